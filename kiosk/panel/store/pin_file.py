"""The file with the PIN's hash: Argon2id (RFC 9106), written by `kiosk pin set`, read anew at every try.

There is no PIN before somebody sets one. All of it blocks (a hash takes some 50 ms): call it off the event loop.
"""

from itertools import pairwise
from pathlib import Path
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError

from kiosk.room.pin import LONGEST, SHORTEST, Pin
from kiosk.system import private_file

OWNER: Final = "kiosk"
"""The user the panel runs as (packaging/systemd/kiosk.sysusers)."""
MOST_BYTES: Final = 1024


def fits(path: Path, pin: Pin) -> bool:
    """Whether it is the PIN in the file. Raises OSError where the file cannot be read or holds no hash."""
    with path.open("rb") as file:
        kept = file.read(MOST_BYTES).decode("ascii", "ignore").strip()
    try:
        return PasswordHasher().verify(kept, pin.secret())
    except VerifyMismatchError:
        return False
    except (InvalidHashError, VerificationError):
        raise OSError("it holds no PIN hash") from None


def weakness(pin: Pin) -> str | None:
    """The sentence against a PIN that the first passer-by would guess, or that is none."""
    digits = pin.secret()
    if not digits.isascii() or not digits.isdigit() or not SHORTEST <= len(digits) <= LONGEST:
        return f"A PIN is {SHORTEST} to {LONGEST} digits."
    steps = {int(after) - int(before) for before, after in pairwise(digits)}
    return "That is too easy to guess: mix the digits." if steps in ({0}, {1}, {-1}) else None


def write(path: Path, pin: Pin) -> None:
    """Old or new, never torn; readable by its owner alone, the panel's user where root writes it. Raises OSError."""
    private_file.write(path, f"{PasswordHasher().hash(pin.secret())}\n".encode(), owner=OWNER)
