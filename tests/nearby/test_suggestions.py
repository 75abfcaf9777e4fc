"""Which rooms are suggested, in what order, until when: never one that its own door would not call free."""

import random
import timeit
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.nearby.rooms import FAR, RoomReading, SeenRoom, floors_away, nearest_first
from kiosk.nearby.suggestions import RoomWish, Standing, Suggestions, outlook_of, suggestions
from kiosk.room.facts import Facts
from kiosk.room.schedule import Doubt, EventKey, Schedule, Span
from kiosk.room.state import State, resolve
from tests.nearby.other_rooms import FRESH, NOW, POLICY, at, nearby, reading, room, seen, span

HALF_AN_HOUR = RoomWish()


def suggested(*rooms: SeenRoom, wish: RoomWish = HALF_AN_HOUR, floor: str = "3", now: datetime = NOW) -> Suggestions:
    return suggestions(nearby(*rooms), wish, floor, POLICY, now)


def names(found: Suggestions) -> list[str]:
    return [str(row.room.card.name).strip("\u2068\u2069") for row in found.rows]


def test_the_same_floor_comes_first_then_the_nearest_then_what_is_free_longest() -> None:
    found = suggested(
        seen("Merwede", span("16:00", "17:00"), floor="1"),
        seen("Rijnzaal", span("13:00", "14:15"), floor="4"),
        seen("Lek", floor="2"),
        seen("IJsselkamer", span("14:25", "15:30")),
        seen("Maaszaal", span("15:30", "17:00")),
    )
    assert names(found) == ["Maaszaal", "IJsselkamer", "Lek", "Rijnzaal", "Merwede"]


@pytest.mark.parametrize(
    ("spans", "standing", "until", "offer"),
    [
        ((), Standing.FREE, None, ("14:06", "14:40")),
        ((span("15:30", "17:00"),), Standing.FREE, "15:30", ("14:06", "14:40")),
        ((span("14:25", "15:30"),), Standing.FREE, "14:25", ("14:06", "14:25")),
        ((span("13:00", "14:04"),), Standing.FREE, None, ("14:06", "14:40")),
        ((span("13:00", "14:15"),), Standing.SOON, "14:15", ("14:15", "14:45")),
        ((span("13:00", "14:21"),), Standing.SOON, "14:21", ("14:21", "14:55")),
        ((span("13:00", "14:15"), span("14:25", "16:00")), Standing.SOON, "14:15", ("14:15", "14:25")),
    ],
)
def test_an_offer_begins_now_or_soon_and_ends_on_a_mark_or_at_the_next_booking(
    spans: tuple[Span, ...], standing: Standing, until: str | None, offer: tuple[str, str]
) -> None:
    (row,) = suggested(seen("Lek", *spans)).rows
    assert (row.outlook.standing, row.outlook.at) == (standing, None if until is None else at(until))
    assert row.offer is not None
    assert (row.offer.start, row.offer.end) == (at(offer[0]), at(offer[1]))


@pytest.mark.parametrize(
    "spans",
    [
        (span("13:00", "14:22"),),
        (span("13:00", "14:15"), span("14:15", "15:00")),
        (span("13:00", "14:15"), span("14:18", "15:00")),
        (span("14:09", "15:00"),),
        (span("14:12", "15:00", checked_in=True),),
    ],
    ids=["too late", "a run", "no five minutes between", "begins in a moment", "somebody came early"],
)
def test_a_room_that_is_not_free_for_five_minutes_soon_is_not_suggested(spans: tuple[Span, ...]) -> None:
    assert names(suggested(seen("Lek", *spans))) == []


