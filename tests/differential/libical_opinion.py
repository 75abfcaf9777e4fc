"""The opinion of libical 3 through ctypes, as `ical_opinion.mjs` gives that of ical.js. Layouts: its ical.h.

Which occurrence an override replaces is worked out here; everything else is libical's.
"""

import json
import sys
from collections.abc import Iterator
from ctypes import CDLL, POINTER, Structure, byref, c_char_p, c_int, c_int64, c_short, c_uint, c_void_p
from typing import Any

MOST = 40_000
"""Starts of one series that are looked at."""
MARGIN = 40 * 86_400
_ANY_COMPONENT = 1
_NOT_FATAL = 0


class Time(Structure):
    _fields_ = (
        *((name, c_int) for name in ("year", "month", "day", "hour", "minute", "second", "is_date", "is_daylight")),
        ("zone", c_void_p),
    )


class Duration(Structure):
    _fields_ = (("is_neg", c_int), *((name, c_uint) for name in ("days", "weeks", "hours", "minutes", "seconds")))


class Period(Structure):
    _fields_ = (("start", Time), ("end", Time), ("duration", Duration))


class TimeOrPeriod(Structure):
    _fields_ = (("time", Time), ("period", Period))


class Rule(Structure):
    _fields_ = (
        ("freq", c_int),
        ("until", Time),
        ("count", c_int),
        ("interval", c_short),
        ("week_start", c_int),
        ("by", c_short * (62 + 61 + 25 + 386 + 32 + 386 + 56 + 14 + 386)),
        ("rscale", c_char_p),
        ("skip", c_int),
    )


class NoOpinion(Exception):
    """What it says is not worth hearing."""


def _library() -> CDLL:
    library = CDLL("libical.so.3")
    pointers = (
        "icalparser_parse_string icalcomponent_get_first_component icalcomponent_get_next_component "
        "icalcomponent_get_first_property icalcomponent_get_next_property icalproperty_get_first_parameter "
        "icaltimezone_get_builtin_timezone icaltimezone_get_builtin_timezone_from_tzid icalcomponent_get_timezone "
        "icalrecur_iterator_new icalcomponent_get_parent"
    )
    for name in pointers.split():
        getattr(library, name).restype = c_void_p
    texts = "icalproperty_get_value_as_string icalparameter_get_tzid icalproperty_get_x_name"
    for name in texts.split():
        getattr(library, name).restype = c_char_p
    times = "icalcomponent_get_dtstart icalcomponent_get_dtend icalproperty_get_datetime_with_component"
    for name in (*times.split(), "icalrecur_iterator_next", "icaltime_add"):
        getattr(library, name).restype = Time
    library.icalproperty_get_rrule.restype = Rule
    library.icalproperty_get_rdate.restype = TimeOrPeriod
    library.icaltime_as_timet_with_zone.restype = c_int64
    library.icaltime_as_timet_with_zone.argtypes = (Time, c_void_p)
    library.icalrecur_iterator_new.argtypes = (Rule, Time)
    library.icalproperty_recurrence_is_excluded.argtypes = (c_void_p, POINTER(Time), POINTER(Time))
    library.icalerror_set_errors_are_fatal(_NOT_FATAL)
    return library


LIB = _library()


def _kind(name: str) -> int:
    return int(LIB.icalproperty_string_to_kind(name.encode()))


def _components(parent: int) -> Iterator[int]:
    found = LIB.icalcomponent_get_first_component(c_void_p(parent), _ANY_COMPONENT)
    children = []
    while found:
        children.append(found)
        found = LIB.icalcomponent_get_next_component(c_void_p(parent), _ANY_COMPONENT)
    return iter(children)


def _events(component: int) -> Iterator[int]:
    if LIB.icalcomponent_isa(c_void_p(component)) == LIB.icalcomponent_string_to_kind(b"VEVENT"):
        yield component
    else:
        for child in _components(component):
            yield from _events(child)


def _properties(event: int, kind: int) -> Iterator[int]:
    found = LIB.icalcomponent_get_first_property(c_void_p(event), kind)
    properties = []
    while found:
        properties.append(found)
        found = LIB.icalcomponent_get_next_property(c_void_p(event), kind)
    return iter(properties)


def _text(event: int, name: str) -> str:
    for one in _properties(event, _kind(name)):
        return (LIB.icalproperty_get_value_as_string(c_void_p(one)) or b"").decode("utf-8", "replace")
    return ""


def _x_text(event: int, name: bytes) -> str:
    for one in _properties(event, _kind("X-")):
        if (LIB.icalproperty_get_x_name(c_void_p(one)) or b"").upper() == name:
            return (LIB.icalproperty_get_value_as_string(c_void_p(one)) or b"").decode("utf-8", "replace")
    return ""


def _parameter(one: int, name: bytes) -> bytes | None:
    found = LIB.icalproperty_get_first_parameter(c_void_p(one), LIB.icalparameter_string_to_kind(name))
    return LIB.icalparameter_get_tzid(c_void_p(found)) if found else None


def _zone(event: int, one: int) -> int | None:
    """The zone a property names; None where it names none."""
    name = _parameter(one, b"TZID")
    if name is None:
        return None
    root = event
    while parent := LIB.icalcomponent_get_parent(c_void_p(root)):
        root = parent
    zone = (
        LIB.icalcomponent_get_timezone(c_void_p(root), name)
        or LIB.icaltimezone_get_builtin_timezone_from_tzid(name)
        or LIB.icaltimezone_get_builtin_timezone(name)
    )
    if not zone:
        raise NoOpinion("a zone it does not know")
    return int(zone)


