"""The hardware daemon as a real process on a real socket: obeys its panel, outlives it, and never stays green."""

import asyncio
import json
import resource
import signal
import socket
import stat
import sys
import time
from pathlib import Path

import pytest
import zmq
import zmq.asyncio
from hw_daemon import HwDaemon, client_of, python
from support.waiting import PATIENCE_S, block_until_true, in_time

from kiosk.hw.daemon.backlight import Backlight
from kiosk.hw.daemon.connected_panels import ConnectedPanels
from kiosk.hw.daemon.daemon import listen, serve
from kiosk.hw.daemon.light_player import LightPlayer
from kiosk.hw.light.driver import NoLight
from kiosk.hw.look.patterns import Look
from kiosk.hw.protocol.fault import Fault
from kiosk.hw.protocol.message import MAX_BYTES, MAX_TTL_S, Health, LightStatus, SetLight, decode, encode
from kiosk.hw.settings import NONE, BacklightSettings
from kiosk.room.pattern import LightPattern
from kiosk.system.boot_clock import boottime
from kiosk.system.file_watch import SETTLES_S
from kiosk.system.lifetime import START_ANEW
from kiosk.system.systemd import Watchdog


def test_it_begins_unknown_and_says_that_it_is_ready(daemon: HwDaemon) -> None:
    assert daemon.start() == ["READY=1"]
    assert daemon.shown() == "unknown"


@pytest.mark.parametrize("pattern", [LightPattern.FREE, LightPattern.CHECK_IN_LAST])
def test_it_shows_what_it_is_sent_and_says_so(daemon: HwDaemon, pattern: LightPattern) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        assert panel.ask(pattern, seq=41) == LightStatus(41, pattern)
    assert daemon.shown() == pattern


def test_a_pattern_ends_with_its_time(daemon: HwDaemon) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        panel.ask(LightPattern.FREE, ttl_s=0.3)
        daemon.shows(LightPattern.UNKNOWN)
        assert panel.ask(LightPattern.FREE).ok
        assert daemon.shown() == "free"


def test_for_other_settings_it_ends_with_unknown_and_for_those_of_others_it_does_not(daemon: HwDaemon) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        panel.ask(LightPattern.FREE)
        daemon.rest += '[room]\nid = "waalzaal"\n'
        daemon.configure("simulated", file=str(daemon.light))
        time.sleep(3 * SETTLES_S)
        assert panel.ask(LightPattern.FREE).ok
        daemon.configure("simulated", file=str(daemon.light.with_name("other.json")))
        assert daemon.ended() == START_ANEW % 256
    assert daemon.shown() == "unknown"


def test_settings_with_a_mistake_change_nothing(daemon: HwDaemon) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        daemon.configure("simulated", file="light.json")
        time.sleep(3 * SETTLES_S)
        assert panel.ask(LightPattern.FREE).ok
    code, _, log = daemon.end()
    assert code == 0
    assert "is not in force: line 3: light.file is not a full path" in log


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_it_leaves_unknown_behind(daemon: HwDaemon, number: signal.Signals) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        panel.ask(LightPattern.FREE)
    code, _, log = daemon.end(number)
    assert (code, log) == (0, "")
    assert daemon.shown() == "unknown"


def test_a_crowd_that_says_nothing_keeps_no_panel_out(daemon: HwDaemon) -> None:
    daemon.start()
    resource.prlimit(daemon.pid, resource.RLIMIT_NOFILE, (8192, 8192))  # its unit's
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(4096, before[1]), before[1]))
    crowd = [socket.socket(socket.AF_UNIX) for _ in range(1500)]
    try:
        for stranger in crowd:
            stranger.connect(str(daemon.socket))
        with client_of(daemon.socket) as panel:
            assert panel.ask(LightPattern.FREE).ok
    finally:
        for stranger in crowd:
            stranger.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_after_a_kill_the_next_one_begins_unknown(daemon: HwDaemon) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        panel.ask(LightPattern.FREE)
        daemon.end(signal.SIGKILL)
        assert daemon.socket.exists()
        daemon.start()
        assert daemon.shown() == "unknown"
        assert panel.ask(LightPattern.BUSY).ok


def test_the_socket_is_for_its_owner_and_its_group(daemon: HwDaemon) -> None:
    daemon.start()
    assert stat.filemode(daemon.socket.stat().st_mode) == "srw-rw----"


