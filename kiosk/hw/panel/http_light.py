"""A light that a service of its own drives over HTTP, such as the LED bar of a vendor's panel."""

import asyncio
import logging
import math
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from typing import Final, cast

import httpx

from kiosk.hw.light.http import HttpLightSettings, Method
from kiosk.hw.look.patterns import Colour, phase, programs
from kiosk.hw.look.template import fill
from kiosk.hw.protocol.message import RENEW_S, TTL_S
from kiosk.hw.retry import Retry
from kiosk.room.pattern import LightPattern
from kiosk.system.boot_clock import boottime
from kiosk.system.tasks import supervised

log = logging.getLogger(__name__)

DEADLINE_S: Final = 2.0
"""For all of a request: httpx's own limits are per read."""
_MOST_BYTES: Final = 64 * 1024
"""A longer answer is not read on, and its connection not used again."""


class HttpLight:
    """Made inside a running loop, it works until `aclose`; a service that does not answer, however often, is not an
    error. It is told at every change and every `renew_s` seconds, so that one that was restarted is right again; one
    request at a time, nothing waits behind it, and after a failure the next is 1, 2, 4 … 30 s away or at a change.

    `on_change(ok)` is called in the loop whenever `ok` turns: the service took the last colour. It is False until the
    first. An error nobody planned for goes to the loop's exception handler. Nothing but colours can be sent; `token` is
    what the service wants as a bearer token.
    """

    def __init__(
        self,
        settings: HttpLightSettings,
        token: str,
        on_change: Callable[[bool], None],
        *,
        renew_s: float = RENEW_S,
        deadline_s: float = DEADLINE_S,
        clock: Callable[[], float] = boottime,
    ) -> None:
        self._settings = settings
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._programs = programs(settings.colours)
        self._on_change = on_change
        self._renew_s = renew_s
        self._deadline_s = deadline_s
        self._clock = clock
        self._wanted: tuple[LightPattern, bool] | None = None
        self._began = clock()
        self._retry = Retry()
        self._trouble: str | None = ""
        self._news = asyncio.Event()
        self._task = supervised(self._run(), "the HTTP light")

    def show(self, pattern: LightPattern, *, dim: bool = False) -> None:
        """Have the light show `pattern` from now on, `dim` at the level for the night. Returns at once, never fails."""
        if (pattern, dim) != self._wanted:
            if self._wanted is None or self._wanted[0] is not pattern:
                self._began = self._clock()
            self._wanted = (pattern, dim)
            self._news.set()

    async def aclose(self) -> None:
        """Stop renewing, and leave *unknown* behind if the service answers in time."""
        self._task.cancel()
        await asyncio.wait([self._task])
        async with self._client() as client:
            await self._send(client, self._colour(LightPattern.UNKNOWN, dim=False)[0])

    async def _run(self) -> None:
        async with self._client() as client:
            while True:
                wait_s = await self._step(client)
                with suppress(TimeoutError):
                    async with asyncio.timeout(wait_s):
                        await self._news.wait()

    async def _step(self, client: httpx.AsyncClient) -> float | None:
        """Say what is to be shown now; the seconds until something is to be said again, news apart."""
        self._news.clear()
        if self._wanted is None:
            return None
        pattern, dim = self._wanted
        trouble = await self._send(client, self._colour(pattern, dim=dim)[0])
        self._turn(trouble)
        if trouble:
            return self._retry.failed()
        self._retry.worked()
        return min(self._renew_s, self._colour(pattern, dim=dim)[1])

    def _colour(self, pattern: LightPattern, *, dim: bool) -> tuple[Colour, float]:
        """What `pattern` shows at this moment, and for how many seconds more."""
        program = self._programs[pattern]
        colour, stands_s = program[0].colour, math.inf
        if self._settings.blink:
            colour, stands_s = phase(program, self._clock() - self._began)
        return colour.at(self._settings.look.percent(dim=dim)), stands_s

    async def _send(self, client: httpx.AsyncClient, colour: Colour) -> str | None:
        """What went wrong, without a word of what was sent; None where nothing did."""
        url, body = (fill(template, colour, round(TTL_S)) for template in (self._settings.url, self._settings.body))
        content = None if self._settings.method is Method.GET else body.encode()
        try:
            async with asyncio.timeout(self._deadline_s):
                async with client.stream(self._settings.method, url, content=content) as response:
                    await _read(response)
        except TimeoutError:
            return "no answer in time"
        except (httpx.HTTPError, httpx.InvalidURL, OSError):
            return "no connection"
        return None if response.is_success else f"HTTP {response.status_code}"

    def _client(self) -> httpx.AsyncClient:
        headers = dict(self._headers)
        if body := self._settings.body.lstrip():
            headers["Content-Type"] = "application/json" if body[0] in "{[" else "application/x-www-form-urlencoded"
        return httpx.AsyncClient(headers=headers, follow_redirects=False, trust_env=False, timeout=self._deadline_s)

    def _turn(self, trouble: str | None) -> None:
        if trouble == self._trouble:
            return
        was_ok, self._trouble = self._trouble is None, trouble
        if trouble:
            log.warning("the light's service does not do as it is told: %s", trouble)
        else:
            log.info("the light's service does as it is told")
        if was_ok or not trouble:
            self._on_change(not trouble)


async def _read(response: httpx.Response) -> None:
    size = 0
    chunks = cast("AsyncGenerator[bytes, None]", response.aiter_raw())
    async with aclosing(chunks):  # nothing else would give the connection back
        async for chunk in chunks:
            size += len(chunk)
            if size > _MOST_BYTES:
                return
