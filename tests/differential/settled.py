"""Disagreements that are settled: `settled.md` says of each who is right and why; here stands when it is that one.

A settlement holds for a case only where both the construct is there and the readings differ in the way it explains.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from differential.generator import Case
from differential.law import Busy, Interval, Ours, agreed_busy, uncovered
from differential.time_zones import AREAS

from kiosk.room.schedule import UNREADABLE

RECURRING = "recurring-ical-events"
"""The others are one family: ical.js began as a port of libical, faults included."""
_ZONES = tuple(area.name for area in AREAS)
_SUBDAILY = frozenset({"HOURLY", "MINUTELY", "SECONDLY"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One case, our reading, how to read another, and the opinions there are."""

    case: Case
    ours: Ours
    read: Callable[[Case], Ours]
    others: Mapping[str, Busy]

    @property
    def text(self) -> str:
        return re.sub(r"(\r\n|\n|\r)[ \t]", "", self.case.text)

    @property
    def events(self) -> str:
        """The object without its definitions of zones."""
        return re.sub(r"(?is)BEGIN:VTIMEZONE.*?END:VTIMEZONE", "", self.text)

    def rules(self) -> Iterator[dict[str, str]]:
        """The rules of events, their parts in upper case."""
        for found in re.finditer(r"(?im)^RRULE[^:\r\n]*:(.*?)\s*$", self.events):
            pairs = (part.partition("=") for part in found[1].upper().replace(" ", "").split(";"))
            yield {name: value for name, _, value in pairs}

    def without(self, pattern: str) -> Ours:
        """Our reading of the object without the lines that match."""
        return self.reread(re.sub(rf"(?im)^{pattern}.*[\r\n]+", "", self.text))

    def reread(self, text: str) -> Ours:
        """Our reading of that text instead."""
        return self.read(replace(self.case, data=text.encode()))

    def covers(self, *names: str) -> bool:
        """Every time that these opinions, where there are any, call busy is busy here too."""
        return not any(uncovered(self.ours.busy, self.others.get(name, ())) for name in names)

    def explained_by(self, ours: Ours) -> bool:
        """With this reading nothing would be free that two others call busy, but for an hour that clocks change."""
        agreed = agreed_busy(list(self.others.values()))
        return all(_by_change(piece) for one in agreed for piece in uncovered((*ours.busy, *ours.doubts), one))

    def pieces(self) -> list[Interval]:
        """The times that two others agree on and we leave free, and those that only we call busy where all agree."""
        others = list(self.others.values())
        left = [piece for agreed in agreed_busy(others) for piece in uncovered(self.ours.busy, agreed)]
        return left + (uncovered(others[0], self.ours.busy) if len(set(others)) == 1 else [])

    def written_dates(self) -> list[Interval]:
        """The midnights of the dates on which events are written to start and to end."""
        found = re.findall(r"(?im)^DT(?:START|END)[^\r\n]*:(2\d{3})(0[1-9]|1[0-2])(\d\d)", self.text)
        firsts = ((datetime(int(year), int(month), 1, tzinfo=UTC), int(day)) for year, month, day in found)
        return [(moment, moment) for moment in (first + timedelta(days=day - 1) for first, day in firsts)]

    def as_dateutil(self) -> bool:
        """Every occurrence of recurring-ical-events, where it has an opinion, starts with one of ours.

        A zone beside a Z makes it none: it takes the zone, all others the Z (RFC 5545 section 3.2.19). So does an
        abbreviation that the object defines: it takes the database's.
        """
        if re.search(r"(?im)TZID=[^\r\n]*:\d{8}T\d{6}Z", self.events) or self.defines_abbreviation():
            return True
        return {start for start, _ in self.others.get(RECURRING, ())} <= {start for start, _ in self.ours.busy}

    def defines_abbreviation(self) -> bool:
        return bool(re.search(r"(?m)^TZID:(EST|MST|CET|GMT|UTC)\r?$", self.text))

    def loose(self, name: str) -> bool:
        """A time of that property is not spelled as RFC 5545 spells it, and we read it as if it were."""
        values = re.findall(rf"(?im)^{name}(?:;(?:\"[^\"]*\"|[^:\"\r\n])*)?:(.*?)\r?$", self.text)
        loose = any(not re.fullmatch(r"(\d{8}(T\d{6}Z?)?,?)+", value) for value in values)
        return loose and self.reread(_spelled(self.text)).busy == self.ours.busy


