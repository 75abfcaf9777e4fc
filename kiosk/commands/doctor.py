"""`kiosk doctor`: looks at everything a panel needs and changes nothing."""

import argparse
import asyncio
import json
import logging
from pathlib import Path

from kiosk.commands.configuration import add_config
from kiosk.commands.running_panel import answer_of
from kiosk.doctor import report
from kiosk.doctor.checks import run_all
from kiosk.doctor.examined import examine
from kiosk.doctor.finding import Checked
from kiosk.room.administration import EACH_PATTERN_S
from kiosk.room.pattern import LightPattern


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
    parser.add_argument("-v", "--verbose", action="store_true", help="also what is well, and what was left out and why")
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    parser.add_argument("--lights", action="store_true", help="have the light show all it can show, to be looked at")


def run(options: argparse.Namespace) -> int:
    """0 where the panel can do its work, 1 where it cannot."""
    if options.lights:
        return _lights(options.config)
    return tell(options.config, as_json=options.json, everything=options.verbose)


def tell(path: Path, *, as_json: bool = False, everything: bool = False) -> int:
    """What the doctor finds, on stdout; the exit code of it."""
    results = found(path)
    print(json.dumps(report.as_object(results), indent=2) if as_json else report.text(results, everything=everything))
    return report.exit_code(results)


def found(path: Path) -> list[Checked]:
    """By every check."""

    async def results() -> list[Checked]:
        return await run_all(await examine(path))

    logging.getLogger("kiosk").setLevel(logging.CRITICAL)  # what a client logs, a finding says
    return asyncio.run(results())


def _lights(config: Path) -> int:
    """The running panel does it, whose the light is; whether it is right only eyes can tell."""
    if answer_of(config, ["lights"]) is None:
        return 1
    shows = ", ".join(pattern.replace("_", " ") for pattern in LightPattern)
    print(f"Look at the light. It shows, for {EACH_PATTERN_S:g} s each: {shows}; then what is true.")
    return 0
