#!/usr/bin/env python3
"""Draws every scene, judges each picture, and puts all on one page: build/gallery/index.html; 1 when any check fails.

.venv/bin/python tests/ui/gallery.py [--scene 'busy-*'] [--size 1280x800] [--language nl] [--palette standard]
    [--jobs 2] [folder]
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from fnmatch import fnmatch
from functools import partial
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).parent)]

import ui_offscreen  # noqa: E402, F401  (before Qt)
from looks.kept import keep  # noqa: E402
from looks.page import Drawn, failures, html  # noqa: E402
from looks.table import CHECKS, verdicts  # noqa: E402
from looks.variant import VARIANTS, Variant  # noqa: E402
from PySide6.QtGui import QGuiApplication  # noqa: E402
from ui_scenes import SCENES, Scene, scene_named  # noqa: E402

from kiosk.ui.shell import make_app  # noqa: E402


def draw(scene: Scene, variant: Variant, folder: Path) -> Drawn:
    file = f"{scene.name}-{variant.name}.webp"
    with variant.of(scene) as look:
        keep(look.picture, folder / file)
        return Drawn(file, look.page, scene.name, variant, verdicts(look))


def draw_all(name: str, variants: Sequence[Variant], folder: Path) -> list[Drawn]:
    """One scene, in a process that has its application already."""
    return [draw(scene_named(name), variant, folder) for variant in variants]


def have_an_application() -> None:
    if QGuiApplication.instance() is None:
        _applications.append(make_app(["gallery"]))


_applications: list[QGuiApplication] = []
"""Kept: Qt's application ends with the last name for it."""


def drawn_by(jobs: int, scenes: Sequence[str], variants: Sequence[Variant], folder: Path) -> Iterator[Drawn]:
    spawn = get_context("spawn")
    with ProcessPoolExecutor(jobs, spawn, have_an_application) as workers:
        for some in workers.map(partial(draw_all, variants=variants, folder=folder), scenes):
            yield from some


def asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=str(__doc__).partition("\n")[0])
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "gallery")
    parser.add_argument("--jobs", type=int, default=int(os.environ.get("JOBS", "2")), help="processes, 2 unless told")
    parser.add_argument("--scene", default="*", help="a name or a pattern of names")
    parser.add_argument("--size", default="*", help="such as 1280x800")
    parser.add_argument("--language", default="*", help="a code")
    parser.add_argument("--palette", default="*")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    only = asked(arguments)
    only.folder.mkdir(parents=True, exist_ok=True)
    pattern = f"{only.size}-{only.language}-{only.palette}"
    variants = [variant for variant in VARIANTS if fnmatch(variant.name, pattern)]
    scenes = [scene.name for scene in SCENES if fnmatch(scene.name, only.scene)]
    drawn = list(drawn_by(only.jobs, scenes, variants, only.folder))
    page = only.folder / "index.html"
    page.write_text(html(drawn), encoding="utf-8")
    wrong = failures(drawn)
    for check in CHECKS:
        asked_of = sum(check.name in one.verdicts for one in drawn)
        print(f"{check.name:17} {asked_of:5} asked {wrong[check.name]:5} failing")
    print(f"{len(drawn)} pictures, {sum(bool(one.failed) for one in drawn)} with a failing check: {page}")
    return 1 if wrong or not drawn else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
