"""Other rooms on a real server: what is suggested is what its calendars say, and two panels never both get a room."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from support.caldav_servers import PASSWORD, SECRET, USER, CaldavWorld, Server, caldav_world, free_port, stamp, vevent
from support.waiting import until_true

from kiosk.config import Config
from kiosk.config_reader import parse
from kiosk.nearby.other_room import OtherRoom
from kiosk.nearby.room_finder import RoomFinder
from kiosk.nearby.rooms import Nearby
from kiosk.nearby.suggestions import Standing, outlook_of
from kiosk.openings import room_finder
from kiosk.room.intent import BookElsewhere, Confirmed, Reason, Refused, RoomId
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.caldav.client import DavClient, Login
from kiosk.sync.caldav.store import CaldavStore
from kiosk.sync.engine import Engine
from kiosk.system.clock import SystemClock
from tests.nearby.other_rooms import POLICY, ZONE, room

CLOCK = SystemClock()
ROUNDS = 5
DEAD = "0" * 32
"""The id of a claim."""


def _backend(url: str) -> Bookings:
    return Bookings(CaldavStore(DavClient(Login(url, USER, PASSWORD)), SECRET, ZONE), CLOCK.now)


def _engine(url: str) -> Engine:
    return Engine(partial(_backend, url), POLICY, CLOCK)


@asynccontextmanager
async def _finder(*urls: str) -> AsyncIterator[tuple[RoomFinder, list[Nearby]]]:
    """What one panel knows of the rooms with these calendars, `r0` the first."""
    told: list[Nearby] = []
    rooms = [OtherRoom(room(f"r{n}"), partial(_engine, url), POLICY, CLOCK) for n, url in enumerate(urls)]
    finder = RoomFinder(rooms, CLOCK)
    finder.subscribe(told.append)
    running = asyncio.create_task(finder.run())
    try:
        yield finder, told
        assert not running.done()
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await finder.aclose()


@asynccontextmanager
async def _calendars(server: Server, count: int) -> AsyncIterator[list[CaldavWorld]]:
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(caldav_world(server)) for _ in range(count)]


def _standings(told: list[Nearby]) -> list[Standing]:
    return [outlook_of(seen, POLICY, CLOCK.now()).standing for seen in told[-1].rooms]


async def _meeting(world: CaldavWorld) -> None:
    now = datetime.now(UTC)
    times = (f"DTSTART:{stamp(now - timedelta(hours=1))}", f"DTEND:{stamp(now + timedelta(hours=1))}")
    await world.put("m.ics", vevent("m", *times, "SUMMARY:Canary"))


def _half_an_hour(number: int) -> BookElsewhere:
    start = CLOCK.now().replace(second=0, microsecond=0)
    return BookElsewhere(RoomId(f"r{number}"), start, start + timedelta(minutes=30))


async def test_each_room_is_what_its_calendar_says_and_a_dead_one_is_unknown(radicale_server: Server) -> None:
    dead = f"http://127.0.0.1:{free_port()}/room/calendar/"
    wanted = [Standing.FREE, Standing.TAKEN, Standing.UNKNOWN, Standing.FREE]
    async with _calendars(radicale_server, 3) as worlds:
        await _meeting(worlds[1])
        urls = [worlds[0].url, worlds[1].url, dead, worlds[2].url]
        async with _finder(*urls) as (finder, told):
            finder.look_around()
            await until_true("every room to be known", lambda: _standings(told) == wanted)
            assert "Canary" not in repr(told)


def _configured(folder: Path, own: CaldavWorld, other: CaldavWorld, login: bool) -> Config:
    secret = folder / "password"
    secret.write_text(PASSWORD)
    secret.chmod(0o600)
    account = {"username": USER, "password_file": str(secret)}
    tables = {
        "room": {"id": "waalzaal"},
        "backend": {"kind": "caldav", "url": own.url, **account},
        "rooms": [{"id": "lek", "url": other.url, **(account if login else {})}],
    }
    return parse(tables)


async def _lek(config: Config, wanted: Standing) -> None:
    """Read the only other room, as the panel does, until it is so."""
    finder, told = room_finder(config, SECRET, CLOCK, config.to_policy()), list[Nearby]()
    finder.subscribe(told.append)
    running = asyncio.create_task(finder.run())
    finder.look_around()
    try:
        await until_true(f"the room to be {wanted}", lambda: _standings(told) == [wanted])
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await finder.aclose()


@pytest.mark.parametrize(
    ("who_declined", "login", "wanted"),
    [
        (USER, False, Standing.TAKEN),  # the panel's own room did: that is no answer of this one
        ("lek", False, Standing.FREE),
        (USER, True, Standing.FREE),
    ],
)
async def test_what_another_room_declined_is_told_by_its_own_name(
    radicale_server: Server, tmp_path: Path, who_declined: str, login: bool, wanted: Standing
) -> None:
    async with _calendars(radicale_server, 2) as (own, other):
        now = datetime.now(UTC)
        times = (f"DTSTART:{stamp(now - timedelta(hours=1))}", f"DTEND:{stamp(now + timedelta(hours=1))}")
        guests = (f"ATTENDEE;PARTSTAT=DECLINED:mailto:{who_declined}", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:somebody")
        await other.put("m.ics", vevent("m", *times, *guests))
        await _lek(_configured(tmp_path, own, other, login), wanted)


@pytest.mark.parametrize(("login", "left"), [(False, 1), (True, 0)])
async def test_a_room_without_a_login_of_its_own_is_only_read(
    radicale_server: Server, tmp_path: Path, login: bool, left: int
) -> None:
    """Not even what a panel that was cut off left behind is taken away, which is for who may write there."""
    async with _calendars(radicale_server, 2) as (own, other):
        start = CLOCK.now() + timedelta(hours=5)
        times = (f"DTSTART:{stamp(start)}", f"DTEND:{stamp(start + timedelta(hours=1))}")
        mark = f"X-ROOMKIOSK-CLAIM:{stamp(CLOCK.now() - timedelta(hours=1))}"
        await other.put(f"{DEAD}.ics", vevent(DEAD, *times, "X-ROOMKIOSK-OWN:1", "STATUS:TENTATIVE", mark))
        await _lek(_configured(tmp_path, own, other, login), Standing.FREE)
        assert len(await other.events()) == left


async def test_a_booking_elsewhere_stands_in_that_calendar_alone(radicale_server: Server) -> None:
    async with _calendars(radicale_server, 2) as worlds, _finder(*(w.url for w in worlds)) as (finder, told):
        intent = _half_an_hour(1)
        assert await finder.book(intent) == Confirmed(intent)
        (event,) = await worlds[1].events()
        assert (event["DTSTART"].dt, event["DTEND"].dt) == (intent.start, intent.end)
        assert event.get("STATUS") != "TENTATIVE"
        assert await worlds[0].events() == []
        await until_true("the screen to know", lambda: _standings(told)[1] is Standing.TAKEN)


async def test_two_panels_want_the_same_third_room_and_one_gets_it(radicale_server: Server) -> None:
    for _ in range(ROUNDS):
        async with _calendars(radicale_server, 1) as (world,), _two_finders(world.url) as (one, other):
            intent = _half_an_hour(0)
            outcomes = await asyncio.gather(one.book(intent), other.book(intent))
            won = [outcome for outcome in outcomes if isinstance(outcome, Confirmed)]
            (lost,) = [outcome for outcome in outcomes if isinstance(outcome, Refused)]
            assert len(won) == 1
            assert lost.reason is Reason.TAKEN
            assert len(await world.events()) == 1


@asynccontextmanager
async def _two_finders(url: str) -> AsyncIterator[tuple[RoomFinder, RoomFinder]]:
    async with _finder(url) as (one, _), _finder(url) as (other, _):
        yield one, other
