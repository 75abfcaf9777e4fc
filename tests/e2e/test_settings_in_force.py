"""A changed configuration file on a real panel: in force within ten seconds, or refused; the process stays the same."""

import json

import pytest
from support.scene import started, until

from kiosk.demo.rooms import ROOMS
from kiosk.demo.stage import Stage

ROOM = ROOMS[0]
WITHIN_S = 10.0


async def test_a_change_is_in_force_and_a_mistake_is_not(built: Stage) -> None:
    panel = await started(built, ROOM)
    file = built.folder / f"{ROOM.id}.toml"
    before = await built.status()
    right = file.read_text()

    file.write_text(right + '[ui]\nlanguage = "xx"\n')
    refused = await until(built, lambda s: s["settings_mistakes"] == 1, WITHIN_S)
    assert (refused["settings"], refused["pid"]) == (before["settings"], panel.pid)
    line = right.count("\n") + 2
    assert f"line {line}: ui.language" in (built.folder / "panel.log").read_text()

    file.write_text(right + '[ui]\nlanguage = "en"\n')
    renewed = await until(built, lambda s: s["settings"] != before["settings"], WITHIN_S)
    assert (renewed["pid"], renewed["settings_mistakes"]) == (panel.pid, 0)
    assert renewed["uptime_s"] < before["uptime_s"] + WITHIN_S
    await until(built, lambda s: s["state"] == "free", WITHIN_S)


@pytest.mark.long
async def test_another_light_is_in_force_at_the_daemon_too(built: Stage) -> None:
    """Which starts anew as well; the light says what the room is."""
    await started(built, ROOM)
    file, elsewhere = built.folder / f"{ROOM.id}.toml", built.folder / "other.json"
    file.write_text(file.read_text().replace("light.json", elsewhere.name))
    await until(built, lambda _: elsewhere.exists() and json.loads(elsewhere.read_text())["pattern"] == "free", 20)
