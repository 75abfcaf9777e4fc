"""What a site's monitoring may know of a panel: whether it is well, never what its room is (F7).

A file in the text format of Prometheus, for the textfile collector of node_exporter
(https://github.com/prometheus/node_exporter#textfile-collector). What is scraped every minute would be the times of
single bookings (PR5), so nothing here moves with one: no state of the room, no count of requests, of taps or of what
waits to be sent. A panel reads its calendar more often round a booking and at a touch, writes then, and gets warm: such
readings are told in steps that are coarser than that.
"""

import asyncio
import logging
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from prometheus_client import CollectorRegistry, Gauge, Info, generate_latest

from kiosk import __version__
from kiosk.doctor.calendar_checks import CAUSES
from kiosk.doctor.finding import CheckId, Outcome
from kiosk.room.panel_state import BackendHealth, PanelState
from kiosk.system.clock import Clock
from kiosk.system.machine_files import text

log = logging.getLogger(__name__)

EVERY_S: Final = 60.0
READ_STEP: Final = timedelta(minutes=10)
STORAGE_STEP: Final = 16 * 2**20
TEMPERATURE_STEP: Final = 5
_THERMAL: Final = "sys/class/thermal/thermal_zone0/temp"


def _backend(check: CheckId) -> Callable[[PanelState], bool]:
    return lambda state: CAUSES.get(state.health) is check


PROBLEMS: Final[Mapping[CheckId, tuple[Outcome, Callable[[PanelState], bool]]]] = {
    **{check: (Outcome.FAIL, _backend(check)) for check in dict.fromkeys(CAUSES.values())},
    CheckId.CONFIG_CURRENT: (Outcome.WARN, lambda _state: False),  # the panel that runs has none of what was refused
    CheckId.CLOCK_TRUSTED: (Outcome.FAIL, lambda state: not state.resolution.clock_trusted),
    CheckId.DATA_FRESH: (
        Outcome.FAIL,
        lambda state: state.health is not BackendHealth.STARTING and state.resolution.stale,
    ),
    CheckId.DATA_READABLE: (Outcome.WARN, lambda state: state.unread is not None),
    CheckId.LIGHT_ANSWER: (Outcome.FAIL, lambda state: not state.light_ok),
    CheckId.DEVICE_ANSWER: (Outcome.WARN, lambda state: bool(state.ailing)),
    CheckId.DISK_HEALTH: (Outcome.FAIL, lambda state: not state.disk_ok),
}
"""By the doctor's id: what the panel itself sees of it."""


@dataclass(frozen=True, slots=True)
class Readings:
    """Everything that is told, in base units."""

    started_at: datetime
    read_at: datetime | None
    """When the schedule was read last, in steps of `READ_STEP`; so is the next."""
    drawn_at: datetime
    """When the screen was drawn last."""
    settings_ok: bool
    """Whether what stands in the settings' file is in force."""
    light_ok: bool
    clock_trusted: bool
    problems: frozenset[CheckId]
    storage_available: int
    """Bytes, in steps."""
    temperature: int | None
    """Of the processor, degrees Celsius, in steps; None where the machine does not say."""


def readings(
    state: PanelState,
    started_at: datetime,
    drawn_at: datetime,
    storage: int,
    temperature: float | None,
    *,
    settings_ok: bool = True,
) -> Readings:
    """Of what the panel publishes, without what it may not tell."""
    synced = state.resolution.synced_at
    refused = () if settings_ok else (CheckId.CONFIG_CURRENT,)
    return Readings(
        started_at=started_at,
        read_at=None if synced is None else _step(synced),
        drawn_at=_step(drawn_at),
        settings_ok=settings_ok,
        light_ok=state.light_ok,
        clock_trusted=state.resolution.clock_trusted,
        problems=frozenset((*refused, *(check for check, (_, has) in PROBLEMS.items() if has(state)))),
        storage_available=storage // STORAGE_STEP * STORAGE_STEP,
        temperature=None if temperature is None else round(temperature / TEMPERATURE_STEP) * TEMPERATURE_STEP,
    )


