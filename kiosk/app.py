"""Where everything is built, by constructor: the only module that knows all of the panel's parts.

The first frame waits for nothing that it does not show: the network client is imported after it.
"""

import asyncio
import logging
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from kiosk import openings
from kiosk.config import Config
from kiosk.control.local_socket import ControlServer
from kiosk.control.requests import ControlRequests
from kiosk.control.self_test import self_test
from kiosk.hw.light.settings import NoLightSettings
from kiosk.hw.panel.devices import Devices
from kiosk.panel.outbox import Outbox
from kiosk.panel.panel import Panel
from kiosk.panel.store.installation_secret import SecretExposed
from kiosk.panel.store.outbox_file import OutboxFile
from kiosk.panel.store.pin_check import check_pin
from kiosk.panel.store.schedule_cache import ScheduleCache
from kiosk.panel.store.schedule_keeper import ScheduleKeeper
from kiosk.statement import statement_of
from kiosk.sync.reader import ScheduleReader
from kiosk.system import log as logs
from kiosk.system import start
from kiosk.system.boot_clock import has_just_started
from kiosk.system.clock import SystemClock
from kiosk.system.clock_steps import ClockStepWatcher
from kiosk.system.lifetime import START_ANEW, Failure, first_of, stop_signals
from kiosk.system.tasks import cancelled
from kiosk.ui import qt_loop
from kiosk.ui.configured_door import door_of
from kiosk.ui.first_frame import first_frame
from kiosk.ui.qt_log import qt_in_the_log
from kiosk.ui.shell import Screen, make_app

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Running:
    """The parts of a panel that is up."""

    screen: Screen
    panel: Panel
    reader: ScheduleReader
    failed: Failure
    renewed: asyncio.Event
    tasks: list["asyncio.Task[object]"]


def run(config: Config, *, demo: bool = False, tests_itself: bool = False) -> int:
    """The panel, until SIGTERM or SIGINT (0), other settings (START_ANEW), something unplanned, or a bad secret (1)."""
    logs.start()
    with qt_in_the_log(logs.AtMost()):
        has_light = not isinstance(config.light, NoLightSettings)
        work = self_test(open_panel(config), has_light=has_light) if tests_itself else _run(config, demo=demo)
        try:
            return qt_loop.run(make_app(sys.argv[:1]), work)
        except SecretExposed as refused:
            log.error("the panel does not start: %s", refused)
            return 1


async def _run(config: Config, *, demo: bool) -> int:
    stop = stop_signals()
    async with open_panel(config, demo=demo) as running:
        if demo:
            from kiosk.demo.finger import play

            running.tasks.append(running.failed.watch(play(running.screen, stop)))
        await first_of(stop, running.failed, running.renewed)
        return 1 if running.failed.is_set() else 0 if stop.is_set() else START_ANEW


@asynccontextmanager
async def open_panel(config: Config, *, demo: bool = False) -> AsyncIterator[Running]:
    """Everything a door needs, up and connected; taken down in reverse."""
    failed, clock, policy = Failure(), SystemClock(), config.to_policy()
    failed.catch_surprises()
    thread, disk = openings.open_disk()
    events = openings.open_events(config, clock, disk)
    secret = openings.own_secret(config, events.record)
    keeper = ScheduleKeeper(ScheduleCache(config.state.dir / "schedule.sqlite"), disk, clock)
    engine = openings.open_engine(config, secret, clock, policy, spread=has_just_started())
    finder, limits = openings.room_finder(config, secret, clock, policy), openings.try_limits(config, clock, disk)
    panel = Panel(
        policy,
        clock,
        engine,
        keep=keeper.keep,
        outbox=Outbox.opened(OutboxFile(config.state.dir / "outbox.sqlite"), disk),
        disk=disk,
        kept=keeper.load(),
        access=config.access.to_access(),
        check_pin=partial(check_pin, config.access.pin_file),
        elsewhere=finder.book,
        limits=limits,
        record=events.record,
    )
    reports = openings.open_reports(config, clock, disk)
    door = door_of(config, demo=demo, statement=statement_of(config))
    admin = openings.open_admin(config, secret, clock, disk, panel, limits, events.record)
    screen = Screen(door, openings.posting(panel, finder, reports, admin), clock.now)
    screen.on_gone = None if demo else partial(failed.because, "the window is gone")
    openings.show_all(screen, panel, finder, reports, admin)
    followed = openings.follow_files(config, panel, screen, events.record)
    devices: Devices | None = None
    tasks = [failed.watch(panel.run()), failed.watch(finder.run())]
    steps = ClockStepWatcher(panel.clock_stepped, finder.clock_stepped, events.clock_stepped)
    try:
        await asyncio.sleep(0)  # the panel publishes what it knows before anything is drawn
        await first_frame(screen)
        start.is_over()
        followed.follow_settings(config)
        tasks.append(openings.show_photos(config, screen))
        tasks += openings.start_metrics(config, panel, screen, followed, clock, failed)
        devices = Devices(config, panel)
        openings.drive(devices, panel, admin)
        if not failed.is_set():
            keeper.shown()
        tasks.append(failed.watch(engine.reader.run()))
        if reports is not None:
            tasks.append(failed.watch(reports.run()))
        asked = ControlRequests(config, panel, devices, clock, reports, followed.settings, screen, admin)
        control = ControlServer(config.state.run_dir, asked.answer)
        await control.start()
        tasks.append(failed.watch(openings.tell_supervisor(screen, panel)))
        yield Running(screen, panel, engine.reader, failed, followed.renewed, tasks)
        await control.aclose()
        await engine.aclose()
        await finder.aclose()
    finally:
        steps.close()
        keeper.close()
        followed.close()
        await cancelled(tasks)
        admin.cancel()
        if reports is not None:
            reports.cancel()
        if devices is not None:
            await devices.aclose()
        await openings.close_events(events, failed)
        thread.shutdown()
        screen.close()
