"""iCalendar objects as lines (RFC 5545 section 3.1): read leniently, changed line by line, everything else kept.

A line is kept as the very bytes that came, folds included, so that whatever is not changed goes back as it was. Text
around a calendar, line ends of any kind, components without their end and components in odd places are taken as they
are meant; such an object is read, and is not *sound*: nobody may change it.
"""

import codecs
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

_END_OF_LINE = re.compile(rb"(?>\r\n|\r|\n)(?![ \t])")
_FOLD = re.compile(rb"(?:\r\n|\r|\n)[ \t]")
_NAME = re.compile(rb"[A-Za-z0-9-]{1,100}(?=[:;])")
_FOLD_AT: Final = 73
_MOST_LINES: Final = 200_000
_DEEPEST: Final = 8
"""Components inside components; what is nested deeper is a line like any other, unless it is an event."""


class ContentLine(NamedTuple):
    """One content line. `name` is upper case; `raw` has no line break at its end."""

    name: str
    raw: bytes

    @property
    def value(self) -> str:
        """What stands behind the first colon outside quotes, still escaped."""
        text = self.text
        return text[_colon(text) + 1 :]

    @property
    def params(self) -> Mapping[str, str]:
        """Parameter name in upper case → value without its quotes (RFC 6868 carets resolved)."""
        return read_params(self.written_params)

    @property
    def written_params(self) -> str:
        """The parameters as they stand, with the leading semicolon."""
        text = self.text
        return text[len(self.name) : _colon(text)]

    @property
    def text(self) -> str:
        """The whole line without its folds."""
        raw = _FOLD.sub(b"", self.raw) if b"\n" in self.raw or b"\r" in self.raw else self.raw
        return raw.decode("utf-8", "replace")


@dataclass(frozen=True)
class Component:
    """Lines and components between a BEGIN and its END, in their order."""

    name: str
    parts: "tuple[ContentLine | Component, ...]"

    @cached_property
    def _by_name(self) -> dict[str, list[ContentLine]]:
        found: dict[str, list[ContentLine]] = {}
        for part in self.parts:
            if isinstance(part, ContentLine):
                found.setdefault(part.name, []).append(part)
        return found

    @cached_property
    def children(self) -> "tuple[Component, ...]":
        return tuple(part for part in self.parts if isinstance(part, Component))

    def components(self, name: str) -> "Iterator[Component]":
        """Its direct children of that name."""
        return (part for part in self.children if part.name == name)

    def anywhere(self, name: str) -> "Iterator[Component]":
        """Components of that name at any depth."""
        for part in self.children:
            if part.name == name:
                yield part
            if part.children:
                yield from part.anywhere(name)

    def lines(self, name: str) -> Iterator[ContentLine]:
        return iter(self._by_name.get(name, ()))

    def first(self, name: str) -> ContentLine | None:
        found = self._by_name.get(name)
        return found[0] if found else None

    def value(self, name: str) -> str:
        """The first such line's value, or nothing."""
        line = self.first(name)
        return line.value if line else ""

    def without(self, names: Iterable[str]) -> "Component":
        unwanted = frozenset(names)
        kept = tuple(part for part in self.parts if isinstance(part, Component) or part.name not in unwanted)
        return Component(self.name, kept)

    def with_lines(self, added: Iterable[ContentLine]) -> "Component":
        """The lines put behind the last line there is, before any component."""
        last = max((index for index, part in enumerate(self.parts) if isinstance(part, ContentLine)), default=-1)
        return Component(self.name, (*self.parts[: last + 1], *added, *self.parts[last + 1 :]))

    def changed(self, old: "Component", new: "tuple[Component, ...]") -> "Component":
        """This component with one of its children, found by identity, replaced."""
        parts: list[ContentLine | Component] = []
        for part in self.parts:
            parts.extend(new) if part is old else parts.append(part)
        return Component(self.name, tuple(parts))


def line(name: str, value: str, params: str = "") -> ContentLine:
    """A new line. `params` as they are written, with the leading semicolon; no value of ours needs escaping."""
    return ContentLine(name, _folded(f"{name}{params}:{value}".encode()))


@dataclass(frozen=True, slots=True)
class Object:
    """What one object holds."""

    calendar: Component
    """The VCALENDAR; where it is not well-formed, one that holds whatever was there."""
    sound: bool
    """It is one well-formed VCALENDAR: only then may it be changed."""
    cut: bool
    """It has more lines than are looked at."""


