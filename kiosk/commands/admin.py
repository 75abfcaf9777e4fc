"""`kiosk admin code set`: the one-time codes of the admin page at the door."""

import argparse
import sys
from pathlib import Path
from typing import Final

import segno

from kiosk.admin.one_time_code import address_of, make_key, write_key
from kiosk.commands.refusal import refused

DEFAULT_CODE: Final = Path("/etc/kiosk/admin-code")
TOLD: Final = """\
Point the camera of an app for one-time codes at this, or type the key into it. It is shown this once.
Key: {key}
Panels that name {file} as admin.code_file ask for a code of now; the PIN before it is that of `kiosk pin set`."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    codes = parser.add_subparsers(required=True).add_parser("code", help="the one-time codes of the admin page")
    chosen = codes.add_subparsers(required=True).add_parser("set", help="make a key for them; the one before is gone")
    chosen.add_argument("--file", type=Path, default=DEFAULT_CODE, metavar="FILE", help="admin.code_file")
    chosen.add_argument("--name", default="panel", help="what the app calls it")


def run(options: argparse.Namespace) -> int:
    key = make_key()
    try:
        write_key(options.file, key)
    except OSError as error:
        told = f"{options.file} cannot be written ({error.strerror}): name another with --file, or use sudo."
        return refused("admin", told)
    segno.make_qr(address_of(key, options.name)).terminal(sys.stdout, compact=True)
    print(TOLD.format(key=key, file=options.file))
    return 0
