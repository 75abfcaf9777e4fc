#!/usr/bin/env python3
"""Pictures kept of a chosen few scenes; run as a program, it keeps them anew.

.venv/bin/python tests/ui/golden.py
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import ui_offscreen  # noqa: E402, F401  (before Qt)
from looks.kept import keep  # noqa: E402
from looks.variant import Variant  # noqa: E402
from ui_scenes import scene_named  # noqa: E402

from kiosk.ui.shell import make_app  # noqa: E402

FOLDER = Path(__file__).parent / "golden"
UPRIGHT, SMALL = (800, 1280), (800, 480)
CHOSEN = (
    ("free", Variant()),
    ("busy", Variant()),
    ("due", Variant(UPRIGHT)),
    ("maybe-free", Variant(palette="high-contrast")),
    ("busy-booked", Variant(palette="colour-blind")),
    ("busy", Variant(language="ar")),
    ("large-free", Variant(SMALL)),
    ("night-free", Variant()),
    ("other-time", Variant(SMALL)),
    ("find-room", Variant()),
    ("room-card", Variant(language="de")),
    ("fault", Variant(SMALL, language="fr")),
    ("more", Variant()),
    ("privacy", Variant(language="en")),
    ("pin", Variant(SMALL)),
    ("admin-page", Variant()),
    ("badge", Variant(SMALL)),
    ("message", Variant(SMALL)),
    ("emergency", Variant()),
)
"""A scene of each page and of the states most often seen; each palette, direction and way up once."""


def kept_at(scene: str, variant: Variant) -> Path:
    return FOLDER / f"{scene}-{variant.name}.webp"


def main() -> None:
    app = make_app(["golden"])
    for old in FOLDER.glob("*.webp"):
        old.unlink()
    FOLDER.mkdir(exist_ok=True)
    for scene, variant in CHOSEN:
        with variant.of(scene_named(scene)) as look:
            keep(look.picture, kept_at(scene, variant))
    size = sum(path.stat().st_size for path in FOLDER.iterdir())
    print(f"{len(CHOSEN)} pictures, {size / 1000:.0f} kB: {FOLDER}")
    del app


if __name__ == "__main__":
    main()
