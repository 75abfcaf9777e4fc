"""Each check finds the fault that is planted for it, and says nothing of a panel that is well."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.config_reader import parse
from kiosk.doctor import network_checks
from kiosk.doctor.checks import run_all
from kiosk.doctor.examined import CalendarAnswer, Examined
from kiosk.doctor.finding import Checked, CheckId, Outcome
from kiosk.doctor.write_trial import Raced, Trial, WriteCase
from kiosk.settings.document import parse_document, read_document
from kiosk.settings.mistake import BadSettings
from kiosk.sync.backend import (
    AuthError,
    BackendError,
    Capabilities,
    Gone,
    NotACalendar,
    NotHere,
    PermissionDenied,
    ProtocolError,
    RateLimited,
    Transient,
    Untrusted,
)

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TOUCH = 'N: Name="Touch"\nB: PROP=2\nB: EV=b\n\n'
MOUSE = 'N: Name="Mouse"\nB: PROP=0\nB: EV=17\n\nN: Name="Pen"\nB: EV=b\n\n'
STATUS = {
    "settings": "",
    "sync_age_s": 4.0,
    "stale": False,
    "backend": "ok",
    "unread": {"count": 0, "since": None, "events": []},
    "light": {"pattern": "free", "ok": True},
    "devices": {"badge_reader": "ok"},
    "disk_ok": True,
}
TRIED = Trial(dict.fromkeys(WriteCase, True), raced=Raced(20, 0, 1))
CONFIG = """\
[room]
id = "waalzaal"
[backend]
kind = "caldav"
url = "https://127.0.0.2:1/waalzaal/"
username = "waalzaal"
password_file = "{folder}/password"
[state]
dir = "{folder}/state"
[light]
driver = "gpiod"
"""


@dataclass
class FixedClock:
    def now(self) -> datetime:
        return NOW

    def mono(self) -> float:
        return 0.0

    def at(self, mono: float) -> datetime:
        return NOW + timedelta(seconds=mono)


class Machine:
    """A folder that looks like a machine, with a panel on it that is well."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "root"
        self.config = folder / "kiosk.toml"
        self.status: dict[str, Any] | None = dict(STATUS)
        self.calendar: CalendarAnswer | None = CalendarAnswer(Capabilities(writable=True), None, NOW, NOW)
        self.trial: Trial | BackendError | None = TRIED
        self.config.write_text(CONFIG.format(folder=folder))
        os.utime(self.config, (NOW.timestamp() - 180,) * 2)
        (folder / "password").write_text("secret\n")
        (folder / "password").chmod(0o600)
        self.write("sys/class/net/eth0/operstate", "up\n")
        self.write("sys/class/net/eth0/carrier_down_count", "1\n")
        self.write("sys/class/net/lo/operstate", "unknown\n")
        self.write("sys/class/rtc/rtc0/name", "rtc\n")
        self.write("sys/class/drm/card0-HDMI-A-1/status", "connected\n")
        self.write("sys/class/drm/card0-HDMI-A-2/status", "disconnected\n")
        self.write("sys/class/drm/card0-Writeback-1/status", "connected\n")
        self.write("proc/bus/input/devices", MOUSE + TOUCH)
        self.write("sys/module/pinctrl_bcm2835/parameters/persist_gpio_outputs", "N\n")
        self.write("sys/fs/ext4/mmcblk0p2/errors_count", "0\n")

    def write(self, path: str, content: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)

    def set(self, **said: Any) -> None:
        assert self.status is not None
        self.status |= said

    def refuse(self, refused: BackendError) -> None:
        self.calendar = CalendarAnswer(refused=refused)

    def examined(self) -> Examined:
        document, beside = None, (FixedClock(), self.root, self.trial)
        try:
            document = read_document(self.config)
            config = parse(document.tables, document.lines)
        except BadSettings as error:
            return Examined(self.config, document, None, error.mistakes, self.status, None, *beside)
        status = self.status and {"settings": document.revision} | {k: v for k, v in self.status.items() if v != ""}
        return Examined(self.config, document, config, (), status, self.calendar, *beside)

    async def found(self) -> dict[CheckId, Checked]:
        return {one.check: one for one in await run_all(self.examined())}


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    async def lasts(*_server: object) -> float:
        return 90 * 86_400.0

    monkeypatch.setattr(network_checks, "_lasts", lasts)
    return Machine(tmp_path)


