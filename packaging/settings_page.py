"""Write docs/configure.md from the types that read the settings: what each may be, its default, and what it does.

    .venv/bin/python packaging/settings_page.py

What a setting does stands below its field, as a docstring; what it may be is what its rule or its type takes.
"""

import ast
import inspect
import json
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from enum import Enum
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from kiosk.backend_tables import BACKEND_KINDS
from kiosk.config import Config
from kiosk.field_rules import Obeys, Within
from kiosk.hw.light.driver import LIGHT_DRIVERS
from kiosk.hw.settings import PRESENCE_DRIVERS
from kiosk.reports.settings import REPORT_KINDS
from kiosk.room_tables import OtherRoomTable, SettingsTable
from kiosk.settings.mistake import Wrong
from kiosk.settings.table import Table, names_of

PAGE: Final = Path(__file__).parents[1] / "docs" / "configure.md"
KINDS: Final[Mapping[str, tuple[str, Mapping[str, type]]]] = {
    "backend": ("kind", BACKEND_KINDS),
    "light": ("driver", {word: driver.settings for word, driver in LIGHT_DRIVERS.items()}),
    "presence": ("driver", PRESENCE_DRIVERS),
    "reports": ("kind", REPORT_KINDS),
}
"""Tables of several kinds: the setting that says which, and what each of them reads."""
A_PATH: Final = "a full path"
UNITS: Final = {"_min": "minutes", "_s": "seconds", "_cm": "centimetres", "brightness": "percent"}
"""By the end of a setting's name."""
_HEAD: Final = """\
# Every setting

Written by `packaging/settings_page.py` from the types that read the settings, so that it says what they do.

`/etc/kiosk/kiosk.toml` is [TOML](https://toml.io). `kiosk init` writes one; `kiosk doctor` tells each mistake in it
with its line and the mend. A change is in force within 10 s; a file with a mistake changes nothing. A setting that is
not here is refused: one that is read and not obeyed would be a lie. Secrets stand in files of their own, never here.
"""


def page() -> str:
    """All of it."""
    return "\n".join([_HEAD, *(line for name in names_of(Config) for line in _section(name))])


def undescribed() -> list[str]:
    """Settings of which nobody says what they do."""
    return [
        f"{table}.{name}"
        for table in names_of(Config)
        for _, kind in _kinds(table)
        for name in names_of(kind)
        if not descriptions(kind).get(name)
    ]


def descriptions(kind: type) -> dict[str, str]:
    """What stands below each field, in the class or in one it derives from."""
    found: dict[str, str] = {}
    for base in reversed(kind.__mro__):
        if base.__module__.startswith("kiosk."):
            (tree,) = ast.parse(textwrap.dedent(inspect.getsource(base))).body
            assert isinstance(tree, ast.ClassDef)
            found |= dict(_below_fields(tree))
    return found


