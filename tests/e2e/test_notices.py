"""A site's notice on a real panel: the file is written, and it stands at the door within ten seconds."""

import asyncio

from support.scene import started, until

from kiosk.demo.rooms import ROOMS
from kiosk.demo.stage import Stage

ROOM = ROOMS[0]
WITHIN_S = 10.0


def notice(kind: str, title: str) -> str:
    return f'[notice]\nkind = "{kind}"\n[notice.en]\ntitle = "{title}"\nlines = ["Please read this."]\n'


async def until_notice(built: Stage, kind: str | None, mistakes: int = 0) -> None:
    await until(built, lambda s: s["notice"] == {"kind": kind, "mistakes": mistakes}, WITHIN_S)


async def until_seen(built: Stage, text: str, *, gone: bool = False) -> None:
    assert built.panel
    async with asyncio.timeout(WITHIN_S):
        while any(text in word for word in (await built.panel.tell("look"))["words"]) is gone:
            await asyncio.sleep(0.05)


async def test_a_notice_comes_goes_and_outlives_a_mistake_and_a_kill(built: Stage) -> None:
    """The folder in which the file is made is not there at first."""
    panel = await started(built, ROOM)
    await until_notice(built, None)
    built.post(notice("emergency", "Evacuation"))
    await until_notice(built, "emergency")
    await until_seen(built, "Evacuation")
    assert (await built.status())["state"] == "free"
    assert not await built.tap("book", "15")
    built.post(notice("emergency", "Evacuation of the building"))
    await until_notice(built, "emergency", mistakes=1)
    await until_seen(built, "Evacuation")
    assert b"at most 14" in (built.folder / "panel.log").read_bytes()
    built.post(notice("message", "The lift"))
    await until_notice(built, "message")
    await until_seen(built, "The lift")
    await panel.kill()
    await built.server.aclose()
    await built.start_panel(ROOM)
    status = await until(built, lambda s: s["notice"]["kind"] == "message")
    assert status["sync_age_s"] is None or status["stale"]
    built.post("")
    await until_notice(built, None)
    await until_seen(built, "The lift", gone=True)


async def test_a_panel_that_starts_with_a_mistake_says_so(built: Stage) -> None:
    built.post("[notice]\nkind = 'alarm'\n")
    await started(built, ROOM)
    await until_notice(built, None, mistakes=1)
    log = (built.folder / "panel.log").read_text()
    assert "line 2: notice.kind is not a kind of notice" in log
    assert log.count("is not in force") == 1