def read(data: bytes) -> Object:
    """All of an object, whatever its bytes. Never raises."""
    data = utf8(data)
    lines = _END_OF_LINE.split(data)
    tree = _Tree()
    for raw in lines[:_MOST_LINES]:
        if raw:
            tree.take(raw)
    root, sound = tree.close()
    cut = len(lines) > _MOST_LINES
    sound &= not cut and b"\r" not in data.replace(b"\r\n", b"")
    if sound and len(root) == 1 and isinstance(root[0], Component) and root[0].name == "VCALENDAR":
        return Object(root[0], sound=True, cut=False)
    return Object(Component("VCALENDAR", root), sound=False, cut=cut)


def write(calendar: Component) -> bytes:
    """The object's bytes, CRLF after every line."""
    return b"".join(chunk + b"\r\n" for chunk in _chunks(calendar))


def utf8(data: bytes) -> bytes:
    """Without a byte order mark; UTF-16 that says so becomes UTF-8."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", "replace").encode("utf-8", "replace")
    return data.removeprefix(codecs.BOM_UTF8)


def unescape(value: str) -> str:
    """A TEXT value (RFC 5545 section 3.3.11) as it is meant."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value, flags=re.DOTALL)


def colons(text: str) -> Iterator[int]:
    """Where the value of a line may begin: the first colon outside quotes, then every other one behind it."""
    position = _colon(text)
    while 0 <= position < len(text):
        yield position
        position = text.find(":", position + 1)


def read_params(text: str) -> dict[str, str]:
    """Parameters as they are written → name in upper case to value (`ContentLine.params`)."""
    return dict(_parameters(text))


class _Tree:
    """Components being read: each open one with its name, and whether everything was closed as it should be."""

    def __init__(self) -> None:
        self._parts: list[ContentLine | Component] = []
        """Of the innermost open component."""
        self._stack: list[tuple[str, list[ContentLine | Component]]] = [("", self._parts)]
        self._sound = True

    def take(self, raw: bytes) -> None:
        name = _name(raw)
        if name == "BEGIN":
            self._begin(ContentLine(name, raw))
        elif name == "END":
            self._end(_component_name(raw))
        elif name:
            self._parts.append(ContentLine(name, raw))
        else:
            self._sound = False

    def close(self) -> tuple[tuple[ContentLine | Component, ...], bool]:
        self._sound &= len(self._stack) == 1
        while len(self._stack) > 1:
            self._pop()
        return tuple(self._stack[0][1]), self._sound

    def _begin(self, entry: ContentLine) -> None:
        name = _component_name(entry.raw)
        if name == "VEVENT" and self._is_open(name):  # nobody nests events: the other one lacks its end
            self._sound = False
            self._pop_to(name)
        if name != "VEVENT" and len(self._stack) > _DEEPEST:
            self._parts.append(entry)
            self._sound = False
        else:
            self._parts = []
            self._stack.append((name, self._parts))

    def _end(self, name: str) -> None:
        """Close the innermost component of that name."""
        if self._stack[-1][0] == name and len(self._stack) > 1:
            self._pop()
            return
        self._sound = False
        if self._is_open(name):
            self._pop_to(name)

    def _is_open(self, name: str) -> bool:
        return any(open_name == name for open_name, _ in self._stack[1:])

    def _pop_to(self, name: str) -> None:
        while self._pop() != name:
            pass

    def _pop(self) -> str:
        name, parts = self._stack.pop()
        self._parts = self._stack[-1][1]
        self._parts.append(Component(name, tuple(parts)))
        return name


def _chunks(component: Component) -> Iterator[bytes]:
    yield b"BEGIN:" + component.name.encode()
    for part in component.parts:
        if isinstance(part, ContentLine):
            yield part.raw
        else:
            yield from _chunks(part)
    yield b"END:" + component.name.encode()


def _name(raw: bytes) -> str:
    """In upper case; nothing where the line has none. A fold may stand inside it too."""
    found = _NAME.match(raw) or _NAME.match(_FOLD.sub(b"", raw[:256]))
    return _upper(found[0]) if found else ""


def _component_name(raw: bytes) -> str:
    """What a BEGIN or an END names."""
    return _FOLD.sub(b"", raw).partition(b":")[2].strip().upper().decode("utf-8", "replace")


@lru_cache(maxsize=512)
def _upper(name: bytes) -> str:
    return name.decode("ascii").upper()


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
            yield name.strip(" :").upper(), _uncaret(value.strip().strip('"'))


def _outside_quotes(text: str) -> Iterator[str]:
    """Split at semicolons that are not quoted."""
    pieces = text.split('"')
    current: list[str] = []
    for index, piece in enumerate(pieces):
        if index % 2:
            current.append(f'"{piece}"')
            continue
        first, *rest = piece.split(";")
        current.append(first)
        for following in rest:
            yield "".join(current)
            current = [following]
    yield "".join(current)


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
