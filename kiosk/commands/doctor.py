"""`kiosk doctor`: looks at everything a panel needs and changes nothing."""

import argparse
import asyncio
import json
import logging
from pathlib import Path

from kiosk.commands.configuration import add_config
from kiosk.doctor import report
from kiosk.doctor.checks import run_all
from kiosk.doctor.examined import examine
from kiosk.doctor.finding import Checked


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
    parser.add_argument("-v", "--verbose", action="store_true", help="also what is well, and what was left out and why")
    parser.add_argument("--json", action="store_true", help="as one JSON object")


def run(options: argparse.Namespace) -> int:
    """0 where the panel can do its work, 1 where it cannot."""
    logging.getLogger("kiosk").setLevel(logging.CRITICAL)  # what a client logs, a finding says
    results = asyncio.run(_results(options.config))
    if options.json:
        print(json.dumps(report.as_object(results), indent=2))
    else:
        print(report.text(results, everything=options.verbose))
    return report.exit_code(results)


async def _results(path: Path) -> list[Checked]:
    return await run_all(await examine(path))
