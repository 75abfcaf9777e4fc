"""The screen under a finger: real touch events on a real window, offscreen."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QPoint, Qt
from PySide6.QtGui import QCloseEvent, QColor
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from support.waiting import PATIENCE_S
from ui_hand import Hand, centre, runs
from ui_scenes import SCENES, Scene
from ui_scenes.home import DEMO, outcome
from ui_scenes.scene import BOOKED, DAY, KEY_C, checked, local

from kiosk.hw.look.patterns import PROGRAMS
from kiosk.room.access import Challenge, Who
from kiosk.room.intent import (
    Book,
    CheckIn,
    Confirmed,
    End,
    EnterPin,
    Extend,
    Gesture,
    Intent,
    Reason,
    Touched,
    Undo,
    Withdraw,
)
from kiosk.room.pattern import LightPattern
from kiosk.room.schedule import EventKey
from kiosk.ui.lamp import NO_LAMP

SCENE = {scene.name: scene for scene in SCENES}


def wishes(hand: Hand) -> list[Intent | Gesture]:
    return [intent for intent in hand.posted if intent != Touched()]


def test_one_tap_books_exactly_what_the_button_says(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free"], language="en")
    hand.taps("30 min")
    assert wishes(hand) == [BOOKED]


def test_a_tap_is_painted_at_once_and_a_second_one_does_nothing(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free"], language="en")
    button = hand.labelled("30 min")
    hand.taps("30 min")
    assert button.property("label") == "Booking…"
    hand.taps("Booking…")
    hand.taps("15 min")
    hand.opened.act(0)  # as a screen reader would
    assert wishes(hand) == [BOOKED]


def test_the_pending_look_stays_until_the_report_has_answered(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free"], language="en")
    hand.taps("30 min")
    hand.publishes(light_ok=False)  # published before the panel took the wish up
    assert "Booking…" in hand.labels()
    hand.publishes(pending=BOOKED)
    assert "Booking…" in hand.labels()
    hand.publishes(pending=None, **outcome(BOOKED, Reason.OFFLINE))
    assert "30 min" in hand.labels()


def test_a_wish_the_panel_never_took_up_is_forgotten(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free"], language="en")
    hand.taps("30 min")
    hand.passes(seconds=3)
    assert any("Still trying" in text for text in hand.texts())
    hand.passes(seconds=8)
    assert "30 min" in hand.labels()


def test_the_same_wish_refused_twice_is_pending_in_between(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free-refused"], language="en")
    hand.taps("30 min")
    assert "Booking…" in hand.labels()
    hand.publishes(light_ok=False)
    assert "Booking…" in hand.labels()


ENDING = pytest.mark.parametrize(
    ("scene", "button", "question"), [("busy", "End", "End now?"), ("due", "Release", "Free the room?")]
)


@ENDING
def test_ending_needs_a_second_tap_within_five_seconds(
    at_the_door: type[Hand], scene: str, button: str, question: str
) -> None:
    hand = at_the_door(SCENE[scene], language="en")
    hand.taps(button)
    assert wishes(hand) == []
    hand.passes(seconds=5)
    hand.taps(button)
    assert wishes(hand) == []
    hand.passes(milliseconds=700)
    hand.taps(question)
    assert wishes(hand) == [End(KEY_C)]


@ENDING
@pytest.mark.parametrize("milliseconds", [0, 699])
def test_a_second_tap_too_soon_after_the_first_is_none(
    at_the_door: type[Hand], scene: str, button: str, question: str, milliseconds: int
) -> None:
    hand = at_the_door(SCENE[scene], language="en")
    place = centre(hand.labelled(button))
    hand.touches(place)
    hand.passes(milliseconds=milliseconds)
    for _ in range(3):
        hand.touches(place)
    hand.opened.act(len(hand.view.actions) - 1)  # as a screen reader would
    assert wishes(hand) == []
    assert question in hand.labels()
    hand.passes(milliseconds=700 - milliseconds)
    hand.touches(place)
    assert wishes(hand) == [End(KEY_C)]


def test_taps_that_came_too_soon_do_not_keep_the_question(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["busy"], language="en")
    hand.taps("End")
    hand.taps("End now?")
    hand.passes(milliseconds=4999)
    assert "End now?" in hand.labels()
    hand.passes(milliseconds=1)
    assert "End" in hand.labels()


def test_a_confirming_button_stands_out_once_it_takes_a_tap_and_the_timer_wakes_for_it(
    at_the_door: type[Hand],
) -> None:
    hand = at_the_door(SCENE["busy"], language="en")
    hand.taps("End")
    button = hand.labelled("End now?")
    assert (button.property("strong"), button.isEnabled()) == (False, False)
    assert hand.screen._tick.interval() == pytest.approx(700, abs=2)
    hand.passes(milliseconds=700)
    assert (button.property("strong"), button.isEnabled()) == (True, True)
    assert hand.screen._tick.interval() == pytest.approx(4300, abs=2)


def test_a_calendar_that_may_only_be_read_cannot_be_touched(at_the_door: type[Hand]) -> None:
    for scene in ("free-read-only", "busy-read-only"):
        hand = at_the_door(SCENE[scene], language="en")
        assert hand.labels() == [hand.screen.shell.view.language_name, "More"]
        hand.touches(day_axis(hand) + QPoint(0, int(hand.screen.window.height() * 0.52)))
        assert hand.page == "home"
        assert "This screen only shows the calendar; you cannot book here." in hand.texts()


def test_a_finger_on_a_doubt_chooses_nothing_there(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free-until-doubt"], language="en")
    hand.touches(day_axis(hand) + QPoint(0, int(hand.screen.window.height() * 0.35)))  # about three o'clock
    assert hand.page == "other_time"
    assert hand.view.end <= "14:00"


@pytest.mark.parametrize(
    ("scene", "doubted"), [("doubted", True), ("doubted-stale", False), ("maybe-free", False), ("free", False)]
)
def test_what_cannot_be_read_does_not_look_like_a_lost_connection(
    at_the_door: type[Hand], scene: str, doubted: bool
) -> None:
    assert at_the_door(SCENE[scene]).screen.shell.view.doubted is doubted


def test_checking_in_and_extending(at_the_door: type[Hand]) -> None:
    due = at_the_door(SCENE["due"], language="en")
    due.taps("Check in")
    assert wishes(due) == [CheckIn(KEY_C)]
    busy = at_the_door(SCENE["busy"], language="en")
    busy.taps("+15 min")
    assert wishes(busy) == [Extend(KEY_C, local(15, 15))]


def test_an_early_check_in_stands_beside_a_free_room(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free-early-check-in"], language="en")
    hand.taps("Check in")
    assert wishes(hand) == [CheckIn(KEY_C)]


def test_undo_stands_for_as_long_as_it_is_offered(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free-undo"], language="en")
    hand.taps("Undo")
    assert wishes(hand) == [Undo(EventKey("x"))]
    again = at_the_door(SCENE["free-undo"], language="en")
    again.passes(seconds=9)
    assert "Undo" not in again.labels()


def test_a_finger_that_slides_off_changes_its_mind(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free"], language="en")
    hand.touches(centre(hand.labelled("30 min")), release=QPoint(300, 300))
    assert wishes(hand) == []


def test_a_touch_anywhere_is_told_at_most_every_five_seconds(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["busy"])
    for _ in range(4):
        hand.touches(QPoint(200, 300))
    assert hand.posted == [Touched()]
    hand.passes(seconds=5)
    hand.touches(QPoint(200, 300))
    assert hand.posted == [Touched(), Touched()]


def test_the_language_goes_back_to_the_rooms_own(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["busy"], language="nl")
    hand.taps(hand.screen.shell.view.language_name)
    hand.taps("English")
    assert hand.page == "more"
    hand.taps("Back")
    assert "Reserved" in hand.texts()
    assert "Monday 23 November" in hand.texts()
    hand.passes(seconds=29)
    assert "Reserved" in hand.texts()
    hand.passes(seconds=1)
    assert "Bezet" in hand.texts()
    assert "maandag 23 november" in hand.texts()


def test_another_time_is_chosen_with_three_taps(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free"], language="en")
    hand.taps("Other…")
    later = next(item for item in hand.items() if item.property("moreName") == "Start later")
    hand.touches(centre(later) + QPoint(int(later.width() / 2) - 20, int(later.height() / 2) - 20))
    hand.taps("Book 12:30 – 13:30")
    assert wishes(hand) == [Book(local(12, 30), local(13, 30))]
    assert hand.page == "home"


def test_a_finger_on_the_day_opens_the_page_at_that_time(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free"], language="en")
    axis = day_axis(hand)
    hand.touches(axis + QPoint(0, int(hand.screen.window.height() * 0.52)))
    assert hand.page == "other_time"
    assert hand.view.start >= "15:00"


def test_a_slow_finger_presses_too(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free"], language="en")
    hand.holds("30 min", seconds=1.2)
    assert wishes(hand) == [Book(local(12, 12), local(12, 45))]


def test_a_finger_that_stays_on_a_step_goes_on_stepping(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free-nothing-booked"], language="en")
    hand.taps("Other…")
    later = next(item for item in hand.items() if item.property("moreName") == "Start later")
    more = next(child for child in later.childItems() if child.property("label") == "+")
    assert hand.view.start == "09:45"
    hand.presses(more, until=lambda: hand.view.start >= "10:45")
    steps = hand.view.start
    assert steps >= "10:45"
    hand.settle()
    assert hand.view.start == steps  # letting go is no step more


def day_axis(hand: Hand) -> QPoint:
    heading = next(item for item in hand.items() if item.property("text") == "Today")
    return centre(heading)


def test_the_page_goes_home_when_left_alone_and_shows_it_coming(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free"], language="en")
    hand.taps("Other…")
    assert hand.view.leaving == 0
    hand.passes(seconds=21)
    assert hand.view.leaving == pytest.approx(0.9)
    hand.passes(seconds=9)
    assert hand.page == "home"


def test_a_booking_made_meanwhile_moves_the_choice_out_of_its_way(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free"], language="en")
    hand.taps("Other…")
    grown = Scene("", local(12, 12), (*DAY, replace(DAY[3], key=EventKey("n"), start=local(12, 15), end=local(13))))
    hand.publishes(resolution=grown.published().resolution)
    assert (hand.view.start, hand.view.end) == ("13:00", "13:30")


def test_number_keys_are_told_in_the_demo_only(at_the_door: type[Hand]) -> None:
    for demo in (True, False):
        heard: list[int] = []
        hand = at_the_door(SCENE["free"], demo=demo)
        hand.screen.on_number_key = heard.append
        for key in (Qt.Key.Key_2, Qt.Key.Key_0, Qt.Key.Key_A, Qt.Key.Key_9):
            QTest.keyClick(hand.screen.window, key)
        assert heard == ([2, 0, 9] if demo else [])


@pytest.mark.parametrize("pattern", LightPattern)
def test_the_demo_paints_what_the_daemon_plays(at_the_door: type[Hand], pattern: LightPattern) -> None:
    hand = at_the_door(SCENE["free"], **DEMO)
    hand.publishes(resolution=replace(hand.report.resolution, light=pattern))
    painted = [(step.colour, step.seconds) for step in hand.screen.shell.view.lamp.steps]
    assert painted == [(str(step.colour), step.seconds) for step in PROGRAMS[pattern]]
    assert lamp_of(hand) == softened(painted[0][0])


@pytest.mark.parametrize("demo", [True, False])
def test_nothing_goes_round_where_no_lamp_is_painted(at_the_door: type[Hand], demo: bool) -> None:
    hand = at_the_door(SCENE["free"], reduced_motion=False, **{**DEMO, "demo": demo})
    hand.publishes(resolution=replace(hand.report.resolution, light=LightPattern.CHECK_IN_DUE))
    assert (hand.screen.shell.view.lamp == NO_LAMP) is not demo
    assert bool(hand.running_timers()) is demo


def test_the_painted_lamp_goes_round_its_steps_and_begins_anew_with_another_pattern(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free"], reduced_motion=False, **DEMO)
    hand.publishes(resolution=replace(hand.report.resolution, light=LightPattern.CHECK_IN_LAST))
    for step in 2 * PROGRAMS[LightPattern.CHECK_IN_LAST]:
        painted = softened(str(step.colour))
        runs(PATIENCE_S, until=lambda colour=painted: lamp_of(hand) == colour)  # type: ignore[misc]
        assert lamp_of(hand) == painted
    hand.publishes(resolution=replace(hand.report.resolution, light=LightPattern.FREE))
    assert lamp_of(hand) == softened(str(PROGRAMS[LightPattern.FREE][0].colour))


def softened(lamp: str) -> str:
    """A lamp's colour as a screen shows it."""
    colour = QColor(lamp)
    return QColor.fromHslF(max(0.0, colour.hslHueF()), 0.7 * colour.hslSaturationF(), 0.9 * colour.lightnessF()).name()


