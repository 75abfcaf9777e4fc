"""PURE: the page about privacy at this door: what the panel shows, keeps and sends, as its types say it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.room.disclosure import Card, Disclosed, Disclosure
from kiosk.ui.interaction import last_seconds, leaves, leaving, left_alone, touch
from kiosk.ui.pages.page import ActionResult, Inputs, Page
from kiosk.ui.qr_code import EMPTY, qr_code


@dataclass(frozen=True, slots=True)
class PrivacyOpen:
    """Somebody reads the page."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`hours` is the limit in it; 0: none."""

    says: Disclosure
    hours: int


@dataclass(frozen=True, slots=True)
class PrivacyView:
    shows: tuple[Sentence, ...]
    keeps: tuple[Sentence, ...]
    sends: tuple[Sentence, ...]
    controller: str
    contact: str
    qr_path: str
    """The code of the site's whole statement, as the page behind More draws it; nothing where the site names none."""
    qr_modules: int
    leaving: float
    """What is left of the last ten seconds before the page closes, 0 to 1; 0 before them."""


def derive(inputs: Inputs) -> PrivacyView:
    door = inputs.door
    code = qr_code(door.statement_url) if door.statement_url else EMPTY
    return PrivacyView(
        shows=_on(Card.SHOWS, door.statement),
        keeps=_on(Card.KEEPS, door.statement),
        sends=_on(Card.SENDS, door.statement),
        controller=str(door.controller),
        contact=str(door.contact),
        qr_path=code.path,
        qr_modules=code.modules,
        leaving=leaving(leaves(inputs.interaction), inputs.now),
    )


def opens_when(inputs: Inputs) -> bool:
    return inputs.interaction.of(PrivacyOpen) is not None


def edges(inputs: Inputs) -> Iterable[datetime]:
    return last_seconds(leaves(inputs.interaction))


def keeps(inputs: Inputs) -> PrivacyOpen | None:
    return None if left_alone(inputs.interaction, inputs.now) else inputs.interaction.of(PrivacyOpen)


def opened(inputs: Inputs) -> ActionResult:
    """The page, opened from another one."""
    return ActionResult(touch(inputs.interaction, inputs.now).having(PrivacyOpen()))


def go_back(_view: PrivacyView, inputs: Inputs) -> ActionResult:
    return ActionResult(inputs.interaction.without(PrivacyOpen))


def _on(card: Card, statement: Iterable[Disclosed]) -> tuple[Sentence, ...]:
    return tuple(Sentence(one.says, one.hours) for one in statement if one.says.card is card)


PRIVACY = Page("about_privacy", PrivacyView, derive, opens_when, edges, (go_back,), "PrivacyPage.qml", keeps)
