"""The panel's side of the light, against real daemons: it never gives up, and knows whether it is heard."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import zmq
import zmq.asyncio
from hw_daemon import HwDaemon, python
from support.waiting import PATIENCE_S, in_time, until_true

from kiosk.hw.daemon.daemon import listen
from kiosk.hw.panel.daemon_link import RENEW_S, TTL_S, HardwareLink
from kiosk.hw.protocol.fault import Fault
from kiosk.hw.protocol.message import Health, LightStatus, SetLight, decode, encode
from kiosk.hw.protocol.peer_auth import bind_zap, serve_zap
from kiosk.room.pattern import LightPattern
from kiosk.system.boot_clock import boottime

NEVER_S = 1000.0
"""So long that nothing in a test can come from a renewal."""


class Panel:
    """A link, and what it says about being heard."""

    def __init__(self, path: Path, renew_s: float, ttl_s: float) -> None:
        self._turns: asyncio.Queue[bool] = asyncio.Queue()
        self.ok = False
        self.link = HardwareLink(str(path), self._turned, renew_s=renew_s, ttl_s=ttl_s)

    async def turns(self, ok: bool) -> None:
        assert await in_time("the light to turn good or bad", self._turns.get()) is ok

    def _turned(self, ok: bool) -> None:
        self.ok = ok
        self._turns.put_nowait(ok)


@asynccontextmanager
async def panel_of(path: Path, renew_s: float = RENEW_S, ttl_s: float = TTL_S) -> AsyncIterator[Panel]:
    panel = Panel(path, renew_s, ttl_s)
    try:
        yield panel
    finally:
        await panel.link.aclose()


@asynccontextmanager
async def porter(path: Path, allowed: set[int]) -> AsyncIterator[zmq.asyncio.Socket]:
    """The daemon's socket and doorkeeper in this process, with a list of guests that can change."""
    with zmq.asyncio.Context() as context:
        door = bind_zap(context)
        keeping = asyncio.ensure_future(serve_zap(door, allowed))
        try:
            with listen(context, str(path)) as router:
                yield router
        finally:
            keeping.cancel()
            door.close(linger=0)


def order_in(frames: list[bytes]) -> SetLight:
    order = decode(frames[1])
    assert isinstance(order, SetLight)
    return order


async def turn_the_loop() -> None:
    """Let everything happen that needs nobody else."""
    for _ in range(100):
        await asyncio.sleep(0)


async def test_the_light_shows_what_the_panel_says(daemon: HwDaemon) -> None:
    daemon.start()
    async with panel_of(daemon.socket, renew_s=NEVER_S) as panel:
        assert not panel.ok
        panel.link.show(LightPattern.FREE)
        await panel.turns(ok=True)
        assert daemon.shown() == "free"
        for pattern in LightPattern:
            panel.link.show(pattern)
            await until_true(f"the light to show {pattern}", lambda pattern=pattern: daemon.shown() == pattern)  # type: ignore[misc]


async def test_a_daemon_that_comes_later_is_told_at_once(daemon: HwDaemon) -> None:
    async with panel_of(daemon.socket, renew_s=NEVER_S) as panel:
        panel.link.show(LightPattern.BUSY)
        panel.link.show(LightPattern.FREE)
        await asyncio.to_thread(daemon.start)
        await panel.turns(ok=True)
        assert daemon.shown() == "free"


async def test_nothing_old_waits_for_a_daemon_that_is_away(short_dir: Path) -> None:
    async with panel_of(short_dir / "s", renew_s=NEVER_S) as panel:
        for pattern in (LightPattern.FREE, LightPattern.HELD, LightPattern.BUSY):
            panel.link.show(pattern)
            await turn_the_loop()
        async with porter(short_dir / "s", {os.getuid()}) as router:
            first = order_in(await router.recv_multipart())
            assert first.pattern is LightPattern.BUSY


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
async def test_a_daemon_that_dies_is_missed_and_its_successor_told_at_once(
    daemon: HwDaemon, number: signal.Signals
) -> None:
    daemon.start()
    async with panel_of(daemon.socket, renew_s=NEVER_S) as panel:
        panel.link.show(LightPattern.BUSY)
        await panel.turns(ok=True)
        daemon.end(number)
        await panel.turns(ok=False)
        panel.link.show(LightPattern.HELD)
        await asyncio.to_thread(daemon.start)
        await panel.turns(ok=True)
        assert daemon.shown() == "held"


async def test_what_stands_is_renewed(short_dir: Path) -> None:
    async with (
        porter(short_dir / "s", {os.getuid()}) as router,
        panel_of(short_dir / "s", renew_s=0.05) as panel,
    ):
        panel.link.show(LightPattern.FREE)
        said = [order_in(await router.recv_multipart()) for _ in range(3)]
        assert {order.pattern for order in said} == {LightPattern.FREE}


