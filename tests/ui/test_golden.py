"""A chosen few looks are as they were when they were last looked at, and what holds them against each other."""

import pytest
from golden import CHOSEN, FOLDER, ROOT, kept_at
from looks.kept import difference, read, shown
from looks.variant import Variant
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from ui_scenes import scene_named

from kiosk.ui.pages.table import PAGES

OUT = ROOT / "build" / "golden"


@pytest.mark.parametrize(("scene", "variant"), CHOSEN, ids=lambda one: one if isinstance(one, str) else one.name)
def test_it_looks_as_it_did(qapp: QCoreApplication, scene: str, variant: Variant) -> None:
    kept = read(kept_at(scene, variant))
    assert not kept.isNull(), "not kept: make golden"
    with variant.of(scene_named(scene)) as look:
        new = look.picture
    if found := difference(new, kept):
        OUT.mkdir(parents=True, exist_ok=True)
        both = OUT / f"{scene}-{variant.name}.png"
        shown(new, kept, found).save(str(both))
        pytest.fail(f"{found}; now and then: {both}. If it is meant: make golden, and look at what is kept")


def test_what_is_kept_was_chosen_and_is_small() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {kept_at(*one).name for one in CHOSEN}
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 700_000


def test_every_page_is_among_them(qapp: QCoreApplication) -> None:
    def page(scene: str, variant: Variant) -> str:
        with variant.of(scene_named(scene)) as look:
            return look.page

    seen = {page(scene, variant) for scene, variant in CHOSEN}
    assert {page.name for page in PAGES} - seen == {"today"}  # large text alone opens it


def plain(width: int = 60, height: int = 40) -> QImage:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor("#006354"))
    return picture


def painted(place: QRect, colour: str = "white") -> QImage:
    picture = plain()
    painter = QPainter(picture)
    painter.fillRect(place, QColor(colour))
    painter.end()
    return picture


def soft(place: QRect) -> QImage:
    """Its outermost pixels are half ink."""
    picture = painted(place, "#80b1aa")
    painter = QPainter(picture)
    painter.fillRect(place.adjusted(1, 1, -1, -1), QColor("white"))
    painter.end()
    return picture


BLOCK = QRect(10, 10, 20, 10)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (painted(BLOCK), painted(BLOCK)),
        (painted(BLOCK), painted(BLOCK.translated(1, 0))),
        (painted(BLOCK), soft(BLOCK)),
        (painted(BLOCK), painted(BLOCK, "#f8f8f8")),
    ],
    ids=["the same", "an edge on the next pixel", "a soft edge", "a shade nobody sees"],
)
def test_what_an_eye_does_not_see_is_no_difference(one: QImage, two: QImage) -> None:
    assert difference(one, two) is None
    assert difference(two, one) is None


@pytest.mark.parametrize(
    ("one", "two", "place"),
    [
        (painted(BLOCK), painted(BLOCK.translated(3, 0)), QRect(10, 10, 23, 10)),
        (painted(BLOCK), painted(BLOCK, "#f0f0f0"), BLOCK),
        (painted(BLOCK), plain(), BLOCK),
        (painted(QRect(5, 20, 50, 1)), plain(), QRect(5, 20, 50, 1)),
        (plain(), painted(QRect(5, 20, 50, 1)), QRect(5, 20, 50, 1)),
        (painted(QRect(30, 20, 1, 1)), plain(), QRect(30, 20, 1, 1)),
        (plain(), plain(width=61), QRect(0, 0, 60, 40)),
    ],
    ids=["moved", "another colour", "gone", "a hair line gone", "a hair line more", "a dot gone", "another size"],
)
def test_what_an_eye_sees_is_told_with_its_place(one: QImage, two: QImage, place: QRect) -> None:
    found = difference(one, two)
    assert found is not None
    assert found.place == place
    assert f"within {place.width()}×{place.height()} at {place.x()}, {place.y()}" in str(found)
    assert shown(one, two, found).width() == one.width() + two.width() + 8