async def test_a_panel_that_is_well(machine: Machine) -> None:
    found = await machine.found()
    assert {check: one for check, one in found.items() if one.outcome not in (Outcome.OK, Outcome.SKIPPED)} == {}
    assert {check for check, one in found.items() if one.outcome is Outcome.SKIPPED} == {
        CheckId.SANDBOX_PORTS,
        CheckId.SANDBOX_SCORE,
    }


def rewritten(old: str, new: str) -> Callable[[Machine], None]:
    def plant(machine: Machine) -> None:
        text = machine.config.read_text()
        assert old in text
        machine.config.write_text(text.replace(old, new))
        os.utime(machine.config, (NOW.timestamp() - 180,) * 2)

    return plant


def tried(trial: Trial | BackendError) -> Callable[[Machine], None]:
    def plant(machine: Machine) -> None:
        machine.trial = trial

    return plant


def wrote(path: str, content: str) -> Callable[[Machine], None]:
    return lambda machine: machine.write(path, content)


def refused(error: BackendError) -> Callable[[Machine], None]:
    return lambda machine: machine.refuse(error)


def said(**status: Any) -> Callable[[Machine], None]:
    return lambda machine: machine.set(**status)


def answered(**answer: Any) -> Callable[[Machine], None]:
    def plant(machine: Machine) -> None:
        assert machine.calendar
        machine.calendar = replace(machine.calendar, **answer)

    return plant


def unread(*kinds: str) -> dict[str, Any]:
    events = [{"kind": kind, "starts": "2026-03-02T09:00:00+00:00", "place": ""} for kind in kinds]
    return {"count": len(kinds), "since": None, "events": events}


def no_panel(machine: Machine) -> None:
    machine.status = None


def open_password(machine: Machine) -> None:
    (machine.folder / "password").chmod(0o640)


def empty_password(machine: Machine) -> None:
    (machine.folder / "password").write_text("\n")


def held_back(machine: Machine) -> None:
    machine.write("var/lib/room-kiosk/held", "1.6.0\n")
    machine.write("opt/room-kiosk.before/version", "1.5.2\n")


def copied_card(machine: Machine) -> None:
    (machine.folder / "state").mkdir(exist_ok=True)
    (machine.folder / "state" / "from-another-panel").touch()


