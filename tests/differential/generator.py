"""Calendar objects that look real, each from a seed: valid ones by RFC 5545, and odd ones as programs wrote them."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rrulestr  # type: ignore[import-untyped]
from differential.mutations import mutated
from differential.rules import Parts, text, valid_rule
from differential.time_zones import AREAS, ROOMS, Area, definition

BEGINS = (
    date(2027, 3, 1),
    date(2027, 3, 15),
    date(2027, 9, 15),
    date(2027, 10, 10),
    date(2027, 1, 4),
    date(2027, 6, 7),
)
"""Both half years' changes of every zone lie in the windows that begin here."""
LENGTH = timedelta(days=60)
_DAY = timedelta(days=1)
_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Case:
    """One object, the zone of the room that reads it, the window it is read for, and what went into it."""

    data: bytes
    zone: str
    begin: datetime
    end: datetime
    kinds: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return self.data.decode("utf-8", "replace")


def case(seed: int, *, odd: bool) -> Case:
    """The case of a seed; an odd one is a valid one with up to three things wrong with it."""
    dice = random.Random(seed)
    room = dice.choice(ROOMS)
    begin = datetime.combine(dice.choice(BEGINS), time(), UTC) + dice.randint(0, 20) * _DAY
    author = _Author(dice, room, begin)
    lines = author.calendar()
    data = "\r\n".join(lines) + "\r\n"
    if odd:
        data, kinds = mutated(data, dice)
        author.kinds.extend(kinds)
    return Case(data.encode("utf-8"), room, begin, begin + LENGTH, tuple(dict.fromkeys(author.kinds)))


@dataclass(frozen=True, slots=True)
class _Form:
    """How an event writes its times: `kind` is date, floating, utc or zoned."""

    kind: str
    zone: ZoneInfo
    tzid: str = ""

    def params(self) -> str:
        if self.kind == "date":
            return ";VALUE=DATE"
        if self.kind != "zoned":
            return ""
        quoted = f'"{self.tzid}"' if set(self.tzid) & set(":;,") else self.tzid
        return f";TZID={quoted}"

    def value(self, local: datetime) -> str:
        if self.kind == "date":
            return f"{local:%Y%m%d}"
        return f"{local:%Y%m%dT%H%M%S}" + ("Z" if self.kind == "utc" else "")

    def utc(self, local: datetime) -> datetime:
        return local.replace(tzinfo=UTC if self.kind == "utc" else self.zone).astimezone(UTC)


