"""`kiosk demo`: with a display, the doors of four rooms to play with; without one, the tour."""

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from kiosk.demo import tour
from kiosk.demo.backends import DEMO_BACKENDS, DemoBackend
from kiosk.demo.facilities import facilities
from kiosk.demo.furnish import furnish
from kiosk.demo.notices import NOTICES
from kiosk.demo.rooms import BUILDING, CHECKED_IN, ROOMS
from kiosk.demo.stage import Stage, stage
from kiosk.demo.tour import Act

CHECK_IN_WITHIN: Final = 30.0
ENDED_BY: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""The last is a terminal that is closed."""


def run(pictures: Path, *, kind: str, always_tour: bool, say: Callable[[str], None] = print) -> int:
    """Exit code 0, or 1 where a step of the tour did not show what it should, or a signal ended it."""
    backend = DEMO_BACKENDS[kind]
    if not backend.is_here:
        say("The fakes of vendors are in the source tree alone: run it there, as make demo.")
        return 1
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if always_tour or not display:
        return asyncio.run(_or_ended(tour.lead(backend.steps, pictures, say, backend.make_server)))
    return asyncio.run(_or_ended(_play(backend, say)))


async def _or_ended(demo: Coroutine[Any, Any, int]) -> int:
    """Its exit code, or 1 once it was ended by a signal, and all that it had started with it."""
    running = asyncio.ensure_future(demo)
    for number in ENDED_BY:
        asyncio.get_running_loop().add_signal_handler(number, running.cancel)
    await asyncio.wait([running])
    return 1 if running.cancelled() else running.result()


async def _play(backend: DemoBackend, say: Callable[[str], None]) -> int:
    async with facilities(say) as reports, stage(reports, backend.make_server, BUILDING) as built:
        await furnish(built)
        say("Touch or click the panel. The light is painted round the window.")
        keys = dict(zip("1234567890", _keys(backend, say), strict=True))
        for key, (says, _) in keys.items():
            say(f"  key {key}  {says}")
        say("A fault that is reported (More, Report a fault) is said here.")
        say("Close the window to end.")
        if not backend.only_shows:
            await _check_in(built)
        await _obey(built, {f"key {key}": act for key, (_, act) in keys.items()})
    return 0


def _keys(backend: DemoBackend, say: Callable[[str], None]) -> Iterator[tuple[str, Act]]:
    """What each number key is for, from left to right, and what it does."""
    for room in ROOMS:
        yield f"{room.name}: {backend.shows.get(room.id, room.shows)}", tour.go_to(room)
    for notice in NOTICES:
        yield notice.says, tour.post(notice)
    yield "the calendar goes out of reach, and comes back", _away_and_back(say)
    yield "it is night, and day again", _night_and_day(say)


def _away_and_back(say: Callable[[str], None]) -> Act:
    """By turns."""
    is_away = False

    async def act(built: Stage) -> None:
        nonlocal is_away
        is_away = not is_away
        await (built.server.pause() if is_away else built.server.resume())
        say("The calendar is out of reach: the same key brings it back." if is_away else "The calendar is back.")

    return act


def _night_and_day(say: Callable[[str], None]) -> Act:
    """By turns."""
    is_night = False

    async def act(built: Stage) -> None:
        nonlocal is_night
        is_night = not is_night
        await (tour.night(built) if is_night else tour.day(built))
        say("It is night: a touch wakes the panel, and the same key makes it day." if is_night else "It is day.")

    return act


async def _check_in(built: Stage) -> None:
    """Somebody is in the busy room already: let its own panel, unseen, take the check-in."""
    room = next(room for room in ROOMS if room.id == CHECKED_IN)
    built.environment["QT_QPA_PLATFORM"] = "offscreen"
    await built.start_panel(room)
    async with asyncio.timeout(CHECK_IN_WITHIN):
        while (await built.status()).get("state") != "check_in_due":
            await asyncio.sleep(0.1)
        while not (await built.tap("check-in")):
            await asyncio.sleep(0.1)
    del built.environment["QT_QPA_PLATFORM"]


async def _obey(built: Stage, acts: Mapping[str, Act]) -> None:
    """Show the first room, and do what the number keys ask for until its window is closed."""
    panel = await built.start_panel(ROOMS[0])
    while line := await panel.line():
        if line in acts:
            await acts[line](built)
        assert built.panel is not None
        panel = built.panel
