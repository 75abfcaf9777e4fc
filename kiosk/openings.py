"""What of a panel is opened when it is first wanted, or only where the configuration asks for it.

The network's clients are imported here, inside functions: the first frame waits for none of them.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final, Protocol
from zoneinfo import ZoneInfo

from kiosk import __version__
from kiosk.admin.administration import Administration
from kiosk.admin.choices_file import load as load_choices
from kiosk.admin.panel_door import PanelDoor, choices_path
from kiosk.backends import open_backend
from kiosk.config import Config
from kiosk.events import event_file, start_gate
from kiosk.events.event_log import EventLog
from kiosk.events.security_event import SecurityEvent
from kiosk.hw.panel.devices import Devices
from kiosk.nearby.configured import card_of, other_rooms
from kiosk.nearby.other_room import OtherRoom
from kiosk.nearby.room_finder import RoomFinder
from kiosk.panel.panel import Panel
from kiosk.panel.store import checked_settings, kept_settings, tries_file
from kiosk.panel.store.disk import Disk
from kiosk.panel.store.identity import load_identity
from kiosk.panel.store.installation_secret import fingerprint
from kiosk.panel.store.tries_file import TriesFile
from kiosk.panel.try_limits import TryLimits
from kiosk.reports.faults import items_of
from kiosk.reports.queue import ReportQueue
from kiosk.reports.queue_file import ReportFile
from kiosk.reports.receiver import Receiver
from kiosk.reports.report import ReportFault
from kiosk.reports.reporting import Reporting
from kiosk.reports.settings import MailSettings, NoReportSettings, ReportSettings, WebhookSettings
from kiosk.room.administration import AdminAct, AdminState, EnterProof, SpeakFromNow
from kiosk.room.intent import LookAround, Touched
from kiosk.room.policy import Policy
from kiosk.room_tables import OtherRoomTable
from kiosk.settings.document import Document
from kiosk.settings_watch import SettingsWatch, until_idle
from kiosk.sync.engine import Engine
from kiosk.system import start
from kiosk.system.board import this_board
from kiosk.system.boot_clock import boot_id
from kiosk.system.clock import SystemClock
from kiosk.system.connectors import has_no_screen
from kiosk.system.lifetime import Failure
from kiosk.system.systemd import Watchdog, ready, watchdog_s
from kiosk.system.tasks import supervised
from kiosk.ui.first_frame import first_frame
from kiosk.ui.frame_watch import FrameWatch
from kiosk.ui.photos import Photo, shown_photos
from kiosk.ui.shell import Given, Screen

LEFT_ALONE: Final = timedelta(seconds=3)
"""So long nobody touched a panel that starts anew for other settings."""
Record = Callable[[SecurityEvent, str], None]
"""`EventLog.record`."""


def open_disk() -> tuple[ThreadPoolExecutor, Disk]:
    """One thread, and what writes in it, in the order in which it was asked to."""
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="disk")
    return thread, Disk(partial(asyncio.get_running_loop().run_in_executor, thread))


def open_events(config: Config, clock: SystemClock, disk: Disk) -> EventLog:
    """The log of security events, in which this start stands."""
    events = EventLog(config.state.dir / event_file.NAME, disk.write, clock)
    for event, of_version in start_gate.unrecorded(events.events, clock.now()):
        events.record(event, of_version)
    events.record(SecurityEvent.START, config.revision)
    return events


async def close_events(events: EventLog, failed: Failure) -> None:
    """That the panel ended stands in it, unless by a failure."""
    if not failed.is_set():
        events.record(SecurityEvent.STOP)
    await events.aclose()


def own_secret(config: Config, record: Record) -> bytes:
    """Of this panel on this board. Raises SecretExposed."""
    return load_identity(config.state.dir, this_board(), partial(record, SecurityEvent.FOREIGN_CARD, ""))


def show_photos(config: Config, screen: Screen) -> "asyncio.Task[None]":
    """A photo is looked at before the screen may load it, and not before the first frame."""
    photos = [Photo(room.id, card_of(room).photo) for room in (config.room, *config.rooms)]

    async def look() -> None:
        screen.publish_photos(await asyncio.to_thread(shown_photos, photos))

    return supervised(look())


def start_metrics(
    config: Config, panel: Panel, screen: Screen, followed: "FollowedFiles", clock: SystemClock, failed: Failure
) -> "list[asyncio.Task[object]]":
    """Nothing where the site wants no metrics: their library is not loaded either."""
    if config.metrics.file is None:
        return []
    from kiosk.metrics import MetricsFile

    metrics = MetricsFile(
        config.metrics.file,
        config.state.dir,
        clock,
        drawn_s=lambda: screen.frame_age_s,
        settings_ok=lambda: not (followed.settings and followed.settings.mistakes),
    )
    panel.subscribe(metrics.publish)
    return [failed.watch(metrics.run())]


async def draw_first(screen: Screen) -> None:
    """What the panel knows from before; where no screen is there, the start goes on without."""
    await first_frame(screen, has_no_screen)
    start.is_over()


async def tell_supervisor(screen: Screen, panel: Panel) -> None:
    """That the panel is up; then signs of life, for as long as the screen draws what is true; for ever."""
    ready()
    clock = asyncio.get_running_loop().time
    await FrameWatch(screen, panel.is_published, clock, has_no_screen).report(Watchdog(watchdog_s(), clock).step)


def posting(
    panel: Panel, finder: RoomFinder, reports: Reporting | None, admin: Administration
) -> Callable[[Given], None]:
    """To whom what the screen posts goes."""

    def post(given: Given) -> None:
        match given:
            case AdminAct() | EnterProof() | SpeakFromNow():
                admin.do(given)
            case LookAround():
                finder.look_around()
            case ReportFault():
                if reports is not None:
                    reports.report(given)
            case Touched():
                admin.touched()
                panel.post(given)
            case _:
                panel.post(given)

    return post


def show_all(
    screen: Screen, panel: Panel, finder: RoomFinder, reports: Reporting | None, admin: Administration
) -> None:
    """What is published goes to the screen."""
    panel.subscribe(screen.publish)
    admin.subscribe(screen.publish_admin)
    finder.subscribe(screen.publish_nearby)
    if reports is not None:
        reports.subscribe(screen.publish_reports)


def drive(devices: Devices, panel: Panel, admin: Administration) -> None:
    """What is published goes to the light and what else hangs at the door."""
    panel.subscribe(devices.publish)
    admin.subscribe(devices.publish_admin)


def open_admin(
    config: Config,
    secret: bytes,
    clock: SystemClock,
    disk: Disk,
    panel: Panel,
    limits: TryLimits,
    record: Callable[[SecurityEvent], None],
) -> Administration:
    """The admin page, which nobody gets to see before it has a PIN; what was chosen on it holds from the start."""
    choices = load_choices(choices_path(config))
    panel.put_out_of_service(choices.out_of_service)
    facts = AdminState(version=__version__, panel=config.room.id, key=fingerprint(secret))
    door = PanelDoor(config, clock, disk, panel.put_out_of_service)
    return Administration(door, clock, limits, choices, config.revision, facts, record)


def try_limits(config: Config, clock: SystemClock, disk: Disk) -> TryLimits:
    return TryLimits.opened(clock, TriesFile(config.state.dir / tries_file.NAME, boot_id()), disk)


def open_engine(
    config: Config,
    secret: bytes,
    clock: SystemClock,
    policy: Policy,
    table: OtherRoomTable | None = None,
    *,
    spread: bool = True,
) -> Engine:
    """Of this room, or of another one. `spread` as `ScheduleReader` has it."""
    room_id = config.room.id if table is None else table.id
    return Engine(partial(open_backend, config, secret, clock, table), policy, clock, room_id=room_id, spread=spread)


def room_finder(config: Config, secret: bytes, clock: SystemClock, policy: Policy) -> RoomFinder:
    """Of the other rooms in the configuration."""
    tables = {table.id: table for table in config.rooms}

    rooms = other_rooms(config)

    def opened(table: OtherRoomTable) -> Callable[[], Engine]:
        return partial(open_engine, config, secret, clock, policy, table)

    return RoomFinder((OtherRoom(room, opened(tables[room.id]), policy, clock) for room in rooms), clock)


class Followed(Protocol):
    """Whoever follows a file."""

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class FollowedFiles:
    """The files that a running panel follows; None: there is no such file."""

    notices: Followed | None
    settings: SettingsWatch | None

    @property
    def renewed(self) -> asyncio.Event:
        """Set when the panel has to start anew, to obey other settings."""
        return asyncio.Event() if self.settings is None else self.settings.renewed

    def follow_settings(self, config: Config) -> None:
        """After the first frame: it need not wait for them to be read and kept again."""
        if self.settings is not None:
            kept_settings.keep(config)
            checked_settings.keep(config)
            self.settings.start()

    def close(self) -> None:
        for watch in (self.notices, self.settings):
            if watch is not None:
                watch.close()


def follow_files(config: Config, panel: Panel, screen: Screen, record: Record) -> FollowedFiles:
    """The notices from before the panel publishes anything: an emergency stands in the first frame."""
    notices = settings = None
    if config.notice.file is not None:
        from kiosk.notice.notice_watch import NoticeWatch

        notices = NoticeWatch(config.notice.file, ZoneInfo(config.room.timezone), panel.notice_changed)
        notices.start()

    def is_idle() -> bool:
        return panel.state.pending is None and not screen.is_touched(LEFT_ALONE)

    if config.source is not None:
        settings = SettingsWatch(
            config.source,
            partial(_differs, config),
            in_force=config.revision,
            beside=config.files_read_once,
            ready=partial(until_idle, lambda: panel.keeps_promises, is_idle),
            changed=partial(record, SecurityEvent.SETTINGS_CHANGED),
            refused=partial(record, SecurityEvent.SETTINGS_REFUSED, ""),
        )
    return FollowedFiles(notices, settings)


def _differs(config: Config, document: Document) -> bool:
    from kiosk.config_reader import parse

    parse(document.tables, document.lines)
    return document.revision != config.revision


def open_reports(config: Config, clock: SystemClock, disk: Disk) -> Reporting | None:
    """None where the site wants no reports."""
    if isinstance(config.reports, NoReportSettings):
        return None
    queue = ReportQueue.opened(ReportFile(config.state.dir / "reports.sqlite"), disk.write)
    items, zone = items_of(config.room.equipment), ZoneInfo(config.room.timezone)
    return Reporting(items, zone, clock, queue, partial(_open_receiver, config.reports, config.room.id))


def _open_receiver(settings: ReportSettings, room_id: str) -> Receiver:
    """Imports the network client of its kind, which nothing before the first report has to wait for."""
    match settings:
        case WebhookSettings():
            from kiosk.reports.webhook import WebhookReceiver

            return WebhookReceiver(settings, room_id)
        case MailSettings():
            from kiosk.reports.mail import MailReceiver

            return MailReceiver(settings, room_id)
        case _:
            raise TypeError("a kind of report that nobody delivers")
