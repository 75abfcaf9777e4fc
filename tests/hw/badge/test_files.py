"""The key and the list: who could have read or written them, and what a torn or odd list lets in (nobody)."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hw.badge.files import (
    DEFAULT_KEY,
    BadgeList,
    Missing,
    Unusable,
    change_list,
    key_path,
    make_key,
    parse,
    read_key,
    read_list,
)
from kiosk.hw.badge.number import KEY_BYTES
from kiosk.hw.protocol.fault import Fault

A, B, C = (bytes([byte]) * 32 for byte in (0xA1, 0xB2, 0xC3))
hashes = st.binary(min_size=32, max_size=32)


@pytest.mark.parametrize(
    ("chosen", "environ", "path"),
    [
        ("", {}, DEFAULT_KEY),
        (
            "",
            {"CREDENTIALS_DIRECTORY": "/run/credentials/kiosk-hwd.service"},
            "/run/credentials/kiosk-hwd.service/badge.key",
        ),
        ("/etc/site.key", {"CREDENTIALS_DIRECTORY": "/run/credentials/kiosk-hwd.service"}, "/etc/site.key"),
    ],
)
def test_where_the_key_lies(chosen: str, environ: dict[str, str], path: str) -> None:
    assert key_path(chosen, environ) == Path(path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", BadgeList()),
        (b"\n\n# nothing\n", BadgeList()),
        (A.hex().encode(), BadgeList(frozenset([A]))),
        (b"# two\n" + A.hex().upper().encode() + b"\r\n  " + B.hex().encode() + b"\n", BadgeList(frozenset([A, B]))),
        (A.hex().encode() + b"\n" + A.hex().encode() + b"\n", BadgeList(frozenset([A]))),
        (A.hex().encode() + b"\n" + B.hex()[:63].encode(), BadgeList(frozenset([A]), 1)),
        (A.hex().encode() + b"\n" + B.hex().encode() + b"0\n", BadgeList(frozenset([A]), 1)),
        (A.hex().encode() + b"  # whose\n", BadgeList(frozenset(), 1)),
        (b"*\nall\n\xff\xfe\n" + 64 * b"g", BadgeList(frozenset(), 4)),
        (bytes(64) + b"\n", BadgeList(frozenset(), 1)),
    ],
)
def test_a_line_is_a_hash_a_comment_or_left_out(content: bytes, said: BadgeList) -> None:
    assert parse(content) == said


@given(st.lists(hashes, min_size=1), st.data())
def test_a_list_torn_anywhere_lets_in_nobody_who_was_not_on_it(listed: list[bytes], data: st.DataObject) -> None:
    whole = b"".join(item.hex().encode() + b"\n" for item in listed)
    torn = whole[: data.draw(st.integers(0, len(whole)))]
    assert parse(torn).hashes <= set(listed)
    assert parse(torn).odd_lines <= 1


@given(st.binary())
def test_any_bytes_are_a_list(content: bytes) -> None:
    assert all(len(item) == 32 for item in parse(content).hashes)


def test_what_is_changed_is_what_is_read_and_comments_stay(tmp_path: Path) -> None:
    path = tmp_path / "badges"
    change_list(path, add=[A])
    path.write_bytes(path.read_bytes() + b"# of the second floor\n" + B.hex().encode())
    change_list(path, add=[C], remove=[A])
    assert read_list(path) == BadgeList(frozenset([B, C]))
    assert b"# of the second floor\n" in path.read_bytes()
    assert b"kiosk badge" in path.read_bytes().splitlines()[0]
    assert [file.name for file in tmp_path.iterdir()] == ["badges"]
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_change_that_fails_leaves_the_old_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "badges"
    change_list(path, add=[A])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        change_list(path, add=[B])
    assert read_list(path) == BadgeList(frozenset([A]))
    assert [file.name for file in tmp_path.iterdir()] == ["badges"]


def test_a_key_is_made_once_and_for_its_owner(tmp_path: Path) -> None:
    path = tmp_path / "key"
    key = make_key(path)
    assert len(key) == KEY_BYTES
    assert read_key(path) == key
    assert path.stat().st_mode & 0o777 == 0o600
    with pytest.raises(FileExistsError):
        make_key(path)
    assert make_key(tmp_path / "other") != key


@pytest.mark.parametrize("mode", [0o604, 0o606, 0o602, 0o660, 0o620, 0o601])
def test_a_key_others_could_have_read_or_written_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "key"
    make_key(path)
    path.chmod(mode)
    with pytest.raises(Unusable, match=r"is open to others: run chmod 600 on it\.$") as caught:
        read_key(path)
    assert caught.value.fault is Fault.DENIED


@pytest.mark.parametrize("mode", [0o600, 0o400, 0o440, 0o640])
def test_a_key_for_its_owner_and_its_group_is_fine(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "key"
    key = make_key(path)
    path.chmod(mode)
    assert read_key(path) == key


@pytest.mark.parametrize("size", [0, 4, KEY_BYTES - 1, KEY_BYTES + 1, 1_000_000])
def test_another_size_is_no_key(tmp_path: Path, size: int) -> None:
    path = tmp_path / "key"
    path.write_bytes(bytes(size))
    path.chmod(0o600)
    with pytest.raises(Unusable, match="bytes: copy the site's key there"):
        read_key(path)


@pytest.mark.parametrize("mode", [0o660, 0o666, 0o602, 0o642])
def test_a_list_others_could_have_written_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "badges"
    change_list(path, add=[A])
    path.chmod(mode)
    with pytest.raises(Unusable, match=r"is open to others: run chmod 640 on it\.$"):
        read_list(path)
    with pytest.raises(Unusable, match="open to others"):
        change_list(path, add=[B])


def test_a_list_everybody_may_read_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "badges"
    change_list(path, add=[A])
    path.chmod(0o644)
    assert read_list(path).hashes == {A}


@pytest.mark.parametrize("read", [read_key, read_list])
def test_what_is_no_file_is_refused_without_waiting_for_it(tmp_path: Path, read: object) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path, 0o600)
    for odd in (path, tmp_path, Path("/dev/zero")):
        with pytest.raises(Unusable, match=r"is no file|cannot be read"):
            read(odd)  # type: ignore[operator]


def test_what_is_missing_says_what_that_means(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="kiosk badge add") as key:
        read_key(tmp_path / "none")
    with pytest.raises(Missing, match="nobody is known") as badges:
        read_list(tmp_path / "none")
    assert (key.value.fault, badges.value.fault) == (Fault.ABSENT, None)


def test_a_list_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "badges"
    with path.open("wb") as file:
        file.truncate(5 * 1024 * 1024)
    with pytest.raises(Unusable, match="longer than"):
        read_list(path)
