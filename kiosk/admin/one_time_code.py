"""The key of the one-time codes (TOTP, RFC 6238), and whether a code is one of now that was not used before."""

import hmac
from pathlib import Path
from typing import Final

import pyotp

from kiosk.panel.store.pin_file import OWNER
from kiosk.room.administration import CODE_DIGITS
from kiosk.room.pin import Pin
from kiosk.system import private_file

STEP_S: Final = 30
"""Seconds for which a code stands."""
MOST_STEPS_OFF: Final = 1
"""A telephone's clock may be a step ahead or behind, and a code is typed in the next one."""
MOST_BYTES: Final = 256


def make_key() -> str:
    """160 random bits in base 32, as the telephone wants them."""
    return pyotp.random_base32()


def address_of(key: str, panel: str) -> str:
    """What a code on the screen holds for the telephone (otpauth://)."""
    return pyotp.TOTP(key, digits=CODE_DIGITS, interval=STEP_S).provisioning_uri(name=panel, issuer_name="Room Kiosk")


def write_key(path: Path, key: str) -> None:
    """For its owner alone, the panel's user where root writes it. Raises OSError."""
    private_file.write(path, f"{key}\n".encode(), owner=OWNER)


def step_of(path: Path, code: Pin, now: float, used: int) -> int | None:
    """The time step of `code`, where it is one of `now` (seconds since 1970) and later than `used`. Blocking.

    Raises OSError where the key cannot be read or is none.
    """
    with path.open("rb") as file:
        key = file.read(MOST_BYTES).decode("ascii", "ignore").strip()
    try:
        if not key:
            raise ValueError
        codes = pyotp.TOTP(key, digits=CODE_DIGITS, interval=STEP_S)
        step = int(now // STEP_S)
        steps = range(max(0, step - MOST_STEPS_OFF), step + MOST_STEPS_OFF + 1)
        fitting = [step for step in steps if hmac.compare_digest(codes.generate_otp(step), code.secret())]
    except (ValueError, TypeError):
        raise OSError("it holds no key of one-time codes") from None
    return next((step for step in fitting if step > used), None)