def _spelled(text: str) -> str:
    """The times of an object in RFC 5545's spelling: no dashes, fractions, blanks, small letters; seconds."""
    for pattern, proper in _SPELLINGS:
        text = re.sub(pattern, proper, text)
    return text


def _in_utc(found: "re.Match[str]") -> str:
    return f"{datetime.strptime(found[0], '%Y%m%dT%H%M%S%z').astimezone(UTC):%Y%m%dT%H%M%SZ}"


_SPELLINGS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"(?m)^(?:EXDATE|RDATE).*;\d.*$", lambda found: re.sub(r";(?=\d)", ",", found[0])),
    (r"(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)", r"\1\2\3T\4\5\6"),
    (r"(\d{8})t(\d+)", r"\1T\2"),
    (r"(\d{8}T\d{4})(?!\d)", r"\g<1>00"),
    (r"(\d{8}T\d{6})\.0+", r"\1"),
    (r"(\d{8}T\d{6}) ?([Zz])", r"\1Z"),
    (r"\d{8}T\d{6}[+-]\d{4}", _in_utc),
    (r"(\d{8}T\d{6}Z?) +", r"\1"),
)


_DAY = timedelta(days=1)
_TIMES = frozenset({"BYHOUR", "BYMINUTE", "BYSECOND"})


def _set_position(found: Evidence) -> bool:
    beyond = (rule for rule in found.rules() if "BYSETPOS" in rule)
    unlike = any(rule.get("FREQ") not in ("MONTHLY", "YEARLY") or _TIMES & set(rule) for rule in beyond)
    return unlike and (found.as_dateutil() or _only_in_first_period(found))


def _only_in_first_period(found: Evidence) -> bool:
    """Of a first week dateutil counts the days from DTSTART on, the panel the whole week."""
    ours, dateutil = ({start for start, _ in busy} for busy in (found.ours.busy, found.others.get(RECURRING, ())))
    firsts = [start for start, _ in found.written_dates()]
    return all(any(first - _DAY <= start < first + 8 * _DAY for first in firsts) for start in dateutil - ours)


def _interval_of_hours(found: Evidence) -> bool:
    rules = (rule for rule in found.rules() if rule.get("FREQ") in _SUBDAILY and "INTERVAL" in rule)
    return any(_TIMES & set(rule) for rule in rules) and found.as_dateutil()


def _negative_days(found: Evidence) -> bool:
    rules = (rule for rule in found.rules() if rule.get("FREQ") not in ("MONTHLY", "YEARLY"))
    return any("-" in rule.get("BYMONTHDAY", "") for rule in rules) and found.as_dateutil()


def _days_of_a_year(found: Evidence) -> bool:
    rules = (rule for rule in found.rules() if rule.get("FREQ") == "YEARLY" and "BYMONTHDAY" in rule)
    return any("BYMONTH" not in rule for rule in rules) and found.as_dateutil()


def _unknown_part(found: Evidence) -> bool:
    return any({"BYEASTER", "X-EVERY"} & set(rule) for rule in found.rules()) and found.covers(*found.others)


def _until_before_start(found: Evidence) -> bool:
    return any(rule.get("UNTIL", "").startswith("1900") for rule in found.rules()) and found.covers(*found.others)


def _ordinals(found: Evidence) -> bool:
    rules = (rule for rule in found.rules() if rule.get("FREQ") not in ("MONTHLY", "YEARLY"))
    return any(re.search(r"\d", rule.get("BYDAY", "")) for rule in rules) and found.as_dateutil()


