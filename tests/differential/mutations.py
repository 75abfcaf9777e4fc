"""What is wrong with real calendars: one mutation a kind, applied to the lines or to the text of an object."""

import random
import re
from collections.abc import Callable

Lines = list[str]
Dice = random.Random
_TIME = re.compile(r"\d{8}T\d{6}")


def mutated(data: str, dice: Dice) -> tuple[str, list[str]]:
    """The text with one to three mutations that apply to it, and their kinds."""
    kinds: list[str] = []
    wanted = dice.choice((1, 1, 1, 2, 2, 3))
    names = list(_OF_LINES)
    dice.shuffle(names)
    names.sort(key=_BREAKING.__contains__)  # the others need whole events
    lines = data.splitlines()
    for name in names:
        if len(kinds) == wanted:
            break
        changed = _OF_LINES[name](list(lines), dice)
        if changed != lines:
            lines = changed
            kinds.append(f"odd {name}")
    data = "\r\n".join(lines) + "\r\n"
    if dice.random() < 0.25:
        name = dice.choice(list(_OF_TEXT))
        data = _OF_TEXT[name](data, dice)
        kinds.append(f"odd {name}")
    return data, kinds


def _found(lines: Lines, *names: str) -> list[int]:
    """Where lines of these names stand in events."""
    inside, places = False, []
    for index, line in enumerate(lines):
        if line in ("BEGIN:VEVENT", "END:VEVENT"):
            inside = line == "BEGIN:VEVENT"
        elif inside and re.split("[:;]", line)[0] in names:
            places.append(index)
    return places


def _changing(change: Callable[[str, Dice], str], *names: str) -> Callable[[Lines, Dice], Lines]:
    """A mutation of one line of these names."""

    def change_one(lines: Lines, dice: Dice) -> Lines:
        places = _found(lines, *names)
        if places:
            place = dice.choice(places)
            lines[place] = change(lines[place], dice)
        return lines

    return change_one


def _rule_with(part: str) -> Callable[[Lines, Dice], Lines]:
    """A part put into the rule, in place of one of its name."""

    def change(line: str, dice: Dice) -> str:
        head, _, value = line.partition(":")
        name = part.partition("=")[0]
        kept = [one for one in value.split(";") if one.partition("=")[0] != name]
        kept.insert(dice.randint(0, len(kept)) or 1, part)
        return f"{head}:{';'.join(kept)}"

    return _changing(change, "RRULE")


def _rule(change: Callable[[str], str]) -> Callable[[Lines, Dice], Lines]:
    return _changing(lambda line, dice: change(line), "RRULE")


def _time(change: Callable[[str], str]) -> Callable[[Lines, Dice], Lines]:
    """One spelling of time, in one line that holds times."""
    return _changing(
        lambda line, dice: _TIME.sub(lambda found: change(found[0]), line, count=1),
        "DTSTART", "DTEND", "EXDATE", "RECURRENCE-ID", "RDATE",
    )  # fmt: skip


def _everywhere(change: Callable[[str], str], *names: str) -> Callable[[Lines, Dice], Lines]:
    """A spelling that a program keeps to."""

    def change_all(lines: Lines, dice: Dice) -> Lines:
        for place in _found(lines, *names):
            lines[place] = change(lines[place])
        return lines

    return change_all


def _adding(*chosen: str) -> Callable[[Lines, Dice], Lines]:
    """A line more in one event."""

    def add(lines: Lines, dice: Dice) -> Lines:
        ends = [index for index, line in enumerate(lines) if line == "END:VEVENT"]
        lines.insert(dice.choice(ends), dice.choice(chosen))
        return lines

    return add


def _dropping(*names: str) -> Callable[[Lines, Dice], Lines]:
    def drop(lines: Lines, dice: Dice) -> Lines:
        places = _found(lines, *names)
        if places:
            del lines[dice.choice(places)]
        return lines

    return drop


def _value(line: str, value: str) -> str:
    return f"{line.rpartition(':')[0]}:{value}"


def _dashed(found: str) -> str:
    return f"{found[:4]}-{found[4:6]}-{found[6:11]}:{found[11:13]}:{found[13:]}"


def _without_zone(line: str) -> str:
    return re.sub(r';TZID=("[^"]*"|[^:;]*)', "", line)


def _as_date(line: str) -> str:
    return re.sub(r"(\d{8})T\d{6}Z?", r"\1", _without_zone(line))


