"""The panel that runs beside the command."""

import asyncio
import sys
from pathlib import Path

from kiosk.commands.configuration import loaded
from kiosk.control.local_socket import ask


def answer_of(config: Path, words: list[str]) -> dict[str, object] | None:
    """None where no panel answers, which is told on stderr."""
    run_dir = loaded(config).state.run_dir
    try:
        return asyncio.run(ask(run_dir, words))
    except OSError:
        print(f"kiosk: no panel answers in {run_dir}; is `kiosk run` running?", file=sys.stderr)
        return None
