"""A panel before a calendar in Google Workspace: it books there, and neither key nor names leave their place."""

import json
from pathlib import Path

import pytest
from support.scene import FRESH_5_S, OFFSCREEN, on_stage, until, until_light
from vendors.google.sign_in import EMAIL

from kiosk.control.local_socket import ask
from kiosk.demo.clouds import GoogleCalendars
from kiosk.demo.stage import Stage
from kiosk.evidence.canary import ROOM, canaries, event
from kiosk.evidence.sweep import sweep

TOKENS = canaries()
ISSUED = "-CANARY"
"""How every token that the stand-in issues ends."""


def _told_elsewhere(built: Stage) -> list[tuple[str, bytes]]:
    """The files round the panel; the key lies with its server."""
    files = (path for path in built.folder.iterdir() if path.is_file())
    return [(path.name, path.read_bytes()) for path in files]


@pytest.mark.long
@pytest.mark.parametrize("show", ["reserved", "title"])
async def test_it_books_and_keeps_key_and_names_to_itself(tmp_path: Path, show: str) -> None:
    home = tmp_path / "home"
    home.mkdir()
    environment = {**OFFSCREEN, "HOME": str(home), "TMPDIR": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    async with on_stage(f'{FRESH_5_S}show = "{show}"\n', GoogleCalendars, **environment) as built:
        told: list[tuple[str, bytes]] = []

        async def shows(state: str) -> None:
            status = await until(built, lambda s: (s["state"], s["backend"]) == (state, "ok"))
            told.append(("status", json.dumps(status).encode()))
            await until_light(built, state)

        await built.start_panel(ROOM)
        await shows("free")
        assert (await ask(built.folder / ROOM.id, ["tap", "book", "30"]))["confirmed"]
        await shows("busy")
        assert (await ask(built.folder / ROOM.id, ["tap", "end"]))["confirmed"]
        await shows("free")
        running = event(TOKENS, "", -5, 60)
        await built.put(ROOM, running)
        await until(built, lambda s: s["state"] == "check_in_due")
        assert (await ask(built.folder / ROOM.id, ["tap", "check-in"]))["confirmed"]
        await shows("busy")
        assert built.panel is not None
        await built.panel.stop()
        state, key_file = built.folder / ROOM.id, built.folder / "server" / "key.json"
        key = json.loads(key_file.read_text())["private_key"].splitlines()
        told += _told_elsewhere(built)
        words = [EMAIL, ISSUED, key[1], key[2], *TOKENS.values()]
        assert sweep(words, [state, home], told) == []
        assert (state / "schedule.sqlite").exists()  # there was something to search
        (state / "leak").write_text(f"a {key[1]} b")
        assert {hit.where for hit in sweep(words, [state], [])} == {str(state / "leak")}
