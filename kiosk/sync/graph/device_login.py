"""Signing an account in on another device (RFC 8628): a code is typed there, and the panel asks until it was."""

import asyncio
from dataclasses import dataclass
from typing import Final

from kiosk.sync.backend import ProtocolError, SignInRefused
from kiosk.sync.graph.sign_in import Authority
from kiosk.sync.json_api import JsonObject

_GRANT: Final = "urn:ietf:params:oauth:grant-type:device_code"
_SLOWER_S: Final = 5.0
"""By which the time between two questions grows where the server asks for it (section 3.5)."""
_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class DeviceCode:
    """`user_code` is typed on the page at `address`, within `lasts_s`."""

    user_code: str
    address: str
    lasts_s: float
    interval_s: float
    device_code: str

    def __repr__(self) -> str:
        return "DeviceCode(<secret>)"


async def begin(authority: Authority, scope: str) -> DeviceCode:
    """Raises BackendError."""
    body = await authority.ask("devicecode", scope=scope)
    user_code, address, device_code = (_text(body, key) for key in ("user_code", "verification_uri", "device_code"))
    return DeviceCode(user_code, address, _number(body, "expires_in"), _number(body, "interval"), device_code)


async def finish(authority: Authority, code: DeviceCode) -> JsonObject:
    """What the sign-in brings, once somebody has typed the code. Raises SignInRefused where nobody does in time, or the
    tenant refuses it; BackendError.
    """
    interval_s = code.interval_s
    clock = asyncio.get_running_loop().time
    ends = clock() + code.lasts_s
    while clock() < ends:
        await asyncio.sleep(interval_s)
        try:
            return await authority.ask("token", grant_type=_GRANT, device_code=code.device_code)
        except SignInRefused as refused:
            if refused.error not in ("authorization_pending", "slow_down"):
                raise
            interval_s += _SLOWER_S if refused.error == "slow_down" else 0.0
    raise SignInRefused("expired_token")


def _text(body: JsonObject, key: str) -> str:
    """Printable, whatever it is for: it is shown on a terminal. Raises ProtocolError where there is none."""
    value = body.get(key)
    if not isinstance(value, str) or not value.isprintable() or (len(value) > _LONGEST and key != "device_code"):
        raise ProtocolError
    return value


def _number(body: JsonObject, key: str) -> float:
    value = body.get(key)
    if not isinstance(value, int) or not 0 <= value <= 3600:
        raise ProtocolError
    return float(value)
