"""A photo of a demo room, drawn: what its card says is in it, and beyond the window the river it is called after."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QRadialGradient,
)

from kiosk.demo.rooms import DemoRoom

WIDTH: Final = 1280
HEIGHT: Final = 864
"""As wide and high as the place of a photo is on the card of a room, on a wide screen and on an upright one."""
SKIRTING: Final = 566
"""Where the wall ends and the floor begins."""
VANISHING: Final = QPointF(640, 340)
WINDOW: Final = QRectF(96, 132, 470, 326)
BOARD: Final = QRectF(716, 168, 408, 238)
"""What hangs on the wall."""
FRAME: Final = QColor("#2b2f33")


@dataclass(frozen=True, slots=True)
class Paint:
    """The colours of one room, and of the hour at which it was seen."""

    wall: str
    chairs: str
    wood: str
    sky: tuple[str, str]
    land: str


PAINTS: Final = (
    Paint("#dbe0d8", "#17705f", "#c6a880", ("#79b2d6", "#f5e9d0"), "#7f9c62"),
    Paint("#e2dcd1", "#8f4a46", "#a98a66", ("#8fa9d0", "#f5d2b4"), "#8b9a5c"),
    Paint("#d6dce1", "#335f8a", "#c9ae88", ("#6faad6", "#e4f0f0"), "#729a66"),
    Paint("#dcd5dc", "#64508a", "#bb9a72", ("#8f8fbe", "#f6cdb6"), "#82905f"),
)


def draw(room: DemoRoom, paint: Paint, path: Path) -> None:
    """Write it there. Raises OSError."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _wall(painter, paint)
    _window(painter, paint)
    _lamp(painter)
    _board(painter, paint, room.equipment)
    _floor(painter, paint)
    _plant(painter)
    _furniture(painter, paint, room)
    _vignette(painter)
    painter.end()
    if not image.save(str(path)):
        raise OSError(f"{path} cannot be written")


def _wall(painter: QPainter, paint: Paint) -> None:
    light = QLinearGradient(0, 0, WIDTH, SKIRTING)
    light.setColorAt(0, QColor(paint.wall).lighter(108))
    light.setColorAt(1, QColor(paint.wall).darker(116))
    painter.fillRect(QRectF(0, 0, WIDTH, SKIRTING), light)
    painter.fillRect(QRectF(0, 0, WIDTH, 54), QColor(paint.wall).darker(128))  # the ceiling, in its own shade
    painter.fillRect(QRectF(0, SKIRTING - 12, WIDTH, 12), QColor(paint.wall).lighter(112))


def _window(painter: QPainter, paint: Paint) -> None:
    """The river comes from where the sun stands, through flat land."""
    painter.save()
    painter.setClipRect(WINDOW)
    left, top, right, bottom = WINDOW.left(), WINDOW.top(), WINDOW.right(), WINDOW.bottom()
    horizon, source = top + 0.52 * WINDOW.height(), left + 0.62 * WINDOW.width()
    painter.fillRect(WINDOW, _down(top, horizon, *paint.sky))
    glow = QRadialGradient(source, horizon - 18, 190)
    glow.setColorAt(0, QColor(255, 250, 230, 230))
    glow.setColorAt(0.16, QColor(255, 246, 216, 150))
    glow.setColorAt(1, QColor(255, 246, 216, 0))
    painter.fillRect(WINDOW, glow)
    painter.setBrush(QColor(paint.land).darker(135))
    for number in range(23):  # trees along a far dike
        size = 9 + 7 * (number * 5 % 7) / 6
        painter.drawEllipse(QPointF(left + 22 * number, horizon), 15, size)
    painter.fillRect(
        QRectF(left, horizon, right - left, bottom - horizon),
        _down(horizon, bottom, QColor(paint.land).lighter(122).name(), QColor(paint.land).darker(118).name()),
    )
    river = QPainterPath(QPointF(source - 8, horizon))
    river.cubicTo(source + 150, horizon + 30, left + 30, horizon + 44, left + 70, bottom)
    river.lineTo(left + 330, bottom)
    river.cubicTo(left + 210, horizon + 50, source + 230, horizon + 34, source + 8, horizon)
    painter.fillPath(river, _down(horizon, bottom, paint.sky[1], paint.sky[0]))
    painter.restore()
    for edge in (left - 5, left + 0.36 * WINDOW.width(), right - 4):
        painter.fillRect(QRectF(edge, top - 5, 9, WINDOW.height() + 10), FRAME)
    for edge in (top - 5, bottom - 4):
        painter.fillRect(QRectF(left - 5, edge, WINDOW.width() + 9, 9), FRAME)
    painter.fillRect(QRectF(left - 20, bottom + 5, WINDOW.width() + 40, 14), QColor(paint.wall).lighter(118))


