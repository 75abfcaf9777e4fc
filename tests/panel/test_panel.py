"""The panel's shell: reads, wishes and time go in; reports come out. In virtual time, on a calendar in memory."""

import asyncio
from datetime import timedelta

import pytest
from support.door import MINUTE, NOON, Door, OpenDoor, SlowDoor
from support.memory_panel import Phase

from kiosk.panel.last_outcome import CONFIRMED_SHOWN_FOR
from kiosk.panel.live_facts import UNDO_FOR
from kiosk.panel.store.outbox_file import EntryKind
from kiosk.panel.store.schedule_cache import KEPT_FOR, Kept
from kiosk.room.intent import Book, CheckIn, Confirmed, End, Extend, Reason, Refused, Touched, Undo
from kiosk.room.panel_state import BackendHealth
from kiosk.room.schedule import EventKey, Schedule, Span
from kiosk.room.state import State
from kiosk.sync.backend import AuthError, StaleVersion, Transient, Uncertain
from kiosk.sync.memory_calendar import MemoryEvent

pytestmark = pytest.mark.logs("^the backend does not answer as it should")


async def test_before_the_first_read_nothing_is_known_and_nothing_green(door: Door) -> None:
    await asyncio.sleep(0)
    assert door.state is State.UNKNOWN
    assert door.report.health is BackendHealth.STARTING


async def test_what_was_kept_on_disk_is_shown_as_old_until_the_first_read(open_door: OpenDoor) -> None:
    kept = Kept(Schedule([Span(EventKey("k"), NOON, NOON + 30 * MINUTE)]), NOON - 5 * MINUTE)
    door = open_door(kept)
    await asyncio.sleep(0)
    resolution = door.report.resolution
    assert (resolution.state, resolution.believed, resolution.stale) == (State.UNKNOWN, State.BUSY, True)
    assert resolution.synced_at == kept.saved_at
    await door.until(1)
    assert door.state is State.FREE


async def test_after_a_restart_too_an_emptied_calendar_is_read_twice(open_door: OpenDoor) -> None:
    kept = Kept(Schedule([Span(EventKey("k"), NOON, NOON + 30 * MINUTE)]), NOON - 5 * MINUTE)
    door = open_door(kept)
    asked: list[str] = []
    door.fault = lambda request, phase: asked.append(request) if phase is Phase.SENT else None
    await door.until(0.2)
    assert asked == ["sync"] * 3  # the probe, the read and its second look


async def test_a_walk_up_from_tap_to_end_and_back(door: Door) -> None:
    await door.until(1)
    offer = door.report.resolution.walk_up[1]
    assert isinstance(await door.panel.perform(Book(offer.start, offer.end)), Confirmed)
    booked = door.report.resolution
    assert (booked.state, booked.until) == (State.BUSY, offer.end)
    assert booked.current is not None
    longer = booked.extend[0]
    assert isinstance(await door.panel.perform(Extend(booked.current.key, longer.end)), Confirmed)
    assert door.report.resolution.until == longer.end
    await door.until(5)
    assert isinstance(await door.panel.perform(End(booked.current.key)), Confirmed)
    assert door.state is State.FREE
    assert door.report.resolution.undo is not None
    assert isinstance(await door.panel.perform(Undo(booked.current.key)), Confirmed)
    assert (door.state, door.report.resolution.until) == (State.BUSY, longer.end)


async def test_undo_is_offered_for_ten_seconds(door: Door) -> None:
    door.meeting(0, checked_in=True)
    await door.until(5)
    current = door.report.resolution.current
    assert current is not None
    await door.panel.perform(End(current.key))
    assert door.report.resolution.undo is not None
    await asyncio.sleep(UNDO_FOR + 0.1)
    assert door.report.resolution.undo is None
    assert await door.panel.perform(Undo(current.key)) == Refused(Undo(current.key), Reason.TOO_LATE)


async def test_a_second_tap_while_the_first_is_pending_does_nothing(door: Door) -> None:
    await door.until(1)
    offer = door.report.resolution.walk_up[0]
    for _ in range(3):
        door.panel.post(Book(offer.start, offer.end))
    await door.until(2)
    assert len(door.store.events) == 1
    assert isinstance(door.report.outcome, Confirmed | None)


