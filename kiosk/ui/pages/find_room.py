"""PURE: the page on which another room is found and booked, a handful of rooms at a time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from kiosk.nearby.suggestions import RoomWish, Standing, Suggestion, Suggestions, runs, suggestions
from kiosk.room.day import floor_minute, midnight
from kiosk.room.intent import BookElsewhere, LookAround, RoomId
from kiosk.room.offers import Offer
from kiosk.ui.door import piece_name
from kiosk.ui.interaction import last_seconds, leaves, leaving, left_alone, pending_of, touch
from kiosk.ui.pages.page import ActionResult, Inputs, Page, post_intent
from kiosk.ui.pages.room_card import ShownRoom

MOST_ROWS: Final = 5
"""That any screen has place for; QML says how many this one has."""
AHEAD: Final = timedelta(hours=4)
"""What the strip of a row is about."""
MOVED_FOR: Final = timedelta(milliseconds=600)
"""A finger that comes down so soon after another room came to stand under it meant the one that stood there."""
LENGTHS: Final = (15, 30, 60)
_WISHES: Final = {
    "many_seats": RoomWish(many_seats=True),
    "video": RoomWish(video=True),
    "step_free": RoomWish(step_free=True),
}
_suggestions = lru_cache(maxsize=1)(suggestions)
"""What is kept of a search and what is shown of it are told of one moment."""


@dataclass(frozen=True, slots=True)
class RoomSearch:
    """What somebody looks for, and how far he has paged."""

    wish: RoomWish = RoomWish()  # noqa: RUF009  # frozen
    first: int = 0
    shown: tuple[RoomId, ...] = ()
    """The rooms in the rows, by place."""
    moved_at: datetime | None = None
    """When another room came to stand in a row."""


@dataclass(frozen=True, slots=True)
class RoomRow:
    """`offer`: what the button books; without one it shows the room's card."""

    room: RoomId
    offer: Offer | None
    name: str
    floor: str
    seats: int
    equipment: str
    """The pieces, one a line: known ones by their words."""
    standing: Standing
    at: str
    """Until when it is free, or from when on; empty: beyond today."""
    start: str
    """When the booking would begin; empty: now."""
    end: str
    """When it would end; empty: it cannot be booked from here."""
    strong: bool
    ready: bool


@dataclass(frozen=True, slots=True)
class TakenPiece:
    """A piece of the strip of row number `row`, as fractions of it."""

    row: int
    begins: float
    lasts: float


@dataclass(frozen=True, slots=True)
class WishedLength:
    minutes: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Only:
    """A choice of rooms with something: `what` is "many_seats", "video" or "step_free"."""

    what: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class FindRoomView:
    rows: tuple[RoomRow, ...]
    taken: tuple[TakenPiece, ...]
    lengths: tuple[WishedLength, ...]
    only: tuple[Only, ...]
    """Of what some room has."""
    minutes: int
    first: int
    """How many rooms stand before the first row."""
    total: int
    fitting: int
    """Rooms that have what is asked for."""
    looking: int
    """Of these, whose calendars are being read."""
    silent: int
    """Of which nobody can say anything."""
    none_free: bool
    next_name: str
    """Where none is free: the room that will be first."""
    next_at: str
    leaving: float
    """What is left of the last ten seconds before the page closes, 0 to 1; 0 before them."""


def derive(inputs: Inputs) -> FindRoomView:
    search, times, now = _search(inputs), inputs.times, inputs.now
    found = _found(inputs, search)
    shown = _page(found, search) if found.any_free else ()
    best = next((one for one in found.rows[:MOST_ROWS] if one.offer is not None), None)
    return FindRoomView(
        rows=tuple(_row(one, one is best, inputs) for one in shown),
        taken=tuple(piece for number, one in enumerate(shown) for piece in _strip(number, one, floor_minute(now))),
        lengths=tuple(WishedLength(minutes, minutes == search.wish.minutes) for minutes in LENGTHS),
        only=tuple(Only(what, getattr(search.wish, what)) for what in _offered(inputs)),
        minutes=search.wish.minutes,
        first=search.first,
        total=len(found.rows) if found.any_free else 0,
        fitting=found.fitting,
        looking=found.looking,
        silent=sum(row.outlook.standing is Standing.UNKNOWN for row in found.rows),
        none_free=not found.any_free,
        next_name=str(found.first[0].card.name) if found.first else "",
        next_at=times.clock(found.first[1]) if found.first else "",
        leaving=leaving(leaves(inputs.interaction), now),
    )


def opens_when(inputs: Inputs) -> bool:
    return inputs.interaction.of(RoomSearch) is not None


def edges(inputs: Inputs) -> Iterable[datetime]:
    """When what was read of a room is not fresh any more."""
    yield from last_seconds(leaves(inputs.interaction))
    yield from (seen.reading.fresh_until for seen in inputs.nearby.rooms if seen.reading is not None)


