"""About a room: this one, or another of the list."""

from typing import Any

from kiosk.privacy.display_text import DisplayText
from kiosk.ui.shell import Screen
from ui_scenes.find_room import ROOMS, find_room
from ui_scenes.report_fault import REPORTS
from ui_scenes.scene import LARGE, LONG_NAME, Scene, changed, checked, local
from ui_scenes.touches import turn_over

RULES = (DisplayText("Laat de tafel leeg achter."), DisplayText("Koffie en thee mogen, lunchen niet."))
FULL_CARD: dict[str, object] = {
    "equipment": ("screen", "video", "whiteboard", "step_free", "hearing_loop"),
    "door_cm": 95,
    "house_rules": RULES,
}
NARROW_CARD: dict[str, object] = {"equipment": ("screen", "hearing_loop"), "door_cm": 78}
"""Of a room that is not said to be without steps."""
FULLER_CARD: dict[str, object] = {
    "name": LONG_NAME,
    "equipment": ("screen", "video", "audio", "phone", "whiteboard", "projector", "step_free", "hearing_loop"),
    "door_cm": 95,
    "house_rules": tuple(DisplayText("Koffie en thee mogen, maar lunchen toch niet.") for _ in range(3)),
}


def about_this_room(screen: Screen) -> None:
    home: Any = screen.shell.opened
    screen.touched()
    home.openMore()
    more: Any = screen.shell.opened
    more.openWay("room_card")


def look_at_lek(screen: Screen) -> None:
    find_room(screen)
    page: Any = screen.shell.opened
    page.book(2)


ORDINARY = (
    Scene("room-card", local(12, 12), door=FULL_CARD, taps=about_this_room),
    Scene("room-card-narrow", local(12, 12), door=NARROW_CARD, taps=about_this_room),
    Scene("room-card-full", local(12, 12), door=FULLER_CARD, taps=about_this_room),
    Scene("room-card-next", local(12, 12), door=FULLER_CARD, reports=REPORTS, taps=turn_over(about_this_room)),
    Scene("room-card-other", local(14, 6), checked("c"), nearby=ROOMS, taps=look_at_lek),
)
SCENES = (*ORDINARY, *changed("large", ORDINARY, ("room-card",), **LARGE))