class Opinion:
    """One object in one room."""

    def __init__(self, data: str, zone: str, begin: float, end: float) -> None:
        self.begin, self.end = begin, end
        self.room = LIB.icaltimezone_get_builtin_timezone(zone.encode())
        self.root = LIB.icalparser_parse_string(data.encode("utf-8", "replace"))
        if not self.root:
            raise NoOpinion("nothing it could read")

        self.events = list(_events(self.root))

    def busy(self) -> Iterator[list[Any]]:
        found = self.events
        overrides = [event for event in found if next(_properties(event, _kind("RECURRENCE-ID")), None)]
        for event in overrides:
            yield self._told(event, self._start(event), self._length(event))
        for event in found:
            if event in overrides:
                continue
            own = [one for one in overrides if _text(one, "UID") == _text(event, "UID")]
            gone = {self._original(one) for one in own}
            if len(gone) < len(own):
                raise NoOpinion("two overrides of one occurrence")
            yield from self._series(event, gone)

    def _original(self, override: int) -> int:
        one = next(_properties(override, _kind("RECURRENCE-ID")))
        if LIB.icalproperty_get_first_parameter(c_void_p(one), LIB.icalparameter_string_to_kind(b"RANGE")):
            raise NoOpinion("it has no ranges")
        return self._seconds(self._moment(override, one))

    def _series(self, event: int, gone: set[int]) -> Iterator[list[Any]]:
        start = self._start(event)
        length = self._length(event)
        for one in _properties(event, _kind("EXDATE")):
            _zone(event, one)
        seen = set(gone)
        for moment, own_length in self._starts(event, start):
            at = self._seconds(moment)
            excluded = LIB.icalproperty_recurrence_is_excluded(c_void_p(event), byref(start), byref(moment))
            if at in seen or excluded:
                continue
            seen.add(at)
            if at + (own_length or length) >= self.begin - MARGIN and at <= self.end + MARGIN:
                yield self._told(event, moment, own_length or length)

    def _starts(self, event: int, start: Time) -> Iterator[tuple[Time, int | None]]:
        yield from self._added(event)
        yield start, None
        for one in _properties(event, _kind("RRULE")):
            starts = LIB.icalrecur_iterator_new(LIB.icalproperty_get_rrule(c_void_p(one)), start)
            if not starts:
                raise NoOpinion("a rule it does not expand")
            for _ in range(MOST):
                moment = LIB.icalrecur_iterator_next(c_void_p(starts))
                if moment.year == 0 or self._seconds(moment) > self.end + MARGIN:
                    break
                yield moment, None
            else:
                raise NoOpinion("too many")
            LIB.icalrecur_iterator_free(c_void_p(starts))

    def _added(self, event: int) -> Iterator[tuple[Time, int | None]]:
        for one in _properties(event, _kind("RDATE")):
            found = LIB.icalproperty_get_rdate(c_void_p(one))
            zone = _zone(event, one)
            if found.time.year:
                yield self._in(found.time, zone), None
                continue
            begin = self._in(found.period.start, zone)
            end = found.period.end
            if not end.year:
                end = LIB.icaltime_add(begin, found.period.duration)
            yield begin, self._seconds(self._in(end, zone)) - self._seconds(begin)

    def _in(self, moment: Time, zone: int | None) -> Time:
        if zone and not moment.zone:
            moment.zone = zone
        return moment

    def _moment(self, event: int, one: int) -> Time:
        _zone(event, one)
        moment: Time = LIB.icalproperty_get_datetime_with_component(c_void_p(one), c_void_p(event))
        if not moment.year:
            raise NoOpinion("a time it could not read")
        return moment

    def _start(self, event: int) -> Time:
        one = next(_properties(event, _kind("DTSTART")), None)
        if one is None:
            raise NoOpinion("an event without a start")
        return self._moment(event, one)

    def _length(self, event: int) -> int:
        start = self._start(event)
        for one in _properties(event, _kind("DTEND")):
            self._moment(event, one)
        end = LIB.icalcomponent_get_dtend(c_void_p(event))
        return self._seconds(end) - self._seconds(start) if end.year else 0

    def _seconds(self, moment: Time) -> int:
        if moment.is_date:
            moment = Time(moment.year, moment.month, moment.day, 0, 0, 0, 0, 0, None)
        return int(LIB.icaltime_as_timet_with_zone(moment, moment.zone or self.room))

    def _told(self, event: int, start: Time, length: int) -> list[Any]:
        at = self._seconds(start)
        end = at + length
        if start.is_date and length and not length % 3600:
            end = self._days_later(start, length)
        return [at, end, _text(event, "STATUS"), _text(event, "TRANSP"), _x_text(event, b"X-MICROSOFT-CDO-BUSYSTATUS")]

    def _days_later(self, start: Time, length: int) -> int:
        """A whole day's end is a midnight, also where the day has 23 or 25 hours."""
        days = round(length / 86_400)
        later = LIB.icaltime_add(start, Duration(0, days, 0, 0, 0, 0))
        return self._seconds(later)


def answer(line: str) -> dict[str, Any]:
    try:
        one = Opinion(**json.loads(line))
        return {"busy": list(one.busy()), "events": len(one.events)}
    except Exception as problem:  # noqa: BLE001 - whatever happens to it, it has no opinion
        return {"none": f"{type(problem).__name__}: {problem}"[:120]}


if __name__ == "__main__":
    print("{}", flush=True)  # ready
    for question in sys.stdin:
        print(json.dumps(answer(question)), flush=True)