def test_a_second_daemon_leaves_the_first_alone(daemon: HwDaemon) -> None:
    daemon.start()
    says = f"ERROR the hardware daemon cannot use its socket {daemon.socket}: another daemon listens there\n"
    assert daemon.attempt() == (1, says)
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE).ok


def test_it_removes_nothing_but_a_dead_daemons_socket(daemon: HwDaemon) -> None:
    daemon.socket.write_text("somebody's notes")
    code, log = daemon.attempt()
    assert (code, "no socket" in log) == (1, True)
    assert daemon.socket.read_text() == "somebody's notes"


def test_without_a_place_for_its_socket_it_says_so_and_ends(daemon: HwDaemon) -> None:
    nowhere = f"{daemon.socket}/none/hw.sock"
    daemon.config.write_text(f'[hw]\nsocket = "{nowhere}"\n')
    assert daemon.attempt() == (
        1,
        f"ERROR the hardware daemon cannot use its socket {nowhere}: No such file or directory\n",
    )


GOOD = encode(SetLight(1, LightPattern.FREE, boottime(), 30.0))


@pytest.mark.parametrize(
    "frames",
    [
        (b"",),
        (b"\x00\xff",),
        (b"{}",),
        (GOOD[:-1],),
        (GOOD, GOOD),
        (b"", GOOD),
        (encode(LightStatus(1, LightPattern.FREE)),),
        (GOOD.replace(b'"v":1', b'"v":2'),),
        (GOOD.replace(b"30.0", b"1e9"),),
    ],
)
def test_what_is_no_order_changes_nothing(daemon: HwDaemon, frames: tuple[bytes, ...]) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        panel.ask(LightPattern.BUSY)
        panel.send(*frames)
        panel.send(encode(SetLight(2, LightPattern.HELD, boottime(), 30.0)))
        assert panel.answer() == LightStatus(2, LightPattern.HELD)
    assert "dropped a malformed message, 1 so far" in daemon.end()[2]


@pytest.mark.parametrize(("ago_s", "shown"), [(0.0, LightPattern.FREE), (31.0, LightPattern.UNKNOWN)])
def test_what_was_said_long_ago_is_not_shown_as_if_it_were_new(
    daemon: HwDaemon, ago_s: float, shown: LightPattern
) -> None:
    """As after a freeze, when messages lie in the socket that nobody means any more."""
    daemon.start()
    with client_of(daemon.socket) as panel:
        panel.send(encode(SetLight(1, LightPattern.FREE, boottime() - ago_s, 30.0)))
        assert panel.answer() == LightStatus(1, shown)


@pytest.mark.parametrize("size", [MAX_BYTES + 1, 1_000_000])
def test_who_sends_too_much_is_hung_up_on(daemon: HwDaemon, size: int) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        panel.ask(LightPattern.BUSY)
        with panel.dealer.get_monitor_socket(zmq.EVENT_DISCONNECTED) as monitor:
            panel.send(GOOD + b" " * (size - len(GOOD)))
            assert monitor.poll(1000 * PATIENCE_S), "it did not hang up"
            panel.dealer.disable_monitor()
        assert daemon.shown() == "busy"
        assert panel.ask(LightPattern.HELD).ok


def test_dropped_messages_are_counted_without_filling_the_log(daemon: HwDaemon) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        for _ in range(100):
            panel.send(b"canary")
        panel.ask(LightPattern.FREE)
    _, _, log = daemon.end()
    counts = [int(line.split(", ")[1].split()[0]) for line in log.splitlines()]
    assert counts == [1, 2, 4, 8, 16, 32, 64]
    assert "canary" not in log


def test_a_light_that_cannot_be_written_is_reported_and_comes_back(daemon: HwDaemon) -> None:
    daemon.light.parent.rmdir()
    daemon.start()
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE) == LightStatus(1, LightPattern.FREE, Fault.ABSENT)
        daemon.light.parent.mkdir()
        daemon.shows(LightPattern.FREE)
        assert panel.ask(LightPattern.BUSY).ok
    code, _, log = daemon.end()
    assert code == 0
    assert log.splitlines() == ["WARNING the light does not work: absent", "INFO the light works again"]


