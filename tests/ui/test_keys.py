"""A person who has keys and no finger: every page is gone through by them alone, a ring shows where they are, and
nothing happens but what Enter, Space, Escape or a digit was meant for.
"""

from dataclasses import replace
from typing import get_args

import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem
from ui_hand import Hand, runs
from ui_look import contrast
from ui_scenes import SCENES, Scene
from ui_scenes.find_room import ROOMS
from ui_scenes.home import outcome
from ui_scenes.report_fault import DARK, REPORTS
from ui_scenes.scene import BOOKED, KEY_C, local
from ui_scenes.unlock import challenge
from ui_tree import PRESSED, tree

from kiosk.room.facts import UndoOffer
from kiosk.room.intent import Book, BookElsewhere, End, EnterPin, Extend, Gesture, Intent, RoomId, Touched, Undo
from kiosk.room.schedule import EventKey
from kiosk.settings.choices import Palette
from kiosk.ui.interaction import HOME_AFTER
from kiosk.ui.pages.find_room import MOVED_FOR

K = Qt.Key
SCENE = {scene.name: scene for scene in SCENES}
FREE = replace(SCENE["free"], nearby=ROOMS, reports=REPORTS, door={"equipment": ("screen", "video", "whiteboard")})
BUSY = replace(SCENE["busy"], nearby=ROOMS)
PRESSING = (K.Key_Return, K.Key_Enter, K.Key_Space, K.Key_Select)


def wishes(hand: Hand) -> list[Intent | Gesture]:
    return [intent for intent in hand.posted if intent != Touched()]


def chooses(hand: Hand, *labels: str) -> None:
    """Tab to each and press Enter there."""
    for label in labels:
        hand.tabs_to(label)
        hand.types(K.Key_Return)


def stays_down(hand: Hand, key: Qt.Key) -> None:
    """What a keyboard sends while a key is held."""
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "", True)
        QGuiApplication.sendEvent(hand.screen.window, event)
    hand.settle()


def entered(hand: Hand) -> str:
    (entry,) = wishes(hand)
    assert isinstance(entry, EnterPin)
    return entry.pin.secret()


def rounds(hand: Hand, key: Qt.Key) -> list[str]:
    """The names of what is come by on one way round."""
    found: list[str] = []
    while True:
        hand.types(key)
        focused = [node.name for node in tree(hand) if "focused" in node.states]
        if not focused or focused[0] in found:
            return found
        found += focused


@pytest.mark.parametrize(
    "scene",
    [pytest.param(scene, marks=pytest.mark.long if number % 3 else ()) for number, scene in enumerate(SCENES)],
    ids=lambda scene: scene.name,
)
def test_tab_goes_round_a_page_as_it_is_read_out(at_the_door: type[Hand], scene: Scene) -> None:
    hand = at_the_door(scene, language="en")
    read = [node.name for node in tree(hand) if node.role in PRESSED and "disabled" not in node.states]
    assert rounds(hand, K.Key_Tab) == read
    assert rounds(at_the_door(scene, language="en"), K.Key_Backtab) == read[::-1]


@pytest.mark.parametrize("scene", [FREE, BUSY, SCENE["due"]], ids=lambda scene: scene.name)
def test_upright_the_keys_go_down_the_page(at_the_door: type[Hand], scene: Scene) -> None:
    hand, tops = at_the_door(scene, 800, 1280), list[float]()
    for _ in rounds(hand, K.Key_Tab):  # which ends where it began
        assert hand.focused is not None
        tops.append(hand.focused.mapToScene(QPointF(0, 0)).y())
        hand.types(K.Key_Tab)
    assert tops == sorted(tops)


@pytest.mark.parametrize(("language", "on", "back"), [("en", K.Key_Right, K.Key_Left), ("ar", K.Key_Left, K.Key_Right)])
def test_arrows_go_the_way_people_read(at_the_door: type[Hand], language: str, on: Qt.Key, back: Qt.Key) -> None:
    hand = at_the_door(FREE, language=language)
    hand.types(on)
    first = hand.at
    hand.types(on)
    second = hand.at
    assert first != second
    for key, there in ((back, first), (K.Key_Down, second), (K.Key_Up, first)):
        hand.types(key)
        assert hand.at == there


@pytest.mark.parametrize("key", PRESSING)
def test_each_of_these_keys_presses(at_the_door: type[Hand], key: Qt.Key) -> None:
    hand = at_the_door(FREE, language="en")
    hand.tabs_to("30 min")
    hand.types(key)
    assert wishes(hand) == [BOOKED]


