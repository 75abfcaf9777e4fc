"""R3 after a power cut: what the disk holds at the instant `add` returned, as another boot would mount it.

The journal lies on an ext4 of its own in a file; a copy of that file is what a power cut leaves: nothing that is still
in the page cache of the file system is in it.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from support.waiting import PATIENCE_S

from kiosk.panel.store.outbox_file import OutboxFile

pytestmark = pytest.mark.long
ROOT = Path(__file__).parents[2]
IMAGE_BYTES = 8 * 1024 * 1024
COMMIT = "commit=300"
"""Seconds: the file system's own flush, every 5 s unless told, must not save a journal that forgot to."""
WISHES = 20

CHILD = """\
import os, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from kiosk.room.intent import Book
from kiosk.panel.store.outbox_file import EntryKind, OutboxEntry, OutboxFile

journal = OutboxFile(Path(sys.argv[1]) / "state" / "outbox.sqlite")
noon = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
for line in sys.stdin:
    journal.add(OutboxEntry(line.strip(), EntryKind.HELD, Book(noon, noon + timedelta(minutes=30))))
    os.write(1, b"kept\\n")
"""


def _done(*command: str) -> bool:
    return (
        shutil.which(command[0]) is not None
        and subprocess.run(command, capture_output=True, timeout=PATIENCE_S).returncode == 0
    )


@contextmanager
def _mounted(image: Path, folder: Path) -> Iterator[Path]:
    folder.mkdir(exist_ok=True)
    if not _done("mount", "-o", f"loop,{COMMIT}", str(image), str(folder)):
        pytest.skip("mounting an image needs root, a loop device and a container that allows it")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True, timeout=PATIENCE_S)


@pytest.fixture
def image(tmp_path: Path) -> Path:
    """An empty ext4 in a file."""
    path = tmp_path / "disk.img"
    with path.open("wb") as file:
        file.truncate(IMAGE_BYTES)
    if os.geteuid() != 0 or not _done("mkfs.ext4", "-q", str(path)):
        pytest.skip("making a file system to pull the power from needs root and mkfs.ext4")
    return path


def test_what_was_acknowledged_is_on_the_disk(tmp_path: Path, image: Path, figure: Callable[[str], None]) -> None:
    cuts = []
    with _mounted(image, tmp_path / "disk") as disk:
        child = subprocess.Popen(
            [sys.executable, "-c", CHILD, str(disk)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        with child:
            for number in range(WISHES):
                child.stdin.write(f"{number}\n".encode())
                child.stdin.flush()
                assert child.stdout.readline() == b"kept\n"
                cuts.append(shutil.copyfile(image, tmp_path / f"cut-{number}.img"))
            child.stdin.close()
    for number, cut in enumerate(cuts):
        with _mounted(cut, tmp_path / "after") as disk:
            found = [entry.id for entry in OutboxFile(disk / "state" / "outbox.sqlite").entries()]
        assert found == [str(wish) for wish in range(number + 1)]
    figure(f"{len(cuts)} power cuts, the first right after the file was made; every acknowledged promise was there")
