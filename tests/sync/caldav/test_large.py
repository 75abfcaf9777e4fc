"""A calendar of thirty years on a real server."""

from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from support.booking_contract import WINDOW, at, times
from support.caldav_servers import PASSWORD, SECRET, USER, ZONE, Server, radicale, stamp

from kiosk.sync.backend import Cursor, Fetched, Transient
from kiosk.sync.caldav.client import DavClient, Login
from kiosk.sync.caldav.store import CaldavStore
from kiosk.sync.caldav.webdav_requests import ASK_VERSION

OBJECTS = 30_000
TRIES = 10
"""Reads, each request of which the server may answer too late."""
READY_WITHIN = 800.0
"""Seconds in which the server has read all its files once, and from then on knows them."""


def event(number: int) -> str:
    """The first ten fill the minutes after NOW; the others lie in the years before."""
    start = at(number) if number < 10 else at(0) - timedelta(hours=8 * number)
    lines = ("BEGIN:VEVENT", f"UID:{number}", "DTSTAMP:20250101T000000Z", f"DTSTART:{stamp(start)}", "DURATION:PT1M")
    return "\r\n".join((*lines, "END:VEVENT"))


def store(calendar: Path) -> None:
    """As the server keeps it: writing so many through its door takes longer than any test may."""
    calendar.mkdir(parents=True)
    (calendar / ".Radicale.props").write_text('{"tag": "VCALENDAR"}')
    for number in range(OBJECTS):
        whole = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", event(number), "END:VCALENDAR", "")
        (calendar / f"{number}.ics").write_bytes("\r\n".join(whole).encode())


@pytest.mark.long
async def test_thirty_thousand_objects_are_read(tmp_path: Path) -> None:
    store(tmp_path / "collections" / "collection-root" / USER / "large")
    with radicale(tmp_path) as server:
        wait_until_ready(server)
        panel = CaldavStore(DavClient(Login(f"{server.home}large/", USER, PASSWORD)), SECRET, ZONE)
        try:
            fetched = await read(panel)
            assert times(fetched.schedule)[-10:] == [(number, number + 1) for number in range(10)]
            assert fetched.unread == ()
            again = await read(panel, fetched.cursor)
            assert (again.schedule, again.unread) == (fetched.schedule, ())
        finally:
            await panel.aclose()


def wait_until_ready(server: Server) -> None:
    with httpx.Client(auth=(USER, PASSWORD), trust_env=False, timeout=READY_WITHIN) as client:
        client.request("PROPFIND", f"{server.home}large/", content=ASK_VERSION, headers={"Depth": "0"})


async def read(panel: CaldavStore, cursor: Cursor | None = None) -> Fetched:
    for _ in range(TRIES):
        try:
            return await panel.sync(WINDOW, cursor)
        except Transient:
            continue
    raise AssertionError("the server never answered in time")
