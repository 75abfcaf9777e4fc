"""What surrounds every page: who the room is, how the screen looks, and which page is open."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot

from kiosk.qml.languages import LANGUAGES
from kiosk.ui.comfort import Comfort
from kiosk.ui.door import Door, piece_name
from kiosk.ui.headline import Line, Tone, Word, lines_of, only_doubted, tone_of, word_of
from kiosk.ui.lamp import NO_LAMP, Lamp, lamp_of
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
    joined: bool = False
    """It goes on about what the one before it is about."""


@dataclass(frozen=True, slots=True)
class ShellView:
    name: str
    site: str
    clock: str
    word: Word
    lead: Line
    """What every page tells of the state."""
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
    doubted: bool
    """Unknown although the calendar answers: it holds what cannot be read."""
    large_text: bool
    low_controls: bool
    lamp: Lamp
    """To be painted round the page; none but in the demo."""
    language: str
    language_name: str
    """As its readers write it: who reads another one looks for the globe beside it."""
    mirrored: bool
    """Read from right to left."""
    letters_join: bool


def derive(inputs: Inputs, page: Page) -> ShellView:
    door, resolution = inputs.door, inputs.state.resolution
    language = LANGUAGES[inputs.interaction.language]
    tone = tone_of(resolution, inputs.now)
    return ShellView(
        name=str(door.name),
        site=str(door.site_mark),
        clock=inputs.times.clock(inputs.now) if resolution.clock_trusted else "",
        word=word_of(resolution),
        lead=lines_of(inputs.state, inputs.times, inputs.now).lead,
        facts=_facts(door),
        upright=inputs.upright,
        palette="high-contrast" if inputs.helps(Comfort.MORE_CONTRAST) else door.palette,
        still=door.reduced_motion,
        demo=door.demo,
        page=page.name,
        qml=f"pages/{page.qml}",
        tone=tone,
        doubted=tone is Tone.UNKNOWN and only_doubted(resolution),
        large_text=inputs.helps(Comfort.LARGE_TEXT),
        low_controls=inputs.helps(Comfort.LOW_CONTROLS),
        lamp=lamp_of(resolution.light, door.lamp) if door.demo else NO_LAMP,
        language=language.code,
        language_name=language.name,
        mirrored=language.right_to_left,
        letters_join=language.letters_join,
    )


def _facts(door: Door) -> tuple[Fact, ...]:
    """Where it is, how large, and what is in it."""
    place = [Fact(Topic.FLOOR, str(door.floor))] if door.floor else []
    place += [Fact(Topic.ZONE, str(door.zone_label))] if door.zone_label else []
    size = [Fact(Topic.SEATS, count=door.seats)] if door.seats else []
    groups = (place, size, [Fact(Topic.EQUIPMENT, piece_name(piece)) for piece in door.equipment])
    return tuple(replace(fact, joined=number > 0) for group in groups for number, fact in enumerate(group))


class Hands(Protocol):
    """What a finger can do whichever page is open."""

    def touched(self) -> None: ...
    def key(self, number: int) -> None: ...


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


known_to_qml(ShellViewModel)
