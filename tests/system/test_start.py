"""No cycle is looked for while a panel starts, and all of them are once it is up."""

from pathlib import Path

from support.self_tested import self_tested

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


def test_cycles_are_collected_from_the_first_frame_on(tmp_path: Path) -> None:
    ran = self_tested(PANEL, tmp_path)
    told = ran.stdout.splitlines()
    assert "first frame False 0" in told, ran
    assert told[-1] == "up True True"
