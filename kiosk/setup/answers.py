"""What a person says of a panel, and the settings that say it. Pure."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from kiosk.config_reader import checked
from kiosk.room_tables import SettingsTable
from kiosk.settings.mistake import Mistake

_SETTINGS: Final = """\
# The settings of this panel. A change is in force within ten seconds; one with a mistake is refused, and `kiosk doctor`
# tells the line and the mend. All there are: /usr/share/doc/room-kiosk/configure.md

[room]
id = {room}
name = {name}
timezone = {timezone}

[backend]
{backend}
[ui]
language = {language}

# What hangs at the door (hardware.md), without the signs before the lines:
# [light]
# driver = "gpiod"
"""


@dataclass(frozen=True, slots=True)
class Answers:
    """`backend` are the settings of its table; what is empty is left out. Files are where the panel reads them."""

    backend: Mapping[str, str | Path | None]
    room: str
    name: str
    timezone: str
    language: str


def settings_of(answers: Answers) -> str:
    """A configuration file."""
    return _SETTINGS.format(
        room=_toml(answers.room),
        name=_toml(answers.name),
        timezone=_toml(answers.timezone),
        backend="".join(f"{key} = {_toml(str(value))}\n" for key, value in answers.backend.items() if value),
        language=_toml(answers.language),
    )


def address_of(given: str) -> str:
    """With https where somebody wrote none, and a slash behind a server's name."""
    url = given if "://" in given else f"https://{given}"
    return url if urlsplit(url).path else f"{url}/"


def room_of(username: str) -> str:
    """The id that a login suggests; empty where it suggests none."""
    return re.sub(r"[^a-z0-9]+", "-", username.partition("@")[0].lower()).strip("-")[:40]


def wrong_in(table: type[SettingsTable], key: str, **beside: str) -> Callable[[str], str]:
    """What tells the mistake in a value of this setting, or nothing. `beside` is what the table has to have besides."""

    def wrong(value: str) -> str:
        mistakes: list[Mistake] = []
        checked(table, {**beside, key: value}, (), mistakes)
        return next((f"{key} {mistake.says}." for mistake in mistakes if mistake.path == (key,)), "")

    return wrong


def _toml(value: str) -> str:
    """As a basic string, which takes JSON's escapes."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
