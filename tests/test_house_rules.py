"""Rules of the house that no graph of imports shows."""

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import kiosk

ROOT = Path(kiosk.__file__).parent
TREES = {str(path.relative_to(ROOT)): ast.parse(path.read_text("utf-8")) for path in ROOT.rglob("*.py")}
LONGEST = 350


def test_a_class_name_exists_once() -> None:
    names = Counter(node.name for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef))
    twice = {name for name, count in names.items() if count > 1 and not name.startswith("_")}
    assert twice == set()


def wall_clock_reads(tree: ast.AST) -> Iterator[str]:
    """Calls that read the machine's wall clock."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            call = ast.unparse(node.func)
            if call in ("time.time", "datetime.now", "datetime.utcnow", "datetime.today", "date.today"):
                yield call


def test_the_wall_clock_is_read_in_one_place() -> None:
    """The demo's scenery is about the machine it is played on."""
    readers = {path for path, tree in TREES.items() if any(wall_clock_reads(tree))}
    assert readers - {"demo/stage.py"} == {"system/clock.py"}
    assert list(wall_clock_reads(ast.parse("a = datetime.now(UTC)")))
