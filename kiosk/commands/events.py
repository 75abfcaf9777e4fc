"""`kiosk events`: the security events of the last six weeks, for whoever has to say what happened (F12)."""

import argparse
import json
import sys
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from kiosk.commands.configuration import add_config, loaded
from kiosk.events import event_file
from kiosk.events.security_event import LoggedEvent, as_object, since


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
    parser.add_argument("--since", type=_day, metavar="DATE", help="those of this day, like 2026-11-23, and after")
    parser.add_argument("--json", action="store_true", help="one JSON object a line, in UTC")


def run(options: argparse.Namespace) -> int:
    config = loaded(options.config)
    path, zone = config.state.dir / event_file.NAME, ZoneInfo(config.room.timezone)
    begin = None if options.since is None else datetime.combine(options.since, time(), zone)
    try:
        events = since(event_file.load(path), begin)
    except OSError as error:
        print(f"kiosk: {path} cannot be read ({error.strerror}): use sudo, or the panel's user.", file=sys.stderr)
        return 1
    if options.json:
        print(*(json.dumps(as_object(one)) + "\n" for one in events), sep="", end="")
    else:
        print(*(_line(one, zone) for one in events) if events else ("Nothing was recorded.",), sep="\n")
    return 0


def _line(one: LoggedEvent, zone: ZoneInfo) -> str:
    """In the room's time."""
    times = "" if one.count == 1 else f"{one.count} times"
    return f"{one.at.astimezone(zone):%Y-%m-%d %H:%M}  {one.event:17}{one.revision:10}{times}".rstrip()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError("is not a day: write it like 2026-11-23") from None
