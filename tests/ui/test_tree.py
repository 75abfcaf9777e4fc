"""What a screen reader is given on each page: the whole tree of a chosen set of scenes, as text that is kept, and what
holds of the trees of all scenes.

After a change that is meant: `.venv/bin/python tests/ui/ui_tree.py` writes the kept texts anew. Read the difference as
somebody would who hears the page and does not see it.
"""

from collections import Counter
from difflib import unified_diff
from itertools import combinations

import pytest
from PySide6.QtCore import QCoreApplication
from ui_hand import Hand
from ui_scenes import SCENES, Scene
from ui_tree import KEPT, PRESSED, TREES, Node, heard, kept, text, tree

from kiosk.qml.languages import LANGUAGES
from kiosk.ui.pages.table import PAGES

SCENE = {scene.name: scene for scene in SCENES}
SPEAKS = ("Heading", "AlertMessage")
"""What a page begins with."""
HOLDS = ("Window", "List", "Grouping", "ListItem", "AlertMessage")
"""What other things are in."""


@pytest.mark.parametrize(("scene", "language"), KEPT)
def test_a_page_is_read_out_as_it_is_kept(at_the_door: type[Hand], scene: str, language: str) -> None:
    read = text(tree(at_the_door(SCENE[scene], language=language)))
    before = kept(scene, language).read_text("utf-8")
    changes = unified_diff(before.splitlines(), read.splitlines(), "kept", "read out", lineterm="")
    assert read == before, "\n".join(("it differs; tests/ui/ui_tree.py writes it anew", *changes))


def test_of_every_page_a_tree_is_kept_and_no_other(at_the_door: type[Hand]) -> None:
    hands = [at_the_door(SCENE[scene]) for scene in dict(KEPT)]
    assert {hand.page for hand in hands} == {page.name for page in PAGES}
    assert set(TREES.iterdir()) == {kept(*one) for one in KEPT}


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
@pytest.mark.parametrize(
    ("language", "size"),
    [
        ("nl", (1280, 800)),
        pytest.param("ar", (800, 1280), marks=pytest.mark.long),
        pytest.param("fr", (800, 480), marks=pytest.mark.long),
    ],
    ids=str,
)
def test_all_is_named_once_and_in_order(
    at_the_door: type[Hand], scene: Scene, language: str, size: tuple[int, int]
) -> None:
    hand = at_the_door(scene, *size, language=language)
    _window, *nodes = tree(hand)
    assert [str(node) for node in nodes if not node.name and node.role != "AlertMessage"] == []
    assert nodes[0].role in SPEAKS, f"the page begins with {nodes[0]}"
    assert [str(node) for node in nodes if node.within and node.within.role not in HOLDS] == []
    assert [str(node) for node in nodes if node.within and node.name == node.within.name and node.depth > 1] == []
    assert [str(node) for node in nodes if node.role == "ListItem" and node.within.role != "List"] == []
    assert doubled(nodes) == []
    pressed = [node for node in nodes if node.role in PRESSED]
    assert [str(node) for node in pressed if "focused" in node.states] == []


def doubled(nodes: list[Node]) -> list[str]:
    """Controls of one group that nobody could tell apart."""
    said = Counter((node.within, node.name) for node in nodes if node.role in PRESSED)
    return [name for (_, name), times in said.items() if times > 1]


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_what_is_written_on_a_button_is_in_its_name(at_the_door: type[Hand], scene: Scene) -> None:
    """Who speaks to the machine says what they read (WCAG 2.5.3); signs without a letter have names."""
    hand = at_the_door(scene, language="en")
    names = " ".join(node.name for node in tree(hand) if node.role in PRESSED)
    written = {heard(str(item.property("label"))) for item in hand.items() if item.activeFocusOnTab()}
    assert {label for label in written if label not in names and any(map(str.isalnum, label))} == set()


OF_ALL_LANGUAGES = {
    *("OK", "15 min", "30 min", "45 min", "Wi-Fi", "Whiteboard", "Privacy", "Morgen", "Licht"),
    *(one.name for one in LANGUAGES.values()),
}
"""Or of two that are sisters."""


@pytest.mark.parametrize("scene", ["free", "busy", "due", "more", "other-time", "fault", "find-room", "pin"])
def test_names_are_in_the_language_of_the_page(qapp: QCoreApplication, scene: str) -> None:
    """A control whose name is the same in two languages is named by a number, a time or a sign."""
    said = {code: named(scene, code) - OF_ALL_LANGUAGES for code in LANGUAGES}
    for one, two in combinations(LANGUAGES, 2):
        assert {name for name in said[one] & said[two] if any(map(str.isalpha, name))} == set(), (one, two)


def named(scene: str, language: str) -> set[str]:
    """Of one screen at a time: a language leaves out what it shares with the words in the source."""
    hand = Hand(SCENE[scene], language=language)
    names = {node.name for node in tree(hand) if node.role in PRESSED}
    hand.close()
    return names
