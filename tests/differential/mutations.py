"""What is wrong with real calendars: one mutation a kind, applied to the lines or to the text of an object."""

import random
import re
from collections.abc import Callable

Lines = list[str]
Dice = random.Random
Mutation = Callable[[Lines, Dice], Lines]
_TIME = re.compile(r"\d{8}T\d{6}")
_TZID = re.compile(r';TZID=("[^"]*"|[^:;]*)')
_TIMES = ("DTSTART", "DTEND", "EXDATE", "RECURRENCE-ID", "RDATE")
_UNREADABLE = ("tomorrow", "20271332T990000", "00000000T000000Z", "%%", "20270310T09")


def mutated(data: str, dice: Dice) -> tuple[str, list[str]]:
    """The text with up to three mutations, each of another group, and their kinds."""
    kinds: list[str] = []
    lines = data.splitlines()
    wanted = dice.sample(list(OF_LINES), dice.choice((1, 1, 1, 2, 2, 3)))
    for group in sorted(wanted, key=list(OF_LINES).index):
        for name in dice.sample(list(OF_LINES[group]), len(OF_LINES[group])):
            changed = OF_LINES[group][name](list(lines), dice)
            if changed != lines:
                lines = changed
                kinds.append(f"odd {name}")
                break
    data = "\r\n".join(lines) + "\r\n"
    if dice.random() < 0.25:
        name = dice.choice(list(OF_TEXT))
        data = OF_TEXT[name](data)
        kinds.append(f"odd {name}")
    return data, kinds


# How a mutation is made of a change


def _places(lines: Lines, names: tuple[str, ...]) -> list[int]:
    """Where lines of these names stand in events."""
    inside, places = False, []
    for index, line in enumerate(lines):
        if line in ("BEGIN:VEVENT", "END:VEVENT"):
            inside = line == "BEGIN:VEVENT"
        elif inside and re.split("[:;]", line)[0] in names:
            places.append(index)
    return places


def _one(change: Callable[[str], str], *names: str) -> Mutation:
    """A change of one line of these names."""

    def change_one(lines: Lines, dice: Dice) -> Lines:
        places = _places(lines, names)
        if places:
            place = dice.choice(places)
            lines[place] = change(lines[place])
        return lines

    return change_one


def _all(change: Callable[[str], str], *names: str) -> Mutation:
    """A change of every line of these names: a spelling that a program keeps to."""

    def change_all(lines: Lines, dice: Dice) -> Lines:
        for place in _places(lines, names):
            lines[place] = change(lines[place])
        return lines

    return change_all


def _any_of(*mutations: Mutation) -> Mutation:
    return lambda lines, dice: dice.choice(mutations)(lines, dice)


def _replaced(whole: str, *names: str) -> Mutation:
    """One line of these names that is another line."""
    return _one(lambda _: whole, *names)


def _with_value(values: tuple[str, ...], name: str) -> Mutation:
    """A line of that name with one of the values."""
    return _any_of(*(_one(_setting(value), name) for value in values))


def _setting(value: str) -> Callable[[str], str]:
    return lambda line: f"{line.rpartition(':')[0]}:{value}"


def _added(*lines: str) -> Mutation:
    """A line more in one event."""

    def add(found: Lines, dice: Dice) -> Lines:
        ends = [index for index, line in enumerate(found) if line == "END:VEVENT"]
        found.insert(dice.choice(ends), dice.choice(lines))
        return found

    return add


def _dropped(*names: str) -> Mutation:
    def drop(lines: Lines, dice: Dice) -> Lines:
        places = _places(lines, names)
        if places:
            del lines[dice.choice(places)]
        return lines

    return drop


def _rule(change: Callable[[str], str]) -> Mutation:
    return _one(change, "RRULE")


def _rule_with(*parts: str) -> Mutation:
    """Parts put into the rule, in place of those of their names."""

    def change(line: str) -> str:
        head, _, value = line.partition(":")
        names = {part.partition("=")[0] for part in parts}
        kept = [one for one in value.split(";") if one.partition("=")[0] not in names]
        return f"{head}:{';'.join([*kept[:1], *parts, *kept[1:]])}"

    return _rule(change)