PANEL = """
import asyncio, sys
from kiosk.hw.panel.daemon_link import HardwareLink
from kiosk.room.pattern import LightPattern
async def main():
    link = HardwareLink(sys.argv[1], lambda ok: print(ok, flush=True), renew_s=0.2, ttl_s=2.0)
    link.show(LightPattern.FREE)
    await asyncio.Event().wait()
asyncio.run(main())
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_a_panel_that_dies_or_freezes_leaves_unknown_behind(daemon: HwDaemon, number: signal.Signals) -> None:
    daemon.start()
    panel = python("-c", PANEL, str(daemon.socket))
    try:
        assert panel.stdout
        assert panel.stdout.readline() == "True\n"
        daemon.shows(LightPattern.FREE)
        panel.send_signal(number)
        daemon.shows(LightPattern.UNKNOWN)
    finally:
        panel.kill()
        panel.communicate()


async def test_a_daemon_that_freezes_is_missed_and_welcomed_back(daemon: HwDaemon) -> None:
    daemon.start()
    async with panel_of(daemon.socket, renew_s=0.2) as panel:
        panel.link.show(LightPattern.FREE)
        await until_true("the light to be well", lambda: panel.ok)
        os.kill(daemon.pid, signal.SIGSTOP)
        await until_true("a frozen daemon to be missed", lambda: not panel.ok)
        os.kill(daemon.pid, signal.SIGCONT)
        await until_true("the light to be well", lambda: panel.ok)


async def test_a_light_that_fails_is_told_and_so_is_its_recovery(daemon: HwDaemon) -> None:
    daemon.start()
    async with panel_of(daemon.socket, renew_s=0.5) as panel:
        panel.link.show(LightPattern.FREE)
        await until_true("the light to be well", lambda: panel.ok)
        daemon.light.unlink()
        daemon.light.parent.rmdir()
        panel.link.show(LightPattern.BUSY)
        await until_true("the light to be missed", lambda: not panel.ok)
        daemon.light.parent.mkdir()
        await until_true("the light to be well", lambda: panel.ok)
        assert daemon.shown() == "busy"


async def test_a_panel_that_was_refused_tries_again(short_dir: Path) -> None:
    allowed: set[int] = set()
    async with porter(short_dir / "s", allowed) as router, panel_of(short_dir / "s", renew_s=0.05) as panel:
        panel.link.show(LightPattern.FREE)
        refused = router.get_monitor_socket(zmq.EVENT_HANDSHAKE_FAILED_AUTH)
        for _ in range(3):  # libzmq itself would leave it at the first
            await in_time("a refusal", refused.recv_multipart())
        router.disable_monitor()
        refused.close()
        allowed.add(os.getuid())
        assert await router.poll(1000 * PATIENCE_S)


async def test_no_socket_is_closed_in_the_midst_of_a_handshake(short_dir: Path) -> None:
    """As by a daemon that stands still; libzmq would end the panel's process."""
    calls: list[asyncio.StreamWriter] = []
    server = await asyncio.start_unix_server(lambda _, writer: calls.append(writer), short_dir / "s")
    renew_s = 0.05
    async with panel_of(short_dir / "s", renew_s=renew_s) as panel:
        panel.link.show(LightPattern.FREE)
        await until_true("the panel to call", lambda: bool(calls))
        await asyncio.sleep(20 * renew_s)
        assert len(calls) == 1
    for call in calls:
        call.close()
    server.close()


async def test_nonsense_from_the_daemon_is_not_an_answer(short_dir: Path) -> None:
    async with (
        porter(short_dir / "s", {os.getuid()}) as router,
        panel_of(short_dir / "s", renew_s=NEVER_S) as panel,
    ):
        panel.link.show(LightPattern.FREE)
        sender, order = await router.recv_multipart()
        for nonsense in (b"", b"{}", order):
            await router.send_multipart([sender, nonsense])
        await router.send_multipart([sender, encode(LightStatus(1, LightPattern.FREE, Fault.BUSY))])
        await router.send_multipart([sender, encode(Health())])
        await until_true("an answer", lambda: panel.link.health is not None)
        assert not panel.ok
        await router.send_multipart([sender, encode(LightStatus(1, LightPattern.FREE))])
        await panel.turns(ok=True)


async def test_what_a_daemon_said_of_its_devices_goes_with_it(short_dir: Path) -> None:
    async with panel_of(short_dir / "s", renew_s=NEVER_S) as panel:
        panel.link.show(LightPattern.FREE)
        async with porter(short_dir / "s", {os.getuid()}) as router:
            sender, _ = await router.recv_multipart()
            for message in (LightStatus(1, LightPattern.FREE), Health(sensor=Fault.BUSY)):
                await router.send_multipart([sender, encode(message)])
            await until_true("the sensor to be busy", lambda: panel.link.health == Health(sensor=Fault.BUSY))
        await until_true("nothing to be known of it", lambda: panel.link.health is None)


