"""The daemon and its lamps on a real kernel: what it is told stands on the lines; dead or frozen is not green.

Whatever is asserted about lines is the simulator's word, never the daemon's.
"""

import signal
from contextlib import closing
from itertools import pairwise

import pytest
from hw_daemon import HwDaemon, client_of, python
from simulated_chip import CHIP, LIVE, Levels, levels, watch
from support.waiting import PATIENCE_S, block_until_true

from kiosk.hw.light.driver import open_light
from kiosk.hw.light.gpio import GpioLightSettings
from kiosk.hw.protocol.fault import Fault
from kiosk.hw.protocol.message import SetLight, encode
from kiosk.room.pattern import LightPattern
from kiosk.system.boot_clock import boottime

RED, GREEN, BLUE, DARK = (1, 0, 0), (0, 1, 0), (0, 0, 1), (0, 0, 0)
AMBER, PURPLE, WHITE = (1, 1, 0), (1, 0, 1), (1, 1, 1)
UNKNOWN = {BLUE, DARK}
FLASHES_MOST_PER_S = 2


def unknown() -> None:
    """Both halves of *unknown* are seen, and nothing else is any more."""
    block_until_true("the light", lambda: levels() == BLUE)
    block_until_true("the light", lambda: levels() == DARK)
    block_until_true("the light", lambda: levels() == BLUE)


class TestPatterns:
    @pytest.mark.parametrize(
        ("pattern", "lit"),
        [
            (LightPattern.FREE, GREEN),
            (LightPattern.BUSY, RED),
            (LightPattern.OUT_OF_SERVICE, PURPLE),
            (LightPattern.SETTING_UP, WHITE),
        ],
    )
    def test_steady_patterns_stand(self, running: HwDaemon, pattern: LightPattern, lit: Levels) -> None:
        with client_of(running.socket) as panel:
            assert panel.ask(pattern).ok
            assert [shown for shown, _ in watch(1.5)] == [lit]

    @pytest.mark.parametrize(
        ("pattern", "lit"),
        [
            (LightPattern.CHECK_IN_DUE, AMBER),
            (LightPattern.CHECK_IN_LAST, AMBER),
            (LightPattern.HELD, RED),
            (LightPattern.UNKNOWN, BLUE),
        ],
    )
    def test_blinking_patterns_come_and_go_and_nobody_is_dazzled(
        self, running: HwDaemon, pattern: LightPattern, lit: Levels
    ) -> None:
        with client_of(running.socket) as panel:
            assert panel.ask(pattern).ok
            seconds = 5.0
            spells = [shown for shown, _ in watch(seconds)]
            assert set(spells) == {lit, DARK}
            assert 2 <= spells.count(lit) <= FLASHES_MOST_PER_S * seconds + 1

    def test_louder_means_quicker_and_unknown_comes_in_pairs(self, running: HwDaemon) -> None:
        with client_of(running.socket) as panel:
            panel.ask(LightPattern.CHECK_IN_DUE)
            calm = len(watch(4.0))
            panel.ask(LightPattern.CHECK_IN_LAST)
            assert len(watch(4.0)) > 2 * calm
            panel.ask(LightPattern.UNKNOWN)
            pauses = [lasted for shown, lasted in watch(6.0)[1:-1] if shown == DARK]
            shorter = [pause < max(pauses) / 2 for pause in pauses]
            assert all(one is not next_one for one, next_one in pairwise(shorter))


def test_it_is_unknown_then_what_it_is_told_then_unknown_again(daemon: HwDaemon) -> None:
    daemon.start()
    unknown()
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE).ok
        assert levels() == GREEN
        assert panel.ask(LightPattern.BUSY, ttl_s=0.5).ok
        unknown()
        assert panel.ask(LightPattern.SETTING_UP).ok
    assert daemon.end(signal.SIGTERM)[0] == 0
    assert levels() in UNKNOWN  # a released line keeps its level or not, as the chip's driver likes


PANEL = """
import asyncio, sys
from kiosk.hw.panel.daemon_link import HardwareLink
from kiosk.room.pattern import LightPattern
async def main():
    link = HardwareLink(sys.argv[1], lambda ok: print(ok, flush=True), renew_s=0.5, ttl_s=3.0)
    link.show(LightPattern.FREE)
    await asyncio.Event().wait()
asyncio.run(main())
"""


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_a_panel_that_dies_or_freezes_takes_green_with_it(daemon: HwDaemon, number: signal.Signals) -> None:
    daemon.start()
    panel = python("-c", PANEL, str(daemon.socket))
    try:
        assert panel.stdout
        assert panel.stdout.readline() == "True\n"
        assert levels() == GREEN
        panel.send_signal(number)
        unknown()
    finally:
        panel.kill()
        panel.communicate()


def test_a_daemon_that_is_killed_lets_go_of_its_lines_and_the_next_begins_unknown(daemon: HwDaemon) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE).ok
        assert daemon.end(signal.SIGKILL)[0] == -signal.SIGKILL
        assert levels() == DARK  # this chip's driver drops a released line; not every one does
        daemon.start()
        unknown()


def test_a_frozen_daemon_wakes_to_unknown_not_to_what_it_showed(daemon: HwDaemon) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE, ttl_s=2.0).ok
        assert daemon.process
        daemon.process.send_signal(signal.SIGSTOP)
        assert [shown for shown, _ in watch(3.0)] == [GREEN]  # that is what the unit's watchdog is for
        daemon.process.send_signal(signal.SIGCONT)
        unknown()


STRANGER = """
import os, sys, zmq
from zmq.utils.monitor import recv_monitor_message
os.setgroups([]); os.setgid(65534); os.setuid(65534)
dealer = zmq.Context().socket(zmq.DEALER)
monitor = dealer.get_monitor_socket(zmq.EVENT_HANDSHAKE_SUCCEEDED | zmq.EVENT_HANDSHAKE_FAILED_AUTH)
dealer.connect(sys.argv[1])
dealer.send(bytes.fromhex(sys.argv[2]))
print(zmq.Event(recv_monitor_message(monitor)["event"]).name, flush=True)
os._exit(0)
"""


def test_a_foreign_user_lights_nothing(daemon: HwDaemon) -> None:
    daemon.start()
    daemon.socket.chmod(0o666)  # the rights of the file are the first door; this is about the second
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.BUSY).ok
        order = encode(SetLight(1, LightPattern.FREE, boottime(), 60.0)).hex()
        stranger = python("-c", STRANGER, f"ipc://{daemon.socket}", order)
        assert stranger.communicate(timeout=PATIENCE_S) == ("HANDSHAKE_FAILED_AUTH\n", "")
        assert [shown for shown, _ in watch(1.0)] == [RED]


def test_lines_held_by_another_program_are_reported_and_taken_when_they_are_free(daemon: HwDaemon) -> None:
    with closing(open_light(GpioLightSettings(CHIP))):
        daemon.start()
        with client_of(daemon.socket) as panel:
            assert panel.ask(LightPattern.FREE).fault is Fault.BUSY
    block_until_true("the light", lambda: levels() == GREEN)
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.BUSY).ok
        assert levels() == RED


def test_a_chip_that_is_pulled_out_is_missed_and_used_again_when_it_is_back(daemon: HwDaemon) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE).ok
        LIVE.write_text("0")
        assert panel.ask(LightPattern.FREE).fault is Fault.ABSENT
        LIVE.write_text("1")
        block_until_true("the light", lambda: levels() == GREEN)
        assert panel.ask(LightPattern.BUSY).ok
        assert levels() == RED
