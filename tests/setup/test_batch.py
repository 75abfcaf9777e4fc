"""One template for many panels: what a panel gets of it, and what is wrong with a medium, in one sentence each."""

import csv
import os
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.setup.batch import LARGEST_FILE, has_batch, read_batch, wipe
from kiosk.setup.refused import SetupRefused
from kiosk.system.board import Board

PLACE = Path("/etc/kiosk")
BOARD = Board(serial="10000000a1b2c3d4", cards=("dc:a6:32:00:00:01",), plugged_cards=("00:e0:4c:00:00:02",))
TEMPLATE = """\
[site]
room_page = "https://rooms.example.org/{room}"
[room]
id = "${room}"
name = "${name}"
[backend]
kind = "caldav"
url = "https://calendar.example.org/${room}/"
username = "${room}"
password_file = "/etc/kiosk/password"
ca_file = "/etc/kiosk/ca.pem"
"""
PANELS = """\
panel,room,name
DC:A6:32:00:00:01,waalzaal,"De ""Waalzaal"", beneden"
10000000ffffffff,maaszaal,Maaszaal
"""


@pytest.fixture
def medium(tmp_path: Path) -> Path:
    (tmp_path / "kiosk.toml").write_text(TEMPLATE)
    (tmp_path / "panels.csv").write_text(PANELS)
    return tmp_path


def refusal(medium: Path, room: str = "", board: Board = BOARD) -> str:
    with pytest.raises(SetupRefused) as caught:
        read_batch(medium, board, room, PLACE)
    return str(caught.value)


def test_a_panel_gets_its_row(medium: Path) -> None:
    text = read_batch(medium, BOARD, "", PLACE).text
    assert 'id = "waalzaal"' in text
    assert r'name = "De \"Waalzaal\", beneden"' in text
    assert "https://rooms.example.org/{room}" in text


@pytest.mark.parametrize(
    "panel",
    ["10000000A1B2C3D4", "10000000a1b2c3d4", "dc:a6:32:00:00:01", "DC-A6-32-00-00-01", "dca632000001", "00e04c000002"],
)
def test_a_board_goes_by_its_serial_number_or_by_the_address_of_a_card(medium: Path, panel: str) -> None:
    (medium / "panels.csv").write_text(f"panel,room,name\n{panel},waalzaal,Waalzaal\n")
    assert 'id = "waalzaal"' in read_batch(medium, BOARD, "", PLACE).text


def test_a_room_that_is_named_chooses_the_row(medium: Path) -> None:
    assert 'name = "Maaszaal"' in read_batch(medium, BOARD, "maaszaal", PLACE).text
    (medium / "batch.toml").write_text('room = "maaszaal"')
    assert 'name = "Maaszaal"' in read_batch(medium, BOARD, "", PLACE).text


def test_without_rows_the_rooms_id_is_enough(medium: Path) -> None:
    (medium / "panels.csv").unlink()
    (medium / "kiosk.toml").write_text('[room]\nid = "$room"\n')
    (medium / "batch.toml").write_text('room = "waalzaal"')
    assert read_batch(medium, BOARD, "", PLACE).text == '[room]\nid = "waalzaal"\n'


def test_rows_may_come_from_a_spreadsheet(medium: Path) -> None:
    rows = "Panel;Room;Name\r\n10000000a1b2c3d4;waalzaal;Zaal, beneden\r\n;;\r\n"
    (medium / "panels.csv").write_bytes(rows.encode("utf-8-sig"))
    assert 'name = "Zaal, beneden"' in read_batch(medium, BOARD, "", PLACE).text


def test_the_files_that_the_settings_name_come_along_the_rooms_own_first(medium: Path) -> None:
    (medium / "waalzaal").mkdir()
    (medium / "waalzaal" / "password").write_text("canary")
    (medium / "password").write_text("of all")
    (medium / "ca.pem").write_text("an authority")
    (medium / "holiday.jpg").write_text("not named")
    batch = read_batch(medium, BOARD, "", PLACE)
    assert batch.files == {PLACE / "password": b"canary", PLACE / "ca.pem": b"an authority"}
    assert batch.to_wipe == ()


def test_a_file_that_is_elsewhere_on_the_panel_is_not_the_mediums_to_bring(medium: Path) -> None:
    template = TEMPLATE.replace("/etc/kiosk/password", "/root/password").replace(
        "/etc/kiosk/ca.pem", "/etc/x/../shadow"
    )
    (medium / "kiosk.toml").write_text(template)
    (medium / "password").write_text("canary")
    (medium / "shadow").write_text("canary")
    assert read_batch(medium, BOARD, "", PLACE).files == {}


@pytest.mark.parametrize(
    ("what", "wiped"),
    [
        ("nothing", set()),
        ("own", {"waalzaal/password"}),
        ("all", {"waalzaal/password", "maaszaal/password", "ca.pem", "notes.txt"}),
    ],
)
def test_the_medium_says_what_is_removed_from_it(medium: Path, what: str, wiped: set[str]) -> None:
    """What other panels still need stays on a medium that goes on to them."""
    (medium / "batch.toml").write_text(f'wipe = "{what}"')
    for name in ("waalzaal/password", "maaszaal/password", "ca.pem", "notes.txt"):
        (medium / name).parent.mkdir(exist_ok=True)
        (medium / name).write_text("canary")
    assert set(read_batch(medium, BOARD, "", PLACE).to_wipe) == {medium / name for name in wiped}