def _board(painter: QPainter, paint: Paint, equipment: tuple[str, ...]) -> None:
    """A screen, a whiteboard, what a projector shines on, or else a picture."""
    inner = BOARD.adjusted(9, 9, -9, -9)
    if "screen" in equipment or "video" in equipment:
        _hung(painter, BOARD, "#14181b")
        glass = QLinearGradient(inner.topLeft(), inner.bottomRight())
        for at, colour in ((0, "#2c353b"), (0.44, "#1b2125"), (0.45, "#232b30"), (1, "#12171a")):
            glass.setColorAt(at, QColor(colour))
        painter.fillRect(inner, glass)
    elif "whiteboard" in equipment:
        _hung(painter, BOARD, "#b9bec2")
        painter.fillRect(inner, _down(BOARD.top(), BOARD.bottom(), "#ffffff", "#f0f2f2"))
        for number in range(3):
            begins = inner.topLeft() + QPointF(40, 54 + 48 * number)
            line = QPainterPath(begins)
            for wave in range(5 - number):
                line.quadTo(begins + QPointF(34 * wave + 12, -26), begins + QPointF(34 * wave + 34, 0))
            painter.strokePath(line, QPen(QColor(paint.chairs), 4))
    elif "projector" in equipment:
        _hung(painter, BOARD, "#f2f2ee")
        painter.fillRect(QRectF(BOARD.left() - 18, BOARD.top() - 16, BOARD.width() + 36, 18), FRAME)
    else:
        picture = BOARD.adjusted(80, 0, -80, 0)
        _hung(painter, picture, paint.wood)
        painter.fillRect(picture.adjusted(10, 10, -10, -10), QColor("#f4f0e6"))
        for colour, x, y, size in ((paint.chairs, -26, -14, 62), (paint.sky[0], 34, 30, 44)):
            painter.setBrush(QColor(colour))
            painter.drawEllipse(picture.center() + QPointF(x, y), size, size)
    if "video" in equipment:
        painter.fillPath(_shape(QRectF(BOARD.center().x() - 74, BOARD.bottom() + 16, 148, 20), 10), FRAME)
        painter.setBrush(QColor("#5a6a74"))
        painter.drawEllipse(QPointF(BOARD.center().x(), BOARD.bottom() + 26), 6, 6)


def _hung(painter: QPainter, place: QRectF, colour: str) -> None:
    """On the wall, with its shadow there."""
    painter.fillPath(_shape(place.adjusted(-4, 9, 4, 13), 8), QColor(0, 0, 0, 46))
    painter.fillPath(_shape(place, 6), QColor(colour))


def _floor(painter: QPainter, paint: Paint) -> None:
    dark, light = QColor(paint.wood).darker(178), QColor(paint.wood).darker(122)
    painter.fillRect(QRectF(0, SKIRTING, WIDTH, HEIGHT - SKIRTING), _down(SKIRTING, HEIGHT, light.name(), dark.name()))
    seam = QPen(QColor(0, 0, 0, 26), 2)
    for x in range(-3200, WIDTH + 3200, 190):  # planks, towards where all that is level meets
        line = QPainterPath(_between(QPointF(x, HEIGHT), VANISHING, (HEIGHT - SKIRTING) / (HEIGHT - VANISHING.y())))
        line.lineTo(x, HEIGHT)
        painter.strokePath(line, seam)
    sun = [
        QPointF(WINDOW.left() + 60, SKIRTING),
        QPointF(WINDOW.right() + 80, SKIRTING),
        QPointF(860, HEIGHT),
        QPointF(60, HEIGHT),
    ]
    painter.setBrush(_down(SKIRTING, HEIGHT, "#5effeecc", "#00ffeecc"))
    painter.drawPolygon(QPolygonF(sun))


def _plant(painter: QPainter) -> None:
    foot = QPointF(1196, 604)
    painter.setBrush(QColor(0, 0, 0, 50))
    painter.drawEllipse(foot + QPointF(4, 60), 62, 12)
    for number in range(9):
        painter.save()
        painter.translate(foot)
        painter.rotate(-64 + 16 * number)
        long = 150 + 34 * (number * 4 % 3)
        leaf = QPainterPath(QPointF(0, 0))
        leaf.cubicTo(-26, -0.5 * long, -16, -0.8 * long, 0, -long)
        leaf.cubicTo(16, -0.8 * long, 26, -0.5 * long, 0, 0)
        painter.fillPath(leaf, QColor("#2f6b4a").lighter(86 + 9 * (number * 7 % 5)))
        painter.restore()
    pot = QPolygonF([foot + QPointF(*at) for at in ((-48, -10), (48, -10), (36, 62), (-36, 62))])
    painter.setBrush(QColor("#e9e4da"))
    painter.drawPolygon(pot)


