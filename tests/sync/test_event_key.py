"""Opaque names for bookings and the secret behind them."""

import stat
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.sync.event_key import SECRET_BYTES, SecretExposed, event_key, load_secret

SECRET = b"s" * SECRET_BYTES
ANYTHING = st.text(st.characters(), max_size=60)  # lone surrogates included


def test_a_key_says_nothing_and_is_long_enough() -> None:
    key = event_key(SECRET, "jan.jansen@example.org", "20250106T090000Z")
    assert "jan" not in key
    assert len(key) * 5 >= 96
    assert key.isalnum()
    assert key.islower()


def test_the_same_event_has_another_key_in_another_installation() -> None:
    assert event_key(SECRET, "uid", None) == event_key(SECRET, "uid", None)
    assert event_key(SECRET, "uid", None) != event_key(b"t" * SECRET_BYTES, "uid", None)


@given(ANYTHING, ANYTHING, ANYTHING, ANYTHING)
def test_occurrences_do_not_share_a_key(uid: str, rid: str, other_uid: str, other_rid: str) -> None:
    same = (uid, rid) == (other_uid, other_rid)
    clean = "\0" not in uid + rid + other_uid + other_rid
    if clean:
        assert (event_key(SECRET, uid, rid) == event_key(SECRET, other_uid, other_rid)) is same


def test_the_secret_is_made_once_for_one_reader(tmp_path: Path) -> None:
    path = tmp_path / "state" / "secret"
    made = load_secret(path)
    assert len(made) == SECRET_BYTES
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_secret(path) == made
    assert [entry.name for entry in path.parent.iterdir()] == ["secret"]


def test_the_folder_made_for_it_is_closed_to_others(tmp_path: Path) -> None:
    load_secret(tmp_path / "state" / "secret")
    assert stat.S_IMODE((tmp_path / "state").stat().st_mode) == 0o700


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o610])
def test_a_secret_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "secret"
    load_secret(path)
    path.chmod(mode)
    with pytest.raises(SecretExposed, match="chmod 600"):
        load_secret(path)


@pytest.mark.parametrize("content", [b"", b"short", b"x" * (SECRET_BYTES + 1)])
def test_a_file_that_is_no_secret_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "secret"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(SecretExposed, match="not a 32-byte secret"):
        load_secret(path)


def test_a_link_is_refused(tmp_path: Path) -> None:
    load_secret(tmp_path / "elsewhere")
    (tmp_path / "secret").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SecretExposed, match="link"):
        load_secret(tmp_path / "secret")


def test_two_starts_at_once_agree(tmp_path: Path) -> None:
    found: list[bytes] = []
    barrier = threading.Barrier(8)

    def start() -> None:
        barrier.wait()
        found.append(load_secret(tmp_path / "secret"))

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_the_error_names_the_place_and_not_the_secret(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_bytes(b"CANARY")
    path.chmod(0o600)
    with pytest.raises(SecretExposed) as caught:
        load_secret(path)
    assert str(path) in str(caught.value)
    assert "CANARY" not in str(caught.value)
