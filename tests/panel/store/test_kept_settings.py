"""A file that is wrong at a start leaves no door without a panel, where there were settings before it."""

import stat
from pathlib import Path

import pytest

from kiosk.config import Config
from kiosk.config_reader import load
from kiosk.panel.store.kept_settings import KEPT_SETTINGS, keep, load_kept

SETTINGS = """\
[room]
id = "waalzaal"
[backend]
kind = "caldav"
url = "https://calendar.example.org/waalzaal/"
[state]
dir = "{folder}"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "kiosk.toml").write_text(SETTINGS.format(folder=tmp_path))
    return tmp_path / "kiosk.toml"


@pytest.fixture
def in_force(file: Path) -> Config:
    config = load(file)
    keep(config)
    return config


def test_a_start_with_a_mistake_goes_on_with_what_was_in_force(file: Path, in_force: Config) -> None:
    file.write_text(file.read_text() + "[policy]\nrelease_after_min = 0\n")
    kept = load_kept(file)
    assert kept is not None
    assert (kept.revision, kept.source, kept.room) == (in_force.revision, file, in_force.room)


def test_that_start_does_not_keep_the_mistake(file: Path, in_force: Config) -> None:
    file.write_text("mistaken")
    keep(in_force)
    assert load(file.with_name(KEPT_SETTINGS)).revision == in_force.revision


def test_the_settings_after_it_are_kept_in_their_turn(file: Path, in_force: Config) -> None:
    file.write_text(file.read_text().replace("waalzaal", "maaszaal"))
    keep(load(file))
    kept = load_kept(file)
    assert kept is not None
    assert kept.room.id == "maaszaal"
    assert in_force.room.id == "waalzaal"


def test_without_settings_before_it_there_are_none(file: Path) -> None:
    file.write_text(file.read_text().replace("waalzaal", "W"))
    assert load_kept(file) is None


@pytest.mark.usefixtures("in_force")
def test_what_is_kept_is_the_panels_alone(file: Path) -> None:
    assert stat.S_IMODE(file.with_name(KEPT_SETTINGS).stat().st_mode) == 0o600


def test_a_disk_that_takes_nothing_ends_no_start(file: Path) -> None:
    file.with_name(KEPT_SETTINGS).mkdir()
    keep(load(file))
