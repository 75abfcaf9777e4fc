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


PURE = (
    "events/security_event.py",
    "hw/look",
    "hw/protocol/message.py",
    "nearby/rooms.py",
    "nearby/suggestions.py",
    "notice/notice_file.py",
    "notice/words.py",
    "reports/back_off.py",
    "reports/faults.py",
    "reports/message.py",
    "reports/report.py",
    "room/",
    "sync/booking/claim_plan.py",
    "sync/booking/event_store.py",
    "sync/caldav/assembly.py",
    "sync/caldav/lenient_xml.py",
    "sync/caldav/standing.py",
    "sync/caldav/webdav_requests.py",
    "sync/caldav/webdav_xml.py",
    "sync/google/parse.py",
    "sync/google/resource.py",
    "sync/ical_feed/parse.py",
    "sync/icalendar",
    "sync/polling.py",
    "ui/pages",
    "ui/timeline.py",
    "ui/day_blocks.py",
    "ui/headline.py",
    "ui/countdown.py",
    "ui/qr_code.py",
    "ui/actions.py",
    "ui/prompt.py",
    "ui/interaction.py",
)
"""Values in, values out: what is tested with a table and may be called anywhere."""
OUTSIDE = {
    "asyncio",
    "httpx",
    "multiprocessing",
    "os",
    "pathlib",
    "random",
    "secrets",
    "shutil",
    "signal",
    "socket",
    "sqlite3",
    "ssl",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
    "uuid",
    "zmq",
    "PySide6",
    "qasync",
}


def modules_of(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module is not None:
            yield node.module.partition(".")[0]


def test_what_is_pure_reaches_nothing_outside() -> None:
    """No file, no socket, no clock, no chance, no loop."""
    pure = {path: tree for path, tree in TREES.items() if path.startswith(PURE)}
    assert all(any(path.startswith(name) for path in pure) for name in PURE)
    reaching = {path: found for path, tree in pure.items() if (found := OUTSIDE.intersection(modules_of(tree)))}
    assert reaching == {}


def test_no_module_is_longer_than_one_can_keep_in_mind() -> None:
    lengths = {path: len((ROOT / path).read_text("utf-8").splitlines()) for path in TREES}
    assert {path: length for path, length in lengths.items() if length > LONGEST} == {}
