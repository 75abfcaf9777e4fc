"""A tuple of frozen rows as a model QML can repeat over."""

from collections.abc import Sequence
from dataclasses import fields
from enum import StrEnum
from typing import Any, get_type_hints

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex

NOWHERE = QModelIndex()
DISPLAY_ROLE, FIRST_ROLE = 0, 0x0100
"""Qt.DisplayRole and Qt.UserRole; naming them would build all of the Qt namespace before the first frame."""


class RowsModel(QAbstractListModel):
    """Roles are the row's fields that hold text or numbers. A new tuple changes only the rows that differ, so that a
    finger's button stays the same object while the minute turns.
    """

    def __init__(self, row_type: type, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = shown_fields(row_type)
        self._rows: Sequence[Any] = ()

    def show(self, rows: Sequence[Any]) -> None:
        before, after = len(self._rows), len(rows)
        if after < before:
            self.beginRemoveRows(NOWHERE, after, before - 1)
            self._rows = self._rows[:after]
            self.endRemoveRows()
        changed = [number for number, row in enumerate(self._rows) if row != rows[number]]
        if after > before:
            self.beginInsertRows(NOWHERE, before, after - 1)
        self._rows = rows
        if after > before:
            self.endInsertRows()
        for number in changed:
            self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NOWHERE) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = DISPLAY_ROLE) -> Any:
        named = role - FIRST_ROLE
        if not index.isValid() or not 0 <= named < len(self._names):
            return None
        return plain(getattr(self._rows[index.row()], self._names[named]))

    def roleNames(self) -> dict[int, QByteArray]:  # noqa: N802
        return {FIRST_ROLE + i: QByteArray(camel(name).encode()) for i, name in enumerate(self._names)}


def shown_fields(row_type: type) -> tuple[str, ...]:
    hints = get_type_hints(row_type)
    kinds = (str, int, float, bool)
    return tuple(
        f.name for f in fields(row_type) if isinstance(hints[f.name], type) and issubclass(hints[f.name], kinds)
    )


def camel(name: str) -> str:
    """A field's name as QML writes it."""
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def plain(value: Any) -> Any:
    """An enum's member as the text QML looks it up by; none is no text."""
    return "" if value is None else value.value if isinstance(value, StrEnum) else value
