"""A page is added to a copy of the tree by its recipe: two new files, a row in the table of pages, the translations."""

import filecmp
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.waiting import PATIENCE_S

ROOT = Path(__file__).resolve().parents[2]
MOST_TOUCHED = 6

PYTHON = '''"""PURE: the page of a room that is out of service."""

from dataclasses import dataclass

from kiosk.room.state import State
from kiosk.ui.pages.page import Inputs, Page, ActionResult


@dataclass(frozen=True, slots=True)
class ClosedView:
    until: str


@dataclass(frozen=True, slots=True)
class WentOn:
    """Somebody went on to the first page."""


def derive(inputs: Inputs) -> ClosedView:
    until = inputs.state.resolution.until
    return ClosedView(until=inputs.times.moment(until, inputs.now) if until else "")


def opens_when(inputs: Inputs) -> bool:
    return inputs.state.resolution.state is State.OUT_OF_SERVICE and keeps(inputs) is None


def edges(_inputs: Inputs) -> tuple[()]:
    return ()


def keeps(inputs: Inputs) -> WentOn | None:
    return inputs.interaction.of(WentOn)


def go_home(_view: ClosedView, inputs: Inputs) -> ActionResult:
    return ActionResult(inputs.interaction.having(WentOn()))


CLOSED = Page("closed", ClosedView, derive, opens_when, edges, (go_home,), "ClosedPage.qml", keeps)
'''

QML = """pragma ComponentBehavior: Bound
import QtQuick
import kiosk.ui
import kiosk.qml.controls

PageFrame {
    id: page

    required property ClosedViewModel view

    title: qsTr("Closed until %1", "%1 is a time").arg(view.until)
    leaving: 0
    onBack: view.goHome()
}
"""

IN_THE_TABLE = {
    "from kiosk.ui.pages.home": "from kiosk.ui.pages.closed import CLOSED\nfrom kiosk.ui.pages.home",
    "    UNLOCK,\n": "    UNLOCK,\n    CLOSED,\n",
}
IN_DUTCH = {'<translation type="unfinished"></translation>': "<translation>Gesloten tot %1</translation>"}

SHOWN = """
from ui_hand import Hand
from ui_scenes import scene_named
from kiosk.ui.shell import make_app

app = make_app(["kiosk"])
hand = Hand(scene_named("out-of-service"), language="nl")
print(hand.page, *hand.texts(), sep="|")
hand.taps("Terug")
print(hand.page)
hand.close()
"""


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for folder in ("kiosk", "packaging"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / ".venv").symlink_to(sys.prefix)
    return tmp_path


def edit(path: Path, changes: dict[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for before, after in changes.items():
        assert text.count(before) == 1
        text = text.replace(before, after)
    path.write_text(text, encoding="utf-8")


def runs(tree: Path, *command: object) -> str:
    paths = os.pathsep.join(map(str, (tree, ROOT / "tests", ROOT / "tests" / "ui")))
    done = subprocess.run(
        [str(word) for word in command],
        env={**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=tree,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return done.stdout


def differences(tree: Path) -> tuple[set[str], set[str]]:
    """New and touched files."""
    files = {path.relative_to(tree) for folder in ("kiosk", "packaging") for path in (tree / folder).rglob("*.*")}
    new = {path for path in files if not (ROOT / path).exists()}
    same = {path for path in files - new if (tree / path).is_dir() or filecmp.cmp(tree / path, ROOT / path, False)}
    return {str(path) for path in new}, {str(path) for path in files - new - same}


def test_the_recipe_adds_a_page(tree: Path) -> None:
    (tree / "kiosk/ui/pages/closed.py").write_text(PYTHON, encoding="utf-8")
    (tree / "kiosk/qml/pages/ClosedPage.qml").write_text(QML, encoding="utf-8")
    edit(tree / "kiosk/ui/pages/table.py", IN_THE_TABLE)
    runs(tree, "packaging/translations")
    edit(tree / "kiosk/qml/i18n/kiosk_nl.ts", IN_DUTCH)
    runs(tree, "packaging/translations")

    new, touched = differences(tree)
    assert new == {"kiosk/ui/pages/closed.py", "kiosk/qml/pages/ClosedPage.qml"}
    assert len(touched) <= MOST_TOUCHED
    assert runs(tree, sys.executable, "packaging/qmllint", tree / "types") == ""
    opened, home = runs(tree, sys.executable, "-c", SHOWN).splitlines()
    page, title, *_, back = opened.split("|")
    assert (page, title.replace("\u00a0", " "), back) == ("closed", "Gesloten tot 25 nov 17:00", "Terug")
    assert home == "home"
