"""`kiosk pin set`."""

import argparse
import getpass
import sys
from pathlib import Path
from typing import Final

from kiosk.commands.refusal import refused
from kiosk.panel.store import pin_file
from kiosk.room.pin import Pin

DEFAULT_PIN: Final = Path("/etc/kiosk/pin")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(required=True)
    chosen = actions.add_parser("set", help="choose it; on a terminal nothing of it is shown")
    chosen.add_argument("--file", type=Path, default=DEFAULT_PIN, metavar="FILE", help="access.pin_file")


def run(options: argparse.Namespace) -> int:
    pin = Pin(_hidden("New PIN: "))
    refusal = pin_file.weakness(pin)
    if refusal is None and sys.stdin.isatty() and _hidden("Once more: ") != pin.secret():
        refusal = "The two are not the same: try again."
    try:
        if refusal is None:
            pin_file.write(options.file, pin)
    except OSError as error:
        refusal = f"{options.file} cannot be written ({error.strerror}): name another with --file, or use sudo."
    if refusal is not None:
        return refused("pin", refusal)
    print(f"The PIN is in {options.file}, as a hash. A panel that runs uses it from the next try on.")
    return 0


def _hidden(prompt: str) -> str:
    """A line that is not shown as it is typed; the first line of a pipe."""
    return getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().strip()
