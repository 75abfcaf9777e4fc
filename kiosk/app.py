"""Where everything is built, by constructor: the only module that knows all of the panel's parts.

The first frame waits for nothing that it does not show: the network client is imported after it.
"""

import asyncio
import errno
import faulthandler
import logging
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtGui import QGuiApplication

from kiosk.config import PRODUCTION, Config
from kiosk.control import tap
from kiosk.control.local_socket import ControlServer
from kiosk.control.status import status
from kiosk.hw.light.settings import NoLightSettings
from kiosk.hw.panel.devices import Devices
from kiosk.panel.outbox import Outbox
from kiosk.panel.panel import Panel
from kiosk.panel.store.outbox_file import OutboxFile
from kiosk.panel.store.schedule_cache import Kept, ScheduleCache
from kiosk.privacy.display_text import DisplayText
from kiosk.privacy.personal import Labels
from kiosk.room.access import Who
from kiosk.room.panel_state import PanelState
from kiosk.room.pin import Pin
from kiosk.sync.engine import Engine
from kiosk.sync.event_key import SecretExposed, load_secret
from kiosk.system import log as logs
from kiosk.system.clock import SystemClock
from kiosk.system.clock_steps import ClockStepWatcher
from kiosk.ui import qt_loop
from kiosk.ui.door import Door
from kiosk.ui.qt_log import qt_in_the_log
from kiosk.ui.shell import Screen, make_app

log = logging.getLogger(__name__)

FIRST_FRAME_WITHIN = 30.0
ENDS_WITHIN = 5.0
"""Seconds that a process which failed has for ending in order."""
_NO_MORE_SOCKETS = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)


class Failure(asyncio.Event):
    """Set when something nobody planned for happened: the process ends, in order or, `ENDS_WITHIN` seconds later,
    without, by a timer that needs neither the loop nor the interpreter. A process that is half dead is not restarted.
    """

    def set(self) -> None:
        if not self.is_set():
            faulthandler.dump_traceback_later(ENDS_WITHIN, exit=True)  # files, lines and functions, no values; code 1
        super().set()


@dataclass(frozen=True, slots=True)
class Running:
    """The parts of a panel that is up."""

    screen: Screen
    panel: Panel
    engine: Engine
    failed: Failure


def run(config: Config, *, demo: bool = False, self_test: bool = False) -> int:
    """`kiosk run`: the panel, until SIGTERM or SIGINT (0), something nobody planned for, or a secret it refuses (1)."""
    logs.start()
    with qt_in_the_log(logs.AtMost()):
        app = make_app(sys.argv[:1])
        try:
            return qt_loop.run(app, _self_test(config) if self_test else _run(config, demo=demo))
        except SecretExposed as refused:
            log.error("the panel does not start: %s", refused)
            return 1


async def _run(config: Config, *, demo: bool) -> int:
    stop = stop_signals()
    async with open_panel(config, demo=demo) as running:
        fingers = [_watched(_play(running.screen, stop), running.failed)] if demo else []
        await first_of(stop, running.failed)
        for finger in fingers:
            finger.cancel()
        return 1 if running.failed.is_set() else 0


async def _play(screen: Screen, stop: asyncio.Event) -> None:
    """The demo's window can be closed, tells its number keys, and has a finger on standard input."""
    from kiosk.demo.finger import Finger

    screen.on_room_key = lambda number: print(f"room {number}", flush=True)
    screen.window.closing.connect(stop.set)
    await Finger(screen.window).listen()
    await stop.wait()


