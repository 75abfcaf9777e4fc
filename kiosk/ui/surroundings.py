"""What surrounds every page: who the room is, how the screen looks, and which page is open."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.privacy.display_text import DisplayText
from kiosk.qml.languages import LANGUAGES, following
from kiosk.ui.door import KNOWN_EQUIPMENT, Door, LampStep
from kiosk.ui.headline import Tone, tone_of
from kiosk.ui.pages.page import Inputs, Page
from kiosk.ui.view_model import ViewModel, known_to_qml, properties_of


class Topic(StrEnum):
    """What a fact about the room is about."""

    FLOOR = "floor"
    ZONE = "zone"
    SEATS = "seats"
    EQUIPMENT = "equipment"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know about the room."""

    topic: Topic
    note: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class ShellView:
    name: str
    site: str
    facts: tuple[Fact, ...]
    upright: bool
    palette: str
    still: bool
    """No motion."""
    demo: bool
    page: str
    """The name of the open page."""
    qml: str
    """Its file, seen from Main.qml."""
    tone: Tone
    light: str
    lamp: tuple[LampStep, ...]
    """The steps of `light`, which follow each other for ever, to be painted; none but in the demo."""
    language: str
    following: str
    """The name of the language the button switches to."""
    mirrored: bool
    """Read from right to left."""


def derive(inputs: Inputs, page: Page) -> ShellView:
    door = inputs.door
    return ShellView(
        name=str(door.name),
        site=str(door.site_mark),
        facts=_facts(door),
        upright=inputs.upright,
        palette=door.palette,
        still=door.reduced_motion,
        demo=door.demo,
        page=page.name,
        qml=f"pages/{page.qml}",
        tone=tone_of(inputs.state.resolution),
        light=inputs.state.resolution.light.value,
        lamp=door.lamp.get(inputs.state.resolution.light, ()),
        language=inputs.interaction.language,
        following=following(inputs.interaction.language).name,
        mirrored=LANGUAGES[inputs.interaction.language].right_to_left,
    )


def _facts(door: Door) -> tuple[Fact, ...]:
    facts = [Fact(Topic.FLOOR, str(door.floor))] if door.floor else []
    facts += [Fact(Topic.ZONE, str(door.zone_label))] if door.zone_label else []
    facts += [Fact(Topic.SEATS, count=door.seats)] if door.seats else []
    pieces = (piece if piece in KNOWN_EQUIPMENT else str(DisplayText(piece)) for piece in door.equipment)
    return (*facts, *(Fact(Topic.EQUIPMENT, piece) for piece in pieces))


class Hands(Protocol):
    """What a finger can do whichever page is open."""

    def touched(self) -> None: ...
    def key(self, number: int) -> None: ...
    def switch_language(self) -> None: ...


class ShellViewModel(ViewModel):
    """`opened` is the view model of the open page."""

    view_type = ShellView
    changed = Signal()
    vars().update(properties_of(ShellView, changed))

    def __init__(self, view: ShellView, opened: ViewModel, hands: Hands, parent: QObject) -> None:
        super().__init__(view, parent)
        self._opened, self._hands = opened, hands

    @Property(QObject, notify=changed)
    def opened(self) -> ViewModel:
        return self._opened

    def open(self, view: ShellView, opened: ViewModel) -> None:
        """Another page comes with another view."""
        self._opened = opened
        self.show(view)

    @Slot()
    def touched(self) -> None:
        self._hands.touched()

    @Slot(int)
    def key(self, number: int) -> None:
        self._hands.key(number)

    @Slot()
    def switchLanguage(self) -> None:  # noqa: N802
        self._hands.switch_language()


known_to_qml(ShellViewModel)
