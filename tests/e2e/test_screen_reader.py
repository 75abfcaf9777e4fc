"""Somebody who does not see the panel: it is read over the accessibility bus, and a press there books the room."""

import asyncio
from collections.abc import Callable
from datetime import datetime, time, timedelta

import caldav
import pytest
from support import display, screen_reader
from support.scene import until
from support.screen_reader import Heard, ScreenReader
from support.waiting import until_true

from kiosk.demo.rooms import ROOMS
from kiosk.demo.stage import Stage, utc_now

ROOM = ROOMS[0]
MISSING = [*display.MISSING, *screen_reader.MISSING]

pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"no {', '.join(MISSING)} here")


async def test_a_room_is_booked_by_who_hears_the_page(built: Stage) -> None:
    async with (
        display.display(built.folder) as shown,
        screen_reader.session_bus(built.folder) as session,
        screen_reader.screen_reader(session) as reader,
    ):
        await display.without_demo(built, ROOM, shown | session)
        await reader.hears("the state of the room", named("Vrij"))
        before = await page(reader)
        assert before[:2] == [("frame", ROOM.name), ("heading", ROOM.name)]
        assert ("label", "Vrij") in before
        assert [said.split(",")[0] for role, said in before if role == "push button"][:2] == ["15 min", "30 min"]
        assert [role for role, _ in before if role == "list"] == ["list"]
        told = len(reader.announced)
        await reader.press(await reader.hears("30 min", lambda heard: heard.name.startswith("30 min")))
        await until(built, lambda s: s["state"] == "busy")
        await until_true(
            "what became of it, and of the room, to be announced", lambda: len(reader.announced) == told + 2
        )
        after = await page(reader)
        assert ("label", "Bezet") in after
        assert [role for role, _ in after if role == "list item"] == ["list item"]
        outcome, state = sorted(map(bare, reader.announced[told:]))
        assert [said for role, said in after if role == "alert message"] == [outcome]
        assert outcome.startswith("Gelukt: de ruimte is van u tot")
        assert state.startswith(f"{ROOM.name} is bezet tot")
        assert any(role == "push button" and said.startswith("Beëindigen") for role, said in after)
        assert {heard.locale.split("_")[0] for heard in await reader.read()} == {"nl"}
        (length,) = await asyncio.to_thread(booked, built)
        assert timedelta(minutes=30) <= length < timedelta(minutes=35)  # it ends on a mark of five


def named(name: str) -> Callable[[Heard], bool]:
    return lambda heard: heard.name == name


async def page(reader: ScreenReader) -> list[tuple[str, str]]:
    """Role and name of all that is on the panel's window."""
    return [(heard.role, without_isolates(heard)) for heard in await reader.read() if heard.depth > 0]


def without_isolates(heard: Heard) -> str:
    return bare(heard.name)


def bare(said: str) -> str:
    return said.replace("\u2068", "").replace("\u2069", "")


def booked(built: Stage) -> list[timedelta]:
    """How long each booking of today is, as the calendar has it."""
    password = built.server.password_file(ROOM.id).read_text().strip()
    with caldav.DAVClient(built.server.url(ROOM.id), username=ROOM.id, password=password) as client:
        calendar = client.calendar(url=built.server.url(ROOM.id))
        day = datetime.combine(utc_now().date(), time(), utc_now().tzinfo)
        found = calendar.search(start=day - timedelta(days=1), end=day + timedelta(days=2), event=True, expand=True)
        events = [event.icalendar_component for event in found]
        return [event["dtend"].dt - event["dtstart"].dt for event in events]
