"""The settings in force, defaults included, as TOML. Pure.

What could say who somebody is, or let somebody in, is cut: of an address everything but its host, every account, every
path, every text that a site writes freely. What stays is what a rule is: numbers, switches, words of our own.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Final

from pydantic import BaseModel

from kiosk.config import Config
from kiosk.hw.look.patterns import Colour
from kiosk.settings.addresses import host_of

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
    tables = ((name, getattr(config, name)) for name in type(config).model_fields)
    return (head + "".join(_of(name, table) for name, table in tables)).encode()


def _of(name: str, table: Any) -> str:
    if isinstance(table, tuple):
        return "".join(f"\n[[{name}]]\n{''.join(_lines('room', one))}" for one in table)
    return f"\n[{name}]\n{''.join(_lines(name, table))}"


def _lines(name: str, table: Any) -> Iterator[str]:
    """Of a table of the panel's or of the hardware's; without what is not set, which TOML has no word for."""
    if is_dataclass(table):
        yield f"# {type(table).__name__}\n"
    for key, value in _values(table).items():
        if value is not None:
            yield f"{key} = {_toml(name, key, value)}\n"


def _values(table: Any) -> Mapping[str, Any]:
    if isinstance(table, BaseModel):
        return {key: getattr(table, key) for key in type(table).model_fields}
    return {one.name: getattr(table, one.name) for one in fields(table)}


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
            return f"{{ {', '.join(f'{k} = {_toml(key, k, one)}' for k, one in _values(value).items())} }}"
        case _:
            return json.dumps(CUT)


def _told(name: str, key: str, text: str) -> str:
    if not text or f"{name}.{key}" in WORDS:
        return text
    return host_of(text) or CUT if key in ADDRESSES else CUT
