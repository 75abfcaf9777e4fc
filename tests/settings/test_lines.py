"""The line of every table and every key, in whatever way TOML lets them be written."""

import tomllib
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.settings.lines import Lines
from kiosk.settings.mistake import KeyPath, Mistake


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("a = 1\nb = 2", ("b",), 2),
        ("\n# note\n\na = 1", ("a",), 4),
        ("[t]\na = 1\nb = 2", ("t", "b"), 3),
        ("[t]\na = 1", ("t",), 1),
        (" [ t . 'u' ] # [v]\n  a=1", ("t", "u", "a"), 2),
        ("[t.u]\na = 1", ("t",), 1),
        ("[t.u]\na = 1\n[t]\nb = 2", ("t",), 3),
        ("[t.u]\na = 1\n[t]\nb = 2", ("t", "b"), 4),
        ("[one]\na = 1\n[two]\na = 1", ("two", "a"), 4),
        ("[t]\nxa = 1\na = 2", ("t", "a"), 3),
        ("[t]\nb = 'a = 1'\na = 2", ("t", "a"), 3),
    ],
    ids=str,
)
def test_a_key_stands_where_it_is_written(text: str, path: KeyPath, line: int) -> None:
    assert Lines(text).of(path) == line


@pytest.mark.parametrize(
    ("text", "path", "line"),
    [
        ("x.y.z = 1", ("x", "y"), 1),
        ("[t]\nx.y = 1\nx.z = 2", ("t", "x", "z"), 3),
        ("[t]\nx.y = 1\nx.z = 2", ("t", "x"), 2),
        ('"a.b" = 1\n"c d" = 2', ("c d",), 2),
        ('"a.b" = 1\n"c d" = 2', ("a.b",), 1),
        ("[t]\n'[u]' = 1\nb = 2", ("t", "b"), 3),
        ('["t.u"]\na = 1', ("t.u", "a"), 2),
        ('[t]\n"\\u0061" = 1', ("t", "a"), 2),
        ("\na = { b = 1, c = { d = 2 } }", ("a", "c", "d"), 2),
        ("\na = { b = 1, c = [1, 2] }", ("a", "c", 1), 2),
    ],
    ids=str,
)
def test_keys_that_are_dotted_quoted_or_within_braces(text: str, path: KeyPath, line: int) -> None:
    assert Lines(text).of(path) == line


@pytest.mark.parametrize(
    "value",
    [
        '"""\nb = 1\n[u]\n"""',
        "'''\nb = 1\n[u]\n'''",
        '"""\\"""\nb = 1\n"""',
        '"""\n"quoted"""""',
        '"""\n\\\\"""',
        "'''\n\\'''",
        "[\n1, # ]\n2,\n]",
        '[\n["]", "["],\n[2]\n]',
        "[\n'''\n]\n''',\n]",
        '"""a\n""" # """',
    ],
    ids=str,
)
def test_what_is_behind_a_value_of_several_lines(value: str) -> None:
    text = f"[t]\na = {value}\nb = 2\n[u]\nc = 3\n"
    lines = Lines(text)
    written = text.splitlines()
    assert lines.of(("t", "a")) == 2
    assert lines.of(("t", "b")) == len(written) - 2
    assert lines.of(("u",)) == len(written) - 1
    assert lines.of(("u", "c")) == len(written)


