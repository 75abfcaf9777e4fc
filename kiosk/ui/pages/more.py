"""PURE: the page behind "More": about the room, languages, what helps to see and to reach."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from kiosk.qml.languages import LANGUAGES
from kiosk.ui.comfort import Comfort
from kiosk.ui.interaction import last_seconds, leaves, leaving, left_alone, touch
from kiosk.ui.pages import privacy, report_fault, room_card
from kiosk.ui.pages.page import ActionResult, Inputs, Page
from kiosk.ui.qr_code import EMPTY, qr_code

FRAMED_FOR: Final = timedelta(seconds=2)


class WayKind(StrEnum):
    """A page that is opened from this one."""

    ROOM_CARD = "room_card"
    REPORT_FAULT = "report_fault"
    PRIVACY = "privacy"


@dataclass(frozen=True, slots=True)
class Way:
    """A row that opens another page."""

    kind: WayKind


@dataclass(frozen=True, slots=True)
class LanguageChoice:
    """A language by its own name."""

    code: str
    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class MoreView:
    ways: tuple[Way, ...]
    languages: tuple[LanguageChoice, ...]
    framed: bool
    """Somebody looks for the languages: they stand out."""
    large_text: bool
    more_contrast: bool
    low_controls: bool
    qr_path: str
    """The code of the room's page: an SVG path of its dark modules, each one by one; nothing without such a page."""
    qr_modules: int
    """How many modules wide it is, without its quiet zone."""
    leaving: float
    """What is left of the last ten seconds before the page closes, 0 to 1; 0 before them."""


@dataclass(frozen=True, slots=True)
class MoreOpened:
    """The page is open; the languages are framed until then (aware UTC)."""

    framed_until: datetime | None = None


def derive(inputs: Inputs) -> MoreView:
    interaction, door = inputs.interaction, inputs.door
    opened = _opened(inputs)
    code = qr_code(door.room_page) if door.room_page else EMPTY
    return MoreView(
        ways=tuple(Way(kind) for kind, opens in WAYS.items() if opens(inputs) is not None),
        languages=tuple(
            LanguageChoice(language.code, language.name, language.code == interaction.language)
            for language in LANGUAGES.values()
        ),
        framed=opened.framed_until is not None and inputs.now < opened.framed_until,
        large_text=inputs.helps(Comfort.LARGE_TEXT),
        more_contrast=inputs.helps(Comfort.MORE_CONTRAST),
        low_controls=inputs.helps(Comfort.LOW_CONTROLS),
        qr_path=code.path,
        qr_modules=code.modules,
        leaving=leaving(leaves(interaction), inputs.now),
    )


def opens_when(inputs: Inputs) -> bool:
    return inputs.interaction.of(MoreOpened) is not None


def edges(inputs: Inputs) -> Iterable[datetime]:
    framed = _opened(inputs).framed_until
    return [*([framed] if framed else []), *last_seconds(leaves(inputs.interaction))]


def keeps(inputs: Inputs) -> MoreOpened | None:
    return None if left_alone(inputs.interaction, inputs.now) else inputs.interaction.of(MoreOpened)


def opened(inputs: Inputs, languages: bool = False) -> ActionResult:
    """The page, opened from another one; for `languages`, these stand out for a moment."""
    framed = inputs.now + FRAMED_FOR if languages else None
    return ActionResult(touch(inputs.interaction, inputs.now).having(MoreOpened(framed)))


def choose_language(_view: MoreView, inputs: Inputs, code: str) -> ActionResult | None:
    return ActionResult(inputs.interaction.speaking(code)) if code in LANGUAGES else None


def toggle(_view: MoreView, inputs: Inputs, comfort: str) -> ActionResult:
    return ActionResult(inputs.interaction.toggled(Comfort(comfort)))


def open_way(_view: MoreView, inputs: Inputs, kind: str) -> ActionResult | None:
    return WAYS[WayKind(kind)](inputs)


def go_back(_view: MoreView, inputs: Inputs) -> ActionResult:
    return ActionResult(inputs.interaction.without(MoreOpened))


def _opened(inputs: Inputs) -> MoreOpened:
    found = inputs.interaction.of(MoreOpened)
    assert found is not None
    return found


WAYS: Final[Mapping[WayKind, Callable[[Inputs], ActionResult | None]]] = {
    WayKind.ROOM_CARD: room_card.opened,
    WayKind.REPORT_FAULT: report_fault.opened,
    WayKind.PRIVACY: privacy.opened,
}
"""What each row opens, in their order; a row that opens nothing here is not shown."""

MORE = Page(
    "more", MoreView, derive, opens_when, edges, (choose_language, toggle, open_way, go_back), "MorePage.qml", keeps
)
