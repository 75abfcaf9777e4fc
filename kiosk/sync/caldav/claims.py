"""The claim protocol's requests on a CalDAV calendar, for one event."""

from datetime import UTC, datetime
from functools import partial
from typing import Final

from kiosk.sync.backend import Gone, StaleVersion, Window
from kiosk.sync.booking import Entry, Sight, Wish
from kiosk.sync.caldav.client import DavClient
from kiosk.sync.caldav.dav import ask_interval
from kiosk.sync.caldav.edit import OwnEvent
from kiosk.sync.caldav.objects import objects
from kiosk.sync.caldav.parse import Parsed, read_object
from kiosk.sync.caldav.reader import CalendarReader

_TRIES: Final = 3


class CalendarClaims:
    """A `ClaimStore`. Ids are file names: the same for every panel of the room, and of ours, random."""

    def __init__(self, client: DavClient, reader: CalendarReader, event: OwnEvent, wish: Wish) -> None:
        self._client = client
        self._reader = reader
        self._event = event
        self._wish = wish
        self._path = client.path + wish.id
        self._etags: dict[str, str | None] = {}
        self._stamp: datetime | None = None

    async def look(self) -> Sight:
        answer = await self._client.report_objects(partial(ask_interval, self._wish.start, self._wish.end))
        seen = {one.path: (one.etag, one.data) for one in answer.responses if one.status is None}
        await self._look_again(seen)
        self._etags = {path: etag for path, (etag, _) in seen.items()}
        entries = [entry for path, (_, data) in seen.items() for entry in self._entries(path, data or b"")]
        return Sight(tuple(entries), answer.server_time or datetime.now(UTC))

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
        path = self._client.path + entry_id
        await remove_claim(self._client, self._reader, path, self._etags.get(path))

    async def _look_again(self, seen: dict[str, tuple[str | None, bytes | None]]) -> None:
        """Fetch what the answer named without its data, and what should have been in it by what is known."""
        expected = set(self._reader.touching(self._wish.start, self._wish.end)) - set(seen)
        expected |= {path for path, (_, data) in seen.items() if data is None}
        async for path, etag, data in objects(self._client, sorted(expected)):
            if data is None:
                seen.pop(path, None)
            else:
                seen[path] = (etag, data)

    def _entries(self, path: str, data: bytes) -> list[Entry]:
        wish = self._wish
        parsed = read_object(data, self._reader.reading(Window(wish.start, wish.end)))
        spans = [(one.span, one.claimed_at) for one in parsed.found]
        entry_id = path.rpartition("/")[2]
        return [Entry(entry_id, span.start, span.end, claimed_at) for span, claimed_at in spans]


async def remove_own(client: DavClient, reader: CalendarReader, path: str) -> None:
    """Delete an event a panel made, after a look: some servers delete whatever version is there (RFC 4791 has no rule).

    Nothing there is fine. Raises StaleVersion where it changed between the look and the deletion, or is not ours.
    """
    try:
        answer = await client.get(path)
        if not _is_own(read_object(answer.body, reader.reading(_ALWAYS))):
            raise StaleVersion
        await client.delete(path, answer.etag)
    except Gone:
        pass


async def remove_claim(client: DavClient, reader: CalendarReader, path: str, etag: str | None) -> None:
    """Delete a dead claim, if it still is the version `etag` and still a claim; leave it alone otherwise."""
    try:
        answer = await client.get(path)
        found = read_object(answer.body, reader.reading(_ALWAYS)).found
        if etag in (None, answer.etag) and found and all(one.claimed_at is not None for one in found):
            await client.delete(path, answer.etag)
    except (Gone, StaleVersion):
        pass


def _is_own(parsed: Parsed) -> bool:
    return not parsed.recurs and all(one.span.own for one in parsed.found)


_ALWAYS: Final = Window(datetime(1970, 1, 1, tzinfo=UTC), datetime(1970, 1, 2, tzinfo=UTC))
"""Own events do not recur, so they are read whatever the window is."""
