"""A personal value can be shown, and nothing else can be done with it."""

import ast
import copy
import dataclasses
import json
import logging
import marshal
import pickle
import pprint
import reprlib
import sqlite3
import string
import traceback
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pydantic
import pydantic_core
import pytest

import kiosk
from kiosk.privacy.display_text import DisplayText
from kiosk.privacy.personal import NO_LABELS, Label, Personal
from kiosk.room.schedule import EventKey

SECRET = "Quarterly kompromat"
P = Personal(SECRET)
LABEL = Label(title=P, organizer=Personal(SECRET))


def test_it_can_be_shown() -> None:
    assert P.reveal() == DisplayText(SECRET)
    assert type(P.reveal()) is DisplayText
    assert Personal("a\u202eb").reveal() == DisplayText("ab")


# Printing


def formatted(message: str, *args: object) -> str:
    record = logging.LogRecord("door", logging.INFO, __file__, 1, message, args, None)
    return logging.Formatter().format(record)


def raised(value: object) -> str:
    local = value
    try:
        raise ValueError(value, local)
    except ValueError as error:
        return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


@pytest.mark.parametrize(
    "printed",
    [
        str(P),
        repr(P),
        ascii(P),
        f"{P}",
        f"{P!r}",
        f"{P!s:>40}",
        f"{P:>40}",
        format(P),
        format(P, ".3"),
        f"{[P]} { ({1: P}) }",
        string.Template("$p").substitute(p=P),
        pprint.pformat({"p": [P]}),
        reprlib.repr(P),
        repr(LABEL),
        str({EventKey("a"): LABEL}),
        formatted("%s", P),
        formatted("%r %s", P, [P]),
        formatted("%(p)s", {"p": P}),
        raised(P),
        raised(LABEL),
        json.dumps({"p": P}, default=str),
        pydantic_core.to_json({"p": P}, fallback=repr).decode(),
    ],
)
def test_it_prints_as_personal(printed: str) -> None:
    assert "<personal>" in printed
    assert "ompromat" not in printed


def test_it_prints_as_nothing_but_personal() -> None:
    assert {str(P), repr(P), f"{P}", f"{P:10}", formatted("%s", P)} == {"<personal>"}


# Leaving the process


class Anything(pydantic.BaseModel):
    value: Any


def model_of(kind: object, **config: bool) -> type[pydantic.BaseModel]:
    settings = pydantic.ConfigDict(**config)  # type: ignore[typeddict-item]
    return pydantic.create_model("Model", __config__=settings, value=(kind, ...))


def stored(value: object) -> None:
    with sqlite3.connect(":memory:") as database:
        try:
            database.execute("SELECT ?", (value,))
        finally:
            database.close()


@pytest.mark.parametrize(
    "refused",
    [
        lambda: json.dumps(P),
        lambda: json.dumps({"p": [P]}),
        lambda: json.dumps(P, default=vars),
        *[lambda protocol=protocol: pickle.dumps(P, protocol) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)],
        lambda: pickle.dumps(LABEL),
        lambda: pickle.dumps({"p": P}),
        lambda: marshal.dumps(P),  # type: ignore[arg-type]
        lambda: copy.copy(P),
        lambda: copy.deepcopy(P),
        lambda: copy.deepcopy([P]),
        lambda: copy.deepcopy(LABEL),
        lambda: dataclasses.asdict(LABEL),
        lambda: dataclasses.astuple(LABEL),
        lambda: P.__reduce__(),
        lambda: P.__reduce_ex__(2),
        lambda: P.__getstate__(),
        lambda: stored(P),
        lambda: model_of(Personal),
        lambda: model_of(Personal, arbitrary_types_allowed=True),
        lambda: model_of(Personal | None),
        lambda: model_of(list[Personal], arbitrary_types_allowed=True),
        lambda: model_of(Label),
        lambda: pydantic.TypeAdapter(Personal),
        lambda: pydantic.TypeAdapter(dict[str, Label]),
        lambda: pydantic.TypeAdapter(Any).dump_json(P),
        lambda: pydantic.TypeAdapter(Any).dump_python(P, mode="json"),
        lambda: Anything(value=P).model_dump_json(),
        lambda: Anything(value=P).model_dump(mode="json"),
        lambda: Anything(value=P).model_copy(deep=True),
        lambda: pydantic_core.to_json([P]),
        lambda: pydantic_core.to_jsonable_python(P),
    ],
)
def test_it_cannot_be_copied_or_serialised(refused: Callable[[], object]) -> None:
    with pytest.raises((TypeError, ValueError, sqlite3.Error)) as caught:
        refused()
    assert "ompromat" not in "".join(traceback.format_exception(caught.value))


