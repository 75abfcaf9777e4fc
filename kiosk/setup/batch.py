"""A batch: one template for many panels, on a medium that goes from one to the next.

    kiosk.toml          the settings, with ${room} and other columns of panels.csv where panels differ
    panels.csv          optional: a row for each panel, with the columns `panel` and `room` and any others
    batch.toml          optional: room = "waalzaal"       which room this is, where no row names this panel
                                  wipe = "own"            what is removed here once it is in its place (`Wipe`)
    waalzaal/password   a file that the settings name in /etc/kiosk, for the room alone
    ca.pem              the same, for all of them

A column `panel` holds a board's serial number, or the hardware address of a network card.
"""

import csv
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from io import StringIO
from pathlib import Path
from string import Template
from typing import Annotated, Final

from kiosk.room_tables import ROOM_ID
from kiosk.settings.document import MOST_BYTES, parse_document
from kiosk.settings.mistake import BadSettings, did_you_mean
from kiosk.settings.table import Table, TableReader
from kiosk.settings.values import Text, one_of
from kiosk.setup.install import files_named
from kiosk.setup.refused import SetupRefused, mistaken
from kiosk.system.board import Board
from kiosk.system.private_file import erase

TEMPLATE: Final = "kiosk.toml"
PANELS: Final = "panels.csv"
CHOICES: Final = "batch.toml"
LARGEST_FILE: Final = 8 * 1024 * 1024
"""Bytes, of a photo for example."""
_COLUMN: Final = re.compile(r"[a-z][a-z0-9_]*")


class Wipe(StrEnum):
    NOTHING = "nothing"
    OWN = "own"
    """The files for this panel's room alone, of a medium that goes on to the next panel."""
    ALL = "all"
    """Every file but the three that have a name here, of a medium that stays in the panel."""


@dataclass(frozen=True, slots=True)
class BatchSettings(Table):
    """What `batch.toml` says."""

    room: Text = ""
    wipe: Annotated[Wipe, one_of(Wipe, "a choice of what is removed")] = Wipe.NOTHING


@dataclass(frozen=True, slots=True)
class Batch:
    """What a medium holds for one panel. `files` are the contents of those that the settings name, `to_wipe` is what is
    to be removed from the medium afterwards.
    """

    text: str
    files: Mapping[Path, bytes]
    to_wipe: tuple[Path, ...]


def has_batch(folder: Path) -> bool:
    try:
        return (folder / TEMPLATE).exists()
    except OSError:
        return False


def read_batch(folder: Path, board: Board, room: str, place: Path) -> Batch:
    """For the panel with this board, or for the one of this `room`. Files in `place` are what a medium brings.

    Raises SetupRefused.
    """
    choices = _choices(folder)
    fields = _fields(folder, board, room or choices.room)
    text = _filled(_text(folder, TEMPLATE), fields)
    try:
        named = files_named(parse_document(text.encode()).tables)
    except BadSettings as error:
        raise mistaken(TEMPLATE, error.mistakes) from None
    found = dict(_found(folder, fields["room"], (path for path in named if path.parent == place)))
    files = {path: _read(source, LARGEST_FILE) for path, source in found.items()}
    return Batch(text, files, tuple(_to_wipe(choices.wipe, folder, fields["room"], found.values())))


def wipe(files: Iterable[Path]) -> None:
    """Overwrite and remove. Raises SetupRefused where one is still there."""
    try:
        for path in files:
            erase(path)
    except OSError as error:
        left = f"{path.name} is still on the medium ({error.strerror}): remove it there."
        raise SetupRefused(f"The panel is set up, but {left}") from None


def _to_wipe(what: Wipe, folder: Path, room: str, found: Iterable[Path]) -> Iterator[Path]:
    match what:
        case Wipe.OWN:
            yield from (path for path in found if path.parent == folder / room)
        case Wipe.ALL:
            named = [folder / name for name in (TEMPLATE, PANELS, CHOICES)]
            yield from (path for path in sorted(folder.rglob("*")) if path.is_file() and path not in named)
        case Wipe.NOTHING:
            pass


def _choices(folder: Path) -> BatchSettings:
    if not (folder / CHOICES).exists():
        return BatchSettings()
    try:
        document = parse_document(_read(folder / CHOICES))
        reader = TableReader({"batch": document.tables})
        choices = reader.table("batch", BatchSettings)
        told = document.lines.placed(replace(mistake, path=mistake.path[1:]) for mistake in reader.mistakes)
    except BadSettings as error:
        raise mistaken(CHOICES, error.mistakes) from None
    if told:
        raise mistaken(CHOICES, told)
    return choices


