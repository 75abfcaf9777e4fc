"""A changed configuration file on a real panel: in force soon after, or refused; the process stays the same."""

import json

import pytest
from support.scene import started, until

from kiosk.demo.rooms import ROOMS
from kiosk.demo.stage import Stage
from kiosk.events import event_file
from kiosk.events.security_event import SecurityEvent

ROOM = ROOMS[0]


async def test_a_change_is_in_force_and_a_mistake_is_not(built: Stage) -> None:
    panel = await started(built, ROOM)
    file = built.folder / f"{ROOM.id}.toml"
    before = await built.status()
    right = file.read_text()

    file.write_text(right + '[ui]\nlanguage = "xx"\n')
    refused = await until(built, lambda s: s["settings_mistakes"] == 1)
    assert (refused["settings"], refused["pid"]) == (before["settings"], panel.pid)
    line = right.count("\n") + 2
    assert f"line {line}: ui.language" in (built.folder / "panel.log").read_text()

    file.write_text(right + '[ui]\nlanguage = "en"\n')
    renewed = await until(built, lambda s: s["settings"] != before["settings"])
    assert (renewed["pid"], renewed["settings_mistakes"]) == (panel.pid, 0)
    await until(built, lambda s: s["state"] == "free")

    recorded = {one.event: one.revision for one in event_file.load(built.folder / ROOM.id / event_file.NAME)}
    assert recorded[SecurityEvent.SETTINGS_REFUSED] == ""
    assert recorded[SecurityEvent.SETTINGS_CHANGED] == renewed["settings"]


@pytest.mark.long
async def test_a_start_with_a_mistake_goes_on_with_the_settings_before_it(built: Stage) -> None:
    """And takes the mended ones up, as a panel that ran would."""
    panel = await started(built, ROOM)
    before = await built.status()
    await panel.kill()
    built.settings += "[ui]\nlanguage = 'xx'\n"
    await started(built, ROOM)
    status = await until(built, lambda s: s["settings_mistakes"] == 1)
    assert status["settings"] == before["settings"]
    built.settings = built.settings.replace("xx", "en")
    built.config_of(ROOM)
    await until(built, lambda s: s["settings"] != before["settings"] and s["settings_mistakes"] == 0)


@pytest.mark.long
async def test_another_light_is_in_force_at_the_daemon_too(built: Stage) -> None:
    """Which starts anew as well; the light says what the room is."""
    await started(built, ROOM)
    file, elsewhere = built.folder / f"{ROOM.id}.toml", built.folder / "other.json"
    file.write_text(file.read_text().replace("light.json", elsewhere.name))
    await until(built, lambda _: elsewhere.exists() and json.loads(elsewhere.read_text())["pattern"] == "free")
