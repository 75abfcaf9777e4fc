"""A private file: old or new, its owner's alone at every moment, on the disk before anybody relies on it."""

import errno
import grp
import os
import pwd
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.system import private_file

Make = Callable[[Path, bytes], None]
OTHER_USER, OTHER_GROUP = "nobody", "nogroup"
each_way = pytest.mark.parametrize("make", [private_file.write, private_file.create])
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")


@pytest.fixture(autouse=True)
def _a_mask_that_hides_nothing() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "secret"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@each_way
def test_it_holds_what_was_given_for_its_owner_alone(path: Path, make: Make) -> None:
    make(path, b"first")
    assert (path.read_bytes(), mode(path)) == (b"first", 0o600)
    assert list(path.parent.iterdir()) == [path]


def test_a_write_replaces_what_is_there_and_closes_it(path: Path) -> None:
    path.write_bytes(b"open to all")
    private_file.write(path, b"second")
    assert (path.read_bytes(), mode(path)) == (b"second", 0o600)
    assert list(path.parent.iterdir()) == [path]


def test_who_creates_it_first_keeps_it(path: Path) -> None:
    private_file.create(path, b"first")
    with pytest.raises(FileExistsError):
        private_file.create(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(path.parent.iterdir()) == [path]


def test_of_many_at_once_one_creates_it(path: Path) -> None:
    made: list[bytes] = []
    barrier = threading.Barrier(8)

    def create(content: bytes) -> None:
        barrier.wait()
        with suppress(FileExistsError):
            private_file.create(path, content)
            made.append(content)

    threads = [threading.Thread(target=create, args=(bytes([number]) * 32,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [path.read_bytes()]


def test_a_link_is_replaced_and_not_followed(path: Path) -> None:
    elsewhere = path.with_name("elsewhere")
    path.symlink_to(elsewhere)
    with pytest.raises(FileExistsError):
        private_file.create(path, b"first")
    private_file.write(path, b"first")
    assert not path.is_symlink()
    assert not elsewhere.exists()


@each_way
def test_the_content_is_on_the_disk_before_the_name_and_the_name_before_the_end(
    path: Path, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced = []

    def fsync(descriptor: int) -> None:
        (file,) = path.parent.iterdir()
        synced.append(
            (os.path.samestat(os.fstat(descriptor), file.stat()), file == path, file.read_bytes(), mode(file))
        )

    monkeypatch.setattr(os, "fsync", fsync)
    make(path, b"content")
    assert synced == [(True, False, b"content", 0o600), (False, True, b"content", 0o600)]


@pytest.mark.parametrize(
    ("make", "broken", "before"),
    [
        (private_file.write, (os, "fsync"), {"secret": b"old"}),
        (private_file.write, (Path, "replace"), {"secret": b"old"}),
        (private_file.create, (os, "fsync"), {}),
        (private_file.create, (os, "link"), {}),
    ],
)
def test_a_disk_that_fails_leaves_what_was_there(
    path: Path, make: Make, broken: tuple[object, str], before: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    for name, content in before.items():
        path.with_name(name).write_bytes(content)
    monkeypatch.setattr(*broken, full)
    with pytest.raises(OSError, match="No space left"):
        make(path, b"new")
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


@pytest.mark.parametrize("error", [errno.EPERM, errno.EOPNOTSUPP])
def test_where_there_are_no_links_whoever_is_first_keeps_it_too(
    path: Path, error: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A key may lie on a memory stick."""

    def no_links(*_: object) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "link", no_links)
    private_file.create(path, b"first")
    with pytest.raises(FileExistsError):
        private_file.create(path, b"second")
    assert {file.name: (file.read_bytes(), mode(file)) for file in path.parent.iterdir()} == {
        path.name: (b"first", 0o600)
    }


@each_way
def test_an_error_names_the_file_that_was_meant(path: Path, make: Make) -> None:
    missing = path / "deeper"
    with pytest.raises(FileNotFoundError) as caught:
        make(missing, b"first")
    assert caught.value.filename == str(missing)


@as_root
def test_what_root_writes_is_handed_over(path: Path) -> None:
    private_file.write(path, b"first", owner=OTHER_USER)
    assert (path.stat().st_uid, mode(path)) == (pwd.getpwnam(OTHER_USER).pw_uid, 0o600)


@as_root
def test_a_group_may_read_along(path: Path) -> None:
    private_file.write(path, b"first", group=OTHER_GROUP)
    assert (path.stat().st_gid, mode(path)) == (grp.getgrnam(OTHER_GROUP).gr_gid, 0o640)


def test_on_a_machine_without_them_it_stays_the_writers(path: Path) -> None:
    private_file.write(path, b"first", owner="no such user", group="no such group")
    assert (path.stat().st_uid, path.stat().st_gid) == (os.geteuid(), os.getegid())


def test_who_may_not_give_it_away_keeps_it(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def chown(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "chown", chown)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    private_file.write(path, b"first", owner=OTHER_USER, group=OTHER_GROUP)
    assert (path.read_bytes(), mode(path)) == (b"first", 0o640)
