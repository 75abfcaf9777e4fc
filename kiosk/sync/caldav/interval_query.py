"""One look at an interval of a CalDAV calendar: every object that keeps the room busy then, or may."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Final

from kiosk.sync.backend import BackendError, ProtocolError, Transient, Unsupported, Window
from kiosk.sync.caldav.client import DavClient
from kiosk.sync.caldav.fetch import AT_ONCE, NOT_THERE, CalendarObject, NotGiven, objects, parsed
from kiosk.sync.caldav.reader import CalendarReader
from kiosk.sync.caldav.webdav_requests import ask_interval
from kiosk.sync.icalendar.parse import Parsed

_LOOK_WITHIN: Final = 10.0
"""Seconds for one look, whatever has to be fetched for it."""


@dataclass(frozen=True, slots=True)
class SeenObject:
    """One object at a look. `parsed` is None for one that the server says is there and does not give: it may be
    anything.
    """

    etag: str | None
    parsed: Parsed | None


Seen = dict[str, SeenObject]
"""By path."""


class IntervalQuery:
    """Asks the server; what it does not give is taken as `reader` knows it."""

    def __init__(self, client: DavClient, reader: CalendarReader) -> None:
        self._client = client
        self._reader = reader

    async def at(self, window: Window) -> tuple[Seen, datetime | None]:
        """And the server's time. Raises Transient where it takes longer than any claim may wait."""
        try:
            async with asyncio.timeout(_LOOK_WITHIN):
                return await self._at(window)
        except TimeoutError:
            raise Transient from None

    async def _at(self, window: Window) -> tuple[Seen, datetime | None]:
        try:
            return await self._queried(window)
        except (ProtocolError, Unsupported) as error:
            refused = error
        return await self._compared(window, refused)

    async def _queried(self, window: Window) -> tuple[Seen, datetime | None]:
        """What the server says touches the interval, and what did by what is known."""
        answer = await self._client.report_objects(partial(ask_interval, window.start, window.end))
        named = {one.path: one for one in answer.responses if one.path != self._client.path}
        there = {path: one for path, one in named.items() if one.status not in NOT_THERE}
        given = {path: one for path, one in there.items() if one.status is None and one.data}
        seen = await self._read(
            window, {path: CalendarObject(one.etag, one.data or b"") for path, one in given.items()}
        )
        touching = self._reader.touching(window.start, window.end)
        wanted = there.keys() | touching.difference(named)
        seen |= await self._fetched(
            window, wanted.difference(seen), lambda path: None if path in there else self._known(path)
        )
        return seen, answer.server_time

    async def _compared(self, window: Window, error: BackendError) -> tuple[Seen, datetime | None]:
        """The same from a listing, for a server whose answers to queries are of no use: every object it names is known
        in that very version or is fetched. Raises `error` where one of them cannot be had.
        """
        etags, server_time = await self._reader.listed()
        known = {path: self._reader.known_as(path, etag, window.start, window.end) for path, etag in etags.items()}
        seen = {path: SeenObject(etags[path], parsed) for path, parsed in known.items() if parsed is not None}
        wanted = etags.keys() - seen.keys()
        if len(wanted) > AT_ONCE:
            raise error
        seen |= await self._fetched(window, wanted, lambda _path: None)
        if any(one.parsed is None for one in seen.values()):
            raise error
        unlisted = self._reader.touching(window.start, window.end).difference(etags)
        seen |= await self._fetched(window, unlisted, self._known)
        return seen, server_time

    async def _fetched(self, window: Window, paths: Iterable[str], withheld: Callable[[str], Parsed | None]) -> Seen:
        """What is there of these objects; of one that is not given, what `withheld` says."""
        found = await objects(self._client, sorted(paths))
        seen = await self._read(window, {path: one for path, one in found.items() if isinstance(one, CalendarObject)})
        kept_back = (path for path, one in found.items() if one is NotGiven.WITHHELD)
        return seen | {path: SeenObject(None, withheld(path)) for path in kept_back}

    def _known(self, path: str) -> Parsed | None:
        return self._reader.known(path)

    async def _read(self, window: Window, given: Mapping[str, CalendarObject]) -> Seen:
        reading = self._reader.reading(window)
        contents = await parsed((one.data for one in given.values()), reading)
        return {
            path: SeenObject(one.etag, content) for (path, one), content in zip(given.items(), contents, strict=True)
        }
