"""A site's message: read and put away, with a mark on the first page as long as it stands."""

from ui_hand import Hand
from ui_scenes import SCENES, Scene
from ui_scenes.message import LIFT
from ui_scenes.notices import noticed
from ui_scenes.scene import BOOKED, local
from ui_scenes.unlock import challenge

from kiosk.room.facts import NoticeKind
from kiosk.room.intent import PutAway, Touched
from kiosk.ui.choice import Choice
from kiosk.ui.interaction import Interaction
from kiosk.ui.pages.home import NO_MARK, Mark
from kiosk.ui.pages.page import Inputs
from kiosk.ui.pages.table import open_page

SCENE = {scene.name: scene for scene in SCENES}


def test_a_finger_puts_it_away(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["message"], language="en")
    assert hand.page == "message"
    hand.taps("OK")
    assert hand.posted == [Touched(), PutAway()]
    hand.report = SCENE["free-message-read"].published()
    hand.publishes()
    assert hand.page == "home"
    assert any("The lift is out of order" in text for text in hand.texts())


def test_it_waits_until_what_somebody_is_doing_is_done() -> None:
    for report, interaction, page in (
        (challenge(BOOKED), Interaction("nl"), "unlock"),
        ({}, Interaction("nl").having(Choice(local(12, 15), local(13, 15))), "other_time"),
        ({}, Interaction("nl"), "message"),
    ):
        scene = Scene("", local(12, 12), facts=noticed(NoticeKind.MESSAGE), report=report)
        assert open_page(Inputs(scene.published(), scene.labels, scene.at_door(), interaction, scene.now)).name == page


def test_home_marks_a_message_that_was_read_and_a_file_with_a_mistake(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free-message-read"])
    assert (hand.view.mark, hand.view.other_marks) == (Mark("notice", LIFT.texts["nl"].title), 1)
    assert at_the_door(SCENE["free"]).view.mark == NO_MARK


def test_home_says_why_the_room_is_out_of_service(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["out-of-service-why"], language="en")
    assert "De schermen worden vervangen" in hand.view.notice
    assert at_the_door(SCENE["out-of-service"]).view.notice == ""
