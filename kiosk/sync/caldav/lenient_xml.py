"""XML as servers write it, in pieces of any size → elements and text; what XML does not allow is mended or left out.

Lenient where a server that builds its XML out of strings goes wrong: prefixes nobody declared, control characters, a
bare `&`, bytes that are not UTF-8, text before and after the document. Not where an attacker would: no document type,
so no entities; bounds on a tag's length and on the prefixes in force. Nothing is collected here.
"""

import codecs
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final
from xml.parsers import expat

_NOT_XML: Final = bytes(number for number in range(32) if number not in (9, 10, 13))
_MOST_BEFORE: Final = 64 * 1024
"""Characters before the document: a warning of the server's language is shorter, a page of something else longer."""
_LONGEST_TAG: Final = 256 * 1024
_MOST_PREFIXES: Final = 100
_BUFFER: Final = 64 * 1024
"""Bytes of text that are joined before they are handed on."""

_USUAL: Final[Mapping[str, str]] = {
    "d": "DAV:",
    "dav": "DAV:",
    "c": "urn:ietf:params:xml:ns:caldav",
    "cal": "urn:ietf:params:xml:ns:caldav",
    "caldav": "urn:ietf:params:xml:ns:caldav",
    "cs": "http://calendarserver.org/ns/",
}
"""What a prefix means where it was not declared, in small letters."""

_TAIL: Final = 12
"""Characters within which everything ends that may be torn apart by the end of a piece."""
_TORN: Final = re.compile(r"(?:&[#0-9A-Za-z]*|<(?:!(?:\[(?:C(?:D(?:A(?:T(?:A)?)?)?)?)?)?)?|\]{1,2})\Z")
_SECTION_EDGE: Final = re.compile(r"(<!\[CDATA\[|\]\]>)")
_ODD_REFERENCE: Final = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos|#13|#10);)(?:#(?:([0-9]{1,9})|[xX]([0-9A-Fa-f]{1,8}));)?"
)


class NotXml(Exception):
    """The bytes are not the document they should be. Carries no value."""


@dataclass(frozen=True, slots=True)
class Handlers:
    """Called with what is read: names in the form `{namespace}local`, and text."""

    start: Callable[[str], None]
    end: Callable[[], None]
    text: Callable[[str], None]


class LenientParser:
    """Reads one document whose root has the local name `root`; what stands before and after it is not looked at."""

    def __init__(self, root: str, handlers: Handlers) -> None:
        self._handlers = handlers
        self._tidy = _Tidy(root)
        self._names = _Names()
        self._fed = 0
        self._over = False
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.buffer_size = _BUFFER
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = handlers.text
        self._parser.StartDoctypeDeclHandler = _refuse

    def feed(self, chunk: bytes) -> None:
        """Raises NotXml, and whatever a handler raises."""
        if not self._over:
            self._parse(self._tidy.feed(chunk))

    def close(self) -> None:
        """Raises NotXml where the document did not end."""
        if not self._over:
            self._parse(self._tidy.close())
        if not self._over:
            raise NotXml

    def _parse(self, text: str) -> None:
        data = text.encode()
        self._fed += len(data)
        try:
            self._parser.Parse(data, False)
        except expat.ExpatError:
            is_good = self._over  # what follows the document may be anything
        else:
            is_good = self._fed - self._parser.CurrentByteIndex <= _LONGEST_TAG
        if not is_good:
            raise NotXml

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._handlers.start(self._names.enter(name, attributes))

    def _end(self, _name: str) -> None:
        self._handlers.end()
        self._over = self._names.leave()


def _refuse(*_: object) -> None:
    raise NotXml