@pytest.mark.parametrize(
    ("room_seen", "standing"),
    [
        (SeenRoom(room("Lek")), Standing.NOT_READ),
        (SeenRoom(room("Lek"), silent=True), Standing.UNKNOWN),
        (SeenRoom(room("Lek"), reading(fresh=NOW)), Standing.NOT_READ),
        (SeenRoom(room("Lek"), reading(fresh=NOW), silent=True), Standing.UNKNOWN),
        (SeenRoom(room("Lek"), reading(), silent=True), Standing.FREE),
        (SeenRoom(room("Lek"), reading(trusted=False)), Standing.UNKNOWN),
        (SeenRoom(room("Lek"), reading(doubts=(Doubt(at("13:00"), at("15:00")),))), Standing.UNKNOWN),
        (SeenRoom(room("Lek"), reading(doubts=(Doubt(at("14:08"), at("15:00")),))), Standing.UNKNOWN),
    ],
)
def test_a_room_that_nobody_can_speak_for_is_never_offered(room_seen: SeenRoom, standing: Standing) -> None:
    """R2, for the doors one cannot see."""
    assert outlook_of(room_seen, POLICY, NOW).standing is standing
    found = suggested(room_seen)
    assert all(row.offer is None for row in found.rows) or standing is Standing.FREE
    assert found.looking == (standing is Standing.NOT_READ)
    assert found.any_free == (standing is Standing.FREE)


def test_what_nobody_can_say_comes_after_everything_else() -> None:
    dead = SeenRoom(room("Amstel"), silent=True)
    assert names(suggested(dead, seen("Lek", floor="9"))) == ["Lek", "Amstel"]


def test_an_offer_lasts_until_a_doubt_begins() -> None:
    doubted = SeenRoom(room("Lek"), reading(doubts=(Doubt(at("14:20"), at("15:00")),)))
    (row,) = suggested(doubted).rows
    assert row.offer is not None
    assert row.offer.end == at("14:20")


def test_a_room_without_a_login_or_a_right_is_only_looked_at() -> None:
    found = suggested(seen("Lek", has_login=False), SeenRoom(room("Waal"), reading(writable=False)))
    assert [row.offer for row in found.rows] == [None, None]


EQUIPPED = (
    seen("Lek", seats=4, equipment=("video",)),
    seen("Maas", seats=6),
    seen("Waal", seats=12, equipment=("step_free", "video")),
    seen("Zaal"),
)


@pytest.mark.parametrize(
    ("wish", "fitting"),
    [
        (RoomWish(), ["Lek", "Maas", "Waal", "Zaal"]),
        (RoomWish(many_seats=True), ["Maas", "Waal"]),
        (RoomWish(video=True), ["Lek", "Waal"]),
        (RoomWish(step_free=True), ["Waal"]),
        (RoomWish(many_seats=True, video=True), ["Waal"]),
    ],
)
def test_only_with_means_only_with(wish: RoomWish, fitting: list[str]) -> None:
    assert names(suggested(*EQUIPPED, wish=wish)) == fitting


def test_where_none_is_free_the_first_that_will_be_is_told() -> None:
    rooms = (
        seen("Lek", span("13:00", "14:45")),
        seen("Maas", span("13:00", "14:30"), span("14:50", "18:00")),
        seen("Waal", span("13:00", "15:00")),
        SeenRoom(room("Dood"), silent=True),
    )
    for_half_an_hour, for_a_quarter = suggested(*rooms).first, suggested(*rooms, wish=RoomWish(15)).first
    assert for_half_an_hour is not None
    assert for_a_quarter is not None
    assert (for_half_an_hour[0].id, for_half_an_hour[1]) == ("lek", at("14:45"))
    assert (for_a_quarter[0].id, for_a_quarter[1]) == ("maas", at("14:30"))


def test_what_comes_tomorrow_is_not_told() -> None:
    assert suggested(seen("Lek", span("13:00", "23:45"))).first is None


def test_the_longest_booking_of_the_site_bounds_the_offer() -> None:
    short = replace(POLICY, walk_up_max=timedelta(minutes=15))
    (row,) = suggestions(nearby(seen("Lek")), RoomWish(60), "3", short, NOW).rows
    assert row.offer is not None
    assert row.offer.end == at("14:25")


