"""Whose card this is: the installation's secret belongs to one board, and what a copy of it knew is forgotten.

Beside the secret lie keyed hashes of what the board can be known by: its serial number; or else the hardware addresses
of the network cards on it, of which one has to be left; or else machine-id(5), which proves only that the installation
is the same one: a copied card has it too. What is not to be seen at a start proves nothing.

What another panel promised is not delivered from here: it has its own outbox and delivers it itself, and here it may
hang at another door. Where that panel is gone, a hold that was shown as not yet confirmed stays so, and lapses.
"""

import hmac
import json
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.panel.store.installation_secret import load_secret
from kiosk.system import private_file
from kiosk.system.board import Board

log = logging.getLogger(__name__)

FOREIGN_CARD: Final = "from-another-panel"
"""A file in the state folder, from the start at which it was noticed until the panel is set up anew."""
_SECRET: Final = "secret"
_BOARD: Final = "board"
_MOST_BYTES: Final = 16_384

Marks = Mapping[str, list[str]]
"""The hashes, by what they are of, the most telling first."""


def load_identity(folder: Path, board: Board, noticed: Callable[[], None] = lambda: None) -> bytes:
    """The installation's secret, which is a new one where the card was set up in another panel; `noticed` is called
    then. Raises SecretExposed, OSError.
    """
    secret = load_secret(folder / _SECRET)
    known, now = _read(folder / _BOARD), _marks(secret, board)
    if known and _is_other(known, now):
        log.warning("this card was set up in another panel: it is a new one from here on")
        noticed()
        _forget(folder)
        secret = load_secret(folder / _SECRET)
        known, now = {}, _marks(secret, board)
    _keep(folder / _BOARD, known, now)
    return secret


def settle(folder: Path) -> None:
    """The panel was set up for this door, by somebody who may look into its folder. Raises OSError."""
    with suppress(PermissionError):
        (folder / FOREIGN_CARD).unlink(missing_ok=True)


def _marks(secret: bytes, board: Board) -> Marks:
    given = {"serial": (board.serial,), "cards": board.cards, "installation": (board.installation,)}
    return {
        kind: [hmac.digest(secret, f"{kind}:{value}".encode(), "sha256").hex() for value in values if value]
        for kind, values in given.items()
    }


def _is_other(known: Marks, now: Marks) -> bool:
    """By the most telling of what can be compared."""
    comparable = (kind for kind in now if now[kind] and known.get(kind))
    return any(set(now[kind]).isdisjoint(known[kind]) for kind in list(comparable)[:1])


def _forget(folder: Path) -> None:
    """The secret last: a start that is cut off in between notices it again."""
    private_file.write(folder / FOREIGN_CARD, b"")
    for database in folder.glob("*.sqlite*"):
        database.unlink()
    (folder / _SECRET).unlink()


def _keep(path: Path, known: Marks, now: Marks) -> None:
    """Also of a card that is not to be seen every time. Where the disk takes nothing, the next start does it."""
    marks = {kind: sorted({*known.get(kind, []), *hashes}) for kind, hashes in now.items()}
    if marks != known:
        with suppress(OSError):
            private_file.write(path, json.dumps(marks).encode())


def _read(path: Path) -> dict[str, list[str]]:
    """Nothing where there is no such file, or it is none of ours."""
    with suppress(OSError, ValueError):
        with path.open("rb") as file:
            read = json.loads(file.read(_MOST_BYTES))
        if isinstance(read, dict):
            return {
                str(kind): [str(one) for one in hashes] for kind, hashes in read.items() if isinstance(hashes, list)
            }
    return {}
