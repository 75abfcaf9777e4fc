"""Values that may be shown at the door and must reach nothing else.

There is one way out of a `Personal`, `reveal()`, and `kiosk.ui` alone takes it (a test reads every module for it).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated, Final, final

from kiosk.privacy.display_text import DisplayText
from kiosk.room.disclosure import Disclosed, Disclosure
from kiosk.room.guarded import Guarded
from kiosk.room.schedule import EventKey


@final
class Personal(Guarded):
    """A title or a name."""

    __slots__ = ("__text",)
    _SHOWN_AS = "<personal>"

    def __init__(self, raw: str) -> None:
        self.__text = DisplayText(raw)

    def reveal(self) -> DisplayText:
        """The text, for the screen alone."""
        return self.__text


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """What may be shown of one booking where the room opted in."""

    title: Annotated[Personal | None, Disclosed(Disclosure.TITLES)] = None
    organizer: Annotated[Personal | None, Disclosed(Disclosure.ORGANIZERS)] = None


Labels = Mapping[EventKey, Label]
NO_LABELS: Final[Labels] = MappingProxyType({})
