"""`kiosk evidence`: what a privacy officer needs to judge this panel, in one file with nothing personal in it."""

import argparse
import asyncio
import logging
import sys
from pathlib import Path

from kiosk.commands.configuration import add_config, loaded
from kiosk.doctor.checks import run_all
from kiosk.doctor.examined import examine
from kiosk.doctor.finding import Checked
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
        return _refused(f"{options.out} is there already: name another")
    try:
        events = event_file.load(config.state.dir / event_file.NAME)
    except OSError as error:
        return _refused(f"the security events cannot be read ({error.strerror}): use sudo, or the panel's user")
    logging.getLogger("kiosk").setLevel(logging.CRITICAL)  # what a client logs, a finding says
    files = contents(Subject(config, asyncio.run(_doctor(options.config)), events))
    try:
        private_file.create(options.out, packed(files))
    except OSError as error:
        return _refused(f"{options.out} cannot be written ({error.strerror}): name another")
    print(f"{len(files)} files are in {options.out}. What only your organisation knows is marked (the site), [site].")
    return 0


async def _doctor(config: Path) -> list[Checked]:
    return await run_all(await examine(config))


def _refused(why: str) -> int:
    print(f"kiosk evidence: {why}.", file=sys.stderr)
    return 1
