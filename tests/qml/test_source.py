"""What every QML file keeps to, read from the source."""

import re
from pathlib import Path

import pytest

from kiosk.ui.pages.table import PAGES

QML = Path(__file__).resolve().parents[2] / "kiosk" / "qml"
FILES = sorted(QML.rglob("*.qml"))
FORBIDDEN = {
    "a stock control, whose text is not plain (S2)": r"import QtQuick\.(Controls|Templates|Dialogs)",
    "date arithmetic": r"\bDate\b|Qt\.format(Date|Time)|toLocale(Date|Time)",
    "a text format that fetches": r"RichText|StyledText|MarkdownText|AutoText",
    "an address": r"https?://|XMLHttpRequest|\.source:",
    "a decision over state names": r"(===|!==)\s*\"(busy|unknown|out_of_service)\"",
    "a place from the left that is not the middle, which does not mirror": r"\n\s*x: (?!\(parent\.width - width\) / 2)",
    "a context property": r"contextProperty|\bparent\.parent\.parent\b",
}
IDS = [str(path.relative_to(QML)) for path in FILES]


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_every_file_is_bound_short_and_listed(path: Path) -> None:
    text = path.read_text()
    assert "pragma ComponentBehavior: Bound" in text
    assert len(text.splitlines()) <= 160
    loaded_by_address = {"Main.qml", *(page.qml for page in PAGES)}
    assert path.name in loaded_by_address or f"{path.stem} 1.0 {path.name}" in (path.parent / "qmldir").read_text()


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_nothing_forbidden(path: Path) -> None:
    text = re.sub(r"//.*", "", path.read_text())
    assert [what for what, pattern in FORBIDDEN.items() if re.search(pattern, text)] == []


def test_a_picture_is_shown_in_one_place_which_gets_what_was_looked_at() -> None:
    """`kiosk/ui/photos.py` says which; a page shows what `Inputs.photos` holds."""
    assert [path.name for path in FILES if re.search(r"\bImage\b", path.read_text())] == ["RoomPicture.qml"]
    assert [path.name for path in FILES if "RoomPicture {" in path.read_text()] == ["RoomCardPage.qml"]


def test_text_is_made_in_one_place_and_is_plain() -> None:
    made = {
        path.name for path in FILES if re.search(r"^\s*(Text|TextEdit|TextInput|Label)\s*\{", path.read_text(), re.M)
    }
    bare = {path.name for path in FILES if re.search(r"^\s*(Text|TextEdit|TextInput)\s*\{", path.read_text(), re.M)}
    assert bare == {"Label.qml"}
    assert "textFormat: Text.PlainText" in (QML / "controls" / "Label.qml").read_text()
    assert len(made) > 5


def test_colours_come_from_the_theme_alone() -> None:
    named = r"#[0-9a-fA-F]{3,8}\b|\"(white|black|red|green|blue|grey|gray)\"|Qt\.rgba"
    found = {path.parent.name for path in FILES if re.search(named, path.read_text())}
    assert found <= {"theme"}


def test_functions_say_their_types() -> None:
    for path in FILES:
        for given, returned in re.findall(r"function \w+\(([^)]*)\)(: \w+)?", path.read_text()):
            assert returned, path
            assert all(": " in argument for argument in given.split(", ") if argument), path


def test_nothing_moves_by_itself_but_a_lamp_that_is_seen_a_panel_that_is_looked_for_and_what_a_finger_holds() -> None:
    moving = {
        path.name for path in FILES if re.search(r"\b(Timer|\w*Animator|SequentialAnimation|loops)\b", path.read_text())
    }
    assert moving == {"Flash.qml", "LampPlayer.qml", "Target.qml"}
    assert "!player.still && player.visible" in (QML / "controls" / "LampPlayer.qml").read_text()
    assert "running: target.repeats && tap.pressed" in (QML / "controls" / "Target.qml").read_text()


def test_no_page_is_named_where_all_are_shown() -> None:
    shared = [
        QML / "Main.qml",
        *(QML.parent / "ui" / name for name in ("shell.py", "surroundings.py", "view_model.py")),
    ]
    names = {named for page in PAGES for named in (page.name, page.qml, page.view.__name__)}
    assert {name for path in shared for name in names if re.search(rf"\b{name}\b", path.read_text())} == set()
