"""A panel before a feed: it shows what is published, offers nothing, is *unknown* in time, and keeps the address to
itself.
"""

import asyncio
import json
import sys
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest
from support.feeds import HEADER
from support.scene import FRESH_5_S, OFFSCREEN, on_stage, until, until_light
from support.waiting import in_time, until_true
from vendors.ical.server import FEED

from kiosk.control.local_socket import ask
from kiosk.demo.feed import FeedCalendars
from kiosk.demo.rooms import DemoRoom, planned
from kiosk.demo.stage import Stage, utc_now
from kiosk.evidence.canary import ROOM, canaries, event
from kiosk.evidence.sweep import sweep
from kiosk.room.day import floor_minute

TOKENS = canaries()
SECRETS = [FEED.split("/")[2], HEADER[1]]


class KeyedFeed(FeedCalendars):
    """Which is given to nobody without a line of the site's own."""

    def __init__(self, folder: Path, rooms: Sequence[DemoRoom]) -> None:
        super().__init__(folder, rooms)
        self._header = folder.with_suffix(".header")
        self._header.touch(mode=0o600)
        self._header.write_text(": ".join(HEADER))

    def backend(self, room: DemoRoom) -> str:
        return f'{super().backend(room)}header_file = "{self._header}"\n'

    async def start(self) -> None:
        await super().start()
        await self.play()

    async def play(self, *quirks: str) -> None:
        await super().play("known_programs_only", *quirks)


async def _refused(built: Stage, *action: str) -> None:
    says = "The panel may only read this calendar: nothing can be booked or changed here."
    assert await ask(built.folder / ROOM.id, ["tap", *action]) == {"confirmed": False, "says": says}


async def _doctor(built: Stage) -> tuple[str, bytes]:
    words = ("doctor", "--config", str(built.config_of(ROOM)), "-v")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "kiosk", *words, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    out, _ = await in_time("the doctor", process.communicate())
    return "doctor", out


def _told_elsewhere(built: Stage) -> list[tuple[str, bytes]]:
    """The files round the panel but those that hold the secrets."""
    files = (path for path in built.folder.iterdir() if path.is_file() and path.suffix not in (".feed", ".header"))
    return [(path.name, path.read_bytes()) for path in files]


@pytest.mark.parametrize("show", ["reserved", pytest.param("title", marks=pytest.mark.long)])
async def test_it_shows_what_is_published_and_keeps_the_address_to_itself(tmp_path: Path, show: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environment = {**OFFSCREEN, "HOME": str(home), "TMPDIR": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    async with on_stage(f'{FRESH_5_S}show = "{show}"\n', KeyedFeed, **environment) as built:
        feed = built.server
        assert isinstance(feed, KeyedFeed)
        told: list[tuple[str, bytes]] = []

        async def shows(state: str, backend: str = "ok") -> None:
            status = await until(built, lambda s: (s["state"], s["backend"]) == (state, backend))
            assert (status["shows_only"], status["lag_s"]) == (True, 1)
            told.append(("status", json.dumps(status).encode()))
            await until_light(built, state)

        await built.start_panel(ROOM)
        await shows("free")
        await _refused(built, "book", "30")
        running = event(TOKENS, "", -5, 60)
        await built.put(ROOM, running, event(TOKENS, "-later", 70, 30))
        await shows("busy")
        for action in (["check-in"], ["extend", "15"], ["end"]):
            await _refused(built, *action)
        told.append(await _doctor(built))
        await feed.remove(ROOM, running.uid)
        await shows("free")
        await feed.play("login_page")
        await shows("unknown", "confused")
        told.append(await _doctor(built))
        await feed.play()
        await shows("free")
        assert built.panel is not None
        await built.panel.stop()
        state = built.folder / ROOM.id
        told += _told_elsewhere(built)
        words = [*SECRETS, *TOKENS.values()]
        assert sweep(words, [state, home], told) == []
        assert (state / "schedule.sqlite").exists()  # there was something to search
        (state / "leak").write_text(f"a {SECRETS[0]} b")
        assert {hit.where for hit in sweep(words, [state], [("log", SECRETS[1].encode())])} == {
            str(state / "leak"),
            "log",
        }


@pytest.mark.long
@pytest.mark.parametrize(
    ("quirks", "backend"),
    [
        (("cut_short", "new_etags"), "confused"),
        (("gzip_bomb",), "confused"),
        (("moved_away",), "confused"),
        (("known_programs_only",), "forbidden"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
async def test_what_is_no_feed_is_unknown_in_time_and_comes_back(quirks: tuple[str, ...], backend: str) -> None:
    async with on_stage(FRESH_5_S, FeedCalendars) as built:
        feed = built.server
        assert isinstance(feed, FeedCalendars)
        await built.put(ROOM, planned("tomorrow", floor_minute(utc_now()) + timedelta(days=1), timedelta(hours=1)))
        await built.start_panel(ROOM)
        await until(built, lambda s: s["state"] == "free")
        await feed.play(*quirks)
        await built.put(ROOM, planned("now", floor_minute(utc_now()), timedelta(hours=1)))
        await until(built, lambda s: (s["state"], s["backend"]) == ("unknown", backend))
        await feed.play()
        await until(built, lambda s: s["state"] == "busy" and not s["stale"])


@pytest.mark.long
async def test_a_panel_that_starts_without_its_feed_knows_what_it_read_and_promises_nothing() -> None:
    async with on_stage(FRESH_5_S, FeedCalendars) as built:
        await built.put(ROOM, planned("tomorrow", floor_minute(utc_now()) + timedelta(days=1), timedelta(hours=1)))
        panel = await built.start_panel(ROOM)
        await until(built, lambda s: s["state"] == "free")
        await until_kept(built)
        await panel.kill()
        await built.server.aclose()
        built.panel = None
        await built.start_panel(ROOM)
        await until(built, lambda s: (s["state"], s["backend"]) == ("unknown", "unreachable"))
        await _refused(built, "book", "30")
        await built.server.start()
        await until(built, lambda s: s["state"] == "free")


async def until_kept(built: Stage) -> None:
    kept = built.folder / ROOM.id / "schedule.sqlite"
    await until_true("the schedule to be kept", kept.exists)
