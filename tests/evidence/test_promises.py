"""The table of promises is true: each place and each test that it names is there, and each rule has its row."""

import ast
from functools import cache
from pathlib import Path

import pytest

from kiosk.evidence.privacy_promises import RULES
from kiosk.evidence.promise import Promise, table
from kiosk.evidence.promises import ALL

ROOT = Path(__file__).parents[2]


@cache
def functions_of(path: Path) -> set[str]:
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


@pytest.mark.parametrize("promise", ALL, ids=lambda one: one.id)
def test_what_it_names_is_there(promise: Promise) -> None:
    for place in promise.kept_in:
        assert any((ROOT / folder / place).exists() for folder in ("kiosk", ".")), place
    for named in promise.tests:
        file, _, test = named.partition("::")
        assert test in functions_of(ROOT / "tests" / file), named
    assert promise.tests or promise.open


def test_a_test_that_is_not_there_is_found() -> None:
    assert "test_that_was_renamed" not in functions_of(Path(__file__))


def test_every_rule_has_a_row() -> None:
    ids = [promise.id for promise in ALL]
    assert len(ids) == len(set(ids))
    assert [promise.id for promise in RULES] == [f"PR{number}" for number in range(1, 18)]
    assert {f"R{number}" for number in range(1, 14)} | {f"S{number}" for number in range(1, 15)} <= set(ids)


def test_the_page_about_privacy_has_the_same_table() -> None:
    """docs/privacy.md, which a person reads, is not older than the program."""
    assert table(RULES) in (ROOT / "docs" / "privacy.md").read_text("utf-8")
