"""What is wrong with what."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kiosk.reports.faults import Asset, FaultChoice, FaultItem, items_of
from kiosk.reports.report import FaultReport, ReportFault, ReportsState
from kiosk.ui.shell import Screen
from ui_scenes.scene import LARGE, LOW, Scene, changed, checked, local
from ui_scenes.touches import open_more

REPORTS = ReportsState(items_of(("screen", "video", "whiteboard")))
FAULT_DOOR: dict[str, object] = {"equipment": ("screen", "video", "whiteboard")}
DARK = ReportFault(FaultItem(Asset.SCREEN), FaultChoice.DOES_NOT_START)
MANY = (
    *("video", "screen", "Digitaal flip-over met de lange naam van de leverancier erachter"),
    *("audio", "phone", "projector", "hearing_loop", "step_free"),
)


def report_a_fault(*pressed: int) -> Callable[[Screen], None]:
    """Opens the page, and chooses a piece and an option of it by their numbers."""

    def taps(screen: Screen) -> None:
        open_more(screen)
        opened: Any = screen.shell.opened
        opened.openWay("report_fault")
        page: Any = screen.shell.opened
        for choose, number in zip((page.chooseItem, page.choose), pressed, strict=False):
            choose(number)

    return taps


ORDINARY = (
    Scene("fault-open", local(12, 12), reports=REPORTS, door=FAULT_DOOR, taps=report_a_fault()),
    Scene("fault", local(12, 12), reports=REPORTS, door=FAULT_DOOR, taps=report_a_fault(0, 1)),
    Scene("fault-busy", local(14, 6), checked("c"), reports=REPORTS, door=FAULT_DOOR, taps=report_a_fault(4, 0)),
    Scene(
        "fault-already",
        local(12, 12),
        reports=replace(REPORTS, waiting=frozenset({FaultReport.made(DARK, local(12, 1))})),
        door=FAULT_DOOR,
        taps=report_a_fault(0),
    ),
    Scene(
        "fault-many",
        local(12, 12),
        reports=ReportsState(items_of(MANY)),
        door={"equipment": MANY},
        taps=report_a_fault(0, 0),
    ),
    Scene(
        "fault-own",
        local(12, 12),
        reports=ReportsState(items_of(MANY)),
        door={"equipment": MANY},
        taps=report_a_fault(2, 0),
    ),
)
SCENES = (
    *ORDINARY,
    *changed("large", ORDINARY, ("fault",), **LARGE),
    *changed("low", ORDINARY, ("fault",), **LOW),
)
