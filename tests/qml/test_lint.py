"""qmllint has nothing to say, and would say it."""

import subprocess
import sys
from pathlib import Path

from support.waiting import PATIENCE_S

ROOT = Path(__file__).resolve().parents[2]
LINT = [sys.executable, str(ROOT / "packaging" / "qmllint")]


def lint(folder: Path, *more: Path) -> subprocess.CompletedProcess[str]:
    command = [*LINT, str(folder), *map(str, more)]
    return subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE_S, cwd=ROOT, check=False)


def test_qmllint_is_silent(tmp_path: Path) -> None:
    done = lint(tmp_path)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_qmllint_knows_the_types_python_gives(tmp_path: Path) -> None:
    wrong = tmp_path / "Wrong.qml"
    wrong.write_text(
        "import QtQuick\nimport kiosk.ui\nItem { required property HomeViewModel view; x: view.nonsense }\n"
    )
    done = lint(tmp_path, wrong)
    assert done.returncode != 0
    assert "nonsense" in done.stdout + done.stderr
