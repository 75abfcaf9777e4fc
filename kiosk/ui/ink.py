"""Where the ink of a text is: letters begin a little inside of their line, or reach out of it.

Qt's own metrics put letters side by side in the order they are read in, which is wrong for text from right to left.
"""

from math import inf
from typing import Final

from PySide6.QtCore import QObject, QPointF, QRectF, Slot
from PySide6.QtGui import QFont, QTextLayout, QTextLine, QTextOption
from PySide6.QtQml import qmlRegisterSingletonType

from kiosk.ui.view_model import QML_MODULE

LINE_SEPARATOR: Final = "\u2028"


class Ink(QObject):
    """What QML asks where a text's ink is."""

    @Slot(str, QFont, bool, float, result=QRectF)
    def of(self, text: str, font: QFont, from_right: bool, width: float) -> QRectF:
        """Of the text in lines of this width, in pixels: `x` from the edge the lines begin at, to what stands out most;
        `y` from the first base line.
        """
        layout = QTextLayout(text.replace("\n", LINE_SEPARATOR), font)
        if from_right:
            layout.setTextOption(_from_right())
        layout.beginLayout()
        ink, begins, down = QRectF(), inf, 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, down - line.ascent()))
            letters = _letters(line)
            begins = min(begins, width - letters.right() if from_right else letters.left())
            ink, down = ink.united(letters), down + line.height()
        layout.endLayout()
        return QRectF(begins, ink.top(), ink.width(), ink.height())


def _from_right() -> QTextOption:
    from PySide6.QtCore import Qt  # builds all of that namespace: no frame that is read from the left waits for it

    return QTextOption(Qt.AlignmentFlag.AlignRight)


def _letters(line: QTextLine) -> QRectF:
    """What the letters of a line cover."""
    ink = QRectF()
    for run in line.glyphRuns():
        letters = run.rawFont()
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            ink = ink.united(letters.pathForGlyph(glyph).boundingRect().translated(place))
    return ink


def register() -> None:
    """Let QML ask: `Ink.of(text, font, fromRight)`."""
    qmlRegisterSingletonType(Ink, QML_MODULE, 1, 0, Ink.__name__)  # type: ignore[call-overload]  # the stub says bytes; Qt takes str
