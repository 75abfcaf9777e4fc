"""P1: whatever personal is in the calendar, none of it is anywhere on the machine afterwards.

Every field of the events carries a token of its own; the panel goes through a day with taps, errors and a crash, once
showing titles and once not; then everything it could have written to is searched, and what it tells of itself: status,
metrics, security events, the evidence with the doctor's findings. A planted leak per place is found.
"""

import asyncio
import json
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from support.scene import on_stage, until
from support.waiting import in_time

from kiosk.cli import main
from kiosk.demo.rooms import Planned
from kiosk.demo.stage import Stage
from kiosk.events.event_file import NAME, load
from kiosk.events.security_event import SecurityEvent
from kiosk.evidence.canary import ROOM, canaries, event
from kiosk.evidence.sweep import sweep

TOKENS = canaries()


async def _evidence(built: Stage, out: Path, show: str) -> dict[str, bytes]:
    """What a privacy officer is given of the panel that runs, the doctor's findings among it; of one of the panels."""
    if show != "organizer":
        return {}
    words = ("evidence", "--config", str(built.config_of(ROOM)), "--out", str(out))
    made = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "kiosk", *words, stdout=asyncio.subprocess.DEVNULL
    )
    assert await in_time("the evidence", made.wait()) == 0
    with ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    "show",
    [pytest.param("reserved", marks=pytest.mark.long), "title", pytest.param("organizer", marks=pytest.mark.long)],
)
async def test_nothing_personal_is_left_anywhere(tmp_path: Path, show: str, monkeypatch: pytest.MonkeyPatch) -> None:
    home, temp, metrics = tmp_path / "home", tmp_path / "tmp", tmp_path / "kiosk.prom"
    for folder in (home, temp):
        folder.mkdir()
    said: list[tuple[str, bytes]] = []
    found: dict[str, object] = {}
    async with on_stage(
        f'fresh_s = 10\nfresh_off_hours_s = 10\nshow = "{show}"\n[metrics]\nfile = "{metrics}"\n',
        HOME=str(home),
        XDG_CACHE_HOME=str(home / "cache"),
        XDG_RUNTIME_DIR=str(temp),
        TMPDIR=str(temp),
    ) as built:
        events = [event(TOKENS, "", -5, 60), event(TOKENS, "-later", 70, 30)]
        odd = event(TOKENS, "-odd", 140, 30)
        broken = Planned(odd.uid, odd.data.replace(b"DTSTART;TZID=Europe/Amsterdam", b"DTSTART;TZID=Nowhere/Here"))
        await built.put(ROOM, *events, broken)
        panel = await built.start_panel(ROOM)
        await until(built, lambda s: s["state"] == "check_in_due")
        said.append(("look", json.dumps(await panel.tell("look")).encode()))
        for action in (["check-in"], ["end"], ["undo"], ["end"], ["book", "15"]):
            await built.tap(*action)
            said.append(("status", json.dumps(await built.status()).encode()))
        await built.server.aclose()
        await until(built, lambda s: s["stale"])
        await panel.kill()  # a crash
        built.panel = None
        await built.server.start()
        await built.start_panel(ROOM)
        await until(built, lambda s: s["backend"] == "ok")
        said.append(("status", json.dumps(await built.status()).encode()))
        told = {"metrics": metrics.read_bytes(), **await _evidence(built, tmp_path / "evidence.zip", show)}
        await built.panel.stop()
        password = built.server.password_file(ROOM.id).read_text().strip()
        tokens = [*TOKENS.values(), password]
        state = built.folder / ROOM.id
        files = [path for path in built.folder.iterdir() if path.is_file()]
        texts = [(path.name, path.read_bytes()) for path in files if not path.name.endswith(".toml")]
        statuses = [text for text in said if text[0] == "status"]
        found["hits"] = sweep(tokens, [state, home, temp], [*texts, *statuses, *told.items()])
        found["shown"] = sweep([TOKENS["summary"], TOKENS["name"]], [], said)
        found["kept"] = sorted(path.name for path in state.iterdir())
        for place in (state, home, temp):
            (place / "leak").write_text(f"a {TOKENS['mail']} b")
        found["controls"] = {hit.where for hit in sweep(tokens, [state, home, temp], [("log", password.encode())])}
        found["events"] = {one.event for one in load(state / NAME)}
        config = built.config_of(ROOM)
        monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
        found["wiped"] = main(["wipe", "--yes", "--config", str(config)])
        found["remains"] = [path.name for path in (*state.rglob("*"), *(home / "cache" / "kiosk").rglob("*"))]
        found["credentials"] = built.server.password_file(ROOM.id).exists() or config.exists()
        found["planted"] = {"log", *(str(place / "leak") for place in (state, home, temp))}
    assert found["hits"] == []
    assert found["controls"] == found["planted"]
    assert {"schedule.sqlite", "events.jsonl"} <= set(found["kept"])  # there was something to search
    assert b"roomkiosk_problem" in told["metrics"]
    assert found["events"] == {SecurityEvent.START, SecurityEvent.STOP}
    assert (found["wiped"], found["remains"], found["credentials"]) == (0, [NAME], False)
    assert bool(found["shown"]) is (show != "reserved")  # and the screen alone had something to show
