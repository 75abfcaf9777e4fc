"""The configuration that a command was told of, and what is said where it is wrong."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kiosk.config import Config
    from kiosk.hw.settings import Settings

BAD_CONFIG: Final = 78
DEFAULT_CONFIG: Final = Path("/etc/kiosk/kiosk.toml")


def add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, default=DEFAULT_CONFIG, metavar="FILE")


def loaded(path: Path) -> "Config":
    """Ends the command with 78, with a line for each mistake, where there is one."""
    from kiosk.config_reader import load
    from kiosk.settings.mistake import BadSettings

    try:
        return load(path)
    except BadSettings as error:
        raise SystemExit(tell(path, error.mistakes)) from None


def hardware_of(path: Path) -> "Settings":
    """As `loaded`, of what the hardware daemon reads of it."""
    from kiosk.hw.settings import read_settings
    from kiosk.settings.mistake import BadSettings

    try:
        return read_settings(path)
    except BadSettings as error:
        raise SystemExit(tell(path, error.mistakes)) from None


def tell(path: Path, mistakes: Iterable[object]) -> int:
    """On stderr."""
    for mistake in mistakes:
        print(f"kiosk: {path}: {mistake}", file=sys.stderr)
    return BAD_CONFIG