FAULTS: list[tuple[CheckId, Callable[[Machine], None], Outcome, str]] = [
    (CheckId.CONFIG_VALID, rewritten('id = "waalzaal"', 'id = "W"'), Outcome.FAIL, r"Line 2 of .*: room\.id may hold"),
    (CheckId.CONFIG_VALID, rewritten("[room]", "[room"), Outcome.FAIL, r"kiosk\.toml is not valid TOML"),
    (CheckId.CONFIG_VALID, rewritten("[room]", "[room]\nx = 1"), Outcome.FAIL, r"still runs on the settings before"),
    (CheckId.CONFIG_CURRENT, said(settings="0badcafe"), Outcome.WARN, r"changed 3 min ago; .* revision 0badcafe"),
    (CheckId.CONFIG_CURRENT, rewritten("[room]", "[room]\nx = 1"), Outcome.WARN, r"3 min ago and refused; .* revision"),
    (CheckId.CONFIG_CURRENT, rewritten("[room]", "[room"), Outcome.WARN, r"refused; .*: mend what config\.valid tells"),
    (CheckId.CONFIG_CURRENT, lambda m: m.config.unlink(), Outcome.WARN, r"The file is gone; .*: put it back"),
    (
        CheckId.IDENTITY_OWN,
        copied_card,
        Outcome.WARN,
        r"This card was set up in another panel, .*: sudo rm /.*-panel\.",
    ),
    (CheckId.SECRET_RIGHTS, open_password, Outcome.FAIL, r"backend\.password_file can be read .*: chmod 600 /"),
    (CheckId.SECRET_RIGHTS, empty_password, Outcome.FAIL, r"backend\.password_file is empty"),
    (CheckId.SECRET_RIGHTS, lambda m: (m.folder / "password").unlink(), Outcome.FAIL, r"is not there \(No such file"),
    (CheckId.PANEL_RUNS, no_panel, Outcome.WARN, r"No panel answers here: start it"),
    (CheckId.NET_LINK, wrote("sys/class/net/eth0/operstate", "down\n"), Outcome.FAIL, r"No network is connected"),
    (CheckId.NET_LINK, wrote("sys/class/net/eth0/carrier_down_count", "14\n"), Outcome.WARN, r"eth0 .* link 14 times"),
    (
        CheckId.NET_LINK,
        wrote("proc/net/wireless", "Inter-| sta\n face | tus\n wlan0: 0000   41.  -82.  -256        0\n"),
        Outcome.WARN,
        r"Wi-Fi at -82 dBm on wlan0",
    ),
    (CheckId.BACKEND_REACHED, refused(Transient()), Outcome.FAIL, r"127\.0\.0\.2 does not answer"),
    (CheckId.BACKEND_REACHED, refused(Transient(answered=True)), Outcome.FAIL, r"an error of its own"),
    (CheckId.BACKEND_REACHED, refused(RateLimited()), Outcome.WARN, r"left alone for a while"),
    (CheckId.BACKEND_LOGIN, refused(AuthError()), Outcome.FAIL, r"refuses the user name or the password"),
    (CheckId.BACKEND_RIGHTS, refused(PermissionDenied()), Outcome.FAIL, r"may not read this calendar"),
    (CheckId.BACKEND_RIGHTS, answered(capabilities=Capabilities()), Outcome.WARN, r"can read but not write"),
    (CheckId.BACKEND_ROOM, refused(Gone()), Outcome.FAIL, r"There is no calendar at backend\.url"),
    (CheckId.BACKEND_ROOM, refused(NotACalendar(("https://a/b/",))), Outcome.FAIL, r"These are: https://a/b/\."),
    (CheckId.BACKEND_ROOM, refused(ProtocolError()), Outcome.FAIL, r"does not answer as a calendar does"),
    (CheckId.BACKEND_CONFLICT, tried(PermissionDenied()), Outcome.FAIL, r"Nothing can be written .* right to write\."),
    (
        CheckId.BACKEND_CONFLICT,
        tried(replace(TRIED, cases={**TRIED.cases, WriteCase.SHOWS_A_WRITE: False})),
        Outcome.FAIL,
        r"not seen in the calendar soon after",
    ),
    (CheckId.BACKEND_CONFLICT, tried(replace(TRIED, raced=Raced(20, 3, 0))), Outcome.FAIL, r"^Of 20 .* got it 3 times"),
    (CheckId.BACKEND_CONFLICT, tried(replace(TRIED, left=2)), Outcome.WARN, r"^2 events on 1 January 1970 .* by hand"),
    (
        CheckId.CLOCK_TRUSTED,
        answered(wall_time=NOW + timedelta(hours=2, minutes=4)),
        Outcome.FAIL,
        r"The clock is 2 h 4 min ahead of the calendar server\. No booking is released .* Set NTP",
    ),
    (CheckId.CLOCK_TRUSTED, answered(wall_time=NOW - timedelta(days=3)), Outcome.FAIL, r"clock is 3 d behind"),
    (CheckId.CLOCK_TRUSTED, answered(server_time=None), Outcome.WARN, r"does not tell its time"),
    (CheckId.CLOCK_RTC, lambda m: (m.root / "sys/class/rtc/rtc0").rename(m.folder / "rtc"), Outcome.WARN, r"battery"),
    (
        CheckId.DATA_FRESH,
        said(stale=True, sync_age_s=840.2),
        Outcome.FAIL,
        r"is 14 min old: the screen says",
    ),
    (
        CheckId.DATA_FRESH,
        said(sync_age_s=None, backend="refused"),
        Outcome.FAIL,
        r"has never read the calendar: the screen says unknown\. Cause: backend\.login\.",
    ),
    (
        CheckId.DATA_READABLE,
        said(unread=unread("series", "no_time", "series")),
        Outcome.WARN,
        r"Not wholly read: 2 series could not be worked out, 1 without a time\. .*They begin at 2026-03-02T09:00",
    ),
    (CheckId.SCREEN_OUTPUT, wrote("sys/class/drm/card0-HDMI-A-1/status", "disconnected\n"), Outcome.FAIL, r"No screen"),
    (CheckId.SCREEN_OUTPUT, said(frame_age_s=121.0), Outcome.FAIL, r"No frame was drawn for 2 min 1 s"),
    (CheckId.SCREEN_INPUT, wrote("proc/bus/input/devices", MOUSE), Outcome.WARN, r"No touch screen"),
    (CheckId.LIGHT_ANSWER, said(light={"pattern": "free", "ok": False}), Outcome.FAIL, r"The light does not answer"),
    (
        CheckId.LIGHT_RELEASE,
        wrote("sys/module/pinctrl_rp1/parameters/persist_gpio_outputs", "Y\n"),
        Outcome.WARN,
        r"add dtparam=strict_gpiod",
    ),
    (CheckId.DEVICE_ANSWER, said(devices={"badge_reader": "absent"}), Outcome.WARN, r"badge reader .* \(absent\)"),
    (CheckId.UPDATE_GATE, held_back, Outcome.WARN, r"^1\.6\.0 did not start; 1\.5\.2 runs again and is held\."),
    (CheckId.DISK_HEALTH, said(disk_ok=False), Outcome.FAIL, r"could not write its state into /"),
    (CheckId.DISK_HEALTH, wrote("sys/fs/ext4/mmcblk0p2/errors_count", "3\n"), Outcome.WARN, r"errors on mmcblk0p2"),
]


