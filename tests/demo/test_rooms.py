"""The demo's calendars: whenever it is started, each room shows what it is there to show."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from recurring_ical_events import of

from kiosk.demo.rooms import ROOMS, day_of, planned

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
    for room in ROOMS:
        spans = _spans(room.id, now)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


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
