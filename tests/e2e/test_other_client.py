"""A calendar filled by another client (python-caldav), with recurrences and three time zones, read by a real panel."""

import asyncio
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import caldav
from icalendar import Calendar, Event
from support.scene import until

from kiosk.demo.rooms import ROOMS
from kiosk.demo.stage import Stage, utc_now
from kiosk.room.day import floor_minute

ROOM = ROOMS[0]
ZONES = [ZoneInfo(name) for name in ("America/New_York", "Asia/Tokyo", "Europe/Amsterdam")]


def _series(number: int, starts: datetime, zone: ZoneInfo, rule: dict[str, object], weeks_ago: int) -> str:
    event = Event()
    event.add("uid", f"series-{number}@other-client.example")
    event.add("summary", "Planned elsewhere")
    event.add("dtstamp", starts)
    first = starts.astimezone(zone) - timedelta(weeks=weeks_ago)  # the same wall time, whatever the clocks did since
    event.add("dtstart", first)
    event.add("dtend", first + timedelta(minutes=20))
    event.add("rrule", rule)
    calendar = Calendar()
    calendar.add("prodid", "-//Other Client//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical().decode()


async def test_series_of_three_zones_stand_where_their_zones_put_them(built: Stage) -> None:
    now = floor_minute(utc_now())
    starts = [now + timedelta(minutes=offset) for offset in (-5, 40, 80)]
    rules: list[dict[str, object]] = [
        {"freq": "weekly"},
        {"freq": "daily", "interval": 7},
        {"freq": "weekly", "count": 99},
    ]

    def fill() -> None:
        password = built.server.password_file(ROOM.id).read_text().strip()
        with caldav.DAVClient(built.server.url(ROOM.id), username=ROOM.id, password=password) as client:
            calendar = client.calendar(url=built.server.url(ROOM.id))
            for number, (start, zone, rule) in enumerate(zip(starts, ZONES, rules, strict=True)):
                calendar.save_event(_series(number, start, zone, rule, weeks_ago=30))

    await asyncio.to_thread(fill)
    await built.start_panel(ROOM)
    status = await until(built, lambda s: s["backend"] == "ok")
    assert status["state"] == "check_in_due"
    assert status["until"] == (starts[0] + timedelta(minutes=20)).isoformat(timespec="seconds")
    assert status["next_start"] == starts[1].isoformat(timespec="seconds")
    assert await built.tap("end")
    status = await until(built, lambda s: s["state"] == "free")
    await asyncio.to_thread(_only_today_was_cut, built, starts[0])


def _only_today_was_cut(built: Stage, today: datetime) -> None:
    """As the other client sees it: the series goes on, only this occurrence is shorter or gone."""
    password = built.server.password_file(ROOM.id).read_text().strip()
    with caldav.DAVClient(built.server.url(ROOM.id), username=ROOM.id, password=password) as client:
        calendar = client.calendar(url=built.server.url(ROOM.id))
        day = datetime.combine(today.astimezone(UTC).date(), time(), UTC)
        found = calendar.search(start=day - timedelta(days=8), end=day + timedelta(days=9), event=True, expand=True)
        lengths = {
            event.icalendar_component["dtstart"].dt.astimezone(UTC): event.icalendar_component["dtend"].dt
            - event.icalendar_component["dtstart"].dt
            for event in found
            if str(event.icalendar_component["uid"]).startswith("series-0")
        }
        whole = timedelta(minutes=20)
        assert lengths.pop(today, timedelta()) < whole
        assert [length for start, length in lengths.items() if start != today] == [whole, whole]
