"""The installation's secret: made once, for one reader."""

import stat
import threading
from pathlib import Path

import pytest

from kiosk.panel.store.installation_secret import SECRET_BYTES, SecretExposed, load_secret


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
