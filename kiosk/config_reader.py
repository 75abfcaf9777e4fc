"""Reads a configuration file: TOML in, frozen values out; every mistake at once, each with its line and the mend.

A key this version does not know stops the start: a setting that is read and not obeyed would be a lie.
"""

from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import TypeAdapter, ValidationError

from kiosk.backend_tables import BACKEND_KINDS, BackendTable
from kiosk.config import Config
from kiosk.config_mistakes import mistakes_of
from kiosk.hw import settings as hw_settings
from kiosk.reports import settings as report_settings
from kiosk.room.access import Who
from kiosk.room_tables import SettingsTable, told_twice
from kiosk.settings.document import read_document
from kiosk.settings.lines import Lines
from kiosk.settings.mistake import MOST_TOLD, BadSettings, KeyPath, Mistake, Wrong, not_a_table, unread
from kiosk.settings.table import names_of
from kiosk.settings.values import one_of


def load(path: Path, *, source: Path | None = None) -> Config:
    """Read and check the file, which may stand in for `source`. Raises BadSettings with every mistake in it."""
    document = read_document(path)
    return parse(document.tables, document.lines).read_from(source or path, document.revision)


def parse(tables: dict[str, Any], lines: Lines | None = None) -> Config:
    """Check tables that were read; `lines` knows where they stand. Raises BadSettings."""
    hardware, mistakes = hw_settings.parse(tables, panel=True)
    read = tables | {entry.name: getattr(hardware, entry.name) for entry in fields(hardware)}
    read["reports"] = report_settings.parse(tables, mistakes)
    if "backend" in tables:
        read["backend"] = _backend(tables["backend"], mistakes)
    config = checked(Config, read, (), mistakes)
    if config is not None and not mistakes:  # a reader that was left out for being wrong is not missing
        mistakes += _unread_badges(config)
        mistakes += told_twice(config.room, config.backend.calendar_name, config.rooms, config.backend.rooms_by)
    if config is None or mistakes:
        raise BadSettings((lines or Lines("")).placed(mistakes))
    return config


def _unread_badges(config: Config) -> list[Mistake]:
    asks = config.access.asks(Who.BADGE)
    if asks is None or config.badge.reader != hw_settings.NONE:
        return []
    return [Mistake(("access", asks), "asks for a badge, and nothing reads one: name the reader as badge.reader")]


_Table = TypeVar("_Table", bound=SettingsTable)


def _backend(given: Any, mistakes: list[Mistake]) -> BackendTable | None:
    """Of the kind that the table says; None where there is a mistake in it."""
    path: KeyPath = ("backend",)
    if not isinstance(given, dict):
        mistakes.append(Mistake(path, str(not_a_table(path))))
        return None
    try:
        kind = one_of(BACKEND_KINDS, "a kind of calendar")(given.get("kind"))
    except Wrong as wrong:
        says = str(wrong) if "kind" in given else f"is missing: {wrong.mend}"
        mistakes.append(Mistake((*path, "kind"), says))
        return None
    kinds = {word: names_of(table) for word, table in BACKEND_KINDS.items()}
    settings = {key: value for key, value in given.items() if key != "kind"}
    unknown = [key for key in settings if key not in kinds[kind]][:MOST_TOLD]
    mistakes += [Mistake((*path, key), str(unread(key, "kind", kind, kinds))) for key in unknown]
    known = {key: value for key, value in settings.items() if key in kinds[kind]}
    return checked(BACKEND_KINDS[kind], known, path, mistakes)


def checked(kind: type[_Table], given: dict[str, Any], path: KeyPath, mistakes: list[Mistake]) -> _Table | None:
    """The table that `path` leads to, of what a file holds; None where there is a mistake, which is told then."""
    adapter: TypeAdapter[_Table] = _adapter(cast("Any", kind))
    try:
        return adapter.validate_python(given)
    except ValidationError as error:
        mistakes += mistakes_of(error, path, kind)
        return None


@cache
def _adapter(kind: Any) -> "TypeAdapter[Any]":
    """How a kind of table is checked takes longer to work out than to do."""
    return TypeAdapter(kind)
