"""What happens to the file is in force soon after: real files, changed under a watch on a real loop."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from inotify_simple import INotify
from support.coroutine_tests import Run
from support.waiting import until_true

from kiosk.notice import notice_watch
from kiosk.notice.notice_watch import NoticeWatch
from kiosk.notice.words import NoticeInForce
from kiosk.room.facts import NoticeKind
from kiosk.settings.document import MOST_BYTES
from kiosk.system import file_watch
from kiosk.system.file_watch import SETTLES_S

ZONE = ZoneInfo("Europe/Amsterdam")
NOT_IN_FORCE = pytest.mark.logs("is not in force")


def notice(kind: NoticeKind = NoticeKind.MESSAGE, title: str = "The lift") -> str:
    return f'[notice]\nkind = "{kind}"\n[notice.en]\ntitle = "{title}"\n'


class Watched:
    """A watch, and all that it said."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.said: list[NoticeInForce] = []
        self.watch = NoticeWatch(path, ZONE, self.said.append)

    @property
    def title(self) -> str:
        """Of what is in force; empty where nothing is."""
        posted = self.said[-1].posted if self.said else None
        return "" if posted is None else posted.words.in_order()[0].title[1:-1]

    @property
    def mistakes(self) -> int:
        return self.said[-1].mistakes if self.said else 0

    async def until(self, title: str) -> None:
        await until_true(f"{title!r} to be in force", lambda: self.title == title)

    async def until_mistaken(self) -> None:
        await until_true("the mistake to be seen", lambda: self.mistakes > 0)


@asynccontextmanager
async def watching(path: Path) -> AsyncIterator[Watched]:
    watched = Watched(path)
    watched.watch.start()
    try:
        yield watched
    finally:
        watched.watch.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "notice.toml"


def replaced(path: Path, text: str) -> None:
    """As configuration management writes: a new file in the place of the old."""
    new = path.with_suffix(".new")
    new.write_text(text)
    new.replace(path)


def edited(path: Path, text: str) -> None:
    path.write_text(text)


def edited_and_kept_open(path: Path, text: str) -> None:
    """Written by somebody who does not close it yet."""
    kept = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.write(kept, text.encode())
    asyncio.get_running_loop().call_later(5, os.close, kept)


WAYS: list[Callable[[Path, str], None]] = [replaced, edited, edited_and_kept_open]


async def test_what_stands_when_it_starts_is_in_force_at_once(file: Path) -> None:
    file.write_text(notice())
    async with watching(file) as watched:
        assert watched.title == "The lift"


async def test_without_a_file_nothing_is_said(file: Path) -> None:
    async with watching(file) as watched:
        assert watched.said == []


@pytest.mark.parametrize("write", WAYS, ids=lambda way: way.__name__)
def test_a_file_is_made_changed_and_removed(both_loops: Run, file: Path, write: Callable[[Path, str], None]) -> None:
    async def story() -> None:
        async with watching(file) as watched:
            write(file, notice(title="One"))
            await watched.until("One")
            write(file, notice(title="Two"))
            await watched.until("Two")
            file.unlink()
            await watched.until("")

    both_loops(story())


async def test_folders_come_and_go(tmp_path: Path) -> None:
    folder = tmp_path / "etc" / "kiosk"
    async with watching(folder / "notice.toml") as watched:
        folder.mkdir(parents=True)
        (folder / "notice.toml").write_text(notice(title="One"))
        await watched.until("One")
        folder.rename(tmp_path / "etc" / "old")
        await watched.until("")
        folder.mkdir()
        (folder / "notice.toml").write_text(notice(title="Two"))
        await watched.until("Two")
        shutil.rmtree(tmp_path / "etc")
        await watched.until("")
        folder.mkdir(parents=True)
        (folder / "notice.toml").write_text(notice(title="Three"))
        await watched.until("Three")


