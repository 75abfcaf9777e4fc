"""The tour: a real panel, offscreen, led through a day by real touches; every step is seen on screen, light and status.

Each step does one thing and waits for what a person would then see. A picture is kept of each. The first step that does
not show what it should ends the tour, by name.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.demo.calendars import MakeCalendars
from kiosk.demo.furnish import furnish
from kiosk.demo.notices import EMERGENCY, MESSAGE, NOTHING, DemoNotice
from kiosk.demo.rooms import BUILDING, ROOMS, DemoRoom, after_work, planned
from kiosk.demo.stage import ALWAYS_IN_USE, Stage, demo_server, stage, utc_now
from kiosk.room.day import floor_minute

ROOM = ROOMS[0]
GUARDED = next(room for room in ROOMS if room.pin)
SETTINGS = """\
fresh_s = 5
fresh_off_hours_s = 5
release_after_min = 1
"""
LOOK_EVERY = 0.02
SETTLE = 0.35
"""Seconds a picture waits for the screen to come to rest."""

Act = Callable[[Stage], Awaitable[None]]
Seen = Callable[[dict[str, Any]], bool]


def anything(_status: dict[str, Any]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Step:
    """`shows` are controls that must be on the screen, on this `page`, and the photo of the room `photo`; `so` looks at
    `kiosk status`.
    """

    name: str
    act: Act
    state: str
    light: str
    shows: tuple[str, ...] = ()
    so: Seen = anything
    page: str = "home"
    photo: DemoRoom | None = None
    within: float = 60.0


@dataclass(frozen=True, slots=True)
class Result:
    step: Step
    ok: bool
    ms: int
    picture: Path
    status: dict[str, Any] = field(default_factory=dict)
    light: str = ""


class StepFailed(Exception):
    """A step could not be done, or did not show what it should."""


async def lead(
    steps: Sequence[Step],
    pictures: Path,
    say: Callable[[str], None],
    make_server: MakeCalendars = demo_server,
) -> int:
    """Lead the tour, print its table; 0 when every step showed what it should, 1 when one did not."""
    pictures.mkdir(parents=True, exist_ok=True)
    for old in pictures.glob("*.png"):
        old.unlink()
    say(f"{'step':34} {'state':14} {'light':15} {'ms':>6}  picture")
    offscreen = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    async with stage(SETTINGS, make_server, BUILDING, **offscreen) as built:
        await furnish(built)
        await built.start_panel(ROOM)
        for number, step in enumerate(steps, 1):
            result = await take(built, step, pictures / f"{number:02}-{step.name.replace(' ', '-')}.png")
            state, light = result.status.get("state", "-"), result.light or "-"
            say(f"{step.name:34} {state:14} {light:15} {result.ms:6}  {result.picture}")
            if not result.ok:
                expected = ", ".join((step.state, f"light {step.light}", f"page {step.page}", *step.shows))
                say(f"FAILED: {step.name}: expected {expected}")
                say((built.folder / "panel.log").read_text("utf-8", "replace")[-2000:])
                return 1
    say(f"All {len(steps)} steps showed what they should.")
    return 0


async def take(built: Stage, step: Step, picture: Path) -> Result:
    """Do one step and wait until it shows."""
    began = time.monotonic()
    status: dict[str, Any] = {}
    ok = False
    try:
        async with asyncio.timeout(step.within):
            await step.act(built)
            while not ok:
                await asyncio.sleep(LOOK_EVERY)
                status = await built.status()
                ok = await _shows(built, step, status)
    except (TimeoutError, StepFailed, OSError):
        ok = False
    ms = round((time.monotonic() - began) * 1000)
    await asyncio.sleep(SETTLE)
    assert built.panel is not None
    await built.panel.tell(f"picture {picture}")
    return Result(step, ok and picture.exists(), ms, picture, status, built.light())


async def _shows(built: Stage, step: Step, status: dict[str, Any]) -> bool:
    if status.get("state") != step.state or built.light() != step.light or not step.so(status):
        return False
    assert built.panel is not None
    seen = await built.panel.tell("look")
    photos = [] if step.photo is None else [built.photo_of(step.photo).name]
    return (seen["page"], seen["photos"]) == (step.page, photos) and set(step.shows) <= set(seen["controls"])


def touch(*names: str) -> Act:
    """Touch these controls one after the other, as soon as each is there."""

    async def act(built: Stage) -> None:
        assert built.panel is not None
        for name in names:
            while not (await built.panel.tell(f"touch {name}"))["done"]:
                await asyncio.sleep(LOOK_EVERY)

    return act


def go_to(room: DemoRoom) -> Act:
    """To the door of another room."""

    async def act(built: Stage) -> None:
        await built.start_panel(room)

    return act


async def touch_anywhere(built: Stage) -> None:
    """In the middle of the screen, whatever is there."""
    assert built.panel is not None
    await built.panel.tell("touch")


async def night(built: Stage) -> None:
    """The panel starts anew, after work: the one that was just touched, and be it by a key, stays awake for long."""
    built.in_use = after_work(utc_now())
    await built.start_panel(built.room)


async def day(built: Stage) -> None:
    built.in_use = ALWAYS_IN_USE
    await built.start_panel(built.room)


def meeting(uid: str, minutes: int = 30) -> Act:
    """Somebody plans a meeting that begins this very minute, with another calendar program."""

    async def act(built: Stage) -> None:
        await built.put(ROOM, planned(uid, floor_minute(utc_now()), timedelta(minutes=minutes)))

    return act


def post(notice: DemoNotice) -> Act:
    """The site says something at its doors."""

    async def act(built: Stage) -> None:
        built.post(notice.text)

    return act


def says(kind: str | None) -> Seen:
    """A notice of this kind stands."""
    return lambda status: bool(status["notice"]["kind"] == kind)


async def watch(_built: Stage) -> None:
    """Just look."""


async def stop_server(built: Stage) -> None:
    await built.server.pause()


async def start_server(built: Stage) -> None:
    await built.server.resume()


def lasts(minutes: int) -> Seen:
    """What is now lasts for at least so long."""

    def seen(status: dict[str, Any]) -> bool:
        until = status["until"]
        return until is not None and datetime.fromisoformat(until) >= utc_now() + timedelta(minutes=minutes)

    return seen


def at_the_door_of(room: DemoRoom) -> Seen:
    return lambda status: fresh(status) and bool(status["room"] == room.id)


def stale(status: dict[str, Any]) -> bool:
    return bool(status["stale"])


def fresh(status: dict[str, Any]) -> bool:
    return not status["stale"] and status["backend"] == "ok"


def out_of_reach(status: dict[str, Any]) -> bool:
    return stale(status) and status["backend"] == "unreachable"


STEPS = (
    Step("free", watch, "free", "free", ("book-30",), fresh),
    Step("book 30", touch("book-30"), "busy", "busy", ("extend-15", "end"), lasts(27)),
    Step("extend 15", touch("extend-15"), "busy", "busy", ("end",), lasts(40)),
    Step("end", touch("end", "end"), "free", "free", ("undo", "book-15")),
    Step("undo", touch("undo"), "busy", "busy", ("end",), lasts(40)),
    Step("end again", touch("end", "end"), "free", "free", ("undo",)),
    Step("check-in due", meeting("due"), "check_in_due", "check_in_last", ("check_in", "not_needed")),
    Step("check in", touch("check_in"), "busy", "busy", ("end",)),
    Step("hand it back", touch("end", "end"), "free", "free", ("book-15",)),
    Step("nobody checks in", meeting("no-show"), "check_in_due", "check_in_last", ("check_in",)),
    Step("released", watch, "free", "free", ("book-15",), within=150),
    Step("book 15", touch("book-15"), "busy", "busy", ("end",)),
    Step("server stops, busy turns stale", stop_server, "busy", "busy", so=out_of_reach),
    Step("server returns", start_server, "busy", "busy", ("end",), fresh),
    Step("end once more", touch("end", "end"), "free", "free", ("book-15",)),
    Step("server stops, free turns unknown", stop_server, "unknown", "unknown", so=stale),
    Step("server returns again", start_server, "free", "free", ("book-15",), fresh),
    Step("another room", touch("find"), "free", "free", ("room-0", "room-1", "room-2"), page="find_room"),
    Step("back at the door", touch("back"), "free", "free", ("book-15",)),
    Step("about this room", touch("more", "room_card"), "free", "free", ("back",), page="room_card", photo=ROOM),
    Step("and back again", touch("back", "back"), "free", "free", ("book-15",)),
    Step("the site says something", post(MESSAGE), "free", "free", ("read",), page="message"),
    Step("read and put away", touch("read"), "free", "free", ("book-15",)),
    Step("an emergency", post(EMERGENCY), "free", "free", so=says("emergency"), page="emergency"),
    Step("all is well again", post(NOTHING), "free", "free", ("book-15",), says(None)),
    Step("night falls", night, "free", "free", page="night"),
    Step("a touch wakes it", touch_anywhere, "free", "free", ("book-15",)),
    Step("day breaks", day, "free", "free", ("book-15",), fresh),
    Step("before a guarded room", go_to(GUARDED), "free", "free", ("book-15",), at_the_door_of(GUARDED)),
    Step("it asks for its PIN", touch("book-15"), "free", "free", ("digit-0", "enter"), page="unlock"),
    Step("and is booked", touch(*(f"digit-{digit}" for digit in GUARDED.pin), "enter"), "busy", "busy", ("end",)),
)