# Looking inside


@pytest.mark.parametrize(
    "refused",
    [
        lambda: vars(P),
        lambda: P.__dict__,
        lambda: weakref.ref(P),
        lambda: setattr(P, "more", 1),
        lambda: len(P),  # type: ignore[arg-type]
        lambda: list(P),  # type: ignore[call-overload]
        lambda: P[0],  # type: ignore[index]
        lambda: bytes(P),  # type: ignore[call-overload]
        lambda: "" + P,  # type: ignore[operator]
        lambda: "".join([P]),  # type: ignore[list-item]
        lambda: Personal("z") > P,  # type: ignore[operator]
        lambda: type("Open", (Personal,), {}),
    ],
)
def test_it_cannot_be_taken_apart(refused: Callable[[], object]) -> None:
    with pytest.raises((TypeError, AttributeError)):
        refused()


def test_it_has_one_door() -> None:
    assert [name for name in dir(P) if not name.startswith("_")] == ["reveal"]


def test_it_equals_only_itself_and_its_hash_tells_nothing() -> None:
    twin = Personal(SECRET)
    assert P == P
    assert twin != P
    assert P != SECRET
    assert P.reveal() != P
    assert hash(P) == object.__hash__(P)
    assert len({P, twin}) == 2
    assert Label(LABEL.title, LABEL.organizer) != LABEL


def test_without_names_there_are_no_labels() -> None:
    assert dict(NO_LABELS) == {}
    with pytest.raises(TypeError):
        NO_LABELS[EventKey("a")] = LABEL  # type: ignore[index]


# Who opens the door


def door_openings(source: str) -> list[int]:
    """The lines that take a personal value's text, whatever they call the value and however they spell it."""
    tree = ast.parse(source)
    prose = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    lines = []
    for node in ast.walk(tree):
        words = [word for _, value in ast.iter_fields(node) for word in (value if isinstance(value, list) else [value])]
        names = [word for word in words if isinstance(word, str)]
        if id(node) not in prose and any("reveal" in name or "_Personal__" in name for name in names):
            lines.append(getattr(node, "lineno", 0))
    return lines


@pytest.mark.parametrize(
    "source",
    [
        "title.reveal()",
        "labels[key].title.reveal()",
        "f(x).reveal",
        "take = title.reveal; take()",
        "getattr(title, 'reveal')()",
        "operator.methodcaller('reveal')(title)",
        "operator.attrgetter('title.reveal')(label)",
        "eval('title.reveal()')",
        "Personal.reveal(title)",
        "f'{title.reveal()}'",
        "from kiosk.privacy.personal import reveal",
        "reveal = 1",
        "match title:\n case Personal(reveal=take): take()",
        "title._Personal__text",
        "getattr(title, '_Personal__text')",
        "setattr(title, reveal=1)",
        "def reveal(): ...",
        "lambda reveal: 1",
    ],
)
def test_no_spelling_escapes_the_search(source: str) -> None:
    assert door_openings(source)


def test_talking_about_it_is_no_crime() -> None:
    assert door_openings('"""`reveal()` is elsewhere."""\nx = 1\ndef f():\n    "reveal"\n') == []


def test_only_the_screen_takes_personal_text() -> None:
    root = Path(kiosk.__file__).parent
    modules = {path.relative_to(root): path.read_text() for path in root.rglob("*.py")}
    assert Path("privacy/personal.py") in modules
    opened = {str(path) for path, source in modules.items() if path.parts[0] != "ui" and door_openings(source)}
    assert opened == {"privacy/personal.py"}
    assert len(door_openings(modules[Path("privacy/personal.py")])) == 1


def test_the_program_under_test_is_this_tree() -> None:
    assert Path(kiosk.__file__).parents[1] == Path(__file__).parents[2]
