"""What the program promises, where the promise is kept, and the test that breaks where it is not. Pure.

A test of the table finds every test that it names. Whoever builds a version runs them: what is installed was built from
a commit at which all of them held.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Promise:
    """`kept_in` are places in the program; `tests` are `file::test` below `tests/`; `open` is what is not proved."""

    id: str
    says: str
    kept_in: tuple[str, ...]
    tests: tuple[str, ...]
    open: str = ""


def table(promises: Iterable[Promise]) -> str:
    """In Markdown: a row each."""
    rows = ["| id | what is promised | where it is kept | the test that proves it |", "|---|---|---|---|"]
    for one in promises:
        kept, tests = (", ".join(f"`{name}`" for name in names) for names in (one.kept_in, one.tests))
        proof = ". ".join(part for part in (tests, f"**Open**: {one.open}" if one.open else "") if part)
        rows.append(f"| {one.id} | {one.says} | {kept} | {proof} |")
    return "\n".join(rows) + "\n"
