"""A room's card: what is in it, how to get in, its rules; of this room and of another."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtQuick import QQuickItem
from ui_hand import Hand
from ui_look import is_a
from ui_scenes import Scene, scene_named
from ui_scenes.scene import DAY, POLICY, checked, local

from kiosk.nearby.rooms import Nearby, RoomReading, SeenRoom
from kiosk.nearby.suggestions import Standing
from kiosk.privacy.display_text import DisplayText
from kiosk.room.intent import RoomId
from kiosk.room.schedule import Schedule
from kiosk.ui.interaction import HOME_AFTER, Interaction
from kiosk.ui.pages import room_card
from kiosk.ui.pages.find_room import RoomSearch
from kiosk.ui.pages.page import Inputs
from kiosk.ui.pages.room_card import MOST_FACTS, ROOM_CARD, CardFact, CardTopic, RoomCardView, ShownRoom
from kiosk.ui.pages.table import open_page, settled
from tests.nearby.other_rooms import room

NOW = local(12, 12)
FREE = Scene("", NOW)
PHOTO = "file:///srv/lek.jpg"
LEK = SeenRoom(
    room("Lek", "2", seats=6, equipment=("screen", "step_free", "hearing_loop"), door_cm=95, photo=PHOTO),
    RoomReading.of(Schedule(), POLICY, NOW, fresh_until=NOW + timedelta(minutes=2), writable=True, trusted=True),
)


def inputs_of(shown: ShownRoom, scene: Scene = FREE, now: datetime | None = None, **more: object) -> Inputs:
    now = now or scene.now
    interaction = Interaction("en", touched_at=now).having(shown)
    return Inputs(scene.published(), {}, scene.at_door(), interaction, now, nearby=Nearby((LEK,)), **more)  # type: ignore[arg-type]


def view_of(inputs: Inputs) -> RoomCardView:
    view: RoomCardView = ROOM_CARD.derive(inputs)
    return view


HERE, THERE = ShownRoom(), ShownRoom(RoomId("lek"))


def test_the_card_of_another_room_tells_of_that_room() -> None:
    view = view_of(inputs_of(THERE))
    assert (view.name, view.here, view.standing, view.at) == (DisplayText("Lek"), False, Standing.FREE, "")
    assert view.inside == (CardFact(CardTopic.SEATS, count=6), CardFact(CardTopic.EQUIPMENT, "screen"))
    assert view.access == (CardFact(CardTopic.STEP_FREE, count=95), CardFact(CardTopic.HEARING_LOOP))


@pytest.mark.parametrize(
    ("scene", "standing", "at"),
    [
        (Scene("", NOW), Standing.FREE, "13:30"),
        (Scene("", local(17, 5)), Standing.FREE, ""),
        (Scene("", local(14, 6), checked("c")), Standing.TAKEN, "15:00"),
        (Scene("", NOW, DAY, old=timedelta(minutes=14)), Standing.UNKNOWN, ""),
        (Scene("", NOW, None), Standing.UNKNOWN, ""),
    ],
)
def test_the_card_of_this_room_says_what_its_door_says(scene: Scene, standing: Standing, at: str) -> None:
    view = view_of(inputs_of(HERE, scene))
    assert (view.here, view.standing, view.at) == (True, standing, at)


def test_what_a_site_wrote_of_its_room_is_there() -> None:
    rules = (DisplayText("Laat de tafel leeg achter."), DisplayText("Koffie mag."))
    scene = Scene("", NOW, door={"house_rules": rules, "door_cm": 90, "equipment": ("Flipover", "video")})
    view = view_of(inputs_of(HERE, scene))
    assert [rule.says for rule in view.rules] == list(rules)
    assert [fact.note for fact in view.inside] == ["", DisplayText("Flipover"), "video"]
    assert view.access == (CardFact(CardTopic.DOOR, count=90),)


def test_a_room_full_of_things_tells_the_first_of_them() -> None:
    scene = Scene("", NOW, door={"equipment": tuple(f"thing {n}" for n in range(30))})
    assert len(view_of(inputs_of(HERE, scene)).inside) == MOST_FACTS


def test_a_photo_is_shown_only_once_it_was_looked_at() -> None:
    assert view_of(inputs_of(THERE)).photo == ""
    assert view_of(inputs_of(THERE, photos=frozenset({PHOTO}))).photo == PHOTO


def test_back_leads_to_where_it_was_opened() -> None:
    inputs = inputs_of(THERE)
    found = replace(inputs, interaction=inputs.interaction.having(RoomSearch()))
    assert open_page(settled(found)).name == "room_card"
    step = room_card.go_back(view_of(found), found)
    assert open_page(settled(replace(found, interaction=step.interaction))).name == "find_room"


def test_left_alone_it_goes_home_and_not_one_page_back() -> None:
    inputs = inputs_of(THERE)
    found = replace(inputs, interaction=inputs.interaction.having(RoomSearch()), now=NOW + HOME_AFTER)
    assert open_page(settled(found)).name == "home"


def test_a_room_that_left_the_list_takes_its_card_along() -> None:
    assert open_page(settled(replace(inputs_of(THERE), nearby=Nearby()))).name == "home"


def test_it_opens_from_another_page() -> None:
    step = room_card.opened(inputs_of(THERE))
    assert step.interaction.of(ShownRoom) == ShownRoom()


def test_a_fault_is_reported_from_the_card_of_this_room_alone(at_the_door: type[Hand]) -> None:
    hand = at_the_door(scene_named("fault-open"), language="en")
    hand.taps("Back")
    hand.taps("About this room")
    hand.taps("Report a fault")
    assert hand.page == "report_fault"
    hand.taps("Back")
    assert hand.page == "room_card"
    bare = at_the_door(scene_named("free"), language="en")
    bare.taps("More")
    bare.taps("About this room")
    assert "Report a fault" not in bare.labels()


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (800, 1280)], ids=str)
def test_groups_stand_well_apart(at_the_door: type[Hand], size: tuple[int, int]) -> None:
    hand = at_the_door(scene_named("room-card"), *size)
    about, inside = groups(hand)
    assert inside.y() - (about.y() + about.height()) == pytest.approx(3.4 * min(size) / 100, abs=1)


def groups(hand: Hand) -> list[QQuickItem]:
    """Where the room is, and what is in it: what comes first below one another."""
    inside = next(item for item in hand.items() if is_a(item, "CardFacts"))
    return [inside.parentItem().childItems()[0], inside]


@pytest.mark.parametrize("scene", ["room-card", "room-card-narrow", "room-card-full", "large-room-card"])
def test_each_fact_has_its_sign(at_the_door: type[Hand], scene: str) -> None:
    hand = at_the_door(scene_named(scene))
    signs = [item for item in hand.items() if is_a(item, "Glyph") and is_a(item.parentItem(), "CardFact")]
    assert signs
    for sign in signs:
        assert sign.property("strokes").toVariant().get(sign.property("name")), sign.property("name")