def _as_date_value(line: str, dice: Dice) -> str:
    name, _, value = _as_date(line).partition(":")
    return f"{name};VALUE=DATE:{value}" if _TIME.search(line) and "PERIOD" not in line else line


def _zone_spelled(change: Callable[[str], str]) -> Callable[[Lines, Dice], Lines]:
    """The TZID of every event's times in another spelling."""
    return _everywhere(
        lambda line: re.sub(r';TZID=("[^"]*"|[^:;]*)', lambda found: f";TZID={change(found[1])}", line),
        "DTSTART", "DTEND", "EXDATE", "RECURRENCE-ID", "RDATE",
    )  # fmt: skip


def _in_definition(change: Callable[[Lines, Dice, int, int], Lines]) -> Callable[[Lines, Dice], Lines]:
    """A change within the first definition of a zone, where there is one."""

    def apply(lines: Lines, dice: Dice) -> Lines:
        if "BEGIN:VTIMEZONE" not in lines:
            return lines
        return change(lines, dice, lines.index("BEGIN:VTIMEZONE"), lines.index("END:VTIMEZONE"))

    return apply


def _definition_line(pattern: str, replacement: str) -> Callable[[Lines, Dice], Lines]:
    def change(lines: Lines, dice: Dice, begin: int, end: int) -> Lines:
        places = [index for index in range(begin, end) if re.match(pattern, lines[index])]
        if places:
            place = dice.choice(places)
            lines[place] = re.sub(pattern, replacement, lines[place])
        return lines

    return _in_definition(change)


def _definition_gone(lines: Lines, dice: Dice, begin: int, end: int) -> Lines:
    return lines[:begin] + lines[end + 1 :]


def _definition_last(lines: Lines, dice: Dice, begin: int, end: int) -> Lines:
    return [*lines[:begin], *lines[end + 1 : -1], *lines[begin : end + 1], lines[-1]]


def _abbreviation(lines: Lines, dice: Dice, begin: int, end: int) -> Lines:
    """The zone named by a bare abbreviation that is in the database too, and means something else there."""
    name = dice.choice(("EST", "MST", "CET", "GMT", "UTC"))
    tzid = lines[begin + 1].removeprefix("TZID:")
    quoted = f'"{tzid}"'
    return [line.replace(f"TZID={quoted}", f"TZID={name}").replace(f"TZID={tzid}", f"TZID={name}").replace(f"TZID:{tzid}", f"TZID:{name}") for line in lines]  # fmt: skip


def _second_calendar(lines: Lines, dice: Dice) -> Lines:
    places = [index for index, line in enumerate(lines) if line == "BEGIN:VEVENT"]
    at = places[-1]
    return (
        [*lines[:at], "END:VCALENDAR", "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:y", *lines[at:]]
        if len(places) > 1
        else lines
    )


def _missing_end(lines: Lines, dice: Dice) -> Lines:
    places = [index for index, line in enumerate(lines) if line == "END:VEVENT"]
    del lines[dice.choice(places)]
    return lines


def _wrapped(lines: Lines, dice: Dice) -> Lines:
    """An event within a component nobody knows."""
    begin, end = lines.index("BEGIN:VEVENT"), lines.index("END:VEVENT")
    return [*lines[:begin], "BEGIN:X-FOLDER", *lines[begin : end + 1], "END:X-FOLDER", *lines[end + 1 :]]


def _outside(lines: Lines, dice: Dice) -> Lines:
    begin, end = lines.index("BEGIN:VEVENT"), lines.index("END:VEVENT")
    return [*lines[:begin], *lines[end + 1 :], *lines[begin : end + 1]]


def _same_identity(lines: Lines, dice: Dice) -> Lines:
    return ["UID:same@example.test" if line.startswith("UID:") else line for line in lines]


def _no_identity(lines: Lines, dice: Dice) -> Lines:
    return [line for line in lines if not line.startswith("UID:")]


def _twice(lines: Lines, dice: Dice) -> Lines:
    """An override written a second time, an hour later and with its own SEQUENCE."""
    places = _found(lines, "RECURRENCE-ID")
    if not places:
        return lines
    begin = max(index for index in range(places[0]) if lines[index] == "BEGIN:VEVENT")
    end = lines.index("END:VEVENT", begin)
    event = [line for line in lines[begin : end + 1] if not line.startswith(("SEQUENCE", "DTEND", "DURATION"))]
    again = [*event[:-1], "DURATION:PT25M", f"SEQUENCE:{dice.choice((0, 6, 7))}", event[-1]]
    return [*lines[: end + 1], *again, *lines[end + 1 :]]


