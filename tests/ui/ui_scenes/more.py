"""Everything else: the other pages, languages, what helps to see and to reach."""

from dataclasses import replace
from typing import Any

from kiosk.ui.shell import Screen
from ui_scenes import home
from ui_scenes.scene import LARGE, LONG_NAME, LOW, Scene, among, changed, checked, local
from ui_scenes.touches import open_more

ON_A_PHONE: dict[str, object] = {"room_page": "https://rooms.example.org/waalzaal"}
STATES = ("due", "due-last", "held", "unknown-clock", "out-of-service")


def languages(screen: Screen) -> None:
    opened: Any = screen.shell.opened
    opened.chooseLanguage()


ORDINARY = (
    Scene("more", local(12, 12), taps=open_more, door=ON_A_PHONE),
    Scene("more-languages", local(14, 6), checked("c"), taps=languages),
    Scene("large-more-code", local(14, 6), checked("c"), taps=languages, door={**LARGE, **ON_A_PHONE}),
)
SCENES = (
    *ORDINARY,
    *changed("large", ORDINARY, ("more",), **LARGE),
    *changed("low", ORDINARY, ("more",), **LOW),
    *changed("long-name", ORDINARY, ("more",), name=LONG_NAME),
    *(replace(among(home.SCENES, state), name=f"more-{state}", door=ON_A_PHONE, taps=open_more) for state in STATES),
)
