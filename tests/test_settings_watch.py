"""A changed configuration file is in force soon after, or is refused: real files, changed under a watch."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.coroutine_tests import Run
from support.waiting import until_true

from kiosk.settings.document import Document, read_document
from kiosk.settings.mistake import BadSettings, Mistake
from kiosk.settings_watch import IDLE_WITHIN, SettingsWatch, until_idle
from kiosk.system.file_watch import SETTLES_S

NOT_IN_FORCE = pytest.mark.logs("is not in force")


def differs(document: Document) -> bool:
    """Of settings that are right where they hold a number, and in force where it is 1."""
    if not isinstance(document.tables.get("number"), int):
        raise BadSettings(document.lines.placed([Mistake(("number",), "is no number: write one")]))
    return bool(document.tables["number"] != 1)


class Followed:
    """A watch of a file whose settings are in force, how often it was refused, and what it waits for."""

    def __init__(self, folder: Path) -> None:
        self.file, self.secret = folder / "kiosk.toml", folder / "elsewhere" / "password"
        self.secret.parent.mkdir()
        self.file.write_text("number = 1")
        self.secret.write_text("one")
        self.refused = 0
        self.idle = asyncio.Event()
        self.idle.set()
        self.watch = SettingsWatch(
            self.file, differs, beside=[self.secret], ready=self._ready, refused=self._count_refusal
        )

    async def _ready(self) -> None:
        await self.idle.wait()

    def _count_refusal(self) -> None:
        self.refused += 1

    async def until_renewed(self) -> None:
        await until_true("the process to start anew", self.watch.renewed.is_set)

    async def until_refused(self, times: int) -> None:
        await until_true(f"settings to be refused {times} times", lambda: self.refused == times)


@asynccontextmanager
async def following(folder: Path) -> AsyncIterator[Followed]:
    followed = Followed(folder)
    followed.watch.start()
    try:
        yield followed
    finally:
        followed.watch.close()


async def test_other_settings_start_the_process_anew(tmp_path: Path) -> None:
    async with following(tmp_path) as followed:
        followed.file.write_text("number = 2")
        await followed.until_renewed()


async def test_settings_that_changed_before_anybody_watched_do_too(tmp_path: Path) -> None:
    followed = Followed(tmp_path)
    followed.file.write_text("number = 2")
    followed.watch.start()
    await followed.until_renewed()
    followed.watch.close()


async def test_what_was_read_a_moment_ago_is_not_read_again_at_once(tmp_path: Path) -> None:
    file = tmp_path / "kiosk.toml"
    file.write_text("number = 1")
    read: list[str] = []

    def reads(document: Document) -> bool:
        read.append(document.revision)
        return False

    before = read_document(file).revision
    watch = SettingsWatch(file, reads, in_force=before)
    watch.start()
    assert read == []
    file.write_text("number = 2")
    await until_true("what is new to be read", lambda: bool(read))
    file.write_text("number = 1")
    await until_true("what was there before to be read", lambda: before in read)
    watch.close()


async def test_what_was_written_again_as_it_was_changes_nothing(tmp_path: Path) -> None:
    async with following(tmp_path) as followed:
        followed.file.write_text("number = 1 # as before")
        followed.file.touch()
        followed.secret.write_text("one")
        await asyncio.sleep(2 * SETTLES_S)
        assert not followed.watch.renewed.is_set()


async def test_another_password_starts_the_process_anew(tmp_path: Path) -> None:
    async with following(tmp_path) as followed:
        followed.secret.write_text("two")
        await followed.until_renewed()


@NOT_IN_FORCE
async def test_a_mistake_is_refused_once_and_the_mend_ends_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with following(tmp_path) as followed:
        followed.file.write_text("\nnumber = 'secret'")
        await followed.until_refused(1)
        followed.file.touch()
        followed.file.chmod(0o600)
        await asyncio.sleep(2 * SETTLES_S)
        assert (followed.refused, followed.watch.mistakes) == (1, 1)
        (warning,) = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
        assert warning == f"{followed.file} is not in force: line 2: number is no number: write one."
        followed.file.write_text("number = 1")
        await until_true("the mistake to be over", lambda: followed.watch.mistakes == 0)
        assert not followed.watch.renewed.is_set()


@NOT_IN_FORCE
@pytest.mark.parametrize("content", [b"number = ", b"\xff\xfe", None], ids=["cut short", "not text", "removed"])
async def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None) -> None:
    async with following(tmp_path) as followed:
        if content is None:
            followed.file.unlink()
        else:
            followed.file.write_bytes(content)
        await followed.until_refused(1)
        assert not followed.watch.renewed.is_set()


@pytest.mark.parametrize(
    ("may_end_after", "idle_after", "waits"),
    [(0, 0, 0), (0, 2, 2), (0, 3600, IDLE_WITHIN), (60, 0, 60), (60, 3600, 60)],
)
def test_a_good_moment_is_waited_for_seconds_and_a_safe_one_for_as_long_as_it_takes(
    virtual_time: Run, may_end_after: float, idle_after: float, waits: float
) -> None:
    async def story() -> float:
        clock = asyncio.get_running_loop().time
        await until_idle(lambda: clock() >= may_end_after, lambda: clock() >= idle_after)
        return clock()

    assert virtual_time(story()) == pytest.approx(waits, abs=0.3)


async def test_a_process_in_the_middle_of_something_is_waited_for(tmp_path: Path) -> None:
    async with following(tmp_path) as followed:
        followed.idle.clear()
        followed.file.write_text("number = 2")
        await asyncio.sleep(2 * SETTLES_S)
        assert not followed.watch.renewed.is_set()
        followed.idle.set()
        await followed.until_renewed()


@NOT_IN_FORCE
async def test_what_turns_out_wrong_while_it_waits_does_not_start_anything(tmp_path: Path) -> None:
    async with following(tmp_path) as followed:
        followed.idle.clear()
        followed.file.write_text("number = 2")
        await asyncio.sleep(2 * SETTLES_S)
        followed.file.write_text("number = ")
        await followed.until_refused(1)
        followed.idle.set()
        await asyncio.sleep(2 * SETTLES_S)
        assert not followed.watch.renewed.is_set()