def test_no_key_does_anything_where_none_was_led_to(at_the_door: type[Hand]) -> None:
    hand = at_the_door(FREE)
    hand.types(*PRESSING, K.Key_Escape, K.Key_Backspace, K.Key_1, K.Key_Delete)
    assert (hand.posted, hand.page) == ([Touched()], "home")


# ways through


def test_the_room_is_booked_and_given_back_and_taken_again(at_the_door: type[Hand]) -> None:
    hand = at_the_door(FREE, language="en")
    chooses(hand, "30 min")
    assert wishes(hand) == [BOOKED]
    busy = SCENE["busy-booked"].published()
    hand.publishes(resolution=busy.resolution, **outcome(BOOKED))
    chooses(hand, "End")
    hand.passes(seconds=1)
    hand.types(K.Key_Return)
    ended = wishes(hand)[-1]
    assert isinstance(ended, End)
    undo = replace(SCENE["free"], facts={"undo": UndoOffer(EventKey("w"), local(12, 13), local(12, 45))})
    hand.publishes(resolution=undo.published().resolution, **outcome(ended))
    chooses(hand, "Undo")
    assert wishes(hand)[-1] == Undo(EventKey("w"))


def test_a_booking_is_kept_longer(at_the_door: type[Hand]) -> None:
    hand = at_the_door(BUSY, language="en")
    chooses(hand, "+30 min")
    assert wishes(hand) == [Extend(KEY_C, local(15, 30))]


def test_another_time_is_booked(at_the_door: type[Hand]) -> None:
    hand = at_the_door(FREE, language="en")
    chooses(hand, "Other…", "Tomorrow", "30 min")
    hand.tabs_to("+")
    hand.types(K.Key_Space)
    chooses(hand, next(label for label in hand.labels() if label.startswith("Book ")))
    (booked,) = wishes(hand)
    assert isinstance(booked, Book)
    assert booked.start.astimezone(local(0).tzinfo).date() == local(12, day=24).date()
    assert hand.page == "home"


def test_another_room_is_booked(at_the_door: type[Hand]) -> None:
    hand = at_the_door(BUSY, language="en")
    chooses(hand, "Other room", "1 hour")
    hand.passes(milliseconds=round(MOVED_FOR.total_seconds() * 1000))
    chooses(hand, "Book")
    (booked,) = wishes(hand)[-1:]
    assert isinstance(booked, BookElsewhere)
    assert booked.room == RoomId("maaszaal")


def test_a_fault_is_reported(at_the_door: type[Hand]) -> None:
    hand = at_the_door(FREE, language="en")
    chooses(hand, "More", "Report a fault", "Screen", "Does not start", "Report")
    assert hand.posted[-1] == DARK


def test_the_room_privacy_a_language_and_what_helps_to_see(at_the_door: type[Hand]) -> None:
    hand = at_the_door(FREE, language="en")
    chooses(hand, "More", "About this room")
    assert hand.page == "room_card"
    hand.types(K.Key_Escape)
    chooses(hand, "Privacy")
    assert hand.page == "about_privacy"
    hand.types(K.Key_Escape)
    chooses(hand, "More contrast", "Larger text", "Nederlands")
    assert hand.screen.shell.view.language == "nl"
    hand.types(K.Key_Escape)
    chooses(hand, "Vandaag")
    assert hand.page == "today"
    chooses(hand, "Terug")
    assert (hand.page, hand.at) == ("home", "Vandaag")


def test_a_pin_is_typed_and_entered(at_the_door: type[Hand]) -> None:
    """Enter then finishes, whatever had the focus before."""
    hand = at_the_door(replace(FREE, report=challenge(BOOKED)), language="en")
    hand.tabs_to("1")
    hand.types(K.Key_2, K.Key_7, K.Key_9, K.Key_9, K.Key_Backspace, K.Key_1, K.Key_9, K.Key_Return)
    assert entered(hand) == "27919"


def test_a_pin_is_chosen_digit_by_digit(at_the_door: type[Hand]) -> None:
    hand = at_the_door(replace(FREE, report=challenge(BOOKED)), language="en")
    chooses(hand, "2", "7", "1", "9", "⌫", "8", "OK")
    assert entered(hand) == "2718"


def test_a_message_is_put_away_by_its_button_and_not_by_escape(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["message"], language="en")
    hand.types(K.Key_Escape)
    assert wishes(hand) == []
    chooses(hand, "OK")
    assert len(wishes(hand)) == 1


# where the keys are