def _part_not_allowed(found: Evidence) -> bool:
    rules = list(found.rules())
    odd = any(rule.get("FREQ") != "YEARLY" and {"BYWEEKNO", "BYYEARDAY"} & set(rule) for rule in rules)
    odd |= any(rule.get("FREQ") == "WEEKLY" and "BYMONTHDAY" in rule for rule in rules)
    return odd and (found.covers(*found.others) or found.explained_by(found.reread(_any_day(found.text))))


def _any_day(text: str) -> str:
    """Rules with week numbers as if every day were meant: which days, and how many, is what nobody reads alike."""
    days = r"(?i);(COUNT|INTERVAL|BY(SETPOS|DAY|MONTHDAY|YEARDAY|WEEKNO))=[^;\r\n]*"
    rules = re.compile(r"(?im)^RRULE:.*;BYWEEKNO=.*$")
    return rules.sub(lambda found: re.sub("(?i)FREQ=(WEEKLY|MONTHLY)", "FREQ=DAILY", re.sub(days, "", found[0])), text)


def _weeks_of_a_year(found: Evidence) -> bool:
    return any("BYWEEKNO" in rule for rule in found.rules()) and found.covers(*found.others)


def _exception_rule(found: Evidence) -> bool:
    return bool(re.search(r"(?im)^EXRULE", found.events)) and found.explained_by(found.without("EXRULE"))


def _escaped_rule(found: Evidence) -> bool:
    return bool(re.search(r"(?im)^RRULE:.*\\", found.events)) and found.covers(*found.others)


def _abbreviation(found: Evidence) -> bool:
    others = [one for name, one in found.others.items() if name != RECURRING]
    left = any(uncovered(found.ours.busy, one) for one in agreed_busy(others))
    undefined = re.sub(r"(?is)BEGIN:VTIMEZONE.*?END:VTIMEZONE[\r\n]*", "", found.text)
    outside = found.reread(f"BEGIN:VCALENDAR\r\n{found.text.partition('END:VCALENDAR')[2].lstrip()}")
    apart = replace(found.ours, busy=(*found.ours.busy, *outside.busy))
    without = (found.reread(undefined), apart)
    return found.defines_abbreviation() and (not left or any(map(found.explained_by, without)))


def _database(found: Evidence) -> bool:
    """Under a name that the database does not have, the definition is what we read, too."""
    names = re.findall(r"(?m)^TZID:(.*?)\r?$", found.text)
    text = found.text
    for name in names:
        text = re.sub(rf"(?m)^(TZID:|DT(?:START|END);TZID=\"?){re.escape(name)}(?=\"?[:\r\n])", r"\1Defined here", text)
    return bool(names) and found.explained_by(found.reread(text))


_NO_TIME = r"(?im)^(DT(?:START|END)[^\r\n]*:)20271332T990000"


def _no_time_at_all(found: Evidence) -> bool:
    return bool(re.search(_NO_TIME, found.events)) and found.explained_by(found.reread(_carried(found.text)))


def _carried(text: str) -> str:
    return re.sub(_NO_TIME, r"\g<1>20280205T030000", text)


def _count_of_none(found: Evidence) -> bool:
    return any(rule.get("COUNT") == "0" for rule in found.rules()) and found.covers(*found.others)


def _end_without_zone(found: Evidence) -> bool:
    zoned = re.search(r"(?im)^DTSTART(;TZID=|:\d{8}T\d{6}Z)", found.events)
    bare = re.search(r"(?im)^DTEND:\d{8}T\d{6}\r?$", found.events)
    ends = {stop for _, stop in found.ours.busy}
    longer = all(start in ends for start, _ in found.pieces())
    return bool(zoned and bare) and (longer or found.covers(*found.others))


def _end_and_duration(found: Evidence) -> bool:
    both = re.search(r"(?im)^DTEND", found.events) and re.search(r"(?im)^DURATION", found.events)
    ends = {stop for _, stop in found.ours.busy}
    return bool(both) and found.as_dateutil() and all(start in ends for start, _ in found.pieces())


