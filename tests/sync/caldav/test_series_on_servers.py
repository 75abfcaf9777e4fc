"""Single occurrences of a series, all-day events and other people's properties, on real servers."""

from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta

import icalendar
import pytest
from support.booking_contract import NOW, WINDOW, idem, read, spans
from support.caldav_servers import CaldavWorld, caldav_world, vevent

from kiosk.room.schedule import Span
from kiosk.sync.backend import Conflict, StaleVersion

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
NINE = NOW  # 09:00 in Amsterdam
WEEKLY = (
    "DTSTART;TZID=Europe/Amsterdam:20291231T090000",
    "DTEND;TZID=Europe/Amsterdam:20291231T100000",
    "RRULE:FREQ=DAILY;COUNT=10",
    "SUMMARY:Standup CANARY",
    "ATTENDEE;CN=Ada;PARTSTAT=ACCEPTED:mailto:ada@example.org",
    "X-SOMETHING;X-P=1:kept",
)


@pytest.fixture(params=["radicale_server", "xandikos_server"])
def world(request: pytest.FixtureRequest) -> AbstractAsyncContextManager[CaldavWorld]:
    return caldav_world(request.getfixturevalue(request.param))


def on(found: tuple[Span, ...], day: datetime) -> Span:
    return next(span for span in found if span.start.date() == day.date())


def components(text: str) -> list[icalendar.Component]:
    return list(icalendar.Calendar.from_ical(text).walk("VEVENT"))


async def test_one_occurrence_is_checked_in_and_no_other(world: CaldavWorld) -> None:
    await world.put("series.ics", vevent("series", *WEEKLY))
    panel = world.panel()
    before = await spans(panel)
    assert len(before) == 4
    today = on(before, NOW)
    await panel.check_in(today.key)
    after = await spans(world.panel())
    assert [span.checked_in for span in after] == [span.key == today.key for span in after]
    assert [(span.key, span.start, span.end) for span in after] == [(span.key, span.start, span.end) for span in before]
    override = components(await world.get("series.ics"))[1]
    assert override["SUMMARY"] == "Standup CANARY"
    assert override["X-SOMETHING"] == "kept"
    assert "RRULE" not in override


@pytest.mark.parametrize("checked_in", [False, True])
@pytest.mark.parametrize("minutes", [20, 0])
async def test_one_occurrence_ends_and_comes_back(world: CaldavWorld, checked_in: bool, minutes: int) -> None:
    await world.put("series.ics", vevent("series", *WEEKLY))
    panel = world.panel()
    today = on(await spans(panel), NOW)
    if checked_in:
        await panel.check_in(today.key)
    before = await spans(panel)
    await panel.end(today.key, today.start + timedelta(minutes=minutes))
    after = await spans(panel)
    rest = [span for span in before if span.key != today.key]
    assert [span for span in after if span.key != today.key] == rest
    ended = [span.end for span in after if span.key == today.key]
    assert ended == ([today.start + timedelta(minutes=minutes)] if minutes else [])
    await panel.undo(today.key)
    assert await spans(panel) == before
    assert await world.count() == 1


async def test_only_today_is_released(world: CaldavWorld) -> None:
    await world.put("series.ics", vevent("series", *WEEKLY))
    panel = world.panel()
    today = on(await spans(panel), NOW)
    await panel.auto_release(today.key, today.start + timedelta(minutes=10))
    ends = [span.end - span.start for span in await spans(panel)]
    assert sorted(ends) == [timedelta(minutes=10), HOUR, HOUR, HOUR]


async def test_an_occurrence_is_extended_and_its_neighbour_is_not(world: CaldavWorld) -> None:
    await world.put("series.ics", vevent("series", *WEEKLY))
    panel = world.panel()
    today = on(await spans(panel), NOW)
    await panel.extend(today.key, today.end + HOUR, idem())
    lengths = {booking.start.date(): booking.end - booking.start for booking in (await read(panel)).bookings()}
    assert lengths.pop(NOW.date()) == 2 * HOUR
    assert set(lengths.values()) == {HOUR}


async def test_a_walk_up_does_not_fit_into_a_series(world: CaldavWorld) -> None:
    await world.put("series.ics", vevent("series", *WEEKLY))
    panel = world.panel()
    with pytest.raises(Conflict):
        await panel.book(NINE + DAY, NINE + DAY + HOUR, idem())
    await panel.book(NINE + DAY + HOUR, NINE + DAY + 2 * HOUR, idem())


