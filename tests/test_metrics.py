"""What monitoring is told of a panel: that it is well; nothing of its room, nor of anybody at its door (PR5)."""

import asyncio
import dataclasses
import os
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import get_args, get_type_hints

import pytest
from prometheus_client.parser import text_string_to_metric_families
from support.coroutine_tests import Run
from support.virtual_time import VirtualClock

from kiosk import metrics
from kiosk.config_reader import parse
from kiosk.doctor.finding import CheckId, Outcome
from kiosk.metrics import EVERY_S, PROBLEMS, READ_STEP, STORAGE_STEP, MetricsFile, Readings, exposition, readings
from kiosk.room.intent import Book, Confirmed
from kiosk.room.panel_state import BackendHealth, PanelState
from kiosk.room.pattern import LightPattern
from kiosk.room.state import Resolution, State
from kiosk.room.unread import UnreadEvents
from kiosk.settings.mistake import BadSettings

NOW = datetime(2026, 11, 23, 10, 42, 17, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
WELL = PanelState(
    Resolution(state=State.FREE, light=LightPattern.FREE, next_change_at=NOW, synced_at=NOW),
    health=BackendHealth.OK,
    light_ok=True,
    disk_ok=True,
)


def told(state: PanelState = WELL, storage: int = 2**30, temperature: float | None = 51.2) -> Readings:
    return readings(state, NOW - 90 * MINUTE, NOW, storage, temperature)


def samples(content: bytes) -> dict[tuple[str, tuple[str, ...]], float]:
    families = text_string_to_metric_families(content.decode("ascii"))
    return {(one.name, tuple(one.labels.values())): one.value for family in families for one in family.samples}


def test_a_panel_that_is_well_says_so() -> None:
    said = samples(exposition(told()))
    assert {name for name, _ in said} == {
        "roomkiosk_build_info",
        "roomkiosk_process_start_timestamp_seconds",
        "roomkiosk_schedule_read_timestamp_seconds",
        "roomkiosk_last_frame_timestamp_seconds",
        "roomkiosk_config_last_load_successful",
        "roomkiosk_light_ok",
        "roomkiosk_clock_trusted",
        "roomkiosk_storage_available_bytes",
        "roomkiosk_temperature_celsius",
        "roomkiosk_problem",
    }
    assert said["roomkiosk_light_ok", ()] == said["roomkiosk_clock_trusted", ()] == 1
    assert said["roomkiosk_storage_available_bytes", ()] == 2**30
    assert not any(value for (name, _), value in said.items() if name == "roomkiosk_problem")


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"health": BackendHealth.UNREACHABLE}, CheckId.BACKEND_REACHED),
        ({"health": BackendHealth.REFUSED}, CheckId.BACKEND_LOGIN),
        ({"health": BackendHealth.FORBIDDEN}, CheckId.BACKEND_RIGHTS),
        ({"health": BackendHealth.UNTRUSTED}, CheckId.TLS_PEER),
        ({"unread": UnreadEvents(NOW, ())}, CheckId.DATA_READABLE),
        ({"light_ok": False}, CheckId.LIGHT_ANSWER),
        ({"ailing": frozenset({"sensor"})}, CheckId.DEVICE_ANSWER),
        ({"disk_ok": False}, CheckId.DISK_HEALTH),
        ({"resolution": dataclasses.replace(WELL.resolution, stale=True)}, CheckId.DATA_FRESH),
        ({"resolution": dataclasses.replace(WELL.resolution, clock_trusted=False)}, CheckId.CLOCK_TRUSTED),
    ],
)
def test_a_problem_has_the_doctors_id(change: dict[str, object], found: CheckId) -> None:
    ill = told(dataclasses.replace(WELL, **change))  # type: ignore[arg-type]
    said = samples(exposition(ill))
    assert [labels for (name, labels), value in said.items() if name == "roomkiosk_problem" and value] == [
        (found.value, PROBLEMS[found][0].value)
    ]


def test_settings_that_were_refused_are_a_problem() -> None:
    said = samples(exposition(readings(WELL, NOW, NOW, 0, None, settings_ok=False)))
    assert said["roomkiosk_config_last_load_successful", ()] == 0
    assert said["roomkiosk_problem", ("config.current", "warn")] == 1
    assert samples(exposition(told()))["roomkiosk_config_last_load_successful", ()] == 1


def test_a_screen_that_stands_is_seen() -> None:
    late = NOW + 2 * READ_STEP
    frame = "roomkiosk_last_frame_timestamp_seconds", ()
    drawn, stands = (samples(exposition(readings(WELL, NOW, at, 0, None)))[frame] for at in (late, NOW))
    assert drawn - stands == 2 * READ_STEP.total_seconds()


@pytest.mark.parametrize("health", BackendHealth)
def test_a_panel_that_starts_has_no_problem_yet_and_every_other_health_is_one(health: BackendHealth) -> None:
    state = dataclasses.replace(WELL, health=health)
    assert bool(told(state).problems) is (health not in (BackendHealth.OK, BackendHealth.STARTING))


# Nothing of the room, nothing of anybody


def test_no_reading_can_hold_a_text() -> None:
    """A number, an instant, yes or no, or a member of a closed list: there is no room for a name."""
    kinds = {inner for hint in get_type_hints(Readings).values() for inner in (hint, *get_args(hint))}
    plain = {datetime, bool, int, int | None, datetime | None, type(None), CheckId, frozenset[CheckId]}
    assert kinds == plain


def test_every_label_is_of_a_closed_list_or_the_version() -> None:
    said = [labels for name, labels in samples(exposition(told())) if name != "roomkiosk_build_info"]
    known: set[str] = {one.value for kind in (CheckId, Outcome) for one in kind}
    assert issubclass(CheckId, Enum)
    assert {label for labels in said for label in labels} <= known


