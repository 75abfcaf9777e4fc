"""`kiosk serve`: the server, and backup, restore, archive of what it keeps."""

import argparse
import asyncio
import sys
from datetime import timedelta
from functools import partial
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from kiosk.commands.refusal import refused
from kiosk.server import certificate
from kiosk.server.archive import archive
from kiosk.server.backup import back_up, restore
from kiosk.server.certificate import BadCertificate, Certificate
from kiosk.server.embedded import HOST, EmbeddedRoom, EmbeddedServer, serve
from kiosk.server.storage import StorageError
from kiosk.system.clock import SystemClock

_MONTH: Final = timedelta(days=31)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    folder = argparse.ArgumentParser(add_help=False)
    folder.add_argument("--dir", type=Path, required=True, metavar="DIR", help="where calendars and passwords are kept")
    parser.add_argument("--dir", type=Path, metavar="DIR", help="where calendars and passwords are kept")
    parser.add_argument("--port", type=int, default=5232)
    parser.add_argument("--room", action="append", default=[], metavar="ID=NAME", help="a room; repeat for each")
    listen = "an address of this machine, for panels elsewhere: with TLS; without it, this machine alone"
    parser.add_argument("--listen", type=_address, metavar="ADDRESS", help=listen)
    parser.add_argument("--cert", type=Path, metavar="FILE", help="the site's certificate; otherwise one is made")
    parser.add_argument("--key", type=Path, metavar="FILE", help="the key of that certificate")
    actions = parser.add_subparsers(dest="action")
    for name, what in (("backup", "all of it into one file, while it runs"), ("restore", "a backup into a new folder")):
        actions.add_parser(name, parents=[folder], help=what).add_argument("file", type=Path, metavar="FILE")
    old = actions.add_parser("archive", parents=[folder], help="old events out of what is served, into a file a room")
    old.add_argument("--months", type=int, choices=range(1, 121), default=12, metavar="N", help="how old; default: 12")


def run(options: argparse.Namespace) -> int:
    try:
        match options.action:
            case "backup":
                print(f"{back_up(options.dir, options.file)} files are in {options.file}: nobody else may read it.")
            case "restore":
                print(f"{restore(options.file, options.dir)} files are in {options.dir}: start the server on it.")
            case "archive":
                moved = archive(options.dir, SystemClock().now() - options.months * _MONTH)
                print(f"{moved} events were moved into {options.dir / 'archive'}.")
            case _:
                return _serve(options)
    except StorageError as error:
        return refused("serve", str(error))
    return 0


def _serve(options: argparse.Namespace) -> int:
    try:
        rooms = [EmbeddedRoom(*(room.split("=", 1) if "=" in room else (room, room))) for room in options.room]
    except ValueError as error:
        return _refuse(str(error))
    if not rooms or options.dir is None:
        return _refuse("name a folder with --dir and at least one room, like --room waalzaal=Waalzaal")
    if (options.cert is None) != (options.key is None) or (options.cert and not options.listen):
        return _refuse("--cert and --key go together, and with --listen")
    try:
        shown = _certificate(options)
    except BadCertificate as error:
        return _refuse(str(error))
    server = EmbeddedServer(options.dir, rooms, options.port, options.listen or HOST, shown)
    return asyncio.run(serve(server, partial(print, flush=True)))


def _certificate(options: argparse.Namespace) -> Certificate | None:
    if not options.listen:
        return None
    return certificate.read(options.cert, options.key) if options.cert else certificate.own(options.dir)


def _address(value: str) -> str:
    """Raises ValueError."""
    return str(ip_address(value))


def _refuse(why: str) -> int:
    print(f"kiosk serve: {why}", file=sys.stderr)
    return 2
