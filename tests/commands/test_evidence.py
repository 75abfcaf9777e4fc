"""`kiosk evidence` and `kiosk assets`: one file that is new, one row, and a sentence where that cannot be."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from kiosk.cli import main
from kiosk.events.event_file import NAME
from kiosk.evidence import canary


@pytest.fixture(autouse=True)
def _the_log_speaks_again() -> Iterator[None]:
    """As before a command that, as a process of its own, needs no log."""
    log = logging.getLogger("kiosk")
    before = log.level
    yield
    log.setLevel(before)


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    config = tmp_path / "panel.toml"
    config.write_text(
        '[room]\nid = "r"\n[backend]\nkind = "caldav"\nurl = "http://127.0.0.1:9/"\n'
        f'[state]\ndir = "{tmp_path / "state"}"\nrun_dir = "{tmp_path / "state"}"\n'
    )
    return config


def evidence(config: Path, out: Path) -> int:
    return main(["evidence", "--config", str(config), "--out", str(out)])


def test_a_panel_that_does_not_even_run_gives_evidence(panel: Path, tmp_path: Path) -> None:
    out = tmp_path / "evidence.zip"
    assert evidence(panel, out) == 0
    with ZipFile(out) as archive:
        assert archive.testzip() is None
        assert {"SHA256SUMS", "doctor.json", "sbom.cdx.json"} <= set(archive.namelist())
    assert not (tmp_path / "state").exists()  # it looks, and makes nothing


def test_a_file_that_is_there_is_left_as_it_is(panel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "evidence.zip"
    out.write_text("somebody's")
    assert evidence(panel, out) == 1
    assert "is there already: name another" in capsys.readouterr().err
    assert out.read_text() == "somebody's"


def test_a_place_that_cannot_be_written_is_said(
    panel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert evidence(panel, tmp_path / "nowhere" / "evidence.zip") == 1
    assert "cannot be written (No such file or directory): name another" in capsys.readouterr().err


def test_events_that_cannot_be_read_are_not_passed_over(
    panel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "state" / NAME).mkdir(parents=True)
    assert evidence(panel, tmp_path / "evidence.zip") == 1
    assert "cannot be read (Is a directory): use sudo" in capsys.readouterr().err


def test_rows_of_many_panels_make_one_list(panel: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["assets", "--config", str(panel)])
    main(["assets", "--config", str(panel), "--no-head"])
    head, one, other = capsys.readouterr().out.splitlines()
    assert head.startswith("site,room,name")
    assert one == other


def test_a_word_that_a_panel_told_is_found_by_its_field(
    panel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a panel of its own, with meetings of nobody; the same run finds nothing else."""
    lived = canary._lived

    async def leaks(*given: Any) -> tuple[canary.Pieces, canary.Pieces]:
        told, shown = await lived(*given)
        words = given[1]
        return [*told, ("a log of somebody's", words["mail"].encode())], shown

    monkeypatch.setattr(canary, "_lived", leaks)
    out = tmp_path / "evidence.zip"
    assert main(["evidence", "--run", "--config", str(panel), "--out", str(out)]) == 1
    with ZipFile(out) as archive:
        told = json.loads(archive.read("canary.json"))
    assert told["found"] == [{"token": "mail", "where": "a log of somebody's"}]
    assert (told["words"], told["planted"], told["planted_found"], told["well"]) == (12, 2, 2, False)
    assert told["shown"] >= 1
    assert told["searched"] > 10
    printed = capsys.readouterr()
    assert "12 made-up words were looked for in " in printed.out
    assert "a fault of this program" in printed.err


def test_a_panel_that_does_not_come_up_proves_nothing(
    panel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(canary, "WITHIN_S", 0.0)
    out = tmp_path / "evidence.zip"
    assert main(["evidence", "--run", "--config", str(panel), "--out", str(out)]) == 1
    assert not out.exists()
    assert "did not come up" in capsys.readouterr().err
