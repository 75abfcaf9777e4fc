"""A backup is one moment of the server's folder, for few eyes; it is restored whole, over nothing, or not at all."""

import asyncio
import fcntl
import io
import os
import stat
import tarfile
from pathlib import Path

import httpx
import pytest
from support.caldav_servers import vevent
from support.kept_calendars import Kept
from support.waiting import PATIENCE_S

from kiosk.server import certificate
from kiosk.server.backup import back_up, restore
from kiosk.server.embedded import EmbeddedRoom, EmbeddedServer
from kiosk.server.storage import StorageError
from kiosk.system.trust import tls_context


def event(name: str) -> bytes:
    return vevent(name, "DTSTART:20300107T090000Z", "DTEND:20300107T100000Z")


EVENT = event("a")


def server(folder: Path) -> EmbeddedServer:
    return EmbeddedServer(folder, [EmbeddedRoom("waal", "Waalzaal")], certificate=certificate.own(folder))


def client(folder: Path) -> httpx.AsyncClient:
    """As a panel logs in that was set up once."""
    password = (folder / "waal.password").read_text().strip()
    pinned = tls_context(None, certificate.own(folder).fingerprint)
    return httpx.AsyncClient(auth=("waal", password), verify=pinned, trust_env=False, timeout=PATIENCE_S)


async def test_what_was_backed_up_while_it_runs_is_served_again_to_the_panels_there_are(tmp_path: Path) -> None:
    old, new, file = tmp_path / "old", tmp_path / "new", tmp_path / "backup.tar.gz"
    async with server(old) as running, client(old) as panel:
        for name in ("a", "b"):
            assert (await panel.put(f"{running.url('waal')}{name}.ics", content=event(name))).is_success
        writing = asyncio.create_task(panel.put(running.url("waal") + "c.ics", content=event("c")))
        await asyncio.to_thread(back_up, old, file)
        assert (await writing).is_success
    restore(file, new)
    async with server(new) as running, client(old) as panel:
        for name in ("a", "b"):
            assert (await panel.get(f"{running.url('waal')}{name}.ics")).is_success


def test_it_holds_what_cannot_be_made_anew_and_is_its_owner_s_alone(kept: Kept, tmp_path: Path) -> None:
    kept.put("a.ics", EVENT)
    kept.put(".Radicale.props", b"{}")
    for name in ("waal.password", "certificate.pem", "users", "config", "archive/waal.ics"):
        (kept.folder / name).parent.mkdir(exist_ok=True)
        (kept.folder / name).write_text(name)
    cache = kept.calendar / ".Radicale.cache"
    cache.mkdir()
    (cache / "a.ics").write_text("made anew")
    file = tmp_path / "backup"
    assert back_up(kept.folder, file) == 5
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    again = tmp_path / "again"
    assert restore(file, again) == 5
    there = {path.relative_to(again).as_posix(): path for path in again.rglob("*")}
    below = "collections/collection-root/waal/calendar"
    assert {name for name, path in there.items() if path.is_file()} == {
        *("waal.password", "certificate.pem", "archive/waal.ics", f"{below}/a.ics", f"{below}/.Radicale.props")
    }
    assert {stat.S_IMODE(path.stat().st_mode) for path in there.values() if path.is_file()} == {0o600}
    assert {stat.S_IMODE(path.stat().st_mode) for path in there.values() if path.is_dir()} == {0o700}


def test_in_the_middle_of_a_write_there_is_none(kept: Kept, tmp_path: Path) -> None:
    with kept.lock.open() as writer:
        fcntl.flock(writer, fcntl.LOCK_EX)
        with pytest.raises(StorageError, match="The server is busy"):
            back_up(kept.folder, tmp_path / "backup", within=0.0)
    assert not (tmp_path / "backup").exists()
    with kept.lock.open() as reader:
        fcntl.flock(reader, fcntl.LOCK_SH)
        back_up(kept.folder, tmp_path / "backup", within=0.0)


def test_a_folder_without_calendars_is_none_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="holds no calendars"):
        back_up(tmp_path, tmp_path / "backup")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_stays_as_it_is(kept: Kept, tmp_path: Path) -> None:
    kept.put("a.ics", EVENT)
    back_up(kept.folder, tmp_path / "backup")
    there = tmp_path / "there"
    there.mkdir()
    (there / "mine").touch()
    with pytest.raises(StorageError, match="is not empty"):
        restore(tmp_path / "backup", there)
    assert [path.name for path in there.iterdir()] == ["mine"]


def packed(*members: tarfile.TarInfo) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as tar:
        for member in members:
            tar.addfile(member)
    return made.getvalue()


def link(name: str) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = tarfile.SYMTYPE, "/etc/passwd"
    return member


@pytest.mark.parametrize(
    "content",
    [b"", b"text", packed(), packed(tarfile.TarInfo("../out")), packed(tarfile.TarInfo("/out")), packed(link("in"))],
    ids=["empty", "text", "nothing in it", "outside", "anywhere", "link"],
)
def test_what_is_no_backup_is_said_and_makes_no_folder(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "backup").write_bytes(content)
    with pytest.raises(StorageError, match="take another"):
        restore(tmp_path / "backup", tmp_path / "in" / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["backup"]


def test_one_that_was_cut_short_anywhere_is_none(kept: Kept, tmp_path: Path) -> None:
    kept.put("a.ics", os.urandom(2000))
    back_up(kept.folder, tmp_path / "backup")
    whole = (tmp_path / "backup").read_bytes()
    for length in range(0, len(whole), 97):
        (tmp_path / "backup").write_bytes(whole[:length])
        with pytest.raises(StorageError):
            restore(tmp_path / "backup", tmp_path / "new")