def _time(change: Callable[[str], str]) -> Mutation:
    """One spelling of time, in one line that holds times."""
    return _one(lambda line: _TIME.sub(lambda found: change(found[0]), line, count=1), *_TIMES)


def _zone(change: Callable[[str], str]) -> Mutation:
    """The TZID of every event's times in another spelling."""
    return _all(lambda line: _TZID.sub(lambda found: f";TZID={change(found[1])}", line), *_TIMES)


def _definition(change: Callable[[Lines, int, int], Lines]) -> Mutation:
    """A change of the first definition of a zone, where there is one; it gets where that begins and ends."""

    def change_first(lines: Lines, dice: Dice) -> Lines:
        if "BEGIN:VTIMEZONE" not in lines:
            return lines
        return change(lines, lines.index("BEGIN:VTIMEZONE"), lines.index("END:VTIMEZONE"))

    return change_first


def _observance(pattern: str, replacement: str) -> Mutation:
    """One line that matches, within the definition of a zone."""

    def change(lines: Lines, dice: Dice) -> Lines:
        ends = [index for index, line in enumerate(lines) if line == "END:VTIMEZONE"]
        places = [index for index, line in enumerate(lines[: max(ends, default=0)]) if re.match(pattern, line)]
        if places:
            place = dice.choice(places)
            lines[place] = re.sub(pattern, replacement, lines[place])
        return lines

    return change


# Changes of one line


def _dashed(time: str) -> str:
    return f"{time[:4]}-{time[4:6]}-{time[6:11]}:{time[11:13]}:{time[13:]}"


def _without_zone(line: str) -> str:
    return _TZID.sub("", line)


def _with_offset(line: str) -> str:
    if not _TIME.search(line):
        return line
    return re.sub(r"(T\d{6})Z?", r"\1+0200", _without_zone(line))


def _as_date(line: str) -> str:
    if "PERIOD" in line or not _TIME.search(line):
        return line
    name, _, value = re.sub(r"(\d{8})T\d{6}Z?", r"\1", _without_zone(line)).partition(":")
    return f"{name};VALUE=DATE:{value}"


def _as_midnights(line: str) -> str:
    if ";VALUE=DATE:" not in line:
        return line
    return re.sub(r"\d{8}", lambda found: f"{found[0]}T000000", line.replace(";VALUE=DATE:", ":"))


def _called_a_date(line: str) -> str:
    return line.replace(":", ";VALUE=DATE:", 1) if _TIME.search(line) and "TZID" not in line else line


def _with_more(value: str) -> Callable[[str], str]:
    return lambda line: f"{line},{value}"


def _of_no_occurrence(line: str) -> str:
    return f"{_without_zone(line).replace(';VALUE=DATE', '').rpartition(':')[0]}:20270322T031700Z"


# Changes of the whole


def _abbreviated(name: str) -> Mutation:
    """The zone named by a bare abbreviation that the database has too, with another meaning."""

    def change(lines: Lines, begin: int, end: int) -> Lines:
        tzid = lines[begin + 1].removeprefix("TZID:")
        spelled = re.compile(rf'TZID=("{re.escape(tzid)}"|{re.escape(tzid)})(?=[:;])')
        lines[begin + 1] = f"TZID:{name}"
        return [spelled.sub(f"TZID={name}", line) for line in lines]

    return _definition(change)


def _definition_gone(lines: Lines, begin: int, end: int) -> Lines:
    return lines[:begin] + lines[end + 1 :]


def _definition_last(lines: Lines, begin: int, end: int) -> Lines:
    return [*lines[:begin], *lines[end + 1 : -1], *lines[begin : end + 1], lines[-1]]


def _two_calendars(lines: Lines, dice: Dice) -> Lines:
    at = max(index for index, line in enumerate(lines) if line == "BEGIN:VEVENT")
    if lines.count("BEGIN:VEVENT") < 2:
        return lines
    return [*lines[:at], "END:VCALENDAR", "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Two//EN", *lines[at:]]


