"""R2, R8 and R9 through a proxy that goes wrong between a real panel and a real Radicale.

Behind the fault somebody books the room: the panel must not call it free for longer than data is fresh, must name what
is wrong, and must be right again one poll and ten seconds after the fault.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from support.chaos_proxy import LEAVE_ALONE, Chaos, ChaosProxy, chaos_proxy
from support.scene import until, until_light

from kiosk.control.local_socket import ask
from kiosk.demo.rooms import ROOMS, planned
from kiosk.demo.stage import Stage, utc_now
from kiosk.panel.store.outbox_file import OutboxFile
from kiosk.room.day import floor_minute

pytestmark = pytest.mark.long
ROOM = ROOMS[3]
FRESH = timedelta(seconds=5)
POLL = 3.0
"""Half of the freshness, plus a fifth."""
MOST_GROWTH = 32 * 1024 * 1024
"""Bytes: whatever is sent, far less than a bomb that went off."""
NAMED_WITHIN = 20.0
"""The deadline of a request is 10 s; a fault of one byte a second is noticed by nothing else."""


@asynccontextmanager
async def _behind_a_proxy(built: Stage) -> AsyncIterator[ChaosProxy]:
    """A panel that shows free, and the proxy it does not know of."""
    async with chaos_proxy(built.server.port) as proxy:
        real = built.server.url
        built.server.url = lambda room: real(room).replace(f":{built.server.port}/", f":{proxy.port}/")  # type: ignore[method-assign]
        try:
            await built.start_panel(ROOM)
        finally:
            built.server.url = real  # type: ignore[method-assign]
        await until(built, lambda s: s["state"] == "free" and s["backend"] == "ok")
        await until_light(built, "free")
        yield proxy


def _stored(built: Stage) -> list[Path]:
    return [*(built.folder / "server").glob(f"collections/collection-root/{ROOM.id}/calendar/*.ics")]


WORDS = {
    Chaos.SILENCE: "unreachable",
    Chaos.DRIP: "unreachable",
    Chaos.RESET: "unreachable",
    Chaos.HTML: "confused",
    Chaos.PAGE_AS_MULTISTATUS: "confused",
    Chaos.GZIP_BOMB: "confused",
    Chaos.THROTTLED_SECONDS: "throttled",
    Chaos.THROTTLED_DATE: "throttled",
    Chaos.UNAVAILABLE: "unreachable",
    Chaos.UNAUTHORIZED: "refused",
}


@pytest.mark.parametrize(("chaos", "word"), WORDS.items(), ids=lambda value: getattr(value, "name", ""))
async def test_never_falsely_free_named_and_right_again(built: Stage, chaos: Chaos, word: str) -> None:
    async with _behind_a_proxy(built) as proxy:
        memory = _peak_memory(built)
        proxy.chaos = chaos
        began = utc_now()
        await built.put(ROOM, planned("elsewhere", floor_minute(began), timedelta(minutes=45)))
        shown = await _until_named(built, word)
        assert proxy.played
        assert shown["state"] != "free" or utc_now() <= began + FRESH + timedelta(seconds=1)
        await until(built, lambda s: s["state"] == "unknown" and s["stale"])
        await until_light(built, "unknown")
        for _ in range(20):
            assert (await built.status())["state"] == "unknown"
        proxy.chaos = Chaos.NONE
        left_alone = LEAVE_ALONE if word == "throttled" else 0
        await until(built, lambda s: s["state"] == "check_in_due", within=POLL + 10 + left_alone)
        assert (await built.status())["backend"] == "ok"
        _was_left_alone(proxy)
        assert _peak_memory(built) - memory < MOST_GROWTH


def _peak_memory(built: Stage) -> int:
    """Bytes: the most the panel ever had in memory (proc(5), VmHWM)."""
    assert built.panel is not None
    lines = Path(f"/proc/{built.panel.pid}/status").read_text("ascii").splitlines()
    return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


async def _until_named(built: Stage, word: str) -> dict[str, Any]:
    """Until the fault has its name; meanwhile free is shown on fresh data only."""

    def so(status: dict[str, Any]) -> bool:
        assert status["state"] != "free" or status["sync_age_s"] <= FRESH.total_seconds()
        return bool(status["backend"] == word)

    return await until(built, so, within=NAMED_WITHIN)


def _was_left_alone(proxy: ChaosProxy) -> None:
    """R9: after a 429, the next request came when its time was over; a date is whole seconds."""
    for refused in proxy.refused:
        later = [asked for asked in proxy.asked if asked > refused]
        assert min(later) >= refused + LEAVE_ALONE - 1
    assert all(two - one >= LEAVE_ALONE - 1 for one, two in pairwise(proxy.refused))


@pytest.mark.parametrize("write", [1, 2], ids=["claim", "confirmation"])
async def test_an_answer_lost_after_the_server_did_it_is_one_booking(built: Stage, write: int) -> None:
    """It was done, and that is what is said."""
    async with _behind_a_proxy(built) as proxy:
        proxy.chaos, proxy.lost_write = Chaos.LOST_ANSWER, write
        answer = await ask(built.folder / ROOM.id, ["tap", "book", "30"])
        assert proxy.writes >= write
        assert answer["confirmed"], answer
        journal = OutboxFile(built.folder / ROOM.id / "outbox.sqlite")

        def settled(status: dict[str, Any]) -> bool:
            agrees = (status["state"] == "busy") is bool(_stored(built))
            return status["backend"] == "ok" and not journal.entries() and agrees

        await until(built, settled, within=60)
        (booked,) = _stored(built)
        assert b"STATUS:TENTATIVE" not in booked.read_bytes()
