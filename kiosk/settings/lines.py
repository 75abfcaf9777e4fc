"""On which line each table and each key of a TOML text stands. Pure.

tomllib does not say; so the text is cut into its statements (TOML 1.0: a header, or a key and its value), and each is
read by itself.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final

from kiosk.settings.mistake import KeyPath, Mistake

_TOKEN: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'  # up to two quotes may stand before the closing three
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'"
    r"|\#[^\n]*"
    r"|[\[\]{},\n]"
    r"""|[^\s\[\]{},"'\#]+""",
    re.DOTALL,
)


class Lines:
    """Made of a text that tomllib reads; raises what it raises."""

    def __init__(self, text: str) -> None:
        self._lines: dict[KeyPath, int] = {}
        self._last: dict[KeyPath, int] = {}
        """Of each array of tables, the number of the table that was opened last."""
        table: KeyPath = ()
        for statement in _statements(text.replace("\r\n", "\n")):
            content = tomllib.loads(statement.text)
            if statement.text.lstrip().startswith("["):
                table = self._header(content, statement.line)
            else:
                self._keys(table, content, statement)

    def of(self, path: KeyPath) -> int | None:
        """The line of a key; where there is none, of the table it would be in; None where that is not there either."""
        known = (self._lines[path[:depth]] for depth in range(len(path), 0, -1) if path[:depth] in self._lines)
        return next(known, None)

    def placed(self, mistakes: Iterable[Mistake]) -> list[Mistake]:
        """The same with their lines, in the order of the file."""
        return sorted((replace(m, line=self.of(m.path)) for m in mistakes), key=lambda mistake: mistake.line or 0)

    def _header(self, content: Any, line: int) -> KeyPath:
        path: KeyPath = ()
        while content:
            ((name, content),) = content.items()
            path = (*path, name)
            self._lines.setdefault(path, line)
            if isinstance(content, list):
                self._last[path] = self._last.get(path, -1) + 1
                (content,) = content
            if path in self._last:
                path = (*path, self._last[path])
        self._lines[path] = line
        return path

    def _keys(self, table: KeyPath, content: dict[str, Any], statement: "_Statement") -> None:
        for name, value in content.items():
            self._value((*table, name), value, statement, statement.line)

    def _value(self, path: KeyPath, value: Any, statement: "_Statement", line: int) -> None:
        self._lines.setdefault(path, line)
        if isinstance(value, dict):
            self._keys(path, value, replace(statement, line=line))
        elif isinstance(value, list):
            elements = statement.elements or [line] * len(value)
            for number, (element, at) in enumerate(zip(value, elements, strict=True)):
                self._value((*path, number), element, replace(statement, elements=[]), at)


@dataclass(frozen=True, slots=True)
class _Statement:
    text: str
    line: int
    elements: list[int] = field(default_factory=list)
    """The lines on which the elements begin, where the value is an array."""


def _statements(text: str) -> Iterator[_Statement]:
    begin, line, depth = 0, 1, 0
    first: int | None = None
    outermost, expected = "", False
    elements: list[int] = []
    for token in _TOKEN.finditer(text):
        word = token[0]
        if word == "\n" and depth == 0:
            if first:
                yield _Statement(text[begin : token.start()], first, elements)
            begin, first, elements = token.end(), None, []
        elif word != "\n" and word[0] != "#":
            first = first or line
            if depth == 1 and expected and word != "]":
                elements.append(line)
            if depth == 0 and word in ("[", "{"):
                outermost = word
            depth += (word in ("[", "{")) - (word in ("]", "}"))
            expected = outermost == "[" and depth == 1 and word in ("[", ",")
        line += word.count("\n")
    if first:
        yield _Statement(text[begin:], first, elements)
