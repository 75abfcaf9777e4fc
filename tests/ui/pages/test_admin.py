"""The way to the admin page, and the page: a long press where nothing is, a PIN, a code, and what is done there."""

from dataclasses import replace
from datetime import timedelta

import pytest
from admin_states import OPENED, WELL, asked
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtTest import QTest
from support.waiting import PATIENCE_S
from ui_hand import Hand, runs
from ui_scenes import SCENES

from kiosk.hw.look.patterns import PROGRAMS
from kiosk.room.administration import (
    CLOSED,
    AdminAct,
    AdminProof,
    AdminState,
    CheckTopic,
    EnterProof,
    SpeakFromNow,
    Verdict,
)
from kiosk.room.facts import NoticeKind
from kiosk.room.intent import Touched
from kiosk.room.pattern import LightPattern
from kiosk.ui.actions import CONFIRM_FOR, CONFIRM_FROM
from kiosk.ui.configured_door import painted

SCENE = {scene.name: scene for scene in SCENES}


def posts(hand: Hand) -> list[object]:
    return [given for given in hand.posted if given != Touched()]


@pytest.fixture
def opened(at_the_door: type[Hand]) -> Hand:
    return at_the_door(SCENE["admin-page"], language="en")


def shows(hand: Hand, state: object) -> None:
    hand.screen.publish_admin(state)  # type: ignore[arg-type]
    hand.settle()


# The way in


@pytest.mark.parametrize(
    ("language", "seconds", "place", "asks"),
    [
        ("en", 3.3, QPoint(20, 20), True),
        ("ar", 3.3, QPoint(20, 20), True),
        ("en", 2.0, QPoint(20, 20), False),
        ("en", 3.3, QPoint(60, 20), False),
    ],
)
def test_three_seconds_in_the_upper_left_corner_ask_for_it(
    at_the_door: type[Hand], language: str, seconds: float, place: QPoint, asks: bool
) -> None:
    hand = at_the_door(SCENE["free"], language=language)
    device = Hand.finger = Hand.finger or QTest.createTouchDevice()
    QTest.touchEvent(hand.screen.window, device).press(0, place).commit()
    runs(seconds)
    QTest.touchEvent(hand.screen.window, device).release(0, place).commit()
    hand.settle()
    assert (posts(hand) == [AdminAct.ENTER]) is asks
    assert hand.page == "home"


@pytest.mark.parametrize("keys", [(), (Qt.Key.Key_Tab, Qt.Key.Key_Tab)])
def test_whoever_cannot_hold_has_a_key(at_the_door: type[Hand], keys: tuple[Qt.Key, ...]) -> None:
    hand = at_the_door(SCENE["busy"], language="en")
    hand.types(*keys, Qt.Key.Key_Menu)
    assert posts(hand) == [AdminAct.ENTER]


def test_the_pin_and_then_the_code_are_typed_and_posted(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["admin-pin"], language="en")
    assert hand.page == "unlock"
    assert {"Administration", "Enter the PIN"} <= set(hand.texts())
    for digit in "2719":
        hand.taps(digit)
    hand.taps("OK")
    shows(hand, asked(AdminProof.CODE))
    assert "One-time code" in hand.texts()
    assert hand.view.digits == 0
    for digit in "12345678":
        hand.taps(digit)
    assert hand.view.digits == 6
    hand.taps("OK")
    typed = [given.typed.secret() for given in posts(hand) if isinstance(given, EnterProof)]
    assert typed == ["2719", "123456"]


def test_five_digits_are_no_code_and_back_goes_home(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["admin-code"], language="en")
    for digit in "12345":
        hand.taps(digit)
    assert not hand.view.can_enter
    hand.taps("Back")
    assert posts(hand) == [AdminAct.CLOSE]


@pytest.mark.parametrize(
    ("scene", "says"),
    [
        ("admin-pin-wrong", "That is not the PIN."),
        ("admin-code-wrong", "This code does not fit, or was used before."),
        ("admin-code-locked", "Too many wrong codes. Please try again at 12:21."),
    ],
)
def test_what_is_wrong_is_said(at_the_door: type[Hand], scene: str, says: str) -> None:
    assert says in at_the_door(SCENE[scene], language="en").texts()


def test_a_lock_ends_by_itself_and_so_does_the_question(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["admin-code-locked"], language="en")
    hand.passes(minutes=8)
    assert hand.view.locked_until == ""
    hand.passes(hours=12)
    assert hand.page == "home"


def test_a_clock_nobody_trusts_is_said_where_a_code_is_asked_for(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["unknown-clock"], language="en")
    shows(hand, asked(AdminProof.CODE))
    assert "The clock of this panel is not right: a code may not fit." in hand.texts()


# The page


def test_it_says_what_was_found_and_the_mend(opened: Hand) -> None:
    texts = opened.texts()
    assert [row.topic for row in opened.view.rows] == list(CheckTopic)
    assert {"read at 12:11", "does not answer", "Look at its cable.", "none here"} <= set(texts)
    assert {"1.0.0", "waalzaal", "3FA9 C17E 52B8 90D4"} <= set(texts)