@pytest.mark.parametrize(
    ("check", "plant", "outcome", "says"), FAULTS, ids=[f"{check}-{says}" for check, _, _, says in FAULTS]
)
async def test_a_planted_fault_is_found(
    machine: Machine, check: CheckId, plant: Callable[[Machine], None], outcome: Outcome, says: str
) -> None:
    plant(machine)
    found = (await machine.found())[check]
    assert found.outcome is outcome
    assert any(re.search(says, finding.says) for finding in found.findings), found


async def test_where_no_screen_is_connected_no_frame_is_missed(machine: Machine) -> None:
    machine.write("sys/class/drm/card0-HDMI-A-1/status", "disconnected\n")
    said(frame_age_s=3600.0)(machine)
    (finding,) = (await machine.found())[CheckId.SCREEN_OUTPUT].findings
    assert finding.says.startswith("No screen is connected")


COPIED = CalendarAnswer(Capabilities(), None, NOW, NOW, booked_ahead=True)
OF_A_FEED: list[tuple[CheckId, CalendarAnswer, Outcome, str]] = [
    (
        CheckId.BACKEND_LOGIN,
        CalendarAnswer(refused=AuthError()),
        Outcome.FAIL,
        r"Authorization line into backend\.header_f",
    ),
    (
        CheckId.BACKEND_RIGHTS,
        CalendarAnswer(refused=PermissionDenied()),
        Outcome.FAIL,
        r"User-Agent of room-kiosk let in",
    ),
    (CheckId.BACKEND_ROOM, CalendarAnswer(refused=Gone()), Outcome.FAIL, r"no feed at its address: have it published"),
    (
        CheckId.BACKEND_ROOM,
        CalendarAnswer(refused=NotHere()),
        Outcome.FAIL,
        r"No event of the feed is at backend\.location",
    ),
    (CheckId.BACKEND_ROOM, CalendarAnswer(refused=ProtocolError()), Outcome.FAIL, r"no whole iCalendar file"),
    (CheckId.BACKEND_ROOM, replace(COPIED, booked_ahead=False), Outcome.WARN, r"booked in the next 14 days: ask who"),
    (CheckId.BACKEND_ROOM, COPIED, Outcome.OK, ""),
    (CheckId.BACKEND_RIGHTS, COPIED, Outcome.OK, ""),
    (CheckId.BACKEND_CONFLICT, COPIED, Outcome.SKIPPED, r"A feed is only shown"),
]


@pytest.mark.parametrize(("check", "answer", "outcome", "says"), OF_A_FEED)
async def test_of_a_feed_it_says_what_whoever_publishes_it_can_mend(
    machine: Machine, check: CheckId, answer: CalendarAnswer, outcome: Outcome, says: str
) -> None:
    (machine.folder / "password").write_text("https://127.0.0.2:1/CANARY.ics\n")
    before, _, behind = CONFIG.format(folder=machine.folder).partition("[backend]")
    backend = f'[backend]\nkind = "ical"\nurl_file = "{machine.folder}/password"\n'
    machine.config.write_text(f"{before}{backend}{behind[behind.index('[state]') :]}")
    machine.calendar = answer
    found = (await machine.found())[check]
    assert found.outcome is outcome
    assert re.search(says, " ".join(str(finding.says) for finding in found.findings)), found
    assert "CANARY" not in repr(found)


