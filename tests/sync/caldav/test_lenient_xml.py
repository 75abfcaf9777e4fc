"""XML as no specification has it: what servers get wrong is mended, what attackers get right is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sync.caldav.lenient_xml import Handlers, LenientParser, NotXml


class ParsedDocument:
    """What was read, as `(name, …)`, text, `None` for an end."""

    def __init__(self, document: bytes, size: int = 1 << 20) -> None:
        self.seen: list[tuple[str] | str | None] = []
        parser = LenientParser("a", Handlers(self._start, self._end, self._text))
        for index in range(0, len(document), size):
            parser.feed(document[index : index + size])
        parser.close()

    @property
    def names(self) -> list[str]:
        return [one[0] for one in self.seen if isinstance(one, tuple)]

    @property
    def text(self) -> str:
        return "".join(one for one in self.seen if isinstance(one, str))

    def _start(self, name: str) -> None:
        self.seen.append((name,))

    def _end(self) -> None:
        self.seen.append(None)

    def _text(self, text: str) -> None:
        self.seen.append(text)


SIZES = pytest.mark.parametrize("size", [1, 2, 3, 5, 1 << 20])


@SIZES
@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b"x\x00\x01\x08\x0b\x1fy", "xy"),
        (b"x\xef\xbf\xbe\xef\xbf\xbfy", "xy"),
        (b"x&#0;&#x1F;&#xFFFE;&#65535;&#xD800;&#x110000;&#999999999;y", "xy"),
        (b"&#233;&#xE9;&#XE9;&#10;&#13;&#x1F600;", "ééé\n\r\U0001f600"),
        (b"you & me &amp; &nbsp; &lt; &; &#; &#x; &#xZ; &", "you & me & &nbsp; < &; &#; &#x; &#xZ; &"),
        (b"caf\xe9 \xc3\xa9 \xed\xa0\x80 \xf0\x9f\x98", "café é í\xa0\x80 ð\x9f\x98"),
        (b"a ]]> b ] ]] c", "a ]]> b ] ]] c"),
        (b"<![CDATA[you & me &#0; &amp; <b>]]> & <![CDATA[]]]]><![CDATA[>]]>", "you & me &#0; &amp; <b> & ]]>"),
    ],
)
def test_text_is_what_the_server_meant(written: bytes, read: str, size: int) -> None:
    assert ParsedDocument(b"<a>" + written + b"</a>", size).text == read


@SIZES
@pytest.mark.parametrize(
    ("document", "names"),
    [
        (b'<a xmlns="DAV:"><b/></a>', ["{DAV:}a", "{DAV:}b"]),
        (b'<x:a xmlns:x="DAV:"><x:b/><b/></x:a>', ["{DAV:}a", "{DAV:}b", "b"]),
        (b'<a xmlns="one:"><b xmlns="two:"><c/></b><b/></a>', ["{one:}a", "{two:}b", "{two:}c", "{one:}b"]),
        (b'<a xmlns="one:"><b xmlns=""/></a>', ["{one:}a", "b"]),
        (b"<D:a><cal:b/><CS:c/><zz:d/></D:a>", ["{DAV:}a", "{urn:ietf:params:xml:ns:caldav}b",
                                                 "{http://calendarserver.org/ns/}c", "d"]),
        (b'<D:a xmlns:D="other:"/>', ["{other:}a"]),
        (b"<a x='1' y=' & '><b z:q='2'/></a>", ["a", "b"]),
    ],
)  # fmt: skip
def test_names_carry_their_namespace_declared_or_usual(document: bytes, names: list[str], size: int) -> None:
    assert ParsedDocument(document, size).names == names


@SIZES
@pytest.mark.parametrize(
    "before", [b"", b"\xef\xbb\xbf", b" \n", b"<br />\n<b>Warning</b>: it & <i>that</i>\n", b"\xff"]
)
@pytest.mark.parametrize(
    "head", [b"", b'<?xml version="1.0"?>', b'<?xml version="1.1" encoding="klingon"?>\n<!-- <b> -->']
)
@pytest.mark.parametrize("after", [b"", b"\n", b"<br/>done & done", b"<a>again</a>"])
def test_what_stands_round_the_document_is_not_looked_at(before: bytes, head: bytes, after: bytes, size: int) -> None:
    read = ParsedDocument(before + head + b"<a><b>x</b></a>" + after, size)
    assert read.names == ["a", "b"]
    assert read.text == "x"


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"<a>",
        b"<a><b></a>",
        b"<b/>",
        b"<ab/>",
        b"x" * 200_000 + b"<a/>",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<a><!DOCTYPE a><b/></a>",
        b"<a " + b"x" * 400_000 + b"='1'/>",
        b"<a x='" + b"y" * 400_000 + b"'/>",
        b"<a " + b" ".join(b"xmlns:p%d='u%d'" % (n, n) for n in range(200)) + b"/>",
    ],
)
def test_what_is_no_such_document_or_not_harmless_is_refused(document: bytes) -> None:
    with pytest.raises(NotXml):
        ParsedDocument(document, 16_384)


def test_text_may_be_long() -> None:
    assert len(ParsedDocument(b"<a>" + b"x" * 2_000_000 + b"</a>", 16_384).text) == 2_000_000


def test_an_entity_is_never_resolved() -> None:
    """Without a document type there is none but the five that XML has."""
    assert ParsedDocument(b"<a>&x;</a>").text == "&x;"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=80), st.integers(1, 40))
def test_any_text_survives_without_what_xml_cannot_say(text: str, size: int) -> None:
    document = "<a>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</a>"
    expected = "".join(one for one in text if (one >= " " or one in "\t\n") and one not in "\ufffe\uffff")
    assert ParsedDocument(document.encode(), size).text == expected


@given(st.binary(max_size=200), st.integers(1, 40))
def test_any_bytes_are_read_or_refused(data: bytes, size: int) -> None:
    for document in (data, b"<a>" + data + b"</a>"):
        try:
            ParsedDocument(document, size)
        except NotXml:
            continue