def _step(moment: datetime) -> datetime:
    return moment - timedelta(seconds=moment.timestamp() % READ_STEP.total_seconds())


def exposition(told: Readings) -> bytes:
    """The file. Every label is a member of an enumeration, or the program's version."""
    registry = CollectorRegistry()  # of its own: the library's tells of Python and of the process

    def gauge(name: str, help_: str, value: float) -> None:
        Gauge(f"roomkiosk_{name}", help_, registry=registry).set(value)

    Info("roomkiosk_build", "The program that runs.", registry=registry).info({"version": __version__})
    gauge("process_start_timestamp_seconds", "When the panel started.", told.started_at.timestamp())
    if told.read_at is not None:
        gauge(
            "schedule_read_timestamp_seconds",
            "When the calendar was read last, to ten minutes.",
            told.read_at.timestamp(),
        )
    gauge("last_frame_timestamp_seconds", "When the screen was drawn last, to ten minutes.", told.drawn_at.timestamp())
    gauge("config_last_load_successful", "Whether the settings in the file are in force.", told.settings_ok)
    gauge("light_ok", "Whether the light answers.", told.light_ok)
    gauge("clock_trusted", "Whether the calendar server agrees on the time.", told.clock_trusted)
    gauge("storage_available_bytes", "Free on the disk of the state, to 16 MiB.", told.storage_available)
    if told.temperature is not None:
        gauge("temperature_celsius", "Of the processor, to five degrees.", told.temperature)
    problem = Gauge("roomkiosk_problem", "Whether the check finds one.", ("check", "severity"), registry=registry)
    for check, (severity, _) in PROBLEMS.items():
        problem.labels(check.value, severity.value).set(check in told.problems)
    return generate_latest(registry)


class MetricsFile:
    """Written once a minute at most, and only where it says something else; gone where the panel ends in order.

    `state_dir` is whose disk is told of; `root` is where the machine's own files are looked for. `drawn_s`: how many
    seconds ago the screen was drawn; `settings_ok`: whether what stands in the settings' file is in force.
    """

    def __init__(
        self,
        path: Path,
        state_dir: Path,
        clock: Clock,
        *,
        drawn_s: Callable[[], float],
        settings_ok: Callable[[], bool],
        root: Path = Path("/"),
    ) -> None:
        self._path = path
        self._state_dir = state_dir
        self._thermal = root / _THERMAL
        self._clock = clock
        self._drawn_s = drawn_s
        self._settings_ok = settings_ok
        self._started_at = clock.now()
        self._state: PanelState | None = None
        self._written = b""
        self._ok = True

    def publish(self, state: PanelState, *_for_the_screen: object) -> None:
        self._state = state

    async def run(self) -> None:
        """For ever; the file is removed when this is cancelled: what nobody renews is not shown as if it were."""
        try:
            while True:
                if self._state is not None:
                    await asyncio.to_thread(partial(self._tell, self._state))
                await asyncio.sleep(EVERY_S)
        finally:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _tell(self, state: PanelState) -> None:
        try:
            stands = os.statvfs(self._state_dir)
            told = readings(
                state,
                self._started_at,
                self._clock.now() - timedelta(seconds=self._drawn_s()),
                stands.f_bavail * stands.f_frsize,
                self._temperature(),
                settings_ok=self._settings_ok(),
            )
            self._write(exposition(told))
        except OSError as error:
            if self._ok:
                log.warning("the metrics file cannot be written: %s", error.strerror)
            self._ok = False
        else:
            self._ok = True

    def _write(self, content: bytes) -> None:
        """Whole, and for everybody to read: node_exporter has a user of its own."""
        if content != self._written or not self._path.exists():
            draft = self._path.with_suffix(".new")
            draft.write_bytes(content)
            draft.chmod(0o644)
            draft.replace(self._path)
            self._written = content

    def _temperature(self) -> float | None:
        """Thousandths of a degree, as the kernel has it (Documentation/driver-api/thermal/sysfs-api.rst)."""
        with suppress(ValueError):
            return int(text(self._thermal)) / 1000
        return None
