"""The page of other rooms: what its rows say, what its buttons post, and that a moving list takes no tap."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any

import pytest
from ui_scenes import Scene
from ui_scenes.scene import POLICY, local

from kiosk.nearby.rooms import Nearby, RoomReading, SeenRoom
from kiosk.nearby.suggestions import RoomWish, Standing, Suggestions, suggestions
from kiosk.room.intent import BookElsewhere, LookAround, RoomId
from kiosk.room.schedule import EventKey, Schedule, Span
from kiosk.ui.interaction import HOME_AFTER, Interaction
from kiosk.ui.pages import find_room
from kiosk.ui.pages.find_room import FIND_ROOM, MOVED_FOR, FindRoomView, RoomSearch, TakenPiece
from kiosk.ui.pages.page import ActionResult, Inputs, next_tick
from kiosk.ui.pages.room_card import ShownRoom
from kiosk.ui.pages.table import open_page, settled
from tests.nearby.other_rooms import room

NOW = local(14, 6)
SCENE = Scene("", NOW)


def seen(name: str, *spans: tuple[str, str], floor: str = "3", **card: object) -> SeenRoom:
    taken = [Span(EventKey(begins), _at(begins), _at(ends)) for begins, ends in spans]
    reading = RoomReading.of(
        Schedule(taken), POLICY, NOW, fresh_until=NOW + timedelta(minutes=2), writable=True, trusted=True
    )
    return SeenRoom(room(name, floor, **card), reading)  # type: ignore[arg-type]


def _at(clock: str) -> datetime:
    hour, minute = clock.split(":")
    return local(int(hour), int(minute))


MAAS = seen("Maaszaal", ("15:30", "17:00"), seats=10, equipment=("screen", "video"))
IJSSEL = seen("IJsselkamer", ("14:25", "15:30"), seats=4, equipment=("whiteboard",))
LEK = seen("Lek", floor="2", seats=6, equipment=("screen",))
RIJN = seen("Rijnzaal", ("13:00", "14:15"), ("16:00", "17:30"), floor="4", seats=12)
BUSY = seen("Waal", ("13:00", "17:00"))
SEARCH = RoomSearch()
ROOMS = Nearby((MAAS, IJSSEL, LEK, RIJN, BUSY))


def inputs_of(
    nearby: Nearby = ROOMS, search: RoomSearch | None = SEARCH, now: datetime = NOW, **more: object
) -> Inputs:
    interaction = Interaction("en", touched_at=now, **more)  # type: ignore[arg-type]
    having = interaction if search is None else interaction.having(search)
    return settled(Inputs(SCENE.published(), {}, SCENE.at_door(), having, now, nearby=nearby))


def view_of(inputs: Inputs) -> FindRoomView:
    view: FindRoomView = FIND_ROOM.derive(inputs)
    return view


def steady(inputs: Inputs) -> Inputs:
    """The same, when the rows have stood still for a while."""
    return settled(replace(inputs, now=inputs.now + MOVED_FOR))


def search_after(step: ActionResult | None) -> RoomSearch:
    assert step is not None
    assert step.post == LookAround()
    found = step.interaction.of(RoomSearch)
    assert found is not None
    return found


def test_each_row_says_until_when_and_what_can_be_had() -> None:
    rows = view_of(inputs_of()).rows
    assert [(row.name.strip("\u2068\u2069"), row.standing, row.at, row.start, row.end, row.strong) for row in rows] == [
        ("Maaszaal", Standing.FREE, "15:30", "", "14:40", True),
        ("IJsselkamer", Standing.FREE, "14:25", "", "14:25", False),
        ("Lek", Standing.FREE, "", "", "14:40", False),
        ("Rijnzaal", Standing.SOON, "14:15", "14:15", "14:45", False),
    ]
    assert [(row.seats, row.equipment) for row in rows[:2]] == [(10, "screen\nvideo"), (4, "whiteboard")]


def test_the_strip_shows_what_of_the_next_four_hours_is_taken() -> None:
    pieces = view_of(inputs_of()).taken
    assert [piece for piece in pieces if piece.row == 2] == []
    assert [piece for piece in pieces if piece.row == 0] == [TakenPiece(0, 84 / 240, 90 / 240)]
    assert [piece.begins for piece in pieces if piece.row == 3] == [0, 114 / 240]


def test_only_the_first_row_that_can_be_booked_stands_out_and_on_the_first_page_alone() -> None:
    looked_at = replace(MAAS, room=replace(MAAS.room, has_login=False))
    rows = view_of(inputs_of(Nearby((looked_at, LEK, IJSSEL)))).rows
    assert [row.strong for row in rows] == [False, True, False]
    many = Nearby(tuple(seen(f"R{n}") for n in range(12)))
    assert not any(row.strong for row in view_of(inputs_of(many, RoomSearch(first=5))).rows)


def test_a_row_books_what_stands_on_it_and_home_opens() -> None:
    inputs = steady(inputs_of())
    step = find_room.book(view_of(inputs), inputs, 3)
    assert step is not None
    assert step.post == BookElsewhere(RoomId("rijnzaal"), local(14, 15), local(14, 45))
    assert open_page(settled(replace(inputs, interaction=step.interaction))).name == "home"


def test_what_was_read_meanwhile_does_not_change_what_a_finger_saw() -> None:
    """The action is given the view that was on the screen."""
    before = steady(inputs_of())
    shown = view_of(before)
    step = find_room.book(shown, replace(before, nearby=Nearby((LEK,))), 0)
    assert step is not None
    assert step.post == BookElsewhere(RoomId("maaszaal"), NOW, local(14, 40))


def test_a_list_that_has_just_moved_takes_no_tap() -> None:
    first = steady(inputs_of(Nearby((IJSSEL, LEK))))
    assert find_room.book(view_of(first), first, 0) is not None
    moved = settled(replace(first, nearby=ROOMS))
    assert find_room.book(view_of(moved), moved, 0) is None
    assert find_room.book(view_of(moved), steady(moved), 0) is not None


def test_rooms_that_come_in_below_move_nothing() -> None:
    first = steady(inputs_of(Nearby((MAAS,))))
    longer = settled(replace(first, nearby=Nearby((MAAS, LEK))))
    assert find_room.book(view_of(longer), longer, 0) is not None


@pytest.mark.parametrize("row", [-1, 4, 99])
def test_a_row_that_is_not_there_does_nothing(row: int) -> None:
    inputs = steady(inputs_of())
    assert find_room.book(view_of(inputs), inputs, row) is None


def test_a_second_tap_while_one_is_pending_does_nothing() -> None:
    pending = BookElsewhere(RoomId("lek"), NOW, local(14, 40))
    inputs = steady(inputs_of(posted=pending, waiting_since=NOW))
    assert find_room.book(view_of(inputs), inputs, 0) is None


def test_a_room_that_cannot_be_booked_from_here_shows_its_card() -> None:
    inputs = steady(inputs_of(Nearby((replace(MAAS, room=replace(MAAS.room, has_login=False)),))))
    step = find_room.book(view_of(inputs), inputs, 0)
    assert step is not None
    assert step.interaction.of(ShownRoom) == ShownRoom(RoomId("maaszaal"))
    assert open_page(settled(replace(inputs, interaction=step.interaction))).name == "room_card"


def test_it_pages_and_begins_again_after_the_last() -> None:
    many = Nearby(tuple(seen(f"R{n:02}") for n in range(9)))
    shown = []
    search = RoomSearch()
    for _ in range(4):
        inputs = inputs_of(many, search)
        view = view_of(inputs)
        shown.append((view.first, view.total))
        search = search_after(find_room.show_next(view, inputs, 4))
    assert shown == [(0, 9), (4, 9), (8, 9), (0, 9)]


def test_what_is_kept_and_what_is_shown_are_worked_out_once_and_anew_for_another_moment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worked_out: list[datetime] = []

    def suggesting(*given: Any) -> Suggestions:
        worked_out.append(given[-1])
        return suggestions(*given)

    monkeypatch.setattr(find_room, "_suggestions", lru_cache(maxsize=1)(suggesting))
    later = NOW + timedelta(minutes=1)
    for now in (NOW, later):
        view_of(inputs_of(now=now))
    assert worked_out == [NOW, later]


def test_five_hundred_rooms_are_a_handful_on_the_screen() -> None:
    many = Nearby(tuple(seen(f"R{n:03}", ("15:00", "16:00")) for n in range(500)))
    view = view_of(inputs_of(many))
    assert (len(view.rows), view.total) == (find_room.MOST_ROWS, 500)
    assert len(view.taken) == find_room.MOST_ROWS


def test_a_page_that_is_not_there_any_more_is_the_first_one() -> None:
    assert view_of(inputs_of(ROOMS, RoomSearch(first=8))).first == 0


def test_lengths_and_needs_are_choices() -> None:
    inputs = inputs_of()
    longer = search_after(find_room.choose_length(view_of(inputs), inputs, 60))
    assert longer.wish == RoomWish(60)
    with_video = search_after(find_room.toggle(view_of(inputs), inputs, "video"))
    assert [row.name.strip("\u2068\u2069") for row in view_of(inputs_of(ROOMS, with_video)).rows] == ["Maaszaal"]
    again = inputs_of(ROOMS, with_video)
    assert search_after(find_room.toggle(view_of(again), again, "video")).wish == RoomWish()


def test_only_what_some_room_has_can_be_asked_for() -> None:
    inputs = inputs_of()
    assert [only.what for only in view_of(inputs).only] == ["many_seats", "video"]
    assert find_room.toggle(view_of(inputs), inputs, "step_free") is None
    assert find_room.toggle(view_of(inputs), inputs, "minutes") is None
    assert find_room.choose_length(view_of(inputs), inputs, 600) is None


def test_where_none_is_free_the_first_to_be_is_named() -> None:
    view = view_of(inputs_of(Nearby((BUSY, replace(LEK, reading=None, silent=True)))))
    assert (view.none_free, view.rows, view.total, view.silent) == (True, (), 0, 1)
    assert (view.next_name.strip("\u2068\u2069"), view.next_at) == ("Waal", "17:00")


def test_rooms_that_are_being_looked_up_are_said_to_be() -> None:
    view = view_of(inputs_of(Nearby((replace(LEK, reading=None), replace(MAAS, reading=None)))))
    assert (view.none_free, view.looking) == (True, 2)


def test_it_opens_with_a_look_and_only_where_there_are_rooms() -> None:
    assert find_room.opened(inputs_of(search=None)) == ActionResult(
        inputs_of(search=None).interaction.having(RoomSearch()), LookAround()
    )
    assert find_room.opened(inputs_of(Nearby(), None)) is None


def test_it_closes_when_left_alone_or_sent_home() -> None:
    inputs = inputs_of()
    assert open_page(inputs).name == "find_room"
    later = settled(replace(inputs, now=NOW + HOME_AFTER))
    assert open_page(later).name == "home"
    home = find_room.go_home(view_of(inputs), inputs)
    assert open_page(settled(replace(inputs, interaction=home.interaction))).name == "home"


@pytest.mark.parametrize("second", [0, 3, 55])
def test_nothing_changes_before_the_next_tick(second: int) -> None:
    now, ends = NOW + timedelta(seconds=second), NOW + HOME_AFTER
    inputs = inputs_of(now=now)
    while now < ends:
        page = open_page(inputs)
        tick, first = next_tick(page, inputs), page.derive(inputs)
        for share in (0.3, 0.999):
            later = settled(replace(inputs, now=now + share * (tick - now)))
            assert (open_page(later), page.derive(later)) == (page, first)
        now = tick
        inputs = settled(replace(inputs, now=now))
