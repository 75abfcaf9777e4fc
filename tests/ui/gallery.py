#!/usr/bin/env python3
"""Draws every scene × size × language × palette into build/gallery and measures each; 1 when anything is wrong.

.venv/bin/python tests/ui/gallery.py [folder]
"""

import os
import sys
from html import escape
from itertools import product
from pathlib import Path
from typing import get_args

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

from ui_hand import Hand  # noqa: E402
from ui_look import faults, rich  # noqa: E402
from ui_scenes import SCENES, Scene  # noqa: E402

from kiosk.qml.languages import LANGUAGES  # noqa: E402
from kiosk.settings.choices import Palette  # noqa: E402
from kiosk.ui.shell import make_app  # noqa: E402

SIZES = ((800, 480), (1024, 600), (1280, 800), (1920, 1080), (800, 1280), (1080, 1920))
STYLE = """
:root { color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif }
body { margin: 2rem } h2 { margin: 2.5rem 0 .5rem } nav a { margin-right: .8rem }
.row { display: flex; flex-wrap: wrap; gap: 12px } figure { margin: 0 }
img { height: 260px; display: block; border-radius: 6px } figcaption { font-size: 12px; opacity: .7 }
.wrong { color: #c00; opacity: 1; font-weight: 600 }
"""


def draw(scene: Scene, size: tuple[int, int], language: str, palette: str, path: Path) -> list[str]:
    hand = Hand(scene, *size, language=language, palette=palette)
    picture = hand.picture()
    picture.save(str(path))
    found = faults(hand.screen.window, picture) + [f"not plain: {text!r}" for text in rich(hand.screen.window)]
    hand.close()
    return found


def figure(name: str, caption: str, found: list[str]) -> str:
    wrong = "".join(f'<div class="wrong">{escape(fault)}</div>' for fault in found)
    link = f'<a href="{name}"><img src="{name}" alt="{escape(caption)}" loading="lazy"></a>'
    return f"<figure>{link}<figcaption>{escape(caption)}{wrong}</figcaption></figure>"


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    app = make_app(["gallery"])
    sections, wrong, drawn = [], 0, 0
    for scene in SCENES:
        figures = []
        for size, palette, language in product(SIZES, get_args(Palette), LANGUAGES):
            caption = f"{size[0]}×{size[1]} {language} {palette}"
            name = f"{scene.name}-{size[0]}x{size[1]}-{language}-{palette}.png"
            found = draw(scene, size, language, palette, folder / name)
            figures.append(figure(name, caption, found))
            drawn, wrong = drawn + 1, wrong + len(found)
            for fault in found:
                print(f"{scene.name} {caption}: {fault}")
        sections.append(f'<h2 id="{scene.name}">{scene.name}</h2><div class="row">{"".join(figures)}</div>')
    links = "".join(f'<a href="#{scene.name}">{scene.name}</a>' for scene in SCENES)
    page = f"<!doctype html><meta charset=utf-8><title>Gallery</title><style>{STYLE}</style><nav>{links}</nav>"
    (folder / "index.html").write_text(page + "".join(sections), encoding="utf-8")
    print(f"{drawn} pictures in {folder}, {wrong} faults")
    del app
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "build" / "gallery"))
