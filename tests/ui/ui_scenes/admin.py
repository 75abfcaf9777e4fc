"""The admin page, once it is open."""

from typing import Any

from admin_states import OPENED

from kiosk.hw.look.patterns import PROGRAMS
from kiosk.ui.configured_door import painted
from kiosk.ui.shell import Screen
from ui_scenes.scene import LARGE, LOW, Scene, changed, checked, local
from ui_scenes.touches import turn_over


def choose_its_language(screen: Screen) -> None:
    admin: Any = screen.shell.opened
    admin.openLanguages()


def already_open(_screen: Screen) -> None:
    """What the panel was asked before the look opened it."""


def restart(screen: Screen) -> None:
    admin: Any = screen.shell.opened
    admin.restart()


LIT: dict[str, object] = {"lamp": painted(PROGRAMS)}
ORDINARY = (
    *(Scene(f"admin-{name}", local(12, 12), admin=state) for name, state in OPENED.items()),
    Scene("admin-lit", local(12, 12), admin=OPENED["well"], door=LIT),
    Scene("admin-lit-testing", local(14, 6), checked("c"), admin=OPENED["testing"], door=LIT),
    Scene(
        "admin-lit-next", local(14, 6), checked("c"), admin=OPENED["testing"], door=LIT, taps=turn_over(already_open, 2)
    ),
    Scene("admin-languages", local(12, 12), admin=OPENED["page"], taps=choose_its_language),
    Scene("admin-restarting", local(14, 6), checked("c"), admin=OPENED["well"], taps=restart),
)
SCENES = (
    *ORDINARY,
    *changed("large", ORDINARY, ("admin-page", "admin-lit-next", "admin-languages"), **LARGE),
    *changed("low", ORDINARY, ("admin-page",), **LOW),
)