def test_a_page_begins_with_its_first_control_and_is_left_to_where_it_was_opened(at_the_door: type[Hand]) -> None:
    hand = at_the_door(FREE, language="en")
    chooses(hand, "More")
    assert hand.at == "About this room"
    chooses(hand, "Report a fault")
    assert (hand.page, hand.at) == ("report_fault", "Screen")
    hand.types(K.Key_Escape)
    assert (hand.page, hand.at) == ("more", "Report a fault")
    hand.types(K.Key_Escape)
    assert (hand.page, hand.at) == ("home", "More")


def test_so_it_is_when_the_page_closes_by_itself(at_the_door: type[Hand]) -> None:
    hand = at_the_door(FREE, language="en")
    chooses(hand, "More")
    hand.passes(seconds=HOME_AFTER.seconds + 1)
    assert (hand.page, hand.at) == ("home", "More")


def test_who_comes_next_begins_with_the_first_control(at_the_door: type[Hand]) -> None:
    hand = at_the_door(FREE, language="en")
    chooses(hand, "Other room", "Look")
    hand.passes(seconds=HOME_AFTER.seconds + 1)
    chooses(hand, "Other room")
    assert (hand.page, hand.focused and hand.focused.objectName()) == ("find_room", "take-0")


def test_a_touch_puts_the_ring_away_and_no_touch_brings_one(at_the_door: type[Hand]) -> None:
    hand = at_the_door(FREE, language="en")
    hand.taps("More")
    assert (hand.page, hand.at) == ("more", "")
    hand.types(K.Key_Tab)
    assert hand.at == "About this room"
    hand.taps("Privacy")
    assert (hand.page, hand.at) == ("about_privacy", "")
    hand.taps("Back")
    assert (hand.page, hand.at) == ("more", "")


def test_a_touch_brings_no_ring_on_the_page_below(at_the_door: type[Hand]) -> None:
    hand = at_the_door(FREE, language="en")
    chooses(hand, "More")
    hand.taps("Back")
    assert (hand.page, hand.at) == ("home", "")


def test_a_button_that_is_now_another_has_to_be_found_again(at_the_door: type[Hand]) -> None:
    """Who presses once too often does not extend what they have just booked."""
    hand = at_the_door(FREE, language="en")
    chooses(hand, "30 min")
    hand.publishes(resolution=SCENE["busy-booked"].published().resolution, **outcome(BOOKED))
    assert (hand.at, "+30 min" in hand.labels()) == ("", True)
    hand.types(K.Key_Return)
    assert wishes(hand) == [BOOKED]


def test_a_button_stays_while_the_minute_turns(at_the_door: type[Hand]) -> None:
    hand = at_the_door(FREE, language="en")
    hand.tabs_to("30 min")
    hand.passes(minutes=1)
    assert hand.at == "30 min"


def test_keys_keep_a_page_open_and_a_key_that_lies_on_the_board_does_not(at_the_door: type[Hand]) -> None:
    hand = at_the_door(FREE, language="en")
    chooses(hand, "More")
    hand.passes(seconds=20)
    hand.types(K.Key_Tab)
    hand.passes(seconds=20)
    assert hand.page == "more"
    stays_down(hand, K.Key_Tab)
    hand.passes(seconds=11)
    assert hand.page == "home"


def test_who_presses_without_a_touch_is_there_too(at_the_door: type[Hand]) -> None:
    """As a screen reader does: the page it opens stays."""
    hand = at_the_door(FREE, language="en")
    hand.opened.findRoom()
    assert (hand.posted[0], hand.page) == (Touched(), "find_room")
    hand.passes(seconds=HOME_AFTER.seconds - 1)
    hand.opened.chooseLength(60)
    hand.passes(seconds=HOME_AFTER.seconds - 1)
    assert hand.page == "find_room"


# what must not happen


@pytest.mark.parametrize(
    ("scene", "button", "question"), [("busy", "End", "End now?"), ("due", "Release", "Free the room?")]
)
def test_two_strokes_at_once_end_nothing(at_the_door: type[Hand], scene: str, button: str, question: str) -> None:
    hand = at_the_door(SCENE[scene], language="en")
    chooses(hand, button)
    assert hand.labelled(question)
    hand.types(K.Key_Return, K.Key_Space)
    hand.passes(milliseconds=600)
    hand.types(K.Key_Return)
    assert wishes(hand) == []
    hand.passes(milliseconds=200)
    assert hand.at == question
    hand.types(K.Key_Return)
    assert wishes(hand) == [End(KEY_C)]


def test_a_key_that_stays_down_presses_once(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["busy"], language="en")
    chooses(hand, "End")
    hand.passes(seconds=1)
    for key in PRESSING:
        stays_down(hand, key)
    assert (wishes(hand), hand.at) == ([], "End now?")