def _furniture(painter: QPainter, paint: Paint, room: DemoRoom) -> None:
    """A table with a chair for each seat: at both its ends where there are many, the others along it."""
    ends = 2 if room.seats >= 8 else 0
    behind = (room.seats - ends) // 2
    before = room.seats - ends - behind
    front = min(800.0, 260 + 80 * room.seats)
    back, top, bottom, middle = 0.8 * front, 616.0, 706.0, 620.0
    painter.setBrush(QColor(0, 0, 0, 56))
    painter.drawEllipse(QPointF(middle, bottom + 84), 0.54 * front, 34)
    for x in _spread(middle, back, behind):
        _chair(painter, paint, QRectF(x, 536, min(92.0, 0.74 * back / behind), 100))
    for side in (-1, 1) if ends else ():
        _chair(painter, paint, QRectF(middle + side * (0.5 * front + 14), 566, 70, 122))
    face = [(-back / 2, top), (back / 2, top), (front / 2, bottom), (-front / 2, bottom)]
    table = QPolygonF([QPointF(middle + x, y) for x, y in face])
    for below, brush in (
        (20, QBrush(QColor(paint.wood).darker(165))),
        (0, QBrush(_down(top, bottom, QColor(paint.wood).lighter(118).name(), paint.wood))),
    ):
        painter.setBrush(brush)
        painter.setPen(QPen(brush, 22, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolygon(table.translated(0, below))
    painter.setPen(Qt.PenStyle.NoPen)
    if "phone" in room.equipment:
        painter.setBrush(FRAME)
        painter.drawEllipse(QPointF(middle, top + 40), 44, 14)
    for x in _spread(middle, front, before):
        _chair(painter, paint, QRectF(x, 704, min(128.0, 0.74 * front / before), 128))


def _spread(middle: float, width: float, count: int) -> list[float]:
    return [middle + width * ((number + 0.5) / count - 0.5) for number in range(count)]


def _chair(painter: QPainter, paint: Paint, place: QRectF) -> None:
    """Seen from behind or from the front; `place` begins in the middle of its top."""
    width, height = place.width(), place.height()
    painter.save()
    painter.translate(place.topLeft())
    painter.fillRect(QRectF(-5, 0.8 * height, 10, 0.6 * height), FRAME)
    painter.fillPath(
        _shape(QRectF(-0.46 * width, 0.82 * height, 0.92 * width, 0.2 * height), 0.1 * height),
        QColor(paint.chairs).darker(150),
    )
    back = QPainterPath(QPointF(-0.5 * width, 0.22 * height))
    back.cubicTo(-0.5 * width, -0.04 * height, 0.5 * width, -0.04 * height, 0.5 * width, 0.22 * height)
    back.cubicTo(0.5 * width, 0.6 * height, 0.44 * width, 0.86 * height, 0.3 * width, 0.86 * height)
    back.lineTo(-0.3 * width, 0.86 * height)
    back.cubicTo(-0.44 * width, 0.86 * height, -0.5 * width, 0.6 * height, -0.5 * width, 0.22 * height)
    shade = QLinearGradient(-0.5 * width, 0, 0.5 * width, 0.6 * height)
    shade.setColorAt(0, QColor(paint.chairs).lighter(128))
    shade.setColorAt(1, QColor(paint.chairs).darker(122))
    painter.fillPath(back, QBrush(shade))
    painter.restore()


def _lamp(painter: QPainter) -> None:
    """A tube above the table."""
    tube = QRectF(420, 92, 440, 12)
    painter.save()
    painter.translate(tube.center())
    painter.scale(1, 0.42)
    glow = QRadialGradient(0, 0, 420)
    glow.setColorAt(0, QColor(255, 240, 205, 150))
    glow.setColorAt(1, QColor(255, 240, 205, 0))
    painter.fillRect(QRectF(-420, -420, 840, 840), glow)
    painter.restore()
    for x in (tube.left() + 50, tube.right() - 52):
        painter.fillRect(QRectF(x, 0, 2, tube.top()), FRAME)
    painter.fillPath(_shape(tube.adjusted(0, -8, 0, -4), 5), FRAME)
    painter.fillPath(_shape(tube, 6), QColor("#fff6dd"))


def _vignette(painter: QPainter) -> None:
    """Darker towards the edges, as a lens makes it."""
    shade = QRadialGradient(WIDTH / 2, 0.46 * HEIGHT, 0.74 * WIDTH)
    shade.setColorAt(0.45, QColor(10, 14, 16, 0))
    shade.setColorAt(1, QColor(10, 14, 16, 130))
    painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), shade)


def _down(top: float, bottom: float, *colours: str) -> QLinearGradient:
    """From the first of two colours to the other."""
    gradient = QLinearGradient(0, top, 0, bottom)
    for at, colour in enumerate(colours):
        gradient.setColorAt(at, QColor(colour))
    return gradient


def _shape(place: QRectF, radius: float = 0.0) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(place, radius, radius)
    return path


def _between(one: QPointF, other: QPointF, share: float) -> QPointF:
    return one + (other - one) * share
