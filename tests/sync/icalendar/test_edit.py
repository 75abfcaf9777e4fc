"""Changes to objects: what has to change does, every other byte goes back as it came."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.sync.backend import Gone, ProtocolError, Show, Window
from kiosk.sync.booking.event_store import OwnEvent
from kiosk.sync.icalendar import marks
from kiosk.sync.icalendar.content_lines import read, write
from kiosk.sync.icalendar.edit import Target, ending, marked, restored, taken_out, written
from kiosk.sync.icalendar.parse import Found, Reading, read_object

ROOM = ZoneInfo("Europe/Amsterdam")
WINDOW = Window(datetime(2025, 3, 20, tzinfo=UTC), datetime(2025, 4, 10, tzinfo=UTC))
KEPT = (
    b'DESCRIPTION;ALTREP="cid:x;y:z":a line somebody folded\r\n  where they liked \xc3\r\n \xa9 even there\r\n'
    b'X-WEIRD;P="a:b";Q=c:\\,\\;\\n\r\nATTENDEE;CN=Ada:mailto:ada@example.org\r\n'
)
ALARM = b"BEGIN:VALARM\r\nTRIGGER:-PT5M\r\nACTION:DISPLAY\r\nEND:VALARM\r\n"


def made(*lines: str) -> bytes:
    event = "".join(f"{line}\r\n" for line in ("UID:one", *lines)).encode()
    return (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\n"
        + event
        + KEPT
        + ALARM
        + b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    )


SINGLE = made("DTSTART;TZID=Europe/Amsterdam:20250325T090000", "DTEND;TZID=Europe/Amsterdam:20250325T100000")
SERIES = made(
    "DTSTART;TZID=Europe/Amsterdam:20250325T090000", "DTEND;TZID=Europe/Amsterdam:20250325T100000", "RRULE:FREQ=DAILY"
)
ALL_DAY = made("DTSTART;VALUE=DATE:20250325", "DTEND;VALUE=DATE:20250327")
DAYS = made("DTSTART;VALUE=DATE:20250325", "RRULE:FREQ=WEEKLY")
IN_UTC = made("DTSTART:20250325T080000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4")
EVERY = pytest.mark.parametrize("data", [SINGLE, SERIES, ALL_DAY, DAYS, IN_UTC])


def found(data: bytes) -> tuple[Found, ...]:
    return read_object(data, Reading(b"s" * 32, ROOM, Show.RESERVED, WINDOW)).found


def first(data: bytes) -> tuple[Found, Target]:
    one = min(found(data), key=lambda one: one.span.start)
    return one, Target(one.mark, one.name, ROOM)


def others(data: bytes, target: Target) -> list[tuple[datetime, datetime, bool]]:
    spans = [one.span for one in found(data) if one.name != target.name]
    return [(span.start, span.end, span.checked_in) for span in spans]


def check_in(data: bytes, target: Target) -> bytes:
    return marked(data, target, marks.CHECKED_IN, "1")


@EVERY
def test_check_in_changes_one_occurrence(data: bytes) -> None:
    one, target = first(data)
    edited = check_in(data, target)
    after = next(other for other in found(edited) if other.name == target.name)
    assert after.span.checked_in
    assert (after.span.start, after.span.end, after.span.key) == (one.span.start, one.span.end, one.span.key)
    assert others(edited, target) == others(data, target)
    assert KEPT in edited
    assert ALARM in edited
    assert check_in(edited, target) == edited


@EVERY
def test_marks_are_kept_apart(data: bytes) -> None:
    """A release is marked, the check-in of somebody who comes at that moment beside it, and each goes alone."""
    one, target = first(data)
    began = datetime(2025, 3, 25, 8, 10, tzinfo=UTC)
    both = check_in(marked(data, target, marks.RELEASING, marks.stamp(began)), target)
    after = next(other for other in found(both) if other.name == target.name)
    assert (after.releasing_since, after.span.checked_in) == (began, True)
    kept = next(o for o in found(marked(both, target, marks.RELEASING, None)) if o.name == target.name)
    assert (kept.releasing_since, kept.span.checked_in) == (None, True)
    assert (kept.span.start, kept.span.end) == (one.span.start, one.span.end)
    assert others(both, target) == others(data, target)


@EVERY
@pytest.mark.parametrize("left", [timedelta(minutes=20), timedelta()])
@pytest.mark.parametrize("checked", [False, True])
def test_ending_and_its_undo(data: bytes, left: timedelta, checked: bool) -> None:
    one, target = first(data)
    data = check_in(data, target) if checked else data
    begun = left > timedelta()
    edited, put_back = ending(data, target, one.span.start + left) if begun else taken_out(data, target)
    after = [other.span for other in found(edited) if other.name == target.name]
    assert [span.end for span in after] == ([one.span.start + left] if left > timedelta() else [])
    assert others(edited, target) == others(data, target)
    assert KEPT in edited
    assert ALARM in edited
    assert found(restored(edited, target, put_back)) == found(data)


@EVERY
def test_lengthening(data: bytes) -> None:
    one, target = first(data)
    end = one.span.end + timedelta(minutes=15)
    edited, _ = ending(data, target, end)
    assert next(other.span.end for other in found(edited) if other.name == target.name) == end
    assert others(edited, target) == others(data, target)


def test_the_way_times_are_written_is_kept() -> None:
    _, target = first(SERIES)
    edited, _ = ending(SERIES, target, datetime(2025, 3, 25, 8, 20, tzinfo=UTC))
    assert b"RECURRENCE-ID;TZID=Europe/Amsterdam:20250325T090000\r\n" in edited
    assert b"DTEND;TZID=Europe/Amsterdam:20250325T092000\r\n" in edited


def test_a_time_that_exists_twice_is_written_in_utc() -> None:
    data = made("DTSTART;TZID=Europe/Amsterdam:20251026T013000", "DURATION:PT4H")
    one, target = first(data)
    second = datetime(2025, 10, 26, 1, 30, tzinfo=UTC)  # the second 02:30 of that night
    edited, _ = ending(data, target, second)
    assert found(edited)[0].span.end == second
    assert one.span.start == found(edited)[0].span.start


def test_what_somebody_else_changed_is_not_undone_blindly() -> None:
    _, target = first(SERIES)
    _, put_back = ending(SERIES, target, datetime(2025, 3, 25, 8, 20, tzinfo=UTC))
    with pytest.raises(Gone):
        restored(SERIES, target, put_back)


@pytest.mark.parametrize("change", [check_in, taken_out, lambda data, target: ending(data, target, WINDOW.start)])
def test_an_object_that_is_not_wellformed_is_left_alone(change: Callable[[bytes, Target], object]) -> None:
    _, target = first(SINGLE)
    with pytest.raises(ProtocolError):
        change(SINGLE.replace(b"END:VALARM\r\n", b""), target)
    with pytest.raises(Gone):
        change(SINGLE.replace(b"UID:one", b"UID:two"), target)


def test_a_series_nobody_can_expand_is_left_alone() -> None:
    data = SERIES.replace(b"FREQ=DAILY", b"FREQ=SECONDLY")
    _, target = first(data)
    with pytest.raises(Gone):
        ending(data, target, datetime(2025, 3, 25, 8, 20, tzinfo=UTC))


def test_what_holds_for_all_that_follow_can_be_marked_and_ended_at_its_first_alone() -> None:
    named = "RECURRENCE-ID;RANGE=THISANDFUTURE:20250326T080000Z\r\nDTSTART:20250326T093000Z\r\nDURATION:PT1H\r\n"
    override = f"BEGIN:VEVENT\r\nUID:one\r\n{named}END:VEVENT\r\n".encode()
    data = IN_UTC.replace(b"END:VCALENDAR", override + b"END:VCALENDAR")
    one = next(one for one in found(data) if one.span.start.day == 26)
    target = Target(one.mark, one.name, ROOM)
    edited, _ = ending(check_in(data, target), target, one.span.start + timedelta(minutes=20))
    (after,) = [two.span for two in found(edited) if two.name == target.name]
    assert (after.checked_in, after.end - after.start) == (True, timedelta(minutes=20))
    assert others(edited, target) == others(data, target)


@pytest.mark.parametrize("year", ["9999", "9900", "0001", "1900"])
def test_an_override_from_the_end_of_time_on_is_marked_as_any_other(year: str) -> None:
    """Days round it are looked at, further than a schedule goes."""
    named = f"RECURRENCE-ID;RANGE=THISANDFUTURE:{year}0101T000000Z\r\nDTSTART:20250325T090000Z\r\nDURATION:PT1H\r\n"
    override = f"BEGIN:VEVENT\r\nUID:one\r\n{named}END:VEVENT\r\n".encode()
    dates = made("DTSTART:20250324T080000Z", "DURATION:PT1H", "RDATE:20250327T080000Z")
    data = dates.replace(b"END:VCALENDAR", override + b"END:VCALENDAR")
    one = next(one for one in found(data) if one.span.start.hour == 9)
    target = Target(one.mark, one.name, ROOM)
    edited = check_in(data, target)
    assert [two.span.checked_in for two in found(edited) if two.name == target.name] == [True]
    assert others(edited, target) == others(data, target)


def test_of_two_with_one_name_neither_is_changed() -> None:
    """Nobody can say which of them is meant."""
    twice = "".join(
        f"BEGIN:VEVENT\r\nUID:one\r\nRECURRENCE-ID:20250326T080000Z\r\nDTSTART:20250326T{hour}0000Z\r\nEND:VEVENT\r\n"
        for hour in (13, 15)
    )
    data = IN_UTC.replace(b"END:VCALENDAR", twice.encode() + b"END:VCALENDAR")
    one = next(one for one in found(data) if one.span.start.hour == 13)
    with pytest.raises(Gone):
        taken_out(data, Target(one.mark, one.name, ROOM))


def test_an_own_event_reads_back_as_it_was_meant() -> None:
    start, stamp = datetime(2025, 3, 25, 9, tzinfo=UTC), datetime(2025, 3, 25, 8, 59, 30, tzinfo=UTC)
    own = OwnEvent("0123456789abcdef" * 2, start, start + timedelta(minutes=30), walk_up=True)
    summary = "Gereserveerd, é; " + "x" * 200
    data = written(own, summary, "0" * 32, stamp, claim=True)
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    (one,) = found(data)
    assert (one.span.own, one.span.walk_up, one.span.claim, one.claimed_at) == (True, True, True, stamp)
    assert (one.base, one.own_id) == ("0" * 32, own.id)
    (confirmed,) = found(written(own, summary, None, stamp, claim=False))
    assert not confirmed.span.claim
    assert confirmed.made_at == stamp


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_what_is_read_and_wellformed_is_written_back_byte_for_byte(filling: bytes) -> None:
    data = b"BEGIN:VCALENDAR\r\nX-A:" + filling.replace(b"\n", b"") + b"\r\nEND:VCALENDAR\r\n"
    known = read(data)
    if known.sound:
        assert write(known.calendar) == data


@pytest.mark.parametrize(
    "uid", ["someone@example.org", "ABCDEF0123456789ABCDEF0123456789", "0" * 31, "0" * 37, "-x-" * 12]
)
def test_no_uid_is_kept_but_a_panels_random_one(uid: str) -> None:
    """Those of others may hold an address."""
    (one,) = found(
        made("DTSTART:20250325T080000Z", "DURATION:PT1H", f"{marks.OWN}:1").replace(b"UID:one", f"UID:{uid}".encode())
    )
    assert one.span.own
    assert one.own_id == ""
