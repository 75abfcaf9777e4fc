"""A calendar server in memory, at the client's seam: large ones, slow ones and ones that refuse, in virtual time.

What it does differently is set on it: `withheld` objects fail, `unlisted` ones are missing from every answer about
many, `phantoms` are listed and are not there, `broken` requests fail as a whole.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Final
from urllib.parse import unquote

from kiosk.sync.backend import BackendError, Gone, StaleVersion
from kiosk.sync.caldav.client import Answer, DavClient, Login
from kiosk.sync.caldav.webdav_requests import ASK_VERSION
from kiosk.sync.caldav.webdav_xml import DATA, ETAG, SYNC_TOKEN, Multistatus, Response
from support.booking_contract import NOW, at
from support.caldav_servers import stamp, vevent

HOME: Final = "/room/calendar/"
_RANGE: Final = re.compile(rb'time-range start="(\w+)" end="(\w+)"')
_HREF: Final = re.compile(rb"<D:href>([^<]*)</D:href>")
_TOKEN: Final = re.compile(rb"<D:sync-token>([^<]*)</D:sync-token>")


class MemoryDav(DavClient):
    def __init__(self) -> None:
        super().__init__(Login(f"http://localhost{HOME}", "", ""))
        self.data: dict[str, bytes] = {}
        self.etags: dict[str, str] = {}
        self.withheld: dict[str, Callable[[], BackendError]] = {}
        self.unlisted: set[str] = set()
        self.phantoms: set[str] = set()
        self.broken: dict[str, Callable[[], BackendError]] = {}
        """By kind of request: version, listing, multiget, query, changes, get."""
        self.delay = 0.0
        self.tokens = True
        self.server_time: datetime | None = NOW
        self.asked: Counter[str] = Counter()
        self._times: dict[str, tuple[str, str]] = {}
        self._changes: list[str] = []

    # What others do

    def add(self, name: str, start: int, end: int, *lines: str) -> None:
        """Minutes from NOW."""
        times = (f"DTSTART:{stamp(at(start))}", f"DTEND:{stamp(at(end))}")
        self.write(name, vevent(name, *times, *lines), start, end)

    def write(self, name: str, data: bytes, start: int, end: int) -> None:
        """An object that touches `[start, end)`, if the server is asked."""
        self.data[name] = data
        self._times[name] = (stamp(at(start)), stamp(at(end)))
        self._changes.append(name)
        self.etags[name] = f'"{len(self._changes)}"'

    def remove(self, name: str) -> None:
        del self.data[name], self.etags[name]
        self._changes.append(name)

    # What it answers

    async def propfind(self, body: bytes, depth: int) -> Multistatus:
        if body == ASK_VERSION:
            await self._sent("version")
            found = {SYNC_TOKEN: str(len(self._changes))} if self.tokens else {}
            return self._told([Response(HOME, None, found, frozenset({"collection", "calendar"}))])
        await self._sent("listing")
        own = Response(HOME, None, {}, frozenset({"collection", "calendar"}))
        names = [*(name for name in self.data if name not in self.unlisted), *self.phantoms]
        return self._told([own, *(self._etag(name) for name in names)])

    async def report(self, body: bytes, depth: int = 1) -> Multistatus:
        if b"multiget" in body:
            await self._sent("multiget")
            names = [unquote(href.decode()).rpartition("/")[2] for href in _HREF.findall(body)]
            return self._told([self._whole(name) for name in names if name not in self.unlisted])
        if b"calendar-query" in body:
            await self._sent("query")
            return self._told(self._matching(body))
        await self._sent("changes")
        token = _TOKEN.search(body)
        assert token is not None
        names = list(dict.fromkeys(self._changes[int(token[1]) :]))
        return self._told([self._whole(name) for name in names], str(len(self._changes)))

    async def get(self, path: str) -> Answer:
        await self._sent("get")
        name = path.removeprefix(HOME)
        if name in self.withheld:
            raise self.withheld[name]()
        if name not in self.data:
            raise Gone
        return Answer(200, self.data[name], self.etags[name], self.server_time, frozenset())

    async def put(self, path: str, body: bytes, *, etag: str | None = None) -> Answer:
        await self._sent("put")
        name = path.removeprefix(HOME)
        if self.etags.get(name) != etag:
            raise StaleVersion
        start, end = (re.search(rb"%s:(\w+)" % part, body) for part in (b"DTSTART", b"DTEND"))
        assert start is not None
        assert end is not None
        self.write(name, body, 0, 0)
        self._times[name] = (start[1].decode(), end[1].decode())
        return Answer(201, b"", self.etags[name], self.server_time, frozenset())

    async def delete(self, path: str, etag: str | None) -> Answer:
        await self._sent("delete")
        self.remove(path.removeprefix(HOME))
        return Answer(204, b"", None, self.server_time, frozenset())

    async def _sent(self, kind: str) -> None:
        self.asked[kind] += 1
        await asyncio.sleep(self.delay)
        if kind in self.broken:
            raise self.broken[kind]()

    def _told(self, responses: list[Response], token: str | None = None) -> Multistatus:
        return Multistatus(tuple(responses), token, self.server_time)

    def _etag(self, name: str) -> Response:
        return Response(HOME + name, None, {ETAG: self.etags.get(name, '"phantom"')}, frozenset())

    def _whole(self, name: str) -> Response:
        if name in self.withheld:
            return Response(HOME + name, 500, {}, frozenset())
        if name not in self.data:
            return Response(HOME + name, 404, {}, frozenset())
        return Response(HOME + name, None, {ETAG: self.etags[name], DATA: self.data[name].decode()}, frozenset())

    def _matching(self, body: bytes) -> list[Response]:
        asked = _RANGE.search(body)
        assert asked is not None
        first, last = asked[1].decode(), asked[2].decode()
        names = [
            name
            for name, (start, end) in self._times.items()
            if name in self.data and name not in self.unlisted and start < last and first < end
        ]
        return [self._whole(name) if b"calendar-data" in body else self._etag(name) for name in names]