def _fields(folder: Path, board: Board, room: str) -> dict[str, str]:
    """The columns of this panel's row; the room alone where there are no rows."""
    if room:
        _check(room, CHOICES)
    if not (folder / PANELS).exists():
        if not room:
            raise SetupRefused(f'Nothing says which room this is: write room = "..." into {CHOICES}, or make {PANELS}.')
        return {"room": room}
    rows = list(_rows(_text(folder, PANELS)))
    if room:
        who = f"of the room {room}"
        chosen = [(line, row) for line, row in rows if row["room"] == room]
    else:
        who = f"of this panel, which is {' or '.join(board.names) or 'one without a serial number'}"
        known = {_plain(name) for name in board.names}
        chosen = [(line, row) for line, row in rows if _plain(row.get("panel", "")) in known]
    if not chosen:
        raise SetupRefused(f"{PANELS} has no row {who}: add it.")
    if len(chosen) > 1:
        lines = " and ".join(str(line) for line, _ in chosen)
        raise SetupRefused(f"{PANELS}, lines {lines}: more than one row {who}: keep one of them.")
    ((line, row),) = chosen
    _check(row["room"], f"{PANELS}, line {line}")
    return row


def _check(room: str, where: str) -> None:
    """A folder of the medium is named by it, and a part of an address. Raises SetupRefused."""
    if not re.fullmatch(ROOM_ID, room):
        raise SetupRefused(f"{where}: room may hold small letters, digits and hyphens, at most 40: write it so.")


def _rows(text: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row and its line. As a spreadsheet writes it: with commas or with semicolons."""
    head = text.partition("\n")[0]
    reader = csv.reader(StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",")
    try:
        columns = [name.strip().lower() for name in next(reader, [])]
        wrong = [name for name in columns if not _COLUMN.fullmatch(name)]
        if "room" not in columns or wrong:
            told = f"{json.dumps(wrong[0])} is no name of a column" if wrong else "there is no column room"
            raise SetupRefused(f"{PANELS}, line 1: {told}: name the columns, like panel,room,name.")
        for values in reader:
            if any(value.strip() for value in values):
                if len(values) != len(columns):
                    raise SetupRefused(
                        f"{PANELS}, line {reader.line_num}: {len(values)} values for {len(columns)} columns: "
                        "put values with a comma in quotes."
                    )
                yield reader.line_num, {name: value.strip() for name, value in zip(columns, values, strict=True)}
    except csv.Error as error:
        raise SetupRefused(f"{PANELS}, line {reader.line_num}: {error}: save it as CSV.") from None


def _filled(text: str, fields: Mapping[str, str]) -> str:
    """The template with this panel's values, each as it stands in a TOML string."""
    told = []
    for found in Template.pattern.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        name = found["named"] or found["braced"]
        if found["invalid"] is not None:
            told.append(f"{TEMPLATE}, line {line}: a dollar is written $$, and a column like ${{room}}: write it so.")
        elif name is not None and name not in fields:
            mend = did_you_mean(name, fields) or f"use one of {', '.join(fields)}"
            told.append(f"{TEMPLATE}, line {line}: ${{{name}}} is no column: {mend}.")
    for name, value in fields.items():
        if not value.isprintable():
            told.append(f"{PANELS}: {name} holds a character that cannot be printed: write it anew.")
    if told:
        raise SetupRefused(*told)
    return Template(text).substitute({name: json.dumps(v, ensure_ascii=False)[1:-1] for name, v in fields.items()})


def _found(folder: Path, room: str, wanted: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """Which of the files the medium has, for the room alone or for all, and where."""
    for path in wanted:
        for source in (folder / room / path.name, folder / path.name):
            if source.is_file():
                yield path, source
                break


def _text(folder: Path, name: str) -> str:
    with suppress(UnicodeDecodeError):
        return _read(folder / name).decode("utf-8-sig")
    raise SetupRefused(f"{name} is not UTF-8: save it as UTF-8.")


def _read(path: Path, most: int = MOST_BYTES) -> bytes:
    """Whole, and no link: what a medium names may not lead to a file of this machine."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            content = file.read(most + 1)
    except OSError as error:
        raise SetupRefused(f"{path.name} cannot be read ({error.strerror}): write it anew.") from None
    if len(content) > most:
        raise SetupRefused(f"{path.name} is longer than {most} bytes: make it smaller.")
    return content


def _plain(name: str) -> str:
    return re.sub(r"[\s:-]", "", name).lower()