@asynccontextmanager
async def open_panel(config: Config, *, demo: bool = False) -> AsyncIterator[Running]:
    """Everything a door needs, up and connected; taken down in reverse."""
    failed = Failure()
    _end_on_surprise(failed)
    clock = SystemClock()
    disk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="disk")
    cache = ScheduleCache(config.state.dir / "schedule.sqlite")
    sinks: list[Callable[[PanelState, Labels], None]] = []

    def publish(report: PanelState, labels: Labels) -> None:
        for sink in sinks:
            sink(report, labels)

    outbox = _outbox(config, disk, lambda ok: panel.disk_changed(ok))
    panel = Panel(
        config.to_policy(),
        clock,
        publish=publish,
        keep=lambda kept: keep(kept),
        outbox=outbox,
        kept=_load(cache),
        access=config.access.to_access(),
        check_pin=partial(_check_pin, config.access.pin_file),
    )
    keep = partial(_keep, cache, disk, panel)
    screen = Screen(door_of(config, demo=demo), panel.post, clock.now)
    screen.on_gone = None if demo else partial(_gone, failed)
    sinks.append(screen.publish)
    devices: Devices | None = None
    tasks = [_watched(panel.run(), failed)]
    clock_steps = ClockStepWatcher(panel.clock_stepped)
    try:
        await asyncio.sleep(0)  # the panel publishes what it knows before anything is drawn
        await _first_frame(screen)
        devices = Devices(config, panel)
        sinks.append(lambda report, _labels: devices.show(report))
        devices.show(panel.report)
        if not failed.is_set():
            _shown(cache)
        engine = _engine(config, clock, panel)
        panel.connect(engine)
        tasks.append(_watched(engine.run(), failed))
        answer = partial(_answer, config, panel, devices, clock, time.monotonic())
        control = ControlServer(config.state.run_dir, answer)
        await control.start()
        yield Running(screen, panel, engine, failed)
        await control.aclose()
        await engine.aclose()
    finally:
        clock_steps.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if devices is not None:
            await devices.aclose()
        disk.shutdown()
        screen.close()


def door_of(config: Config, *, demo: bool = False) -> Door:
    """What the screen has to know of the configuration."""
    room = config.room
    return Door(
        name=DisplayText(room.name or room.id),
        zone=ZoneInfo(room.timezone),
        policy=config.to_policy(),
        floor=DisplayText(room.floor),
        zone_label=DisplayText(room.zone),
        seats=room.seats,
        equipment=room.equipment,
        language=config.ui.language,
        clock=config.ui.clock,
        orientation=config.ui.orientation,
        palette=config.ui.palette,
        site=DisplayText(config.site.name),
        show=config.policy.show,
        demo=demo,
    )


def stop_signals() -> asyncio.Event:
    """Set by SIGTERM and SIGINT."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    return stop


async def first_of(*events: asyncio.Event) -> None:
    """Wait until one of them is set."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    for wait in waits:
        wait.cancel()
    await asyncio.gather(*waits, return_exceptions=True)


async def _first_frame(screen: Screen) -> None:
    drawn = asyncio.Event()
    screen.on_first_frame = drawn.set
    screen.show(fullscreen=QGuiApplication.platformName() not in ("offscreen", "xcb"))
    async with asyncio.timeout(FIRST_FRAME_WITHIN):
        await drawn.wait()


def _engine(config: Config, clock: SystemClock, panel: Panel) -> Engine:
    from kiosk.sync.backend import Show
    from kiosk.sync.caldav.adapter import CaldavBackend
    from kiosk.sync.caldav.client import Login

    backend = CaldavBackend(
        Login(config.backend.url, config.backend.username, _password(config), config.backend.ca_file),
        secret=load_secret(config.state.dir / "secret"),
        zone=ZoneInfo(config.room.timezone),
        clock=clock.now,
        show=Show(config.policy.show),
        address=config.room.address,
    )
    return Engine(
        backend,
        config.to_policy(),
        clock,
        on_read=panel.heard,
        on_error=panel.failed,
        marks=panel.marks,
        room_id=config.room.id,
    )


def _password(config: Config) -> str:
    path = config.backend.password_file
    return "" if path is None else path.read_text(encoding="utf-8").strip()


async def _check_pin(path: Path, pin: Pin) -> bool:
    """In a thread of its own: hashing takes longer than a frame may."""
    from kiosk.panel.store import pin_file

    try:
        return await asyncio.to_thread(pin_file.fits, path, pin)
    except OSError as error:
        log.error("the PIN cannot be checked: %s; `kiosk pin set` makes the file", error.strerror or error)
        return False


def _outbox(config: Config, disk: ThreadPoolExecutor, on_disk: Callable[[bool], None]) -> Outbox:
    journal = OutboxFile(config.state.dir / "promises.sqlite")
    try:
        known = journal.entries()
    except OSError:
        known = ()
    return Outbox(journal, lambda call: asyncio.get_running_loop().run_in_executor(disk, call), on_disk, known)