async def test_where_the_file_is_a_link_what_it_leads_to_counts(tmp_path: Path, file: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        folder.mkdir()
        (folder / "text").write_text(notice(title=folder.name))
    file.symlink_to(one / "text")
    async with watching(file) as watched:
        assert watched.title == "one"
        (one / "text").write_text(notice(title="uno"))
        await watched.until("uno")
        file.with_suffix(".new").symlink_to(two / "text")
        file.with_suffix(".new").replace(file)
        await watched.until("two")
        (two / "text").write_text(notice(title="due"))
        await watched.until("due")


MISTAKES = {
    "cut short": notice()[:20],
    "empty": "",
    "of another kind": notice().replace("message", "massage"),
    "too long": notice(title="x" * 31),
    "huge": notice() + "#" * MOST_BYTES,
    "not text": "\udcff\udcfe",
}


@NOT_IN_FORCE
@pytest.mark.parametrize("text", MISTAKES.values(), ids=list(MISTAKES))
async def test_a_mistake_leaves_in_force_what_was(file: Path, text: str, caplog: pytest.LogCaptureFixture) -> None:
    file.write_text(notice(NoticeKind.EMERGENCY, "Evacuation"))
    async with watching(file) as watched:
        replaced_bytes(file, text)
        await watched.until_mistaken()
        assert watched.title == "Evacuation"
        (warning,) = [record for record in caplog.records if record.levelname == "WARNING"]
        assert str(file) in warning.getMessage()
        edited(file, notice(title="Mended"))
        await watched.until("Mended")
        assert watched.mistakes == 0


def replaced_bytes(path: Path, text: str) -> None:
    new = path.with_suffix(".new")
    new.write_bytes(text.encode("utf-8", "surrogateescape"))
    new.replace(path)


@NOT_IN_FORCE
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["pipe", "folder"])
async def test_what_is_no_file_is_a_mistake_and_keeps_nobody_waiting(file: Path, make: Callable[[Path], None]) -> None:
    make(file)
    writer = os.open(file, os.O_RDWR) if make is os.mkfifo else None  # who says nothing yet
    async with watching(file) as watched:
        assert (watched.title, watched.mistakes) == ("", 1)
    if writer is not None:
        os.close(writer)


@NOT_IN_FORCE
async def test_a_file_that_cannot_be_read_leaves_in_force_what_was(file: Path) -> None:
    file.write_text(notice())
    async with watching(file) as watched:
        circle = file.with_suffix(".new")
        circle.symlink_to(file)
        circle.replace(file)
        await watched.until_mistaken()
        assert watched.title == "The lift"
        replaced(file, notice())
        await until_true("the mistake to be over", lambda: watched.mistakes == 0)


@NOT_IN_FORCE
async def test_a_mistake_is_told_once(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    file.write_text("notice = 1")
    async with watching(file) as watched:
        for mode in (0o600, 0o644):
            file.chmod(mode)
            await asyncio.sleep(2 * SETTLES_S)
        assert len(watched.said) == len(caplog.records) == 1


async def test_a_file_that_is_touched_and_not_changed_is_no_news(file: Path) -> None:
    file.write_text(notice())
    async with watching(file) as watched:
        os.utime(file, (1, 1))
        replaced(file, notice())
        await asyncio.sleep(2 * SETTLES_S)
        assert len(watched.said) == 1


async def test_what_is_written_without_end_is_not_looked_at_each_time(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[None] = []
    content = notice_watch.content_of
    monkeypatch.setattr(notice_watch, "content_of", lambda path: (looks.append(None), content(path))[1])
    async with watching(file):
        for number in range(100):
            replaced(file, notice(title=str(number)))
            await asyncio.sleep(0)
        await asyncio.sleep(1.5 * SETTLES_S)
        assert len(looks) < 50


@pytest.mark.logs("the kernel does not tell of files")
async def test_where_the_kernel_cannot_tell_the_file_is_looked_at(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none_left(*_args: object, **_named: object) -> INotify:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(file_watch, "INotify", none_left)
    monkeypatch.setattr(file_watch, "LOOK_EVERY_S", 0.05)
    async with watching(file) as watched:
        file.write_text(notice())
        await watched.until("The lift")


async def test_afterwards_nothing_of_it_is_left(file: Path) -> None:
    def watches() -> int:
        return sum(
            "inotify" in str(entry.readlink()) for entry in Path("/proc/self/fd").iterdir() if entry.is_symlink()
        )

    before = watches()
    async with watching(file):
        assert watches() == before + 1
    assert watches() == before
