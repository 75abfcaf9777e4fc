"""The edges of the screen's types: what it imports, and that Qt does not eat references."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from support.waiting import PATIENCE_S
from ui_hand import Hand
from ui_scenes import SCENES

from kiosk.config import UiTable
from kiosk.config_reader import parse
from kiosk.room.pattern import LightPattern
from kiosk.settings.table import names_of
from kiosk.ui.actions import Act, Action
from kiosk.ui.comfort import Comfort
from kiosk.ui.configured_door import door_of
from kiosk.ui.headline import Line, LineKind
from kiosk.ui.rows import RowsModel

UI = Path(__file__).resolve().parents[2] / "kiosk" / "ui"
SCENE = {scene.name: scene for scene in SCENES}
PANEL = {"room": {"id": "r"}, "backend": {"kind": "caldav", "url": "http://127.0.0.1/"}}
HEAVY = {
    "httpx",
    "pydantic",
    "zmq",
    "qasync",
    "asyncio",
    "PySide6.QtQuickControls2",
    "PySide6.QtWidgets",
    "PySide6.QtTest",
}


def imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_the_screen_imports_nothing_but_rooms_and_words() -> None:
    screen = [path for path in UI.rglob("*.py") if path.name != "configured_door.py"]
    own = {name for path in screen for name in imported(path) if name.startswith("kiosk")}
    allowed = (
        "kiosk.notice.words",
        "kiosk.room.",
        "kiosk.nearby.rooms",
        "kiosk.nearby.suggestions",
        "kiosk.privacy.personal",
        "kiosk.privacy.display_text",
        "kiosk.reports.faults",
        "kiosk.reports.report",
        "kiosk.settings.choices",
        "kiosk.system.log",
        "kiosk.ui",
        "kiosk.qml",
    )
    assert {name for name in own if not name.startswith(allowed)} == set()


@pytest.mark.parametrize(
    ("light", "demo", "shows"),
    [
        ({"driver": "busylight", "colours": {"free": "#00c853"}}, False, "#00c853"),
        ({"driver": "none"}, True, "#00ff00"),
        ({"driver": "none"}, False, None),
    ],
)
def test_a_door_knows_how_its_lamp_looks_where_it_has_one(
    light: dict[str, object], demo: bool, shows: str | None
) -> None:
    door = door_of(parse({**PANEL, "light": light}), demo=demo)
    assert [step.colour for step in door.lamp.get(LightPattern.FREE, ())] == ([shows] if shows else [])


def test_every_setting_of_the_screen_reaches_the_door() -> None:
    table: dict[str, object] = {"language": "en", "palette": "high-contrast", "orientation": "portrait", "clock": "12h"}
    table |= {"reduced_motion": True}
    assert {*table, "large_text"} == set(names_of(UiTable))
    door = door_of(parse({**PANEL, "ui": {**table, "large_text": True}}))
    assert {name: getattr(door, name) for name in table} == table
    assert door.comforts == {Comfort.LARGE_TEXT}


def test_nothing_heavy_stands_between_the_start_and_the_first_frame() -> None:
    code = "import sys, kiosk.ui.shell; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=PATIENCE_S, check=True
    )
    assert HEAVY & set(loaded.stdout.split()) == set()


def builds_the_namespace(source: str) -> bool:
    """Whether importing it makes the hundred enumerations of the namespace Qt."""
    names = [alias.name for node in ast.parse(source).body if isinstance(node, ast.ImportFrom) for alias in node.names]
    return "Qt" in names


def test_no_module_of_the_screen_makes_all_of_qts_enumerations_when_it_is_imported() -> None:
    assert [path.name for path in UI.rglob("*.py") if builds_the_namespace(path.read_text())] == []
    assert builds_the_namespace("from PySide6.QtCore import QObject, Qt")


def test_reveal_is_called_in_one_place() -> None:
    calls = [path.name for path in UI.rglob("*.py") if ".reveal()" in path.read_text()]
    assert calls == ["timeline.py"]


def test_rows_keep_to_the_rules_of_a_model() -> None:
    model = RowsModel(Line)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [Line(LineKind.UNTIL, f"1{n}:00") for n in range(4)]
    for shown in ((), rows[:2], rows, rows[1:3], [rows[3]], ()):
        model.show(shown)
        assert model.rowCount() == len(shown)
    assert isinstance(tester.model(), QAbstractItemModel)


def test_a_row_that_did_not_change_is_left_alone() -> None:
    model, changed = RowsModel(Action), list[int]()
    model.show((Action(Act.BOOK, minutes=15), Action(Act.OTHER)))
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.show((Action(Act.BOOK, minutes=30), Action(Act.OTHER)))
    assert changed == [0]
    roles = {bytes(name.data()).decode(): role for role, name in model.roleNames().items()}
    assert [model.data(model.index(row), roles["minutes"]) for row in range(2)] == [30, 0]
    assert model.data(model.index(0), roles["act"]) == "book"


def test_an_intent_is_no_role() -> None:
    assert b"intent" not in [bytes(name.data()) for name in RowsModel(Action).roleNames().values()]


def test_calls_from_qml_leave_the_reference_counts_of_none_and_true_alone(at_the_door: type[Hand]) -> None:
    """A PySide6 that drops one reference per call aborts after some thousand taps."""
    hand = at_the_door(SCENE["busy"])
    hand.screen.shell.touched()
    before = sys.getrefcount(None), sys.getrefcount(True)
    for _ in range(500):
        hand.screen.shell.metaObject().invokeMethod(hand.screen.shell, "touched")
        hand.opened.changed.emit()
    after = sys.getrefcount(None), sys.getrefcount(True)
    assert all(late > early - 250 for early, late in zip(before, after, strict=True))
