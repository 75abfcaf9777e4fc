"""Calendar objects cut down to what was asked for (RFC 4791 section 9.6), as a server does that takes it literally."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.sax.saxutils import escape, unescape

_C = "{urn:ietf:params:xml:ns:caldav}"
_DATA = re.compile(rb"(<C:calendar-data>)(.*?)(</C:calendar-data>)", re.DOTALL)
_CR = {"\r": "&#13;"}


def only_wanted(question: bytes, answer: bytes) -> bytes:
    """The answer to a report, its objects without what the question did not name."""
    wanted = ElementTree.fromstring(question).find(f".//{_C}calendar-data/{_C}comp")
    if wanted is None:
        return answer

    def cut(found: "re.Match[bytes]") -> bytes:
        whole = unescape(found[2].decode(), {code: sign for sign, code in _CR.items()})
        return found[1] + escape(cut_down(whole, wanted), _CR).encode() + found[3]

    return _DATA.sub(cut, answer)


def cut_down(whole: str, wanted: ElementTree.Element) -> str:
    """`wanted` is the comp element of the object's outermost component."""
    lines = iter(re.split(r"(?<=\n)(?![ \t])", whole))
    return "".join([next(lines), *_inside(lines, wanted)])


def _inside(lines: Iterator[str], wanted: ElementTree.Element | None) -> Iterator[str]:
    """What is kept of a component's lines, to its end; `wanted` is None where it is not kept itself."""
    for line in lines:
        name = re.split("[;:]", line, maxsplit=1)[0]
        if name == "END":
            yield line
            return
        if name == "BEGIN":
            inner = None if wanted is None else _child(wanted, line.partition(":")[2].strip())
            kept = [line, *_inside(lines, inner)]
            yield from kept if inner is not None else ()
        elif wanted is not None and _names(wanted, name):
            yield line


def _child(wanted: ElementTree.Element, name: str) -> ElementTree.Element | None:
    if wanted.find(f"{_C}allcomp") is not None:
        return _EVERYTHING
    return next((one for one in wanted.findall(f"{_C}comp") if one.get("name") == name), None)


def _names(wanted: ElementTree.Element, name: str) -> bool:
    named = [one.get("name") for one in wanted.findall(f"{_C}prop")]
    return wanted.find(f"{_C}allprop") is not None or name in named


_EVERYTHING = ElementTree.fromstring(f'<comp xmlns="{_C[1:-1]}"><allprop/><allcomp/></comp>')
