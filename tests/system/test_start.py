"""No cycle is looked for while a panel starts, and all of them are once it is up."""

import os
import subprocess
import sys
from pathlib import Path

from support.waiting import PATIENCE_S

PANEL = """
import gc, sys
from kiosk.cli import main
from kiosk.ui import shell
def drawn(screen, swapped=shell.Screen._frame_swapped):
    print("first frame", gc.isenabled(), gc.get_freeze_count())
    shell.Screen._frame_swapped = swapped
    swapped(screen)
shell.Screen._frame_swapped = drawn
main(["run", "--config", sys.argv[1], "--self-test"])
print("up", gc.isenabled(), gc.get_freeze_count() > 0)
"""
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


def test_cycles_are_collected_from_the_first_frame_on(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text(SETTINGS.format(folder=tmp_path))
    ran = subprocess.run(
        [sys.executable, "-c", PANEL, str(config)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    told = ran.stdout.splitlines()
    assert "first frame False 0" in told, ran
    assert told[-1] == "up True True"
