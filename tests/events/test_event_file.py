"""The log's file: private, old or new, and what is damaged in it costs itself."""

import json
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.events.event_file import MOST_BYTES, load, save
from kiosk.events.security_event import MOST_LINES, LoggedEvent, SecurityEvent

NOW = datetime(2026, 11, 23, 10, 42, tzinfo=UTC)
EVENTS = tuple(LoggedEvent.seen(event, NOW) for event in SecurityEvent)


def test_a_log_is_read_as_it_was_written(tmp_path: Path) -> None:
    save(tmp_path / "events", EVENTS)
    assert load(tmp_path / "events") == EVENTS


def test_it_is_json_lines_that_a_script_may_read(tmp_path: Path) -> None:
    save(tmp_path / "events", EVENTS[:2])
    lines = (tmp_path / "events").read_text("ascii").splitlines()
    assert json.loads(lines[0]) == {"at": "2026-11-23T10:42Z", "event": "start", "count": 1, "revision": ""}
    assert len(lines) == 2


def test_only_the_panels_user_may_read_it(tmp_path: Path) -> None:
    save(tmp_path / "new" / "events", EVENTS)
    assert stat.S_IMODE((tmp_path / "new" / "events").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


def test_no_file_is_no_events(tmp_path: Path) -> None:
    assert load(tmp_path / "events") == ()


@pytest.mark.parametrize(
    "between",
    [b"", b"{", b'{"at"', b"\xff\xfe\x00", b"[" * 100_000, b"1" * 5_000, b'{"event": "party"}', b"null"],
)
def test_a_torn_line_costs_itself(tmp_path: Path, between: bytes) -> None:
    save(tmp_path / "events", EVENTS)
    first, *others = (tmp_path / "events").read_bytes().splitlines()
    (tmp_path / "events").write_bytes(b"\n".join([first, between, *others]))
    assert load(tmp_path / "events") == EVENTS


def test_a_file_that_never_ends_is_read_no_further_than_a_log_is_long(tmp_path: Path) -> None:
    save(tmp_path / "events", EVENTS[:1])
    with (tmp_path / "events").open("ab") as file:
        file.truncate(10 * MOST_BYTES)
    assert load(tmp_path / "events") == EVENTS[:1]


def test_the_longest_log_is_read_whole(tmp_path: Path) -> None:
    longest = max((LoggedEvent(event, NOW, 2**31 - 1, "9" * 40) for event in SecurityEvent), key=str)
    save(tmp_path / "events", (longest,) * MOST_LINES)
    assert len(load(tmp_path / "events")) == MOST_LINES