ROOMS = """\
[[rooms]]
id = "a"
[rooms.light]
led = "x"
[[rooms]]
id = "b"
seats = 0
[rooms.light]
led = "y"
[[rooms.doors]]
name = "left"
[[rooms.doors]]
name = "right"
[rooms.doors.lock]
kind = "none"
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("rooms",), 1),
        (("rooms", 0), 1),
        (("rooms", 0, "id"), 2),
        (("rooms", 0, "light", "led"), 4),
        (("rooms", 1), 5),
        (("rooms", 1, "seats"), 7),
        (("rooms", 1, "light"), 8),
        (("rooms", 1, "light", "led"), 9),
        (("rooms", 1, "doors", 1), 12),
        (("rooms", 1, "doors", 1, "name"), 13),
        (("rooms", 1, "doors", 1, "lock", "kind"), 15),
    ],
    ids=str,
)
def test_each_table_of_an_array(path: KeyPath, line: int) -> None:
    assert Lines(ROOMS).of(path) == line


def test_each_element_of_an_array_on_several_lines() -> None:
    lines = Lines('[t]\nrooms = [ { id = "a" }, # first\n\n  { id = "b", seats = [\n1, 2] },\n  [3,\n 4] ]\n')
    assert lines.of(("t", "rooms", 0, "id")) == 2
    assert lines.of(("t", "rooms", 1, "id")) == 4
    assert lines.of(("t", "rooms", 2)) == 6


@pytest.mark.parametrize(
    ("path", "line"),
    [(("t", "missing"), 2), (("t", "a", "missing"), 3), (("missing",), None), (("missing", "a"), None), ((), None)],
    ids=str,
)
def test_what_is_missing_is_missing_from_its_table(path: KeyPath, line: int | None) -> None:
    assert Lines("\n[t]\na = {}\n").of(path) == line


def test_windows_line_ends_count_once() -> None:
    assert Lines("[t]\r\na = '''\r\n'''\r\nb = 1\r\n").of(("t", "b")) == 4


def test_mistakes_are_placed_in_the_order_of_the_file() -> None:
    mistakes = [Mistake(("t", "b"), "2"), Mistake(("t", "a"), "1"), Mistake(("none",), "0")]
    assert [(m.says, m.line) for m in Lines("[t]\na = 1\nb = 1").placed(mistakes)] == [("0", None), ("1", 2), ("2", 3)]


KEYS = st.text("ab.\"'[]#=\n é", min_size=1, max_size=3)
TEXTS = st.text("ab\"'\\[]{},#=\n ", max_size=8)


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def folded(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"""\n{escaped}"""'


VALUES = st.recursive(
    st.builds(quoted, TEXTS) | st.builds(folded, TEXTS) | st.sampled_from(["1", "true", "[]", "'#'", "''''''"]),
    lambda inner: st.lists(inner, max_size=3).map(lambda parts: "[ # [\n" + ",\n".join(parts) + "\n]"),
    max_leaves=5,
)
SETTINGS = st.dictionaries(KEYS, VALUES, max_size=3)
TABLES = st.lists(st.tuples(KEYS, SETTINGS), unique_by=lambda table: table[0], max_size=4)


def written(tables: list[tuple[str, dict[str, str]]]) -> Iterator[tuple[KeyPath, str]]:
    """Each header and each key with its value, as TOML, and what it is."""
    for name, values in tables:
        yield (name,), f"[{quoted(name)}] # '\n"
        for key, value in values.items():
            yield (name, key), f'{quoted(key)} = {value} # "\n'


@given(TABLES)
def test_whatever_is_written_is_found_where_it_was_written(tables: list[tuple[str, dict[str, str]]]) -> None:
    text, expected = "", dict[KeyPath, Any]()
    for path, statement in written(tables):
        expected[path] = text.count("\n") + 1
        text += statement
    assert tomllib.loads(text).keys() == {name for name, _ in tables}
    lines = Lines(text)
    assert {path: lines.of(path) for path in expected} == expected


PIECES = [*"[]{}=,. #a1é'\"\n", "\r\n", "'''", '"""', "\\\\", '\\"']
STATEMENTS = ["a=1\n", "[a]\n", "[[a]]\n", "b.c=[1]\n", 'd="""\n"""\n', "e={f=[\n{}]}\n", "[a.b]\n", "[[a.c]]\n"]


@given(st.lists(st.sampled_from(PIECES + STATEMENTS), max_size=12).map("".join))
@settings(max_examples=400)
def test_whatever_can_be_read_has_lines(text: str) -> None:
    with suppress(tomllib.TOMLDecodeError):
        tables = tomllib.loads(text)
        lines = Lines(text)
        assert all(lines.of((name,)) for name in tables)