def _date_added(found: Evidence) -> bool:
    timed = re.search(r"(?im)^DTSTART[^\r\n]*:\d{8}T", found.events)
    return bool(timed and _bare_dates(found.text)) and found.explained_by(
        found.reread(_with_midnights(found.case, found.text))
    )


def _bare_dates(text: str) -> list[str]:
    values = re.findall(r"(?im)^RDATE[^\r\n]*:([\d,TZ]*)", text)
    return [one for value in values for one in value.split(",") if len(one) == len("20270405")]


def _with_midnights(case: Case, text: str) -> str:
    """The object with more added dates: when those days begin in the room, in the series' zone, in UTC, elsewhere."""
    zones = (ZoneInfo(case.zone), UTC, *map(ZoneInfo, _ZONES))
    days = _bare_dates(text)
    midnights = [datetime.strptime(day, "%Y%m%d").replace(tzinfo=zone) for day in days for zone in zones]
    values = ",".join(f"{midnight.astimezone(UTC):%Y%m%dT%H%M%SZ}" for midnight in midnights)
    own = re.search(r"(?im)^BEGIN:VEVENT(?:[^B].*)?[\r\n]+(?:.*[\r\n]+)*?DTSTART([^\r\n]*):\d{8}T", text)
    local = ",".join(f"{day}T000000" for day in days)
    added = f"RDATE:{values}\r\nRDATE{own[1] if own else ''}:{local}\r\n" if days else ""
    return re.sub(r"(?im)^(?=RDATE[^\r\n]*:([\dTZ]+,)*\d{8}[,\r\n])", lambda _: added, text, count=1)


def _time_added_to_days(found: Evidence) -> bool:
    days = re.search(r"(?im)^DTSTART[^\r\n]*:\d{8}[\r\n]", found.events)
    return bool(days and re.search(r"(?im)^RDATE[^\r\n]*:(.*,)?\d{8}T", found.events)) and found.as_dateutil()


def _added_without_zone(found: Evidence) -> bool:
    zoned = re.search(r"(?im)^DTSTART(;TZID=|:\d{8}T\d{6}Z)", found.events)
    bare = re.search(r"(?im)^RDATE(;VALUE=PERIOD)?:(.*,)?\d{8}T\d{6} *[,/\r\n]", found.events)
    elsewhere = re.sub(r"(?im)(?<=^RDATE)(;VALUE=PERIOD)?:", rf";TZID={found.case.zone}\g<0>", found.text)
    return bool(zoned and bare) and (found.as_dateutil() or found.explained_by(found.reread(elsewhere)))


def _exception_without_zone(found: Evidence) -> bool:
    zoned = re.search(r"(?im)^DTSTART(;TZID=|:\d{8}T\d{6}Z)", found.events)
    bare = re.search(r"(?im)^(EXDATE|RECURRENCE-ID)(;RANGE=[^:]*)?:(.*,)?\d{8}T\d{6}[,\r\n]", found.events)
    return bool(zoned and bare) and found.explained_by(found.without(bare[1] if bare else ""))


def _exception_without_identity(found: Evidence) -> bool:
    nameless = re.search(r"(?im)^RECURRENCE-ID", found.events) and not re.search(r"(?im)^UID", found.events)
    return bool(nameless) and found.explained_by(found.without("RECURRENCE-ID"))


def _exception_of_nothing(found: Evidence) -> bool:
    recurs = re.search(r"(?im)^(RRULE|RDATE)", found.events)
    exception = re.search(r"(?im)^(EXDATE|RECURRENCE-ID)", found.events)
    return bool(exception and not recurs) and found.covers(*found.others)


