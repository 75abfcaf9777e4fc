"""Reports from the finger to the receiver and no further: on disk before they are told, one at a time, through outages,
power cuts and bad disks, and nothing ever happens while none waits. Hours pass in no time.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from support.coroutine_tests import Run
from support.virtual_time import VirtualClock

from kiosk.reports.faults import Asset, FaultChoice, FaultItem, items_of
from kiosk.reports.queue import ReportQueue
from kiosk.reports.queue_file import QueuedReport, ReportFile
from kiosk.reports.receiver import NotDelivered, Trouble
from kiosk.reports.report import ReportFault, ReportsState, Told, Undelivered
from kiosk.reports.reporting import TOLD_FOR_S, Reporting

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
HERE = ZoneInfo("Europe/Amsterdam")
DARK = ReportFault(FaultItem(Asset.SCREEN), FaultChoice.DOES_NOT_START)
WARM = ReportFault(FaultItem(Asset.TEMPERATURE), FaultChoice.TOO_WARM)
GONE = NotDelivered(Trouble.NO_CONNECTION)
REFUSED = NotDelivered(Trouble.REFUSED, 400)
MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0
ILL = "^fault reports are not delivered"
BAD_DISK = "^fault reports cannot be kept on disk"


class Site:
    """One door and who repairs it. `failure` is what every delivery meets, `takes_s` how long each is under way;
    `refuses` are the assets whose reports are refused. `disk` is what survives a `crash`.
    """

    def __init__(self, folder: Path) -> None:
        self.clock = VirtualClock(NOON + timedelta(minutes=34))
        self.path = folder / "reports.sqlite"
        self.failure: NotDelivered | None = None
        self.takes_s = 0.0
        self.refuses: set[Asset] = set()
        self.disk_error: OSError | None = None
        self.disk_takes_s = 0.0
        self.sent: list[tuple[float, QueuedReport]] = []
        self.at_once = self.most_at_once = 0
        self.states: list[ReportsState] = []
        self.start()

    def start(self) -> None:
        queue = ReportQueue.opened(ReportFile(self.path), self._to_disk)
        self.reporting = Reporting(items_of(("screen",)), HERE, self.clock, queue, lambda: self)
        self.reporting.subscribe(self.states.append)
        self.task = asyncio.create_task(self.reporting.run())

    async def crash(self) -> None:
        """Everything that is not on disk is gone."""
        self.task.cancel()
        self.reporting.cancel()
        await asyncio.gather(self.task, return_exceptions=True)
        self.at_once = 0

    async def deliver(self, queued: QueuedReport) -> NotDelivered | None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.sent.append((self.clock.mono(), queued))
        await asyncio.sleep(self.takes_s)
        self.at_once -= 1
        return REFUSED if queued.report.item.asset in self.refuses else self.failure

    async def _to_disk(self, call: Callable[[], None]) -> None:
        await asyncio.sleep(self.disk_takes_s)
        if self.disk_error is not None:
            raise self.disk_error
        call()

    @property
    def told(self) -> Told | None:
        return self.states[-1].told

    @property
    def undelivered(self) -> Undelivered:
        return self.reporting.undelivered

    @property
    def on_disk(self) -> list[tuple[Asset, bool]]:
        """What of reports, and whether it was delivered."""
        return [(queued.report.item.asset, queued.delivered) for queued in ReportFile(self.path).load().reports]

    def sent_of(self, asked: ReportFault) -> list[float]:
        """When it was tried."""
        return [at for at, queued in self.sent if queued.report.is_of(asked)]


@pytest.fixture
@asynccontextmanager
async def site(virtual_time: Run, tmp_path: Path) -> AsyncIterator[Site]:
    """Reporting must still be alive at the end."""
    made = Site(tmp_path)
    yield made
    assert not made.task.done()
    await made.crash()


async def test_a_report_is_taken_at_once_and_told_for_a_while(site: Site) -> None:
    site.takes_s = 1.0
    site.reporting.report(DARK)
    assert site.told is Told.SENDING
    await asyncio.sleep(2)
    assert (site.told, site.on_disk, site.undelivered) == (Told.REPORTED, [(Asset.SCREEN, True)], Undelivered())
    await asyncio.sleep(TOLD_FOR_S)
    assert site.told is None
    assert [queued.report.hour for _, queued in site.sent] == [NOON]


async def test_it_is_on_disk_before_it_is_sent(site: Site) -> None:
    site.takes_s, site.disk_takes_s = MINUTE, 5.0
    site.reporting.report(DARK)
    await asyncio.sleep(1)
    site.reporting._news.set()
    await asyncio.sleep(3)
    assert (site.sent, site.told) == ([], Told.SENDING)
    await asyncio.sleep(2)
    assert len(site.sent) == 1
    assert site.on_disk == [(Asset.SCREEN, False)]


async def test_it_is_noted_on_disk_before_it_is_told(site: Site) -> None:
    site.disk_takes_s = 5.0
    site.reporting.report(DARK)
    await asyncio.sleep(9)
    assert (len(site.sent), site.told) == (1, Told.SENDING)
    await asyncio.sleep(2)
    assert (site.on_disk, site.told) == ([(Asset.SCREEN, True)], Told.REPORTED)


async def test_what_was_delivered_is_forgotten_when_its_day_is_over(site: Site) -> None:
    site.reporting.report(DARK)
    await asyncio.sleep(11 * HOUR)
    assert site.on_disk == [(Asset.SCREEN, True)]
    await asyncio.sleep(HOUR)
    assert site.on_disk == []


async def test_nothing_happens_while_nothing_waits(site: Site) -> None:
    site.reporting.report(DARK)
    await asyncio.sleep(DAY)
    assert site.undelivered.waiting == 0
    states, sent = len(site.states), len(site.sent)
    timers: list[object] = asyncio.get_running_loop()._scheduled  # type: ignore[attr-defined]
    assert [timer for timer in timers if not timer.cancelled()] == []  # type: ignore[attr-defined]
    await asyncio.sleep(30 * DAY / 2)
    assert (len(site.states), len(site.sent)) == (states, sent)


@pytest.mark.logs(ILL)
async def test_a_receiver_that_is_down_for_a_day_gets_everything_once_and_is_left_alone_meanwhile(site: Site) -> None:
    site.failure = GONE
    site.reporting.report(DARK)
    await asyncio.sleep(1)
    assert site.told is Told.KEPT
    site.reporting.report(WARM)
    await asyncio.sleep(DAY)
    assert site.undelivered == Undelivered(2, since=NOON)
    waits = [late - early for early, late in pairwise(at for at, _ in site.sent)]
    assert len(site.sent) < 40
    assert max(waits) == pytest.approx(HOUR)
    site.failure = None
    site.sent.clear()
    await asyncio.sleep(HOUR)
    assert [len(site.sent_of(asked)) for asked in (DARK, WARM)] == [1, 1]
    assert site.undelivered == Undelivered()
    assert site.most_at_once == 1


@pytest.mark.logs(ILL)
async def test_the_first_waits_are_half_a_minute_doubled(site: Site) -> None:
    site.failure = GONE
    site.reporting.report(DARK)
    await asyncio.sleep(HOUR)
    assert site.sent_of(DARK) == [pytest.approx(at) for at in (0, 30, 90, 210, 450, 930, 1890)]


@pytest.mark.logs(ILL)
async def test_what_waits_keeps_its_id_so_that_a_repeat_is_known(site: Site) -> None:
    site.failure = GONE
    site.reporting.report(DARK)
    site.reporting.report(WARM)
    await asyncio.sleep(HOUR)
    ids = {queued.report.item.asset: queued.id for _, queued in site.sent}
    assert len({(queued.report.item.asset, queued.id) for _, queued in site.sent}) == 2
    assert len(set(ids.values())) == 2


@pytest.mark.logs(ILL)
async def test_a_receiver_that_asks_for_rest_gets_it_from_every_report(site: Site) -> None:
    site.failure = NotDelivered(Trouble.BUSY, 429, 10 * HOUR)
    site.reporting.report(DARK)
    await asyncio.sleep(HOUR)
    site.reporting.report(WARM)
    await asyncio.sleep(1)
    assert site.told is Told.KEPT
    site.failure = None
    await asyncio.sleep(20 * HOUR)
    assert (site.sent_of(DARK)[1:], site.sent_of(WARM)) == ([pytest.approx(10 * HOUR)], [pytest.approx(10 * HOUR)])


@pytest.mark.logs(ILL)
async def test_a_new_report_is_tried_at_once_in_the_middle_of_a_back_off(site: Site) -> None:
    site.failure = GONE
    site.reporting.report(DARK)
    await asyncio.sleep(2 * HOUR)
    site.failure = None
    site.reporting.report(WARM)
    await asyncio.sleep(1)
    assert site.told is Told.REPORTED
    assert site.undelivered == Undelivered()


@pytest.mark.logs(ILL)
async def test_a_report_made_while_another_is_under_way_is_told_what_became_of_it(site: Site) -> None:
    site.takes_s, site.failure = 10.0, GONE
    site.reporting.report(DARK)
    await asyncio.sleep(5)
    site.reporting.report(WARM)
    await asyncio.sleep(10)
    assert site.told is Told.SENDING
    await asyncio.sleep(10)
    assert (site.told, len(site.sent), site.most_at_once) == (Told.KEPT, 2, 1)


@pytest.mark.logs(ILL)
async def test_a_refused_report_is_kept_holds_up_no_other_and_is_said_once(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    site.refuses = {Asset.SCREEN}
    site.reporting.report(DARK)
    site.reporting.report(WARM)
    await asyncio.sleep(DAY)
    assert (len(site.sent_of(WARM)), site.undelivered) == (1, Undelivered(1, refused=1, since=NOON))
    assert 20 < len(site.sent_of(DARK)) < 40
    assert len([record for record in caplog.records if record.levelname == "WARNING"]) <= 2


@pytest.mark.logs(ILL)
async def test_who_made_a_refused_report_is_told_so_and_may_make_it_again(site: Site) -> None:
    site.refuses = {Asset.SCREEN}
    site.reporting.report(DARK)
    await asyncio.sleep(1)
    assert site.told is Told.REFUSED
    assert not site.states[-1].has(DARK, site.clock.now(), HERE)
    site.refuses = set()
    site.reporting.report(DARK)
    assert site.states[-1].has(DARK, site.clock.now(), HERE)
    await asyncio.sleep(1)
    assert (site.told, site.undelivered) == (Told.REPORTED, Undelivered())
    assert len({queued.id for _, queued in site.sent}) == 1


@pytest.mark.logs(ILL)
async def test_a_refused_report_that_meets_no_connection_is_one_that_waits_again(site: Site) -> None:
    site.refuses, site.failure = {Asset.SCREEN}, GONE
    site.reporting.report(DARK)
    await asyncio.sleep(1)
    site.refuses = set()
    await asyncio.sleep(MINUTE)
    assert site.undelivered == Undelivered(1, since=NOON)
    assert site.states[-1].has(DARK, site.clock.now(), HERE)


@pytest.mark.logs(ILL, "^a fault report is given up")
async def test_after_seven_days_it_is_given_up_and_counted(site: Site) -> None:
    site.failure = GONE
    site.reporting.report(DARK)
    await asyncio.sleep(7 * DAY - HOUR)
    assert site.undelivered == Undelivered(1, since=NOON)
    await asyncio.sleep(2 * HOUR)
    assert site.undelivered == Undelivered(given_up=1)
    assert site.on_disk == []
    await site.crash()
    site.start()
    assert site.undelivered == Undelivered(given_up=1)


@pytest.mark.logs(ILL)
async def test_a_wall_clock_that_is_set_gives_nothing_up(site: Site) -> None:
    site.failure = GONE
    site.reporting.report(DARK)
    await asyncio.sleep(HOUR)
    site.clock.step(timedelta(days=3650))
    await asyncio.sleep(DAY)
    assert site.undelivered.waiting == 1


@pytest.mark.logs(ILL, "^a fault report is given up")
async def test_seven_days_are_counted_through_restarts(site: Site) -> None:
    site.failure = GONE
    site.reporting.report(DARK)
    for _day in range(8):
        await asyncio.sleep(DAY)
        await site.crash()
        site.start()
    await asyncio.sleep(2 * HOUR)
    assert site.undelivered == Undelivered(given_up=1)


@pytest.mark.logs(ILL)
async def test_what_waits_survives_a_power_cut(site: Site) -> None:
    site.failure = GONE
    site.reporting.report(DARK)
    await asyncio.sleep(1)
    (first,) = (queued.id for _, queued in site.sent)
    await site.crash()
    site.failure = None
    site.start()
    await asyncio.sleep(1)
    assert [queued.id for _, queued in site.sent] == [first, first]
    assert site.undelivered == Undelivered()
    assert site.told is None


async def test_a_kill_between_taken_and_noted_sends_the_same_id_again(site: Site) -> None:
    site.takes_s = 5.0
    site.reporting.report(DARK)
    await asyncio.sleep(4)
    await site.crash()
    site.start()
    await asyncio.sleep(10)
    assert len(site.sent) == 2
    assert len({queued.id for _, queued in site.sent}) == 1


async def test_the_same_again_is_not_sent_twice_that_day(site: Site) -> None:
    for _ in range(3):
        site.reporting.report(DARK)
        site.reporting.report(DARK)
        await asyncio.sleep(MINUTE)
    assert len(site.sent) == 1
    await site.crash()
    site.start()
    site.reporting.report(DARK)
    await asyncio.sleep(MINUTE)
    assert len(site.sent) == 1
    await asyncio.sleep(DAY)
    site.reporting.report(DARK)
    await asyncio.sleep(MINUTE)
    assert len(site.sent) == 2
    assert site.on_disk == [(Asset.SCREEN, True)]


async def test_what_is_not_offered_is_not_reported(site: Site) -> None:
    site.reporting.report(ReportFault(FaultItem(Asset.PHONE), FaultChoice.NO_LINE))
    site.reporting.report(ReportFault(FaultItem(Asset.SCREEN), FaultChoice.TOO_WARM))
    await asyncio.sleep(MINUTE)
    assert (site.sent, site.told) == ([], None)


@pytest.mark.logs(ILL, BAD_DISK)
@pytest.mark.parametrize("error", [OSError("SQLITE_FULL"), OSError("SQLITE_READONLY")])
async def test_without_a_disk_it_is_kept_in_memory_which_is_said_and_mended(
    site: Site, error: OSError, caplog: pytest.LogCaptureFixture
) -> None:
    site.failure, site.disk_error = GONE, error
    site.reporting.report(DARK)
    site.reporting.report(WARM)
    await asyncio.sleep(HOUR)
    assert site.undelivered == Undelivered(2, since=NOON, durable=False)
    assert len([record for record in caplog.records if "on disk" in record.getMessage()]) == 1
    site.disk_error = None
    await asyncio.sleep(2 * HOUR)
    assert site.undelivered.durable
    assert sorted(site.on_disk) == [(Asset.SCREEN, False), (Asset.TEMPERATURE, False)]
    site.failure, site.disk_error = None, error
    await asyncio.sleep(2 * HOUR)
    assert site.undelivered == Undelivered(durable=False)
    site.disk_error = None
    site.reporting.report(ReportFault(FaultItem(Asset.LIGHT), FaultChoice.FLICKERS))
    await asyncio.sleep(1)
    assert site.undelivered == Undelivered()
    assert {delivered for _, delivered in site.on_disk} == {True}


@pytest.mark.logs("^the fault reports on disk were damaged")
async def test_a_damaged_file_costs_what_was_in_it_and_no_start(site: Site) -> None:
    await site.crash()
    site.path.write_bytes(b"nonsense " * 1000)
    site.start()
    site.reporting.report(DARK)
    await asyncio.sleep(1)
    assert (site.told, site.on_disk) == (Told.REPORTED, [(Asset.SCREEN, True)])


@pytest.mark.logs("^the fault reports on disk cannot be read", BAD_DISK)
async def test_a_file_that_cannot_be_read_costs_no_start(site: Site) -> None:
    await site.crash()
    site.path.unlink(missing_ok=True)
    site.path.mkdir()
    site.start()
    site.reporting.report(DARK)
    await asyncio.sleep(1)
    assert site.told is Told.REPORTED
    site.path.rmdir()
