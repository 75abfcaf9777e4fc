"""Objects that other programs read wrongly, rebuilt small from their public reports: when they keep the room busy."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.sync.backend import Show, Window
from kiosk.sync.icalendar.parse import Reading, read_object

REPORTED = Path(__file__).parent / "reported"
CASES = json.loads((REPORTED / "cases.json").read_text("utf-8"))


def moment(text: str) -> datetime:
    return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)


def intervals(pairs: list[list[str]]) -> set[tuple[datetime, datetime]]:
    return {(moment(begin), moment(end)) for begin, end in pairs}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_room_is_busy_exactly_then(case: dict[str, Any]) -> None:
    window = Window(*map(moment, case["window"]))
    how = Reading(b"\0" * 32, ZoneInfo(case["zone"]), Show.RESERVED, window)
    parsed = [read_object((REPORTED / name).read_bytes(), how) for name in case["files"]]
    found = {(one.span.start, one.span.end) for each in parsed for one in each.found}
    busy = {one for one in found if one[0] < window.end and window.start < one[1]}
    assert busy - intervals(case["either"]) == intervals(case["busy"])
    assert not any(each.doubts for each in parsed)
