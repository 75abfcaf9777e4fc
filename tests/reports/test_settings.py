"""`[reports]`: each kind has its settings, and nothing goes out in the clear."""

from pathlib import Path
from typing import Any

import pytest

from kiosk.config_reader import parse
from kiosk.reports.settings import MailSettings, MailTls, NoReportSettings, WebhookSettings
from kiosk.settings.mistake import BadSettings

PANEL = {"room": {"id": "a"}, "backend": {"kind": "caldav", "url": "https://x.example/"}}
HOOK = {"kind": "webhook", "url": "https://desk.example.org/faults"}
MAIL = {"kind": "mail", "server": "mail.example.org", "sender": "panels@example.org", "to": "desk@example.org"}


def read(**reports: Any) -> Any:
    return parse({**PANEL, "reports": reports}).reports


def sentences(**reports: Any) -> list[str]:
    with pytest.raises(BadSettings) as caught:
        read(**reports)
    return [str(mistake) for mistake in caught.value.mistakes]


def test_nothing_can_be_reported_unless_the_site_says_where_to() -> None:
    assert parse(PANEL).reports == NoReportSettings() == read() == read(kind="none")


def test_a_webhook_needs_an_address() -> None:
    assert read(**HOOK) == WebhookSettings("https://desk.example.org/faults")
    assert sentences(kind="webhook") == [
        "reports.url is missing: write it in quotes, on one line, at most 1000 characters."
    ]


@pytest.mark.parametrize(
    ("server", "tls", "port"),
    [
        ("mail.example.org", "starttls", 587),
        ("mail.example.org", "tls", 465),
        ("mail.example.org:2525", "tls", 2525),
        ("localhost", "none", 25),
    ],
)
def test_a_mail_server_has_the_usual_port(server: str, tls: str, port: int) -> None:
    settings = read(**MAIL | {"server": server, "tls": tls})
    assert isinstance(settings, MailSettings)
    assert (settings.host, settings.port, settings.tls) == (server.partition(":")[0], port, MailTls(tls))


@pytest.mark.parametrize(
    ("reports", "sentence"),
    [
        ({"kind": "fax"}, "reports.kind is not a kind of delivery: use one of none, webhook, mail."),
        (
            {"url": "https://x.example/"},
            'reports.url is not read by the kind none: take it out, or write kind = "webhook".',
        ),
        (HOOK | {"to": "a@b"}, 'reports.to is not read by the kind webhook: take it out, or write kind = "mail".'),
        (HOOK | {"urll": "x"}, "reports.urll is not a setting: did you mean url."),
        (HOOK | {"url": "http://desk.example.org/"}, "reports.url would send reports unencrypted: use https."),
        (
            HOOK | {"url": "https://me:pw@desk.example.org/"},
            "reports.url carries a name or password: use token_file instead.",
        ),
        (HOOK | {"url": 7}, "reports.url is not a text: write it in quotes, on one line, at most 1000 characters."),
        (MAIL | {"tls": "none"}, 'reports.tls would send reports unencrypted: write "starttls" or "tls".'),
        (MAIL | {"to": "a@b, c@d"}, "reports.to is not a mail address: write it like facilities@example.org."),
        (MAIL | {"to": "a\r\nBcc: c@d"}, "reports.to is not a text: write it in quotes, on one line, at most 1000"),
        (MAIL | {"sender": "Panels <a@b>"}, "reports.sender is not a mail address: write it like"),
        (MAIL | {"to": f"{250 * 'a'}@b.nl"}, "reports.to is not a mail address: write it like"),
        (MAIL | {"username": "panel"}, "reports.password_file is missing: add it, for a login takes both."),
        (HOOK | {"ca_file": "/nowhere/ca.pem"}, "reports.ca_file names no file: make the file, or correct the path."),
    ],
)
def test_each_mistake_is_one_sentence_with_the_mend(reports: dict[str, Any], sentence: str) -> None:
    assert [said for said in sentences(**reports) if said.startswith(sentence)]


def test_to_this_machine_itself_http_will_do() -> None:
    assert read(**HOOK | {"url": "http://127.0.0.1:8080/faults"}).url == "http://127.0.0.1:8080/faults"


@pytest.mark.parametrize("kind", [HOOK, MAIL])
def test_a_secret_others_can_read_stops_the_start(kind: dict[str, Any], tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("x")
    more = {"token_file": str(secret)} if kind is HOOK else {"username": "panel", "password_file": str(secret)}
    secret.chmod(0o640)
    assert "can be read by others" in sentences(**kind | more)[0]
    secret.chmod(0o600)
    assert read(**kind | more)


def test_a_table_that_is_none() -> None:
    with pytest.raises(BadSettings, match="reports is not a table"):
        parse({**PANEL, "reports": 7})
