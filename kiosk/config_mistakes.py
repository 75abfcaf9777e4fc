"""What pydantic found wrong with a table, in the words of `kiosk.settings.mistake`. Nothing of a value is repeated."""

from collections.abc import Iterable
from typing import get_args, get_type_hints

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kiosk.room_tables import SettingsTable
from kiosk.settings.mistake import MOST_TOLD, KeyPath, Mistake, Wrong, not_a_setting, not_a_table
from kiosk.settings.table import names_of


def mistakes_of(error: ValidationError, path: KeyPath, kind: type[SettingsTable]) -> list[Mistake]:
    """`path` leads to the table that was to be of that kind."""
    details = error.errors(include_input=False, include_url=False)
    news = [detail for detail in details if detail["type"] != "is_instance_of"]  # that table's mistakes are told
    return [_mistake(detail, path, kind) for detail in news[:MOST_TOLD]]


def _mistake(detail: ErrorDetails, table: KeyPath, kind: type[SettingsTable]) -> Mistake:
    path = (*table, *detail["loc"])
    wrong = _wrong(detail, path, kind)
    return Mistake((*path, *wrong.path), str(wrong))


def _wrong(detail: ErrorDetails, path: KeyPath, kind: type[SettingsTable]) -> Wrong:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return Wrong("is missing", "add it")
        case "unexpected_keyword_argument":
            *tables, name = map(str, detail["loc"])
            return not_a_setting(name, _keys(kind, tables))
        case "value_error" if isinstance(context.get("error"), Wrong):
            wrong: Wrong = context["error"]
            return wrong
        case "literal_error" | "enum":
            return Wrong("is not one of them", f"use {context['expected']}")
        case "string_pattern_mismatch":
            return Wrong("may hold small letters, digits and hyphens, at most 40", "write it so")
        case "dataclass_type":
            return not_a_table(path)
        case "tuple_type" if path == ("rooms",):
            return Wrong("is not a list of rooms", "write [[rooms]] and a room's settings below it")
        case "too_long":
            return Wrong("holds too many", f"keep it to {context['max_length']}")
        case _:
            return Wrong("does not fit", detail["msg"].lower())


def _keys(kind: type[SettingsTable], tables: Iterable[str]) -> list[str]:
    """What may stand in a table, or in one of an array of them, within the table of that kind."""
    for name in (name for name in tables if not name.isdecimal()):
        inner = get_type_hints(kind).get(name)
        inner, *_ = get_args(inner) or (inner,)
        if not (isinstance(inner, type) and issubclass(inner, SettingsTable)):
            return []
        kind = inner
    return names_of(kind)
