"""`[backend]` of a mailbox in Microsoft 365, and what a mistake in it is answered with."""

from pathlib import Path

import pytest

from kiosk.backend_tables import GraphTable
from kiosk.config import Config
from kiosk.config_reader import load
from kiosk.settings.mistake import BadSettings

ID = "11111111-2222-3333-4444-555555555555"
WHO = f'mailbox = "room1@example.org"\ntenant = "example.org"\nclient_id = "{ID}"\n'


def loaded(folder: Path, settings: str, rest: str = "") -> Config:
    path = folder / "kiosk.toml"
    text = f'[backend]\nkind = "graph"\n{settings}\n[room]\nid = "a"\n{rest}'
    path.write_text(text.replace("{folder}", str(folder)), encoding="utf-8")
    return load(path)


def told(folder: Path, settings: str, rest: str = "") -> str:
    with pytest.raises(BadSettings) as caught:
        loaded(folder, settings, rest)
    (mistake,) = caught.value.mistakes
    return str(mistake).replace(str(folder), "")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With a key, its certificate, and a login that others may read."""
    for name, mode in (("key", 0o600), ("certificate", 0o644), ("open", 0o644)):
        (tmp_path / name).write_text("CANARY")
        (tmp_path / name).chmod(mode)
    return tmp_path


BY_KEY = WHO + 'key_file = "{folder}/key"\ncertificate_file = "{folder}/certificate"\n'
BY_ACCOUNT = WHO + 'login_file = "{folder}/login"\n'


def test_an_app_has_a_key_and_its_certificate(folder: Path) -> None:
    backend = loaded(folder, BY_KEY).backend
    assert isinstance(backend, GraphTable)
    assert backend.addresses == ("https://graph.microsoft.com", "https://login.microsoftonline.com")
    assert backend.calendar_name == "room1@example.org"
    assert "CANARY" not in repr(backend)


def test_an_account_may_sign_in_later(folder: Path) -> None:
    """What it leaves behind is renewed by the panel: that it changes is no change of the settings."""
    config = loaded(folder, BY_ACCOUNT)
    (folder / "login").write_text("CANARY")
    (folder / "login").chmod(0o600)
    assert loaded(folder, BY_ACCOUNT) == config
    assert config.files_read_once == ()


def test_another_room_is_another_mailbox(folder: Path) -> None:
    (other,) = loaded(folder, BY_KEY, '[[rooms]]\nid = "b"\ncalendar = "room2@example.org"\n').rooms
    assert (other.calendar_name, other.has_login) == ("room2@example.org", False)


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        (WHO, "line 1: backend.key_file is missing: name the app's key, or set login_file and run kiosk login."),
        (BY_KEY + 'login_file = "/x"', "line 8: backend.login_file stands beside key_file, and only one can decide"),
        (WHO + 'key_file = "{folder}/key"', "line 1: backend.certificate_file is missing beside key_file: add it"),
        (WHO + 'key_file = "{folder}/open"\n', "line 6: backend.key_file can be read by others on this machine"),
        (WHO + 'login_file = "{folder}/open"', "line 6: backend.login_file can be read by others on this machine"),
        (WHO + 'login_file = "here"', "line 6: backend.login_file is not a full path"),
        (BY_KEY.replace("room1@example.org", "room1"), "line 3: backend.mailbox is not a mail address"),
        (BY_KEY.replace(ID, "kiosk"), "line 5: backend.client_id is not the id of an app"),
        (BY_KEY.replace('"example.org"', '"https://x"'), "line 4: backend.tenant is not a tenant"),
        (BY_KEY + 'url = "http://graph.example"', "line 8: backend.url would send the login unencrypted: use https"),
        (BY_KEY + 'sign_in_url = "login"', "line 8: backend.sign_in_url is not an address"),
        (BY_KEY + 'username = "a"', "line 8: backend.username is not read by the kind graph"),
        (BY_KEY + 'client_secret = "CANARY"', "line 8: backend.client_secret is not a setting"),
    ],
)
def test_a_mistake_is_told_with_its_mend(folder: Path, settings: str, sentence: str) -> None:
    said = told(folder, settings)
    assert said.startswith(sentence)
    assert "CANARY" not in said
