"""What is guarded waits for its proof in the panel's shell; in virtual time, on a calendar in memory."""

import asyncio

import pytest
from support.door import MINUTE, NOON, Door, OpenDoor

from kiosk.panel.access_gate import ASKS_FOR
from kiosk.room.access import Access, Who
from kiosk.room.intent import Book, CheckIn, Confirmed, End, EnterPin, Reason, Refused, Touched, Withdraw
from kiosk.room.pin import Pin
from kiosk.room.tries import FREE_TRIES, LOCKS_FOR, Lock

ALL_BY_PIN = Access(Who.PIN, Who.PIN, Who.PIN, Who.PIN)
ALL_BY_BADGE = Access(Who.BADGE, Who.BADGE, Who.BADGE, Who.BADGE)
RIGHT, WRONG = EnterPin(Pin("2719")), EnterPin(Pin("2718"))


async def wishes_to_book(door: Door) -> Book:
    await door.until(1)
    offer = door.report.resolution.walk_up[1]
    wish = Book(offer.start, offer.end)
    door.panel.post(wish)
    await asyncio.sleep(0.01)
    return wish


async def test_a_guarded_wish_reaches_the_calendar_with_the_pin_and_not_without(open_door: OpenDoor) -> None:
    door = open_door(access=ALL_BY_PIN)
    wish = await wishes_to_book(door)
    challenge = door.report.challenge
    assert challenge is not None
    assert (challenge.intent, challenge.who, door.report.pending) == (wish, Who.PIN, None)
    door.panel.post(WRONG)
    await asyncio.sleep(1)
    assert (door.report.challenge or challenge).wrong
    assert not door.store.events
    door.panel.post(RIGHT)
    await asyncio.sleep(1)
    assert door.report.challenge is None
    assert door.report.outcome == Confirmed(wish)
    assert len(door.store.events) == 1


async def test_that_a_pin_is_looked_at_is_shown(open_door: OpenDoor) -> None:
    door = open_door(access=ALL_BY_PIN)
    await wishes_to_book(door)
    seen = len(door.reports)
    door.panel.post(RIGHT)
    await asyncio.sleep(1)
    assert any(report.challenge and report.challenge.checking for _, report in door.reports[seen:])


async def test_a_walk_up_whose_pin_took_minutes_begins_later_and_ends_as_offered(open_door: OpenDoor) -> None:
    door = open_door(access=ALL_BY_PIN)
    wish = await wishes_to_book(door)
    for _ in range(9):
        await asyncio.sleep(ASKS_FOR - 5)
        door.panel.post(Touched())
    door.panel.post(RIGHT)
    await asyncio.sleep(1)
    assert door.report.outcome == Confirmed(Book(NOON + 4 * MINUTE, wish.end))


@pytest.mark.parametrize("gives_up", [True, False])
async def test_a_wish_that_is_given_up_is_gone_with_its_page(open_door: OpenDoor, gives_up: bool) -> None:
    door = open_door(access=ALL_BY_PIN)
    await wishes_to_book(door)
    if gives_up:
        door.panel.post(Withdraw())
    await asyncio.sleep(0.01 if gives_up else ASKS_FOR + 0.1)
    assert door.report.challenge is None
    door.panel.post(RIGHT)
    await asyncio.sleep(1)
    assert not door.store.events


async def test_what_is_not_guarded_asks_for_nothing(open_door: OpenDoor) -> None:
    door = open_door(access=Access(extend=Who.PIN, end=Who.BADGE))
    await wishes_to_book(door)
    await asyncio.sleep(1)
    assert len(door.store.events) == 1


async def test_a_known_badge_speaks_for_the_wish_that_waits(open_door: OpenDoor) -> None:
    door = open_door(access=ALL_BY_BADGE)
    await wishes_to_book(door)
    door.panel.badge_shown(known=False)
    await asyncio.sleep(1)
    assert door.report.challenge is not None
    assert door.report.challenge.wrong
    door.panel.badge_shown(known=True)
    await asyncio.sleep(1)
    assert len(door.store.events) == 1


