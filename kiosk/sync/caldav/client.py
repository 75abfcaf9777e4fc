"""The requests of CalDAV on one calendar (RFC 4918, RFC 4791), over HTTP.

Only members of the calendar are read, written and deleted, whatever a server names.
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeVar

import httpx

from kiosk.sync.backend import ProtocolError, Show, Transient, Unsupported
from kiosk.sync.caldav.challenge import ChallengedLogin
from kiosk.sync.caldav.webdav_requests import ASK_VERSION, WHOLE, calendar_data
from kiosk.sync.caldav.webdav_xml import (
    BadAnswer,
    Multistatus,
    MultistatusReader,
    href_of,
    is_member,
    path_of,
    strong_etag,
)
from kiosk.sync.http import DEADLINE, MOST_BYTES, Exchange, HttpServer, Take, server_time

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """A successful answer. `etag` is strong and quoted; `server_time` is None without a Date that can be."""

    status: int
    body: bytes
    etag: str | None
    server_time: datetime | None
    allowed: frozenset[str]
    """Methods named by the Allow header."""


@dataclass(frozen=True, slots=True)
class Login:
    """Where the room's calendar is and who we are. `ca_file`: trust only the authorities in it; `fingerprint`: only
    this certificate.
    """

    url: str
    username: str
    password: str
    ca_file: Path | None = None
    fingerprint: str = ""

    def __repr__(self) -> str:
        return "Login(<secret>)"


class DavClient:
    """One room's connection. `path` is the calendar's own, decoded, with a slash at its end."""

    def __init__(
        self,
        login: Login,
        *,
        show: Show = Show.RESERVED,
        deadline: float = DEADLINE,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self.login = login
        self.show = show
        self._challenged = ChallengedLogin(login.username, login.password) if login.username else None
        self._server = HttpServer(login.url, login.ca_file, login.fingerprint, deadline=deadline, most_bytes=most_bytes)
        self._leaves_out = False
        """The server was seen to send objects of which only some was wanted."""
        self.wanted = calendar_data(show)
        self.path = path_of(login.url).rstrip("/") + "/"

    async def aclose(self) -> None:
        await self._server.aclose()

    async def get(self, path: str) -> Answer:
        return await self._call("GET", self._member(path), self._whole, {}, b"")

    async def options(self, path: str) -> Answer:
        return await self._call("OPTIONS", path, self._whole, {}, b"")

    async def put(self, path: str, body: bytes, *, etag: str | None = None) -> Answer:
        """Write over exactly this version, or, without one, only where nothing is yet."""
        condition = {"If-None-Match": "*"} if etag is None else _if_match(etag)
        headers = {**condition, "Content-Type": "text/calendar; charset=utf-8"}
        return await self._call("PUT", self._member(path), self._whole, headers, body)

    async def delete(self, path: str, etag: str | None) -> Answer:
        return await self._call("DELETE", self._member(path), self._whole, {} if etag is None else _if_match(etag), b"")

    async def propfind(self, body: bytes, depth: int) -> Multistatus:
        return await self._call("PROPFIND", self.path, self._multistatus, _xml(depth), body)

    async def report(self, body: bytes, depth: int = 1) -> Multistatus:
        """A REPORT on the calendar; sync-collection wants depth 0 (RFC 6578 section 3.2)."""
        return await self._call("REPORT", self.path, self._multistatus, _xml(depth), body)

    async def report_objects(self, ask: Callable[[str], bytes]) -> Multistatus:
        """A REPORT that brings objects; `ask` makes it from what is wanted of them.

        Servers that were not seen yet to leave out rightly what is not wanted (Xandikos gives no object then, others
        an error) are asked a second time for all of it; where that brings more, from then on at once.
        """
        if self._leaves_out or self.wanted == WHOLE:
            return await self.report(ask(self.wanted))
        try:
            answer = await self.report(ask(self.wanted))
        except (ProtocolError, Unsupported, Transient):
            answer = None
        objects = () if answer is None else [one for one in answer.responses if one.status is None]
        if answer is not None and all(one.shows_an_event for one in objects):
            self._leaves_out = bool(objects)
            return answer
        whole = await self.report(ask(WHOLE))
        if answer is None or any(one.shows_an_event for one in whole.responses):
            self.wanted = WHOLE
        return whole

    def _member(self, path: str) -> str:
        """The path, if it is an object's of this calendar. Raises ProtocolError."""
        if not is_member(path, self.path):
            raise ProtocolError
        return path

    async def _call(self, method: str, path: str, take: Take[T], headers: Mapping[str, str], body: bytes) -> T:
        def exchange() -> Exchange:
            return self._logging_in(self._request(method, path, headers, body))

        return await self._server.call(exchange, take, write=method in ("PUT", "DELETE"))

    def _request(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> httpx.Request:
        return self._server.request(method, href_of(path).encode("ascii"), headers, body)

    def _logging_in(self, request: httpx.Request) -> Exchange:
        if self._challenged is None:
            return _alone(request)
        return self._challenged.exchange(request, self._request("PROPFIND", self.path, _xml(0), ASK_VERSION))

    async def _multistatus(self, response: httpx.Response) -> Multistatus:
        if response.status_code != httpx.codes.MULTI_STATUS:
            raise BadAnswer
        reader = MultistatusReader(self.path)
        async with aclosing(self._server.chunks(response)) as chunks:
            async for chunk in chunks:
                reader.feed(chunk)
                await asyncio.sleep(0)  # a large answer must not hold the screen up
        return reader.close(server_time(response))

    async def _whole(self, response: httpx.Response) -> Answer:
        body = await self._server.body(response)
        allowed = frozenset(word.strip().upper() for word in response.headers.get("Allow", "").split(","))
        etag = strong_etag(response.headers.get("ETag"))
        return Answer(response.status_code, body, etag, server_time(response), allowed)


def _alone(request: httpx.Request) -> Exchange:
    yield request


def _if_match(etag: str) -> dict[str, str]:
    """Raises ProtocolError for an etag that cannot be sent: without the condition anything might be overwritten."""
    sent = strong_etag(etag)
    if sent is None:
        raise ProtocolError
    return {"If-Match": sent}


def _xml(depth: int) -> dict[str, str]:
    return {"Depth": str(depth), "Content-Type": "application/xml; charset=utf-8"}