def _other_form_taken_out(found: Evidence) -> bool:
    days, timed = (bool(re.search(rf"(?im)^DTSTART[^\r\n]*:\d{{8}}{end}", found.events)) for end in (r"[\r\n]", "T"))
    other = (r"\d{8}T" if days else "$^") + ("|" + r"\d{8}[,\r\n]" if timed else "")
    if re.search(rf"(?im)^EXDATE[^\r\n]*:(.*,)?({other})", found.events):
        return found.explained_by(found.without("EXDATE"))
    named = re.search(rf"(?im)^RECURRENCE-ID[^\r\n]*:({other})", found.events)
    return bool(named) and (_shifted(found) or found.explained_by(found.without("RECURRENCE-ID")))


def _shifted(found: Evidence) -> bool:
    """All that is left free comes after the day from which on RANGE=THISANDFUTURE shifts, by how much is the matter."""
    days = re.findall(r"(?im)^RECURRENCE-ID[^\r\n]*RANGE=THISANDFUTURE[^\r\n]*:(\d{8})", found.events)
    first = min((datetime.strptime(day, "%Y%m%d").replace(tzinfo=UTC) - _DAY for day in days), default=None)
    return first is not None and all(first <= start for start, _ in found.pieces())


def _loose_exception(found: Evidence) -> bool:
    names = [name for name in ("EXDATE", "RECURRENCE-ID") if found.loose(name)]
    return bool(names) and found.explained_by(found.without(f"({'|'.join(names)})"))


def _loose_start(found: Evidence) -> bool:
    return found.loose("DTSTART") and bool(found.ours.busy)


def _loose_end(found: Evidence) -> bool:
    ends = {stop for _, stop in found.ours.busy}
    half_hours = all(start in ends and stop - start <= UNREADABLE for start, stop in found.pieces())
    return found.loose("DTEND") and (half_hours or found.covers(*found.others))


def _clock_change(found: Evidence) -> bool:
    pieces = found.pieces()
    lasting = max((stop - start for start, stop in pieces), default=timedelta())
    if any(map(_near_change, found.written_dates())):
        return lasting <= timedelta(hours=2)
    return bool(pieces) and all(map(_by_change, pieces))


def _by_change(piece: Interval) -> bool:
    start, stop = piece
    return stop - start <= timedelta(hours=1) and _near_change(piece)


def _near_change(moments: Interval) -> bool:
    return any(_changes(name, *moments) for name in _ZONES)


def _changes(name: str, start: datetime, stop: datetime) -> bool:
    zone, near = ZoneInfo(name), timedelta(hours=50)
    return (start - near).astimezone(zone).utcoffset() != (stop + near).astimezone(zone).utcoffset()


def _end_as_date(found: Evidence) -> bool:
    ends = re.search(r"(?im)^DTEND[^\r\n]*:\d{8}\r?$", found.events)
    timed = re.search(r"(?im)^DTSTART[^\r\n]*:\d{8}T", found.events)
    return bool(ends and timed) and found.covers(*found.others)


def _several(found: Evidence) -> bool:
    """What two or more entries leave out or put in, left out and put in at once, is what the others read."""
    kinds = [kind for kind in _AS_OTHERS if re.search(kind.there, found.events)]
    text = found.text
    for kind in kinds:
        text = kind.rewritten(found.case, text)
    return len(kinds) > 1 and found.explained_by(found.reread(text))


@dataclass(frozen=True, slots=True)
class _Kind:
    """A construct, and the object as those read it who do not read it as we do: nothing is excluded, more is added."""

    there: str
    rewritten: Callable[[Case, str], str]


def _left_out(pattern: str) -> _Kind:
    return _Kind(pattern, lambda _, text: re.sub(rf"{pattern}.*[\r\n]+", "", text))


def _end_in_room(case: Case, text: str) -> str:
    def in_room(found: re.Match[str]) -> str:
        end = datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(case.zone))
        return f"DTEND:{end.astimezone(UTC):%Y%m%dT%H%M%SZ}"

    return re.sub(r"(?im)^DTEND:(\d{8}T\d{6})(?=\r?$)", in_room, text)


