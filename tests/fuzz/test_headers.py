"""Status lines and headers from a dictionary of nasty ones, through the client: an answer, or an error as planned."""

import asyncio
import random
from collections.abc import Coroutine
from typing import Any

import pytest
from support.both_loops import both_loops, qt_app
from support.coroutine_tests import Run
from support.raw_server import raw_server

from kiosk.sync.backend import BackendError, RateLimited
from kiosk.sync.caldav.client import Answer, DavClient, Login
from kiosk.sync.caldav.webdav_requests import ASK_VERSION
from kiosk.sync.caldav.webdav_xml import Multistatus, strong_etag

__all__ = ["both_loops", "qt_app"]

STATUS_LINES = (
    *(f"HTTP/1.1 {status} X".encode() for status in (200, 201, 204, 207, 301, 304, 401, 403, 404, 412, 423, 429, 500)),
    *(b"HTTP/1.1 207", b"HTTP/1.0 207 X", b"HTTP/2 207 X", b"HTTP/1.1 503 X", b"HTTP/1.1 999 X", b"HTTP/1.1 000 X"),
    *(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 207 X", b"HTTP/1.1 101 Switching Protocols", b"HTTP/1.1 103 X"),
    *(
        b"HTTP/1.1 -1 X",
        b"HTTP/1.1 20\xb2 X",
        b"HTTP/1.1 207 \xff\x00",
        b"ICY 200 OK",
        b"",
        b"\r\n\r\n",
        b"HTTP/1.1 2e2 X",
    ),
)
NAMES = (
    *(b"Date", b"ETag", b"Retry-After", b"Allow", b"Content-Encoding", b"WWW-Authenticate", b"Set-Cookie", b"Location"),
    *(
        b"Content-Type",
        b"Content-Length",
        b"Transfer-Encoding",
        b"Connection",
        b"DAV",
        b"X" * 500,
        b"\xe9",
        b"a b",
        b"",
    ),
)
VALUES = (
    *(b"", b" ", b'"', b'""', b'"\xe9"', b'W/"a"', b"*", b'"a", "b"', b"\xff\xfe", b"a\x00b", b"a\tb", b"x" * 20_000),
    *(b"Fri, 31 Dec 9999 23:59:59 GMT", b"Mon, 01 Jan 0001 00:00:00 -2400", b"Mon, 07 Jan 2030 08:00:00 GMT"),
    *(b"Mon, 07 Jan 2030 08:00:00 +9999", b"Sun, 00 Foo 99999999 99:99:99 GMT", b"1 Jan 10000000000000000000000"),
    *(b"0", b"-5", b"10", b"9" * 400, b"1e999", b"NaN", b"inf", b"0x10", b"\xd9\xa3", b"1, 2", b"-0", b"+7"),
    *(b"gzip", b"identity, gzip", b"br", b"IDENTITY", b"chunked", b"chunked, chunked", b"close", b"upgrade"),
    *(b'Basic realm="x"', b"Digest", b'Digest realm="x"', b'Digest realm="x", nonce="n"', b"Negotiate, Digest a=b, c"),
    *(b'Digest realm="\xe9", nonce="\xe9", qop=auth', b'Digest realm="x", nonce="n", qop="auth-int"', b"Digest ,,,=,="),
    *(b'Digest realm="x", nonce="n", algorithm=ROT13', b'Digest realm="x", nonce="n", algorithm=MD5-sess, opaque="'),
    *(b"a=b; Domain=.example; Max-Age=99999999999999999999", b"=;=;=", b"a=\xff; Path=/; Expires=never"),
    *(b"PUT, DELETE", b"put" + b"," * 5000, b"https://elsewhere.example/", b"//", b"http://[::1", b"\xe9://"),
)
BODIES = (
    b"<multistatus xmlns='DAV:'/>",
    b"",
    b"<html>",
    b"\x1f\x8b\x08\x00\x00",
    b"5\r\nhello\r\n0\r\n\r\n",
    b"x" * 70_000,
)


def nasty(dice: random.Random) -> bytes:
    headers = [(dice.choice(NAMES), dice.choice(VALUES)) for _ in range(dice.choice((0, 1, 2, 3, 8, 150)))]
    body = dice.choice(BODIES)
    if dice.random() < 0.7:
        headers.append((b"Content-Length", str(len(body)).encode()))
    lines = b"".join(name + b": " + value + dice.choice((b"\r\n", b"\r\n", b"\n")) for name, value in headers)
    return dice.choice(STATUS_LINES) + b"\r\n" + lines + b"\r\n" + body


async def outcome(call: Coroutine[Any, Any, Answer | Multistatus]) -> Answer | Multistatus | BackendError:
    try:
        return await call
    except BackendError as error:
        return error


def check(said: Answer | Multistatus | BackendError) -> None:
    match said:
        case RateLimited():
            assert said.retry_after is None or 0 <= said.retry_after <= 3600
        case BackendError():
            assert (said.__cause__, said.__context__) == (None, None)
        case _:
            assert said.server_time is None or 1970 <= said.server_time.year < 2100
    if isinstance(said, Answer):
        assert said.etag == strong_etag(said.etag)


async def every_method(url: str) -> None:
    dav = DavClient(Login(url, "room", "password"), deadline=20.0)
    path = dav.path + "a.ics"
    for call in (dav.propfind(ASK_VERSION, 0), dav.get(path), dav.put(path, b"x"), dav.delete(path, '"a"')):
        check(await outcome(call))
    await dav.aclose()


async def fuzz(first: int, count: int) -> None:
    """What the loop would only complain about fails too."""
    complaints: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
    said = [b""]
    async with raw_server(lambda _: said[0]) as server:
        for seed in range(first, first + count):
            said[0] = nasty(random.Random(seed))
            try:
                await every_method(server.url)
            except BaseException as error:
                error.add_note(f"seed {seed}: {said[0][:2000]!r}")
                raise
    assert complaints == []


def test_some_nasty_answers_are_survived(both_loops: Run) -> None:
    both_loops(fuzz(0, 150))


@pytest.mark.long
def test_many_nasty_answers_are_survived(both_loops: Run) -> None:
    both_loops(fuzz(150, 10_000))
