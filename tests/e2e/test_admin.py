"""The admin page of a real panel, by touch: who is let in, what can be done there, and that nobody's name is on it."""

import json
from pathlib import Path

import pytest
from e2e.test_access import set_pin, types
from support.finger import hold, sees, shows, touch
from support.scene import FRESH_10_S, on_stage, until, until_light
from support.waiting import until_true

from kiosk.demo.rooms import ROOMS
from kiosk.events.event_file import NAME, load
from kiosk.events.security_event import SecurityEvent
from kiosk.evidence.canary import canaries, event
from kiosk.evidence.sweep import sweep

pytestmark = pytest.mark.long
ROOM = ROOMS[0]
PIN = "27190853"
TOKENS = canaries()


async def test_who_has_the_pin_looks_tries_and_sets(tmp_path: Path) -> None:
    pin_file = tmp_path / "admin-pin"
    set_pin(pin_file, PIN)
    async with on_stage(f'{FRESH_10_S}show = "title"\n[admin]\npin_file = "{pin_file}"\n') as built:
        await built.put(ROOM, event(TOKENS, "", -5, 60))
        panel = await built.start_panel(ROOM)
        await until(built, lambda s: s["state"] == "check_in_due")
        await touch(built, "check_in")
        await until_light(built, "busy")
        await shows(built, (), (TOKENS["summary"],))

        await hold(built, "toAdmin")
        await types(built, "1357")
        await sees(built, "Dat is niet de pincode.")
        await types(built, PIN)
        await shows(built, ("test-light", "blink", "languages", "out-of-service"), (ROOM.id,))
        words = (await panel.tell("look"))["words"]
        assert sweep(TOKENS.values(), [], [("the page", json.dumps(words).encode())]) == []

        await touch(built, "test-light")
        await until_true("the light tries another pattern", lambda: built.light() not in ("busy", ""))
        await touch(built, "out-of-service")
        await until(built, lambda s: s["state"] == "out_of_service")
        await panel.stop()
        await built.start_panel(ROOM)
        await until(built, lambda s: s["state"] == "out_of_service" and s["backend"] == "ok")
        await until_light(built, "out_of_service")

        await hold(built, "toAdmin")
        await types(built, PIN)
        await touch(built, "out-of-service")
        await until_light(built, "busy")
        assert built.panel is not None
        await built.panel.stop()
        state = built.folder / ROOM.id
        told = load(state / NAME)
        assert sweep([PIN, *TOKENS.values()], [state], []) == []
    for tries, how_often in ((SecurityEvent.ADMIN_REFUSED, 1), (SecurityEvent.ADMIN_OPENED, 2)):
        assert sum(one.count for one in told if one.event is tries) == how_often
