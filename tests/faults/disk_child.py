"""A process to be killed: takes the real journal or the real cache through its states, and says each one reached.

`python disk_child.py journal|cache FOLDER`. "kept N" is said once state N was acknowledged, "lost N" where the disk
said no. The parent imports this module to know what the states are.
"""

import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.panel.store.outbox_file import EntryKind, OutboxEntry, OutboxFile
from kiosk.panel.store.schedule_cache import Kept, ScheduleCache
from kiosk.room.intent import Book, CheckIn
from kiosk.room.schedule import EventKey, Schedule, Span

NOON = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
WISH = Book(NOON, NOON + timedelta(minutes=30))
IN_DOUBT = OutboxEntry("a", EntryKind.IN_DOUBT, WISH)
HELD = OutboxEntry("a", EntryKind.HELD, WISH)
NOTED = OutboxEntry("b", EntryKind.CHECK_IN, CheckIn(EventKey("k")))

JOURNAL_STATES: list[tuple[OutboxEntry, ...]] = [(), (IN_DOUBT,), (IN_DOUBT, NOTED), (HELD, NOTED), (NOTED,)]
"""What the journal holds, in any order, after each of the steps below."""


def _kept(spans: int, minute: int) -> Kept:
    starts = [NOON + timedelta(minutes=10 * number) for number in range(spans)]
    return Kept(
        Schedule(Span(EventKey(f"{start:%d%H%M}" * 4), start, start + timedelta(minutes=9)) for start in starts),
        NOON + timedelta(minutes=minute),
    )


CACHE_STATES: list[Kept | None] = [None, _kept(1, 0), _kept(150, 1), _kept(0, 2)]
"""Several pages of it, so that a half-written file is possible."""


def journal_steps(folder: Path) -> list[Callable[[], None]]:
    journal = OutboxFile(folder / "outbox.sqlite")
    return [
        lambda: journal.add(IN_DOUBT),
        lambda: journal.add(NOTED),
        lambda: journal.add(HELD),
        lambda: journal.remove("a"),
    ]


def cache_steps(folder: Path) -> list[Callable[[], None]]:
    cache = ScheduleCache(folder / "schedule.sqlite")
    return [lambda kept=kept: cache.save(kept) for kept in CACHE_STATES if kept is not None]  # type: ignore[misc]


STEPS = {"journal": journal_steps, "cache": cache_steps}


def say(word: str, number: int) -> None:
    """In one system call, so that a line is there or is not."""
    os.write(1, f"{word} {number}\n".encode())


if __name__ == "__main__":
    for number, step in enumerate(STEPS[sys.argv[1]](Path(sys.argv[2])), 1):
        try:
            step()
        except OSError:
            say("lost", number)
        else:
            say("kept", number)
    say("lived", 0)