async def test_an_all_day_event_can_be_ended(world: CaldavWorld) -> None:
    await world.put("day.ics", vevent("day", "DTSTART;VALUE=DATE:20300107", "DTEND;VALUE=DATE:20300109"))
    panel = world.panel()
    (before,) = await spans(panel)
    assert before.all_day
    assert (before.start, before.end) == (NOW - 9 * HOUR, NOW - 9 * HOUR + 2 * DAY)
    await panel.end(before.key, NOW)
    (after,) = await spans(panel)
    assert (after.start, after.end) == (before.start, NOW)
    await panel.undo(before.key)
    assert await spans(panel) == (before,)


async def test_what_a_panel_does_not_know_stays_as_it_was(world: CaldavWorld) -> None:
    lines = (
        "DTSTART;TZID=Europe/Amsterdam:20300107T090000",
        "DURATION:PT1H",
        "SUMMARY;LANGUAGE=nl:Überleg\\, punt 1\\; en 2\\nregel",
        "DESCRIPTION:" + "lang " * 60,
        'ATTENDEE;CN="Ada; Byron";ROLE=REQ-PARTICIPANT:mailto:ada@example.org',
        'X-UNHEARD-OF;X-A=b;X-C="d,e":f',
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:wake",
        "TRIGGER:-PT10M",
        "END:VALARM",
    )
    await world.put("kept.ics", vevent("kept", *lines))
    (before,) = components(await world.get("kept.ics"))
    panel = world.panel()
    (span,) = await spans(panel)
    await panel.check_in(span.key)
    await panel.end(span.key, NOW + timedelta(minutes=20))
    (after,) = components(await world.get("kept.ics"))
    changed = {"DURATION", "DTEND", "X-ROOMKIOSK-CHECKED-IN"}
    assert set(before) ^ set(after) == changed
    for name in set(before) - changed:
        assert before[name] == after[name], name
        assert dict(before[name].params) == dict(after[name].params), name
    assert [alarm.to_ical() for alarm in before.subcomponents] == [alarm.to_ical() for alarm in after.subcomponents]


async def test_nothing_is_kept_of_a_foreign_event_that_was_released_but_the_event(world: CaldavWorld) -> None:
    """It is not deleted: its organiser still finds it, marked as cancelled."""
    await world.put(
        "foreign.ics", vevent("foreign", "DTSTART:20300107T090000Z", "DTEND:20300107T100000Z", "SUMMARY:Plan")
    )
    panel = world.panel()
    (span,) = await spans(panel)
    await panel.end(span.key, span.start)
    (event,) = components(await world.get("foreign.ics"))
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "Plan")


async def test_a_moved_booking_is_not_ended_by_a_tap_on_what_it_was(world: CaldavWorld) -> None:
    await world.put("foreign.ics", vevent("foreign", "DTSTART:20300107T080000Z", "DTEND:20300107T090000Z"))
    panel = world.panel()
    (span,) = await spans(panel)
    await world.put("foreign.ics", vevent("foreign", "DTSTART:20300107T120000Z", "DTEND:20300107T130000Z"))
    with pytest.raises(StaleVersion):
        await panel.end(span.key, NOW + timedelta(minutes=10))
    (after,) = await spans(panel)
    assert after.end - after.start == HOUR


async def test_series_are_known_again_when_the_window_moves_on(world: CaldavWorld) -> None:
    start = ("DTSTART;TZID=Europe/Amsterdam:20291231T090000", "DTEND;TZID=Europe/Amsterdam:20291231T100000")
    await world.put("series.ics", vevent("series", *start, "RRULE:FREQ=WEEKLY"))
    panel = world.panel()
    fetched = await panel.sync(WINDOW, None)
    later = type(WINDOW)(WINDOW.start + 365 * DAY, WINDOW.end + 365 * DAY)
    moved = await panel.sync(later, fetched.cursor)
    assert {span.start.year for span in moved.schedule.spans} == {2031}


async def test_a_claim_somebody_left_is_taken_away_at_the_next_read(world: CaldavWorld) -> None:
    times = ("DTSTART:20300107T080000Z", "DTEND:20300107T083000Z", "STATUS:TENTATIVE", "X-ROOMKIOSK-OWN:1")
    fresh = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
    await world.put("dead.ics", vevent("dead", *times, "X-ROOMKIOSK-CLAIM:20250101T000000Z"))
    await world.put("live.ics", vevent("live", *times, f"X-ROOMKIOSK-CLAIM:{fresh}"))
    panel = world.panel()
    assert all(span.claim for span in await spans(panel))
    assert len(await spans(panel)) == 1
    assert await world.count() == 1
