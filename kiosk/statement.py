"""`kiosk privacy`: what one panel shows, keeps and sends, made from the types and its configuration (GDPR art. 13)."""

import json
import textwrap
from collections.abc import Collection, Iterator
from typing import Any, Final, get_type_hints

from kiosk.config import Config
from kiosk.events.security_event import LoggedEvent
from kiosk.hw.badge.files import BadgeList
from kiosk.hw.light.settings import NoLightSettings
from kiosk.hw.protocol.message import Badge, PresenceSeen, SetLight
from kiosk.hw.settings import NONE, NoSensorSettings
from kiosk.panel.store.outbox_file import OutboxEntry
from kiosk.panel.store.schedule_cache import Kept
from kiosk.privacy.personal import Label
from kiosk.reports.queue_file import QueuedReport
from kiosk.reports.settings import NoReportSettings
from kiosk.room.access import Who
from kiosk.room.disclosure import Card, Disclosed, Disclosure, Statement, disclosures_of
from kiosk.room.pin import Pin
from kiosk.room.schedule import Span
from kiosk.room.state import Resolution
from kiosk.room.tries import Tries
from kiosk.sync.booking.event_store import EventMark, OwnEvent

SENTENCES: Final = {
    Disclosure.TITLES: "Of each booking the title: this site chose so.",
    Disclosure.ORGANIZERS: "Of each booking who made it: this site chose so.",
    Disclosure.STATE: "Whether the room is free, and until when.",
    Disclosure.TIMES: "Of each booking when it begins and ends.",
    Disclosure.NO_NAMES: "No names and no subjects.",
    Disclosure.PRIVATE: "Nothing else of it, and of a private one no name.",
    Disclosure.BUSY: "When the room is taken, without any name.",
    Disclosure.CHECK_IN_KEPT: "That somebody checked in: at most {hours} hours, never who.",
    Disclosure.PROMISES: "A tap that could not be sent: until the calendar answers.",
    Disclosure.PIN: "The PIN of this door, as a hash that cannot be read.",
    Disclosure.BADGES: "The badges it knows, as hashes, without an owner.",
    Disclosure.TRIES: "How many wrong PINs and badges were tried, not which.",
    Disclosure.FAULT_KEPT: "A reported fault, until it is delivered: at most {days} days.",
    Disclosure.SECURITY_EVENTS: "Security events, such as a wrong PIN: {days} days, never who.",
    Disclosure.BOOKING: "To the room's calendar: the times you book, no name.",
    Disclosure.CHECK_IN_SENT: "That somebody checked in, never who; the calendar keeps it.",
    Disclosure.LIGHT: "To the light beside the door: what it has to show.",
    Disclosure.BADGE: "Of a badge whether it is known; its number is not kept.",
    Disclosure.SENSOR: "Of the sensor only whether anybody is in, never who.",
    Disclosure.FAULT: "Of a fault you report the item, your choice and the hour.",
    Disclosure.NOTHING_ELSE: "Nothing else. No camera and no microphone is used.",
    Disclosure.NOTHING: "Nothing. No camera and no microphone is used.",
}
"""In English, as the screen says them."""
HEADINGS: Final = {
    Card.SHOWS: "This screen shows",
    Card.KEEPS: "This panel keeps",
    Card.SENDS: "This panel sends",
}


def statement_of(config: Config) -> Statement:
    """Everything that is true of this door, each once."""
    found = {one.says: one for one in (*_of_names(config), *_of_types(config))}
    found |= {says: Disclosed(says) for says in _general(config, {says.card for says in found})}
    return tuple(found[says] for says in Disclosure if says in found)


def sentence(one: Disclosed) -> str:
    return SENTENCES[one.says].format(hours=one.hours, days=one.hours // 24)


def told(config: Config, *, as_json: bool) -> str:
    """What the command prints."""
    return json.dumps(_as_object(config), indent=2, ensure_ascii=False) if as_json else "\n".join(_as_text(config))


def types_of(config: Config) -> Iterator[type]:
    """Whose values leave the memory of this panel."""
    yield from (Resolution, Span, Kept, LoggedEvent)
    if not config.backend.lag:  # nobody can write into a copy
        yield from (OutboxEntry, OwnEvent, EventMark)
    if config.access.asks(Who.PIN) or config.admin.is_set:
        yield Pin
    if config.badge.reader != NONE:
        yield from (BadgeList, Badge)
    if config.access.asks(Who.PIN) or config.admin.is_set or config.badge.reader != NONE:
        yield Tries
    if not isinstance(config.light, NoLightSettings):
        yield SetLight
    if not isinstance(config.presence, NoSensorSettings):
        yield PresenceSeen
    if not isinstance(config.reports, NoReportSettings):
        yield QueuedReport


def said_of(kind: type, config: Config) -> tuple[Disclosed, ...]:
    """What a type discloses, as far as it is true here: nobody checks in where nothing can be noted of it."""
    noted = not config.backend.lag
    return tuple(one for one in disclosures_of(kind) if noted or one.says is not Disclosure.CHECK_IN_KEPT)


def _of_types(config: Config) -> Iterator[Disclosed]:
    for kind in types_of(config):
        yield from said_of(kind, config)


def _of_names(config: Config) -> Iterator[Disclosed]:
    """What the site lets be shown of the people who book (PR9)."""
    shown = {"title": Disclosure.TITLES, "organizer": Disclosure.ORGANIZERS}.get(config.policy.show)
    fields = get_type_hints(Label, include_extras=True).values()
    yield from (one for field in fields for one in field.__metadata__ if one.says is shown)


def _general(config: Config, cards: Collection[Card]) -> Iterator[Disclosure]:
    """What is said of what there is not; `cards` have something else on them."""
    yield Disclosure.NO_NAMES if config.policy.show == "reserved" else Disclosure.PRIVATE
    yield Disclosure.NOTHING_ELSE if Card.SENDS in cards else Disclosure.NOTHING


def _as_object(config: Config) -> dict[str, Any]:
    said: dict[str, list[dict[str, Any]]] = {card.value: [] for card in Card}
    for one in statement_of(config):
        said[one.says.card].append({"says": one.says, "sentence": sentence(one), "at_most_hours": one.hours or None})
    about = config.privacy
    return {
        "room": config.room.id,
        **said,
        "controller": about.controller or None,
        "contact": about.contact or None,
        "statement_url": about.statement_url or None,
    }


def _as_text(config: Config) -> Iterator[str]:
    yield f"Privacy at the door of {config.room.name or config.room.id}"
    for card in Card:
        yield f"\n{HEADINGS[card]}"
        for one in statement_of(config):
            if one.says.card is card:
                yield textwrap.fill(sentence(one), 100, initial_indent="  - ", subsequent_indent="    ")
    about = config.privacy
    answers = (("Responsible", about.controller), ("Questions", about.contact), ("Statement", about.statement_url))
    yield ""
    yield from (f"{name}: {value}" for name, value in answers if value)
    if not any(value for _, value in answers):
        yield "Nobody is named who answers for this: write [privacy] controller and contact into the configuration."