class _Names:
    """The names in force (Namespaces in XML 1.0)."""

    def __init__(self) -> None:
        self._spaces: dict[str, str] = {}
        self._known: dict[str, str] = {}
        """Written names → resolved ones, as long as the same declarations hold."""
        self._outer: list[tuple[dict[str, str], dict[str, str]] | None] = []
        """For every open element what held outside of it, where it declares anything."""

    def enter(self, name: str, attributes: Mapping[str, str]) -> str:
        declared = _declared(attributes) if attributes else None
        if declared:
            self._outer.append((self._spaces, self._known))
            self._spaces, self._known = self._spaces | declared, {}
            if len(self._spaces) > _MOST_PREFIXES:
                raise NotXml
        else:
            self._outer.append(None)
        return self._known.get(name) or self._resolved(name)

    def leave(self) -> bool:
        """Whether that was the outermost element."""
        outer = self._outer.pop()
        if outer is not None:
            self._spaces, self._known = outer
        return not self._outer

    def _resolved(self, name: str) -> str:
        prefix, _, local = name.rpartition(":")
        space = self._spaces.get(prefix, _USUAL.get(prefix.lower(), ""))
        resolved = self._known[name] = f"{{{space}}}{local}" if space else local
        return resolved


def _declared(attributes: Mapping[str, str]) -> dict[str, str]:
    """Prefix → namespace of an element's own declarations; no prefix is the default namespace's."""
    return {
        name.partition(":")[2]: space
        for name, space in attributes.items()
        if name == "xmlns" or name.startswith("xmlns:")
    }


class _Tidy:
    """Bytes in pieces → text in pieces that expat can read, from the root element on."""

    def __init__(self, root: str) -> None:
        self._begin = re.compile(rf"<(?:!DOCTYPE|(?:[\w.-]+:)?{root}[\s/>])")
        self._decoder = codecs.getincrementaldecoder("utf-8")(_OR_LATIN_1)
        self._before: str | None = ""
        """What stood before the root element so far; None once that was met."""
        self._torn = ""
        self._verbatim = False
        """Inside a CDATA section."""

    def feed(self, chunk: bytes) -> str:
        return self._escaped(self._decoded(chunk, final=False), final=False)

    def close(self) -> str:
        return self._escaped(self._decoded(b"", final=True), final=True)

    def _decoded(self, chunk: bytes, *, final: bool) -> str:
        text = self._decoder.decode(chunk.translate(None, _NOT_XML), final)
        text = text.replace("\ufffe", "").replace("\uffff", "")
        return text if self._before is None else self._begun(self._before + text)

    def _begun(self, text: str) -> str:
        begin = self._begin.search(text)
        if begin is not None:
            self._before = None
            return text[begin.start() :]
        if len(text) > _MOST_BEFORE:
            raise NotXml
        self._before = text
        return ""

    def _escaped(self, text: str, *, final: bool) -> str:
        text = self._torn + text
        torn = None if final else _TORN.search(text, max(0, len(text) - _TAIL))
        whole = len(text) if torn is None else torn.start()
        text, self._torn = text[:whole], text[whole:]
        if not self._verbatim and "<![CDATA[" not in text and "]]>" not in text:
            return _ODD_REFERENCE.sub(_reference, text)
        return "".join(self._section_part(part) for part in _SECTION_EDGE.split(text))

    def _section_part(self, part: str) -> str:
        """A part of a text with CDATA sections, in which `&` is no more than a character."""
        was_verbatim = self._verbatim
        if part == "<![CDATA[":
            self._verbatim = True
        elif part == "]]>":
            self._verbatim = False
            return part if was_verbatim else "]]&gt;"
        return part if was_verbatim else _ODD_REFERENCE.sub(_reference, part)


def _reference(found: "re.Match[str]") -> str:
    """A reference to a character that XML allows stays; to any other it goes; what is no reference is text."""
    decimal, hexadecimal = found[1], found[2]
    if decimal is None and hexadecimal is None:
        return "&amp;"
    number = int(decimal) if decimal is not None else int(hexadecimal, 16)
    return f"&#{number};" if _is_character(number) else ""


def _is_character(number: int) -> bool:
    """XML 1.0 section 2.2."""
    allowed = ((0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    return number in (9, 10, 13) or any(first <= number <= last for first, last in allowed)


def _latin_1(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not UTF-8 are most often in the encoding that servers used before it."""
    assert isinstance(error, UnicodeDecodeError)
    return error.object[error.start : error.end].decode("latin-1"), error.end


_OR_LATIN_1: Final = "kiosk-or-latin-1"
codecs.register_error(_OR_LATIN_1, _latin_1)
