"""PURE: the page about privacy at this door: what the panel shows, keeps and sends, as its types say it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.room.disclosure import Card, Disclosed, Disclosure
from kiosk.ui.interaction import HOME_AFTER, last_seconds, leaving, left_alone, touch
from kiosk.ui.pages.page import ActionResult, Inputs, Page

MOST: int = 5
"""Sentences on a card; `kiosk privacy` and the site's statement say all."""


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
    clock: str
    shows: tuple[Sentence, ...]
    keeps: tuple[Sentence, ...]
    sends: tuple[Sentence, ...]
    controller: str
    contact: str
    statement_url: str
    """Where the site's whole statement is, for a QR code; empty where the site names none."""
    leaving: float
    """What is left of the last ten seconds before the page closes, 0 to 1; 0 before them."""


def derive(inputs: Inputs) -> PrivacyView:
    door, touched, now = inputs.door, inputs.interaction.touched_at, inputs.now
    return PrivacyView(
        clock=inputs.times.clock(now) if inputs.state.resolution.clock_trusted else "",
        shows=_on(Card.SHOWS, door.statement),
        keeps=_on(Card.KEEPS, door.statement),
        sends=_on(Card.SENDS, door.statement),
        controller=str(door.controller),
        contact=str(door.contact),
        statement_url=door.statement_url,
        leaving=leaving(None if touched is None else touched + HOME_AFTER, now),
    )


def opens_when(inputs: Inputs) -> bool:
    return inputs.interaction.of(PrivacyOpen) is not None


def edges(inputs: Inputs) -> Iterable[datetime]:
    touched = inputs.interaction.touched_at
    return () if touched is None else last_seconds(touched + HOME_AFTER)


def keeps(inputs: Inputs) -> PrivacyOpen | None:
    return None if left_alone(inputs.interaction, inputs.now) else inputs.interaction.of(PrivacyOpen)


def opened(inputs: Inputs) -> ActionResult:
    """The page, opened from another one."""
    return ActionResult(touch(inputs.interaction, inputs.now).having(PrivacyOpen()))


def go_home(_view: PrivacyView, inputs: Inputs) -> ActionResult:
    return ActionResult(inputs.interaction.without(PrivacyOpen))


def _on(card: Card, statement: Iterable[Disclosed]) -> tuple[Sentence, ...]:
    said = [Sentence(one.says, one.hours) for one in statement if one.says.card is card]
    return tuple(said[:MOST])


PRIVACY = Page("about_privacy", PrivacyView, derive, opens_when, edges, (go_home,), "PrivacyPage.qml", keeps)