def _below_fields(tree: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in zip(tree.body, tree.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            match below:
                case ast.Expr(value=ast.Constant(value=str(said))):
                    yield field.target.id, " ".join(said.split())


def _kinds(table: str) -> list[tuple[str, type]]:
    """The word that chooses it, where there is one, and the class that reads it."""
    if table in KINDS:
        return list(KINDS[table][1].items())
    annotation = get_type_hints(Config)[table]
    if table == "rooms":
        return [("", OtherRoomTable)]
    assert isinstance(annotation, type), table
    return [("", annotation)]


def _section(table: str) -> Iterator[str]:
    yield f"## [[{table}]]\n" if table == "rooms" else f"## [{table}]\n"
    for word, kind in _kinds(table):
        if word:
            yield f'### {KINDS[table][0]} = "{word}"\n'
        if said := _said_of(kind):
            yield f"{said}\n"
        if rows := list(_rows(kind, "")):
            yield "| setting | may be | without it | what it does |\n|---|---|---|---|"
            yield from rows
            yield ""


def _said_of(kind: type) -> str:
    """Its docstring, where it says more than which table it is."""
    said = " ".join(inspect.cleandoc(kind.__dict__.get("__doc__") or "").split())
    said = re.sub(r'^(`(\[+\w+\]+|\w+ = "\w+")`[,:.]?\s*)+', "", said)
    said = re.sub(r" \(`kiosk\.[\w.]+`\)", "", said)  # where the next programmer looks
    return said[:1].upper() + said[1:]


def _rows(kind: type, within: str) -> Iterator[str]:
    said = descriptions(kind)
    for name in names_of(kind):
        inner = _inner(kind, name)
        if inner is not None:
            yield from _rows(inner, f"{name}.")
            continue
        hint = get_type_hints(kind, include_extras=True)[name]
        may_be = _may_be(hint) if issubclass(kind, SettingsTable) else _mend_of(get_args(hint)[1])
        assert may_be, (kind, name)
        unit = next((unit for end, unit in UNITS.items() if name.endswith(end)), None)
        cells = (f"`{within}{name}`", f"{may_be}, {unit}" if unit else may_be, _default(kind, name), said.get(name, ""))
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _inner(kind: type, name: str) -> type | None:
    """The class of a table within a table."""
    hint = get_type_hints(kind).get(name)
    return hint if isinstance(hint, type) and issubclass(hint, Table) else None


def _default(kind: type, name: str) -> str:
    (field,) = [field for field in fields(kind) if field.name == name]
    return "it is needed" if field.default is field.default_factory is MISSING else _written(field.default)


# Tables of the panel's own, which pydantic reads


def _may_be(hint: Any) -> str:
    words = _type_words(hint, {})
    for mark in _marks(hint) if words != A_PATH else ():  # the rules of a path look at what is there
        if isinstance(mark, Obeys) and (mend := _mend_of(mark.rule)):
            return mend
        if "pattern" in getattr(mark, "limits", ()):
            return "small letters, digits and hyphens, at most 40"
    return words


def _marks(hint: Any) -> Iterator[Any]:
    """Of the setting, or of what it may be instead of nothing."""
    if get_origin(hint) in (Union, UnionType):
        yield from (mark for part in get_args(hint) for mark in _marks(part))
    elif get_origin(hint) is Annotated:
        inner, *marks = get_args(hint)
        yield from marks
        yield from _marks(inner)


def _type_words(hint: Any, limits: Mapping[str, Any]) -> str:
    origin, arguments = get_origin(hint), get_args(hint)
    match hint:
        case _ if origin is Annotated:
            within = [mark.limits for mark in arguments[1:] if isinstance(mark, Within)]
            return _type_words(arguments[0], {key: limit for one in within for key, limit in one.items()})
        case _ if origin is Literal:
            return f"one of {', '.join(map(str, arguments))}"
        case _ if origin in (Union, UnionType):
            return _type_words(next(part for part in arguments if part is not type(None)), limits)
        case _ if origin in (tuple, frozenset):
            most = f", at most {limits['max_length']}" if "max_length" in limits else ""
            return f"a list of values, each {_type_words(arguments[0], {})}{most}"
        case _ if isinstance(hint, type) and issubclass(hint, Enum):
            return f"one of {', '.join(member.value for member in hint)}"
    if hint is bool:
        return "true or false"
    if hint is int:
        return f"a whole number from {limits['ge']} to {limits['le']}"
    if hint is Path:
        return A_PATH
    return f"a text of at most {limits['max_length']} characters" if "max_length" in limits else "a text"


# What a rule takes


def _mend_of(rule: Any) -> str:
    """What a rule says to whoever wrote something else; the rule of a path, for one, says how a path is written."""
    for odd in (None, "\0"):
        try:
            rule(odd)
        except Wrong as wrong:
            return re.sub(r"^(write|use) (it )?", "", wrong.mend)
        except (TypeError, AttributeError):
            continue
    return ""


def _written(value: Any) -> str:
    """As TOML has it."""
    match value:
        case None | "" | ():
            return ""
        case Enum():
            return f'`"{value.value}"`'
        case bool() | int() | str():
            return f"`{json.dumps(value)}`"
        case Path():
            return f'`"{value}"`'
        case tuple() | frozenset():
            return f"`{json.dumps(sorted(value))}`"
        case _:
            return f'`"{value}"`'


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