@pytest.mark.parametrize("error", [Untrusted(), AuthError(), PermissionDenied(), Gone(), ProtocolError(), Transient()])
async def test_one_refusal_is_one_failure(machine: Machine, error: BackendError) -> None:
    """What lies behind it was not reached, and is not guessed at."""
    machine.refuse(error)
    failing = [check for check, one in (await machine.found()).items() if one.outcome is Outcome.FAIL]
    assert len(failing) == (0 if isinstance(error, Untrusted) else 1)


@pytest.mark.parametrize(("free", "flags", "says"), [(3, 0, "is full"), (90, 0, "90 MB are free"), (900, 1, "only be")])
async def test_a_disk_that_is_full_or_worn_out(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, free: int, flags: int, says: str
) -> None:
    real = os.statvfs(machine.folder)
    figures = list(real)
    figures[1], figures[4], figures[8] = 2**20, free, flags
    monkeypatch.setattr(os, "statvfs", lambda _path: os.statvfs_result(figures))
    found = (await machine.found())[CheckId.DISK_HEALTH]
    assert [says in finding.says for finding in found.findings] == [True]


TCP = """\
  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1538 00000000:0000 0A 00000000:00000000 00:00000000 00000000  {other}        0 1 1
   1: 00000000:170C 00000000:0000 0A 00000000:00000000 00:00000000 00000000  {uid}        0 2 1
   2: 0100007F:9C40 0100007F:1538 01 00000000:00000000 00:00000000 00000000  {uid}        0 3 1
"""


async def test_what_listens_to_the_network(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """A listener of the panel's own user; neither a connection nor somebody else's."""
    monkeypatch.setattr("kiosk.doctor.machine_checks.PANEL_USER", "daemon")
    machine.write("proc/net/tcp", TCP.format(uid=1, other=1000))
    found = (await machine.found())[CheckId.SANDBOX_PORTS]
    assert [finding.says[:45] for finding in found.findings] == ["Something of the panel listens on port 5900: "]


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("→ Overall exposure level for $3: 0.9 OK 🙂", []),
        ("→ Overall exposure level for $3: 4.1 OK 🙂", ["The unit kiosk may do", "The unit kiosk-hwd ma"]),
        ("Unit $3 not found.", ["systemd tells nothing"] * 2),
    ],
)
async def test_a_unit_that_may_do_more_than_it_needs(machine: Machine, told: str, says: list[str]) -> None:
    machine.write("run/systemd/system/x", "")
    machine.write("usr/bin/systemd-analyze", f'#!/bin/sh\necho "{told}"\n')
    (machine.root / "usr/bin/systemd-analyze").chmod(0o755)
    found = (await machine.found())[CheckId.SANDBOX_SCORE]
    assert [finding.says[:21] for finding in found.findings if finding.says] == says


async def test_a_calendar_on_this_machine_needs_no_network(machine: Machine) -> None:
    rewritten("https://127.0.0.2:1", "http://127.0.0.1:1")(machine)
    machine.write("sys/class/net/eth0/operstate", "down\n")
    found = await machine.found()
    assert found[CheckId.NET_LINK].outcome is Outcome.SKIPPED
    assert found[CheckId.TLS_PEER].outcome is Outcome.SKIPPED


async def test_a_panel_is_given_the_time_to_take_up_new_settings(machine: Machine) -> None:
    said(settings="0badcafe")(machine)
    os.utime(machine.config, (NOW.timestamp() - 5,) * 2)
    assert (await machine.found())[CheckId.CONFIG_CURRENT].outcome is Outcome.OK


def test_a_revision_changes_with_every_byte() -> None:
    assert parse_document(b"a = 1").revision == parse_document(b"a = 1").revision
    assert parse_document(b"a = 1").revision != parse_document(b"a = 1\n").revision


def test_every_check_has_its_planted_fault() -> None:
    elsewhere = {CheckId.SANDBOX_PORTS, CheckId.SANDBOX_SCORE, CheckId.NET_DNS, CheckId.TLS_PEER}
    assert {check for check, *_ in FAULTS} | elsewhere == set(CheckId)
