"""`kiosk serve`."""

import argparse
import asyncio
import sys
from functools import partial
from pathlib import Path

from kiosk.server import embedded


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dir", type=Path, required=True, metavar="DIR", help="where calendars and passwords are kept")
    parser.add_argument("--port", type=int, default=5232)
    parser.add_argument("--room", action="append", default=[], metavar="ID=NAME", help="a room; repeat for each")


def run(options: argparse.Namespace) -> int:
    try:
        rooms = [embedded.EmbeddedRoom(*(room.split("=", 1) if "=" in room else (room, room))) for room in options.room]
    except ValueError as error:
        print(f"kiosk serve: {error}", file=sys.stderr)
        return 2
    if not rooms:
        print("kiosk serve: name at least one room, like --room waalzaal=Waalzaal", file=sys.stderr)
        return 2
    return asyncio.run(embedded.serve(options.dir, options.port, rooms, partial(print, flush=True)))
