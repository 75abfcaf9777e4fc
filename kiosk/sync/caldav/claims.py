"""The claim protocol's requests on a CalDAV calendar, for one event."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Final

from kiosk.sync.backend import BackendError, Gone, ProtocolError, StaleVersion, Transient, Unsupported, Window
from kiosk.sync.booking.claims import ClaimRequest, Occupied, Snapshot
from kiosk.sync.caldav.assembly import file_name
from kiosk.sync.caldav.client import DavClient
from kiosk.sync.caldav.fetch import AT_ONCE, NOT_THERE, CalendarObject, NotGiven, objects, parsed
from kiosk.sync.caldav.reader import CalendarReader
from kiosk.sync.caldav.standing import is_claim
from kiosk.sync.caldav.webdav_requests import ask_interval
from kiosk.sync.icalendar.edit import OwnEvent
from kiosk.sync.icalendar.parse import Parsed

_TRIES: Final = 3
_LOOK_WITHIN: Final = 10.0
"""Seconds for one look, whatever has to be fetched for it."""


class CalendarClaims:
    """A `ClaimStore`. Ids are file names: the same for every panel of the room, and of ours, random."""

    def __init__(self, client: DavClient, reader: CalendarReader, event: OwnEvent, request: ClaimRequest) -> None:
        self._client = client
        self._reader = reader
        self._event = event
        self._wish = request
        self._path = client.path + request.id
        self._etags: dict[str, str | None] = {}
        self._stamp: datetime | None = None
        self._removals = Counter[str]()

    async def look(self) -> Snapshot:
        """Raises ProtocolError where the server does not tell its time: a claim is dated by no other clock; Transient
        where it takes longer than any claim may wait.
        """
        try:
            async with asyncio.timeout(_LOOK_WITHIN):
                seen, server_time = await self._seen()
        except TimeoutError:
            raise Transient from None
        if server_time is None:
            raise ProtocolError
        self._etags = {path: one.etag for path, one in seen.items()}
        return Snapshot(tuple(entry for path, one in seen.items() for entry in self._entries(path, one)), server_time)

    async def write_claim(self, stamp: datetime) -> None:
        self._stamp = stamp  # before it is known to stand: where the answer is lost, the next look tells
        await self._client.put(self._path, self._event.written(stamp, claim=True))

    async def confirm(self) -> None:
        etag = self._etags.get(self._path)
        if etag is None or self._stamp is None:
            raise StaleVersion
        await self._client.put(self._path, self._event.written(self._stamp, claim=False), etag=etag)

    async def withdraw(self) -> None:
        for attempt in range(_TRIES):
            try:
                await remove_own(self._client, self._reader, self._path)
            except StaleVersion:
                if attempt + 1 == _TRIES:
                    raise
            else:
                return

    async def remove(self, entry_id: str) -> None:
        """Raises Transient where it stands after it was removed some times: the server only says that it did."""
        self._removals[entry_id] += 1
        if self._removals[entry_id] > _TRIES:
            raise Transient
        path = self._client.path + entry_id
        await remove_claim(self._client, self._reader, path, self._etags.get(path))

    async def _seen(self) -> tuple["_Seen", datetime | None]:
        try:
            return await self._queried()
        except (ProtocolError, Unsupported) as error:
            refused = error
        return await self._compared(refused)

    async def _queried(self) -> tuple["_Seen", datetime | None]:
        """What the server says touches the interval, and what did by what is known."""
        answer = await self._client.report_objects(partial(ask_interval, self._wish.start, self._wish.end))
        named = {one.path: one for one in answer.responses if one.path != self._client.path}
        there = {path: one for path, one in named.items() if one.status not in NOT_THERE}
        given = {path: one for path, one in there.items() if one.status is None and one.data}
        seen = await self._read({path: CalendarObject(one.etag, one.data or b"") for path, one in given.items()})
        touching = self._reader.touching(self._wish.start, self._wish.end)
        wanted = there.keys() | touching.difference(named)
        seen |= await self._fetched(wanted.difference(seen), lambda path: None if path in there else self._known(path))
        return seen, answer.server_time

    async def _compared(self, error: BackendError) -> tuple["_Seen", datetime | None]:
        """The same from a listing, for a server whose answers to queries are of no use: every object it names is known
        in that very version or is fetched. Raises `error` where one of them cannot be had.
        """
        etags, server_time = await self._reader.listed()
        start, end = self._wish.start, self._wish.end
        known = {path: self._reader.known_as(path, etag, start, end) for path, etag in etags.items()}
        seen = {path: _One(etags[path], parsed) for path, parsed in known.items() if parsed is not None}
        wanted = etags.keys() - seen.keys()
        if len(wanted) > AT_ONCE:
            raise error
        seen |= await self._fetched(wanted, lambda _path: None)
        if any(one.parsed is None for one in seen.values()):
            raise error
        unlisted = self._reader.touching(start, end).difference(etags)
        seen |= await self._fetched(unlisted, self._known)
        return seen, server_time

    async def _fetched(self, paths: Iterable[str], withheld: Callable[[str], Parsed | None]) -> "_Seen":
        """What is there of these objects; of one that is not given, what `withheld` says."""
        found = await objects(self._client, sorted(paths))
        seen = await self._read({path: one for path, one in found.items() if isinstance(one, CalendarObject)})
        kept_back = (path for path, one in found.items() if one is NotGiven.WITHHELD)
        return seen | {path: _One(None, withheld(path)) for path in kept_back}

    def _known(self, path: str) -> Parsed | None:
        return self._reader.known(path)

    async def _read(self, given: Mapping[str, CalendarObject]) -> "_Seen":
        reading = self._reader.reading(Window(self._wish.start, self._wish.end))
        contents = await parsed((one.data for one in given.values()), reading)
        return {path: _One(one.etag, content) for (path, one), content in zip(given.items(), contents, strict=True)}

    def _entries(self, path: str, one: "_One") -> list[Occupied]:
        entry_id = file_name(path)
        if one.parsed is None:
            return [Occupied(entry_id, self._wish.start, self._wish.end)]
        claim = is_claim(one.parsed)
        entries = [
            Occupied(entry_id, found.span.start, found.span.end, found.claimed_at if claim else None)
            for found in one.parsed.found
        ]
        return entries + [Occupied(entry_id, doubt.start, doubt.end) for doubt in one.parsed.doubts]


@dataclass(frozen=True, slots=True)
class _One:
    """One object at a look. `parsed` is None for one that the server says is there and does not give: it may be
    anything.
    """

    etag: str | None
    parsed: Parsed | None


_Seen = dict[str, _One]


async def remove_own(client: DavClient, reader: CalendarReader, path: str) -> None:
    """Delete an event a panel made, after a look: some servers delete whatever version is there (RFC 4791 has no rule).

    Nothing there is fine. Raises StaleVersion where it changed between the look and the deletion, or is not ours.
    """
    try:
        answer = await client.get(path)
        (content,) = await parsed([answer.body], reader.reading(_ALWAYS))
        if not _is_own(content):
            raise StaleVersion
        await client.delete(path, answer.etag)
    except Gone:
        pass


async def remove_claim(client: DavClient, reader: CalendarReader, path: str, etag: str | None) -> bool:
    """Delete a dead claim, if it still is the version `etag` and still a claim; leave it alone otherwise. Whether it is
    gone.
    """
    try:
        answer = await client.get(path)
        (content,) = await parsed([answer.body], reader.reading(_ALWAYS))
        if etag not in (None, answer.etag) or not is_claim(content):
            return False
        await client.delete(path, answer.etag)
    except Gone:
        pass
    except StaleVersion:
        return False
    return True


def _is_own(content: Parsed) -> bool:
    return not content.recurs and all(one.span.own for one in content.found)


_ALWAYS: Final = Window(datetime(1970, 1, 1, tzinfo=UTC), datetime(1970, 1, 2, tzinfo=UTC))
"""Own events do not recur, so they are read whatever the window is."""
