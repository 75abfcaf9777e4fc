"""What was checked once is not checked again, and whatever a check looks at, changed, has all of it checked anew."""

import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin, get_type_hints

import pytest

from kiosk import room_tables
from kiosk.backend_tables import BACKEND_KINDS
from kiosk.config import AccessTable, AdminTable, Config
from kiosk.config_reader import load
from kiosk.field_rules import Obeys
from kiosk.hw.light.driver import LIGHT_DRIVERS
from kiosk.hw.settings import PRESENCE_DRIVERS
from kiosk.panel.store import checked_settings
from kiosk.panel.store.checked_settings import CHECKED_SETTINGS, keep, recalled
from kiosk.reports.settings import REPORT_KINDS
from kiosk.room_tables import OtherRoomTable
from kiosk.settings.lines import Lines
from kiosk.settings.mistake import dotted
from kiosk.settings.table import OnPanel

SETTINGS = """\
[room]
id = "waalzaal"
timezone = "Asia/Tokyo"
house_rules = ["Leave it as you found it."]
[backend]
kind = "caldav"
url = "https://calendar.example.org/waalzaal/"
username = "waalzaal"
password_file = "{folder}/password"
[access]
book = "badge"
[badge]
reader = "Reader"
[policy]
working_days = [1, 2]
presence = "check_in"
[state]
dir = "{folder}/state"
[light]
driver = "gpiod"
colours = {{ free = "#00ff00" }}
[presence]
driver = "mqtt"
broker = "localhost"
topic = "room"
[reports]
kind = "mail"
server = "localhost"
sender = "a@example.org"
to = "b@example.org"
tls = "none"
[[rooms]]
id = "maaszaal"
url = "https://calendar.example.org/maaszaal/"
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "state").mkdir(mode=0o700)
    (tmp_path / "password").touch(mode=0o600)
    (tmp_path / "kiosk.toml").write_text(SETTINGS.format(folder=tmp_path))
    files = [tmp_path / "password", *(Path(name) for name in checked_settings._program())]
    monkeypatch.setattr(checked_settings, "BEGAN_NS", 1 + max(path.stat().st_ctime_ns for path in files))
    return tmp_path / "kiosk.toml"


@pytest.fixture
def checked(file: Path) -> Config:
    config = load(file)
    keep(config)
    return config


def kept(file: Path) -> Path:
    return file.parent / "state" / CHECKED_SETTINGS


def test_the_next_start_has_the_same_settings_unchecked(file: Path, checked: Config) -> None:
    again = recalled(file)
    assert again == checked
    assert again is not None
    assert (again.revision, again.source) == (checked.revision, file)


def test_whoever_writes_the_same_again_has_nothing_checked(file: Path, checked: Config) -> None:
    file.write_text(file.read_text())
    assert recalled(file) == checked


def _longer(file: Path) -> None:
    file.write_text(file.read_text() + "\n")


def _open_to_all(file: Path) -> None:
    (file.parent / "password").chmod(0o644)


def _no_password(file: Path) -> None:
    (file.parent / "password").unlink()


def _another_password(file: Path) -> None:
    (file.parent / "password").write_text("other")


def _cut_off(file: Path) -> None:
    kept(file).write_bytes(kept(file).read_bytes()[:-10])


def _readable(file: Path) -> None:
    kept(file).chmod(0o640)


def _gone(file: Path) -> None:
    kept(file).unlink()


def _a_pipe(file: Path) -> None:
    kept(file).unlink()
    kept(file).mkdir()


@pytest.mark.usefixtures("checked")
@pytest.mark.parametrize(
    "change", [_longer, _open_to_all, _no_password, _another_password, _cut_off, _readable, _gone, _a_pipe]
)
def test_what_has_changed_is_checked_anew(file: Path, change: Callable[[Path], None]) -> None:
    change(file)
    assert recalled(file) is None


@pytest.mark.usefixtures("checked")
def test_another_program_checks_for_itself(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    state = checked_settings._state
    monkeypatch.setattr(checked_settings, "_state", lambda name: () if name == room_tables.__file__ else state(name))
    assert recalled(file) is None


@pytest.mark.usefixtures("checked")
def test_settings_of_another_file_are_not_these(file: Path) -> None:
    other = file.with_name("other.toml")
    other.write_text(file.read_text())
    assert recalled(other) is None


def test_a_file_that_changed_while_this_process_ran_may_have_been_checked_before_it_did(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checked_settings, "BEGAN_NS", (file.parent / "password").stat().st_ctime_ns)
    keep(load(file))
    assert not kept(file).exists()


def test_older_settings_that_stand_in_for_a_mistake_are_not_what_was_checked(file: Path, checked: Config) -> None:
    kept(file).unlink()
    file.write_text("mistaken")
    keep(checked)
    assert not kept(file).exists()


def test_what_is_the_same_is_not_written_again(file: Path, checked: Config) -> None:
    before = kept(file).stat().st_ctime_ns
    keep(checked)
    keep(recalled(file) or checked)
    assert kept(file).stat().st_ctime_ns == before


def test_a_start_that_checked_nothing_leaves_what_was_kept_with_the_stamp_of_whoever_checked(
    file: Path, checked: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = kept(file).read_bytes()
    program = [name for name in checked_settings._program() if not name.endswith("config_reader.py")]
    monkeypatch.setattr(checked_settings, "_program", lambda: program)
    keep(recalled(file) or checked)
    assert kept(file).read_bytes() == before


def test_it_is_the_panels_alone(file: Path, checked: Config) -> None:
    assert checked.source == file
    assert kept(file).stat().st_mode & 0o777 == 0o600


def test_a_disk_that_takes_nothing_ends_no_start(file: Path) -> None:
    kept(file).mkdir()
    keep(load(file))
    assert recalled(file) is None


class Harm:
    """What a pickle can ask for."""

    def __init__(self, what: Any, *words: Any) -> None:
        self.made_by = what, words

    def __reduce__(self) -> Any:
        return self.made_by


@pytest.mark.parametrize("harm", [Harm(os.unlink, "victim"), Harm(dotted, ("a",)), Harm(Lines, "")])
def test_what_stands_there_makes_nothing_but_settings(
    file: Path, checked: Config, harm: Harm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    with kept(file).open("rb") as stored:
        known = checked_settings._Values(stored).load()
    victim = file.parent / "victim"
    victim.touch()
    kept(file).write_bytes(pickle.dumps(replace(known, stamp=harm)))
    kept(file).chmod(0o600)
    assert checked_settings._kept(kept(file)) is None
    assert victim.exists()
    assert checked.source == file


def _settings_that_look(kind: type) -> list[str]:
    """Those of which a rule looks at a file."""
    return [
        name
        for name, hint in get_type_hints(kind, include_extras=True).items()
        for mark in _marks(hint)
        if (isinstance(mark, Obeys) and _base(hint) is Path) or isinstance(mark, OnPanel)
    ]


def _marks(hint: Any) -> list[Any]:
    if get_origin(hint) is Annotated:
        return list(get_args(hint)[1:])
    return [mark for part in get_args(hint) for mark in _marks(part)]


def _base(hint: Any) -> Any:
    return next((_base(part) for part in get_args(hint)), hint)


KINDS = [*BACKEND_KINDS.values(), *PRESENCE_DRIVERS.values(), *REPORT_KINDS.values(), OtherRoomTable]


def test_every_setting_whose_file_a_check_looks_at_is_known_by_its_name(file: Path) -> None:
    looking = [name for kind in [*KINDS, AccessTable, AdminTable] for name in _settings_that_look(kind)]
    assert len(looking) > 10
    assert [name for name in looking if not name.endswith("_file")] == []
    config = load(file)
    assert str(file.parent / "password") in checked_settings._named(config)
    assert str(config.admin.pin_file) in checked_settings._named(config)


def test_a_start_with_them_imports_no_pydantic(file: Path, checked: Config) -> None:
    """Nor does what all of the panel imports."""
    code = f"""if True:
        import sys
        from pathlib import Path
        from kiosk.panel.store.checked_settings import recalled
        import kiosk.app
        print(recalled(Path({str(file)!r})).revision, *(name for name in sys.modules if "pydantic" in name))
    """
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == [checked.revision]


def _leaves(hint: Any) -> set[Any]:
    """The types of which values are made."""
    if get_origin(hint) is ClassVar:
        return set()
    if get_args(hint) and get_origin(hint) is not Literal:
        return set().union(*map(_leaves, get_args(hint)))
    if is_dataclass(hint):
        return set().union(*map(_leaves, get_type_hints(hint).values()))
    return {hint}


def test_every_setting_is_of_a_kind_that_comes_back() -> None:
    """Or the next start would check for nothing."""
    lights = [driver.settings for driver in LIGHT_DRIVERS.values()]
    for leaf in set().union(*map(_leaves, [Config, *KINDS, *lights])) - {str, int, bool, Path, type(None), ...}:
        assert get_origin(leaf) is Literal or issubclass(leaf, Enum), leaf
