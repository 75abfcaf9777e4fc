"""What is typed or held up to the panel before it does something, and before its admin page opens."""

from datetime import datetime
from typing import Any

from admin_states import ASKED

from kiosk.room.access import Challenge, Who
from kiosk.room.intent import Book, CheckIn, End, Extend, Intent
from kiosk.ui.shell import Screen
from ui_scenes.scene import BOOKED, KEY_C, LARGE, LOW, Scene, changed, checked, local

LATE = local(23)


def challenge(intent: Intent, who: Who = Who.PIN, until: datetime = LATE, **more: object) -> dict[str, object]:
    return {"challenge": Challenge(intent, who, until, **more)}  # type: ignore[arg-type]


def type_three(screen: Screen) -> None:
    page: Any = screen.shell.opened
    for digit in (2, 7, 1):
        page.typeDigit(digit)


ORDINARY = (
    Scene("pin", local(12, 12), report=challenge(BOOKED), taps=type_three),
    Scene("pin-wrong", local(14, 6), checked("c"), report=challenge(Extend(KEY_C, local(15, 30)), wrong=True)),
    Scene("pin-locked", local(13, 32), report=challenge(CheckIn(KEY_C), locked_until=local(13, 36, 10))),
    Scene("pin-closing", local(14, 6), checked("c"), report=challenge(End(KEY_C), until=local(14, 6, 6))),
    Scene("badge", local(13, 32), report=challenge(CheckIn(KEY_C), who=Who.BADGE)),
    Scene(
        "badge-wrong",
        local(12, 12),
        report=challenge(Book(local(9, day=24), local(10, day=24)), who=Who.BADGE, wrong=True),
    ),
    *(Scene(f"admin-{name}", local(12, 12), admin=state) for name, state in ASKED.items()),
)
SCENES = (
    *ORDINARY,
    *changed("large", ORDINARY, ("pin", "badge", "admin-pin"), **LARGE),
    *changed("low", ORDINARY, ("pin",), **LOW),
)