def _load(cache: ScheduleCache) -> Kept | None:
    try:
        return cache.load_for_start()
    except OSError:
        return None


def _shown(cache: ScheduleCache) -> None:
    try:
        cache.shown()
    except OSError as error:
        log.warning("the schedule on disk will not be used by the next start: %s", error.strerror)


def _keep(cache: ScheduleCache, disk: ThreadPoolExecutor, panel: Panel, kept: Kept) -> None:
    def done(saving: "asyncio.Future[None]") -> None:
        error = saving.exception()
        if error is not None:
            log.warning("the schedule cannot be kept on disk: %s", error)
        panel.disk_changed(error is None)

    asyncio.get_running_loop().run_in_executor(disk, cache.save, kept).add_done_callback(done)


async def _answer(
    config: Config, panel: Panel, devices: Devices, clock: SystemClock, started: float, words: list[str]
) -> dict[str, Any]:
    match words:
        case ["status"]:
            told = status(panel.report, config.room.id, clock.now()) | {"devices": devices.health}
            uptime = round(time.monotonic() - started, 1)
            return told | {"version": version("room-kiosk"), "uptime_s": uptime, "pid": os.getpid()}
        case ["tap", *action] if config.debug.remote_tap and config.site.name != PRODUCTION:
            try:
                intent = tap.intent_of(action, panel.report.resolution)
            except tap.NotOffered as refused:
                return {"confirmed": False, "says": str(refused)}
            if panel.gate.who_may(intent) is not Who.ANYONE:
                return {"confirmed": False, "says": f"The panel asks for a {panel.gate.who_may(intent)} first."}
            return tap.answer(await panel.perform(intent))
        case ["tap", *_]:
            return {"confirmed": False, "says": "This panel takes no taps from outside: debug.remote_tap is off."}
        case _:
            return {}


def _gone(failed: Failure) -> None:
    log.error("the window is gone")
    failed.set()


def _watched(coroutine: Any, failed: Failure) -> "asyncio.Task[Any]":
    task = asyncio.get_running_loop().create_task(coroutine)

    def ended(task: "asyncio.Task[Any]") -> None:
        if not task.cancelled():
            log.error("a part of the panel ended", exc_info=task.exception())
            failed.set()

    task.add_done_callback(ended)
    return task


def _end_on_surprise(failed: Failure) -> None:
    """A slot's exception goes to sys.excepthook, a callback's to the loop: both end the process (traps of qasync).

    A server that cannot accept because the process has no socket left tells the loop so, and tries again (asyncio's
    `BaseSelectorEventLoop._accept_connection`): that ends nothing.
    """

    def in_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, OSError) and error.errno in _NO_MORE_SOCKETS and "socket" in context:
            sockets.warning("no socket left for whoever connects")
            return
        log.error("nobody planned for this", exc_info=error)
        failed.set()

    def in_slot(kind: type[BaseException], error: BaseException, trace: Any) -> None:
        log.error("nobody planned for this in a slot", exc_info=(kind, error, trace))
        failed.set()

    sockets = log.getChild("sockets")
    sockets.addFilter(logs.AtMost())
    asyncio.get_running_loop().set_exception_handler(in_loop)
    sys.excepthook = in_slot


async def _self_test(config: Config) -> int:
    """Start everything, draw a frame, say what worked."""
    checks: dict[str, bool] = {}
    with suppress(TimeoutError):
        async with open_panel(config) as running:
            checks["the screen draws"] = True
            checks["the backend answers"] = await running.engine.read()
            checks["the schedule is kept on disk"] = running.panel.report.disk_ok
            if not isinstance(config.light, NoLightSettings):
                checks["the light answers and works"] = await _light_ok(running.panel)
            checks["nothing failed that nobody planned for"] = not running.failed.is_set()
    checks.setdefault("the screen draws", False)
    for what, good in checks.items():
        print(f"{'ok  ' if good else 'FAIL'}  {what}")
    return 0 if all(checks.values()) else 1


async def _light_ok(panel: Panel, within: float = 5.0) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(within):
            while not panel.report.light_ok:
                await asyncio.sleep(0.05)
    return panel.report.light_ok
