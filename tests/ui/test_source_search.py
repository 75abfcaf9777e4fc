"""What PySide does at every import is not done in a panel."""

from pathlib import Path

from support.self_tested import self_tested

PANEL = """
import linecache, sys
from kiosk.cli import main
main(["run", "--config", sys.argv[1], "--self-test"])
print([name for name in linecache.cache if "kiosk" in name], end="")
"""


def test_the_source_of_no_module_is_kept_in_memory(tmp_path: Path) -> None:
    ran = self_tested(PANEL, tmp_path)
    *told, kept = ran.stdout.splitlines()
    assert len(told) > 1, ran  # what worked: the panel was up
    assert kept == "[]"