async def test_a_tap_is_painted_as_pending_at_once_and_its_outcome_for_a_while(door: Door) -> None:
    await door.until(1)
    offer = door.report.resolution.walk_up[0]
    wish = Book(offer.start, offer.end)
    seen = len(door.reports)
    await door.panel.perform(wish)
    assert door.reports[seen][1].pending == wish
    assert (door.report.pending, door.report.outcome) == (None, Confirmed(wish))
    await asyncio.sleep(CONFIRMED_SHOWN_FOR + 0.1)
    assert door.report.outcome is None


async def test_nobody_checks_in_and_the_room_is_released_at_the_deadline(door: Door) -> None:
    door.meeting(5)
    await door.until(14.9)
    assert door.state is State.CHECK_IN_DUE
    assert door.report.resolution.light.value == "check_in_last"
    await door.until(15.1)
    assert door.state is State.FREE
    assert door.store.events["m5"].end == NOON + 15 * MINUTE  # truncated: the record stays


@pytest.mark.parametrize("where", ["here", "elsewhere"])
async def test_a_booking_that_was_checked_in_is_never_released(door: Door, where: str) -> None:
    door.meeting(5)
    await door.until(14.9)
    key = door.report.resolution.check_in
    assert key is not None
    if where == "here":
        assert isinstance(await door.panel.perform(CheckIn(key)), Confirmed)
    else:
        door.meeting(5, checked_in=True)
    await door.until(40)
    assert door.state is State.BUSY
    assert door.store.events["m5"].end == NOON + 65 * MINUTE


async def test_nothing_is_released_on_old_data_and_the_deadline_starts_anew_when_it_is_fresh(door: Door) -> None:
    door.meeting(5)
    await door.until(10)
    door.error = Transient()
    await door.until(20)
    assert door.store.events["m5"].end == NOON + 65 * MINUTE
    assert door.state is State.CHECK_IN_DUE  # it began before the data went stale
    door.error = None
    await door.until(25)
    release = door.report.resolution.release
    assert release is not None
    assert release.at > NOON + 30 * MINUTE
    await door.until(32)
    assert door.state is State.FREE


@pytest.mark.parametrize(("seconds_old", "released"), [(25, True), (35, False)])
async def test_a_room_is_released_on_data_of_at_most_30_s(
    open_door: OpenDoor, seconds_old: float, released: bool
) -> None:
    door = open_door(made=SlowDoor)
    door.meeting(0)
    await door.until(8)
    door.delay = seconds_old
    await door.until(15)
    assert (door.state is State.FREE) is released
    assert (door.store.events["m0"].end < NOON + 60 * MINUTE) is released


async def test_data_that_grows_old_turns_free_into_unknown_with_its_age(door: Door) -> None:
    await door.until(1)
    synced = door.report.resolution.synced_at
    door.error = Transient()
    await door.until(5)
    resolution = door.report.resolution
    assert (resolution.state, resolution.believed) == (State.UNKNOWN, State.FREE)
    assert resolution.synced_at is not None
    assert resolution.synced_at >= (synced or NOON)
    left = next(mono for mono, report in door.reports if report.resolution.state is State.UNKNOWN and mono > 60)
    assert left - (resolution.synced_at - NOON).total_seconds() == pytest.approx(120, abs=0.01)


async def test_a_meeting_that_starts_while_the_server_is_away_is_never_shown_as_free(door: Door) -> None:
    door.meeting(4)
    await door.until(1)
    door.error = Transient()
    await door.until(20)
    after = [report.resolution for mono, report in door.reports if mono > 4 * 60 - 0.001]
    assert after
    assert all(r.state is State.UNKNOWN and r.believed is State.BUSY for r in after)


async def test_a_server_that_came_back_unnoticed_is_noticed_by_the_tap(door: Door) -> None:
    await door.until(1)
    door.error = Transient()
    await door.until(30)
    door.error = None
    start = door.clock.now().replace(second=0, microsecond=0)
    assert isinstance(await door.panel.perform(Book(start, start + 30 * MINUTE)), Confirmed)