def _orphan(lines: Lines, dice: Dice) -> Lines:
    """The overrides without their series."""
    if not _found(lines, "RECURRENCE-ID"):
        return lines
    begin, end = lines.index("BEGIN:VEVENT"), lines.index("END:VEVENT")
    return lines[:begin] + lines[end + 1 :]


def _alarm(lines: Lines, dice: Dice) -> Lines:
    end = lines.index("END:VEVENT")
    alarm = [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-PT15M",
        "DURATION:PT5M",
        "REPEAT:2",
        "DESCRIPTION:x",
        "END:VALARM",
    ]
    return [*lines[:end], *alarm, *lines[end:]]


def _folded(data: str, dice: Dice) -> str:
    width = dice.choice((8, 20, 40))
    return "\r\n".join(
        "\r\n ".join(line[at : at + width] for at in range(0, max(len(line), 1), width)) for line in data.splitlines()
    ) + "\r\n"  # fmt: skip


_BREAKING = frozenset(("END missing", "event outside"))
_UNREADABLE = ("tomorrow", "20271332T990000", "00000000T000000Z", "%%", "20270310T09")
_OF_LINES: dict[str, Callable[[Lines, Dice], Lines]] = {
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
    "RSCALE with SKIP": lambda lines, dice: _rule_with(f"SKIP={dice.choice(('OMIT', 'FORWARD', 'BACKWARD'))}")(_rule_with("RSCALE=GREGORIAN")(lines, dice), dice),
    "RSCALE not Gregorian": _rule_with("RSCALE=CHINESE"),
    "BYDAY with ordinals": _rule_with("BYDAY=2MO,-1TU"),
    "BYDAY in lower case": _rule_with("BYDAY=mo,we"),
    "BYDAY with blanks": _rule_with("BYDAY=MO, WE"),
    "BYDAY unknown": _rule_with("BYDAY=MO,XX"),
    "BYDAY in words": _rule_with("BYDAY=MONDAY"),
    "BYMONTHDAY out of range": _rule_with("BYMONTHDAY=10,32"),
    "BYMONTHDAY": _rule_with("BYMONTHDAY=10,20"),
    "BYYEARDAY": _rule_with("BYYEARDAY=80,100,280"),
    "BYWEEKNO": _rule_with("BYWEEKNO=12,14,40"),
    "BYSETPOS": _rule_with("BYSETPOS=1"),
    "BYMONTH out of range": _rule_with("BYMONTH=3,4,13"),
    "BYMONTH with a zero": _rule_with("BYMONTH=03,04,10"),
    "BYHOUR out of range": _rule_with("BYHOUR=9,25"),
    "BYHOUR": _rule_with("BYHOUR=9,14"),
    "BYSECOND": _rule_with("BYSECOND=0,30"),
    "UNTIL is a date": lambda lines, dice: _rule_with(f"UNTIL=2027{dice.choice(('0320', '0405', '1010', '1101'))}")(lines, dice),
    "UNTIL is local": lambda lines, dice: _rule_with(f"UNTIL=2027{dice.choice(('0320', '0405', '1010'))}T120000")(lines, dice),
    "UNTIL with dashes": _rule_with("UNTIL=2027-04-05T12:00:00Z"),
    "UNTIL unreadable": _rule_with("UNTIL=forever"),
    "UNTIL long ago": _rule_with("UNTIL=19000101T000000Z"),
    "UNTIL and COUNT": lambda lines, dice: _rule_with("COUNT=4")(_rule_with("UNTIL=20271110T000000Z")(lines, dice), dice),
    "impossible days": lambda lines, dice: _rule_with("BYMONTH=2")(_rule_with("BYMONTHDAY=30")(lines, dice), dice),
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
    "rule empty": _rule(lambda line: "RRULE:"),
    "rule in quotes": _rule(lambda line: f'RRULE:"{line[6:]}"'),
    "rule escaped": _rule(lambda line: line.replace(",", "\\,").replace(";", "\\;")),
    "rule twice": _adding("RRULE:FREQ=DAILY;COUNT=3", "RRULE:FREQ=WEEKLY;COUNT=5"),
    "EXRULE": _adding("EXRULE:FREQ=WEEKLY;INTERVAL=2", "EXRULE:FREQ=DAILY;COUNT=2", "EXRULE:FREQ=MONTHLY;BYDAY=1MO"),
    "EXRULE unreadable": _adding("EXRULE:FREQ=SOMETIMES", "EXRULE:"),
    "time without seconds": _time(lambda found: found[:-2]),
    "time in lower case": _time(str.lower),
    "time with a fraction": _time(lambda found: f"{found}.000"),
    "time with dashes": _time(_dashed),
    "time with 24 hours": _time(lambda found: f"{found[:9]}240000"),
    "time with a leap second": _time(lambda found: f"{found[:-2]}60"),
    "time with a blank behind": _time(lambda found: f"{found} "),
    "times with dashes everywhere": _everywhere(lambda line: _TIME.sub(lambda found: _dashed(found[0]), line), "DTSTART", "DTEND"),
    "time with an offset": _changing(lambda line, dice: _value(_without_zone(line), line.rpartition(":")[2].rstrip("Z") + "+0200") if _TIME.search(line) else line, "DTSTART", "DTEND"),
    "start missing": _dropping("DTSTART"),
    "start empty": _changing(lambda line, dice: _value(line, ""), "DTSTART"),
    "start unreadable": _changing(lambda line, dice: _value(line, dice.choice(_UNREADABLE)), "DTSTART"),
    "start twice": _adding("DTSTART:20270405T120000Z"),
    "start of a date without VALUE": _everywhere(lambda line: line.replace(";VALUE=DATE:", ":"), "DTSTART", "DTEND", "EXDATE", "RDATE"),
    "VALUE=DATE with a time": _changing(lambda line, dice: line.replace(":", ";VALUE=DATE:", 1) if _TIME.search(line) and "TZID" not in line else line, "DTSTART", "EXDATE", "DTEND"),
    "VALUE=DATE-TIME with a date": _changing(lambda line, dice: line.replace("VALUE=DATE:", "VALUE=DATE-TIME:"), "DTSTART", "DTEND", "EXDATE"),
    "end unreadable": _changing(lambda line, dice: _value(line, dice.choice(_UNREADABLE)), "DTEND"),
    "end empty": _changing(lambda line, dice: _value(line, ""), "DTEND"),
    "end before start": _changing(lambda line, dice: "DTEND:20260101T000000Z", "DTEND"),
    "end is a date": _changing(_as_date_value, "DTEND"),
    "end without zone": _changing(lambda line, dice: _without_zone(line), "DTEND"),
    "end and duration": _adding("DURATION:PT20M"),
    "duration P90M": _changing(lambda line, dice: "DURATION:P90M", "DURATION", "DTEND"),
    "duration PT1D": _changing(lambda line, dice: "DURATION:PT1D", "DURATION", "DTEND"),
    "duration P": _changing(lambda line, dice: dice.choice(("DURATION:P", "DURATION:PT", "DURATION:")), "DURATION", "DTEND"),
    "duration negative": _changing(lambda line, dice: "DURATION:-PT1H", "DURATION", "DTEND"),
    "duration zero": _changing(lambda line, dice: "DURATION:PT0S", "DURATION", "DTEND"),
    "duration in lower case": _changing(lambda line, dice: line.lower().replace("duration", "DURATION"), "DURATION"),
    "duration unreadable": _changing(lambda line, dice: "DURATION:1 hour", "DURATION", "DTEND"),
    "duration of weeks and days": _changing(lambda line, dice: "DURATION:P1W2D", "DURATION", "DTEND"),
    "duration with a fraction": _changing(lambda line, dice: "DURATION:PT1.5H", "DURATION", "DTEND"),
    "zone quoted": _zone_spelled(lambda name: f'"{name.strip(chr(34))}"'),
    "zone unquoted": _zone_spelled(lambda name: name.strip('"')),
    "zone in lower case": _zone_spelled(str.lower),
    "zone in capitals": _zone_spelled(str.upper),
    "zone with a blank": _zone_spelled(lambda name: f"{name} "),
    "zone unknown": _zone_spelled(lambda name: "Nowhere/At_All"),
    "zone escaped": _zone_spelled(lambda name: name.replace(",", "\\,")),
    "zone of a time in UTC": _changing(lambda line, dice: re.sub(r"(T\d{6})$", r"\1Z", line), "DTSTART", "DTEND"),
    "definition missing": _in_definition(_definition_gone),
    "definition last": _in_definition(_definition_last),
    "definition named by an abbreviation": _in_definition(_abbreviation),
    "observance starts on a date": _definition_line(r"DTSTART:(\d{8})T.*", r"DTSTART;VALUE=DATE:\1"),
    "observance without start": _definition_line(r"DTSTART:.*", r"X-START:1"),
    "observance rule unreadable": _definition_line(r"RRULE:.*", "RRULE:FREQ=SOMETIMES"),
    "observance rule with INTERVAL=0": _definition_line(r"(RRULE:.*)", r"\1;INTERVAL=0"),
    "observance rule counted": _definition_line(r"(RRULE:FREQ=YEARLY;BYMONTH.*)", r"\1;COUNT=100"),
    "observance offset unreadable": _definition_line(r"TZOFFSETTO:.*", "TZOFFSETTO:later"),
    "observance offset with a colon": _definition_line(r"TZOFFSETTO:(...)(..)", r"TZOFFSETTO:\1:\2"),
    "observance offset before missing": _definition_line(r"TZOFFSETFROM:.*", "X-FROM:1"),
    "observance with an unknown line": _definition_line(r"(TZOFFSETTO:.*)", "\\1\r\nX-NAME;BAD:1\r\nTZNAME:X"),
    "EXDATE partly unreadable": _changing(lambda line, dice: f"{line},{dice.choice(_UNREADABLE)}", "EXDATE"),
    "EXDATE with semicolons": _changing(lambda line, dice: f"{line.rpartition(':')[0]}:{line.rpartition(':')[2].replace(',', ';')}", "EXDATE"),
    "EXDATE empty": _adding("EXDATE:"),
    "EXDATE unreadable": _adding("EXDATE:never", "EXDATE;VALUE=DATE:2027"),
    "EXDATE is a date": _changing(_as_date_value, "EXDATE"),
    "EXDATE without zone": _changing(lambda line, dice: _without_zone(line), "EXDATE"),
    "EXDATE is a time on a day": _changing(lambda line, dice: re.sub(r";VALUE=DATE:(.*)", lambda found: ":" + re.sub(r"(\d{8})", r"\1T000000", found[1]), line), "EXDATE"),
    "RDATE unreadable": _adding("RDATE:sometimes", "RDATE;VALUE=PERIOD:20270405T120000Z"),
    "RDATE is a date": _changing(_as_date_value, "RDATE"),
    "RDATE without zone": _changing(lambda line, dice: _without_zone(line), "RDATE"),
    "RDATE alone": _dropping("RRULE"),
    "RECURRENCE-ID is a date": _changing(_as_date_value, "RECURRENCE-ID"),
    "RECURRENCE-ID without zone": _changing(lambda line, dice: _without_zone(line), "RECURRENCE-ID"),
    "RECURRENCE-ID unreadable": _changing(lambda line, dice: _value(line, dice.choice(_UNREADABLE)), "RECURRENCE-ID"),
    "RECURRENCE-ID of no occurrence": _changing(lambda line, dice: _value(_without_zone(line).replace(";VALUE=DATE", ""), "20270322T031700Z"), "RECURRENCE-ID"),
    "RECURRENCE-ID is a time on a day": _changing(lambda line, dice: re.sub(r";VALUE=DATE:(\d{8})", r":\1T000000Z", line), "RECURRENCE-ID"),
    "override twice": _twice,
    "override without series": _orphan,
    "two calendars": _second_calendar,
    "END missing": _missing_end,
    "event in an unknown component": _wrapped,
    "event outside": _outside,
    "one identity": _same_identity,
    "no identity": _no_identity,
    "alarm": _alarm,
    "status in lower case": _adding("STATUS:cancelled", "TRANSP:transparent"),
    "unknown line": _adding("X-NOTHING", "NOCOLON", ";;:", "X-A;B=\"c:d"),
}  # fmt: skip
_OF_TEXT: dict[str, Callable[[str, Dice], str]] = {
    "lines end in LF": lambda data, dice: data.replace("\r\n", "\n"),
    "lines end in CR": lambda data, dice: data.replace("\r\n", "\r"),
    "lines folded": _folded,
    "lines folded by a tab": lambda data, dice: re.sub(r"(\r\n[A-Z]{3})", "\\1\r\n\t", data),
    "blank lines": lambda data, dice: data.replace("\r\n", "\r\n\r\n"),
    "byte order mark": lambda data, dice: "\ufeff" + data,
    "text around": lambda data, dice: f"Notice: unknown index\r\n{data}<html></html>\r\n",
    "names in lower case": lambda data, dice: re.sub(r"(?m)^([A-Z-]+)(?=[:;])", lambda found: found[1].lower(), data),
    "cut": lambda data, dice: data[: -dice.randint(1, 40)],
    "blanks behind": lambda data, dice: data.replace("\r\n", " \r\n"),
    "NUL": lambda data, dice: data.replace("SUMMARY:", "SUMMARY:\0"),
}
