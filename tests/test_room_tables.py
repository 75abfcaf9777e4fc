"""`[[rooms]]`: what may stand there, and that every mistake is told with the line of its own room."""

from pathlib import Path

import pytest

from kiosk.config import Config
from kiosk.config_reader import load
from kiosk.nearby.configured import other_rooms
from kiosk.room_tables import MOST_ROOMS
from kiosk.settings.mistake import BadSettings

HERE = """\
[room]
id = "waalzaal"
floor = "3"
[backend]
kind = "caldav"
url = "https://x.example/waalzaal/"
"""
LEK = '[[rooms]]\nid = "lek"\nurl = "https://x.example/lek"\n'


def _load(tmp_path: Path, text: str) -> Config:
    path = tmp_path / "kiosk.toml"
    path.write_text(text, encoding="utf-8")
    return load(path)


def _sentences(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(BadSettings) as caught:
        _load(tmp_path, text)
    return [str(mistake) for mistake in caught.value.mistakes]


def test_a_room_is_an_id_and_a_calendar(tmp_path: Path) -> None:
    (room,) = _load(tmp_path, HERE + LEK).rooms
    assert (room.id, room.url, room.has_login) == ("lek", "https://x.example/lek/", False)


def test_a_fleet_shares_one_list(tmp_path: Path) -> None:
    """The panel's own room may stand in it: it is not among the others."""
    own = '[[rooms]]\nid = "waalzaal"\nurl = "https://x.example/waalzaal/"\n'
    assert [room.id for room in other_rooms(_load(tmp_path, HERE + own + LEK))] == ["lek"]


def test_a_room_with_a_login_of_its_own_can_be_booked(tmp_path: Path) -> None:
    secret = tmp_path / "password"
    secret.write_text("x")
    secret.chmod(0o600)
    text = HERE + LEK + f'username = "lek"\npassword_file = "{secret}"\n'
    (room,) = other_rooms(_load(tmp_path, text))
    assert room.has_login
    secret.chmod(0o644)
    assert _sentences(tmp_path, text) == [
        "line 11: rooms.0.password_file can be read by others on this machine: run chmod 600 on it."
    ]


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        (
            'id = "b"\nurl = "https://x.example/b/"\nsets = 3',
            "line 14: rooms.1.sets is not a setting: did you mean seats",
        ),
        ('id = "b"', "line 11: rooms.1.url is missing: add it."),
        (
            'id = "b"\nurl = "https://x.example/b/"\ncalendar = "b"',
            "line 14: rooms.1.calendar is not read by this kind of backend: take it out, and set url.",
        ),
        ('id = "B"\nurl = "https://x.example/b/"', "line 12: rooms.1.id may hold small letters"),
        (
            'id = "b"\nurl = "http://x.example/b/"',
            "line 13: rooms.1.url would send the password unencrypted: use https.",
        ),
        (
            'id = "b"\n\n# a comment\nurl = "https://x.example/b/"\nseats = 0',
            "line 16: rooms.1.seats does not fit: input should be greater than or equal to 1.",
        ),
        (
            'id = "b"\nurl = "https://x.example/b/"\nusername = "b"',
            "line 11: rooms.1.password_file is missing beside username: add it, or take both out",
        ),
        (
            'id = "lek"\nurl = "https://x.example/b/"',
            "line 12: rooms.1.id is another room's already: give each room its own.",
        ),
        (
            'id = "b"\nurl = "https://x.example/lek/"',
            "line 13: rooms.1.url is the calendar of lek already: give each its own.",
        ),
        (
            'id = "b"\nurl = "https://x.example/waalzaal/"',
            "line 13: rooms.1.url is the calendar of waalzaal already: give each its own.",
        ),
        (
            'id = "b"\nurl = "https://x.example/b/"\nhouse_rules = ["' + 46 * "x" + '"]',
            "line 14: rooms.1.house_rules.0 does not fit: string should have at most 45 characters.",
        ),
        (
            'id = "b"\nurl = "https://x.example/b/"\nhouse_rules = ["a", "b", "c", "d"]',
            "line 14: rooms.1.house_rules holds too many: keep it to 3.",
        ),
    ],
)
def test_a_mistake_in_the_second_room_has_the_second_rooms_line(tmp_path: Path, second: str, sentence: str) -> None:
    text = f"{HERE}\n{LEK}[[rooms]]\n{second}\n"
    (told,) = _sentences(tmp_path, text)
    assert told.startswith(sentence)


def test_every_room_told_twice_is_told_at_once(tmp_path: Path) -> None:
    told = _sentences(tmp_path, HERE + LEK * 3)
    assert [sentence.split(":")[0] for sentence in told] == ["line 11", "line 14"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('rooms = "lek"', "line 1: rooms is not a list of rooms: write [[rooms]] and a room's settings below it."),
        ('rooms = ["lek"]', "line 1: rooms.0 is not a table: write [[rooms]] and its settings below it."),
        ('rooms = { id = "lek" }', "line 1: rooms is not a list of rooms"),
    ],
)
def test_what_is_no_list_of_rooms_is_told_how_one_is_written(tmp_path: Path, text: str, sentence: str) -> None:
    (told,) = _sentences(tmp_path, f"{text}\n{HERE}")
    assert told.startswith(sentence)


def _many(count: int) -> str:
    described = 'floor = "2"\nseats = 12\nequipment = ["screen", "video", "hearing_loop"]\nzone = "Noord"\n'
    rooms = (
        f'[[rooms]]\nid = "r{n}"\nname = "Room {n}"\n{described}url = "https://x.example/{n}/"\n' for n in range(count)
    )
    return HERE + "".join(rooms)


def test_five_hundred_rooms_and_no_more(tmp_path: Path) -> None:
    assert len(_load(tmp_path, _many(MOST_ROOMS)).rooms) == MOST_ROOMS
    assert _sentences(tmp_path, _many(MOST_ROOMS + 1)) == ["line 7: rooms holds too many: keep it to 500."]
