"""A feed as the configuration means it: the panel's room, and others in the same feed; how long what it said holds."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from support.feeds import HEADER
from support.waiting import until_true
from vendors.ical.server import FeedServer, feed_server

from kiosk.backends import open_backend
from kiosk.config import Config
from kiosk.config_reader import load
from kiosk.demo.rooms import planned
from kiosk.demo.stage import utc_now
from kiosk.room.day import floor_minute
from kiosk.room.schedule import NOTHING
from kiosk.sync.backend import BackendError, Window
from kiosk.sync.engine import Engine
from kiosk.sync.reader import Read
from kiosk.system.clock import SystemClock

NOW = floor_minute(utc_now())
HOUR = timedelta(hours=1)
SETTINGS = """\
[room]
id = "a"
[backend]
kind = "ical"
url_file = "{folder}/feed"
header_file = "{folder}/header"
location = "Room 1"
read_every_s = 1
[policy]
show = "title"
[[rooms]]
id = "b"
calendar = "Room 2"
"""


def at(server: FeedServer, place: str, uid: str, start: datetime) -> None:
    data = planned(uid, start, HOUR).data
    server.put(uid, data.replace(b"END:VEVENT", f"LOCATION:{place}\r\nEND:VEVENT".encode()))


def configured(folder: Path, server: FeedServer) -> Config:
    for name, content in (("feed", server.url), ("header", ": ".join(HEADER))):
        (folder / name).write_text(content)
        (folder / name).chmod(0o600)
    (folder / "kiosk.toml").write_text(SETTINGS.format(folder=folder))
    return load(folder / "kiosk.toml")


@pytest.mark.parametrize(("room", "starts"), [(None, NOW), (0, NOW + HOUR)], ids=["its own", "another"])
async def test_each_room_is_a_place_in_the_feed(tmp_path: Path, room: int | None, starts: datetime) -> None:
    async with feed_server() as server:
        server.play("known_programs_only")
        at(server, "Room 1", "one", NOW)
        at(server, "Room 2", "two", NOW + HOUR)
        config = configured(tmp_path, server)
        other = None if room is None else config.rooms[room]
        bookings = open_backend(config, b"s" * 32, SystemClock(), other)
        try:
            assert not (await bookings.probe()).writable
            fetched = await bookings.sync(Window(NOW - HOUR, NOW + 5 * HOUR), None)
        finally:
            await bookings.aclose()
    assert [(span.start, span.may) for span in fetched.schedule.spans] == [(starts, NOTHING)]
    assert bool(fetched.labels) is (other is None)


@dataclass
class Heard:
    reads: list[Read] = field(default_factory=list)
    errors: list[BackendError] = field(default_factory=list)

    def after_read(self, read: Read) -> None:
        self.reads.append(read)

    def after_failure(self, error: BackendError) -> None:
        self.errors.append(error)

    def marks(self) -> tuple[datetime, ...]:
        return ()


async def test_a_feed_that_has_not_changed_is_as_known_as_one_that_was_read(tmp_path: Path) -> None:
    """Every look at it counts, whatever it brought."""
    clock, heard = SystemClock(), Heard()
    async with feed_server() as server:
        server.play("known_programs_only")
        at(server, "Room 1", "one", NOW)
        config = configured(tmp_path, server)
        engine = Engine(lambda: open_backend(config, b"s" * 32, clock), config.to_policy(), clock, room_id="a")
        engine.reader.listen(heard)
        reading = asyncio.create_task(engine.reader.run())
        try:
            await until_true("three looks at the feed", lambda: len(heard.reads) >= 3)
        finally:
            reading.cancel()
            with suppress(asyncio.CancelledError):
                await reading
            await engine.aclose()
    assert not heard.errors
    assert [asked.headers.get("if-none-match") is not None for asked in server.asked[:3]] == [False, True, True]
    assert len({read.schedule for read in heard.reads}) == 1
    first, *later = (read.mono for read in heard.reads)
    assert first < min(later)
    assert all(read.server_time is not None for read in heard.reads)
