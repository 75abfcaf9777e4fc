"""What a read of the calendar may say besides bookings: what is in doubt, what is unread, what may be done."""

import asyncio
from dataclasses import replace

import pytest
from support.door import MINUTE, NOON, POLICY, Door, OpenDoor

from kiosk.panel.store.schedule_cache import Kept
from kiosk.privacy.personal import NO_LABELS
from kiosk.room.intent import Book, CheckIn, Confirmed, End, Extend, Intent, Reason, Refused, Touched, Undo
from kiosk.room.schedule import NOTHING, Doubt, EventKey, Schedule, Span
from kiosk.room.state import State
from kiosk.room.unread import Unread, UnreadEvents, UnreadKind
from kiosk.sync.backend import Capabilities, Transient
from kiosk.sync.reader import Read

ALL = Capabilities(writable=True)
KEY = EventKey("k")
MEETING = Span(KEY, NOON - 5 * MINUTE, NOON + 30 * MINUTE)
SERIES = Unread(UnreadKind.SERIES, NOON, "0123456789ab")
TIMELESS = Unread(UnreadKind.NO_TIME)


async def hears(
    door: Door,
    *spans: Span,
    doubts: tuple[Doubt, ...] = (),
    can: Capabilities = ALL,
    unread: tuple[Unread, ...] = (),
) -> None:
    door.panel.after_read(Read(Schedule(spans, doubts), NO_LABELS, can, door.clock.mono(), None, unread))
    await asyncio.sleep(0)


async def test_what_is_in_doubt_is_never_green_and_no_wish_reaches_into_it(door: Door) -> None:
    await door.until(1)
    now = door.clock.now()
    await hears(door, doubts=(Doubt(now + 10 * MINUTE, now + 20 * MINUTE),))
    assert (door.state, door.report.resolution.until) == (State.FREE, now + 10 * MINUTE)
    wish = Book(now, now + 15 * MINUTE)
    assert await door.panel.perform(wish) == Refused(wish, Reason.DOUBTED, now + 10 * MINUTE)
    await hears(door, doubts=(Doubt(now, now + 20 * MINUTE),))
    assert (door.state, door.report.resolution.doubted) == (State.UNKNOWN, True)
    assert not door.store.events


async def test_what_was_ended_is_not_brought_back_into_a_doubt(door: Door) -> None:
    door.meeting(0, 60, checked_in=True)
    await door.until(5)
    current = door.report.resolution.current
    assert current is not None
    assert isinstance(await door.panel.perform(End(current.key)), Confirmed)
    undo = door.report.resolution.undo
    assert undo is not None
    assert undo.ends == current.end
    await hears(door, doubts=(Doubt(current.end - MINUTE, current.end + 60 * MINUTE),))
    assert door.report.resolution.undo is None
    assert await door.panel.perform(Undo(current.key)) == Refused(Undo(current.key), Reason.DOUBTED)


async def test_what_is_unread_is_told_with_the_time_it_was_first_met(door: Door) -> None:
    await door.until(1)
    assert door.report.unread is None
    met = door.clock.now()
    await hears(door, unread=(SERIES,))
    await asyncio.sleep(1)
    await hears(door, unread=(SERIES, TIMELESS))
    assert door.report.unread == UnreadEvents(met, (SERIES, TIMELESS))
    await hears(door)
    assert door.report.unread is None
    again = door.clock.now()
    await hears(door, unread=(TIMELESS,))
    assert door.report.unread == UnreadEvents(again, (TIMELESS,))


@pytest.mark.parametrize(
    "wish",
    [Book(NOON + MINUTE, NOON + 16 * MINUTE), CheckIn(KEY), Extend(KEY, NOON + 45 * MINUTE), End(KEY), Undo(KEY)],
)
async def test_a_calendar_that_may_only_be_read_is_left_alone(door: Door, wish: Intent) -> None:
    await door.until(1)
    await hears(door, replace(MEETING, may=NOTHING), can=Capabilities())
    assert (door.state, door.report.resolution.shows_only) == (State.BUSY, True)
    asked: list[str] = []
    door.fault = lambda request, _phase: asked.append(request)
    assert await door.panel.perform(wish) == Refused(wish, Reason.NOT_ALLOWED)
    assert (asked, door.outbox.entries) == ([], ())


COPY = replace(POLICY, lag=5 * MINUTE, fresh=10 * MINUTE)


@pytest.mark.parametrize("minutes", [0.5, 3, 5.5, 11, 17.9])
async def test_what_is_new_in_a_copy_shows_within_its_pace(open_door: OpenDoor, minutes: float) -> None:
    """Whoever touches the panel meanwhile changes nothing about it."""
    door = open_door(policy=COPY)
    await door.until(minutes)
    assert (door.state, door.report.resolution.stale) == (State.FREE, False)
    door.meeting(0)
    door.panel.post(Touched())
    await door.until(minutes + 5.1)
    assert door.state is not State.FREE
    told = [at - minutes * 60 for at, report in door.reports if report.resolution.state is not State.FREE]
    assert any(0 <= after <= 300 for after in told)


@pytest.mark.logs("^the backend does not answer")
async def test_a_copy_that_is_out_of_reach_is_believed_for_two_of_its_paces(open_door: OpenDoor) -> None:
    door = open_door(policy=COPY)
    await door.until(6)
    read_at = (door.report.resolution.synced_at or NOON) - NOON
    door.error = Transient()
    await door.until(read_at / MINUTE + 9.9)
    assert door.state is State.FREE
    await door.until(read_at / MINUTE + 10.1)
    assert (door.state, door.report.resolution.light.value) == (State.UNKNOWN, "unknown")
    door.error = None
    await door.until(read_at / MINUTE + 12)
    assert door.state is State.FREE


@pytest.mark.logs("^the backend does not answer")
@pytest.mark.parametrize("copy", [False, True])
async def test_of_a_copy_nothing_is_promised_before_it_was_ever_read(open_door: OpenDoor, copy: bool) -> None:
    policy = replace(POLICY, lag=5 * MINUTE) if copy else POLICY
    door = open_door(Kept(Schedule(), NOON - MINUTE), policy=policy)
    door.error = Transient()
    await door.until(1)
    resolution = door.report.resolution
    assert (resolution.state, resolution.believed) == (State.UNKNOWN, State.FREE)
    assert bool(resolution.walk_up) is not copy
    assert resolution.shows_only is copy
