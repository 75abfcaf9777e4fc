"""What pydantic found wrong with a table, in the words of `kiosk.settings.mistake`. Nothing of a value is repeated."""

from collections.abc import Iterable
from typing import get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from kiosk.settings.mistake import MOST_TOLD, KeyPath, Mistake, Wrong, not_a_setting, not_a_table


def mistakes_of(error: ValidationError, path: KeyPath, model: type[BaseModel]) -> list[Mistake]:
    """`path` leads to the table that was to be a `model`."""
    details = error.errors(include_input=False, include_url=False)
    news = [detail for detail in details if detail["type"] != "is_instance_of"]  # that table's mistakes are told
    return [_mistake(detail, path, model) for detail in news[:MOST_TOLD]]


def _mistake(detail: ErrorDetails, table: KeyPath, model: type[BaseModel]) -> Mistake:
    path = (*table, *detail["loc"])
    wrong = _wrong(detail, path, model)
    return Mistake((*path, *wrong.path), str(wrong))


def _wrong(detail: ErrorDetails, path: KeyPath, model: type[BaseModel]) -> Wrong:
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return Wrong("is missing", "add it")
        case "extra_forbidden":
            *tables, name = map(str, detail["loc"])
            return not_a_setting(name, _keys(model, tables))
        case "value_error" if isinstance(context.get("error"), Wrong):
            wrong: Wrong = context["error"]
            return wrong
        case "literal_error" | "enum":
            return Wrong("is not one of them", f"use {context['expected']}")
        case "string_pattern_mismatch":
            return Wrong("may hold small letters, digits and hyphens, at most 40", "write it so")
        case "model_type":
            return not_a_table(path)
        case "tuple_type" if path == ("rooms",):
            return Wrong("is not a list of rooms", "write [[rooms]] and a room's settings below it")
        case "too_long":
            return Wrong("holds too many", f"keep it to {context['max_length']}")
        case _:
            return Wrong("does not fit", detail["msg"].lower())


def _keys(model: type[BaseModel], tables: Iterable[str]) -> list[str]:
    """What may stand in a table, or in one of an array of them, within the table of `model`."""
    for name in (name for name in tables if not name.isdecimal()):
        inner = model.model_fields[name].annotation if name in model.model_fields else None
        inner, *_ = get_args(inner) or (inner,)
        if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
            return []
        model = inner
    return list(model.model_fields)