@pytest.mark.parametrize("who", [Who.ANYONE, Who.BADGE])
async def test_a_known_badge_checks_in_by_itself_and_an_unknown_one_is_told(open_door: OpenDoor, who: Who) -> None:
    door = open_door(access=Access(check_in=who))
    door.meeting(0)
    await door.until(1)
    key = door.report.resolution.check_in
    assert key is not None
    door.panel.badge_shown(known=False)
    await asyncio.sleep(1)
    assert door.report.outcome == Refused(CheckIn(key), Reason.NOT_KNOWN)
    assert door.report.resolution.check_in == key
    door.panel.badge_shown(known=True)
    await asyncio.sleep(1)
    assert door.report.outcome == Confirmed(CheckIn(key))
    assert door.store.events["m0"].checked_in


async def test_a_badge_does_not_check_in_where_a_pin_is_asked_for(open_door: OpenDoor) -> None:
    door = open_door(access=ALL_BY_PIN)
    door.meeting(0)
    await door.until(1)
    door.panel.badge_shown(known=True)
    await asyncio.sleep(1)
    assert not door.store.events["m0"].checked_in


@pytest.mark.parametrize("known", [True, False])
async def test_a_badge_that_nothing_waits_for_does_nothing(open_door: OpenDoor, known: bool) -> None:
    door = open_door(access=ALL_BY_BADGE)
    await door.until(1)
    door.panel.badge_shown(known)
    await asyncio.sleep(1)
    assert not door.store.events
    assert door.report.outcome is None


async def test_a_badge_does_not_check_in_while_something_else_is_asked_for(open_door: OpenDoor) -> None:
    door = open_door(access=Access(end=Who.PIN))
    door.meeting(0)
    await door.until(1)
    end = door.report.resolution.end
    assert end is not None
    door.panel.post(End(end))
    await asyncio.sleep(1)
    door.panel.badge_shown(known=True)
    await asyncio.sleep(1)
    assert door.report.challenge is not None
    assert not door.store.events["m0"].checked_in


async def test_five_strange_badges_lock_the_reader_and_the_person_is_told(open_door: OpenDoor) -> None:
    door = open_door()
    door.meeting(0)
    await door.until(1)
    key = door.report.resolution.check_in
    assert key is not None
    for _ in range(FREE_TRIES):
        door.panel.badge_shown(known=False)
        assert door.report.outcome == Refused(CheckIn(key), Reason.NOT_KNOWN)
    door.panel.badge_shown(known=True)
    await asyncio.sleep(1)
    assert door.report.outcome == Refused(CheckIn(key), Reason.LOCKED)
    assert not door.store.events["m0"].checked_in
    await asyncio.sleep(LOCKS_FOR[0])
    door.panel.badge_shown(known=True)
    await asyncio.sleep(1)
    assert door.store.events["m0"].checked_in


async def test_a_crash_gives_no_new_tries_and_a_pin_is_written_down_before_it_is_looked_at(open_door: OpenDoor) -> None:
    door = open_door(access=ALL_BY_PIN)
    wish = await wishes_to_book(door)
    for tries in range(1, FREE_TRIES + 1):
        door.panel.post(wish)
        door.panel.post(WRONG)
        await asyncio.sleep(0.01)
        assert door.kept_tries[Lock.PIN].wrong == tries
        await door.crash()
        door.start()
        await asyncio.sleep(1)
    door.panel.post(wish)
    await asyncio.sleep(0.01)
    assert door.report.challenge is not None
    assert door.report.challenge.locked_until is not None
    door.panel.post(RIGHT)
    await asyncio.sleep(1)
    assert not door.store.events


@pytest.mark.logs("wrong tries are counted until the next restart alone|cannot be kept on disk")
async def test_a_disk_that_takes_nothing_keeps_nobody_out(open_door: OpenDoor) -> None:
    door = open_door(access=ALL_BY_PIN)
    door.disk_error = OSError(28, "No space left on device")
    await wishes_to_book(door)
    door.panel.post(WRONG)
    await asyncio.sleep(1)
    door.panel.post(RIGHT)
    await asyncio.sleep(1)
    assert door.report.pending is None
    assert door.report.challenge is None
