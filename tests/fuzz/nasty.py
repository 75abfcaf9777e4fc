"""Calendar objects put together from values that have broken something somewhere: ends of time, odd zones, bombs."""

import random
from collections.abc import Sequence

YEARS = ("0001", "1582", "1601", "1899", "1900", "1969", "1970", "2025", "2038", "2199", "2200", "9998", "9999")
DAYS = ("0101", "0229", "0320", "0325", "0330", "0410", "1026", "1231", "0230")
CLOCKS = ("", "T000000", "T000000Z", "T090000", "T090000Z", "T013000", "T023000", "T235959", "T235959Z", "T240000Z")
ZONES = (
    "", "", ";VALUE=DATE", ";TZID=Europe/Amsterdam", ";TZID=America/New_York", ";TZID=Pacific/Chatham", ";TZID=Own",
    ";TZID=Nowhere", ";TZID=GMT+05:30", ';TZID="Own"', ";TZID=Asia/Tokyo", ";TZID=Africa/Casablanca",
)  # fmt: skip
FREQUENCIES = ("SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY", "FORTNIGHTLY", "")
NUMBERS = ("0", "1", "-1", "2", "5", "29", "30", "31", "53", "366", "-366", "1000", "99999", "999999999", "x", "")
PARTS = (
    "INTERVAL", "COUNT", "BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYHOUR", "BYMINUTE", "BYSECOND", "BYSETPOS",
    "BYDAY", "UNTIL", "WKST", "RSCALE", "SKIP", "X-PART",
)  # fmt: skip
WEEKDAYS = ("MO", "SU", "5FR", "-1SU", "53TU", "99MO", "XX", "")
DURATIONS = ("PT0S", "PT1H", "P1D", "P99999W", "-P1D", "P", "PT999999999H", "P90M", "PT1.5H", "soon")
OFFSETS = ("+0000", "+0100", "-0500", "+2359", "-2359", "+9999", "+00", "")
MARKS = (
    "X-ROOMKIOSK-OWN:1", "X-ROOMKIOSK-WALK-UP:1", "X-ROOMKIOSK-CHECKED-IN:1", "X-ROOMKIOSK-CLAIM:20250325T085900Z",
    "X-ROOMKIOSK-CLAIM:99991231T235959Z", f"X-ROOMKIOSK-BASE:{'0a' * 16}", "STATUS:CANCELLED", "TRANSP:TRANSPARENT",
    "X-MICROSOFT-CDO-BUSYSTATUS:FREE", "CLASS:PRIVATE", "SEQUENCE:99999999999", "SUMMARY:\uffff\u202e\x00x",
    "ATTENDEE;CUTYPE=ROOM;PARTSTAT=DECLINED:mailto:x@example.org", "DTSTAMP:99991231T235959Z",
)  # fmt: skip


def made(dice: random.Random) -> bytes:
    """One object of one to four events."""
    events = [line for _ in range(dice.randint(1, 4)) for line in _event(dice)]
    end = dice.choice(("\r\n", "\r\n", "\n", "\r"))
    return end.join(("BEGIN:VCALENDAR", *_zone(dice), *events, "END:VCALENDAR", "")).encode("utf-8", "replace")


def _event(dice: random.Random) -> Sequence[str]:
    lines = [f"UID:{dice.choice('ab')}", f"DTSTART{_time(dice)}"]
    maybe = (
        lambda: f"DTEND{_time(dice)}",
        lambda: f"DURATION:{dice.choice(DURATIONS)}",
        lambda: f"RRULE:{_rule(dice)}",
        lambda: f"RRULE:{_rule(dice)}",
        lambda: f"EXRULE:{_rule(dice)}",
        lambda: f"EXDATE{_time(dice)}",
        lambda: f"RDATE{_time(dice)}",
        lambda: f"RDATE;VALUE=PERIOD{_time(dice).replace(';VALUE=DATE', '')}/{dice.choice(DURATIONS)}",
        lambda: f"RECURRENCE-ID{dice.choice(('', ';RANGE=THISANDFUTURE'))}{_time(dice)}",
        lambda: dice.choice(MARKS),
        lambda: dice.choice(MARKS),
    )
    lines += [one() for one in maybe if dice.random() < 0.3]
    dice.shuffle(lines)
    return ("BEGIN:VEVENT", *lines, *(() if dice.random() < 0.1 else ("END:VEVENT",)))


def _time(dice: random.Random) -> str:
    return f"{dice.choice(ZONES)}:{_digits(dice)}"


def _digits(dice: random.Random) -> str:
    year = "2025" if dice.random() < 0.5 else dice.choice(YEARS)
    return year + dice.choice(DAYS) + dice.choice(CLOCKS)


def _rule(dice: random.Random) -> str:
    chosen = dice.sample(PARTS, dice.randint(0, 5))
    return ";".join((f"FREQ={dice.choice(FREQUENCIES)}", *(f"{name}={_value(dice, name)}" for name in chosen)))


def _value(dice: random.Random, name: str) -> str:
    match name:
        case "UNTIL":
            return _digits(dice)
        case "BYDAY" | "WKST":
            return ",".join(dice.choices(WEEKDAYS, k=dice.randint(1, 3)))
        case "RSCALE" | "SKIP":
            return dice.choice(("GREGORIAN", "CHINESE", "OMIT", "BACKWARD"))
        case _:
            return ",".join(dice.choices(NUMBERS, k=dice.randint(1, 3)))


def _zone(dice: random.Random) -> Sequence[str]:
    if dice.random() < 0.4:
        return ()
    observances = [line for _ in range(dice.randint(0, 3)) for line in _observance(dice)]
    return ("BEGIN:VTIMEZONE", "TZID:Own", *observances, "END:VTIMEZONE")


def _observance(dice: random.Random) -> Sequence[str]:
    kind = dice.choice(("STANDARD", "DAYLIGHT"))
    rule = (f"RRULE:{_rule(dice)}",) if dice.random() < 0.7 else ()
    offsets = (f"TZOFFSETFROM:{dice.choice(OFFSETS)}", f"TZOFFSETTO:{dice.choice(OFFSETS)}")
    return (f"BEGIN:{kind}", f"DTSTART:{_digits(dice)}", *offsets, *rule, f"RDATE:{_digits(dice)}", f"END:{kind}")
