"""What PySide does at every import is not done in a panel."""

import os
import subprocess
import sys
from pathlib import Path

from support.waiting import PATIENCE_S

PANEL = """
import linecache, sys
from kiosk.cli import main
main(["run", "--config", sys.argv[1], "--self-test"])
print([name for name in linecache.cache if "kiosk" in name], end="")
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


def test_the_source_of_no_module_is_kept_in_memory(tmp_path: Path) -> None:
    config = tmp_path / "kiosk.toml"
    config.write_text(SETTINGS.format(folder=tmp_path))
    command = [sys.executable, "-c", PANEL, str(config)]
    ran = subprocess.run(
        command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, timeout=PATIENCE_S
    )
    *told, kept = ran.stdout.splitlines()
    assert len(told) > 1, ran  # what worked: the panel was up
    assert kept == "[]"