@pytest.mark.parametrize(
    "room",
    [
        {"state": State.BUSY, "light": LightPattern.BUSY},
        {"until": NOW + MINUTE},
        {"next_change_at": NOW + MINUTE},
        {"synced_at": NOW + 2 * MINUTE},  # a panel that is touched, or near a booking, reads more often
    ],
)
def test_what_happens_in_the_room_changes_no_byte(room: dict[str, object]) -> None:
    other = dataclasses.replace(WELL, resolution=dataclasses.replace(WELL.resolution, **room))
    assert exposition(told(other)) == exposition(told())


def test_a_frame_that_a_finger_made_draw_changes_no_byte() -> None:
    assert exposition(readings(WELL, NOW, NOW + MINUTE, 2**30, 51.2)) == exposition(
        readings(WELL, NOW, NOW, 2**30, 51.2)
    )


def test_a_tap_changes_no_byte() -> None:
    book = Book(NOW, NOW + 15 * MINUTE)
    for change in ({"pending": book}, {"outcome": Confirmed(book)}):
        assert exposition(told(dataclasses.replace(WELL, **change))) == exposition(told())  # type: ignore[arg-type]


def test_what_is_written_and_what_gets_warm_is_told_in_steps() -> None:
    assert exposition(told(storage=2**30 + STORAGE_STEP - 1)) == exposition(told())
    assert exposition(told(temperature=48.4)) == exposition(told())
    assert exposition(told(temperature=None)) != exposition(told())


def test_the_step_of_the_read_is_longer_than_a_panel_rests() -> None:
    """By day it reads every minute, by night every five: so the step is always the one of now."""
    from kiosk.sync import polling

    assert READ_STEP > polling.OFF_HOURS * (1 + polling.JITTER)


# The file


@pytest.mark.parametrize(("file", "says"), [("/x/kiosk.txt", "node_exporter reads no other"), ("x.prom", "full path")])
def test_a_file_that_nobody_would_read_is_refused(file: str, says: str) -> None:
    panel = {"room": {"id": "r"}, "backend": {"kind": "caldav", "url": "http://127.0.0.1/"}}
    with pytest.raises(BadSettings) as refused:
        parse({**panel, "metrics": {"file": file}})
    assert says in str(refused.value.mistakes[0])


def metrics_file(path: Path, folder: Path) -> MetricsFile:
    """Of a screen that was drawn when it began."""
    clock = VirtualClock(NOW)
    drawn_s = lambda: (clock.now() - NOW).total_seconds()  # noqa: E731
    return MetricsFile(path, folder, clock, drawn_s=drawn_s, settings_ok=lambda: True, root=folder)


async def _runs(tmp_path: Path, story: Callable[[MetricsFile, Path], object]) -> None:
    path = tmp_path / "kiosk.prom"
    file = metrics_file(path, tmp_path)
    running = asyncio.create_task(file.run())
    await story(file, path)  # type: ignore[misc]
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


def test_it_is_written_for_everybody_to_read_and_gone_with_the_panel(virtual_time: Run, tmp_path: Path) -> None:
    before = os.umask(0o077)

    async def story(file: MetricsFile, path: Path) -> None:
        await asyncio.sleep(1)
        assert not path.exists()  # nothing is known yet
        file.publish(WELL)
        await asyncio.sleep(EVERY_S)
        assert samples(path.read_bytes())["roomkiosk_light_ok", ()] == 1
        assert stat.S_IMODE(path.stat().st_mode) == 0o644
        assert [one.name for one in tmp_path.iterdir()] == ["kiosk.prom"]

    try:
        virtual_time(_runs(tmp_path, story))
    finally:
        os.umask(before)
    assert list(tmp_path.iterdir()) == []


def test_while_nothing_changes_nothing_is_written(
    virtual_time: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(metrics, "STORAGE_STEP", 2**60)

    async def story(file: MetricsFile, path: Path) -> None:
        file.publish(WELL)
        await asyncio.sleep(EVERY_S)
        first = path.stat().st_ino
        for _ in range(600):
            file.publish(WELL)
            await asyncio.sleep(1)
        assert path.stat().st_ino == first
        file.publish(dataclasses.replace(WELL, light_ok=False))
        await asyncio.sleep(EVERY_S)
        assert path.stat().st_ino != first

    virtual_time(_runs(tmp_path, story))


@pytest.mark.logs("^the metrics file cannot be written: No such file or directory$")
def test_a_folder_that_is_not_there_is_said_once_and_found_when_it_comes(
    virtual_time: Run, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def story() -> None:
        file = metrics_file(tmp_path / "later" / "kiosk.prom", tmp_path)
        file.publish(WELL)
        running = asyncio.create_task(file.run())
        await asyncio.sleep(10 * EVERY_S)
        assert len(caplog.records) == 1
        (tmp_path / "later").mkdir()
        await asyncio.sleep(EVERY_S)
        assert (tmp_path / "later" / "kiosk.prom").exists()
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    virtual_time(story())


@pytest.mark.parametrize(("said", "heard"), [("51234\n", 50.0), ("", None), ("warm", None)])
def test_the_temperature_is_the_kernels(virtual_time: Run, tmp_path: Path, said: str, heard: float | None) -> None:
    thermal = tmp_path / "sys/class/thermal/thermal_zone0/temp"
    thermal.parent.mkdir(parents=True)
    thermal.write_text(said)

    async def story(file: MetricsFile, path: Path) -> None:
        file.publish(WELL)
        await asyncio.sleep(EVERY_S)
        assert samples(path.read_bytes()).get(("roomkiosk_temperature_celsius", ())) == heard

    virtual_time(_runs(tmp_path, story))
