"""`kiosk doctor`: looks at everything a panel needs and changes nothing."""

import asyncio
import json
import logging
from pathlib import Path

from kiosk.doctor import report
from kiosk.doctor.checks import run_all
from kiosk.doctor.examined import examine
from kiosk.doctor.finding import Checked


def run(path: Path, *, as_json: bool, everything: bool) -> int:
    """The exit code: 0 where the panel can do its work, 1 where it cannot."""
    logging.getLogger("kiosk").setLevel(logging.CRITICAL)  # what a client logs, a finding says
    results = asyncio.run(_results(path))
    print(json.dumps(report.as_object(results), indent=2) if as_json else report.text(results, everything=everything))
    return report.exit_code(results)


async def _results(path: Path) -> list[Checked]:
    return await run_all(await examine(path))
