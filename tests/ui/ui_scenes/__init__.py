"""Every look of the screen, made by the real rules: the gallery draws them, the layout tests measure them.

A scene stands in the table of the page it opens, in the module here that is named as the page's in `kiosk/ui/pages`.
What two pages need is in `notices` and `touches`; the ordinary door and day, and what a scene is, in `scene`.
"""

from itertools import chain

from ui_scenes import (
    admin,
    emergency,
    find_room,
    home,
    message,
    more,
    night,
    other_time,
    privacy,
    report_fault,
    room_card,
    today,
    unlock,
)
from ui_scenes.scene import Scene, among

SCENES_OF = {
    "home": home.SCENES,
    "today": today.SCENES,
    "other_time": other_time.SCENES,
    "find_room": find_room.SCENES,
    "room_card": room_card.SCENES,
    "more": more.SCENES,
    "report_fault": report_fault.SCENES,
    "about_privacy": privacy.SCENES,
    "unlock": unlock.SCENES,
    "admin": admin.SCENES,
    "message": message.SCENES,
    "emergency": emergency.SCENES,
    "night": night.SCENES,
}
"""By the page they open."""
SCENES = tuple(chain.from_iterable(SCENES_OF.values()))


def scene_named(name: str) -> Scene:
    return among(SCENES, name)
