"""One access token (RFC 6749 section 1.4), in memory alone."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from kiosk.sync.backend import BackendError, ProtocolError

_RENEWED_AT: Final = 0.75
"""Of its life, give or take `_JITTER`."""
_JITTER: Final = 0.05
_RETRY_S: Final = 60.0
"""Until a renewal that failed is tried again, while the token still holds."""


@dataclass(frozen=True, slots=True)
class IssuedToken:
    """What a sign-in brings. `lifetime_s` is counted from when it was asked for."""

    text: str = field(repr=False)
    lifetime_s: float

    @classmethod
    def of(cls, answer: Mapping[str, Any]) -> "IssuedToken":
        """Of a token endpoint (RFC 6749 section 5.1). Raises ProtocolError for one without a token."""
        token, lifetime = answer.get("access_token"), answer.get("expires_in")
        if not isinstance(token, str) or not (token.isascii() and token.isprintable()) or not isinstance(lifetime, int):
            raise ProtocolError
        return cls(token, lifetime)


class AccessToken:
    """`sign_in` asks for a new one, and raises BackendError. `chance`: 0 to 1, so that panels do not keep step."""

    def __init__(
        self, sign_in: Callable[[], Awaitable[IssuedToken]], *, chance: Callable[[], float] = random.random
    ) -> None:
        self._sign_in = sign_in
        self._chance = chance
        self._one_at_a_time = asyncio.Lock()
        self._held: IssuedToken | None = None
        self._renew_at = self._ends_at = float("-inf")

    async def text(self) -> str:
        """The token, renewed in time. Raises BackendError where there is none and none can be had."""
        async with self._one_at_a_time:
            now = asyncio.get_running_loop().time()
            if self._held is None or now >= self._renew_at:
                await self._renew(now)
            assert self._held is not None
            return self._held.text

    def drop(self) -> None:
        """It was refused."""
        self._held = None

    async def _renew(self, now: float) -> None:
        try:
            issued = await self._sign_in()
        except BackendError:
            if self._held is None or now >= self._ends_at:
                self._held = None
                raise
            self._renew_at = now + _RETRY_S
            return
        self._held = issued
        self._ends_at = now + issued.lifetime_s
        self._renew_at = now + issued.lifetime_s * (_RENEWED_AT - _JITTER + 2 * _JITTER * self._chance())