def test_every_check_that_can_be_found_has_its_words_in_every_language(at_the_door: type[Hand]) -> None:
    from kiosk.admin.examination import TOPICS
    from kiosk.doctor.finding import CheckId

    for language in ("nl", "en", "de", "fr", "ar"):
        hand = at_the_door(SCENE["admin-page"], language=language)
        for check in (*(check for checks in TOPICS.values() for check in checks), CheckId.DEVICE_ANSWER):
            row = (OPENED["page"].results[3].__class__(CheckTopic.LIGHT, Verdict.CARE, check),)
            shows(hand, OPENED["page"].__class__(open_until=WELL.open_until, results=row))
            assert check not in hand.texts()


HAS_A_LAMP = {"lamp": painted(PROGRAMS), "reduced_motion": False}


@pytest.mark.parametrize(
    ("scene", "state", "says"),
    [
        ("free", WELL, "now green"),
        ("busy", WELL, "now red"),
        ("due", WELL, "blinks orange"),
        ("busy", replace(WELL, light=LightPattern.CHECK_IN_DUE), "blinks orange"),
        ("busy", replace(WELL, light=LightPattern.SETTING_UP), "now white"),
    ],
)
def test_the_sign_of_the_lamp_tells_what_it_shows(
    at_the_door: type[Hand], scene: str, state: AdminState, says: str
) -> None:
    hand = at_the_door(SCENE[scene], language="en", **HAS_A_LAMP)
    shows(hand, state)
    assert hand.labelled("Test the light").property("detail") == says


def test_the_sign_is_drawn_in_the_colour_of_the_lamp_while_it_shines(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["due"], language="en", **HAS_A_LAMP)
    shows(hand, WELL)
    for lit in (True, False, True):
        runs(PATIENCE_S, until=lambda lit=lit: is_orange(ink_of_lamp(hand)) is lit)  # type: ignore[misc]
        assert is_orange(ink_of_lamp(hand)) is lit


def test_nothing_blinks_once_the_page_is_closed(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["due"], language="en", **HAS_A_LAMP)
    shows(hand, WELL)
    assert hand.running_timers()
    shows(hand, CLOSED)
    assert hand.page == "home"
    assert not hand.running_timers()


@pytest.mark.parametrize("without", ["lamp", "answer"])
def test_of_a_lamp_that_is_not_there_or_does_not_answer_nothing_is_told(at_the_door: type[Hand], without: str) -> None:
    hand = at_the_door(SCENE["busy"], language="en", **(HAS_A_LAMP if without == "answer" else {}))
    hand.publishes(light_ok=without != "answer")
    shows(hand, WELL)
    assert hand.labelled("Test the light").property("detail") == ""


def is_orange(ink: QColor) -> bool:
    return 20 < ink.hslHue() < 36


def ink_of_lamp(hand: Hand) -> QColor:
    (sign,) = [item for item in hand.items() if item.property("name") == "lamp" and item.property("ink")]
    return QColor(sign.property("ink"))


@pytest.mark.parametrize(
    ("button", "act"),
    [
        ("Test the light", AdminAct.TEST_LIGHT),
        ("Blink", AdminAct.BLINK),
        ("Out of service", AdminAct.OUT_OF_SERVICE),
        ("Close", AdminAct.CLOSE),
    ],
)
def test_a_button_is_one_tap(opened: Hand, button: str, act: AdminAct) -> None:
    opened.taps(button)
    assert posts(opened) == [act]


def test_a_restart_takes_a_second_tap_that_is_none_of_the_same_finger(opened: Hand) -> None:
    opened.taps("Restart")
    opened.taps("Restart now?")
    opened.opened.restart()  # as a screen reader presses it
    assert posts(opened) == []
    opened.passes(seconds=1)
    assert CONFIRM_FROM < timedelta(seconds=1) < CONFIRM_FOR
    opened.taps("Restart now?")
    assert posts(opened) == [AdminAct.RESTART]


def test_the_second_tap_is_not_waited_for_longer(opened: Hand) -> None:
    opened.taps("Restart")
    opened.passes(seconds=6)
    assert "Restart" in opened.labels()


def test_a_language_is_chosen_for_the_door(opened: Hand) -> None:
    opened.taps("Language")
    opened.taps("Deutsch")
    assert posts(opened) == [SpeakFromNow("de")]
    shows(opened, OPENED["page"].__class__(language="de"))
    opened.passes(hours=1)
    assert (opened.page, opened.screen.shell.view.language) == ("home", "de")
    shows(opened, CLOSED)
    opened.passes(minutes=1)
    assert opened.screen.shell.view.language == "en"


def test_back_leads_from_the_languages_to_the_page(opened: Hand) -> None:
    opened.taps("Language")
    opened.taps("Back")
    assert "Test the light" in opened.labels()
    assert posts(opened) == []


def test_it_closes_when_its_time_is_over(opened: Hand) -> None:
    opened.passes(hours=12)
    assert opened.page == "home"


def test_an_emergency_takes_the_screen(opened: Hand) -> None:
    scene = SCENE["emergency"]
    opened.screen.publish(scene.published(), words=scene.words)
    opened.settle()
    assert opened.report.resolution.notice is not NoticeKind.EMERGENCY
    assert opened.page == "emergency"
    QGuiApplication.processEvents()
