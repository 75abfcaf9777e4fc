"""Every command, by its name: a new one is a module of that name here, and a row."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Final, Protocol, cast


class Command(Protocol):
    """What each module here has."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, options: argparse.Namespace) -> int:
        """The exit code: 0 done, 1 refused or unhealthy, 2 usage, 78 bad configuration."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    help: str
    knows_secrets: bool = False
    """It leaves no dump of its memory."""


COMMANDS: Final[Mapping[str, Row]] = {
    "init": Row("set this panel up: its room, its calendar, its login", knows_secrets=True),
    "login": Row("sign the room's own account in (Microsoft 365)", knows_secrets=True),
    "run": Row("the panel itself", knows_secrets=True),
    "hwd": Row("the hardware daemon, which owns the light", knows_secrets=True),
    "badge": Row("which badges the panel's reader knows", knows_secrets=True),
    "status": Row("what the running panel shows"),
    "tap": Row("tap the running panel (not on a production site)"),
    "pin": Row("the PIN that [access] can ask for", knows_secrets=True),
    "admin": Row("the one-time codes of the admin page", knows_secrets=True),
    "notice": Row("what the site says at its doors"),
    "privacy": Row("what this panel shows, keeps and sends"),
    "events": Row("what security events this panel recorded"),
    "doctor": Row("what is wrong with this panel, and the mend"),
    "evidence": Row("what a privacy officer needs, in one file"),
    "assets": Row("this panel as a row of a list, as CSV"),
    "wipe": Row("remove everything that this panel knows"),
    "serve": Row("a small calendar server for trying out and for a few rooms"),
    "demo": Row("four rooms to try; without a display, a tour with pictures"),
}


def command(name: str) -> Command:
    """Imports what that command needs, and nothing of the others."""
    return cast("Command", import_module(f"kiosk.commands.{name}"))
