"""The demo's calendars: whenever it is started, each room shows what it is there to show."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from recurring_ical_events import of

from kiosk.demo.rooms import BUILDING, NEIGHBOURS, ROOMS, DemoRoom, day_of, planned
from kiosk.nearby.configured import card_of
from kiosk.nearby.rooms import Nearby, NearbyRoom, RoomReading, SeenRoom
from kiosk.nearby.suggestions import RoomWish, Standing, suggestions
from kiosk.room.intent import RoomId
from kiosk.room.policy import Policy
from kiosk.room.schedule import EventKey, Schedule, Span
from kiosk.room_tables import RoomTable

POLICY = Policy(ZoneInfo("Europe/Amsterdam"))
ANY_TIME = st.integers(0, 2 * 365 * 24 * 60 * 60).map(lambda s: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=s))


def _spans(room_id: str, now: datetime) -> list[tuple[datetime, datetime]]:
    found = []
    for event in day_of(room_id, now):
        calendar = Calendar.from_ical(event.data)
        occurrences = of(calendar).between(now - timedelta(hours=5), now + timedelta(hours=6))
        found += [(one["dtstart"].dt.astimezone(UTC), one["dtend"].dt.astimezone(UTC)) for one in occurrences]
    return sorted(found)


@settings(max_examples=20)
@given(ANY_TIME)
def test_each_room_shows_what_it_is_there_for(now: datetime) -> None:
    running = {room.id: [s for s in _spans(room.id, now) if s[0] <= now < s[1]] for room in ROOMS}
    assert not running["waalzaal"]
    assert len(running["maaszaal"]) == 1
    assert len(running["ijsselkamer"]) == 1
    assert now - running["ijsselkamer"][0][0] < timedelta(minutes=15)
    assert not running["lek"]


@settings(max_examples=20)
@given(ANY_TIME)
def test_the_free_room_is_free_for_an_hour(now: datetime) -> None:
    ahead = [start for start, _ in _spans("waalzaal", now) if start > now]
    assert min(ahead) - now >= timedelta(minutes=60)


@settings(max_examples=20)
@given(ANY_TIME)
def test_no_room_has_two_bookings_at_once(now: datetime) -> None:
    for room in BUILDING:
        spans = _spans(room.id, now)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


def _seen(room: DemoRoom, now: datetime) -> SeenRoom:
    spans = [Span(EventKey(f"{room.id} {start}"), start, end) for start, end in _spans(room.id, now)]
    reading = RoomReading.of(
        Schedule(spans), POLICY, now, fresh_until=now + timedelta(minutes=2), writable=True, trusted=True
    )
    return SeenRoom(NearbyRoom(RoomId(room.id), card_of(RoomTable(**room.described)), has_login=True), reading)


def _others(now: datetime) -> Nearby:
    """All but the first, as its panel knows them."""
    return Nearby(tuple(_seen(room, now) for room in BUILDING[1:]))


def _found(others: Nearby, wish: RoomWish, now: datetime) -> dict[str, Standing]:
    """What somebody before the first room is told of the others, the best first."""
    rows = suggestions(others, wish, ROOMS[0].floor, POLICY, now).rows
    return {str(row.room.id): row.outlook.standing for row in rows}


@settings(max_examples=20)
@given(ANY_TIME)
def test_who_looks_for_a_room_finds_several_and_not_all(now: datetime) -> None:
    others = _others(now)
    found = _found(others, RoomWish(), now)
    free = {room for room, standing in found.items() if standing is Standing.FREE}
    assert free == {"merwede", "linge", "amstel", "eem", "lek"}
    assert found["vecht"] is Standing.SOON
    assert not {"maaszaal", "ijsselkamer"} & set(found)
    for wish in (RoomWish(many_seats=True), RoomWish(video=True), RoomWish(step_free=True)):
        assert 2 <= len(_found(others, wish, now)) < len(found)


def test_rooms_differ_in_what_a_card_can_tell() -> None:
    assert {room.floor for room in NEIGHBOURS} == {"2", "3", "4", "BG"}
    assert len({room.seats for room in NEIGHBOURS}) > 4
    for room in ROOMS[:1], NEIGHBOURS:
        assert any(one.house_rules and one.door_cm and "step_free" in one.equipment for one in room)


def test_where_titles_are_shown_each_says_something_else_and_one_is_private() -> None:
    (shown,) = (room for room in BUILDING if room.titles)
    events = [
        Calendar.from_ical(one.data).events[0] for one in day_of(shown.id, datetime(2026, 11, 23, 12, tzinfo=UTC))
    ]
    assert len({str(event["summary"]) for event in events}) == len(events)
    assert [str(event.get("class", "")) for event in events].count("PRIVATE") == 1


def test_the_series_was_planned_before_its_zone_changed_the_clocks() -> None:
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    weekly = next(event for event in day_of("lek", now) if event.uid == "lek-weekly")
    event = Calendar.from_ical(weekly.data).events[0]
    first = event["dtstart"].dt
    today = now + timedelta(minutes=45)
    assert first.utcoffset() == timedelta(hours=-4)
    assert today.astimezone(ZoneInfo("America/New_York")).utcoffset() == timedelta(hours=-5)
    assert first.time() == today.astimezone(ZoneInfo("America/New_York")).time()


@pytest.mark.parametrize("zone", ["Europe/Amsterdam", "America/New_York"])
def test_an_event_is_one_object_with_its_zone(zone: str) -> None:
    start = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    calendar = Calendar.from_ical(planned("u", start, timedelta(minutes=30), ZoneInfo(zone)).data)
    assert [event["uid"] for event in calendar.events] == ["u"]
    assert [str(part["tzid"]) for part in calendar.timezones] == [zone]
