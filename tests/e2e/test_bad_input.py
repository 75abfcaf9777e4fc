"""What a backend can do wrong, and that the panel says in a word what it is and never shows free by mistake."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
import trustme
from support.scene import until, until_light

from kiosk.demo.rooms import ROOMS, Planned, planned
from kiosk.demo.stage import Stage, utc_now
from kiosk.room.day import floor_minute

ROOM = ROOMS[0]
Answer = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def impostor(answer: Answer, tls: ssl.SSLContext | None = None) -> AsyncIterator[int]:
    """Something that listens where a calendar server should."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await answer(reader, writer)
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()


async def _silence(reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    while await reader.read(1000):
        pass


def _says(status: str, body: bytes = b"", headers: str = "") -> Answer:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10_000)
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n{headers}\r\n"
        writer.write(head.encode() + body)
        await writer.drain()

    return answer


long = pytest.mark.long
HTML = b"<!doctype html><html><body><h1>Please log in to the guest network</h1></body></html>"


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        (_silence, "unreachable"),
        (_says("200 OK", HTML, "Content-Type: text/html\r\n"), "confused"),
        pytest.param(
            _says("207 Multi-Status", b"<not xml", "Content-Type: application/xml\r\n"), "confused", marks=long
        ),
        pytest.param(_says("401 Unauthorized"), "refused", marks=long),
        pytest.param(_says("403 Forbidden"), "forbidden", marks=long),
        pytest.param(_says("404 Not Found"), "missing", marks=long),
        (_says("429 Too Many Requests", headers="Retry-After: 3600\r\n"), "throttled"),
        pytest.param(_says("500 Internal Server Error"), "unreachable", marks=long),
    ],
)
async def test_a_backend_that_cannot_be_used_is_named_and_never_free(built: Stage, answer: Answer, word: str) -> None:
    async with impostor(answer) as port:
        await _point_at(built, f"http://127.0.0.1:{port}/room/")
        status = await until(built, lambda s: s["backend"] != "starting")
        assert status["backend"] == word
        assert status["state"] == "unknown"
        await until_light(built, "unknown")
        assert status["backend_since"] is not None


async def test_a_certificate_nobody_vouches_for_is_not_trusted(built: Stage) -> None:
    authority = trustme.CA()
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(tls)
    async with impostor(_says("200 OK"), tls) as port:
        await _point_at(built, f"https://127.0.0.1:{port}/room/")
        status = await until(built, lambda s: s["backend"] != "starting")
        assert (status["backend"], status["state"]) == ("untrusted", "unknown")


async def test_a_wrong_password_is_named(built: Stage) -> None:
    built.server.password_file(ROOM.id).write_text("wrong")
    await built.start_panel(ROOM)
    status = await until(built, lambda s: s["backend"] != "starting")
    assert (status["backend"], status["state"]) == ("refused", "unknown")


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        pytest.param(b"END:VEVENT", b"RRULE:FREQ=SECONDLY\r\nEND:VEVENT", marks=long),
        (b"DTSTART;TZID=Europe/Amsterdam", b"DTSTART;TZID=Nowhere/Here"),
        pytest.param(b"END:VEVENT", b"RRULE:FREQ=DAILY;INTERVAL=999999999;BYSETPOS=366\r\nEND:VEVENT", marks=long),
    ],
)
async def test_an_event_nobody_can_read_keeps_the_room_and_hides_no_other(
    built: Stage, line: bytes, instead: bytes
) -> None:
    start = floor_minute(utc_now())
    odd = planned("odd", start, timedelta(minutes=30))
    assert line in odd.data
    good = planned("good", start + timedelta(minutes=60), timedelta(minutes=30))
    await built.put(ROOM, good, Planned("odd", odd.data.replace(line, instead)))
    await built.start_panel(ROOM)
    status = await until(built, lambda s: s["backend"] == "ok")
    assert status["state"] in {"busy", "check_in_due"}
    assert status["next_start"] == (start + timedelta(minutes=60)).isoformat(timespec="seconds")


async def _point_at(built: Stage, address: str) -> None:
    """Start the panel against another address."""
    real = built.server.url
    built.server.url = lambda _room: address  # type: ignore[method-assign]
    try:
        await built.start_panel(ROOM)
    finally:
        built.server.url = real  # type: ignore[method-assign]
