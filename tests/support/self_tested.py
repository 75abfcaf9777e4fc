"""A panel in a process of its own that tests itself, as a program that looks at it starts it."""

import os
import subprocess
import sys
from pathlib import Path

from support.waiting import PATIENCE_S

SETTINGS = """\
[room]
id = "waalzaal"
[backend]
kind = "caldav"
url = "http://127.0.0.1:9/"
[state]
dir = "{folder}/state"
run_dir = "{folder}"
"""


def self_tested(program: str, folder: Path) -> "subprocess.CompletedProcess[str]":
    """What became of the program, whose `sys.argv[1]` is the settings: `main(["run", "--config", ..., "--self-test"])`
    is its own to call.
    """
    config = folder / "kiosk.toml"
    config.write_text(SETTINGS.format(folder=folder))
    return subprocess.run(
        [sys.executable, "-c", program, str(config)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