def _missing_end(lines: Lines, dice: Dice) -> Lines:
    del lines[dice.choice([index for index, line in enumerate(lines) if line == "END:VEVENT"])]
    return lines


def _wrapped(lines: Lines, dice: Dice) -> Lines:
    """An event within a component nobody knows."""
    begin, end = _first_event(lines)
    return [*lines[:begin], "BEGIN:X-FOLDER", *lines[begin:end], "END:X-FOLDER", *lines[end:]]


def _outside(lines: Lines, dice: Dice) -> Lines:
    """An event behind its calendar."""
    begin, end = _first_event(lines)
    return [*lines[:begin], *lines[end:], *lines[begin:end]]


def _first_event(lines: Lines) -> tuple[int, int]:
    return lines.index("BEGIN:VEVENT"), lines.index("END:VEVENT") + 1


def _same_identity(lines: Lines, dice: Dice) -> Lines:
    return ["UID:same@example.test" if line.startswith("UID:") else line for line in lines]


def _no_identity(lines: Lines, dice: Dice) -> Lines:
    return [line for line in lines if not line.startswith("UID:")]


def _overridden_twice(lines: Lines, dice: Dice) -> Lines:
    """An override written a second time, with another length and its own SEQUENCE."""
    places = _places(lines, ("RECURRENCE-ID",))
    if not places:
        return lines
    begin = max(index for index in range(places[0]) if lines[index] == "BEGIN:VEVENT")
    end = lines.index("END:VEVENT", begin)
    event = [line for line in lines[begin:end] if not line.startswith(("SEQUENCE", "DTEND", "DURATION"))]
    again = [*event, "DURATION:P2D", f"SEQUENCE:{dice.choice((0, 6, 7))}", "END:VEVENT"]
    return [*lines[: end + 1], *again, *lines[end + 1 :]]


def _without_series(lines: Lines, dice: Dice) -> Lines:
    """The overrides alone."""
    begin, end = _first_event(lines)
    return lines[:begin] + lines[end:] if _places(lines, ("RECURRENCE-ID",)) else lines


def _with_alarm(lines: Lines, dice: Dice) -> Lines:
    _, end = _first_event(lines)
    alarm = ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-PT15M", "DURATION:PT5M", "REPEAT:2", "END:VALARM"]
    return [*lines[: end - 1], *alarm, *lines[end - 1 :]]


def _folded(width: int) -> Callable[[str], str]:
    return lambda data: re.sub(rf"([^\r\n]{{{width}}})(?=[^\r\n])", "\\1\r\n ", data)


