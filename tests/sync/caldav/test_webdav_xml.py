"""Multistatus answers as servers write them, in pieces of any size, and as nobody should."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.sync.caldav.webdav_requests import ask_objects
from kiosk.sync.caldav.webdav_xml import (
    MOST_RESPONSES,
    BadAnswer,
    Multistatus,
    MultistatusReader,
    href_of,
    path_of,
    path_within,
    strong_etag,
    version_of,
)

ANSWER = """<?xml version="1.0" encoding="utf-8"?>
<D:multistatus xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:S="http://calendarserver.org/ns/">
 <D:response><D:href>/room/cal/</D:href><D:propstat><D:prop><D:resourcetype><D:collection/><C:calendar/></D:resourcetype>
  <S:getctag>c1</S:getctag><D:sync-token>t1</D:sync-token></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat>
  <D:propstat><D:prop><D:getetag/></D:prop><D:status>HTTP/1.1 404 Not Found</D:status></D:propstat></D:response>
 <D:response><D:href>http://other.example/room/cal/a%20b.ics</D:href><D:propstat><D:prop><D:getetag>"e1"</D:getetag>
  <C:calendar-data>BEGIN:VCALENDAR&#13;
SUMMARY:caf\u00e9 &lt;&amp;&gt;</C:calendar-data></D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>
 <D:response><D:href>/room/cal/gone.ics</D:href><D:status>HTTP/1.1 404 Not Found</D:status></D:response>
 <D:sync-token>t2</D:sync-token>
