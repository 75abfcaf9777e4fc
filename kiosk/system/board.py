"""What tells this machine's board from another, as far as the panel's user may read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.system.machine_files import text

_PERMANENT: Final = "0"
"""NET_ADDR_PERM (linux/netdevice.h): the card's own address, and not one that was made up."""


@dataclass(frozen=True, slots=True)
class Board:
    """`serial` as the device tree tells it, empty where there is none: a PC's is root's to read. `cards` are the
    hardware addresses of the network cards on it, `plugged_cards` of those that are plugged in; `installation` is
    machine-id(5), which a copy of the disk shares.
    """

    serial: str = ""
    cards: tuple[str, ...] = ()
    plugged_cards: tuple[str, ...] = ()
    installation: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """By which a person can name it."""
        return tuple(name for name in (self.serial, *self.cards, *self.plugged_cards) if name)


def this_board(root: Path = Path("/")) -> Board:
    """Of the machine whose files are below `root`."""
    cards = dict(_cards(root / "sys/class/net"))
    return Board(
        _text(root / "proc/device-tree/serial-number"),
        tuple(sorted(address for address, plugged in cards.items() if not plugged)),
        tuple(sorted(address for address, plugged in cards.items() if plugged)),
        _text(root / "etc/machine-id"),
    )


def _cards(folder: Path) -> Iterator[tuple[str, bool]]:
    """Each one's address, and whether it is plugged in."""
    for card in folder.glob("*"):
        if (card / "device").exists() and _text(card / "addr_assign_type") == _PERMANENT:
            yield _text(card / "address"), "/usb" in str((card / "device").resolve())


def _text(path: Path) -> str:
    return text(path).strip("\0\n ").lower()
