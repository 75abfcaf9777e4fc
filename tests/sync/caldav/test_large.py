"""A calendar of thirty years on a real server."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from support.backend_contract import WINDOW, at, times
from support.caldav_servers import PASSWORD, SECRET, USER, ZONE, Server, radicale, stamp

from kiosk.sync.backend import Fetched, Transient
from kiosk.sync.caldav.adapter import CaldavBackend
from kiosk.sync.caldav.client import Login

OBJECTS = 30_000
TRIES = 30
"""Reads within which the server has answered once: it reads all its files before the first answer."""


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
def test_thirty_thousand_objects_are_read_and_the_room_is_booked(tmp_path: Path) -> None:
    async def main(server: Server) -> None:
        panel = CaldavBackend(Login(f"{server.home}large/", USER, PASSWORD), secret=SECRET, zone=ZONE)
        try:
            fetched = await read(panel)
            assert times(fetched.schedule)[-10:] == [(number, number + 1) for number in range(10)]
            assert fetched.unread == ()
            key = await panel.book(at(60), at(90), "idem")
            assert key in {span.key for span in (await read(panel)).schedule.spans}
        finally:
            await panel.aclose()

    store(tmp_path / "collections" / "collection-root" / USER / "large")
    with radicale(tmp_path) as server:
        asyncio.run(main(server))


async def read(panel: CaldavBackend) -> Fetched:
    for _ in range(TRIES):
        try:
            return await panel.sync(WINDOW, None)
        except Transient:
            continue
    raise AssertionError("the server never answered in time")
