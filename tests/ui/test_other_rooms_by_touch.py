"""The way to another room, by real touches: home, the list, the booking; the list, the card and back."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtQuick import QQuickItem
from support.waiting import PATIENCE_S
from ui_hand import Hand, centre, runs
from ui_scenes import scene_named
from ui_scenes.find_room import ROOMS
from ui_scenes.scene import local

from kiosk.nearby.rooms import Nearby
from kiosk.qml.languages import LANGUAGES
from kiosk.room.intent import BookElsewhere, LookAround, RoomId
from kiosk.ui.pages.find_room import MOVED_FOR

BUSY = replace(scene_named("busy"), nearby=ROOMS)
AtTheDoor = Callable[..., Hand]


def named(hand: Hand, name: str) -> QQuickItem:
    found = [item for item in hand.items() if item.objectName() == name]
    assert len(found) == 1, name
    return found[0]


def touch(hand: Hand, name: str) -> None:
    hand.touches(centre(named(hand, name)))


def waits(hand: Hand) -> None:
    """For the list to have stood still."""
    hand.passes(milliseconds=round(MOVED_FOR.total_seconds() * 1000))


def test_two_touches_from_home_book_another_room(at_the_door: AtTheDoor) -> None:
    hand = at_the_door(BUSY, language="nl")
    touch(hand, "find")
    assert (hand.page, LookAround() in hand.posted) == ("find_room", True)
    waits(hand)
    touch(hand, "take-0")
    assert hand.posted[-1] == BookElsewhere(RoomId("maaszaal"), local(14, 6), local(14, 40))
    assert hand.page == "home"
    assert any("wordt gereserveerd" in text for text in hand.texts())


def test_a_finger_that_comes_down_as_the_list_moves_books_nothing(at_the_door: AtTheDoor) -> None:
    hand = at_the_door(replace(BUSY, nearby=Nearby(ROOMS.rooms[1:])))
    touch(hand, "find")
    waits(hand)
    hand.screen.publish_nearby(ROOMS)
    hand.settle()
    touch(hand, "take-0")
    assert not any(isinstance(given, BookElsewhere) for given in hand.posted)
    waits(hand)
    touch(hand, "take-0")
    assert isinstance(hand.posted[-1], BookElsewhere)


def test_lengths_needs_and_pages_by_touch(at_the_door: AtTheDoor) -> None:
    hand = at_the_door(BUSY, language="en")
    touch(hand, "find")
    touch(hand, "length-60")
    assert "until 15:10" in " ".join(str(item.property("detail")) for item in hand.items())
    touch(hand, "next")
    assert "5–6 of 6" in hand.texts()
    touch(hand, "next")
    assert "1–4 of 6" in hand.texts()
    touch(hand, "only-step_free")
    assert [row.name.strip("\u2068\u2069") for row in hand.view.rows] == ["Maaszaal", "Merwede"]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("nl", "1–4 van 6", "5–6 van 6"),
        ("en", "1–4 of 6", "5–6 of 6"),
        ("de", "1–4 von 6", "5–6 von 6"),
        ("fr", "1–4 sur 6", "5–6 sur 6"),
        ("ar", "١–٤ من ٦", "٥–٦ من ٦"),
    ],
)
def test_which_rooms_of_how_many_are_shown_is_said(
    at_the_door: AtTheDoor, language: str, first: str, second: str
) -> None:
    hand = at_the_door(BUSY, language=language)
    touch(hand, "find")
    assert first in hand.texts()
    touch(hand, "next")
    assert second in hand.texts()


def test_a_last_room_by_itself_is_one_number(at_the_door: AtTheDoor) -> None:
    hand = at_the_door(replace(BUSY, nearby=Nearby(ROOMS.rooms[:5])), language="en")
    touch(hand, "find")
    touch(hand, "next")
    assert "5 of 5" in hand.texts()


def test_the_list_the_card_and_back_again(at_the_door: AtTheDoor) -> None:
    hand = at_the_door(BUSY, language="en")
    touch(hand, "find")
    waits(hand)
    touch(hand, "look-2")
    assert hand.page == "room_card"
    assert "free until tomorrow" in hand.texts()
    hand.taps("Back")
    assert hand.page == "find_room"
    hand.taps("Back")
    assert hand.page == "home"


def test_without_other_rooms_home_offers_none(at_the_door: AtTheDoor) -> None:
    hand = at_the_door(replace(BUSY, nearby=Nearby()))
    assert not [item for item in hand.items() if item.objectName() == "find"]


def test_a_photo_fills_its_place_once_it_was_looked_at(at_the_door: AtTheDoor, tmp_path: Path) -> None:
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(tmp_path / "photo.png"))
    address = (tmp_path / "photo.png").as_uri()
    card = scene_named("room-card")
    hand = at_the_door(replace(card, door={**card.door, "photo": address}))

    def filled() -> bool:
        return hand.picture().pixelColor(100, 400) == QColor("teal")

    assert not filled()
    hand.screen.publish_photos(frozenset({address}))
    runs(PATIENCE_S, until=filled)
    assert filled()


def test_a_photo_that_went_bad_after_it_was_looked_at_leaves_the_name(
    at_the_door: AtTheDoor, tmp_path: Path, nothing_to_complain_about: list[str]
) -> None:
    address = (tmp_path / "gone.png").as_uri()
    card = scene_named("room-card")
    hand = at_the_door(replace(card, door={**card.door, "photo": address}, photos=frozenset({address})))
    runs(PATIENCE_S, until=lambda: bool(nothing_to_complain_about))
    assert hand.texts().count("\u2068Waalzaal\u2069") == 2  # above, and in its place
    assert all("Cannot open" in said for said in nothing_to_complain_about)
    nothing_to_complain_about.clear()


@pytest.mark.parametrize("language", LANGUAGES)
def test_whether_a_wheelchair_gets_in_is_said_first_and_whole(at_the_door: AtTheDoor, language: str) -> None:
    """Where a panel is small the end of what is said of a room has no place."""
    hand = at_the_door(BUSY, 800, 480, language=language)
    touch(hand, "find")
    step_free = str(named(hand, "only-step_free").property("label"))
    lines = [item for item in hand.items() if item.inherits("QQuickText") and item.width() > 0]
    about = next(line for line in lines if str(line.property("text")).startswith(f"{step_free} "))
    words = QFontMetricsF(about.property("font"))
    assert words.horizontalAdvance(step_free) < about.width()


def test_a_list_left_alone_draws_nothing(at_the_door: AtTheDoor) -> None:
    """No frame but where something changed."""
    hand = at_the_door(BUSY)
    touch(hand, "find")
    runs(0.3)
    frames: list[None] = []
    hand.screen.window.frameSwapped.connect(lambda: frames.append(None))
    runs(0.5)
    assert frames == []