@given(st.text().filter(str.isprintable))
def test_whatever_stands_in_a_row_stands_in_the_settings(name: str) -> None:
    """And is no more than a text there."""
    with TemporaryDirectory() as folder:
        medium = Path(folder)
        (medium / "kiosk.toml").write_text('[room]\nid = "${room}"\nname = "${name}"\n')
        with (medium / "panels.csv").open("w", newline="") as file:
            csv.writer(file).writerows([["room", "name"], ["waalzaal", name]])
        tables = tomllib.loads(read_batch(medium, BOARD, "waalzaal", PLACE).text)
    assert tables == {"room": {"id": "waalzaal", "name": name.strip()}}


def test_what_is_wiped_was_overwritten_before(medium: Path) -> None:
    secret, kept = medium / "password", medium / "kept"
    secret.write_text("canary")
    os.link(secret, kept)
    wipe([secret])
    assert (secret.exists(), kept.read_bytes()) == (False, bytes(6))


def test_nothing_is_overwritten_where_a_link_on_the_medium_leads(medium: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("of this machine")
    (medium / "ca.pem").symlink_to(elsewhere)
    with pytest.raises(SetupRefused, match=r"but ca\.pem is still on the medium"):
        wipe([medium / "ca.pem"])
    assert elsewhere.read_text() == "of this machine"


def test_what_cannot_be_wiped_is_told(medium: Path) -> None:
    with pytest.raises(SetupRefused, match=r"The panel is set up, but password is still on the medium .*: remove it"):
        wipe([medium / "password"])


def test_a_medium_without_a_template_is_none(medium: Path) -> None:
    assert has_batch(medium)
    assert not has_batch(medium / "none")


WRONG = {
    "no row": (
        "panels.csv",
        "panel,room\nx,waalzaal\n",
        "panels.csv has no row of this panel, which is 10000000a1b2c3d4",
    ),
    "two rows": ("panels.csv", PANELS + "10000000a1b2c3d4,x,X\n", "panels.csv, lines 2 and 4: more than one row"),
    "no room": ("panels.csv", "panel,name\n", "panels.csv, line 1: there is no column room: name the columns"),
    "a name": ("panels.csv", "panel,room,my name\n", 'panels.csv, line 1: "my name" is no name of a column'),
    "a comma": ("panels.csv", "panel,room\na,b,c\n", "panels.csv, line 2: 3 values for 2 columns: put values with"),
    "a path": ("panels.csv", "panel,room\n10000000a1b2c3d4,../x\n", "panels.csv, line 2: room may hold small letters"),
    "no text": ("panels.csv", b"\xff\xfe", "panels.csv is not UTF-8: save it as UTF-8."),
    "a column": ("kiosk.toml", '\nid = "${romo}"', "kiosk.toml, line 2: ${romo} is no column: did you mean room."),
    "a dollar": ("kiosk.toml", 'name = "5 $"', "kiosk.toml, line 1: a dollar is written $$"),
    "no TOML": ("kiosk.toml", "id = ", "kiosk.toml: The file is not valid TOML"),
    "a choice": (
        "batch.toml",
        "wipes = 1",
        "batch.toml, line 1: wipes is not a setting: did you mean wipe.",
    ),
    "a word": (
        "batch.toml",
        "\nwipe = true",
        "batch.toml, line 2: wipe is not a choice of what is removed: use one of nothing, own, all.",
    ),
    "a bad room": ("batch.toml", 'room = "../etc"', "batch.toml: room may hold small letters"),
    "another room": ("batch.toml", 'room = "ijzaal"', "panels.csv has no row of the room ijzaal: add it."),
}


@pytest.mark.parametrize(("name", "content", "told"), WRONG.values(), ids=list(WRONG))
def test_what_is_wrong_is_told_with_its_line_and_the_mend(
    medium: Path, name: str, content: str | bytes, told: str
) -> None:
    (medium / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    says = refusal(medium)
    assert told in says
    assert len(says.splitlines()) == 1


def test_that_nothing_says_which_room_it_is_is_told(medium: Path) -> None:
    (medium / "panels.csv").unlink()
    assert refusal(medium) == (
        'Nothing says which room this is: write room = "..." into batch.toml, or make panels.csv.'
    )


def test_a_link_leads_to_no_file_of_the_machine(medium: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("machine") / "shadow"
    secret.write_text("canary")
    (medium / "password").symlink_to(secret)
    assert "password cannot be read" in refusal(medium)


def test_a_file_without_end_is_refused(medium: Path) -> None:
    with (medium / "ca.pem").open("wb") as file:
        file.truncate(LARGEST_FILE + 1)
    assert "ca.pem is longer than" in refusal(medium)
