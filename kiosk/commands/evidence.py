"""`kiosk evidence`: what a privacy officer needs to judge this panel, in one file with nothing personal in it."""

import argparse
import asyncio
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.configuration import add_config, loaded
from kiosk.commands.doctor import found
from kiosk.commands.refusal import refused
from kiosk.events import event_file
from kiosk.evidence.archive import packed
from kiosk.evidence.contents import Subject, contents
from kiosk.evidence.data_map import as_json
from kiosk.system import private_file

if TYPE_CHECKING:
    from kiosk.evidence.canary import Swept


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
    parser.add_argument("--run", action="store_true", help="also run a panel on made-up names and search all it leaves")
    parser.add_argument("--out", type=Path, required=True, metavar="FILE.zip", help="a file that is not there yet")


def run(options: argparse.Namespace) -> int:
    config = loaded(options.config)
    if options.out.exists():
        return refused("evidence", f"{options.out} is there already: name another.")
    try:
        events = event_file.load(config.state.dir / event_file.NAME)
    except OSError as error:
        why = f"the security events cannot be read ({error.strerror}): use sudo, or the panel's user."
        return refused("evidence", why)
    files = contents(Subject(config, found(options.config), events))
    swept = _swept() if options.run else None
    if options.run and swept is None:
        return refused("evidence", "the panel that was to be searched did not come up: run kiosk demo to see why.")
    if swept is not None:
        files["canary.json"] = as_json(asdict(swept) | {"well": swept.well})
    try:
        private_file.create(options.out, packed(files))
    except OSError as error:
        return refused("evidence", f"{options.out} cannot be written ({error.strerror}): name another.")
    print(f"{len(files)} files are in {options.out}. What only your organisation knows is marked (the site), [site].")
    if swept is not None:
        print(f"{swept.words} made-up words were looked for in {swept.searched} places: {len(swept.found)} found.")
    if swept is not None and not swept.well:
        return refused("evidence", "that is a fault of this program: report it as its SECURITY.md says.")
    return 0


def _swept() -> "Swept | None":
    """None where it did not come to its end."""
    from kiosk.evidence.canary import CanaryFailed, canary_sweep

    try:
        return asyncio.run(canary_sweep())
    except CanaryFailed:
        return None
