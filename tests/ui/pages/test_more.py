"""The page behind "More": languages, what helps to see and to reach, the room on a phone."""

import re
from datetime import timedelta

import pytest
from ui_hand import Hand
from ui_scenes import SCENES

from kiosk.qml.languages import LANGUAGES
from kiosk.ui.interaction import HOME_AFTER

SCENE = {scene.name: scene for scene in SCENES}
PHONE = {"room_page": "https://rooms.example.org/waalzaal"}


@pytest.fixture
def opened(at_the_door: type[Hand]) -> Hand:
    hand = at_the_door(SCENE["busy"], language="en", **PHONE)
    hand.taps("More")
    assert hand.page == "more"
    return hand


def test_every_language_is_there_by_its_own_name_and_the_one_in_use_is_marked(opened: Hand) -> None:
    assert [(row.code, row.name) for row in opened.view.languages] == [(k, v.name) for k, v in LANGUAGES.items()]
    assert [row.code for row in opened.view.languages if row.chosen] == ["en"]


@pytest.mark.parametrize("language", [code for code in LANGUAGES if code != "en"])
def test_a_language_is_one_tap_and_the_page_stays(opened: Hand, language: str) -> None:
    opened.taps(LANGUAGES[language].name)
    assert (opened.page, opened.screen.shell.view.language) == ("more", language)


def test_an_unknown_language_changes_nothing(opened: Hand) -> None:
    opened.opened.chooseLanguage("tlh")
    assert opened.screen.shell.view.language == "en"


def test_the_languages_stand_out_for_two_seconds_when_they_were_asked_for(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["busy"], language="en")
    hand.taps(hand.screen.shell.view.language_name)
    assert hand.view.framed
    hand.passes(seconds=2)
    assert not hand.view.framed
    hand.taps("Back")
    hand.taps("More")
    assert not hand.view.framed


def test_it_closes_thirty_seconds_after_the_last_touch_and_shows_that_it_will(opened: Hand) -> None:
    opened.passes(seconds=20)
    assert opened.view.leaving == 1.0
    opened.passes(seconds=9)
    assert opened.view.leaving == pytest.approx(0.1)
    opened.passes(seconds=1)
    assert opened.page == "home"


@pytest.mark.parametrize(
    ("button", "shows"),
    [("Larger text", "large_text"), ("Lower the controls", "low_controls")],
)
def test_a_comfort_is_one_tap_and_gone_when_nobody_is_there(opened: Hand, button: str, shows: str) -> None:
    opened.taps(button)
    assert getattr(opened.screen.shell.view, shows)
    opened.taps(button)
    assert not getattr(opened.screen.shell.view, shows)
    opened.taps(button)
    opened.taps("Back")
    opened.passes(seconds=29)
    assert getattr(opened.screen.shell.view, shows)
    opened.passes(seconds=1)
    assert not getattr(opened.screen.shell.view, shows)


def test_more_contrast_is_the_palette_of_high_contrast(opened: Hand) -> None:
    opened.taps("More contrast")
    assert opened.screen.shell.view.palette == "high-contrast"
    opened.passes(seconds=30)
    assert opened.screen.shell.view.palette == "standard"


def test_a_site_can_have_larger_text_for_good(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["busy"], comforts=frozenset({"large_text"}))
    assert hand.screen.shell.view.large_text
    hand.passes(seconds=60)
    assert hand.screen.shell.view.large_text


def test_the_code_for_a_phone_is_there_where_the_site_has_such_a_page(at_the_door: type[Hand], opened: Hand) -> None:
    assert opened.view.qr_modules > 20
    assert "On your phone" in opened.texts()
    plain = at_the_door(SCENE["busy"], language="en")
    plain.taps("More")
    assert (plain.view.qr_path, plain.view.qr_modules) == ("", 0)
    assert "On your phone" not in plain.texts()


def test_the_line_gets_shorter_once_a_second_and_no_more(opened: Hand) -> None:
    opened.passes(seconds=21)
    assert opened.screen._tick.interval() <= timedelta(seconds=1) / timedelta(milliseconds=1) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_after_how_many_seconds_all_is_as_it_was(at_the_door: type[Hand], language: str) -> None:
    told = at_the_door(SCENE["more"], language=language).texts()
    assert HOME_AFTER.seconds in {int(number) for line in told for number in re.findall(r"\d+(?= )", line)}, told
