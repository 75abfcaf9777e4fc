"""Another room."""

from dataclasses import replace
from typing import Any

from kiosk.nearby.rooms import Nearby, NearbyRoom, RoomCard, RoomReading, SeenRoom
from kiosk.privacy.display_text import DisplayText
from kiosk.room.intent import BookElsewhere, RoomId
from kiosk.room.schedule import Schedule, Span
from kiosk.ui.shell import Screen
from ui_scenes.scene import LARGE, LONG_NAME, LOW, POLICY, Scene, changed, checked, local, span
from ui_scenes.touches import turn_over


def another(name: str, floor: str, *spans: Span, known: bool = True, has_login: bool = True, **card: Any) -> SeenRoom:
    """A room of the list, read just now."""
    room = NearbyRoom(RoomId(name.lower()), RoomCard(DisplayText(name), DisplayText(floor), **card), has_login)
    fresh = {"fresh_until": local(23, 59), "writable": True, "trusted": True}
    return SeenRoom(room, RoomReading.of(Schedule(spans), POLICY, local(12), **fresh) if known else None, not known)


ROOMS = Nearby(
    (
        another(
            "Maaszaal",
            "3",
            span("m", local(15, 30), local(17, 15)),
            seats=10,
            equipment=("screen", "video", "step_free"),
        ),
        another("IJsselkamer", "3", span("i", local(14, 25), local(15, 30)), seats=4, equipment=("whiteboard",)),
        another("Lek", "2", seats=6, equipment=("screen",), has_login=False),
        another(
            "Rijnzaal",
            "4",
            span("r", local(12), local(14, 15)),
            span("s", local(16), local(17, 30)),
            seats=12,
            equipment=("screen", "video"),
        ),
        another("Merwede", "1", span("w", local(16), local(19)), seats=6, equipment=("step_free",)),
        another("Amstel", "1", known=False, seats=8, equipment=("projector",)),
        another("Dommel", "0", span("d", local(12), local(18)), seats=8),
    )
)
TAKEN = Nearby((another("Lek", "2", span("l", local(12), local(14, 45))), another("Amstel", "1", known=False)))
SILENT = Nearby((another("Amstel", "1", known=False), another("Lek", "2", known=False)))
LONG_ROOMS = Nearby(
    tuple(
        another(
            f"{LONG_NAME} {n}", "Begane grond", seats=120, equipment=("screen", "video", "whiteboard", "hearing_loop")
        )
        for n in range(9)
    )
)
MOST_ROOMS = Nearby(tuple(another(f"Kamer {n}", str(n // 50), seats=4 + n % 9) for n in range(500)))
IN_LEK = BookElsewhere(RoomId("lek"), local(14, 6), local(14, 40))


def find_room(screen: Screen) -> None:
    home: Any = screen.shell.opened
    screen.touched()
    home.findRoom()


ORDINARY = (
    Scene("find-room", local(14, 6), checked("c"), nearby=ROOMS, taps=find_room),
    Scene("find-room-long", local(14, 6), checked("c"), nearby=LONG_ROOMS, taps=find_room),
    Scene("find-room-most", local(14, 6), checked("c"), nearby=MOST_ROOMS, taps=turn_over(find_room, 3)),
    Scene("find-room-none", local(14, 6), checked("c"), nearby=TAKEN, taps=find_room),
    Scene("find-room-unknown", local(14, 6), checked("c"), nearby=SILENT, taps=find_room),
    Scene("find-room-looking", local(14, 6), nearby=Nearby((replace(TAKEN.rooms[0], reading=None),)), taps=find_room),
)
SCENES = (
    *ORDINARY,
    *changed("large", ORDINARY, ("find-room",), **LARGE),
    *changed("low", ORDINARY, ("find-room",), **LOW),
)
