"""Multistatus answers as servers write them, in pieces of any size, and as nobody should."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.sync.caldav.dav import (
    MOST_RESPONSES,
    BadAnswer,
    Multistatus,
    MultistatusReader,
    ask_objects,
    href_of,
    path_of,
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
