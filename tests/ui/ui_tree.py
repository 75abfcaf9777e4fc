#!/usr/bin/env python3
"""What a screen reader is given, as text: a line for each thing that can be seen, indented by what it is in. The kept
texts are in tests/ui/trees; this writes them anew, to be read before they are committed:

.venv/bin/python tests/ui/ui_tree.py
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from PySide6.QtGui import QAccessible, QAccessibleInterface  # noqa: E402
from ui_hand import Hand  # noqa: E402
from ui_scenes import SCENES  # noqa: E402

TREES = Path(__file__).parent / "trees"
PRESSED = ("Button", "RadioButton", "CheckBox")
"""Roles of what can be pressed."""
KEPT = (
    *((name, "en") for name in ("free", "free-undo", "busy-title", "busy-booked", "busy-crowd", "due", "maybe-free")),
    *((name, "en") for name in ("large-free", "large-refused", "large-today", "large-booked-elsewhere")),
    *((name, "en") for name in ("free-until-doubt", "unknown-login", "out-of-service-why", "night-busy")),
    *((name, "en") for name in ("emergency", "message", "privacy")),
    *((name, "en") for name in ("other-time-tomorrow", "room-card", "room-card-other")),
    *((name, "en") for name in ("find-room", "find-room-none", "find-room-unknown")),
    *((name, "en") for name in ("fault", "fault-already", "more", "pin", "pin-wrong", "badge")),
    *((name, "en") for name in ("admin-page", "admin-code-wrong")),
    *(("free", language) for language in ("nl", "de", "fr", "ar")),
)
"""Scenes and the language each is kept in: every page is among them."""
UNHEARD = dict.fromkeys(map(ord, "\u2060\u2066\u2067\u2068\u2069"))
"""Characters that only keep together or apart."""


@dataclass(frozen=True)
class Node:
    role: str
    name: str
    states: tuple[str, ...]
    depth: int
    within: "Node | None" = None

    def __str__(self) -> str:
        return "  " * self.depth + " ".join((self.role, f'"{self.name}"', *self.states))


def tree(hand: Hand) -> list[Node]:
    hand.picture()  # what was just made has no place yet, and is told to be out of sight
    root = QAccessible.queryAccessibleInterface(hand.screen.window)
    return list(_seen(root, None))


def text(nodes: list[Node]) -> str:
    return "".join(f"{node}\n" for node in nodes)


def kept(scene: str, language: str) -> Path:
    return TREES / f"{scene}-{language}.txt"


def heard(name: str) -> str:
    return name.translate(UNHEARD).replace("\n", " / ")


def _seen(found: QAccessibleInterface, within: Node | None) -> Iterator[Node]:
    state = found.state()
    if state.invisible:  # type: ignore[attr-defined]  # bit fields have no stub
        return
    says = {
        "disabled": state.disabled,  # type: ignore[attr-defined]
        "checked": state.checked,  # type: ignore[attr-defined]
        "focused": state.focused,  # type: ignore[attr-defined]
    }
    node = Node(
        role=found.role().name,
        name=heard(found.text(QAccessible.Text.Name)),
        states=tuple(name for name, holds in says.items() if holds),
        depth=0 if within is None else within.depth + 1,
        within=within,
    )
    yield node
    for number in range(found.childCount()):
        yield from _seen(found.child(number), node)


def main() -> None:
    from kiosk.ui.shell import make_app

    app = make_app(["trees"])
    TREES.mkdir(exist_ok=True)
    for old in TREES.glob("*.txt"):
        old.unlink()
    scenes = {scene.name: scene for scene in SCENES}
    for name, language in KEPT:
        hand = Hand(scenes[name], language=language)
        kept(name, language).write_text(text(tree(hand)), encoding="utf-8")
        hand.close()
    print(f"{len(KEPT)} trees in {TREES}")
    del app


if __name__ == "__main__":
    main()
