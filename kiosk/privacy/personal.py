"""Values that may be shown at the door and must reach nothing else.

There is one way out of a `Personal`, `reveal()`, and `kiosk.ui` alone takes it (a test reads every module for it).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, NoReturn, final

from kiosk.privacy.display_text import DisplayText
from kiosk.room.schedule import EventKey

SHOWN_AS: Final = "<personal>"


@final
class Personal:
    """A title or a name. Prints as `<personal>`; refuses to be copied, pickled or serialised; equals only itself."""

    __slots__ = ("__text",)

    def __init__(self, raw: str) -> None:
        self.__text = DisplayText(raw)

    def reveal(self) -> DisplayText:
        """The text, for the screen alone."""
        return self.__text

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("Personal is final")

    def __repr__(self) -> str:
        return SHOWN_AS

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return SHOWN_AS

    def __getstate__(self) -> NoReturn:
        """Pickle, copy and deepcopy all ask for the state."""
        raise TypeError("personal data cannot be copied or serialised")

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: object) -> NoReturn:
        raise TypeError("personal data cannot be part of a model")


@dataclass(frozen=True, slots=True, eq=False)
class Label:
    """What may be shown of one booking where the room opted in."""

    title: Personal | None = None
    organizer: Personal | None = None


Labels = Mapping[EventKey, Label]
NO_LABELS: Final[Labels] = MappingProxyType({})
