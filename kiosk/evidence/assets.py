"""One panel as a row of a list of assets (F13). Blocking."""

import csv
import io
from pathlib import Path
from typing import Any, Final

from kiosk import __version__
from kiosk.config import Config
from kiosk.system.machine_files import text

COLUMNS: Final = (
    *("site", "room", "name", "floor", "zone", "model", "serial", "mac"),
    *("light", "sensor", "badge_reader", "version", "settings"),
)
_MODELS: Final = ("proc/device-tree/model", "sys/class/dmi/id/product_name")
_SERIALS: Final = ("proc/device-tree/serial-number", "sys/class/dmi/id/board_serial")
_VIRTUAL: Final = "lo"


def assets(config: Config, root: Path = Path("/"), *, head: bool = True) -> str:
    """CSV; `head`: with the names of the columns. What a file of the machine does not say stays empty."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    if head:
        rows.writerow(COLUMNS)
    cards = (text(card / "address") for card in sorted(root.glob("sys/class/net/*")) if card.name != _VIRTUAL)
    room = config.room
    rows.writerow(
        (
            *(config.site.name, room.id, room.name, room.floor, room.zone),
            *(_first(root, _MODELS), _first(root, _SERIALS), " ".join(card for card in cards if card)),
            *(_kind(config.light), _kind(config.presence), config.badge.reader),
            *(__version__, config.revision),
        )
    )
    return written.getvalue()


def _first(root: Path, files: tuple[str, ...]) -> str:
    return next((said for file in files if (said := text(root / file).strip("\0"))), "")


def _kind(settings: Any) -> str:
    """Of a light or a sensor, by the name of its settings; nothing where there is none."""
    kind = type(settings).__name__.removesuffix("Settings").removesuffix("Light").removesuffix("Sensor")
    return "" if kind == "No" else kind.lower()
