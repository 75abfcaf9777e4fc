"""Who may import whom: the tree keeps the rules, and every rule bites in a copy of the tree that breaks it."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.waiting import PATIENCE_S

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / ".importlinter"
LINT = Path(sys.executable).with_name("lint-imports")
VERDICT = re.compile(r"^(?P<rule>\S.*) (?P<verdict>KEPT|BROKEN)( \(.*\))?$", re.MULTILINE)

LAYERS = "Each layer knows only those below it"
PANEL = "The panel's parts know"
VENDORS = "What is general in sync"
REPORTS = "A report knows nothing of how"
SIDES = "The daemon's side"
NEARBY = "The door and the rooms round it"
SCREEN = "The screen gets values and one callable"
PERSONAL = "Nothing personal reaches rules, light, disk"
TITLES = "A title is known"
RULES = "The rules are pure"
SETTINGS = "A configuration file and its complaints"
DAEMON = "The privileged daemon is small"
LIGHTS = "A light knows its pattern"
BADGE = "A badge's number is known where it is read"
QT = "Qt stops at the screen"
LOOP = "Two loops are joined in one place"
GPL = "The GPL servers are processes"
RULES_KNOWN = (
    LAYERS,
    PANEL,
    VENDORS,
    REPORTS,
    SIDES,
    NEARBY,
    SCREEN,
    PERSONAL,
    TITLES,
    RULES,
    SETTINGS,
    DAEMON,
    LIGHTS,
    BADGE,
    QT,
    LOOP,
    GPL,
)


def broken_rules(tree: Path) -> tuple[set[str], str]:
    """The rules that the package under `tree` breaks, and what was said."""
    said = subprocess.run(
        [LINT, "--config", CONFIG, "--no-cache", "--no-logo"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "500", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    verdicts = {match["rule"]: match["verdict"] for match in VERDICT.finditer(said.stdout)}
    assert [sum(rule.startswith(known) for rule in verdicts) for known in RULES_KNOWN] == [1] * len(verdicts), said
    broken = {k for k in RULES_KNOWN for rule, v in verdicts.items() if rule.startswith(k) and v == "BROKEN"}
    assert (said.returncode == 0) == (not broken)
    return broken, said.stdout


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the package to break."""
    shutil.copytree(ROOT / "kiosk", tmp_path / "kiosk", ignore=shutil.ignore_patterns("__pycache__", "*.qml", "*.pyc"))
    return tmp_path


def add(tree: Path, module: str, line: str) -> None:
    """Add a line to a module of the copy; a module that is not there yet is made."""
    path = tree.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    path.write_text((path.read_text() if path.exists() else "") + f"\n{line}\n")


def test_the_tree_keeps_the_rules() -> None:
    broken, said = broken_rules(ROOT)
    assert not broken, said