def lamp_of(hand: Hand) -> str:
    """The colour at the window's edge."""
    return hand.picture().pixelColor(1, 1).name()


def test_each_frame_is_told(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free"], shown=False)
    told: list[str] = []
    hand.screen.on_frame = lambda: told.append(hand.view.word)
    hand.screen.show()
    runs(PATIENCE_S, until=lambda: bool(told))
    told.clear()
    hand.screen.draw()
    runs(PATIENCE_S, until=lambda: bool(told))
    assert set(told) == {"free"}


@pytest.mark.parametrize("scene", ["free", "free-12h", "busy", "large-free", "night-free"])
def test_an_idle_screen_draws_one_frame_for_each_minute_it_shows(at_the_door: type[Hand], scene: str) -> None:
    hand = at_the_door(SCENE[scene])
    frames: list[bool] = []
    hand.screen.window.frameSwapped.connect(lambda: frames.append(True))
    hand.screen.window.update()
    runs(PATIENCE_S, until=lambda: bool(frames))  # whatever was still to draw is drawn
    runs(0.05)
    frames.clear()
    hand.publishes()
    hand.passes(seconds=1)
    runs(0.15)
    assert frames == []
    drawn = []
    for _ in range(60):  # minutes differ in how wide they are written
        frames.clear()
        hand.passes(minutes=1)
        runs(PATIENCE_S, until=lambda: bool(frames))
        runs(0.02)
        drawn.append(len(frames))
    assert drawn == [1] * 60


def test_the_timer_sleeps_until_something_changes(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["busy"])
    minute = timedelta(minutes=1) / timedelta(milliseconds=1)
    assert hand.screen._tick.interval() == pytest.approx(minute, abs=2)


def test_confirmation_is_said(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["busy"], language="en")
    hand.publishes(outcome=Confirmed(CheckIn(KEY_C)))
    assert "You are checked in." in hand.texts()


def test_an_upright_window_stands_the_day_above_the_actions(at_the_door: type[Hand]) -> None:
    hand = at_the_door(Scene("", local(14, 6), checked("c")), 800, 1280, language="en")
    assert day_axis(hand).y() < centre(hand.labelled("+15 min")).y()
    assert centre(hand.labelled("+15 min")).y() > 0.85 * 1280


def test_a_pin_is_typed_shown_as_dots_and_posted_once(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["pin-wrong"], language="en")
    assert "That is not the PIN." in hand.texts()
    for key in "27":
        hand.taps(key)
    assert "That is not the PIN." not in hand.texts()
    hand.taps("OK")  # too short to be one
    for key in ("8", "⌫", "1", "9"):
        hand.taps(key)
    assert hand.view.digits == 4
    assert not any("2719" in text for text in hand.texts() + hand.labels())
    hand.taps("OK")
    hand.taps("OK")
    (entered,) = wishes(hand)
    assert isinstance(entered, EnterPin)
    assert entered.pin.secret() == "2719"
    assert hand.view.digits == 0


def test_what_was_typed_is_gone_with_the_page(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["pin"], language="en")
    assert hand.view.digits == 3
    asked = hand.report.challenge
    hand.publishes(challenge=None)
    assert hand.page == "home"
    hand.publishes(challenge=asked)
    assert hand.view.digits == 0


def test_back_withdraws_the_wish(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["badge"], language="en")
    hand.taps("Back")
    assert wishes(hand) == [Withdraw()]


@pytest.mark.parametrize(
    ("scene", "press"),
    [
        ("other-time", lambda page: page.book()),
        ("other-time", lambda page: page.choose("later")),
        ("pin", lambda page: page.typeDigit(1)),
        ("pin", lambda page: page.withdraw()),
    ],
)
def test_a_page_that_has_just_closed_does_nothing_any_more(
    at_the_door: type[Hand], scene: str, press: Callable[[QObject], None]
) -> None:
    hand = at_the_door(SCENE[scene], language="en")
    closed = hand.opened
    hand.publishes(challenge=None)
    hand.passes(seconds=30)
    assert hand.page == "home"
    press(closed)
    assert (wishes(hand), hand.page) == ([], "home")


@pytest.mark.parametrize("scene", ["pin-locked", "badge"])
def test_where_no_pin_is_looked_at_none_can_be_typed(at_the_door: type[Hand], scene: str) -> None:
    hand = at_the_door(SCENE[scene], language="en")
    for _ in range(4):
        hand.opened.typeDigit(7)
    hand.opened.enter()
    assert hand.view.digits == 0
    assert wishes(hand) == []


def test_a_wish_that_asks_for_a_proof_is_not_pending_and_its_page_closes_by_itself(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free"], language="en")
    hand.taps("30 min")
    hand.publishes(challenge=Challenge(BOOKED, Who.PIN, hand.now + timedelta(seconds=30)))
    assert hand.page == "unlock"
    hand.publishes(challenge=None)
    assert "30 min" in hand.labels()
    hand.publishes(challenge=Challenge(BOOKED, Who.PIN, hand.now + timedelta(seconds=30)))
    assert hand.view.leaving == 0
    hand.passes(seconds=21)
    assert hand.view.leaving == pytest.approx(0.9)
    hand.publishes(challenge=None)
    assert "30 min" in hand.labels()


@pytest.mark.parametrize(("demo", "closes"), [(False, False), (True, True)])
def test_a_door_panel_is_closed_by_nobody(at_the_door: type[Hand], demo: bool, closes: bool) -> None:
    hand, gone = at_the_door(SCENE["free"], demo=demo), []
    hand.screen.on_gone = lambda: gone.append(True)
    QCoreApplication.sendEvent(hand.screen.window, QCloseEvent())
    hand.settle()
    assert hand.screen.window.isVisible() is not closes
    assert gone == closes * [True]


@pytest.mark.parametrize(
    "hide", [QQuickWindow.hide, QQuickWindow.showMinimized, lambda window: window.setVisible(False)]
)
def test_a_window_that_is_hidden_is_told(at_the_door: type[Hand], hide: Callable[[QQuickWindow], None]) -> None:
    hand, gone = at_the_door(SCENE["free"]), []
    hand.screen.on_gone = lambda: gone.append(True)
    hide(hand.screen.window)
    hand.settle()
    assert gone == [True]


def test_a_screen_that_is_taken_down_is_not_told_as_gone(at_the_door: type[Hand]) -> None:
    hand, gone = at_the_door(SCENE["free"]), []
    hand.screen.on_gone = lambda: gone.append(True)
    hand.screen.close()
    hand.screen.close = lambda: None  # type: ignore[method-assign]
    assert gone == []
