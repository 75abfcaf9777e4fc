"""An emergency: above every page, in the reader's language first, and nothing to touch."""

import pytest
from ui_hand import Hand
from ui_scenes import Scene, scene_named
from ui_scenes.emergency import EVACUATION
from ui_scenes.notices import noticed, words
from ui_scenes.scene import BOOKED, local
from ui_scenes.unlock import challenge

from kiosk.room.facts import NoticeKind
from kiosk.ui.choice import Choice
from kiosk.ui.interaction import Interaction
from kiosk.ui.pages.emergency import EmergencyView, derive
from kiosk.ui.pages.page import Inputs
from kiosk.ui.pages.table import open_page

EMERGENCY = scene_named("emergency")


def seen(scene: Scene = EMERGENCY, language: str = "nl") -> EmergencyView:
    return derive(
        Inputs(scene.published(), scene.labels, scene.at_door(), Interaction(language), scene.now, words=scene.words)
    )


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("language", "first", "second"), [("nl", "Ontruiming", "Evacuation"), ("en", "Evacuation", "Ontruiming")]
)
def test_the_language_of_the_reader_comes_first(language: str, first: str, second: str) -> None:
    view = seen(language=language)
    assert (plain(view.title), plain(view.second_title)) == (first, second)
    assert (plain(view.sender), view.since) == ("Bedrijfshulpverlening", "12:02")
    assert len(view.lines.splitlines()) == len(view.second_lines.splitlines()) == 2


def test_one_language_is_enough_whichever_the_reader_has() -> None:
    alone = Scene(
        "", local(12, 12), facts=noticed(NoticeKind.EMERGENCY), words=words(("Ontruiming", "Verlaat het gebouw."))
    )
    view = seen(alone, "en")
    assert (plain(view.title), plain(view.lines)) == ("Ontruiming", "Verlaat het gebouw.")
    assert (view.second_title, view.second_lines) == ("", "")


def test_it_stands_above_every_other_page() -> None:
    scene = Scene("", local(12, 12), facts=noticed(NoticeKind.EMERGENCY), report=challenge(BOOKED))
    choosing = Interaction("nl").having(Choice(local(12, 15), local(13, 15)))
    inputs = Inputs(scene.published(), scene.labels, scene.at_door(), choosing, scene.now)
    assert open_page(inputs).name == "emergency"


def test_there_is_nothing_to_touch_and_nothing_of_the_room(at_the_door: type[Hand]) -> None:
    hand = at_the_door(EMERGENCY)
    assert hand.labels() == []
    assert not any("Waalzaal" in text for text in hand.texts())
    assert EVACUATION.sender in hand.texts()
