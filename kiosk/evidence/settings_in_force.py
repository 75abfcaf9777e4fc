"""The settings in force, defaults included, as TOML. Pure.

What could say who somebody is, or let somebody in, is cut: of an address everything but its host, every account, every
path, every text that a site writes freely. What stays is what a rule is: numbers, switches, words of our own.
"""

import json
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final

from kiosk.config import Config
from kiosk.hw.look.patterns import Colour
from kiosk.settings.addresses import host_of
from kiosk.settings.table import names_of

CUT: Final = "(cut)"
WORDS: Final = frozenset(
    {
        *(
            "site.name",
            "room.id",
            "room.name",
            "room.floor",
            "room.zone",
            "room.timezone",
            "room.equipment",
            "policy.working_hours",
        ),
        *("policy.show", "ui.language", "ui.palette", "ui.orientation", "ui.clock", "backlight.device", "badge.reader"),
        *("light.red", "light.green", "light.blue", "light.led", "presence.line"),
    }
)
"""The settings whose text is a word of ours, a name of the site, or a device's."""
ADDRESSES: Final = frozenset({"url", "broker", "server", "statement_url", "room_page"})


def settings_in_force(config: Config) -> bytes:
    """One table after the other, in the order of the types."""
    head = f"# The settings in force, revision {config.revision or 'unknown'}. {CUT}: not told here.\n"
    return (head + "".join(_of(name, table) for name, table in _values(config))).encode()


def _of(name: str, table: Any) -> str:
    if isinstance(table, tuple):
        return "".join(f"\n[[{name}]]\n{''.join(_lines('room', one))}" for one in table)
    return f"\n[{name}]\n{''.join(_lines(name, table))}"


def _lines(name: str, table: Any) -> Iterator[str]:
    """Of a table of the panel's or of the hardware's; without what is not set, which TOML has no word for."""
    yield f"# {type(table).__name__}\n"
    for key, value in _values(table):
        if value is not None:
            yield f"{key} = {_toml(name, key, value)}\n"


def _values(table: Any) -> list[tuple[str, Any]]:
    return [(name, getattr(table, name)) for name in names_of(type(table))]


def _toml(name: str, key: str, value: Any) -> str:
    match value:
        case bool() | int() | float():
            return json.dumps(value)
        case Enum():
            return json.dumps(value.value)
        case frozenset():
            return _toml(name, key, sorted(value))
        case tuple() | list():
            return f"[{', '.join(_toml(name, key, one) for one in value)}]"
        case Colour():
            return json.dumps(str(value))
        case Path():
            return json.dumps(CUT)
        case str():
            return json.dumps(_told(name, key, value), ensure_ascii=False)
        case _ if is_dataclass(value):
            return f"{{ {', '.join(f'{k} = {_toml(key, k, one)}' for k, one in _values(value))} }}"
        case _:
            return json.dumps(CUT)


def _told(name: str, key: str, text: str) -> str:
    if not text or f"{name}.{key}" in WORDS:
        return text
    return host_of(text) or CUT if key in ADDRESSES else CUT