BREACHES = [
    ("kiosk.app", "import kiosk.cli", {LAYERS}),
    ("kiosk.panel.panel", "import kiosk.app", {LAYERS, NEARBY}),
    ("kiosk.panel.panel", "from kiosk.ui import timeline", {LAYERS, NEARBY}),
    ("kiosk.sync.engine", "import kiosk.panel.panel", {LAYERS, PANEL, NEARBY}),
    ("kiosk.sync.polling", "from kiosk.hw.protocol import message", {LAYERS}),
    ("kiosk.hw.panel.daemon_link", "from kiosk.sync import polling", {LAYERS}),
    ("kiosk.hw.panel.daemon_link", "from kiosk.sync import engine", {LAYERS, PERSONAL}),
    ("kiosk.config", "from kiosk.sync import polling", {LAYERS, SCREEN}),
    ("kiosk.privacy.personal", "import kiosk.config", {LAYERS}),
    ("kiosk.system.clock", "from kiosk.room import day", {LAYERS}),
    ("kiosk.newcomer", "import json", {LAYERS}),
    ("kiosk.control.status", "from kiosk.privacy.personal import Personal", {TITLES}),
    ("kiosk.panel.outbox", "from kiosk.privacy.personal import Labels", {TITLES}),
    ("kiosk.nearby.other_room", "import kiosk.panel.outbox", {LAYERS, NEARBY}),
    ("kiosk.panel.requests", "import kiosk.nearby.rooms", {NEARBY}),
    ("kiosk.ui.pages.home", "import kiosk.nearby.room_finder", {SCREEN}),
    ("kiosk.room_tables", "import kiosk.config", {LAYERS}),
    ("kiosk.ui.pages.home", "import kiosk.panel.panel", {LAYERS, SCREEN}),
    ("kiosk.ui.pages.home", "from kiosk.sync import polling", {SCREEN}),
    ("kiosk.ui.pages.home", "def late():\n    from kiosk.sync import memory", {SCREEN}),
    ("kiosk.config", "from kiosk.privacy.personal import Personal", {PERSONAL, TITLES}),
    ("kiosk.hw.protocol.message", "from kiosk.privacy.personal import Personal", {PERSONAL, DAEMON, TITLES}),
    ("kiosk.panel.store.schedule_cache", "from kiosk.privacy.personal import Personal", {PERSONAL, TITLES}),
    ("kiosk.panel.store.schedule_cache", "from kiosk.sync.backend import Capabilities", {PERSONAL}),
    ("kiosk.panel.store.outbox_file", "from kiosk.sync.backend import Capabilities", {PERSONAL}),
    ("kiosk.panel.store.outbox_file", "from kiosk.room import intent", set()),
    ("kiosk.room.state", "from kiosk.privacy.personal import Personal", {LAYERS, PERSONAL, RULES, TITLES}),
    ("kiosk.room.state", "import kiosk.system.clock", {LAYERS, RULES}),
    ("kiosk.room.state", "import pydantic", {RULES}),
    ("kiosk.room.newcomer", "import dateutil", {RULES}),
    ("kiosk.privacy.display_text", "import httpx", {RULES}),
    ("kiosk.hw.daemon.daemon", "import pydantic", {DAEMON}),
    ("kiosk.hw.daemon.daemon", "import kiosk.hw.panel.daemon_link", {DAEMON, SIDES}),
    ("kiosk.hw.daemon.daemon", "import kiosk.config", {DAEMON}),
    ("kiosk.hw.daemon.newcomer", "import kiosk.hw.panel.http_light", {DAEMON, SIDES}),
    ("kiosk.hw.panel.mqtt_sensor", "import kiosk.hw.daemon.backlight", {SIDES}),
    ("kiosk.hw.daemon.backlight", "import kiosk.privacy.personal", {PERSONAL, DAEMON, TITLES}),
    ("kiosk.hw.look.colours", "import httpx", {DAEMON, LIGHTS}),
    ("kiosk.hw.panel.devices", "import kiosk.panel.panel", {LAYERS, PERSONAL}),
    ("kiosk.panel.newcomer", "import json", {PANEL}),
    ("kiosk.sync.engine", "from kiosk.sync.caldav import client", {VENDORS}),
    ("kiosk.sync.icalendar.parse", "def late():\n    import kiosk.sync.caldav.webdav_xml", {VENDORS}),
    ("kiosk.sync.memory", "import kiosk.sync.caldav.client", {VENDORS}),
    ("kiosk.settings.addresses", "from kiosk.room import day", {LAYERS, SETTINGS, DAEMON, LIGHTS}),
    ("kiosk.settings.table", "import pydantic", {SETTINGS, DAEMON, LIGHTS}),
    ("kiosk.hw.light.newcomer", "import kiosk.hw.settings", {LIGHTS}),
    ("kiosk.reports.report", "import kiosk.reports.queue", {REPORTS, SCREEN}),
    ("kiosk.reports.webhook", "import kiosk.reports.mail", {REPORTS}),
    ("kiosk.reports.newcomer", "import json", {REPORTS}),
    ("kiosk.reports.message", "from kiosk.privacy.personal import Labels", {PERSONAL, TITLES}),
    ("kiosk.reports.reporting", "from kiosk.panel.store import disk", {LAYERS}),
    ("kiosk.reports.reporting", "from kiosk.sync import polling", {LAYERS}),
    ("kiosk.ui.pages.home", "from kiosk.reports import report", set()),
    ("kiosk.ui.pages.home", "from kiosk.reports import reporting", {SCREEN}),
    ("kiosk.panel.live_facts", "import kiosk.panel.panel", {PANEL}),
    ("kiosk.hw.badge.watch", "import httpx", {DAEMON}),
    ("kiosk.hw.badge.newcomer", "import kiosk.hw.badge.number", set()),
    ("kiosk.hw.panel.daemon_link", "from kiosk.hw.badge.number import BadgeNumber", {BADGE}),
    ("kiosk.hw.protocol.message", "from kiosk.hw.badge.number import BadgeNumber", {BADGE}),
    ("kiosk.hw.protocol.peer_auth", "from kiosk.room import state", {DAEMON}),
    ("kiosk.hw.light.gpio", "import httpx", {DAEMON, LIGHTS}),
    ("kiosk.hw.light.newcomer", "import zmq", {LIGHTS}),
    ("kiosk.hw.light.newcomer", "import kiosk.hw.protocol.message", {LIGHTS}),
    ("kiosk.hw.light.newcomer", "import busylight_core", set()),
    ("kiosk.panel.panel", "from PySide6.QtCore import QObject", {QT}),
    ("kiosk.sync.caldav.client", "def late():\n    import PySide6.QtNetwork", {QT}),
    ("kiosk.demo.rooms", "import PySide6", {QT}),
    ("kiosk.ui.shell", "import qasync", {LOOP}),
    ("kiosk.server.embedded", "import radicale", {GPL}),
    ("kiosk.cli", "def late():\n    from xandikos.web import main", {GPL}),
]


