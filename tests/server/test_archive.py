"""What is over goes out of what is served, byte for byte; what may not be over stays."""

import fcntl
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from support.caldav_servers import vevent
from support.kept_calendars import Kept
from support.waiting import PATIENCE_S

from kiosk.server import archive as archive_module
from kiosk.server.archive import archive, is_over
from kiosk.server.embedded import EmbeddedRoom, EmbeddedServer
from kiosk.server.storage import StorageError

BEFORE = datetime(2030, 1, 1, tzinfo=UTC)
SOMEBODY = 12345
OLD = ("DTSTART:20290107T090000Z", "DTEND:20290107T100000Z")
NEW = ("DTSTART:20300107T090000Z", "DTEND:20300107T100000Z")
WEEKLY = (*OLD, "RRULE:FREQ=WEEKLY;UNTIL=")


@pytest.mark.parametrize(
    ("lines", "over"),
    [
        (OLD, True),
        (("DTSTART;VALUE=DATE:20290107", "DURATION:P1D"), True),
        ((*OLD, "TRANSP:TRANSPARENT"), True),
        (NEW, False),
        ((*NEW, "TRANSP:TRANSPARENT"), False),
        (("DTSTART:20291230T230000Z", "DTEND:20300101T010000Z"), False),
        (("DTSTART;VALUE=DATE:20291231",), False),
        (("DTSTART:20291231T120000", "DTEND:20291231T130000"), False),
        ((WEEKLY[0], WEEKLY[1], WEEKLY[2] + "20290701T000000Z"), True),
        ((WEEKLY[0], WEEKLY[1], WEEKLY[2] + "20300201T000000Z"), False),
        ((*OLD, "RRULE:FREQ=YEARLY"), False),
        ((*OLD, "RRULE:FREQ=DAILY"), False),
        ((*OLD, "RRULE:FREQ=SECONDLY"), False),
        ((*OLD, "RRULE:COUNT=3"), False),
        ((*OLD, "RDATE:20310101T090000Z"), False),
        (("DTSTART:20290107T090000Z",), True),
        (("DTSTART:whenever", "DTEND:20290107T100000Z"), False),
        (("DTSTART:20290107T090000Z", "DTEND:whenever"), True),
        (("DTSTART:99991231T090000Z",), False),
        ((), False),
    ],
)
def test_what_is_over(lines: tuple[str, ...], over: bool) -> None:
    assert is_over(vevent("a", *lines), BEFORE) is over


def test_one_part_that_is_not_over_keeps_the_whole() -> None:
    moved = b"BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID:20290108T090000Z\r\nDTSTART:20300107T090000Z\r\n"
    moved += b"DTEND:20300107T100000Z\r\nEND:VEVENT\r\nEND:VCALENDAR"
    series = vevent("a", WEEKLY[0], WEEKLY[1], WEEKLY[2] + "20290701T000000Z")
    assert not is_over(series.replace(b"END:VCALENDAR", moved), BEFORE)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\x00", vevent("a", *OLD)[:-20], vevent("a", *OLD).replace(b"VEVENT", b"VTODO")]
)
def test_what_is_not_understood_is_not_over(data: bytes) -> None:
    assert not is_over(data, BEFORE)


def test_it_is_in_the_room_s_file_as_it_was(kept: Kept) -> None:
    old, older, new = vevent("a", *OLD, "X-OTHER;P=kept:é"), vevent("b", *OLD), vevent("c", *NEW)
    paths = [kept.put(f"{number}.ics", data) for number, data in enumerate((old, older, new))]
    assert archive(kept.folder, BEFORE) == 2
    assert [path.exists() for path in paths] == [False, False, True]
    file = kept.folder / "archive" / "waal.ics"
    assert file.read_bytes() == old + older
    kept.put("d.ics", third := vevent("d", *OLD))
    assert archive(kept.folder, BEFORE) == 1
    assert file.read_bytes() == old + older + third
    assert archive(kept.folder, BEFORE) == 0


def test_cut_off_before_an_object_goes_it_is_not_there_twice(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.put("a.ics", data := vevent("a", *OLD))
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", fails)
        with pytest.raises(StorageError):
            archive(kept.folder, BEFORE)
    assert archive(kept.folder, BEFORE) == 1
    assert (kept.folder / "archive" / "waal.ics").read_bytes() == data


def test_what_cannot_be_written_stays_where_it_is(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    path = kept.put("a.ics", vevent("a", *OLD))
    monkeypatch.setattr(archive_module.private_file, "write", fails)
    with pytest.raises(StorageError, match="cannot be written"):
        archive(kept.folder, BEFORE)
    assert path.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes somebody else")
def test_what_root_moves_is_the_server_s(kept: Kept) -> None:
    """As a process of its own: it stays somebody else."""
    kept.put("a.ics", vevent("a", "DTSTART:20200107T090000Z", "DTEND:20200107T100000Z"))
    for path in (kept.folder, *kept.folder.rglob("*")):
        os.chown(path, SOMEBODY, SOMEBODY)
    for above in kept.folder.parents[: -len(Path(tempfile.gettempdir()).parents) - 1]:
        above.chmod(0o711)
    words = [sys.executable, "-m", "kiosk", "serve", "archive", "--dir", str(kept.folder)]
    done = subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
    assert done.stdout == f"1 events were moved into {kept.folder}/archive.\n", done.stderr
    assert {path.stat().st_uid for path in (kept.folder / "archive").rglob("*")} == {SOMEBODY}


def fails(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def test_somebody_else_s_folder_is_left_alone(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: kept.folder.stat().st_uid + 1000)
    with pytest.raises(StorageError, match="is not yours"):
        archive(kept.folder, BEFORE)


def test_while_a_request_reads_nothing_moves(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    path = kept.put("a.ics", vevent("a", *OLD))
    monkeypatch.setattr(archive_module, "LOCKED_WITHIN", 0.0)
    with kept.lock.open() as reader:
        fcntl.flock(reader, fcntl.LOCK_SH)
        with pytest.raises(StorageError, match="busy"):
            archive(kept.folder, BEFORE)
    assert path.exists()


async def test_the_server_tells_panels_what_went(tmp_path: Path) -> None:
    """A client with a sync token is told of the removal (RFC 6578), while the server runs."""
    body = '<sync-collection xmlns="DAV:"><sync-token>{}</sync-token><sync-level>1</sync-level><prop><getetag/></prop>'
    body += "</sync-collection>"
    async with EmbeddedServer(tmp_path, [EmbeddedRoom("waal", "Waal")]) as server:
        url, password = server.url("waal"), server.password_file("waal").read_text().strip()
        async with httpx.AsyncClient(auth=("waal", password), trust_env=False, timeout=PATIENCE_S) as client:
            for name, lines in (("old", OLD), ("new", NEW)):
                assert (await client.put(f"{url}{name}.ics", content=vevent(name, *lines))).is_success
            first = (await client.request("REPORT", url, content=body.format(""))).text
            assert archive(tmp_path, BEFORE) == 1
            token = first.partition("<sync-token>")[2].partition("</sync-token>")[0]
            second = (await client.request("REPORT", url, content=body.format(token))).text
            assert "old.ics" in second
            assert "404" in second
            assert "new.ics" not in second
            assert (await client.get(f"{url}old.ics")).status_code == 404