_OF_RULES: dict[str, Mutation] = {
    "INTERVAL=0": _rule_with("INTERVAL=0"),
    "INTERVAL=-1": _rule_with("INTERVAL=-1"),
    "INTERVAL huge": _rule_with("INTERVAL=4000000000"),
    "INTERVAL empty": _rule_with("INTERVAL="),
    "BYDAY empty": _rule_with("BYDAY="),
    "BYMONTHDAY empty": _rule_with("BYMONTHDAY="),
    "UNTIL empty": _rule_with("UNTIL="),
    "COUNT=0": _rule_with("COUNT=0"),
    "COUNT huge": _rule_with("COUNT=99999999999"),
    "COUNT fraction": _rule_with("COUNT=5.0"),
    "WKST empty": _rule_with("WKST="),
    "rule part unknown": _rule_with("X-EVERY=3"),
    "BYEASTER": _rule_with("BYEASTER=0"),
    "RSCALE": _rule_with("RSCALE=GREGORIAN"),
    "RSCALE with SKIP": _any_of(
        *(_rule_with("RSCALE=GREGORIAN", f"SKIP={how}") for how in ("OMIT", "FORWARD", "BACKWARD"))
    ),
    "RSCALE not Gregorian": _rule_with("RSCALE=CHINESE"),
    "BYDAY with ordinals": _rule_with("BYDAY=2MO,-1TU"),
    "BYDAY in lower case": _rule_with("BYDAY=mo,we"),
    "BYDAY with blanks": _rule_with("BYDAY=MO, WE"),
    "BYDAY unknown": _rule_with("BYDAY=MO,XX"),
    "BYDAY in words": _rule_with("BYDAY=MONDAY"),
    "BYMONTHDAY": _rule_with("BYMONTHDAY=10,20"),
    "BYMONTHDAY out of range": _rule_with("BYMONTHDAY=10,32"),
    "BYYEARDAY": _rule_with("BYYEARDAY=80,100,280"),
    "BYWEEKNO": _rule_with("BYWEEKNO=12,14,40"),
    "BYSETPOS": _rule_with("BYSETPOS=1"),
    "BYMONTH out of range": _rule_with("BYMONTH=3,4,13"),
    "BYMONTH with a zero": _rule_with("BYMONTH=03,04,10"),
    "BYHOUR": _rule_with("BYHOUR=9,14"),
    "BYHOUR out of range": _rule_with("BYHOUR=9,25"),
    "BYSECOND": _rule_with("BYSECOND=0,30"),
    "UNTIL is a date": _any_of(_rule_with("UNTIL=20270405"), _rule_with("UNTIL=20271010")),
    "UNTIL is local": _any_of(_rule_with("UNTIL=20270405T120000"), _rule_with("UNTIL=20271010T120000")),
    "UNTIL with dashes": _rule_with("UNTIL=2027-04-05T12:00:00Z"),
    "UNTIL unreadable": _rule_with("UNTIL=forever"),
    "UNTIL long ago": _rule_with("UNTIL=19000101T000000Z"),
    "UNTIL and COUNT": _rule_with("COUNT=4", "UNTIL=20271110T000000Z"),
    "impossible days": _rule_with("BYMONTH=2", "BYMONTHDAY=30"),
    "FREQ=SECONDLY": _rule_with("FREQ=SECONDLY"),
    "FREQ=HOURLY": _rule_with("FREQ=HOURLY"),
    "FREQ unknown": _rule_with("FREQ=FORTNIGHTLY"),
    "FREQ missing": _rule(lambda line: re.sub(r"FREQ=\w+;?", "", line)),
    "FREQ last": _rule(lambda line: re.sub(r"RRULE:(FREQ=\w+);(.+)", r"RRULE:\2;\1", line)),
    "rule in lower case": _rule(lambda line: "RRULE:" + line[6:].lower()),
    "rule with a semicolon behind": _rule(lambda line: line + ";"),
    "rule with two semicolons": _rule(lambda line: line.replace(";", ";;", 1)),
    "rule with blanks": _rule(lambda line: line.replace(";", "; ").replace("=", " = ", 1)),
    "rule with a part twice": _rule(lambda line: f"{line};{line.rpartition(';')[2].rpartition(':')[2]}"),
    "rule with a part twice, differing": _rule(lambda line: f"{line};INTERVAL=3;INTERVAL=2"),
    "rule empty": _replaced("RRULE:", "RRULE"),
    "rule in quotes": _rule(lambda line: f'RRULE:"{line[6:]}"'),
    "rule escaped": _rule(lambda line: line.replace(",", "\\,").replace(";", "\\;")),
    "rule twice": _added("RRULE:FREQ=DAILY;COUNT=3", "RRULE:FREQ=WEEKLY;COUNT=5"),
    "EXRULE": _added("EXRULE:FREQ=WEEKLY;INTERVAL=2", "EXRULE:FREQ=DAILY;COUNT=2", "EXRULE:FREQ=MONTHLY;BYDAY=1MO"),
    "EXRULE unreadable": _added("EXRULE:FREQ=SOMETIMES", "EXRULE:"),
}
_OF_TIMES: dict[str, Mutation] = {
    "time without seconds": _time(lambda time: time[:-2]),
    "time in lower case": _time(str.lower),
    "time with a fraction": _time(lambda time: f"{time}.000"),
    "time with dashes": _time(_dashed),
    "time with 24 hours": _time(lambda time: f"{time[:9]}240000"),
    "time with a leap second": _time(lambda time: f"{time[:-2]}60"),
    "time with a blank behind": _time(lambda time: f"{time} "),
    "times with dashes": _all(lambda line: _TIME.sub(lambda found: _dashed(found[0]), line), "DTSTART", "DTEND"),
    "time with an offset": _one(_with_offset, "DTSTART", "DTEND"),
    "start missing": _dropped("DTSTART"),
    "start empty": _with_value(("",), "DTSTART"),
    "start unreadable": _with_value(_UNREADABLE, "DTSTART"),
    "start twice": _added("DTSTART:20270405T120000Z"),
    "date without VALUE": _all(lambda line: line.replace(";VALUE=DATE:", ":"), *_TIMES),
    "VALUE=DATE with a time": _one(_called_a_date, "DTSTART", "EXDATE", "DTEND"),
    "VALUE=DATE-TIME with a date": _one(lambda line: line.replace("VALUE=DATE:", "VALUE=DATE-TIME:"), *_TIMES),
    "end unreadable": _with_value(_UNREADABLE, "DTEND"),
    "end empty": _with_value(("",), "DTEND"),
    "end before start": _replaced("DTEND:20260101T000000Z", "DTEND"),
    "end is a date": _one(_as_date, "DTEND"),
    "end without zone": _one(_without_zone, "DTEND"),
    "end and duration": _added("DURATION:PT20M"),
    "duration P90M": _replaced("DURATION:P90M", "DURATION", "DTEND"),
    "duration PT1D": _replaced("DURATION:PT1D", "DURATION", "DTEND"),
    "duration P": _replaced("DURATION:P", "DURATION", "DTEND"),
    "duration PT": _replaced("DURATION:PT", "DURATION", "DTEND"),
    "duration empty": _replaced("DURATION:", "DURATION", "DTEND"),
    "duration negative": _replaced("DURATION:-PT1H", "DURATION", "DTEND"),
    "duration zero": _replaced("DURATION:PT0S", "DURATION", "DTEND"),
    "duration in lower case": _one(lambda line: f"DURATION:{line[9:].lower()}", "DURATION"),
    "duration unreadable": _replaced("DURATION:1 hour", "DURATION", "DTEND"),
    "duration of weeks and days": _replaced("DURATION:P1W2D", "DURATION", "DTEND"),
    "duration with a fraction": _replaced("DURATION:PT1.5H", "DURATION", "DTEND"),
}
_OF_ZONES: dict[str, Mutation] = {
    "zone quoted": _zone(lambda name: f'"{name.strip(chr(34))}"'),
    "zone unquoted": _zone(lambda name: name.strip('"')),
    "zone in lower case": _zone(str.lower),
    "zone in capitals": _zone(str.upper),
    "zone with a blank": _zone(lambda name: f"{name} "),
    "zone unknown": _zone(lambda _: "Nowhere/At_All"),
    "zone escaped": _zone(lambda name: name.replace(",", "\\,")),
    "zone of a time in UTC": _one(lambda line: re.sub(r"(T\d{6})$", r"\1Z", line), "DTSTART", "DTEND"),
    "definition missing": _definition(_definition_gone),
    "definition last": _definition(_definition_last),
    "definition named by an abbreviation": _any_of(*map(_abbreviated, ("EST", "MST", "CET", "GMT", "UTC"))),
    "observance starts on a date": _observance(r"DTSTART:(\d{8})T.*", r"DTSTART;VALUE=DATE:\1"),
    "observance without start": _observance(r"DTSTART:.*", "X-START:1"),
    "observance rule unreadable": _observance(r"RRULE:.*", "RRULE:FREQ=SOMETIMES"),
    "observance rule with INTERVAL=0": _observance(r"(RRULE:.*)", r"\1;INTERVAL=0"),
    "observance rule counted": _observance(r"(RRULE:FREQ=YEARLY;BYMONTH.*)", r"\1;COUNT=100"),
    "observance offset unreadable": _observance(r"TZOFFSETTO:.*", "TZOFFSETTO:later"),
    "observance offset with a colon": _observance(r"TZOFFSETTO:(...)(..)", r"TZOFFSETTO:\1:\2"),
    "observance offset before missing": _observance(r"TZOFFSETFROM:.*", "X-FROM:1"),
    "observance with an unknown line": _observance(r"TZOFFSETTO:(.*)", "TZOFFSETTO:\\1\r\nX-NAME;BAD:1"),
}
_OF_EXCEPTIONS: dict[str, Mutation] = {
    "EXDATE partly unreadable": _any_of(*(_one(_with_more(one), "EXDATE") for one in _UNREADABLE)),
    "EXDATE with semicolons": _one(lambda line: line[:7] + line[7:].replace(",", ";"), "EXDATE"),
    "EXDATE empty": _added("EXDATE:"),
    "EXDATE unreadable": _added("EXDATE:never", "EXDATE;VALUE=DATE:2027"),
    "EXDATE is a date": _one(_as_date, "EXDATE"),
    "EXDATE without zone": _one(_without_zone, "EXDATE"),
    "EXDATE is a time on a day": _one(_as_midnights, "EXDATE"),
    "RDATE unreadable": _added("RDATE:sometimes", "RDATE;VALUE=PERIOD:20270405T120000Z"),
    "RDATE is a date": _one(_as_date, "RDATE"),
    "RDATE without zone": _one(_without_zone, "RDATE"),
    "RDATE alone": _dropped("RRULE"),
    "RECURRENCE-ID is a date": _one(_as_date, "RECURRENCE-ID"),
    "RECURRENCE-ID without zone": _one(_without_zone, "RECURRENCE-ID"),
    "RECURRENCE-ID unreadable": _with_value(_UNREADABLE, "RECURRENCE-ID"),
    "RECURRENCE-ID of no occurrence": _one(_of_no_occurrence, "RECURRENCE-ID"),
    "RECURRENCE-ID is a time on a day": _one(_as_midnights, "RECURRENCE-ID"),
}
_OF_WHOLES: dict[str, Mutation] = {
    "override twice": _overridden_twice,
    "override without series": _without_series,
    "two calendars": _two_calendars,
    "END missing": _missing_end,
    "event in an unknown component": _wrapped,
    "event outside": _outside,
    "one identity": _same_identity,
    "no identity": _no_identity,
    "alarm": _with_alarm,
    "status in lower case": _added("STATUS:cancelled", "TRANSP:transparent"),
    "unknown line": _added("X-NOTHING", "NOCOLON", ";;:", 'X-A;B="c:d'),
}
OF_LINES = {
    "rules": _OF_RULES,
    "times": _OF_TIMES,
    "zones": _OF_ZONES,
    "exceptions": _OF_EXCEPTIONS,
    "wholes": _OF_WHOLES,
}
"""In the order in which they are applied: most need whole events."""
OF_TEXT: dict[str, Callable[[str], str]] = {
    "lines end in LF": lambda data: data.replace("\r\n", "\n"),
    "lines end in CR": lambda data: data.replace("\r\n", "\r"),
    "lines folded at 8": _folded(8),
    "lines folded at 30": _folded(30),
    "lines folded by a tab": lambda data: re.sub(r"(\r\n[A-Z]{3})", "\\1\r\n\t", data),
    "blank lines": lambda data: data.replace("\r\n", "\r\n\r\n"),
    "byte order mark": lambda data: "\ufeff" + data,
    "text around": lambda data: f"Notice: unknown index\r\n{data}<html></html>\r\n",
    "names in lower case": lambda data: re.sub(r"(?m)^([A-Z-]+)(?=[:;])", lambda found: found[1].lower(), data),
    "cut": lambda data: data[:-20],
    "blanks behind": lambda data: data.replace("\r\n", " \r\n"),
    "NUL": lambda data: data.replace("SUMMARY:", "SUMMARY:\0"),
}