@pytest.mark.parametrize(
    ("module", "line", "rules"),
    [pytest.param(*one, marks=pytest.mark.long if number % 5 else ()) for number, one in enumerate(BREACHES)],
)
def test_each_rule_bites(tree: Path, module: str, line: str, rules: set[str]) -> None:
    add(tree, module, line)
    broken, said = broken_rules(tree)
    assert broken == rules, said


def test_the_copy_keeps_the_rules_as_long_as_nobody_breaks_them(tree: Path) -> None:
    assert broken_rules(tree)[0] == set()


# What a graph of imports does not show


def modules() -> dict[str, str]:
    return {str(p.relative_to(ROOT)): p.read_text() for p in (ROOT / "kiosk").rglob("*.py")}


def test_packages_stay_empty_so_that_nothing_comes_along() -> None:
    packages = {path: source for path, source in modules().items() if path.endswith("__init__.py")}
    version = packages.pop("kiosk/__init__.py")
    assert re.fullmatch(r'"""[^"]+"""\n\n__version__ = "[\d.]+"\n', version)
    assert [path for path, source in packages.items() if source] == []


def imports_by_name(source: str) -> bool:
    """Whether a module is imported by a name that only exists while the program runs."""
    names = {"import_module", "__import__", "exec", "eval", "run_module", "run_path"}
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    called = {f.id if isinstance(f, ast.Name) else f.attr if isinstance(f, ast.Attribute) else "" for f in calls}
    return bool(called & names)


def test_nothing_is_imported_behind_the_rules_back() -> None:
    """The table of commands imports its own folder alone, one of the names in it."""
    assert [path for path, source in modules().items() if imports_by_name(source)] == ["kiosk/commands/table.py"]
    for source in ("import importlib\nimportlib.import_module(x)", "__import__('radicale')", "exec(code)"):
        assert imports_by_name(source)


def loaded_with(module: str) -> set[str]:
    """The packages that a process has which imports this."""
    code = f"import sys, {module}; print(*{{m.split('.')[0] for m in sys.modules}})"
    command = [sys.executable, "-c", code]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=PATIENCE_S, check=True).stdout
    return set(told.split())


def test_the_daemon_loads_nothing_of_the_screen_or_the_network() -> None:
    loaded = loaded_with("kiosk.hw.daemon.daemon")
    assert {"kiosk", "zmq"} <= loaded
    assert not {"PySide6", "qasync", "pydantic", "httpx", "icalendar"} & loaded


def test_the_first_frame_waits_for_no_library_of_the_network_or_the_hardware() -> None:
    loaded = loaded_with("kiosk.app")
    assert {"kiosk", "PySide6", "qasync"} <= loaded
    assert not {"httpx", "icalendar", "zmq", "cryptography", "radicale", "segno"} & loaded
