"""The log on disk: JSON lines, readable by the panel's user alone, old or new and never torn. Blocking."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kiosk.events.security_event import MOST_LINES, Events, LoggedEvent, as_object, from_object
from kiosk.system import private_file

NAME: Final = "events.jsonl"
MOST_BYTES: Final = 256 * MOST_LINES


def load(path: Path) -> Events:
    """What is in it; nothing where there is no file. Raises OSError where it cannot be read."""
    try:
        with path.open("rb") as file:
            lines = file.read(MOST_BYTES).splitlines()
    except FileNotFoundError:
        return ()
    return tuple(_readable(lines))[-MOST_LINES:]


def save(path: Path, events: Events) -> None:
    """Replace the file; where there is no folder for it, make that. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    private_file.write(path, b"".join(_line(one) for one in events))


def _line(one: LoggedEvent) -> bytes:
    return json.dumps(as_object(one)).encode() + b"\n"


def _readable(lines: list[bytes]) -> Iterator[LoggedEvent]:
    """What another program, or a broken disk, wrote between them is left out."""
    for line in lines:
        try:
            one = from_object(json.loads(line))
        except (ValueError, RecursionError):
            continue
        if one is not None:
            yield one
