"""`kiosk doctor`: looks at everything a panel needs and changes nothing; with `--write` it tries that, too."""

import argparse
import asyncio
import json
import logging
from pathlib import Path
from typing import Final

from kiosk.commands.configuration import add_config
from kiosk.commands.running_panel import answer_of
from kiosk.config import Config
from kiosk.doctor import report
from kiosk.doctor.checks import run_all
from kiosk.doctor.examined import examine, examine_running, tried
from kiosk.doctor.finding import Checked, CheckId
from kiosk.doctor.write_trial import Trial
from kiosk.room.administration import EACH_PATTERN_S
from kiosk.room.pattern import LightPattern

_ROUNDS: Final = 20
_OF_CALENDAR: Final = (
    CheckId.NET_DNS,
    CheckId.TLS_PEER,
    CheckId.BACKEND_REACHED,
    CheckId.BACKEND_LOGIN,
    CheckId.BACKEND_RIGHTS,
    CheckId.BACKEND_ROOM,
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
    parser.add_argument("-v", "--verbose", action="store_true", help="also what is well, and what was left out and why")
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    parser.add_argument(
        "--write", action="store_true", help="also what the calendar does when it is written into, in 1970"
    )
    parser.add_argument(
        "--race", action="store_true", help="also whether two panels that book there at once both get it"
    )
    parser.add_argument("--lights", action="store_true", help="have the light show all it can show, to be looked at")


def run(options: argparse.Namespace) -> int:
    """0 where the panel can do its work, 1 where it cannot."""
    if options.lights:
        return _lights(options.config)
    rounds = _ROUNDS if options.race else 0
    return tell(options.config, as_json=options.json, everything=options.verbose, write=options.write, rounds=rounds)


def tell(path: Path, *, as_json: bool = False, everything: bool = False, write: bool = False, rounds: int = 0) -> int:
    """What the doctor finds, on stdout; the exit code of it. `rounds`: that often two panels book at once."""
    results, trial = _found(path, rounds, write=write or rounds > 0)
    if as_json:
        told = report.as_object(results) | ({"trial": report.trial_object(trial)} if trial else {})
        print(json.dumps(told, indent=2))
    else:
        print(*([report.trial_text(trial)] if trial else []), report.text(results, everything=everything), sep="\n")
    return report.exit_code(results)


def found(path: Path) -> list[Checked]:
    """By every check that writes nothing."""
    results, _ = _found(path)
    return results


def found_at_calendar(config: Config) -> list[Checked]:
    """By the checks of the way to it, the login and the rights, with settings that no panel has yet."""

    async def results() -> list[Checked]:
        return await run_all(await examine_running(config), _OF_CALENDAR)

    _silence()
    return asyncio.run(results())


def _found(path: Path, rounds: int = 0, *, write: bool = False) -> tuple[list[Checked], Trial | None]:
    async def results() -> tuple[list[Checked], Trial | None]:
        seen = await examine(path)
        if write:
            seen = await tried(seen, rounds)
        return await run_all(seen), seen.trial if isinstance(seen.trial, Trial) else None

    _silence()
    return asyncio.run(results())


def _silence() -> None:
    """What a client logs, a finding says."""
    logging.getLogger("kiosk").setLevel(logging.CRITICAL)


def _lights(config: Path) -> int:
    """The running panel does it, whose the light is; whether it is right only eyes can tell."""
    if answer_of(config, ["lights"]) is None:
        return 1
    shows = ", ".join(pattern.replace("_", " ") for pattern in LightPattern)
    print(f"Look at the light. It shows, for {EACH_PATTERN_S:g} s each: {shows}; then what is true.")
    return 0
