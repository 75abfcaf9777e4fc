"""`kiosk evidence`: what a privacy officer needs to judge this panel, in one file with nothing personal in it."""

import argparse
from pathlib import Path

from kiosk.commands.configuration import add_config, loaded
from kiosk.commands.doctor import found
from kiosk.commands.refusal import refused
from kiosk.events import event_file
from kiosk.evidence.archive import packed
from kiosk.evidence.contents import Subject, contents
from kiosk.system import private_file


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
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
    try:
        private_file.create(options.out, packed(files))
    except OSError as error:
        return refused("evidence", f"{options.out} cannot be written ({error.strerror}): name another.")
    print(f"{len(files)} files are in {options.out}. What only your organisation knows is marked (the site), [site].")
    return 0
