"""The opinion of icalendar and recurring-ical-events, as `ical_opinion.mjs` gives that of ical.js."""

import json
import signal
import sys
import warnings
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

PATIENCE_S = 0.3
"""Of a processor's time, for one object."""
MARGIN = timedelta(days=2)


class NoOpinion(Exception):
    """What it says is not worth hearing."""


def opinion(data: str, zone: str, begin: float, end: float) -> dict[str, Any]:
    room = ZoneInfo(zone)
    icalendar.use_zoneinfo()  # also forgets the zones of the objects before
    calendar = icalendar.Calendar()
    for root in icalendar.Calendar.from_ical(data, multiple=True):
        for part in (root,) if root.name in ("VEVENT", "VTIMEZONE") else root.subcomponents:
            calendar.add_component(part)
    events = calendar.walk("VEVENT")
    for event in events:
        check(event, room)
    window = [datetime.fromtimestamp(at, room) for at in (begin, end)]
    found = recurring_ical_events.of(calendar).between(window[0] - MARGIN, window[1] + MARGIN)
    return {"busy": list(told(found, room)), "events": len(events)}


def told(occurrences: Iterable[icalendar.Event], room: ZoneInfo) -> Iterator[list[Any]]:
    for event in occurrences:
        names = ("STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS")
        yield [
            seconds(event["DTSTART"].dt, room),
            seconds(event["DTEND"].dt, room),
            *(str(event.get(name, "")) for name in names),
        ]


def check(event: icalendar.Event, room: ZoneInfo) -> None:
    """icalendar leaves out what it cannot read: where that is more than a date of a list, the rest is no opinion."""
    if any(name not in ("EXDATE", "RDATE", None) for name, _ in event.errors):
        raise NoOpinion("an event it could not wholly read")
    if "BYEASTER" in str(event.get("RRULE")):
        raise NoOpinion("a part that only it knows")
    if "DTEND" in event and seconds(event["DTEND"].dt, room) < seconds(event["DTSTART"].dt, room):
        raise NoOpinion("an end before the start, which it turns around")
    if "DURATION" in event and event["DURATION"].dt < timedelta():
        raise NoOpinion("an end before the start, which it turns around")
    for value in event.values():
        for one in value if isinstance(value, list) else [value]:
            if "TZID" in getattr(one, "params", ()) and any(unzoned(moment) for moment in getattr(one, "dts", [one])):
                raise NoOpinion("a zone it does not know")


def unzoned(moment: Any) -> bool:
    return isinstance(moment.dt, datetime) and moment.dt.tzinfo is None


def seconds(moment: date, room: ZoneInfo) -> float:
    if not isinstance(moment, datetime):
        moment = datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - the room's midnight
    return moment.replace(tzinfo=moment.tzinfo or room).astimezone(UTC).timestamp()


def give_up(_signal: int, _frame: object) -> None:
    raise NoOpinion("no answer in time")


def answer(line: str) -> dict[str, Any]:
    signal.setitimer(signal.ITIMER_VIRTUAL, PATIENCE_S)
    try:
        return opinion(**json.loads(line))
    except Exception as problem:  # noqa: BLE001 - whatever another program raises, it has no opinion
        return {"none": f"{type(problem).__name__}: {problem}"[:120]}
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGVTALRM, give_up)
    print("{}", flush=True)  # ready
    for question in sys.stdin:
        print(json.dumps(answer(question)), flush=True)