@pytest.mark.parametrize(
    ("one", "other", "away"),
    [
        ("3", "3", 0),
        ("3", "1", 2),
        ("-1", "2", 3),
        ("\u22121", "0", 1),
        ("BG", "1", 1),
        ("Begane grond", "EG", 0),
        ("Noord", "Noord", 0),
        ("noord", "Noord", 0),
        ("Noord", "3", FAR),
        ("", "", 0),
        ("", "3", FAR),
        ("--1", "1", FAR),
        ("9999", "1", FAR),
        ("٣", "3", FAR),
    ],
)
def test_floors_are_counted_where_they_have_numbers(one: str, other: str, away: int) -> None:
    assert floors_away(one, other) == floors_away(other, one) == away


def test_the_nearest_is_read_first_and_equals_stay_in_order() -> None:
    rooms = [room("a", "1"), room("b", "3"), room("c", "x"), room("d", "3"), room("e", "4")]
    assert [one.id for one in nearest_first(rooms, "3")] == ["b", "d", "e", "a", "c"]


# The law: `resolve` at the room's own door says the same

TIMES = st.integers(-180, 300).map(lambda minutes: NOW + timedelta(minutes=minutes))
SPANS = st.lists(
    st.builds(
        lambda key, start, length, flags: Span(EventKey(key), start, start + timedelta(minutes=length), **flags),
        st.sampled_from("abcdef"),
        TIMES,
        st.sampled_from([1, 4, 5, 15, 30, 60, 120]),
        st.sampled_from([{}, {"checked_in": True}, {"claim": True}, {"exempt": True}, {"all_day": True}]),
    ),
    max_size=6,
    unique_by=lambda one: one.key,
)
DOUBTS = st.lists(st.builds(lambda start: Doubt(start, start + timedelta(minutes=40)), TIMES), max_size=2)


@settings(max_examples=400)
@given(SPANS, DOUBTS, st.integers(0, 300), st.sampled_from([15, 30, 60]))
def test_what_is_offered_is_what_the_rooms_own_door_would_offer(
    spans: list[Span], doubts: list[Doubt], seconds: int, length: int
) -> None:
    now = NOW + timedelta(seconds=seconds)
    schedule = Schedule(spans, doubts)
    read = RoomReading.of(schedule, POLICY, now, fresh_until=FRESH, writable=True, trusted=True)
    door = resolve(
        Facts(schedule=schedule, synced_at=NOW, fresh_until=FRESH), replace(POLICY, walk_up_min=(length,)), now
    )
    found = suggested(SeenRoom(room("Lek"), read), wish=RoomWish(length), now=now)
    for row in found.rows:
        match row.outlook.standing:
            case Standing.FREE:
                assert door.state is State.FREE
                assert row.outlook.at == door.until or door.until is None
                assert row.offer in door.walk_up
            case Standing.SOON:
                assert door.state in (State.BUSY, State.CHECK_IN_DUE) or door.until is not None
                assert row.offer is not None
                assert not any(t.start < row.offer.end and row.offer.start < t.end for t in schedule.taken())
            case _:
                assert row.offer is None
    if door.state is State.FREE and door.walk_up and now < FRESH:
        assert found.any_free


def test_five_hundred_rooms_are_ordered_at_once(figure: Callable[[str], None]) -> None:
    dice = random.Random(1)
    rooms = [
        seen(f"R{n}", *(span(f"{hour:02}:{dice.choice('0123')}0", f"{hour:02}:50", f"{hour}") for hour in range(8, 18)),
             floor=str(n % 9))
        for n in range(500)
    ]  # fmt: skip
    assert suggested(*rooms).rows
    seconds = min(timeit.repeat(lambda: suggested(*rooms), number=1, repeat=5))
    figure(f"500 rooms in {1000 * seconds:.0f} ms")
