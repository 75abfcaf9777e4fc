"""Everything a person does at the door, each from home by touch, at most two taps away; `build/walk` has the pictures.

What comes by itself (a release, the night, the sensor) is told elsewhere: the tour, tests/ui/pages, tests/panel.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from support.finger import shows, touch
from support.scene import OFFSCREEN, until
from support.waiting import until_true

from kiosk.demo.facilities import facilities
from kiosk.demo.notices import EMERGENCY, MESSAGE, OUT_OF_SERVICE
from kiosk.demo.rooms import HERE, ROOMS, day_of
from kiosk.demo.stage import Stage, stage, utc_now
from kiosk.demo.tour import meeting
from kiosk.room.day import floor_mark

pytestmark = pytest.mark.long
ROOM = ROOMS[0]
PICTURES = Path(__file__).parents[2] / "build" / "walk"
NEAREST = 2
"""Taps from home to whatever there is."""
SETTINGS = """\
fresh_s = 60
fresh_off_hours_s = 60
"""

Status = Callable[[dict[str, Any]], bool]


def anything(_status: dict[str, Any]) -> bool:
    return True


def state(name: str) -> Status:
    return lambda status: status["state"] == name


@dataclass(frozen=True)
class Walk:
    """`taps` lead to the feature, and `more` use it; `controls` and `words` are then on the screen."""

    name: str
    taps: tuple[str, ...]
    controls: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    so: Status = anything
    more: tuple[str, ...] = ()


class Door:
    """A person before a panel, who walks and takes pictures."""

    def __init__(self, built: Stage) -> None:
        self.built = built

    async def picture(self, name: str) -> None:
        await asyncio.sleep(0.4)  # until what moves has come to rest
        assert self.built.panel is not None
        assert (await self.built.panel.tell(f"picture {PICTURES / name}.png"))["done"]

    async def walk(self, walk: Walk) -> None:
        assert len(walk.taps) <= NEAREST
        await touch(self.built, *walk.taps, *walk.more)
        await shows(self.built, walk.controls, walk.words)
        await until(self.built, walk.so)
        await self.picture(walk.name)


@asynccontextmanager
async def door(settings: str = SETTINGS) -> AsyncIterator[tuple[Door, list[str]]]:
    """Before the first of four rooms, with a day in each, and what facilities were told."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    told: list[str] = []
    async with facilities(told.append) as reports, stage(settings + reports, **OFFSCREEN) as built:
        for room in ROOMS:
            await built.put(room, *day_of(room.id, utc_now()))
        await built.start_panel(ROOM)
        await until(built, lambda s: s["state"] == "free" and s["backend"] == "ok")
        yield Door(built), told


def _next_start() -> str:
    """When the next meeting begins (`day_of`), as the day has it; nothing where that is tomorrow."""
    now = utc_now()
    start = (floor_mark(now, 15) + timedelta(minutes=75)).astimezone(HERE)
    return f"{start:%H:%M}" if start.date() == now.astimezone(HERE).date() else ""


async def test_home_books_and_gives_back() -> None:
    async with door() as (person, _):
        await person.walk(
            Walk("d1-glance", (), ("stateWord", "book-30"), ("Waalzaal", "Verdieping", "8 personen", "Vrij"))
        )
        await person.walk(Walk("d2-day", (), (), ("Vandaag", "Bezet", _next_start())))
        await person.walk(Walk("d3-walk-up", ("book-30",), ("extend-15", "end"), ("Bezet",), state("busy")))
        await person.walk(Walk("d7-extend", ("extend-15",), ("end",), ("Bezet",), state("busy")))
        await person.walk(Walk("d8-end", ("end", "end"), ("undo",), ("Vrij",), state("free")))
        await person.walk(Walk("d8-undo", ("undo",), ("end",), ("Bezet",), state("busy")))
        await touch(person.built, "end", "end")
        await until(person.built, state("free"))
        await meeting("due")(person.built)
        await shows(person.built, ("check_in",), ())
        await person.walk(Walk("d5-check-in", ("check_in",), ("end",), ("Bezet",), state("busy")))


async def test_what_lies_behind_home() -> None:
    async with door() as (person, told):
        for walk in (
            Walk("d4-later", ("other",), ("length-30", "take"), ("Andere tijd", "Morgen"), more=("length-30",)),
            Walk("d9-find-a-room", ("find",), ("room-0", "take-0"), ("Andere ruimte", "Lek")),
            Walk("d10-on-a-phone", ("more",), ("code",), ("Meer",)),
            Walk("d11-report", ("more", "report_fault"), ("item-screen",), ("Wat werkt er niet?",)),
            Walk("d12-room-card", ("more", "room_card"), (), ("Waalzaal", "8 personen", "Videobellen")),
            Walk("d18-privacy", ("more", "privacy"), (), ("Privacy", "Example Workplaces")),
        ):
            await person.walk(walk)
            await touch(person.built, *("back" for _ in walk.taps))
            await shows(person.built, ("book-30", "more"), ())
        await touch(person.built, "more", "report_fault", "item-screen", "choice-does_not_start", "report")
        await until_true("facilities are told", lambda: told != [])
        assert json.loads(told[0].partition(": ")[2])["asset"] == "screen"


@pytest.mark.parametrize(("code", "word"), [("en", "Free"), ("de", "Frei"), ("fr", "Libre"), ("ar", "متاح")])
async def test_languages(code: str, word: str) -> None:
    async with door() as (person, _):
        await person.walk(Walk(f"d13-{code}", ("languages", f"language-{code}"), (), (word,), more=("back",)))


@pytest.mark.parametrize("comfort", ["large_text", "more_contrast", "low_controls"])
async def test_comforts(comfort: str) -> None:
    async with door() as (person, _):
        await person.walk(Walk(f"d14-{comfort}", ("more", comfort), (), ()))


async def test_what_the_site_says() -> None:
    async with door() as (person, _):
        for notice, name, words in (
            (MESSAGE, "d17-message", ("De lift is buiten gebruik",)),
            (OUT_OF_SERVICE, "d17-out-of-service", ("Het scherm wordt vervangen",)),
            (EMERGENCY, "d17-emergency", ("Ontruiming",)),
        ):
            person.built.post(notice.text)
            await person.walk(Walk(name, (), (), words))


async def test_booking_while_the_calendar_is_away_is_a_hold() -> None:
    async with door() as (person, _):
        await person.built.server.aclose()
        await person.walk(Walk("d15-hold", ("book-30",), (), (), lambda status: status["hold"] is not None))


async def test_booking_in_another_room_from_here() -> None:
    async with door() as (person, _):
        await person.walk(Walk("d9-taken", ("find", "take-0"), (), ("is van u",)))


async def test_names_where_the_site_opted_in() -> None:
    async with door('show = "title"\n' + SETTINGS) as (person, _):
        await person.walk(Walk("d22-names", (), (), ("Team meeting",)))


async def test_a_pin_where_the_site_asks_for_one(tmp_path: Path) -> None:
    from kiosk.panel.store import pin_file
    from kiosk.room.pin import Pin

    pin_file.write(tmp_path / "pin", Pin("2580369"))
    async with door(SETTINGS + f'[access]\nbook = "pin"\npin_file = "{tmp_path}/pin"\n') as (person, _):
        await person.walk(Walk("d21-pin", ("book-30",), ("digit-0", "enter"), ()))
        await touch(person.built, *(f"digit-{digit}" for digit in "2580369"), "enter")
        await until(person.built, state("busy"))
