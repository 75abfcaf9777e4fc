"""A door of one room, without its screen."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from kiosk.demo.stage import utc_now
from kiosk.room.day import floor_minute
from kiosk.settings.secret_file import read_secret
from kiosk.sync.backend import Show
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.caldav.client import DavClient, Login
from kiosk.sync.caldav.store import CaldavStore

HERE = ZoneInfo("Europe/Amsterdam")


@asynccontextmanager
async def door(url: str, password_file: Path, room: str) -> AsyncIterator[Bookings]:
    """It knows its server."""
    client = DavClient(Login(url, room, read_secret(password_file), None, ""), show=Show.RESERVED)
    bookings = Bookings(CaldavStore(client, b"bench", HERE), utc_now)
    try:
        await bookings.probe()
        yield bookings
    finally:
        await bookings.aclose()


async def booked(bookings: Bookings) -> float:
    """Milliseconds that it took."""
    start, began = floor_minute(utc_now()), time.monotonic()
    await bookings.book(start, start + timedelta(minutes=15), str(uuid4()))
    return 1000 * (time.monotonic() - began)
