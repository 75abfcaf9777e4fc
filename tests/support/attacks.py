"""Objects made to break whoever reads them, round `NOW`: bytes that somebody may write into the calendar of a room."""

from datetime import UTC, datetime, timedelta
from typing import Final

from support.caldav_servers import stamp, vevent

NOW: Final = datetime.now(UTC).replace(second=0, microsecond=0)
_RUNNING: Final = (f"DTSTART:{stamp(NOW - timedelta(minutes=5))}", f"DTEND:{stamp(NOW + timedelta(hours=2))}")


def components(*lines: str) -> bytes:
    """A calendar object of these lines between its first and its last."""
    return "\r\n".join(
        ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//other//client//EN", *lines, "END:VCALENDAR", "")
    ).encode()


def event(uid: str, *lines: str) -> tuple[str, ...]:
    return ("BEGIN:VEVENT", f"UID:{uid}", "DTSTAMP:20250101T000000Z", *lines, "END:VEVENT")


def from_now_on_for_ever() -> bytes:
    return vevent("now", f"DTSTART:{stamp(NOW - timedelta(minutes=5))}", "DTEND:99991231T235959Z")


def from_tomorrow_for_ever() -> bytes:
    return vevent("tomorrow", f"DTSTART:{stamp(NOW + timedelta(days=1))}", "DTEND:99991231T235900Z")


def zone_of_many_dates() -> bytes:
    """27 kB: a time zone of 40 daily observances, each with dates added."""
    added = ",".join(f"{NOW.year}{month:02}{day:02}T000000" for month in range(1, 13) for day in (1, 11, 21))
    observance = (
        "BEGIN:DAYLIGHT", "DTSTART:19700101T000000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "RRULE:FREQ=DAILY",
        f"RDATE:{added}", "END:DAYLIGHT",
    )  # fmt: skip
    local = NOW + timedelta(hours=1)
    series = event("zone", f"DTSTART;TZID=Bomb:{local:%Y%m%dT%H%M%S}", "DURATION:PT3H", "RRULE:FREQ=DAILY")
    return components("BEGIN:VTIMEZONE", "TZID:Bomb", *observance * 40, "END:VTIMEZONE", *series)


def many_rules() -> bytes:
    return vevent("rules", *_RUNNING, *["RRULE:FREQ=YEARLY;BYDAY=53MO;BYSETPOS=-1"] * 400)


def many_masters() -> bytes:
    series = event("masters", *_RUNNING, "RRULE:FREQ=DAILY")
    return components(*series * 200)


def many_events() -> bytes:
    return components(*(line for number in range(3000) for line in event(f"{number}", *_RUNNING)))


def folded() -> bytes:
    """980 kB of one title, folded behind each letter."""
    return vevent("folded", *_RUNNING, "SUMMARY:" + "\r\n x" * 245_000)


def many_dates() -> bytes:
    """68 kB: an event of a minute, at 4,000 moments of these hours."""
    first = NOW - timedelta(hours=6)
    dates = ",".join(stamp(first + timedelta(seconds=10 * number)) for number in range(4000))
    return vevent("dates", f"DTSTART:{stamp(first)}", "DURATION:PT1M", f"RDATE:{dates}")


def at_the_end_of_time() -> bytes:
    """184 bytes: it starts a second before the last year ends, and has no end."""
    return vevent("last", "DTSTART:99991231T235959Z")


def this_and_future_until_the_end() -> bytes:
    """421 bytes: a series of which every later occurrence lasts until the last year ends."""
    master = event("future", "DTSTART:20010101T100000Z", "DTEND:20010101T103000Z", "RRULE:FREQ=DAILY")
    later = ("RECURRENCE-ID;RANGE=THISANDFUTURE:20010102T100000Z", "DTSTART:20010102T100000Z", "DTEND:99991231T235959Z")
    return components(*master, *event("future", *later))


def unspeakable_title() -> bytes:
    """A free whole day with a character in its title that no XML may hold."""
    days = (f"DTSTART;VALUE=DATE:{NOW:%Y%m%d}", f"DTEND;VALUE=DATE:{NOW + timedelta(days=2):%Y%m%d}")
    return vevent("title", *days, "TRANSP:TRANSPARENT", "SUMMARY:\uffff x")


def large_event(number: int, title: str = "large") -> bytes:
    """40 kB, tomorrow."""
    start = NOW + timedelta(days=1, minutes=30 * number)
    times = (f"DTSTART:{stamp(start)}", f"DTEND:{stamp(start + timedelta(minutes=15))}")
    return vevent(f"large-{number}", *times, f"SUMMARY:{title}", *[f"X-LARGE:{'x' * 60}"] * 560)