async def test_it_counts_what_it_says_and_says_nothing_twice_in_vain(short_dir: Path) -> None:
    async with (
        porter(short_dir / "s", {os.getuid()}) as router,
        panel_of(short_dir / "s", renew_s=NEVER_S, ttl_s=7.5) as panel,
    ):
        said, began = [], boottime()
        for pattern in (LightPattern.FREE, LightPattern.BUSY):
            panel.link.show(pattern)
            panel.link.show(pattern)
            said.append(order_in(await router.recv_multipart()))
            panel.link.show(pattern)
            await turn_the_loop()
        assert [(order.pattern, order.ttl_s) for order in said] == [
            (LightPattern.FREE, 7.5),
            (LightPattern.BUSY, 7.5),
        ]
        assert said[1].seq == said[0].seq + 1
        assert began <= said[0].said_at <= said[1].said_at <= boottime()


async def test_night_is_told_with_the_pattern(short_dir: Path) -> None:
    async with (
        porter(short_dir / "s", {os.getuid()}) as router,
        panel_of(short_dir / "s", renew_s=NEVER_S) as panel,
    ):
        for dim in (False, True, False):
            panel.link.show(LightPattern.FREE, dim=dim)
            said = order_in(await router.recv_multipart())
            assert (said.pattern, said.dim) == (LightPattern.FREE, dim)


IMPOSTOR = """
import os, sys, zmq
from zmq.utils.monitor import recv_monitor_message
os.setgroups([]); os.setgid(int(sys.argv[1])); os.setuid(int(sys.argv[1]))
router = zmq.Context().socket(zmq.ROUTER)
monitor = router.get_monitor_socket(zmq.EVENT_HANDSHAKE_SUCCEEDED | zmq.EVENT_HANDSHAKE_FAILED_AUTH)
router.bind(sys.argv[2])
print(zmq.Event(recv_monitor_message(monitor)["event"]).name, flush=True)
os._exit(0)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize(("uid", "event"), [(0, "HANDSHAKE_SUCCEEDED"), (65534, "HANDSHAKE_FAILED_AUTH")])
async def test_a_panel_does_not_talk_to_somebody_elses_daemon(short_dir: Path, uid: int, event: str) -> None:
    short_dir.chmod(0o777)
    impostor = python("-c", IMPOSTOR, str(uid), f"ipc://{short_dir / 's'}")
    try:
        async with panel_of(short_dir / "s") as panel:
            panel.link.show(LightPattern.FREE)
            out, _ = await asyncio.to_thread(impostor.communicate, timeout=PATIENCE_S)
            assert out == event + "\n"
    finally:
        impostor.kill()


async def test_a_mistake_in_the_callback_is_told_to_the_loop(
    daemon: HwDaemon,
) -> None:
    def clumsy(_: bool) -> None:
        raise ZeroDivisionError

    daemon.start()
    told: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    asyncio.get_running_loop().set_exception_handler(lambda _, context: told.put_nowait(context))
    link = HardwareLink(str(daemon.socket), clumsy)
    link.show(LightPattern.FREE)
    context = await in_time("the loop to be told", told.get())
    assert context["message"] == "the hardware link ended"
    link.show(LightPattern.BUSY)
    await link.aclose()


async def test_closed_it_leaves_nothing_running(daemon: HwDaemon) -> None:
    daemon.start()
    async with panel_of(daemon.socket) as panel:
        panel.link.show(LightPattern.FREE)
        await panel.turns(ok=True)
    await panel.link.aclose()
    panel.link.show(LightPattern.BUSY)
    assert asyncio.all_tasks() == {asyncio.current_task()}


UNDER_QT = """
import asyncio, sys
from PySide6.QtGui import QGuiApplication
from qasync import QEventLoop
from kiosk.hw.panel.daemon_link import HardwareLink
from kiosk.room.pattern import LightPattern
async def main():
    turns, patience_s = asyncio.Queue(), float(sys.argv[2])
    link = HardwareLink(sys.argv[1], turns.put_nowait, renew_s=0.5)
    link.show(LightPattern.FREE)
    assert await asyncio.wait_for(turns.get(), patience_s) is True
    print("heard", flush=True)
    assert await asyncio.wait_for(turns.get(), patience_s) is False
    print("missed", flush=True)
    assert await asyncio.wait_for(turns.get(), patience_s) is True
    await link.aclose()
    print("heard again", flush=True)
app = QGuiApplication([])
with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
    runner.run(main())
"""


def test_it_works_in_the_loop_that_qt_turns(daemon: HwDaemon) -> None:
    daemon.start()
    panel = python("-c", UNDER_QT, str(daemon.socket), str(PATIENCE_S), env={"QT_QPA_PLATFORM": "offscreen"})
    try:
        assert panel.stdout
        assert panel.stdout.readline() == "heard\n"
        assert daemon.shown() == "free"
        daemon.end(signal.SIGKILL)
        assert panel.stdout.readline() == "missed\n"
        daemon.start()
        assert panel.communicate(timeout=PATIENCE_S) == ("heard again\n", "")
        assert panel.returncode == 0
    finally:
        panel.kill()
