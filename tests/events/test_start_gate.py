"""An update and a fall-back are in the log, each once, by what the start gate of the package left."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.events.security_event import KEPT_FOR, Events, LoggedEvent, SecurityEvent
from kiosk.events.start_gate import unrecorded

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
UPDATE, ROLLBACK = SecurityEvent.UPDATE, SecurityEvent.ROLLBACK


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    for folder in ("var/lib/room-kiosk", "opt/room-kiosk"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "opt/room-kiosk/version").write_text("1.6.0\n")
    return tmp_path


def held(machine: Path, version: str, when: datetime = NOW) -> None:
    path = machine / "var/lib/room-kiosk/held"
    path.write_text(f"{version}\n")
    os.utime(path, (when.timestamp(), when.timestamp()))


def found(machine: Path, *before: tuple[SecurityEvent, str]) -> list[tuple[SecurityEvent, str]]:
    events: Events = tuple(LoggedEvent.seen(event, NOW, version) for event, version in before)
    return list(unrecorded(events, NOW, machine))


def test_a_machine_that_runs_what_it_always_ran_says_nothing(machine: Path) -> None:
    assert found(machine) == []


def test_a_machine_without_the_package_says_nothing(tmp_path: Path) -> None:
    assert found(tmp_path) == []


def test_the_first_start_of_a_new_version_is_an_update(machine: Path) -> None:
    (machine / "var/lib/room-kiosk/trying").write_text("0\n")
    assert found(machine) == [(UPDATE, "1.6.0")]
    assert found(machine, (UPDATE, "1.5.2")) == [(UPDATE, "1.6.0")]


def test_its_second_try_is_none(machine: Path) -> None:
    (machine / "var/lib/room-kiosk/trying").write_text("1\n")
    assert found(machine, (UPDATE, "1.6.0"), (SecurityEvent.START, "")) == []


def test_a_version_that_is_held_is_a_rollback_once(machine: Path) -> None:
    held(machine, "1.6.0")
    assert found(machine, (UPDATE, "1.6.0")) == [(ROLLBACK, "1.6.0")]
    assert found(machine, (ROLLBACK, "1.6.0"), (SecurityEvent.START, "")) == []


def test_one_that_was_forgotten_is_not_told_again(machine: Path) -> None:
    held(machine, "1.6.0", NOW - KEPT_FOR)
    assert found(machine) == []
