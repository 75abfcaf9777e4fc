"""The panel's side of the hardware: says what to show, keeps saying it, knows whether it is heard, hears back."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Final

import zmq
import zmq.asyncio
from zmq.utils.monitor import recv_monitor_message

from kiosk.hw.protocol.message import (
    MAX_BYTES,
    RENEW_S,
    TTL_S,
    Badge,
    BadMessage,
    Health,
    LightStatus,
    PresenceSeen,
    SetLight,
    decode,
    encode,
)
from kiosk.hw.protocol.peer_auth import allowed_uids, bind_zap, require_zap, serve_zap
from kiosk.room.pattern import LightPattern
from kiosk.system.boot_clock import boottime
from kiosk.system.tasks import supervised

BADGE_LASTS_S: Final = 2.0
"""Whoever held a badge longer ago than this has gone on; a panel that was frozen hears such ones when it wakes."""
_REFUSED: Final = zmq.Event.HANDSHAKE_FAILED_AUTH | zmq.Event.HANDSHAKE_FAILED_PROTOCOL
"""After these libzmq does not connect again, as it does after every other end of a connection."""
_EVENTS: Final = zmq.Event.HANDSHAKE_SUCCEEDED | zmq.Event.DISCONNECTED | _REFUSED


class HardwareLink:
    """Made inside a running loop, it works until `aclose`; losing the daemon, however often, is not an error.

    `on_change(ok)` is called in the loop whenever `ok` turns: the daemon answered lately, and the light works. It is
    False until the first answer. `on_presence` is called whenever the daemon says what the sensor sees,
    `on_badge(known)` when a badge is held to the reader and never later, `on_health` when the daemon says what does not
    work. An error nobody planned for, one of these four too, goes to the loop's exception handler and ends the link.
    """

    def __init__(
        self,
        socket: str,
        on_change: Callable[[bool], None],
        on_presence: Callable[[PresenceSeen], None] | None = None,
        on_badge: Callable[[bool], None] | None = None,
        on_health: Callable[[Health], None] | None = None,
        *,
        renew_s: float = RENEW_S,
        ttl_s: float = TTL_S,
        clock: Callable[[], float] = boottime,
    ) -> None:
        self._endpoint = f"ipc://{socket}"
        self._on_change = on_change
        self._on_presence = on_presence
        self._on_badge, self._on_health = on_badge, on_health
        self._renew_s, self._ttl_s, self._clock = renew_s, ttl_s, clock
        self._seq = 0
        self._wanted: tuple[LightPattern, bool, bool] | None = None
        self._light_works = False
        self._health: Health | None = None
        self._heard_at = clock()
        self._ok = False
        self._news = asyncio.Event()
        self._task = supervised(self._run(), "the hardware link")

    @property
    def health(self) -> Health | None:
        """What the daemon last said of sensor and badge reader; None where no daemon is heard."""
        return self._health if self._heard_lately() else None

    def show(self, pattern: LightPattern, *, dim: bool = False, awake: bool = True) -> None:
        """Have the light show `pattern` from now on, `dim` at the level for the night, and the screen be `awake`.

        Returns at once and never fails; `on_change` tells how it went.
        """
        if (pattern, dim, awake) != self._wanted:
            self._wanted = (pattern, dim, awake)
            self._news.set()

    async def aclose(self) -> None:
        """Stop renewing: the light becomes *unknown* when the time of the last renewal is over."""
        self._task.cancel()
        await asyncio.wait([self._task])

    async def _run(self) -> None:
        context = zmq.asyncio.Context()
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(serve_zap(bind_zap(context), allowed_uids()))
                while True:
                    await self._converse(context)
        finally:
            context.destroy(linger=0)

    async def _converse(self, context: zmq.asyncio.Context) -> None:
        """One socket's life, until it was refused: then there is a new one in time.

        None is closed for mere silence: libzmq 4.3.5 ends the process where a socket with ZAP is closed in the midst of
        a handshake (an assertion in zap_client.cpp).
        """
        dealer, refused = self._connect(context), asyncio.Event()
        monitor = dealer.get_monitor_socket(_EVENTS)
        try:
            async with asyncio.TaskGroup() as tasks:
                jobs = (self._listen(dealer), self._watch(monitor, refused), self._speak(dealer))
                working = [tasks.create_task(job) for job in jobs]
                await refused.wait()
                await asyncio.sleep(3 * self._renew_s)
                for task in working:
                    task.cancel()
        finally:
            dealer.disable_monitor()
            dealer.close(linger=0)

    def _connect(self, context: zmq.asyncio.Context) -> zmq.asyncio.Socket:
        dealer = context.socket(zmq.DEALER)
        require_zap(dealer)
        dealer.setsockopt(zmq.IMMEDIATE, 1)  # nothing waits for a daemon that is away: it would be stale
        dealer.setsockopt(zmq.MAXMSGSIZE, MAX_BYTES)
        dealer.setsockopt(zmq.SNDHWM, 4)
        dealer.setsockopt(zmq.RCVHWM, 4)
        dealer.setsockopt(zmq.RECONNECT_IVL, 100)
        dealer.setsockopt(zmq.RECONNECT_IVL_MAX, 2000)
        dealer.connect(self._endpoint)
        return dealer

    async def _speak(self, dealer: zmq.asyncio.Socket) -> None:
        """Say the pattern at every change and every renewal."""
        while True:
            self._news.clear()
            if self._wanted is not None:
                self._seq += 1
                pattern, dim, awake = self._wanted
                order = SetLight(self._seq, pattern, self._clock(), self._ttl_s, dim, awake)
                with suppress(zmq.Again):  # not connected: the next handshake is news
                    await dealer.send(encode(order), zmq.NOBLOCK)
            with suppress(TimeoutError):
                async with asyncio.timeout(self._renew_s):
                    await self._news.wait()
            self._judge()

    async def _listen(self, dealer: zmq.asyncio.Socket) -> None:
        while True:
            try:
                message = decode(await dealer.recv())
            except BadMessage:
                continue
            match message:
                case LightStatus():
                    self._light_works, self._heard_at = message.ok, self._clock()
                    self._judge()
                case PresenceSeen() if self._on_presence:
                    self._on_presence(message)
                case Badge(known, at_s) if self._on_badge and 0 <= self._clock() - at_s < BADGE_LASTS_S:
                    self._on_badge(known)
                case Health():
                    self._health = message
                    if self._on_health:
                        self._on_health(message)

    async def _watch(self, monitor: zmq.asyncio.Socket, refused: asyncio.Event) -> None:
        while True:
            event = await recv_monitor_message(monitor)
            if event["event"] == zmq.Event.HANDSHAKE_SUCCEEDED:
                self._news.set()  # a daemon that has just started shows *unknown*: tell it at once
            elif event["event"] & _REFUSED:
                refused.set()
            else:
                self._light_works, self._health = False, None
                self._judge()

    def _judge(self) -> None:
        ok = self._heard_lately() and self._light_works
        if ok is not self._ok:
            self._ok = ok
            self._on_change(ok)

    def _heard_lately(self) -> bool:
        return self._clock() - self._heard_at < 1.5 * self._renew_s
