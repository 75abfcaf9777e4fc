"""A meeting to which the room was invited can only be declined: once, whole, and for the room alone."""

from contextlib import nullcontext

import pytest
from support.booking_contract import WINDOW, Foreign, at, bookings, idem, only, read, spans
from vendors.google.world import GoogleServer, GoogleWorld, google_world

from kiosk.room.schedule import ANYTHING, Abilities
from kiosk.sync.backend import Gone, StaleVersion, Unsupported

DECLINE_ONLY = Abilities(undo=False, declines=True)
A_LOOK = Abilities(end=False, undo=False)


@pytest.mark.parametrize("invited", [True, False])
async def test_what_may_be_done_is_said_of_each_booking(server: GoogleServer, invited: bool) -> None:
    async with google_world(server, invited=invited) as world:
        await world.add(Foreign(0, 30))
        panel = world.panel()
        await panel.book(at(60), at(90), idem())
        foreign, own = await spans(panel)
        assert foreign.may == (DECLINE_ONLY if invited else ANYTHING)
        assert own.may == ANYTHING


async def test_what_the_room_only_sees_is_not_ended(server: GoogleServer) -> None:
    async with google_world(server, invited=True) as world:
        event = world.foreign(Foreign(0, 30))
        await world.put("a0000", event | {"attendees": event["attendees"][:1]})
        panel = world.panel()
        span = await only(panel)
        assert span.may == A_LOOK
        with pytest.raises(Unsupported):
            await panel.end(span.key, at(10))
        store = world.store()
        await store.sync(WINDOW, None)
        with pytest.raises(Unsupported):
            await store.release(span.key, (await store.read(span.key)).version)
        await panel.check_in(span.key)
        assert (await only(panel)).checked_in


@pytest.mark.parametrize("begun", [True, False])
async def test_ending_it_declines_it_and_cannot_be_undone(server: GoogleServer, begun: bool) -> None:
    async with google_world(server, invited=True) as world:
        name = await world.add(Foreign(0, 30))
        panel = world.panel()
        key = (await only(panel)).key
        await panel.end(key, at(10) if begun else at(0))
        assert await bookings(panel) == []
        with pytest.raises(Gone):
            await panel.undo(key)
        await assert_only_the_room_declined(world, name)


async def test_a_meeting_nobody_came_to_is_declined_once(server: GoogleServer) -> None:
    async with google_world(server, invited=True) as world:
        name = await world.add(Foreign(0, 30))
        one, other = world.panel(), world.panel()
        key = (await only(one)).key
        await read(other)
        await one.auto_release(key, at(10))
        with pytest.raises((Gone, StaleVersion)):
            await other.auto_release(key, at(10))
        assert await bookings(other) == []
        await assert_only_the_room_declined(world, name)


async def test_its_end_is_never_moved(server: GoogleServer) -> None:
    async with google_world(server, invited=True) as world:
        await world.add(Foreign(0, 30))
        store = world.store()
        (span,) = (await store.sync(WINDOW, None)).schedule.spans
        version = (await store.read(span.key)).version
        for end in (at(30), at(45)):
            with pytest.raises(Unsupported):
                await store.set_end(span.key, end, version)
        assert (await store.read(span.key)).span == span


async def test_one_occurrence_is_marked_and_declined_alone(server: GoogleServer) -> None:
    """Occurrences share the etag of their series, and have what it has: a mark on that is no decision about one."""
    async with google_world(server, invited=True) as world:
        master = world.foreign(Foreign(0, 30)) | {"id": "series"}
        master |= {"extendedProperties": {"private": {"roomkioskCheckedIn": "series", "roomkioskOwn": "series"}}}
        names = [f"series_{number}" for number in range(3)]
        occurrences = [world.foreign(Foreign(60 * number, 60 * number + 30)) for number in range(3)]
        times = [{name: event[name] for name in ("start", "end")} for event in occurrences]
        await world.put_series(master, list(zip(names, times, strict=True)))
        panel = world.panel()
        first, second, third = await spans(panel)
        assert not any(span.checked_in or span.own for span in (first, second, third))
        await panel.check_in(second.key)
        await panel.auto_release(first.key, at(10))
        left = await spans(panel)
        assert [(span.key, span.checked_in) for span in left] == [(second.key, True), (third.key, False)]
        assert (await world.truth())["notified"] == [names[0]]


async def test_what_lasts_days_is_declined_and_never_cut(server: GoogleServer) -> None:
    days = {"start": {"date": "2030-01-07"}, "end": {"date": "2030-01-09"}}
    for invited in (True, False):
        async with google_world(server, invited=invited) as world:
            await world.put("days0", world.foreign(Foreign(0, 30)) | days)
            panel = world.panel()
            span = await only(panel)
            assert (span.all_day, span.start, span.end) == (True, at(-540), at(-540 + 2 * 1440))
            with nullcontext() if invited else pytest.raises(Unsupported):
                await panel.end(span.key, at(10))
            assert (await spans(panel) == ()) is invited


async def assert_only_the_room_declined(world: GoogleWorld, name: str) -> None:
    truth = await world.truth()
    (event,) = truth["events"]
    answers = {one["email"]: one["responseStatus"] for one in event["attendees"]}
    assert answers == {"canary@example.org": "accepted", world.id: "declined"}
    assert truth["notified"] == [name]
