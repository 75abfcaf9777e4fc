"""RRULE values (RFC 5545 section 3.3.10): every part, as calendars write them."""

import random
from collections.abc import Callable
from datetime import datetime

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
Parts = dict[str, str]


def valid_rule(dice: random.Random, start: datetime, whole_day: bool) -> Parts:
    """The parts of a rule that conforms, without COUNT and UNTIL."""
    names = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY") if whole_day else tuple(_MAKERS)
    frequency = dice.choices(names, weights=(4, 7, 6, 6, 1, 0.5)[: len(names)])[0]
    parts = {"FREQ": frequency}
    parts.update(_MAKERS[frequency](dice, start))
    if "INTERVAL" not in parts and frequency not in ("HOURLY", "MINUTELY") and dice.random() < 0.35:
        parts["INTERVAL"] = dice.choice("12234567")
    if not whole_day and frequency in ("DAILY", "WEEKLY", "MONTHLY") and dice.random() < 0.1:
        parts["BYHOUR"] = ",".join(map(str, sorted({start.hour, *dice.sample(range(24), dice.randint(1, 2))})))
    if not whole_day and frequency in ("DAILY", "WEEKLY", "MONTHLY") and dice.random() < 0.05:
        parts["BYMINUTE"] = ",".join(map(str, sorted({start.minute, dice.choice((0, 15, 30, 45))})))
    return parts


def _daily(dice: random.Random, start: datetime) -> Parts:
    return dice.choice(
        (
            {},
            {},
            {"BYDAY": "MO,TU,WE,TH,FR"},
            {"BYMONTH": _some(dice, range(1, 13), 6)},
            {"BYMONTHDAY": _some(dice, [*range(1, 32), -1, -2, -5], 8)},
            {"INTERVAL": dice.choice(("10", "45", "100"))},
        )
    )


def _weekly(dice: random.Random, start: datetime) -> Parts:
    some = dice.sample(DAYS, dice.randint(1, 4))
    parts: Parts = dice.choice(
        ({}, {"BYDAY": DAYS[start.weekday()]}, {"BYDAY": ",".join(some)}, {"BYDAY": ",".join(some)})
    )
    if dice.random() < 0.4:
        parts["WKST"] = dice.choice(DAYS)
        parts["INTERVAL"] = dice.choice("1234")
    if dice.random() < 0.1:
        parts["BYMONTH"] = _some(dice, range(1, 13), 7)
    if "BYDAY" in parts and dice.random() < 0.12:
        parts["BYSETPOS"] = dice.choice(("1", "-1", "1,-1"))
    return parts


def _monthly(dice: random.Random, start: datetime) -> Parts:
    return dice.choice(
        (
            {},
            {"BYMONTHDAY": _some(dice, [*range(1, 32), *range(-31, 0)], 3)},
            {"BYDAY": f"{dice.choice((1, 2, 3, 4, 5, -1, -2, -5))}{dice.choice(DAYS)}"},
            {
                "BYDAY": f"1{dice.choice(DAYS)},-1{dice.choice(DAYS)}"
                + (f",{dice.choice(DAYS)}" if dice.random() < 0.2 else "")
            },
            {"BYDAY": "MO,TU,WE,TH,FR", "BYSETPOS": dice.choice(("1", "-1", "2,-2", "-3"))},
            {"BYDAY": ",".join(dice.sample(DAYS, 2)), "BYSETPOS": dice.choice(("1", "-1", "3"))},
            {"BYDAY": "FR", "BYMONTHDAY": "13,14,15"},
            {"BYMONTHDAY": "-1", "BYMONTH": _some(dice, range(1, 13), 7)},
            {"BYMONTHDAY": "28,29,30,31", "BYSETPOS": "-1"},
        )
    )


def _yearly(dice: random.Random, start: datetime) -> Parts:
    month = str(start.month)
    return dice.choice(
        (
            {},
            {"BYMONTH": month},
            {
                "BYMONTH": _some(dice, range(1, 13), 5),
                "BYDAY": f"{dice.choice((1, 2, 3, 4, -1, -2))}{dice.choice(DAYS)}",
            },
            {"BYMONTH": month, "BYDAY": dice.choice(DAYS)},
            {"BYDAY": f"{dice.choice((10, 11, 15, 18, 40, -10, -40, -12))}{dice.choice(DAYS)}"},
            {"BYDAY": dice.choice(DAYS)},
            {"BYYEARDAY": _some(dice, [*range(60, 130), *range(-305, -230), 1, 366, -1, -366], 6)},
            {"BYWEEKNO": _some(dice, [*range(9, 20), *range(-44, -33), 53, -1, 1], 4), "BYDAY": dice.choice(DAYS)},
            {"BYWEEKNO": _some(dice, [*range(9, 20)], 3), "WKST": dice.choice(DAYS), "BYDAY": dice.choice(DAYS)},
            {"BYWEEKNO": _some(dice, [*range(9, 20)], 3), "BYDAY": ",".join(dice.sample(DAYS, 2))},
            {"BYMONTHDAY": _some(dice, [*range(1, 29), -1, -3], 3), "BYMONTH": _some(dice, range(1, 13), 5)},
            {
                "BYMONTH": _some(dice, range(1, 13), 5),
                "BYDAY": "MO,TU,WE,TH,FR",
                "BYSETPOS": dice.choice(("1", "-1", "5,-7")),
            },
            {"BYMONTH": _some(dice, range(1, 13), 5), "BYMONTHDAY": "8,9,10,11,12,13,14", "BYDAY": "SA"},
            {"BYMONTHDAY": "1,15"},
        )
    )


def _hourly(dice: random.Random, start: datetime) -> Parts:
    return dice.choice(
        (
            {"INTERVAL": dice.choice(("3", "6", "12", "25"))},
            {"INTERVAL": "2", "BYHOUR": _some(dice, range(6 + start.hour % 2, 20, 2), 5)},
            {"BYHOUR": _some(dice, range(6, 20), 3), "BYDAY": "MO,WE,FR"},
        )
    )


def _minutely(dice: random.Random, start: datetime) -> Parts:
    return dice.choice(({"INTERVAL": "90"}, {"INTERVAL": "720"}, {"INTERVAL": "30", "BYHOUR": "9,10"}))


_MAKERS: dict[str, Callable[[random.Random, datetime], Parts]] = {
    "DAILY": _daily,
    "WEEKLY": _weekly,
    "MONTHLY": _monthly,
    "YEARLY": _yearly,
    "HOURLY": _hourly,
    "MINUTELY": _minutely,
}


def _some(dice: random.Random, values: "range | list[int]", most: int) -> str:
    chosen = dice.sample(list(values), dice.randint(1, most))
    return ",".join(map(str, sorted(chosen)))


def text(parts: Parts) -> str:
    return ";".join(f"{name}={value}" for name, value in parts.items())