async def test_failure_and_recovery_are_told_once_each(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", "kiosk"):
        await door.until(1)
        door.error = AuthError()
        await door.until(30)
        assert door.report.health is BackendHealth.REFUSED
        assert door.report.health_since is not None
        door.error = None
        await door.until(60)
        assert door.report.health is BackendHealth.OK
    told = [record.getMessage() for record in caplog.records]
    assert told == [
        "the backend answers",
        "the backend does not answer as it should: refused",
        "the backend answers",
    ]


async def test_an_idle_panel_publishes_nothing_new_but_the_offers_of_the_minute(door: Door) -> None:
    door.meeting(0, 240, checked_in=True)
    await door.until(1)
    before = len(door.reports)
    await door.until(3)
    synced = {report.resolution.synced_at for _, report in door.reports[before:]}
    assert len(door.reports) - before == len(synced)


async def test_only_a_changed_schedule_goes_to_disk(door: Door) -> None:
    await door.until(60)
    assert len(door.saved) == 1
    door.meeting(90)
    await door.until(70)
    assert len(door.saved) == 2


async def test_a_schedule_that_nobody_changes_is_kept_anew_before_it_is_gone_from_disk(door: Door) -> None:
    await door.until(13 * 60)
    first, second = (kept.saved_at for kept in door.saved)
    assert first + KEPT_FOR / 2 <= second < first + KEPT_FOR


async def test_a_wrong_clock_is_not_trusted_to_say_anything(door: Door) -> None:
    await door.until(1)
    offer = door.report.resolution.walk_up[0]
    door.store.clock = lambda: door.clock.now() + 61 * timedelta(seconds=1)
    await door.until(3)
    assert door.state is State.UNKNOWN
    wish = Book(offer.start, offer.end)
    assert await door.panel.perform(wish) == Refused(wish, Reason.CLOCK)


async def test_a_step_of_the_wall_clock_releases_nothing_before_its_time(door: Door) -> None:
    door.meeting(-1)
    await door.until(1)
    assert door.state is State.CHECK_IN_DUE
    server = door.clock.now
    door.store.clock = lambda: server() - timedelta(days=1)
    door.clock.step(timedelta(days=1))
    door.panel.post(Touched())
    await door.until(30)
    assert door.store.events["m-1"].end == NOON + 59 * MINUTE
    assert door.state is State.UNKNOWN


@pytest.mark.parametrize("by", [timedelta(days=1), timedelta(minutes=7)])
async def test_between_a_step_of_the_wall_clock_and_the_next_read_nothing_is_released_or_booked(
    door: Door, by: timedelta
) -> None:
    door.meeting(-5)
    await door.until(1)
    door.store.clock = lambda: NOON + timedelta(seconds=door.clock.mono())
    door.clock.step(by)
    door.panel.light_changed(False)  # something wakes the panel before it has read again
    await asyncio.sleep(1)
    assert door.store.events["m-5"].end == NOON + 55 * MINUTE
    assert door.state is State.UNKNOWN
    start = door.clock.now().replace(second=0, microsecond=0) + 60 * MINUTE
    wish = Book(start, start + 15 * MINUTE)
    assert await door.panel.perform(wish) == Refused(wish, Reason.CLOCK)
    door.clock.step(-by)
    door.panel.light_changed(True)
    await asyncio.sleep(1)
    assert door.state is State.CHECK_IN_DUE


async def test_an_orphaned_extension_is_taken_away(door: Door) -> None:
    door.meeting(0, 30, checked_in=True)
    await door.until(1)
    current = door.report.resolution.current
    assert current is not None
    await door.panel.perform(Extend(current.key, door.report.resolution.extend[0].end))
    assert len(door.store.events) == 2
    door.store.remove("m0")
    await door.until(3)
    assert not door.store.events
    assert door.state is State.FREE


@pytest.mark.parametrize(
    ("rival_min", "until_min"), [pytest.param(1, None, id="from the start"), pytest.param(15, 15, id="later in it")]
)
async def test_a_booking_made_elsewhere_at_the_same_moment_wins_and_the_person_is_told(
    door: Door, rival_min: int, until_min: int | None
) -> None:
    await door.until(1)
    offer = door.report.resolution.walk_up[1]
    wish = Book(offer.start, offer.end)
    await door.panel.perform(wish)
    door.meeting(rival_min)
    await door.until(2.9)
    until = None if until_min is None else NOON + until_min * MINUTE
    assert Refused(wish, Reason.OVERTAKEN, until) in [report.outcome for _, report in door.reports]
    assert [span.own for span in door.store.events.values() if span.end > door.clock.now()] == [False]


async def books_and_is_overtaken(door: Door, offer: int, rival_min: int) -> Book:
    """Somebody takes that offer, and there is a meeting from elsewhere that begins so many minutes after noon."""
    await door.until(1)
    offered = door.report.resolution.walk_up[offer]
    wish = Book(offered.start, offered.end)
    await door.panel.perform(wish)
    door.meeting(rival_min)
    return wish


@pytest.mark.parametrize("restart", [False, True])
@pytest.mark.parametrize("for_minutes", [0.4, 5])
async def test_giving_way_is_tried_again_where_it_did_not_work(door: Door, for_minutes: float, restart: bool) -> None:
    wish = await books_and_is_overtaken(door, 1, 15)
    door.fault = lambda request, phase: StaleVersion() if request == "write" and phase is Phase.SENT else None
    await door.until(1.4)
    assert Refused(wish, Reason.OVERTAKEN, NOON + 15 * MINUTE) in [report.outcome for _, report in door.reports]
    if restart:
        await door.crash()
        door.start()
    await door.until(1 + for_minutes)
    door.fault = lambda _request, _phase: None
    await door.until(2.9 + for_minutes)
    assert [span.own for span in door.store.events.values() if span.end > door.clock.now()] == [False]
    assert not door.outbox.entries
    told = [report.outcome for _, report in door.reports if report.outcome is not None]
    assert {type(outcome) for outcome in told[-1:]} == {Refused}, "after a restart it is told once more"


@pytest.mark.parametrize("read_fails", [False, True])
@pytest.mark.parametrize("lost", Phase)
async def test_who_gives_way_is_told_where_no_answer_says_that_it_did(
    door: Door, lost: Phase, read_fails: bool
) -> None:
    wish = await books_and_is_overtaken(door, 1, 15)
    lost_once: list[str] = []

    def fault(request: str, phase: Phase) -> Uncertain | None:
        if (request, phase) == ("write", lost) and not lost_once:
            lost_once.append(request)
            return Uncertain()
        if request == "look" and read_fails and len(lost_once) == 1:
            lost_once.append(request)
            return Uncertain()
        return None

    door.fault = fault
    await door.until(2.9)
    assert lost_once
    assert Refused(wish, Reason.OVERTAKEN, NOON + 15 * MINUTE) in [report.outcome for _, report in door.reports]
    assert [span.own for span in door.store.events.values() if span.end > door.clock.now()] == [False]
    assert not door.outbox.entries


async def owes_taking_back(door: Door) -> Book:
    """It told somebody to give way, and the calendar does not let it take the booking back."""
    wish = await books_and_is_overtaken(door, 0, 10)
    door.fault = lambda request, phase: StaleVersion() if request == "write" and phase is Phase.SENT else None
    await door.until(3)
    assert [entry.kind for entry in door.outbox.entries] == [EntryKind.TAKING_BACK]
    return wish


async def test_what_was_to_be_taken_back_is_nobody_s_business_once_it_is_over(door: Door) -> None:
    wish = await owes_taking_back(door)
    over = (wish.end - NOON) / MINUTE
    await door.until(over - 1)
    assert [entry.kind for entry in door.outbox.entries] == [EntryKind.TAKING_BACK]
    door.reports.clear()
    await door.until(over + 1)
    assert not door.outbox.entries
    assert {report.outcome for _, report in door.reports} == {None}


async def test_a_wrong_clock_does_not_forget_what_is_to_be_taken_back(door: Door) -> None:
    door.store.clock = lambda: door.began + timedelta(seconds=door.clock.mono())
    await owes_taking_back(door)
    door.clock.step(timedelta(days=1))
    door.panel.clock_stepped()
    await door.until(6)
    assert [entry.kind for entry in door.outbox.entries] == [EntryKind.TAKING_BACK]


@pytest.mark.parametrize("trouble", ["the rival is gone", "the calendar cannot be read"])
async def test_giving_way_waits_its_turn_and_asks_again_whether_it_still_has_to(door: Door, trouble: str) -> None:
    await door.until(1)
    offer = door.report.resolution.walk_up[1]
    await door.panel.perform(Book(offer.start, offer.end))
    door.meeting(15)
    asked: list[str] = []
    door.fault = lambda request, _phase: asked.append(request)  # type: ignore[func-returns-value]
    async with door.engine._conversation.turn:
        await door.engine.reader._read()
        await asyncio.sleep(0)  # it wants to give way now, and has to wait
        if trouble == "the rival is gone":
            door.store.remove("m15")
            await door.engine.reader._read()
        else:
            door.panel.after_failure(Transient())
    await asyncio.sleep(1)
    assert "sync" in asked
    assert "write" not in asked
    assert [e.end for e in door.store.events.values() if e.own] == [offer.end]
    await door.until(3)
    keeps = trouble == "the rival is gone"
    told = [report.outcome for _, report in door.reports if isinstance(report.outcome, Refused)]
    assert bool(told) is not keeps
    assert [e.end for e in door.store.events.values() if e.own] == ([offer.end] if keeps else [])


@pytest.mark.parametrize("lost", Phase)
@pytest.mark.parametrize("rival_min", [1, 15])
async def test_nobody_hears_that_they_have_what_was_to_be_taken_back(door: Door, lost: Phase, rival_min: int) -> None:
    """Somebody books elsewhere between the confirmation and the look that should prove it, and no answer to what takes
    it back comes.
    """
    await door.until(1)
    offer = door.report.resolution.walk_up[1]
    wish, writes = Book(offer.start, offer.end), 0

    def fault(request: str, phase: Phase) -> Uncertain | None:
        nonlocal writes
        writes += (request, phase) == ("write", Phase.SENT)
        if (request, phase, writes) == ("write", Phase.ANSWERED, 2):
            door.meeting(rival_min)
        return Uncertain() if request == "write" and phase is lost and writes in (3, 4) else None

    door.fault = fault
    assert isinstance(await door.panel.perform(wish), Refused)
    await door.until(2.9)
    assert writes > 2
    assert Confirmed(wish) not in [report.outcome for _, report in door.reports]
    assert [span.own for span in door.store.events.values() if span.end > door.clock.now()] == [False]
    assert not door.outbox.entries


async def test_only_the_door_that_booked_gives_way(door: Door) -> None:
    """Between two reads the booking was handed back elsewhere, and the same time booked at another door."""
    await door.until(1)
    offer = door.report.resolution.walk_up[1]
    await door.panel.perform(Book(offer.start, offer.end))
    (first,) = door.store.events
    door.store.remove(first)
    door.store.put(MemoryEvent("other door", offer.start, offer.end, own=True, walk_up=True))
    await door.engine.reader.read()
    door.meeting(15)
    await door.until(2.9)
    assert Reason.OVERTAKEN not in [getattr(report.outcome, "reason", None) for _, report in door.reports]
    assert door.store.events["other door"].end == offer.end


async def test_a_booking_made_elsewhere_much_later_is_shown_as_it_is(door: Door) -> None:
    await door.until(1)
    offer = door.report.resolution.walk_up[1]
    await door.panel.perform(Book(offer.start, offer.end))
    await door.until(4)
    door.meeting(15)
    await door.until(6)
    assert len([span for span in door.store.events.values() if span.end > door.clock.now()]) == 2


async def test_what_is_true_is_published_at_the_next_turn_and_the_panel_knows_when_it_is_not(door: Door) -> None:
    assert not door.panel.is_published()
    await door.until(1)
    assert door.panel.is_published()
    door.panel.light_changed(False)
    assert not door.panel.is_published()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert door.panel.is_published()
