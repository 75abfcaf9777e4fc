"""A site's notice on a real panel: the file is written, and it stands at the door within ten seconds."""

import asyncio
from pathlib import Path

from support.scene import FRESH_10_S, on_stage, started, until

from kiosk.demo.rooms import ROOMS
from kiosk.demo.stage import Stage

ROOM = ROOMS[0]
WITHIN_S = 10.0


def notice(kind: str, title: str) -> str:
    return f'[notice]\nkind = "{kind}"\n[notice.en]\ntitle = "{title}"\nlines = ["Please read this."]\n'


def write(file: Path, text: str) -> None:
    """In the place of what there was, whole."""
    new = file.with_suffix(".new")
    new.write_text(text)
    new.replace(file)


async def until_notice(built: Stage, kind: str | None, mistakes: int = 0) -> None:
    await until(built, lambda s: s["notice"] == {"kind": kind, "mistakes": mistakes}, WITHIN_S)


async def until_seen(built: Stage, text: str, *, gone: bool = False) -> None:
    assert built.panel
    async with asyncio.timeout(WITHIN_S):
        while any(text in word for word in (await built.panel.tell("look"))["words"]) is gone:
            await asyncio.sleep(0.05)


async def test_a_notice_comes_goes_and_outlives_a_mistake_and_a_kill(tmp_path: Path) -> None:
    file = tmp_path / "kiosk" / "notice.toml"
    async with on_stage(FRESH_10_S + f'[notice]\nfile = "{file}"\n') as built:
        panel = await started(built, ROOM)
        await until_notice(built, None)
        file.parent.mkdir()
        write(file, notice("emergency", "Evacuation"))
        await until_notice(built, "emergency")
        await until_seen(built, "Evacuation")
        assert (await built.status())["state"] == "free"
        assert not await built.tap("book", "15")
        write(file, notice("emergency", "Evacuation of the building"))
        await until_notice(built, "emergency", mistakes=1)
        await until_seen(built, "Evacuation")
        assert b"at most 14" in (built.folder / "panel.log").read_bytes()
        write(file, notice("message", "The lift"))
        await until_notice(built, "message")
        await until_seen(built, "The lift")
        await panel.kill()
        await built.server.aclose()
        await built.start_panel(ROOM)
        status = await until(built, lambda s: s["notice"]["kind"] == "message")
        assert status["sync_age_s"] is None or status["stale"]
        file.unlink()
        await until_notice(built, None)
        await until_seen(built, "The lift", gone=True)


async def test_a_panel_that_starts_with_a_mistake_says_so(tmp_path: Path) -> None:
    file = tmp_path / "notice.toml"
    file.write_text("[notice]\nkind = 'alarm'\n")
    async with on_stage(FRESH_10_S + f'[notice]\nfile = "{file}"\n') as built:
        await started(built, ROOM)
        await until_notice(built, None, mistakes=1)
        log = (built.folder / "panel.log").read_text()
        assert "line 2: notice.kind is not a kind of notice" in log
        assert log.count("is not in force") == 1