</D:multistatus>""".encode()


def parse(body: bytes, size: int = 1 << 20) -> Multistatus:
    reader = MultistatusReader("/room/cal/")
    for index in range(0, len(body), size):
        reader.feed(body[index : index + size])
    return reader.close(None)


@pytest.mark.parametrize("size", [1, 7, 100, 1 << 20])
def test_an_answer_is_read_in_pieces_of_any_size(size: int) -> None:
    found = parse(ANSWER, size)
    calendar, event, gone = found.responses
    assert found.sync_token == "t2"
    assert calendar.words >= {"collection", "calendar"}
    assert calendar.properties["{DAV:}sync-token"] == "t1"
    assert calendar.etag is None
    assert event.path == "/room/cal/a b.ics"
    assert event.etag == '"e1"'
    assert event.data is not None
    assert "café <&>" in event.data.decode()
    assert (gone.path, gone.status) == ("/room/cal/gone.ics", 404)


def test_bytes_that_xml_cannot_say_are_left_out() -> None:
    found = parse(ANSWER.replace(b"SUMMARY:", b"SUMMARY:\x00\x01\x0b\x1f"))
    assert found.responses[1].data == parse(ANSWER).responses[1].data


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>hello",
        b"<html>well-formed</html>",
        b'<multistatus xmlns="urn:other"/>',
        b'<!DOCTYPE multistatus><multistatus xmlns="DAV:"/>',
        b"not xml",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b"<a>" * 100 + b"</a>" * 100,
        b"<multistatus xmlns='DAV:'>" + b"<a>" * 100 + b"</a>" * 100 + b"</multistatus>",
        b"<a>&#1;</a>",
        b"<a>\xff\xfe</a>",
        b'<?xml version="1.0" encoding="klingon"?><a/>',
    ],
)
def test_what_is_not_wellformed_or_not_harmless_is_refused(body: bytes) -> None:
    with pytest.raises(BadAnswer):
        parse(body)


def test_a_listing_of_thirty_thousand_is_read_and_one_that_would_not_fit_into_memory_is_refused() -> None:
    one = b"<response><href>/room/cal/a</href></response>"
    for count, is_read in ((30_000, True), (MOST_RESPONSES, True), (MOST_RESPONSES + 1, False)):
        body = b'<multistatus xmlns="DAV:">' + one * count + b"</multistatus>"
        if is_read:
            assert len(parse(body).responses) == count
        else:
            with pytest.raises(BadAnswer):
                parse(body)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_survived(data: bytes) -> None:
    for body in (data, ANSWER[:400] + data, ANSWER[:-20] + data):
        try:
            parse(body)
        except BadAnswer:
            continue


@given(st.text(max_size=60))
def test_a_path_survives_its_href(text: str) -> None:
    path = "/" + text.encode("utf-8", "replace").decode().strip().lstrip("/")
    assert path_of(href_of(path)) == path


def test_an_href_cannot_break_out_of_the_question() -> None:
    body = ask_objects(["/cal/<evil>&\r\n.ics"])
    assert b"<evil>" not in body
    assert b"\r\n" not in body


def only(inside: str, prefixes: str = 'xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"') -> Multistatus:
    """One response with its href, and what else is said in it."""
    body = f"<multistatus {prefixes}><response><href>/room/cal/a.ics</href>{inside}</response></multistatus>"
    return parse(body.encode())


GOOD = "<status>HTTP/1.1 200 OK</status>"
BAD = "<status>HTTP/1.1 404 Not Found</status>"
FOUND = f'<propstat><prop><getetag>"e"</getetag></prop>{GOOD}</propstat>'


@pytest.mark.parametrize(
    ("inside", "status", "etag"),
    [
        (FOUND, None, '"e"'),
        (FOUND + GOOD, None, '"e"'),
        (FOUND + BAD, None, '"e"'),
        (BAD + FOUND, None, '"e"'),
        (GOOD, None, None),
        ("", None, None),
        (BAD, 404, None),
        (f"<propstat><prop><getetag>x</getetag></prop>{BAD}</propstat>", None, None),
        (f"<propstat><prop><getetag>x</getetag></prop>{BAD}</propstat>{BAD}", 404, None),
        ("<status>404</status>", 404, None),
        ("<status>HTTP/1.1 broken</status>", 500, None),
        (f"<propstat><prop><getetag>'x</getetag></prop>{BAD}</propstat>{FOUND}", None, '"e"'),
    ],
)
def test_what_has_properties_is_there(inside: str, status: int | None, etag: str | None) -> None:
    (one,) = only(inside).responses
    assert (one.status, one.etag) == (status, etag)


def test_what_was_not_asked_for_is_ignored() -> None:
    answer = only(
        f"<zz:odd><x/>text</zz:odd>{FOUND}<propstat><prop><zz:getetag>other</zz:getetag><C:calendar-data>data"
        f"</C:calendar-data></prop>{GOOD}<zz:status>HTTP/1.1 500 X</zz:status></propstat>"
    )
    (one,) = answer.responses
    assert (one.status, one.etag, one.data) == (None, '"e"', b"data")


def test_one_response_may_name_many() -> None:
    body = b"<multistatus xmlns='DAV:'><response><href>/room/cal/a</href><href>/room/cal/b</href>" + BAD.encode()
    answer = parse(body + b"</response></multistatus>")
    assert [(one.path, one.status) for one in answer.responses] == [("/room/cal/a", 404), ("/room/cal/b", 404)]


def test_a_property_may_name_another_resource() -> None:
    homes = "<C:calendar-home-set>\n<href>/room/</href></C:calendar-home-set>"
    (one,) = only(f"<propstat><prop>{homes}</prop>{GOOD}</propstat>").responses
    assert one.properties["{urn:ietf:params:xml:ns:caldav}calendar-home-set"] == "/room/"


SPELLINGS = ['"abc"', "abc", 'W/"abc"', "W/abc", 'w/"abc"', ' "abc"\n', 'W/ "abc"']


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_an_etag_is_compared_and_sent_in_one_spelling(spelling: str) -> None:
    assert version_of(spelling) == "abc"
    assert strong_etag(spelling) == '"abc"'
    (one,) = only(f"<propstat><prop><getetag>{spelling}</getetag></prop>{GOOD}</propstat>").responses
    assert one.etag == '"abc"'


@given(st.text(max_size=20))
def test_an_etag_that_is_sent_is_read_as_the_same(etag: str) -> None:
    sent = strong_etag(etag)
    if sent is not None:
        assert sent.isascii()
        assert sent.isprintable()
        assert strong_etag(sent) == sent


@pytest.mark.parametrize("etag", [None, "", '""', 'W/""', "\xe9", '"a"b"', "a\r\nb", "\x00", "a" * 90_000, "\ud800"])
def test_what_cannot_be_sent_back_is_no_etag(etag: str | None) -> None:
    assert version_of(etag) is None
    assert strong_etag(etag) is None


@pytest.mark.parametrize(
    ("href", "path"),
    [
        ("/room/cal/", "/room/cal/"),
        ("/room/cal", "/room/cal/"),
        ("https://other.example/room/cal/a.ics", "/room/cal/a.ics"),
        ("/room/cal/a%20b.ics", "/room/cal/a b.ics"),
        ("/r%6fom/%63al/%c3%a9.ics", "/room/cal/\xe9.ics"),
        ("/room/cal/\xe9.ics", "/room/cal/\xe9.ics"),
        ("//room//cal///a.ics", "/room/cal/a.ics"),
        ("/room/cal//a.ics", "/room/cal/a.ics"),
        ("a.ics", "/room/cal/a.ics"),
        ("./a.ics", "/room/cal/a.ics"),
        ("/cal/a.ics", "/room/cal/a.ics"),
        ("/cal/", "/room/cal/"),
        ("/room/cal/a/", "/room/cal/a/"),
        (" /room/cal/a.ics\n", "/room/cal/a.ics"),
        ("/room/cal/a%2520b.ics", "/room/cal/a%20b.ics"),
    ],
)
def test_an_href_has_one_path_however_it_is_written(href: str, path: str) -> None:
    assert path_within("/room/cal/", href) == path


@pytest.mark.parametrize(
    "href",
    [
        *("", " ", "/", "/a.ics", "/room/", "/room/a.ics", "/other/cal/a.ics", "/room/cal/a/b.ics", "/xroom/cal/a.ics"),
        *("/room/cal/..", "/room/cal/.", "/room/cal/%2e%2e", "/room/cal/%2E%2e/a.ics", "..", "../a.ics", "."),
        *("/room/cal/a%2Fb.ics", "/room/cal/..%2f..%2fadmin", "/room%2Fcal/a.ics", "https://[::1/room/cal/a.ics"),
    ],
)
def test_an_href_that_leads_elsewhere_has_none(href: str) -> None:
    assert path_within("/room/cal/", href) is None


@given(st.text(max_size=30))
def test_whatever_an_href_says_its_path_is_in_the_collection(href: str) -> None:
    path = path_within("/room/cal/", href)
    assert path is None or path == "/room/cal/" or "/" not in path.removeprefix("/room/cal/").removesuffix("/")
    if path is not None:
        assert path_within("/room/cal/", href_of(path)) == path


def named(*hrefs: str) -> Multistatus:
    rows = "".join(f"<response><href>{href}</href><status>HTTP/1.1 507 X</status></response>" for href in hrefs)
    return parse(f"<multistatus xmlns='DAV:'>{rows}</multistatus>".encode())


@pytest.mark.parametrize(
    "folder", ["/alias/42/", "https://other.example/alias/42/", "/principals/__uids__/42/cal-2/", "/cal-2/", "/"]
)
def test_an_alias_that_all_of_an_answer_uses_is_the_calendar(folder: str) -> None:
    """Asked by one path, some servers answer by another."""
    found = named(folder, f"{folder}a.ics", f"{folder}b%20c.ics")
    assert [one.path for one in found.responses] == ["/room/cal/", "/room/cal/a.ics", "/room/cal/b c.ics"]
    assert found.strays == 0


@pytest.mark.parametrize(
    ("hrefs", "left"),
    [
        (("/room/cal/a.ics", "/alias/b.ics"), ["/room/cal/a.ics"]),
        (("/alias/a.ics", "/other/b.ics"), []),
        (("/alias/..", "/alias/a.ics"), ["/room/cal/a.ics"]),
    ],
)
def test_what_only_some_of_an_answer_uses_is_no_alias(hrefs: tuple[str, ...], left: list[str]) -> None:
    found = named(*hrefs)
    assert [one.path for one in found.responses] == left
    assert found.strays == len(hrefs) - len(left)
