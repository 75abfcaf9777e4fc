"""R3 on real panels: killed at any moment round a tap, started anew; one outcome, one event at most, no promise lost.

The dice are seeded, the operating system's scheduling is not: every run kills at other instants.
"""

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from icalendar import Calendar
from support.scene import until
from support.waiting import PATIENCE_S

from kiosk.control.local_socket import ask
from kiosk.demo.rooms import ROOMS, planned
from kiosk.demo.stage import Stage, utc_now
from kiosk.panel.store.outbox_file import OutboxEntry, OutboxFile
from kiosk.room.day import floor_minute

pytestmark = [pytest.mark.long, pytest.mark.timeout(600)]
ROOM = ROOMS[3]
SETTLES_WITHIN = 110.0
"""An interrupted booking is denied only when no late request can arrive any more (30 s), by the read after that."""
SCENES = 8
KILLS_A_SCENE = 4


class Killer:
    """Starts the panel and kills it, at instants its dice choose; counts."""

    def __init__(self, built: Stage, seed: int) -> None:
        self.built = built
        self.dice = random.Random(seed)
        self.kills = 0
        self.acknowledged = 0

    async def kill_within(self, seconds: float) -> None:
        """Let it live for a moment, up to this long; then SIGKILL."""
        await asyncio.sleep(self.dice.uniform(0, seconds))
        assert self.built.panel is not None
        await self.built.panel.kill()
        self.built.panel = None
        self.kills += 1

    async def tap_and_kill(self, *action: str, within: float) -> dict[str, Any]:
        """What was answered before the kill; empty where it came first."""
        asked = asyncio.create_task(_ask(self.built, *action))
        await self.kill_within(within)
        answer = await asked
        self.acknowledged += bool(answer)
        return answer

    async def restart(self) -> None:
        await self.built.start_panel(ROOM)

    async def restart_and_kill(self, times: int, within: float) -> None:
        for _ in range(times):
            await self.restart()
            await self.kill_within(within)


async def _ask(built: Stage, *action: str) -> dict[str, Any]:
    with suppress(OSError, TypeError):
        return await ask(built.folder / ROOM.id, ["tap", *action])
    return {}


def _outbox(built: Stage) -> tuple[OutboxEntry, ...]:
    return OutboxFile(built.folder / ROOM.id / "outbox.sqlite").entries()


def _stored(built: Stage) -> list[Path]:
    return [*(built.folder / "server").glob(f"collections/collection-root/{ROOM.id}/calendar/*.ics")]


def _events(built: Stage) -> list[Any]:
    return [event for path in _stored(built) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


async def _empty(built: Stage) -> None:
    """Take everything out of the calendar, as another calendar program would."""
    password = built.server.password_file(ROOM.id).read_text("ascii").strip()
    async with httpx.AsyncClient(auth=(ROOM.id, password), trust_env=False, timeout=PATIENCE_S) as client:
        for path in _stored(built):
            (await client.delete(f"{built.server.url(ROOM.id)}{path.name}")).raise_for_status()


async def _settled(built: Stage) -> dict[str, Any]:
    """The panel answers, has nothing left to settle, and agrees with the calendar."""

    def so(status: dict[str, Any]) -> bool:
        quiet = status["backend"] == "ok" and not status["stale"] and status["pending"] is None
        return quiet and not _outbox(built) and (status["state"] == "free") is not bool(_events(built))

    return await until(built, so, within=SETTLES_WITHIN)


async def test_bookings(built: Stage, figure: Callable[[str], None]) -> None:
    """Killed while a booking is asked for, and again while it is looked up."""
    killer, made = Killer(built, seed=1), 0
    for _ in range(SCENES):
        await killer.restart()
        await until(built, lambda s: s["state"] == "free" and s["backend"] == "ok")
        answer = await killer.tap_and_kill("book", "60", within=0.35)
        await killer.restart_and_kill(KILLS_A_SCENE - 1, within=1.2)
        await killer.restart()
        await _settled(built)
        assert len(_events(built)) <= 1
        if answer.get("confirmed"):
            assert len(_events(built)) == 1
        made += len(_events(built))
        await killer.kill_within(0)
        await _empty(built)
    figure(f"{killer.kills} kills, {killer.acknowledged} of {SCENES} answered before, {made} booked, none twice")


async def test_holds(built: Stage, figure: Callable[[str], None]) -> None:
    """Held while the server is away; killed before, while it is away and when it comes back."""
    killer, made = Killer(built, seed=2), 0
    for number in range(SCENES):
        await killer.restart()
        await until(built, lambda s: s["state"] == "free" and s["backend"] == "ok")
        await built.server.aclose()
        if number % 2:  # it is known to be away: held at once; otherwise found out by asking
            await until(built, lambda s: s["backend"] == "unreachable")
        answer = await killer.tap_and_kill("book", "60", within=0.15)
        held = "Held" in answer.get("says", "")
        await killer.restart_and_kill(1, within=0.8)
        await killer.restart()
        status = await until(built, lambda s: s["backend"] == "unreachable")
        ends = status["hold"]
        if held:
            assert ends is not None
            assert status["state"] == "busy"
        await built.server.start()
        await killer.kill_within(2.0)
        await killer.restart_and_kill(1, within=1.2)
        await killer.restart()
        await _settled(built)
        booked = [event["DTEND"].dt.isoformat() for event in _events(built)]
        assert booked == [ends] if held else len(booked) <= 1
        made += len(booked)
        await killer.kill_within(0)
        await _empty(built)
    figure(f"{killer.kills} kills, {killer.acknowledged} of {SCENES} held before, {made} booked, none lost or twice")


async def test_check_ins(built: Stage, figure: Callable[[str], None]) -> None:
    """Noted while the server is away; whoever was told so is checked in at the end."""
    killer, done = Killer(built, seed=3), 0
    for number in range(SCENES):
        start = floor_minute(utc_now())
        await built.put(ROOM, planned(f"meeting-{number}", start, timedelta(minutes=90)))
        await killer.restart()
        await until(built, lambda s: s["state"] == "check_in_due" and s["backend"] == "ok")
        if number % 2:
            await built.server.aclose()
        answer = await killer.tap_and_kill("check-in", within=0.2)
        await killer.restart_and_kill(1, within=0.8)
        if number % 2:
            await built.server.start()
        await killer.restart_and_kill(1, within=1.2)
        await killer.restart()
        status = await _settled(built)
        assert len(_events(built)) == 1
        if answer:
            assert status["state"] == "busy"
        done += status["state"] == "busy"
        await killer.kill_within(0)
        await _empty(built)
    figure(f"{killer.kills} kills, {killer.acknowledged} of {SCENES} answered before, {done} checked in, none lost")
