"""What panels take away: their own events and dead claims, never anything else; and what a look may count as seen."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from support.backend_contract import Foreign
from support.caldav_servers import PASSWORD, SECRET, USER, ZONE, CaldavWorld, Server, caldav_world, vevent

from kiosk.sync.backend import Show, StaleVersion
from kiosk.sync.booking.claims import ClaimRequest
from kiosk.sync.caldav.claims import CalendarClaims, remove_claim, remove_own
from kiosk.sync.caldav.client import DavClient, Login
from kiosk.sync.caldav.reader import CalendarReader
from kiosk.sync.caldav.webdav_xml import Multistatus
from kiosk.sync.icalendar.edit import OwnEvent

TIMES = ("DTSTART:20300107T080000Z", "DTEND:20300107T083000Z", "X-ROOMKIOSK-OWN:1")
CLAIM = (*TIMES, "STATUS:TENTATIVE", "X-ROOMKIOSK-CLAIM:20250101T000000Z")
Script = Callable[[CaldavWorld, DavClient, CalendarReader], Awaitable[None]]


def play(server: Server, script: Script) -> None:
    async def main() -> None:
        async with caldav_world(server) as world:
            client = DavClient(Login(world.url, USER, PASSWORD))
            try:
                await script(world, client, CalendarReader(client, SECRET, ZONE, Show.RESERVED))
            finally:
                await client.aclose()

    asyncio.run(main())


def test_an_own_event_goes_and_may_be_gone_already(radicale_server: Server) -> None:
    async def script(world: CaldavWorld, client: DavClient, reader: CalendarReader) -> None:
        await world.put("a.ics", vevent("a", *TIMES))
        for _ in range(2):
            await remove_own(client, reader, client.path + "a.ics")
            assert await world.count() == 0

    play(radicale_server, script)


def test_a_foreign_event_is_never_deleted(radicale_server: Server) -> None:
    async def script(world: CaldavWorld, client: DavClient, reader: CalendarReader) -> None:
        name = await world.add(Foreign(0, 30))
        with pytest.raises(StaleVersion):
            await remove_own(client, reader, client.path + name)
        await remove_claim(client, reader, client.path + name, None)
        assert await world.count() == 1

    play(radicale_server, script)


def test_a_claim_goes_only_as_the_version_it_was_seen_as(radicale_server: Server) -> None:
    async def script(world: CaldavWorld, client: DavClient, reader: CalendarReader) -> None:
        path = client.path + "a.ics"
        await world.put("a.ics", vevent("a", *CLAIM))
        seen = (await client.get(path)).etag
        await world.put("a.ics", vevent("a", *CLAIM, "SUMMARY:renewed"))
        await remove_claim(client, reader, path, seen)
        assert await world.count() == 1
        await world.put("a.ics", vevent("a", *TIMES))
        await remove_claim(client, reader, path, (await client.get(path)).etag)
        assert await world.count() == 1, "it was confirmed meanwhile"
        await world.put("a.ics", vevent("a", *CLAIM))
        await remove_claim(client, reader, path, (await client.get(path)).etag)
        assert await world.count() == 0

    play(radicale_server, script)


class LateLooks(DavClient):
    """Its queries do not show yet what was written, though a GET would."""

    late = True

    async def report(self, body: bytes, depth: int = 1) -> Multistatus:
        answer = await super().report(body, depth)
        return replace(answer, responses=()) if self.late else answer


def test_a_claim_that_only_a_get_would_show_is_not_seen(radicale_server: Server) -> None:
    """Another panel's claim may not show either: seeing the own one by a shorter way would prove nothing."""

    async def script(world: CaldavWorld, _client: DavClient, _reader: CalendarReader) -> None:
        late = LateLooks(Login(world.url, USER, PASSWORD))
        start = datetime(2030, 1, 7, 8, tzinfo=UTC)
        wish = ClaimRequest("a.ics", start, start + timedelta(minutes=30))
        event = OwnEvent("a", wish.start, wish.end, "Reserved")
        claims = CalendarClaims(late, CalendarReader(late, SECRET, ZONE, Show.RESERVED), event, wish)
        try:
            sight = await claims.look()
            await claims.write_claim(sight.server_time)
            assert not (await claims.look()).entries
            late.late = False
            assert [entry.id for entry in (await claims.look()).entries] == [wish.id]
        finally:
            await late.aclose()

    play(radicale_server, script)
