"""`kiosk serve`."""

import argparse
import asyncio
import sys
from functools import partial
from ipaddress import ip_address
from pathlib import Path

from kiosk.server import certificate
from kiosk.server.certificate import BadCertificate, Certificate
from kiosk.server.embedded import HOST, EmbeddedRoom, EmbeddedServer, serve


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--dir", type=Path, required=True, metavar="DIR", help="where calendars and passwords are kept")
    parser.add_argument("--port", type=int, default=5232)
    parser.add_argument("--room", action="append", default=[], metavar="ID=NAME", help="a room; repeat for each")
    listen = "an address of this machine, for panels elsewhere: with TLS; without it, this machine alone"
    parser.add_argument("--listen", type=_address, metavar="ADDRESS", help=listen)
    parser.add_argument("--cert", type=Path, metavar="FILE", help="the site's certificate; otherwise one is made")
    parser.add_argument("--key", type=Path, metavar="FILE", help="the key of that certificate")


def run(options: argparse.Namespace) -> int:
    try:
        rooms = [EmbeddedRoom(*(room.split("=", 1) if "=" in room else (room, room))) for room in options.room]
    except ValueError as error:
        return _refuse(str(error))
    if not rooms:
        return _refuse("name at least one room, like --room waalzaal=Waalzaal")
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
