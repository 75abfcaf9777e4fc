"""Whose card this is: on another board it is a new panel, and on its own it stays what it is."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.panel.store.identity import FOREIGN_CARD, load_identity, settle
from kiosk.system.board import Board, this_board

PI = Board(serial="10000000a1b2c3d4", cards=("dc:a6:32:00:00:01",), installation="6f1a")
PC = Board(cards=("3c:ec:ef:00:00:01", "3c:ec:ef:00:00:02"), installation="6f1a")
VM = Board(installation="6f1a")
OTHER = pytest.mark.logs("set up in another panel")

SAME = [
    (PI, PI),
    (PI, replace(PI, cards=("dc:a6:32:00:00:99",))),
    (PI, replace(PI, serial="", cards=PI.cards)),
    (PI, replace(PI, serial="", cards=())),
    (PC, replace(PC, cards=PC.cards[:1])),
    (PC, replace(PC, cards=PC.cards[1:])),
    (PC, replace(PC, cards=())),
    (PC, replace(PC, plugged_cards=("00:e0:4c:00:00:02",))),
    (VM, VM),
    (VM, PC),
    (Board(), Board()),
]
ANOTHER = [
    (PI, replace(PI, serial="10000000ffffffff")),
    (PC, replace(PC, cards=("3c:ec:ef:00:00:99",))),
    (VM, replace(VM, installation="77b0")),
    (PC, replace(PC, cards=(), installation="77b0")),
]


def started(folder: Path, board: Board) -> bytes:
    return load_identity(folder, board)


@pytest.mark.parametrize(("before", "after"), SAME)
def test_on_its_own_board_a_panel_stays_what_it_is(tmp_path: Path, before: Board, after: Board) -> None:
    secret = started(tmp_path, before)
    (tmp_path / "outbox.sqlite").write_text("promises")
    assert started(tmp_path, after) == secret
    assert started(tmp_path, before) == secret
    assert (tmp_path / "outbox.sqlite").exists()
    assert not (tmp_path / FOREIGN_CARD).exists()


@OTHER
@pytest.mark.parametrize(("before", "after"), ANOTHER)
def test_on_another_board_it_is_a_new_one_and_knows_nothing_of_the_old(
    tmp_path: Path, before: Board, after: Board
) -> None:
    secret = started(tmp_path, before)
    for name in ("schedule.sqlite", "outbox.sqlite", "outbox.sqlite-journal"):
        (tmp_path / name).write_text("of the other panel")
    (tmp_path / "events.jsonl").write_text("the log of this card")
    noticed: list[None] = []
    anew = load_identity(tmp_path, after, lambda: noticed.append(None))
    assert anew != secret
    assert len(noticed) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"secret", "board", "events.jsonl", FOREIGN_CARD}
    assert started(tmp_path, after) == anew
    assert (tmp_path / FOREIGN_CARD).exists()
    settle(tmp_path)
    settle(tmp_path)
    assert not (tmp_path / FOREIGN_CARD).exists()


@OTHER
def test_a_start_that_was_cut_off_while_it_forgot_forgets_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    secret = started(tmp_path, PI)
    (tmp_path / "outbox.sqlite").write_text("promises")
    other = replace(PI, serial="10000000ffffffff")

    def power_cut(_path: Path, **_named: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(Path, "unlink", power_cut)
        with pytest.raises(KeyboardInterrupt):
            started(tmp_path, other)
    assert started(tmp_path, other) != secret
    assert not (tmp_path / "outbox.sqlite").exists()


def test_what_is_kept_names_no_board(tmp_path: Path) -> None:
    started(tmp_path, PI)
    kept = (tmp_path / "board").read_text()
    assert not any(name in kept for name in (*PI.names, PI.installation))
    assert stat.S_IMODE((tmp_path / "board").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "{", "[]", '{"serial": 1}', '{"serial": [1, null]}', "\0" * 99_999])
def test_a_file_that_is_none_of_ours_ends_no_start(tmp_path: Path, content: str) -> None:
    secret = started(tmp_path, VM)
    (tmp_path / "board").write_text(content)
    assert started(tmp_path, VM) == secret


@pytest.mark.parametrize("broken", ["a folder"])
def test_where_the_disk_takes_nothing_the_panel_starts(tmp_path: Path, broken: str) -> None:
    secret = started(tmp_path, VM)
    (tmp_path / "board").unlink()
    (tmp_path / "board").mkdir()
    assert started(tmp_path, VM) == secret


# What the machine tells


def machine(root: Path, card: str, address: str, *, assigned: str = "0", device: str | None = "pci0/net") -> None:
    folder = root / "sys/class/net" / card
    folder.mkdir(parents=True)
    (folder / "address").write_text(f"{address}\n")
    (folder / "addr_assign_type").write_text(f"{assigned}\n")
    if device is not None:
        (root / "sys/devices" / device).mkdir(parents=True, exist_ok=True)
        (folder / "device").symlink_to(root / "sys/devices" / device)


def test_a_board_is_known_by_its_serial_number_and_the_cards_on_it(tmp_path: Path) -> None:
    machine(tmp_path, "eth0", "DC:A6:32:00:00:01")
    machine(tmp_path, "eth1", "00:e0:4c:00:00:02", device="pci0/usb1/net")
    machine(tmp_path, "wlan0", "02:00:00:00:00:01", assigned="1")
    machine(tmp_path, "br0", "dc:a6:32:00:00:03", device=None)
    (tmp_path / "proc/device-tree").mkdir(parents=True)
    (tmp_path / "proc/device-tree/serial-number").write_bytes(b"10000000A1B2C3D4\0")
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc/machine-id").write_text("6f1a\n")
    assert this_board(tmp_path) == Board("10000000a1b2c3d4", ("dc:a6:32:00:00:01",), ("00:e0:4c:00:00:02",), "6f1a")


def test_of_a_machine_that_tells_nothing_nothing_is_known(tmp_path: Path) -> None:
    assert this_board(tmp_path) == Board()
