"""The page about privacy: three cards of what the types say, gone when left alone."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible, QTextLayout, QTextOption
from PySide6.QtQuick import QQuickItem
from ui_hand import Hand, centre
from ui_look import faults
from ui_scenes import SCENES, Scene
from ui_scenes.privacy import ABOUT_US, ALL_ABOUT_US, LONG_ADDRESS, read_about_privacy
from ui_scenes.scene import local

from kiosk.qml.languages import LANGUAGES
from kiosk.room.disclosure import Card, Disclosed, Disclosure
from kiosk.statement import HEADINGS, sentence
from kiosk.ui.comfort import Comfort
from kiosk.ui.interaction import HOME_AFTER, Interaction
from kiosk.ui.pages.page import Inputs
from kiosk.ui.pages.privacy import PrivacyView, Sentence, derive
from kiosk.ui.qr_code import qr_code

SCENE = {scene.name: scene for scene in SCENES}


def sentences_below(item: QQuickItem) -> Iterator[str]:
    """Those of every sheet."""
    for child in item.childItems():
        if child.property("says"):
            yield str(child.property("text"))
        yield from sentences_below(child)


def turns(hand: Hand) -> None:
    """To the next sheet, where there is one."""
    for button in [item for item in hand.items() if item.objectName() == "next"]:
        hand.touches(centre(button))


def seen(**door: object) -> PrivacyView:
    scene = Scene("", local(12, 12), door=door)
    return derive(Inputs(scene.published(), scene.labels, scene.at_door(), Interaction("nl"), scene.now))


def test_each_card_has_its_own_sentences_in_their_order() -> None:
    view = seen(**ABOUT_US)
    assert [s.says for s in view.shows] == [Disclosure.STATE, Disclosure.TIMES, Disclosure.NO_NAMES]
    assert view.keeps[1] == Sentence(Disclosure.CHECK_IN_KEPT, 24)
    assert view.sends[-1].says is Disclosure.NOTHING_ELSE
    assert all(s.says.card is card for card in Card for s in getattr(view, card))


SIZES = ((800, 480), (1280, 800), (800, 1280))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("comforts", [frozenset(), frozenset({Comfort.LARGE_TEXT})], ids=["", "large"])
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_sentence_is_on_one_of_its_sheets(
    at_the_door: type[Hand], size: tuple[int, int], comforts: frozenset[Comfort], language: str
) -> None:
    hand = at_the_door(SCENE["privacy-all"], *size, language=language, comforts=comforts)
    sentences = set(sentences_below(hand.screen.window.contentItem()))
    assert len(sentences) == len(hand.screen._door.statement)
    read: set[str] = set()
    for _ in range(10):
        hand.picture()
        read |= set(hand.texts())
        assert faults(hand.screen.window) == []
        turns(hand)
    assert sentences <= read


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_camera_can_tell_the_modules_of_the_code(at_the_door: type[Hand], size: tuple[int, int]) -> None:
    hand = at_the_door(SCENE["privacy-all"], *size)
    for _ in range(10):
        plates = [item for item in hand.items() if item.metaObject().className().startswith("CodePlate")]
        if plates:
            break
        turns(hand)
    (plate,) = plates
    assert plate.property("module") >= 3
    corner = plate.mapToScene(QPointF(plate.width(), plate.height()))
    assert (corner.x(), corner.y()) <= size


def test_the_foot_names_who_answers_for_it() -> None:
    view = seen(**ALL_ABOUT_US)
    assert "Rijksdienst" in view.controller
    assert "@" in view.contact
    code = qr_code("https://www.example.org/privacy")
    assert (view.qr_path, view.qr_modules) == (code.path, code.modules)
    assert (seen().controller, seen().contact, seen().qr_modules) == ("", "", 0)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_long_address_breaks_where_it_is_read_with_a_pause(at_the_door: type[Hand], size: tuple[int, int]) -> None:
    hand = at_the_door(SCENE["privacy-long-contact"], *size, language="nl")
    address = bare(LONG_ADDRESS)
    (said,) = [item for item in hand.items() if address in bare(str(item.property("text")))]
    lines = lines_of(said)
    assert "".join(lines).endswith(address)
    assert len(lines) == said.property("lineCount") > 1
    assert all(line.endswith((".", "@", " ")) for line in lines[:-1])
    assert "\u200b" not in QAccessible.queryAccessibleInterface(said).text(QAccessible.Text.Name)


def bare(text: str) -> str:
    """Without what only allows a line to end, or keeps an address from what stands round it."""
    return text.translate(dict.fromkeys(map(ord, "\u200b\u2068\u2069")))


def lines_of(item: QQuickItem) -> list[str]:
    """A text as it is broken."""
    text, room = str(item.property("text")), float(item.property("contentWidth"))
    layout = QTextLayout(text, item.property("font"))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        lines.append(bare(text[line.textStart() : line.textStart() + line.textLength()]))
    layout.endLayout()
    return lines


def test_back_and_time_lead_home(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["privacy"], language="en")
    assert hand.page == "about_privacy"
    hand.taps("Back")
    assert hand.page == "home"
    read_about_privacy(hand.screen)
    hand.passes(seconds=HOME_AFTER.seconds - 1)
    assert hand.page == "about_privacy"
    hand.passes(seconds=1)
    assert hand.page == "home"


@pytest.mark.parametrize("says", Disclosure)
def test_the_screen_says_what_the_command_says(at_the_door: type[Hand], says: Disclosure) -> None:
    one = Disclosed(says, timedelta(hours=48))
    hand = at_the_door(SCENE["privacy"], language="en", statement=(one,))
    assert sentence(one) in hand.texts()
    assert HEADINGS[says.card] in hand.texts()


def test_it_is_two_taps_from_home_and_one_back_to_where_it_was_opened(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free"], language="en", **ABOUT_US)
    hand.taps("More")
    hand.taps("Privacy")
    assert hand.page == "about_privacy"
    hand.taps("Back")
    assert hand.page == "more"
