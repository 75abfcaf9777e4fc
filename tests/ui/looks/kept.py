"""Pictures that are kept, and how a new one is held against them."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter

LOSSLESS = 100
"""For WebP, which takes half the room of PNG."""
TOLERANCE = 8
"""Of 255, in each colour of a pixel."""
MOST = 10_000
"""Pixels: no more are counted."""


@dataclass(frozen=True)
class Difference:
    """`pixels` that nothing near them in the other picture explains, and the place they stand in."""

    pixels: int
    place: QRect

    def __str__(self) -> str:
        at = f"{self.place.x()}, {self.place.y()}"
        return f"{self.pixels} pixels differ, within {self.place.width()}×{self.place.height()} at {at}"


def keep(picture: QImage, path: Path) -> None:
    assert picture.save(str(path), quality=LOSSLESS), f"{path} cannot be written"


def read(path: Path) -> QImage:
    return QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)


def difference(new: QImage, kept: QImage) -> Difference | None:
    """Where they are not the same to an eye.

    A pixel may be anything between the nine round its place in the other picture: how soft the edge of a letter is, and
    on which side of a pixel it falls, differs from one machine to the next.
    """
    if new.size() != kept.size():
        return Difference(new.width() * new.height(), new.rect())
    new = new.convertToFormat(QImage.Format.Format_RGB32)
    unlike = (at for at in _unequal(new, kept) if not _alike(new.pixel(at), kept.pixel(at)))
    seen = (at for at in unlike if not (_between(at, new, kept) and _between(at, kept, new)))
    found = list(islice(seen, MOST))
    if not found:
        return None
    place = QRect(found[0], found[0])
    for at in found:
        place = place.united(QRect(at, at))
    return Difference(len(found), place)


def shown(new: QImage, kept: QImage, found: Difference) -> QImage:
    """The new picture beside the kept one, framed where they differ."""
    both = QImage(new.width() + kept.width() + 8, max(new.height(), kept.height()), QImage.Format.Format_RGB32)
    both.fill(QColor("white"))
    painter = QPainter(both)
    for x, picture in ((0, new), (new.width() + 8, kept)):
        painter.drawImage(x, 0, picture)
        painter.setPen(QColor("magenta"))
        painter.drawRect(found.place.translated(x, 0).adjusted(-2, -2, 2, 2))
    painter.end()
    return both


def _unequal(new: QImage, kept: QImage) -> Iterator[QPoint]:
    """The pixels that differ at all, by rows: most rows are the same to the byte."""
    one, two, row = bytes(new.constBits()), bytes(kept.constBits()), new.bytesPerLine()
    for y in range(new.height()):
        here, there = one[y * row : (y + 1) * row], two[y * row : (y + 1) * row]
        if here != there:
            yield from (QPoint(x, y) for x in range(new.width()) if here[4 * x : 4 * x + 3] != there[4 * x : 4 * x + 3])


def _alike(one: int, two: int) -> bool:
    return all(abs(a - b) <= TOLERANCE for a, b in zip(_colours(one), _colours(two), strict=True))


def _between(at: QPoint, picture: QImage, other: QImage) -> bool:
    """Whether the pixel at this place lies, in each of its colours, within those of the nine in the other picture."""
    round_it = (QPoint(at.x() + x, at.y() + y) for y in (-1, 0, 1) for x in (-1, 0, 1))
    near = [_colours(other.pixel(one)) for one in round_it if other.valid(one)]
    return all(
        min(those) - TOLERANCE <= colour <= max(those) + TOLERANCE
        for colour, those in zip(_colours(picture.pixel(at)), zip(*near, strict=True), strict=True)
    )


def _colours(pixel: int) -> tuple[int, int, int]:
    return pixel >> 16 & 0xFF, pixel >> 8 & 0xFF, pixel & 0xFF
