"""A panel in front of the feed server of `vendors.ical`, and a day of bookings in the feed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from vendors.ical.server import FeedServer, feed_server

from kiosk.demo.rooms import planned
from kiosk.sync.backend import Show
from kiosk.sync.ical_feed.client import FeedAddress, FeedClient
from kiosk.sync.ical_feed.store import IcalFeedStore
from support.booking_contract import MINUTE, at

SECRET = b"s" * 32
ZONE = ZoneInfo("Europe/Amsterdam")
HEADER = ("X-Feed-Key", "CANARYHEADERSECRET")
DEADLINE_S = 20.0

DAY = (
    planned("one", at(0), 30 * MINUTE),
    planned("two", at(120), 60 * MINUTE),
    planned("weekly", at(300) - timedelta(weeks=3), 45 * MINUTE, rrule={"freq": "weekly"}),
)
BUSY = [(0, 30), (120, 180), (300, 345), (10380, 10425)]
"""The same, in minutes from `NOW`, within `WINDOW`."""


def feed_store(
    url: str, *, deadline: float = DEADLINE_S, header: tuple[str, str] | None = None, **more: Any
) -> IcalFeedStore:
    client = FeedClient(FeedAddress(url, header), deadline=deadline)
    return IcalFeedStore(client, SECRET, ZONE, more.pop("show", Show.RESERVED), **more)


@asynccontextmanager
async def published_day(*quirks: str) -> AsyncIterator[FeedServer]:
    async with feed_server() as server:
        for one in DAY:
            server.put(one.uid, one.data)
        server.play(*quirks)
        yield server