@dataclass(slots=True)
class _Author:
    """Writes one calendar and notes what it put in."""

    dice: random.Random
    room: str
    begin: datetime
    kinds: list[str] = field(default_factory=list)
    definitions: dict[str, list[str]] = field(default_factory=dict)

    def note(self, kind: str) -> None:
        self.kinds.append(kind)

    def chance(self, probability: float) -> bool:
        return self.dice.random() < probability

    def calendar(self) -> list[str]:
        events = list(self._event("a"))
        if self.chance(0.2):
            events += self._plain("b")
            self.note("two events")
        zones = [line for lines in self.definitions.values() for line in lines]
        head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Calendar 1.0//EN"]
        return [*head, *zones, *events, "END:VCALENDAR"]

    def _plain(self, name: str) -> list[str]:
        start = self.begin + timedelta(days=self.dice.randint(5, 50), hours=self.dice.randint(0, 23))
        times = (f"DTSTART:{start:%Y%m%dT%H%M%SZ}", "DURATION:PT45M")
        return ["BEGIN:VEVENT", f"UID:{name}@example.test", "DTSTAMP:20270101T000000Z", *times, "END:VEVENT"]

    def _event(self, name: str) -> Iterator[str]:
        form = self._form()
        start = self._start(form)
        if not self.chance(0.85):
            self.note("single")
            yield from self._written(name, form, start, [], self._length(form, start))
            return
        parts = valid_rule(self.dice, start, form.kind == "date")
        self.note(f"FREQ={parts['FREQ']}")
        self.kinds += [part for part in parts if part.startswith("BY") or part == "WKST"]
        start, occurrences = self._aligned(parts, start)
        self._ended(parts, form, start, occurrences)
        length = self._length(form, start)
        lines = [f"RRULE:{text(parts)}"]
        near = [one for one in occurrences if abs(one - self.begin.replace(tzinfo=None)) < LENGTH + 3 * _DAY]
        if near and self.chance(0.35):
            lines.append(self._exdate(form, near))
        if self.chance(0.2):
            lines.append(self._rdate(form, start))
        self.dice.shuffle(lines)
        yield from self._written(name, form, start, lines, length)
        if near and self.chance(0.3):
            yield from self._overrides(name, form, near)

    def _written(self, name: str, form: _Form, start: datetime, more: list[str], length: list[str]) -> list[str]:
        head = ["BEGIN:VEVENT", f"UID:{name}@example.test", "DTSTAMP:20270101T000000Z"]
        begins = f"DTSTART{form.params()}:{form.value(start)}"
        return [*head, begins, *length, *more, *self._busy(), "SUMMARY:Held", "END:VEVENT"]

    def _busy(self) -> list[str]:
        chosen = self.dice.choices(_BUSY, weights=(20, *(1 for _ in _BUSY[1:])))[0]
        self.kinds += [f"busy {line}" for line in chosen]
        return list(chosen)

    def _form(self) -> _Form:
        area = self.dice.choice([one for one in AREAS if one.name != self.room or self.chance(0.2)])
        kind = self.dice.choices(("zoned", "utc", "date", "floating"), weights=(12, 2, 3, 1))[0]
        self.note(f"times {kind}")
        if kind != "zoned":
            return _Form(kind, ZoneInfo(self.room))
        if area.name == self.room:
            self.note("organiser in the room's zone")
        return _Form(kind, ZoneInfo(area.name), self._tzid(area))

    def _tzid(self, area: Area) -> str:
        way = self.dice.choice(("IANA alone", "IANA", "IANA", "Windows", "path", "custom", "GMT"))
        self.note(f"zone {way}")
        tzid = {
            "Windows": area.windows,
            "path": f"/example.test/20260101/{area.name}",
            "custom": self.dice.choice(("Customized Time Zone", "tzone://Example/Custom", "Local, ours", "Rooms, here", "1")),
            "GMT": self.dice.choice((f"(GMT) {area.name.rpartition('/')[2]} time", "Mean Time: here")),
        }.get(way, area.name)
        if way != "IANA alone":
            self.definitions[tzid], kind = definition(tzid, area, self.dice)
            self.note(kind)
        return tzid

    def _start(self, form: _Form) -> datetime:
        near = self.begin.replace(tzinfo=None) + self.dice.randint(-40, 50) * _DAY
        if self.chance(0.1):
            self.note("long ago")
            near = near.replace(year=self.dice.randint(2000, 2025), day=min(near.day, 28))
        hour = self.dice.choice((0, 2, 6, 8, 9, 9, 10, 11, 13, 14, 15, 16, 18, 23))
        at = time(hour, self.dice.choice((0, 0, 0, 15, 30, 45)))
        return datetime.combine(near.date(), time() if form.kind == "date" else at)

    def _aligned(self, parts: Parts, start: datetime) -> tuple[datetime, list[datetime]]:
        """The first start the rule has from there on, and those near the window; sometimes the start stays off it."""
        if parts["FREQ"] in ("HOURLY", "MINUTELY") and start.year < 2027:
            start = start.replace(year=self.begin.year, month=self.begin.month, day=1)
        first = next(iter(_bounded(parts, start, start + 4 * _YEAR)), None)
        if first is None or self.chance(0.04):
            if first != start:
                self.note("start not in rule")
            first = start
        since = self.begin.replace(tzinfo=None) - 3 * _DAY
        found = _bounded(parts, first, since + LENGTH + 6 * _DAY).xafter(since, inc=True)
        return first, list(islice(found, 80))

    def _ended(self, parts: Parts, form: _Form, start: datetime, occurrences: list[datetime]) -> None:
        way = self.dice.choices(("COUNT", "UNTIL", ""), weights=(3, 3, 4))[0]
        if parts["FREQ"] in ("HOURLY", "MINUTELY") and not way:
            way = "COUNT"
        if way == "COUNT":
            most = 50 if parts["FREQ"] in ("HOURLY", "MINUTELY") else 1500
            parts["COUNT"] = str(min(most, self.dice.choice((1, 2, 3, 5, 10, 20, 50, 200, 1500))))
        elif way == "UNTIL" and occurrences:
            last = self.dice.choice(occurrences) + self.dice.choice(
                (timedelta(), timedelta(), timedelta(hours=-1), _DAY)
            )
            parts["UNTIL"] = _until(form, max(last, start))
        if way:
            self.note(way)

    def _length(self, form: _Form, start: datetime) -> list[str]:
        way = self.dice.choices(("DTEND", "DURATION", "no end", "end in UTC"), weights=(10, 5, 1, 1))[0]
        if form.kind == "date":
            days = self.dice.choice((1, 1, 1, 2, 5, 9))
            lines = {"DTEND": f"DTEND;VALUE=DATE:{start + days * _DAY:%Y%m%d}", "DURATION": f"DURATION:P{days}D"}
        else:
            minutes = self.dice.choice((15, 30, 45, 60, 60, 60, 90, 120, 480, 1440, 2000))
            end = start + timedelta(minutes=minutes)
            duration = self.dice.choice((f"PT{minutes}M", f"PT{minutes // 60}H{minutes % 60}M", "P1D", "P1W", "P1DT2H"))
            lines = {"DTEND": f"DTEND{form.params()}:{form.value(end)}", "DURATION": f"DURATION:{duration}"}
            if form.kind == "zoned":
                lines["end in UTC"] = f"DTEND:{form.utc(start) + timedelta(minutes=minutes):%Y%m%dT%H%M%SZ}"
        self.note(way if way in lines else "no end")
        return [lines[way]] if way in lines else []

    def _other(self, form: _Form, kinds: tuple[str, ...]) -> tuple[_Form, str]:
        """The form itself, or another one that names the same instants."""
        way = self.dice.choice(kinds)
        if form.kind != "zoned" or way == "same":
            return form, "same"
        if way == "utc":
            return _Form("utc", ZoneInfo("UTC")), "in UTC"
        return _Form("zoned", ZoneInfo("Asia/Tokyo"), "Asia/Tokyo"), "in another zone"

    def _named(self, name: str, form: _Form, moments: list[datetime]) -> str:
        other, way = self._other(form, ("same", "same", "same", "utc", "other"))
        self.note(f"{name} {way}")
        written = (_in(form, other, moment) for moment in moments)
        return f"{name}{other.params()}:{','.join(other.value(one) for one in written)}"

    def _exdate(self, form: _Form, near: list[datetime]) -> str:
        return self._named("EXDATE", form, self.dice.sample(near, min(len(near), self.dice.randint(1, 3))))

    def _rdate(self, form: _Form, start: datetime) -> str:
        base = self.begin.replace(tzinfo=None)
        days = self.dice.sample(range(1, 58), self.dice.randint(1, 3))
        moments = [datetime.combine((base + day * _DAY).date(), start.time()) for day in days]
        moments = [max(one, start) for one in moments]
        if form.kind == "date" or self.chance(0.7):
            return self._named("RDATE", form, moments)
        self.note("RDATE periods")
        other, _ = self._other(form, ("same", "utc"))
        written = [other.value(_in(form, other, moment)) for moment in moments]
        ends = [other.value(_in(form, other, moment + timedelta(hours=2))) for moment in moments]
        periods = [f"{one}/{self.dice.choice((end, 'PT90M'))}" for one, end in zip(written, ends, strict=True)]
        zone = other.params() if other.kind == "zoned" else ""
        return f"RDATE;VALUE=PERIOD{zone}:{','.join(periods)}"

    def _overrides(self, name: str, form: _Form, near: list[datetime]) -> Iterator[str]:
        for original in self.dice.sample(near, min(len(near), self.dice.choice((1, 1, 2, 3)))):
            other, way = self._other(form, ("same", "same", "utc", "other"))
            following = self.chance(0.12)
            self.note("THISANDFUTURE" if following else f"RECURRENCE-ID {way}")
            moved = original + self.dice.choice((timedelta(), timedelta(hours=2), _DAY, -_DAY, 3 * _DAY))
            if following:
                moved = original + (timedelta() if form.kind == "date" else timedelta(hours=1))
            ranged = ";RANGE=THISANDFUTURE" if following else ""
            named = f"RECURRENCE-ID{ranged}{other.params()}:{other.value(_in(form, other, original))}"
            more = [named]
            if self.chance(0.3):
                more.append(f"SEQUENCE:{self.dice.randint(1, 5)}")
            yield from self._written(name, form, moved, more, self._length(form, moved))
            if following:
                return


