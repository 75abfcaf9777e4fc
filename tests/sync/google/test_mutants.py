"""The tester tested: what an adapter for Google gets wrong most easily is found by a scene the right one passes."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from support.booking_contract import WINDOW, Foreign, at, bookings, idem, only, spans
from support.store_contract import own, seen, server_time
from vendors.google.quirks import Quirk
from vendors.google.world import GoogleServer, GoogleWorld, google_world

from kiosk.sync.backend import BackendError, Gone, PermissionDenied, RateLimited, StaleVersion
from kiosk.sync.booking.claims import withdraw
from kiosk.sync.google import client, parse, resource, store
from kiosk.sync.google.client import GoogleCalendar
from kiosk.sync.google.store import GoogleStore
from kiosk.sync.json_api import JsonAnswer, JsonApi

Scene = Callable[[GoogleWorld], Awaitable[bool]]
"""Whether all is as it should be."""
Plant = Callable[[pytest.MonkeyPatch], None]


async def all_pages_are_read(world: GoogleWorld) -> bool:
    for start in (0, 60, 120):
        await world.add(Foreign(start, start + 30))
    return await bookings(world.panel()) == [(0, 30), (60, 90), (120, 150)]


async def declined_is_free(world: GoogleWorld) -> bool:
    await world.add(Foreign(0, 30))
    panel = world.panel()
    with suppress(BackendError):
        await panel.end((await only(panel)).key, at(0))
    return await bookings(panel) == []


async def a_taken_id_is_refused(world: GoogleWorld) -> bool:
    event, opened = own(), world.store()
    await opened.create(event, await server_time(opened))
    try:
        await opened.create(event, await server_time(opened))
    except StaleVersion:
        return True
    return False


async def throttled_is_not_forbidden(world: GoogleWorld) -> bool:
    try:
        await world.panel().sync(WINDOW, None)
    except RateLimited:
        return True
    except PermissionDenied:
        return False
    return False


async def what_was_taken_back_stays_away(world: GoogleWorld) -> bool:
    event, opened = own(), world.store()
    await opened.create(event, await server_time(opened))
    claim = await seen(opened, event)
    assert claim is not None
    assert claim.version is not None
    await withdraw(opened, opened.key_of(event.id))
    with suppress(StaleVersion, Gone):
        await opened.rewrite(event, claim.version, await server_time(opened))
    return await world.count() == 0


async def others_answers_stand(world: GoogleWorld) -> bool:
    await world.add(Foreign(0, 30))
    panel = world.panel()
    try:
        await panel.end((await only(panel)).key, at(10))
    except BackendError:
        return False
    (event,) = await world.events()
    return {one["responseStatus"] for one in event["attendees"]} == {"accepted", "declined"}


async def one_of_two_doors_gives_way(world: GoogleWorld) -> bool:
    """Two that were confirmed without having seen each other."""
    for name in ("a" * 32, "b" * 32):
        await world.add_orphan(0, 30, timedelta(), name)
        event = (await world.truth())["events"][-1]
        event["extendedProperties"]["private"].pop(resource.BASE)
        await world.put(name, event)
    return sorted(span.gives_way for span in await spans(world.panel())) == [False, True]


async def a_name_stays_away(world: GoogleWorld) -> bool:
    await world.add(Foreign(0, 30))
    await world.panel().sync(WINDOW, None)
    return (await world.truth())["names_told"] == 0


async def what_was_ended_is_booked_again(world: GoogleWorld) -> bool:
    """An undo: the id is taken by what was deleted."""
    panel = world.panel()
    key = await panel.book(at(5), at(30), idem())
    await panel.end(key, at(5))
    try:
        await panel.undo(key)
    except BackendError:
        return False
    return await bookings(panel) == [(5, 30)]


async def first_page_alone(self: JsonApi, target: str, _next: Callable[[Any], str | None]) -> tuple[JsonAnswer, ...]:
    return (await self.get(target),)


async def takes_any_answer(self: GoogleStore, event: Any, claimed_at: Any) -> None:
    with suppress(StaleVersion):
        await never_brings_back(self, event, claimed_at)


async def never_brings_back(self: GoogleStore, event: Any, claimed_at: Any) -> None:
    await self._calendar.insert({"id": event.id, **self._written(event, claimed_at, claim=True)})


async def without_condition(self: GoogleCalendar, event_id: str, change: Any, _etag: str, **_told: bool) -> None:
    there, _ = await self.get(event_id)
    await RIGHT_PATCH(self, event_id, change, there["etag"])


RIGHT_PATCH = GoogleCalendar.patch


@dataclass(frozen=True)
class Mutant:
    scene: Scene
    plant: Plant
    quirk: Quirk | None = None
    invited: bool = True


MUTANTS = {
    "reads the first page alone": Mutant(
        all_pages_are_read, lambda m: m.setattr(JsonApi, "pages", first_page_alone), Quirk.SMALL_PAGES
    ),
    "an empty page is an empty day": Mutant(
        all_pages_are_read, lambda m: m.setattr(JsonApi, "pages", first_page_alone), Quirk.EMPTY_PAGE_FIRST
    ),
    "counts what the room declined": Mutant(
        declined_is_free, lambda m: m.setattr(parse, "blocks", lambda **said: said["status"] != "cancelled")
    ),
    "409 is success": Mutant(
        a_taken_id_is_refused, lambda m: m.setattr(GoogleStore, "create", takes_any_answer), invited=False
    ),
    "a quota that is used up is forbidden": Mutant(
        throttled_is_not_forbidden, lambda m: m.setattr(client, "reason_of", lambda _: ""), Quirk.RATE_LIMIT
    ),
    "confirms without a condition": Mutant(
        what_was_taken_back_stays_away, lambda m: m.setattr(GoogleCalendar, "patch", without_condition)
    ),
    "declines for everybody": Mutant(
        others_answers_stand,
        lambda m: m.setattr(
            resource, "declined", lambda room: {"attendees": [{"email": room, "responseStatus": "declined"}]}
        ),
    ),
    "nobody gives way": Mutant(
        one_of_two_doors_gives_way,
        lambda m: m.setattr(store, "in_turn", lambda found: [one.event.span for one in found]),
    ),
    "asks for all there is": Mutant(
        a_name_stays_away, lambda m: m.setattr(resource, "fields", lambda _: "id,etag,status,start,end,summary")
    ),
    "makes a second time what was deleted": Mutant(
        what_was_ended_is_booked_again, lambda m: m.setattr(GoogleStore, "create", never_brings_back)
    ),
}


@pytest.mark.parametrize(
    "name",
    [name if number % 4 == 0 else pytest.param(name, marks=pytest.mark.long) for number, name in enumerate(MUTANTS)],
)
async def test_the_right_one_passes_and_the_mutant_does_not(
    server: GoogleServer, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    mutant = MUTANTS[name]
    quirks = () if mutant.quirk is None else (mutant.quirk,)
    for planted in (False, True):
        async with google_world(server, *quirks, invited=mutant.invited) as world:
            if planted:
                mutant.plant(monkeypatch)
            assert await mutant.scene(world) is not planted
