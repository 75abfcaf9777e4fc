"""The gallery as a program, and the page it makes."""

import re
import subprocess
import sys
from html import escape
from pathlib import Path

import gallery
import pytest
from looks.page import FILTERS, Drawn, failures, html
from looks.table import CHECKS
from looks.variant import VARIANTS, Variant
from support.waiting import PATIENCE_S
from ui_scenes import SCENES

from kiosk.qml.languages import LANGUAGES

GALLERY = Path(__file__).parent / "gallery.py"
DRAWS_WITHIN_S = 4 * PATIENCE_S
"""It imports all there is, looks at a picture in every way, and shares the machine."""
GOOD = Drawn("a.webp", "home", "free", Variant(), {"whole": (), "overlap": ()})
BAD = Drawn("b.webp", "more", "more", Variant((800, 480), "ar"), {"whole": ("cut: '<b>'", "cut: 'c'"), "overlap": ()})


def test_every_scene_has_a_name_of_its_own() -> None:
    assert len({scene.name for scene in SCENES}) == len(SCENES)


def test_every_size_language_and_palette_is_drawn() -> None:
    assert len(VARIANTS) == len(set(VARIANTS)) == 6 * (5 + 2 + 2)
    assert {variant.language for variant in VARIANTS if variant.palette == "standard"} == set(LANGUAGES)


def test_a_picture_fails_a_check_once_however_many_faults_it_found() -> None:
    assert failures([GOOD, BAD]) == {"whole": 1}


def test_the_page_has_each_picture_with_its_verdicts() -> None:
    page = html([GOOD, BAD])
    figures = re.findall(r"<figure.*?</figure>", page, re.DOTALL)
    assert len(figures) == 2
    assert "passes: whole, overlap" in figures[0]
    assert "whole: cut: &#x27;&lt;b&gt;&#x27;" in figures[1]
    assert "passes: overlap" in figures[1]
    assert "<b>" not in page
    assert all(escape(check.says) in page for check in CHECKS)


def test_the_page_finds_pictures_by_what_they_are() -> None:
    page = html([GOOD, BAD])
    selects = re.findall(r'<select name="(\w+)">(.*?)</select>', page)
    assert [name for name, _ in selects] == list(FILTERS)
    choices = {name: re.findall(r'value="([^"]*)"', options) for name, options in selects}
    assert choices["size"] == ["", "1280×800", "800×480"]
    assert choices["failed"] == ["", "any check", "whole"]
    assert all(f'data-{name}="' in page for name in FILTERS)


def test_the_page_needs_nothing_but_itself() -> None:
    page = html([GOOD, BAD])
    assert set(re.findall(r'(?:src|href)="([^"]*)"', page)) == {"a.webp", "b.webp"}
    assert "http" not in page


def test_it_tells_what_it_found(tmp_path: Path) -> None:
    asked = ["--scene", "night-free", "--size", "1280x800", "--language", "nl", "--palette", "standard", "--jobs", "1"]
    done = subprocess.run(
        [sys.executable, GALLERY, *asked, tmp_path], capture_output=True, text=True, timeout=DRAWS_WITHIN_S
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"1 pictures, 0 with a failing check: {tmp_path / 'index.html'}" in done.stdout
    assert (tmp_path / "night-free-1280x800-nl-standard.webp").exists()
    assert len(re.findall(r"\d asked +\d failing", done.stdout)) == len(CHECKS)


def test_a_failing_check_is_no_success(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(gallery, "drawn_by", lambda *_asked: [GOOD, BAD])
    assert gallery.main([str(tmp_path)]) == 1
    assert "2 pictures, 1 with a failing check" in capsys.readouterr().out


def test_a_pattern_that_fits_nothing_is_no_success(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, GALLERY, "--scene", "nothing", tmp_path], capture_output=True, timeout=DRAWS_WITHIN_S
    )
    assert done.returncode == 1