def test_a_gpio_chip_that_is_absent_does_not_stop_it(daemon: HwDaemon) -> None:
    daemon.configure("gpiod", chip="/nonexistent/gpiochip0")
    daemon.start()
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE).fault is Fault.ABSENT
    assert daemon.end()[0] == 0


def test_a_badge_reader_that_is_absent_does_not_stop_it(daemon: HwDaemon, short_dir: Path) -> None:
    with daemon.config.open("a") as config:
        config.write(f'[badge]\nreader = "No Such Reader"\nfile = "{short_dir}/b"\nkey_file = "{short_dir}/k"\n')
    daemon.start()
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE).ok
        assert panel.dealer.poll(1000 * PATIENCE_S), "nothing was said"
        assert decode(panel.dealer.recv()) == Health(badge_reader=Fault.ABSENT)
        assert panel.ask(LightPattern.BUSY).ok
    code, _, log = daemon.end()
    assert code == 0
    assert log.splitlines() == [
        f"WARNING There is no badge key at {short_dir}/k: copy the site's key there, or let `kiosk badge add` make one;"
        " then start this service anew.",
        f"WARNING There is no list of badges at {short_dir}/b: nobody is known; `kiosk badge add` makes it.",
        "WARNING the badge reader does not work: absent",
    ]


def test_without_a_light_all_is_well(daemon: HwDaemon) -> None:
    daemon.configure("none")
    daemon.start()
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE).ok


def test_it_gives_signs_of_life_to_a_supervisor_that_watches(daemon: HwDaemon) -> None:
    up, *alive = daemon.start(watchdog_us="20000")
    assert (up, alive) == ("READY=1\nWATCHDOG_USEC=20000", 3 * ["WATCHDOG=1"])


async def test_it_gives_them_while_its_light_is_steady_and_nobody_speaks(short_dir: Path) -> None:
    player, screen, enough = (
        LightPlayer(NoLight, boottime, Look()),
        Backlight(BacklightSettings(NONE), boottime),
        asyncio.Event(),
    )
    signs: list[str] = []

    def say(state: str) -> None:
        signs.append(state)
        if len(signs) == 3:
            enough.set()

    player.ask(LightPattern.FREE, MAX_TTL_S)
    with zmq.asyncio.Context() as context, listen(context, str(short_dir / "s")) as router:
        job = serve(router, player, screen, list, ConnectedPanels(boottime), Watchdog(0.02, boottime, say))
        serving = asyncio.ensure_future(job)
        await in_time("three signs of life", enough.wait(), MAX_TTL_S / 2)
        assert player.pattern is LightPattern.FREE
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


OURS = {
    "kiosk",
    "kiosk.hw",
    "kiosk.hw.badge",
    "kiosk.hw.badge.files",
    "kiosk.hw.badge.keys",
    "kiosk.hw.badge.number",
    "kiosk.hw.badge.register",
    "kiosk.hw.badge.watch",
    "kiosk.hw.daemon",
    "kiosk.hw.daemon.backlight",
    "kiosk.hw.daemon.connected_panels",
    "kiosk.hw.daemon.daemon",
    "kiosk.hw.daemon.device_watches",
    "kiosk.hw.daemon.light_player",
    "kiosk.hw.daemon.presence_watch",
    "kiosk.hw.daemon.watch_loop",
    "kiosk.hw.device_names",
    "kiosk.hw.light",
    "kiosk.hw.light.driver",
    "kiosk.hw.light.gpio",
    "kiosk.hw.light.http",
    "kiosk.hw.light.settings",
    "kiosk.hw.light.simulated",
    "kiosk.hw.light.sysfs",
    "kiosk.hw.look",
    "kiosk.hw.look.colours",
    "kiosk.hw.look.patterns",
    "kiosk.hw.look.template",
    "kiosk.hw.protocol",
    "kiosk.hw.protocol.fault",
    "kiosk.hw.protocol.message",
    "kiosk.hw.protocol.peer_auth",
    "kiosk.hw.retry",
    "kiosk.hw.settings",
    "kiosk.room",
    "kiosk.room.disclosure",
    "kiosk.room.guarded",
    "kiosk.room.pattern",
    "kiosk.settings",
    "kiosk.settings.addresses",
    "kiosk.settings.document",
    "kiosk.settings.lines",
    "kiosk.settings.mistake",
    "kiosk.settings.table",
    "kiosk.settings.values",
    "kiosk.settings_watch",
    "kiosk.system",
    "kiosk.system.accounts",
    "kiosk.system.file_watch",
    "kiosk.system.lifetime",
    "kiosk.system.log",
    "kiosk.system.tasks",
    "kiosk.system.private_file",
    "kiosk.system.boot_clock",
    "kiosk.system.systemd",
}
FOREIGN = {"zmq", "inotify_simple", "cython_runtime", "sitecustomize"}  # the last is Debian's own, empty
LIGHTS: dict[str, tuple[dict[str, str | int], set[str]]] = {
    "simulated": ({}, set()),
    "http": ({"url": "http://127.0.0.1/{hex}"}, set()),
    "gpiod": ({"chip": "/nonexistent/gpiochip0"}, {"gpiod"}),
}
"""What is to be said of each, and the libraries that it wants."""
UNWANTED = {"http", "urllib.request", "sqlite3", "ftplib", "smtplib", "multiprocessing"}