def keeps(inputs: Inputs) -> RoomSearch | None:
    search = inputs.interaction.of(RoomSearch)
    if search is None or left_alone(inputs.interaction, inputs.now):
        return None
    found = _found(inputs, search)
    search = replace(search, first=search.first if search.first < len(found.rows) else 0)
    shown = tuple(one.room.id for one in _page(found, search))
    moved = shown[: len(search.shown)] != search.shown
    return replace(search, shown=shown, moved_at=inputs.now if moved else search.moved_at)


def opened(inputs: Inputs) -> ActionResult | None:
    """The page, opened from another one; None where there is no other room."""
    if not inputs.nearby.rooms:
        return None
    return _looking_on(replace(inputs, interaction=touch(inputs.interaction, inputs.now)), RoomSearch())


def book(view: FindRoomView, inputs: Inputs, row: int) -> ActionResult | None:
    """Book the room of that row as it stands there; where it cannot be booked from here, show its card."""
    moved_at = _search(inputs).moved_at
    if moved_at is not None and inputs.now < moved_at + MOVED_FOR:
        return None
    if not 0 <= row < len(view.rows) or not view.rows[row].ready:
        return None
    room, offer = view.rows[row].room, view.rows[row].offer
    if offer is None:
        return ActionResult(inputs.interaction.having(ShownRoom(room)), LookAround())
    return post_intent(inputs, BookElsewhere(room, offer.start, offer.end))


def choose_length(_view: FindRoomView, inputs: Inputs, minutes: int) -> ActionResult | None:
    if minutes not in LENGTHS:
        return None
    return _looking_on(inputs, RoomSearch(replace(_search(inputs).wish, minutes=minutes)))


def toggle(_view: FindRoomView, inputs: Inputs, what: str) -> ActionResult | None:
    """Only rooms with `what`, or any again."""
    if what not in _offered(inputs):
        return None
    wish = _search(inputs).wish
    return _looking_on(inputs, RoomSearch(replace(wish, **{what: not getattr(wish, what)})))


def show_next(view: FindRoomView, inputs: Inputs, places: int) -> ActionResult | None:
    """The rooms after the `places` that stand here; the first ones again after the last."""
    if not 1 <= places <= MOST_ROWS:
        return None
    after = view.first + places
    return _looking_on(inputs, replace(_search(inputs), first=after if after < view.total else 0))


def go_home(_view: FindRoomView, inputs: Inputs) -> ActionResult:
    return ActionResult(inputs.interaction.without(RoomSearch))


def _search(inputs: Inputs) -> RoomSearch:
    search = inputs.interaction.of(RoomSearch)
    assert search is not None
    return search


def _looking_on(inputs: Inputs, search: RoomSearch) -> ActionResult:
    return ActionResult(inputs.interaction.having(search), LookAround())


def _found(inputs: Inputs, search: RoomSearch) -> Suggestions:
    door = inputs.door
    return _suggestions(inputs.nearby, search.wish, door.floor, door.policy, inputs.now)


def _page(found: Suggestions, search: RoomSearch) -> tuple[Suggestion, ...]:
    return found.rows[search.first : search.first + MOST_ROWS]


def _offered(inputs: Inputs) -> tuple[str, ...]:
    """Wishes that some room fulfils."""
    rooms = [seen.room for seen in inputs.nearby.rooms]
    return tuple(what for what, wish in _WISHES.items() if any(wish.fits(room) for room in rooms))


def _row(one: Suggestion, best: bool, inputs: Inputs) -> RoomRow:
    times, card, offer = inputs.times, one.room.card, one.offer
    at, beyond = one.outlook.at, midnight(inputs.now, inputs.door.zone, 1)
    later = offer is not None and offer.start > inputs.now
    return RoomRow(
        room=one.room.id,
        offer=offer,
        name=str(card.name),
        floor=str(card.floor),
        seats=card.seats or 0,
        equipment="\n".join(piece_name(piece) for piece in card.equipment),
        standing=one.outlook.standing,
        at=times.clock(at) if at is not None and at < beyond else "",
        start=times.clock(offer.start) if offer is not None and later else "",
        end=times.clock(offer.end) if offer is not None else "",
        strong=best,
        ready=pending_of(inputs.interaction, inputs.state) is None,
    )


def _strip(row: int, one: Suggestion, now: datetime) -> Iterable[TakenPiece]:
    """What of the next hours is taken, or may be."""
    for begins, ends in runs(one.taken):
        begins, ends = max(begins, now), min(ends, now + AHEAD)
        if begins < ends:
            yield TakenPiece(row, (begins - now) / AHEAD, (ends - begins) / AHEAD)


FIND_ROOM = Page(
    "find_room",
    FindRoomView,
    derive,
    opens_when,
    edges,
    (book, choose_length, toggle, show_next, go_home),
    "FindRoomPage.qml",
    keeps,
)
