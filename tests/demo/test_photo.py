"""The demo's photos: the product shows them, and they tell rooms apart."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.demo.photo import PAINTS, draw
from kiosk.demo.rooms import BUILDING, ROOMS, DemoRoom
from kiosk.ui.photos import Photo, shown_photos

ROOM = ROOMS[0]
DRAWN = ("screen", "video", "whiteboard", "projector", "phone")


def drawn(path: Path, room: DemoRoom = ROOM) -> bytes:
    draw(room, PAINTS[0], path)
    return path.read_bytes()


def test_the_product_can_show_it(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    drawn(path)
    assert shown_photos([Photo(ROOM.id, path.as_uri())]) == {path.as_uri()}


@pytest.mark.parametrize(
    "told",
    [{"seats": 4}, {"seats": 7}, *({"equipment": (one,)} for one in DRAWN)],
    ids=str,
)
def test_what_the_card_says_can_be_seen(tmp_path: Path, told: dict[str, object]) -> None:
    bare = replace(ROOM, equipment=())
    assert drawn(tmp_path / "one.png", bare) != drawn(tmp_path / "other.png", replace(bare, **told))


def test_where_it_cannot_be_written_that_is_said(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="cannot be written"):
        drawn(tmp_path / "nowhere" / "photo.jpg")


def test_some_rooms_have_none() -> None:
    assert {room.pictured for room in BUILDING} == {True, False}
    assert all(room.pictured for room in ROOMS)
