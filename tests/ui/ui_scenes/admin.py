"""The admin page, once it is open."""

from typing import Any

from admin_states import OPENED

from kiosk.ui.shell import Screen
from ui_scenes.scene import LARGE, LOW, Scene, changed, checked, local


def choose_its_language(screen: Screen) -> None:
    admin: Any = screen.shell.opened
    admin.openLanguages()


def restart(screen: Screen) -> None:
    admin: Any = screen.shell.opened
    admin.restart()


ORDINARY = (
    *(Scene(f"admin-{name}", local(12, 12), admin=state) for name, state in OPENED.items()),
    Scene("admin-languages", local(12, 12), admin=OPENED["page"], taps=choose_its_language),
    Scene("admin-restarting", local(14, 6), checked("c"), admin=OPENED["well"], taps=restart),
)
SCENES = (
    *ORDINARY,
    *changed("large", ORDINARY, ("admin-page", "admin-languages"), **LARGE),
    *changed("low", ORDINARY, ("admin-page",), **LOW),
)
