"""Every word and sentence the views can ask for exists, in each language."""

from dataclasses import fields
from enum import StrEnum
from typing import get_args

import pytest
from PySide6.QtCore import QObject
from ui_hand import Hand
from ui_scenes import SCENES, scene_named
from ui_scenes.find_room import IN_LEK
from ui_scenes.scene import BOOKED, KEY_C, local

from kiosk.hw.protocol.message import Health
from kiosk.nearby.suggestions import Standing
from kiosk.privacy.display_text import DisplayText
from kiosk.qml.languages import LANGUAGES
from kiosk.reports.faults import Asset, FaultChoice
from kiosk.room.access import Who
from kiosk.room.administration import AdminProof
from kiosk.room.disclosure import Disclosure
from kiosk.room.intent import ActionKind, CheckIn, End, Extend, Intent, LetGo, Reason, Refused, Undo
from kiosk.room.panel_state import BackendHealth
from kiosk.settings.choices import Palette
from kiosk.ui.actions import Act
from kiosk.ui.door import KNOWN_EQUIPMENT
from kiosk.ui.headline import LineKind, Tone, Word
from kiosk.ui.pages.more import WayKind
from kiosk.ui.pages.room_card import CardTopic
from kiosk.ui.prompt import Speech
from kiosk.ui.surroundings import Topic
from kiosk.ui.timeline import Tag

FREE = scene_named("free")
ILL = [health for health in BackendHealth if health not in (BackendHealth.OK, BackendHealth.STARTING)]
DEVICES = [field.name for field in fields(Health)]
SAID = [kind for kind in ActionKind if kind not in (ActionKind.LET_GO, ActionKind.BOOK_ELSEWHERE)]
"""What is done is said of; another room is said of by its name."""
TABLES: dict[tuple[str, str, str], list[StrEnum] | list[str]] = {
    ("words", "Words", "state"): list(Word),
    ("words", "Words", "lines"): list(LineKind),
    ("words", "Words", "facts"): list(Topic),
    ("words", "Words", "equipment"): sorted(KNOWN_EQUIPMENT),
    ("words", "Words", "tag"): list(Tag),
    ("words", "Words", "here"): list(Word),
    ("words", "Words", "way"): list(WayKind),
    ("words", "Words", "wayGlyph"): list(WayKind),
    ("words", "Acts", "buttons"): list(Act),
    ("words", "Acts", "details"): list(Act),
    ("words", "Acts", "busy"): list(Act),
    ("words", "Acts", "confirm"): list(Act),
    ("words", "Words", "marks"): [*ILL, "unread", "overfull", "light", "disk", "notice", "notice_file", *DEVICES],
    ("words", "Disclosures", "sentences"): list(Disclosure),
    ("words", "Sentences", "speeches"): list(Speech),
    ("words", "Sentences", "done"): list(SAID),
    ("words", "Sentences", "openings"): list(ActionKind),
    ("words", "Sentences", "reasons"): list(Reason),
    ("words", "Sentences", "asks"): [*(who for who in Who if who is not Who.ANYONE), *AdminProof],
    ("words", "Sentences", "wants"): list(ActionKind),
    ("words", "Faults", "assets"): list(Asset),
    ("words", "Faults", "glyphs"): list(Asset),
    ("words", "Faults", "choices"): list(FaultChoice),
    ("words", "RoomWords", "standing"): list(Standing),
    ("words", "RoomWords", "tone"): list(Standing),
    ("words", "RoomWords", "only"): ["many_seats", "step_free", "video"],
    ("words", "RoomWords", "facts"): list(CardTopic),
    ("theme", "Palettes", "lamps"): list(get_args(Palette)),
    ("theme", "Palettes", "standard"): list(Tone),
    ("theme", "Palettes", "colourBlind"): list(Tone),
    ("theme", "Palettes", "highContrast"): list(Tone),
}


@pytest.mark.parametrize("table", TABLES, ids=".".join)
def test_every_table_has_exactly_what_can_be_asked_for(at_the_door: type[Hand], table: tuple[str, str, str]) -> None:
    module, singleton, name = table
    hand = at_the_door(FREE)
    asked: QObject = hand.screen.engine.singletonInstance(f"kiosk.qml.{module}", singleton)
    assert set(asked.property(name).toVariant()) == {str(key) for key in TABLES[table]}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("until", [None, local(12, 30)], ids=["no time", "until"])
def test_every_refusal_of_every_wish_is_a_sentence(at_the_door: type[Hand], language: str, until: object) -> None:
    hand, said = at_the_door(FREE, language=language), set[str]()
    wishes: tuple[Intent, ...] = (BOOKED, CheckIn(KEY_C), Extend(KEY_C, local(16)), End(KEY_C), Undo(KEY_C), LetGo())
    wishes = (*wishes, IN_LEK)
    for intent in wishes:
        for reason in Reason:
            hand.publishes(outcome=Refused(intent, reason, until))  # type: ignore[arg-type]
            bar = next(item for item in hand.items() if item.metaObject().className().startswith("PromptBar"))
            sentence = next(c.property("text") for c in bar.childItems() if c.inherits("QQuickText"))
            assert len(sentence) > 20
            assert sentence[0] == sentence[0].upper()
            assert sentence[-1] == "."
            assert "undefined" not in sentence
            assert "%" not in sentence
            said.add(sentence)
    assert len(said) > 35


def test_one_is_singular(at_the_door: type[Hand]) -> None:
    hand = at_the_door(FREE, language="en", seats=1)
    assert "1 seat" in hand.texts()
    assert "1 hour 18 minutes left" in hand.texts()
    assert "1 hour" in hand.labels()


def test_what_is_unread_is_counted_in_words(at_the_door: type[Hand]) -> None:
    scenes = {scene.name: scene for scene in SCENES}
    one, three = scenes["free-unread"], scenes["free-unread-ill"]
    assert "1 event cannot be read" in at_the_door(one, language="en").texts()
    assert "1 afspraak niet leesbaar" in at_the_door(one, language="nl").texts()
    assert "3 events cannot be read" in at_the_door(three, language="en").texts()
    assert "3 afspraken niet leesbaar" in at_the_door(three, language="nl").texts()


@pytest.mark.parametrize(
    ("floor", "said"),
    [
        *(("3", "Floor \u20683\u2069"), ("-1", "Floor \u2068-1\u2069"), ("3A", "Floor \u20683A\u2069")),
        *(("B", "Floor \u2068B\u2069"), ("Begane grond", "\u2068Begane grond\u2069"), ("BG", "\u2068BG\u2069")),
        ("2e verdieping", "\u20682e verdieping\u2069"),
    ],
)
def test_a_floor_that_says_what_it_is_is_not_called_a_floor_again(
    at_the_door: type[Hand], floor: str, said: str
) -> None:
    assert said in at_the_door(FREE, language="en", floor=DisplayText(floor), zone_label=DisplayText()).texts()