_BUSY = (
    (),
    ("STATUS:CANCELLED",),
    ("STATUS:TENTATIVE",),
    ("STATUS:CONFIRMED", "TRANSP:OPAQUE"),
    ("TRANSP:TRANSPARENT",),
    ("X-MICROSOFT-CDO-BUSYSTATUS:FREE",),
    ("X-MICROSOFT-CDO-BUSYSTATUS:OOF",),
    ("TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"),
)


def _in(form: _Form, other: _Form, local: datetime) -> datetime:
    """The same instant on the wall of another zone."""
    if form == other:
        return local
    return form.utc(local).astimezone(UTC if other.kind == "utc" else other.zone).replace(tzinfo=None)


def _bounded(parts: Parts, start: datetime, until: datetime) -> rrule:
    """What dateutil makes of a rule up to a time; without one it looks for impossible days until the year 9999.

    It takes ordinals beside plain days for one condition, which no day meets: of those it gets the first alone.
    """
    if re.search(r"\d.*,[A-Z]", parts.get("BYDAY", "")):
        parts = {**parts, "BYDAY": parts["BYDAY"].partition(",")[0]}
    return rrulestr(f"{text(parts)};UNTIL={until:%Y%m%dT%H%M%S}", dtstart=start)


def _until(form: _Form, last: datetime) -> str:
    if form.kind in ("date", "floating"):
        return form.value(last)
    return f"{form.utc(last):%Y%m%dT%H%M%SZ}"
