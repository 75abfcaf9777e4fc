"""What the local socket is asked besides `status` and `tap`."""

from types import SimpleNamespace
from typing import Any

from kiosk.config_reader import parse
from kiosk.control.requests import ControlRequests

CONFIG = parse({"room": {"id": "r"}, "backend": {"kind": "caldav", "url": "http://127.0.0.1/"}})


async def test_a_light_is_tried_where_there_is_somebody_to_do_it() -> None:
    tried: list[bool] = []
    parts: Any = SimpleNamespace()
    lights = SimpleNamespace(test_light=lambda: tried.append(True))
    asked = ControlRequests(CONFIG, parts, parts, parts, None, lights=lights)
    assert await asked.answer(["lights"]) == {"light": "tested"}
    assert tried == [True]
    assert await ControlRequests(CONFIG, parts, parts, parts, None).answer(["lights"]) == {}