def foreign(modules: list[str]) -> set[str]:
    packages = {name.split(".")[0] for name in modules if not name.startswith("_")}
    return packages - sys.stdlib_module_names - {"kiosk"} - FOREIGN


@pytest.mark.parametrize("driver", LIGHTS)
@pytest.mark.parametrize("reads_badges", [False, True])
def test_the_privileged_process_loads_little(daemon: HwDaemon, driver: str, reads_badges: bool) -> None:
    settings, libraries = LIGHTS[driver]
    daemon.configure(driver, **settings)
    with daemon.config.open("a") as config:
        config.write('[badge]\nreader = "No Such Reader"\n' if reads_badges else "")
    daemon.start()
    _, modules, _ = daemon.end()
    ours = {name for name in modules if name.split(".")[0] == "kiosk"}
    assert ours == OURS | ({"kiosk.hw.badge.reader"} if reads_badges else set())
    assert foreign(modules) <= libraries | ({"evdev"} if reads_badges else set()), "a package nobody needs here"
    assert not UNWANTED & set(modules)


def test_a_usb_lights_library_brings_no_network_along() -> None:
    """Only imported: a light that hangs on this machine is left alone."""
    loading = python("-c", "import sys, kiosk.hw.daemon.daemon, kiosk.hw.light.usb; print(*sys.modules)")
    out, err = loading.communicate(timeout=PATIENCE_S)
    assert err == ""
    modules = out.split()
    assert foreign(modules) <= {"busylight_core", "hid", "hidraw", "loguru", "serial"}
    assert UNWANTED & set(modules) <= {"multiprocessing"}  # which loguru wants


def test_it_writes_nothing_while_nothing_changes(daemon: HwDaemon) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        panel.ask(LightPattern.HELD)
        daemon.light.unlink()
        for seq in range(20):
            panel.ask(LightPattern.HELD, seq=seq)
        assert not daemon.light.exists()
        panel.ask(LightPattern.FREE)
        assert json.loads(daemon.light.read_text())["pattern"] == "free"


def test_a_flood_keeps_nobody_from_stopping_it(daemon: HwDaemon) -> None:
    """What was sent and not taken in fits into no buffer on the way: most of it has been through the daemon."""
    daemon.start()
    flood = python("-c", "import sys, zmq; s = zmq.Context().socket(zmq.DEALER); s.connect(sys.argv[1])\n"
                   "for _ in range(20_000): s.send(b'x' * 200)\n"
                   "print(flush=True)\n"
                   "while True: s.send(b'x' * 200)", f"ipc://{daemon.socket}")  # fmt: skip
    try:
        assert flood.stdout
        assert flood.stdout.readline()
        with client_of(daemon.socket) as panel:
            assert panel.ask(LightPattern.FREE).ok
        code, _, log = daemon.end()
    finally:
        flood.kill()
        flood.communicate()
    assert code == 0
    assert ", 2048 so far" in log


def test_the_file_of_the_light_is_only_ever_whole(daemon: HwDaemon, short_dir: Path) -> None:
    daemon.start()
    with client_of(daemon.socket) as panel:
        for seq in range(50):
            panel.send(encode(SetLight(seq, list(LightPattern)[seq % 8], boottime(), 30.0)))
            assert daemon.shown()
    folder = short_dir / "light"
    block_until_true("the last draft to go", lambda: [path.name for path in folder.iterdir()] == ["light.json"])