def test_but_a_step_is_taken_for_as_long_as_the_key_stays(at_the_door: type[Hand]) -> None:
    hand = at_the_door(FREE, language="en")
    chooses(hand, "Other…")
    hand.tabs_to("+")
    before = hand.view.start
    hand.types(K.Key_Return)
    for _ in range(3):
        stays_down(hand, K.Key_Return)
    assert (before, hand.view.start) == ("12:15", "13:15")


@pytest.mark.parametrize("key", [*PRESSING, K.Key_Tab, K.Key_Escape, K.Key_1, K.Key_Shift])
def test_at_night_a_key_wakes_and_does_nothing_else(at_the_door: type[Hand], key: Qt.Key) -> None:
    hand = at_the_door(FREE, language="en")
    hand.tabs_to("30 min")
    hand.now = SCENE["night-free"].now
    hand.publishes(resolution=SCENE["night-free"].published().resolution)
    hand.posted.clear()
    assert hand.page == "night"
    hand.types(key)
    assert hand.posted == [Touched()]
    hand.publishes(resolution=SCENE["free"].published().resolution)
    assert (hand.page, hand.posted) == ("home", [Touched()])


def test_a_ring_costs_no_frame(at_the_door: type[Hand]) -> None:
    hand = at_the_door(FREE)
    hand.types(K.Key_Tab)
    runs(0.3)
    frames: list[None] = []
    hand.screen.window.frameSwapped.connect(lambda: frames.append(None))
    runs(0.5)
    assert frames == []


# what the ring looks like

SEEN = ("free", "busy", "due", "due-last", "held", "maybe-free", "out-of-service", "free-undo", "large-free")
BEHIND = ("other-time", "find-room", "fault", "more", "pin", "room-card", "message")
LEAST = 3.0
"""WCAG 1.4.11 and 2.4.13."""
OUTSIDE = 3
"""Pixels from which a ring is looked at."""


@pytest.mark.parametrize("palette", get_args(Palette))
@pytest.mark.parametrize("scene", [*SEEN, *BEHIND])
def test_the_ring_stands_out_on_every_ground(at_the_door: type[Hand], scene: str, palette: str) -> None:
    for size in ((1280, 800), (800, 480)):
        hand = at_the_door(replace(SCENE[scene], nearby=ROOMS), *size, palette=palette)
        for _ in rounds(hand, K.Key_Tab):
            hand.types(K.Key_Tab)
            assert hand.focused
            assert pale_sides(hand.focused, hand.picture()) == []


def pale_sides(control: QQuickItem, picture: QImage) -> list[str]:
    """Where the ring cannot be told from what is inside or outside it, and where it leaves the picture."""
    ring = next(item for item in control.childItems() if item.objectName() == "focusRing")
    place = ring.mapRectToScene(QRectF(0, 0, ring.width(), ring.height()))
    assert QRectF(picture.rect()).contains(place), control.property("label")
    ink, width = QColor(said_by(ring, "String(border.color)")), round(float(said_by(ring, "border.width")))
    middle = place.center().toPoint()
    left, right, top, foot = round(place.left()), round(place.right()), round(place.top()), round(place.bottom())
    steps = range(-OUTSIDE, 2 * width + 2)
    sides = {
        "left": [(left + step, middle.y()) for step in steps],
        "right": [(right - step, middle.y()) for step in steps],
        "top": [(middle.x(), top + step) for step in steps],
        "foot": [(middle.x(), foot - step) for step in steps],
    }
    seen = {side: [QColor(picture.pixel(*point)) for point in inwards] for side, inwards in sides.items()}
    return [f"{control.property('label')!r}, {side}" for side, line in seen.items() if not told_apart(ink, width, line)]


def told_apart(ink: QColor, width: int, line: list[QColor]) -> bool:
    """Whether, on the way inwards, there is the ring with something else before and behind it; where an edge falls
    between two pixels, one of them is of both.
    """
    middle = OUTSIDE + width // 2
    others = [number for number, colour in enumerate(line) if colour.rgb() != ink.rgb()]
    if middle in others:
        return False
    before, behind = max(n for n in others if n < middle), min(n for n in others if n > middle)
    return all(
        max(contrast(ink, colour) for colour in line[part]) >= LEAST
        for part in (slice(max(0, before - 1), before + 1), slice(behind, behind + 2))
    )


def said_by(item: QQuickItem, expression: str) -> str:
    """What QML has no converter for, as it writes it."""
    value = QQmlExpression(QQmlEngine.contextForObject(item), item, expression).evaluate()
    return str(value[0] if isinstance(value, tuple) else value)
