"""iCalendar objects as lines (RFC 5545 section 3.1): read leniently, changed line by line, everything else kept.

A line is kept as the very bytes that came, folds included, so that whatever is not changed goes back as it was.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

_BREAK = re.compile(rb"\r?\n")
_FOLD = re.compile(rb"\r?\n[ \t]")
_NAME_END = re.compile(r"[:;]")
_FOLD_AT: Final = 73
MOST_BYTES: Final = 1_000_000
"""Of an object that is larger only the beginning is looked at."""
_DEEPEST: Final = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One content line. `name` is upper case; `raw` has no line break at its end."""

    name: str
    raw: bytes

    @property
    def value(self) -> str:
        """What stands behind the first colon outside quotes, still escaped."""
        text = self._text()
        return text[_colon(text) + 1 :]

    @property
    def params(self) -> Mapping[str, str]:
        """Parameter name in upper case → value without its quotes (RFC 6868 carets resolved)."""
        text = self._text()
        return dict(_parameters(text[len(self.name) : _colon(text)]))

    @property
    def written_params(self) -> str:
        """The parameters as they stand, with the leading semicolon."""
        text = self._text()
        return text[len(self.name) : _colon(text)]

    def _text(self) -> str:
        return _FOLD.sub(b"", self.raw).decode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Component:
    """Lines and components between a BEGIN and its END, in their order."""

    name: str
    parts: "tuple[Line | Component, ...]"

    def components(self, name: str) -> "Iterator[Component]":
        return (part for part in self.parts if isinstance(part, Component) and part.name == name)

    def lines(self, name: str) -> Iterator[Line]:
        return (part for part in self.parts if isinstance(part, Line) and part.name == name)

    def first(self, name: str) -> Line | None:
        return next(self.lines(name), None)

    def value(self, name: str) -> str:
        """The first such line's value, or nothing."""
        line = self.first(name)
        return line.value if line else ""

    def without(self, names: Iterable[str]) -> "Component":
        unwanted = frozenset(names)
        kept = tuple(part for part in self.parts if isinstance(part, Component) or part.name not in unwanted)
        return Component(self.name, kept)

    def with_lines(self, added: Iterable[Line]) -> "Component":
        """The lines put behind the last line there is, before any component."""
        last = max((index for index, part in enumerate(self.parts) if isinstance(part, Line)), default=-1)
        return Component(self.name, (*self.parts[: last + 1], *added, *self.parts[last + 1 :]))

    def changed(self, old: "Component", new: "tuple[Component, ...]") -> "Component":
        """This component with one of its children, found by identity, replaced."""
        parts: list[Line | Component] = []
        for part in self.parts:
            parts.extend(new) if part is old else parts.append(part)
        return Component(self.name, tuple(parts))


def line(name: str, value: str, params: str = "") -> Line:
    """A new line. `params` as they are written, with the leading semicolon; no value of ours needs escaping."""
    return Line(name, _folded(f"{name}{params}:{value}".encode()))


def read(data: bytes) -> tuple[Component, bool]:
    """The VCALENDAR of an object, and whether it is well-formed: only then may it be changed. Never raises."""
    root: list[Line | Component] = []
    stack: list[tuple[str, list[Line | Component]]] = [("", root)]
    sound = len(data) <= MOST_BYTES
    for entry in _lines(data[:MOST_BYTES]):
        if entry.name == "BEGIN" and len(stack) <= _DEEPEST:
            stack.append((entry.value.strip().upper(), []))
        elif entry.name == "END":
            sound &= _close(stack, entry.value.strip().upper())
        elif entry.name:
            stack[-1][1].append(entry)
        else:
            sound = False
    sound &= len(stack) == 1
    while len(stack) > 1:
        _pop(stack)
    calendar = next((part for part in root if isinstance(part, Component) and part.name == "VCALENDAR"), None)
    if calendar is None or len(root) != 1:
        return Component("VCALENDAR", tuple(root)), False
    return calendar, sound


def write(calendar: Component) -> bytes:
    """The object's bytes, CRLF after every line."""
    return b"".join(chunk + b"\r\n" for chunk in _chunks(calendar))


def unescape(value: str) -> str:
    """A TEXT value (RFC 5545 section 3.3.11) as it is meant."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value, flags=re.DOTALL)


def _chunks(component: Component) -> Iterator[bytes]:
    yield b"BEGIN:" + component.name.encode()
    for part in component.parts:
        if isinstance(part, Line):
            yield part.raw
        else:
            yield from _chunks(part)
    yield b"END:" + component.name.encode()


def _lines(data: bytes) -> Iterator[Line]:
    raw = b""
    for piece in _BREAK.split(data):
        if piece[:1] in (b" ", b"\t") and raw:
            raw += b"\r\n" + piece
            continue
        if raw:
            yield _line(raw)
        raw = piece
    if raw:
        yield _line(raw)


def _line(raw: bytes) -> Line:
    head = _FOLD.sub(b"", raw[:256]).decode("utf-8", "replace")
    end = _NAME_END.search(head)
    name = head[: end.start()] if end else ""
    return Line(name.upper() if name.isascii() and len(name.upper()) == len(name) else "", raw)


def _close(stack: list[tuple[str, "list[Line | Component]"]], name: str) -> bool:
    """End the innermost component of that name; whether that was the one to be ended."""
    if all(open_name != name for open_name, _ in stack[1:]):
        return False
    proper = stack[-1][0] == name
    while _pop(stack) != name:
        pass
    return proper


def _pop(stack: list[tuple[str, "list[Line | Component]"]]) -> str:
    name, parts = stack.pop()
    stack[-1][1].append(Component(name, tuple(parts)))
    return name


def _colon(text: str) -> int:
    """Index of the first colon outside quotes, or the length."""
    position = 0
    while True:
        colon = text.find(":", position)
        quote = text.find('"', position)
        if colon < 0:
            return len(text)
        if quote < 0 or colon < quote:
            return colon
        closing = text.find('"', quote + 1)
        if closing < 0:
            return colon
        position = closing + 1


def _parameters(text: str) -> Iterator[tuple[str, str]]:
    for part in _outside_quotes(text):
        name, equals, value = part.partition("=")
        if equals:
            yield name.strip().upper(), _uncaret(value.strip().strip('"'))


def _outside_quotes(text: str) -> Iterator[str]:
    """Split at semicolons that are not quoted."""
    pieces = text.split('"')
    current = ""
    for index, piece in enumerate(pieces):
        if index % 2:
            current += f'"{piece}"'
            continue
        first, *rest = piece.split(";")
        current += first
        for following in rest:
            yield current
            current = following
    yield current


_CARETS: Final[Mapping[str, str]] = {"^n": "\n", "^'": '"', "^^": "^"}


def _uncaret(value: str) -> str:
    replace: Callable[[re.Match[str]], str] = lambda found: _CARETS[found[0]]  # noqa: E731
    return re.sub(r"\^[n'^]", replace, value) if "^" in value else value


def _folded(raw: bytes) -> bytes:
    """At most 75 octets a line, never inside a character."""
    pieces = [b""]
    for character in raw.decode("utf-8"):
        octets = character.encode()
        if len(pieces[-1]) + len(octets) > _FOLD_AT:
            pieces.append(b"")
        pieces[-1] += octets
    return b"\r\n ".join(pieces)
