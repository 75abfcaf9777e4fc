"""What panels note on events in Microsoft 365: three extended properties, each with one writer. Pure.

What a panel made carries one short text that begins with its id: Graph can look for how a value begins, and for
nothing else. A check-in and a release under way have a property of their own: whoever writes one leaves the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from kiosk.sync.booking.event_store import OwnEvent
from kiosk.sync.icalendar.marks import read_base, read_own_id, read_stamp, stamp

_SET: Final = "String {5f0f3a54-6f0c-4b57-9c0e-2d2c1d6f6b1a} Name RoomKiosk"
OWN: Final = _SET
CHECKED_IN: Final = f"{_SET}CheckedIn"
RELEASING: Final = f"{_SET}Releasing"
ALL: Final = (OWN, CHECKED_IN, RELEASING)

YES: Final = "1"
NO: Final = "0"
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class OwnMark:
    """What stands on an event that a panel made."""

    id: str
    walk_up: bool = False
    checked_in: bool = False
    claimed_at: datetime | None = None
    made_at: datetime | None = None
    base: str | None = None


def properties_of(item: Mapping[str, Any]) -> dict[str, str]:
    """The panels' properties of an event as Graph gives it, by their names here; Graph may write them otherwise."""
    names = {name.lower(): name for name in ALL}
    given = item.get("singleValueExtendedProperties")
    found: dict[str, str] = {}
    for one in given if isinstance(given, list) else ():
        if isinstance(one, dict) and isinstance(one.get("value"), str):
            name = names.get(str(one.get("id")).lower())
            if name is not None:
                found[name] = one["value"][:_LONGEST]
    return found


def as_json(properties: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"id": name, "value": value} for name, value in properties.items()]


def written(own: OwnEvent, base: str | None, moment: datetime, *, claim: bool) -> str:
    """`moment`: the server's time."""
    words = [own.id, "own", *(["walkup"] if own.walk_up else ()), *(["in"] if own.checked_in else ())]
    words.append(f"{'c' if claim else 'm'}={stamp(moment)}")
    return " ".join([*words, *([f"b={base}"] if base else ())])


def read(text: str) -> OwnMark | None:
    """None for what no panel wrote."""
    own_id, *words = text.split(" ")
    if not read_own_id(own_id) or "own" not in words:
        return None
    told = dict(word.split("=", 1) for word in words if "=" in word)
    claimed_at = read_stamp(told.get("c", ""))
    made_at = claimed_at or read_stamp(told.get("m", ""))
    return OwnMark(own_id, "walkup" in words, "in" in words, claimed_at, made_at, read_base(told.get("b", "")))
