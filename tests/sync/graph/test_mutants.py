"""The tester tested: what an adapter for Graph gets wrong most easily is found by a scene the right one passes."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pytest
from support.booking_contract import WINDOW, Foreign, at, bookings, idem, only
from support.store_contract import foreign, own, seen, server_time
from vendors.graph.quirks import Quirk
from vendors.graph.world import GraphWorld, graph_world

from kiosk.sync.backend import BackendError, Gone, StaleVersion
from kiosk.sync.booking.claims import withdraw
from kiosk.sync.booking.event_store import EventMark
from kiosk.sync.graph import client, marks, parse, store
from kiosk.sync.graph.client import GraphClient
from kiosk.sync.graph.store import GraphStore
from kiosk.sync.json_api import JsonAnswer, JsonApi

Scene = Callable[[GraphWorld], Awaitable[bool]]
"""Whether all is as it should be."""
Plant = Callable[[pytest.MonkeyPatch], None]


async def all_pages_are_read(world: GraphWorld) -> bool:
    for start in range(0, 240, 20):
        await world.add(Foreign(start, start + 10))
    return len(await bookings(world.panel())) == 12


async def declined_is_free(world: GraphWorld) -> bool:
    await world.add(Foreign(0, 30))
    panel = world.panel()
    with suppress(BackendError):
        await panel.end((await only(panel)).key, at(0))
    return await bookings(panel) == []


async def cancelled_is_free(world: GraphWorld) -> bool:
    await world.do("cancel", event_id=await world.add(Foreign(0, 30)))
    return await bookings(world.panel()) == []


async def a_taken_id_is_refused(world: GraphWorld) -> bool:
    event, opened = own(), world.store()
    await opened.create(event, await server_time(opened))
    claim = await seen(opened, event)
    assert claim is not None
    assert claim.version is not None
    await opened.rewrite(event, claim.version, await server_time(opened))
    try:
        await opened.create(event, await server_time(opened))
    except StaleVersion:
        return True
    return False


async def what_was_meant_for_another_version_is_not_written(world: GraphWorld) -> bool:
    name, opened = await world.add(Foreign(0, 30)), world.store()
    (span,) = (await opened.sync(WINDOW, None)).schedule.spans
    old = (await opened.read(span.key)).version
    await world.move(name, Foreign(0, 40))
    with suppress(StaleVersion):
        await opened.set_mark(span.key, EventMark.CHECKED_IN, None, old)
    return not (await opened.read(span.key)).span.checked_in


async def two_marks_stand_beside_one_another(world: GraphWorld) -> bool:
    opened = world.store()
    event = await foreign(world, opened, Foreign(0, 30))
    key, now = event.span.key, await server_time(opened)
    await opened.set_mark(key, EventMark.CHECKED_IN, None, event.version)
    await opened.set_mark(key, EventMark.RELEASING, now, (await opened.read(key)).version)
    both = await opened.read(key)
    return both.span.checked_in and both.releasing_since == now


async def one_check_in_is_of_one_occurrence(world: GraphWorld) -> bool:
    series = await world.do("invite_series", start=at(0), end=at(30), days=3, properties={marks.CHECKED_IN: marks.YES})
    assert len(series) == 3
    schedule = (await world.panel().sync(WINDOW, None)).schedule
    return not any(span.checked_in for span in schedule.spans)


async def no_mailbox_is_no_missing_event(world: GraphWorld) -> bool:
    try:
        await world.panel().find(idem())
    except Gone:
        return False
    except BackendError:
        return True
    return False


async def a_meeting_is_declined_until_it_is_gone(world: GraphWorld) -> bool:
    await world.add(Foreign(0, 30))
    panel = world.panel()
    try:
        await panel.end((await only(panel)).key, at(0))
    except BackendError:
        return False
    return await bookings(panel) == []


async def an_event_can_be_written_by_its_id(world: GraphWorld) -> bool:
    await world.add(Foreign(0, 30))
    panel = world.panel()
    with suppress(BackendError):
        await panel.check_in((await only(panel)).key)
    return (await only(panel)).checked_in


async def what_was_taken_back_stays_away(world: GraphWorld) -> bool:
    event, opened = own(), world.store()
    await opened.create(event, await server_time(opened))
    await withdraw(opened, opened.key_of(event.id))
    return await world.count() == 0


async def names_are_not_asked_for(world: GraphWorld) -> bool:
    await world.add(Foreign(0, 30))
    await world.panel().sync(WINDOW, None)
    asked = (await world.told())["requests"]
    return all("select=" in one for one in asked) and not any("subject" in one for one in asked)


async def what_was_ended_is_booked_again(world: GraphWorld) -> bool:
    panel = world.panel()
    key = await panel.book(at(5), at(30), idem())
    await panel.end(key, at(5))
    with suppress(BackendError):
        await panel.undo(key)
    return await bookings(panel) == [(5, 30)]


async def first_page_alone(self: JsonApi, target: str, _next: Callable[[Any], str | None]) -> tuple[JsonAnswer, ...]:
    return (await self.get(target),)


def blocks_without(name: str, harmless: object) -> Plant:
    known = parse._blocks

    def plant(monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(parse, "_blocks", lambda item: known({**item, name: harmless, "showAs": "busy"}))

    return plant


async def minds_nothing(self: GraphStore, key: Any, _version: Any) -> Any:
    return (await self._current(key))[0]


def sets_marks_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    as_json = marks.as_json
    monkeypatch.setattr(store.marks, "as_json", lambda known: as_json(dict(list(known.items())[-1:])))


def takes_every_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    read = parse.ItemReader._event

    def single(self: Any, item: Any, *rest: Any) -> Any:
        return read(self, {**item, "type": "singleInstance"}, *rest)

    monkeypatch.setattr(parse.ItemReader, "_event", single)


def takes_a_repeat_for_success(monkeypatch: pytest.MonkeyPatch) -> None:
    create = GraphStore.create

    async def succeeds(*what: Any) -> None:
        with suppress(StaleVersion):
            await create(*what)

    monkeypatch.setattr(GraphStore, "create", succeeds)


def never_asks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    create = GraphClient.create

    async def with_one_id(self: GraphClient, event: Any) -> Any:
        return await create(self, {**event, "transactionId": event["transactionId"][:32]})

    monkeypatch.setattr(GraphClient, "create", with_one_id)


def deletes_once_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async def believes(*_: Any) -> None:
        return None

    monkeypatch.setattr(GraphClient, "delete", believes)


@dataclass(frozen=True)
class Mutant:
    """`plant` is found by `scene` under these quirks."""

    plant: Plant
    scene: Scene
    quirks: tuple[Quirk, ...] = ()


MUTANTS = {
    "ignores nextLink": Mutant(
        lambda patch: patch.setattr(JsonApi, "pages", first_page_alone), all_pages_are_read, (Quirk.PAGES_OF_TEN,)
    ),
    "counts declined": Mutant(blocks_without("responseStatus", None), declined_is_free, (Quirk.DECLINED_KEPT,)),
    "counts cancelled": Mutant(blocks_without("isCancelled", False), cancelled_is_free, (Quirk.CANCELLED_KEPT,)),
    "takes 409 for success": Mutant(takes_a_repeat_for_success, a_taken_id_is_refused, (Quirk.REPEAT_IS_409,)),
    "takes 400 for success": Mutant(takes_a_repeat_for_success, a_taken_id_is_refused, (Quirk.REPEAT_IS_400,)),
    "takes what was there for what it made": Mutant(takes_a_repeat_for_success, a_taken_id_is_refused),
    "trusts If-Match": Mutant(
        lambda patch: patch.setattr(GraphStore, "_unchanged", minds_nothing),
        what_was_meant_for_another_version_is_not_written,
        (Quirk.IF_MATCH_IGNORED,),
    ),
    "sets a mark alone": Mutant(sets_marks_alone, two_marks_stand_beside_one_another, (Quirk.PATCH_DROPS_PROPERTIES,)),
    "takes a series' mark for an occurrence's": Mutant(takes_every_mark, one_check_in_is_of_one_occurrence),
    "takes every 404 for gone": Mutant(
        lambda patch: (
            patch.setattr(client, "NoCalendar", Gone)
            or patch.setitem(client._CODES, "errorinvaliduser", ((404,), Gone))
        ),
        no_mailbox_is_no_missing_event,
        (Quirk.NO_SUCH_USER,),
    ),
    "believes 202": Mutant(
        lambda patch: patch.setattr(store, "_GONE_WITHIN_S", ()),
        a_meeting_is_declined_until_it_is_gone,
        (Quirk.DECLINE_TAKES_A_WHILE,),
    ),
    "lets ids change": Mutant(
        lambda patch: patch.setitem(client.HEADERS, "Prefer", 'outlook.timezone="UTC"'),
        an_event_can_be_written_by_its_id,
    ),
    "believes what it did not do": Mutant(deletes_once_asked, what_was_taken_back_stays_away),
    "asks for everything": Mutant(
        lambda patch: patch.setattr(client, "selected", lambda _: "id,start,end,showAs,subject"),
        names_are_not_asked_for,
    ),
    "keeps to one transactionId": Mutant(
        never_asks_again, what_was_ended_is_booked_again, (Quirk.REPEAT_AFTER_DELETE_REFUSED,)
    ),
    "believes views": Mutant(
        lambda patch: patch.setattr(GraphClient, "_learn", lambda *_: None),
        an_event_can_be_written_by_its_id,
        (Quirk.EXPAND_DROPPED,),
    ),
}


@pytest.mark.parametrize(
    "name",
    [name if number % 4 == 0 else pytest.param(name, marks=pytest.mark.long) for number, name in enumerate(MUTANTS)],
)
async def test_each_mistake_is_found(graph_url: str, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    mutant = MUTANTS[name]
    async with graph_world(graph_url, *mutant.quirks) as world:
        assert await mutant.scene(world), "the right one fails"
    mutant.plant(monkeypatch)
    async with graph_world(graph_url, *mutant.quirks) as world:
        assert not await mutant.scene(world), "it was not found"
