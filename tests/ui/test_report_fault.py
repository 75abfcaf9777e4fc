"""Reporting a fault by touch: from home in four taps and one more, at every size."""

import pytest
from PySide6.QtCore import QPoint
from ui_hand import Hand, centre
from ui_scenes import SCENES
from ui_scenes.report_fault import MANY, REPORTS

from kiosk.reports.faults import Asset, FaultChoice, FaultItem, items_of
from kiosk.reports.report import NO_REPORTS, ReportFault, ReportsState, Told

SCENE = {scene.name: scene for scene in SCENES}
SIZES = [(800, 480), (1280, 800), (800, 1280)]


@pytest.mark.parametrize("size", SIZES)
def test_from_home_to_a_report_and_back(at_the_door: type[Hand], size: tuple[int, int]) -> None:
    hand = at_the_door(SCENE["free"], *size, equipment=("screen",))
    hand.screen.publish_reports(REPORTS)
    for label in ("Meer", "Storing melden", "Scherm", "Geen beeld van laptop"):
        hand.taps(label)
    assert hand.page == "report_fault"
    hand.posted.clear()
    hand.taps("Melden")
    assert hand.posted == [ReportFault(FaultItem(Asset.SCREEN), FaultChoice.NO_PICTURE)]
    assert hand.page == "home"
    for told, sentence in (
        (Told.SENDING, "Melden…"),
        (Told.REPORTED, "Gemeld. De facilitaire dienst kijkt ernaar."),
        (Told.KEPT, "Bewaard. De melding gaat weg zodra er verbinding is."),
    ):
        hand.screen.publish_reports(ReportsState(REPORTS.items, told=told))
        assert sentence in hand.texts()


def test_a_double_tap_reports_once(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["fault"])
    page = hand.opened
    page.report()
    page.report()
    assert len([given for given in hand.posted if isinstance(given, ReportFault)]) == 1


def test_where_nothing_can_be_reported_nothing_of_it_is_on_the_screen(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["free"])
    hand.screen.publish_reports(NO_REPORTS)
    hand.taps("Meer")
    assert "Storing melden" not in hand.labels()


@pytest.mark.parametrize("size", SIZES)
def test_every_piece_and_every_choice_has_a_place(at_the_door: type[Hand], size: tuple[int, int]) -> None:
    hand = at_the_door(SCENE["fault-many"], *size, language="en")
    items = len(items_of(MANY))
    seen = {label for label in hand.labels() if label != "More…"}
    while not {"No sound", "Broken or missing parts"} <= seen:
        hand.touches(_middle(hand, "more-choices"))
        seen |= set(hand.labels())
    hand.touches(_middle(hand, "more-items"))
    seen |= {label for label in hand.labels() if label != "More…"}
    assert {"Light", "Wi-Fi", "This panel", "Step-free way in"} <= seen
    assert len([item for item in hand.items() if item.objectName().startswith("item-")]) == items - 8


def _middle(hand: Hand, name: str) -> QPoint:
    return centre(next(item for item in hand.items() if item.objectName() == name))


def test_what_was_reported_already_cannot_be_touched(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["fault-already"], language="en")
    assert not hand.labelled("Does not start").isEnabled()
    hand.taps("Does not start")
    assert hand.view.choice is None
    assert hand.texts().count("already reported") == 2
