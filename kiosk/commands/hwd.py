"""`kiosk hwd`."""

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.commands.configuration import add_config, hardware_of
from kiosk.hw.daemon import daemon
from kiosk.system.lifetime import START_ANEW, start_anew
from kiosk.system.systemd import is_supervised

if TYPE_CHECKING:
    from kiosk.hw.settings import Settings

MENDED_WITHIN_S: Final = 5.0
"""How soon settings that were wrong are read again."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)


def run(options: argparse.Namespace) -> int:
    code = daemon.run(_hardware_of(options.config), options.config)
    return start_anew() if code == START_ANEW else code


def _hardware_of(path: Path) -> "Settings":
    """Its unit starts it again at once, for the light's sake: there is no hurry where the settings are wrong."""
    try:
        return hardware_of(path)
    except SystemExit:
        if is_supervised():
            time.sleep(MENDED_WITHIN_S)
        raise
