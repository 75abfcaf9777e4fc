"""A feed server on the loopback: one calendar, which others write into by a way of their own, published as one address.

Written from RFC 5545, RFC 9110 and RFC 9112; every departure from them is a quirk (`quirks`), off by default.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import sha256
from typing import Final

from vendors.ical.quirks import QUIRKS, Asked, Reply, sent, served

HOST: Final = "127.0.0.1"
FEED: Final = "/published/CANARYFEEDSECRET/calendar.ics"
"""The address is the secret."""
CONTROL: Final = "/control/"
"""Where a test, or the demo, writes: an event is put under its UID, quirks are switched on by name, one a line."""
DRIPS_EVERY_S: Final = 0.02


@dataclass
class FeedServer:
    """`asked` are the requests for the feed so far."""

    origin: str = ""
    events: dict[str, bytes] = field(default_factory=dict)
    """iCalendar objects, by the name they were put under."""
    quirks: tuple[str, ...] = ()
    answers_with: int | None = None
    """A status that is all there is to have."""
    asked: list[Asked] = field(default_factory=list)

    @property
    def url(self) -> str:
        return self.origin + FEED

    def put(self, name: str, data: bytes) -> None:
        self.events[name] = data

    def play(self, *quirks: str) -> None:
        """These quirks from now on. Raises KeyError for one that there is not."""
        self.quirks = tuple(name for name in quirks if QUIRKS[name])

    @property
    def plain(self) -> bytes:
        """The feed as the standard has it."""
        parts = [
            re.findall(rb"BEGIN:(VTIMEZONE|VEVENT)(.*?)END:\1\r\n", one, re.DOTALL) for one in self.events.values()
        ]
        zones = dict.fromkeys(body for one in parts for kind, body in one if kind == b"VTIMEZONE")
        events = [body for one in parts for kind, body in one if kind == b"VEVENT"]
        return b"".join(
            (
                b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Feeds//EN\r\n",
                *(b"BEGIN:VTIMEZONE" + zone + b"END:VTIMEZONE\r\n" for zone in zones),
                *(b"BEGIN:VEVENT" + event + b"END:VEVENT\r\n" for event in events),
                b"END:VCALENDAR\r\n",
            )
        )

    def reply(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        if self.answers_with is not None:
            return Reply(self.answers_with)
        body = served(self.plain, asked.number, self.quirks)
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        whole = Reply(200, body).saying(Content_Type="text/calendar; charset=utf-8", ETag=etag)
        unchanged = asked.headers.get("if-none-match") == etag
        return sent(asked, Reply(304).saying(ETag=etag) if unchanged else whole, self.quirks)

    def control(self, method: str, name: str, body: bytes) -> Reply:
        """What others do to the calendar, and to the server."""
        if name == "quirks":
            self.play(*body.decode().split())
        elif method == "DELETE":
            del self.events[name]
        else:
            self.put(name, body)
        return Reply(204)


@asynccontextmanager
async def feed_server(port: int = 0) -> AsyncIterator[FeedServer]:
    server = FeedServer()
    closing = asyncio.Event()
    talks: set[asyncio.Task[None]] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        talks.add(task)
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            await _answer(server, reader, writer, closing)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        talks.discard(task)

    listening = await asyncio.start_server(talk, HOST, port)
    server.origin = f"http://{HOST}:{listening.sockets[0].getsockname()[1]}"
    try:
        yield server
    finally:
        closing.set()
        listening.close()
        await asyncio.gather(*talks, return_exceptions=True)


async def _answer(
    server: FeedServer, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, closing: asyncio.Event
) -> None:
    """One request on a connection, which ends with the answer."""
    head, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, path, _ = head.split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    if path.startswith(CONTROL):
        reply = server.control(method, path.removeprefix(CONTROL), body)
    else:
        reply = server.reply(Asked(method, path, headers, len(server.asked)))
    length = {"Content-Length": str(len(reply.body))} if reply.says_length else {}
    told = {"Date": formatdate(usegmt=True), "Connection": "close", **length, **reply.headers}
    writer.write(f"HTTP/1.1 {reply.status} X\r\n".encode())
    writer.write("".join(f"{name}: {value}\r\n" for name, value in told.items() if value).encode() + b"\r\n")
    for byte in reply.body if reply.drips else b"":
        if closing.is_set():
            return
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(DRIPS_EVERY_S)
    writer.write(b"" if reply.drips else reply.body[: reply.stops_at])
    await writer.drain()