_AS_OTHERS = (
    _left_out("(?im)^EXRULE"),
    _left_out("(?im)^EXDATE"),
    _left_out("(?im)^RECURRENCE-ID"),
    _Kind("(?im)^DTEND:", _end_in_room),
    _Kind("(?im)^RRULE.*BYSETPOS", lambda _, text: re.sub(r"(?i);BYSETPOS=[^;\r\n]*", "", text)),
    _Kind("(?im)^RRULE.*BYWEEKNO", lambda _, text: _any_day(text)),
    _Kind("(?im)^RDATE.*", lambda case, text: _with_midnights(case, text)),
    _Kind(_NO_TIME, lambda _, text: _carried(text)),
)


def _second_60(found: Evidence) -> bool:
    pieces = found.pieces()
    leap = re.search(r":\d{8}T\d{4}60", found.events)
    return bool(leap) and all(stop - start <= timedelta(seconds=1) for start, stop in pieces)


def _observance_lacking(found: Evidence) -> bool:
    observances = re.findall(r"(?s)BEGIN:(?:STANDARD|DAYLIGHT)(.*?)END:", found.text.upper())
    needed = ("\nDTSTART", "\nTZOFFSETFROM", "\nTZOFFSETTO")
    lacking = [one for one in observances if not all(name in one for name in needed)]
    by_dates = any("\nRDATE" in one for one in lacking)
    by_name = found.reread(re.sub(r"(?is)BEGIN:VTIMEZONE.*?END:VTIMEZONE[\r\n]*", "", found.text))
    by_database = by_name.busy == found.ours.busy and not by_name.flagged
    return bool(lacking) and (by_dates or found.ours.flagged or by_database or found.as_dateutil())


def _observance_interval(found: Evidence) -> bool:
    definitions = "".join(re.findall(r"(?is)BEGIN:VTIMEZONE.*?END:VTIMEZONE", found.text))
    an_hour = all(stop - start <= timedelta(hours=1) for start, stop in found.pieces())
    return bool(re.search(r"(?im)^RRULE.*INTERVAL=0", definitions)) and found.as_dateutil() and an_hour


SETTLED: Mapping[str, Callable[[Evidence], bool]] = {
    "BYSETPOS of times or within weeks": _set_position,
    "INTERVAL of hours beside BYHOUR": _interval_of_hours,
    "negative BYMONTHDAY as a limit": _negative_days,
    "ordinals outside months and years": _ordinals,
    "BYMONTHDAY of a whole year": _days_of_a_year,
    "an unknown part": _unknown_part,
    "UNTIL before the start": _until_before_start,
    "a part its frequency does not allow": _part_not_allowed,
    "weeks of a year": _weeks_of_a_year,
    "EXRULE": _exception_rule,
    "an escaped rule": _escaped_rule,
    "an abbreviation that the object defines": _abbreviation,
    "a time that is none": _no_time_at_all,
    "COUNT=0": _count_of_none,
    "an end without its zone": _end_without_zone,
    "an end and a duration": _end_and_duration,
    "a date added to a timed series": _date_added,
    "a time added to a series of days": _time_added_to_days,
    "a time added without its zone": _added_without_zone,
    "an exception without its zone": _exception_without_zone,
    "an exception without identity": _exception_without_identity,
    "an exception of an event that does not recur": _exception_of_nothing,
    "a day taken out of a timed series, or a time out of days": _other_form_taken_out,
    "an exception in loose spelling": _loose_exception,
    "a start in loose spelling": _loose_start,
    "an end in loose spelling": _loose_end,
    "a night over a change of clocks": _clock_change,
    "an end that is a date": _end_as_date,
    "second 60": _second_60,
    "an observance that lacks what it needs": _observance_lacking,
    "INTERVAL=0 in an observance": _observance_interval,
    "a definition and the database": _database,
    "several at once": _several,
}


def settlement(found: Evidence) -> str | None:
    """The name of the settlement that explains the disagreement."""
    return next((name for name, holds in SETTLED.items() if holds(found)), None)
