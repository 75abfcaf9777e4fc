"""The process that owns light, sensor and badge reader: it shows what a panel asks for, for as long as the panel keeps
asking, and tells every panel what the sensor sees and whether a badge is known.

It listens on one ipc socket, 0660, whose group is the process's own: start it with the group `kiosk-link`. Nothing a
peer sends can end it; what nobody planned for does, and the supervisor starts it anew, at *unknown*.
"""

import asyncio
import errno
import logging
import math
import os
import socket
import stat
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

import zmq
import zmq.asyncio

from kiosk.hw.daemon.backlight import Backlight
from kiosk.hw.daemon.connected_panels import ConnectedPanels
from kiosk.hw.daemon.device_watches import open_device_watches
from kiosk.hw.daemon.light_player import LightPlayer
from kiosk.hw.light.driver import open_light
from kiosk.hw.protocol.message import MAX_BYTES, BadMessage, LightStatus, Message, SetLight, decode, encode
from kiosk.hw.protocol.peer_auth import allowed_uids, bind_zap, require_zap, serve_zap
from kiosk.hw.settings import Settings, parse
from kiosk.settings.document import Document
from kiosk.settings.mistake import BadSettings
from kiosk.settings_watch import SettingsWatch
from kiosk.system.boot_clock import boottime
from kiosk.system.lifetime import START_ANEW, first_of, stop_signals
from kiosk.system.systemd import Watchdog, ready, watchdog_s

log = logging.getLogger(__name__)

_HANDSHAKE_MS: Final = 5_000
_HEARTBEAT_MS: Final = 30_000
_OWNER_AND_GROUP: Final = 0o117
_SAID_OF: Final = {
    LightPlayer: ("the light does not work: %s", "the light works again"),
    Backlight: ("the screen cannot be dimmed: %s", "the screen can be dimmed again"),
}


def run(settings: Settings, path: Path) -> int:
    """Serve until SIGTERM or SIGINT (0), or until the file at `path` has other settings (START_ANEW), with the light at
    *unknown* afterwards. 1 where the socket is not to be had.
    """
    try:
        return asyncio.run(_live(settings, path))
    except OSError as error:
        log.error("the hardware daemon cannot use its socket %s: %s", settings.hw.socket, error.strerror)
        return 1


async def _live(settings: Settings, path: Path) -> int:
    stop = stop_signals()
    followed = SettingsWatch(path, partial(_differs, settings))
    player = LightPlayer(partial(open_light, settings.light), boottime, settings.light.look)
    backlight = Backlight(settings.backlight, boottime)
    watches = open_device_watches(settings)
    panels = ConnectedPanels(boottime)
    watchdog = Watchdog(watchdog_s(), boottime)
    context = zmq.asyncio.Context()
    try:
        _step(player)
        door = bind_zap(context)
        router = listen(context, settings.hw.socket)
        async with asyncio.TaskGroup() as tasks:
            served = serve(router, player, backlight, watches.standing, panels, watchdog)
            jobs = [serve_zap(door, allowed_uids()), served]
            jobs += watches.reports(partial(tell, router, panels))
            running = [tasks.create_task(job) for job in jobs]
            ready()
            followed.start()
            await first_of(stop, followed.renewed)
            for task in running:
                task.cancel()
    finally:
        followed.close()
        player.park()
        backlight.park()
        context.destroy(linger=0)
    return 0 if stop.is_set() else START_ANEW


def _differs(settings: Settings, document: Document) -> bool:
    read, mistakes = parse(document.tables)
    if mistakes:
        raise BadSettings(document.lines.placed(mistakes))
    return read != settings


def listen(context: zmq.asyncio.Context, path: str) -> zmq.asyncio.Socket:
    """The socket panels connect to. Raises OSError where `path` cannot be bound or a daemon already listens there."""
    _make_way(path)
    router = context.socket(zmq.ROUTER)
    require_zap(router)
    router.setsockopt(zmq.MAXMSGSIZE, MAX_BYTES)
    router.setsockopt(zmq.HANDSHAKE_IVL, _HANDSHAKE_MS)
    router.setsockopt(zmq.HEARTBEAT_IVL, _HEARTBEAT_MS)
    router.setsockopt(zmq.HEARTBEAT_TIMEOUT, _HEARTBEAT_MS)
    router.setsockopt(zmq.RCVHWM, 16)
    router.setsockopt(zmq.SNDHWM, 16)
    before = os.umask(_OWNER_AND_GROUP)
    try:
        router.bind(f"ipc://{path}")
    except zmq.ZMQError as error:
        raise OSError(error.errno, os.strerror(error.errno or 0)) from None
    finally:
        os.umask(before)
    return router


def _make_way(path: str) -> None:
    """libzmq removes whatever lies at its path: see that it is nothing but the socket of a daemon that died."""
    with suppress(FileNotFoundError):
        if not stat.S_ISSOCK(os.lstat(path).st_mode):
            raise FileExistsError(errno.EEXIST, "something that is no socket lies at its path")
        with socket.socket(socket.AF_UNIX) as probe, suppress(ConnectionRefusedError):
            probe.settimeout(1.0)
            probe.connect(path)
            raise OSError(errno.EADDRINUSE, "another daemon listens there")


async def serve(
    router: zmq.asyncio.Socket,
    player: LightPlayer,
    backlight: Backlight,
    standing: Callable[[], Iterable[Message]],
    panels: ConnectedPanels,
    watchdog: Watchdog,
) -> None:
    """Obey and answer panels, for ever; who is new hears what is `standing`. Every turn is a sign of life."""
    dropped = 0
    while True:
        wait_s = min(_step(player), _step(backlight), watchdog.step())
        if not await router.poll(math.ceil(1000 * wait_s)):
            continue
        sender, *frames = await router.recv_multipart()
        order = _order(frames)
        if order is None:
            dropped += 1
            if dropped & (dropped - 1) == 0:  # the 1st, 2nd, 4th, 8th …: a flood must not fill the log
                log.warning("dropped a malformed message, %d so far", dropped)
            continue
        left_s = order.left_s(boottime())
        player.ask(order.pattern, left_s, order.dim)
        backlight.ask(order.awake, left_s)
        _step(player)
        status = LightStatus(order.seq, player.pattern, player.fault)
        await _send(router, sender, status)
        if panels.heard(sender):
            for message in standing():
                await _send(router, sender, message)


async def tell(router: zmq.asyncio.Socket, panels: ConnectedPanels, message: Message) -> None:
    """Say it to every panel that is here."""
    for panel in panels.present():
        await _send(router, panel, message)


async def _send(router: zmq.asyncio.Socket, panel: bytes, message: Message) -> None:
    with suppress(zmq.Again):  # whoever does not read has itself to blame
        await router.send_multipart([panel, encode(message)], zmq.NOBLOCK)


def _order(frames: list[bytes]) -> SetLight | None:
    if len(frames) != 1:
        return None
    try:
        message = decode(frames[0])
    except BadMessage:
        return None
    return message if isinstance(message, SetLight) else None


def _step(device: LightPlayer | Backlight) -> float:
    """Its next step, and a word in the log where it began to fail, or works again; seconds until the next."""
    before = device.fault
    wait_s = device.step()
    if device.fault is not before:
        fails, works = _SAID_OF[type(device)]
        if device.fault:
            log.warning(fails, device.fault)
        else:
            log.info(works)
    return wait_s
