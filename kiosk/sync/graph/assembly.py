"""What the items of a calendar view say together: every event by its key, and which claims are claims. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from kiosk.privacy.personal import Label
from kiosk.room.schedule import EventKey
from kiosk.sync.backend import Window
from kiosk.sync.booking.claim_plan import is_young
from kiosk.sync.event_key import event_key
from kiosk.sync.graph.parse import GraphEvent, ReadItem, of_others

Events = Mapping[EventKey, GraphEvent]


def assemble(
    items: Mapping[str, ReadItem], known: Events, secret: bytes
) -> tuple[dict[EventKey, GraphEvent], dict[EventKey, Label]]:
    """Every event, and the labels of those that have one; of several with one name all count. `known`: where the base
    of an extension may be that is not among the items.
    """
    events: dict[EventKey, GraphEvent] = {}
    labels: dict[EventKey, Label] = {}
    for one in sorted(items):
        event, label = items[one].event, items[one].label
        if event is None:
            continue
        key = event.span.key
        if key in events:
            key = event_key(secret, key, event.id)
        events[key] = named(event, key)
        if label is not None:
            labels[key] = label
    bases = {**known, **events}
    return {key: with_base(event, bases, secret) for key, event in events.items()}, labels


def named(event: GraphEvent, key: EventKey) -> GraphEvent:
    return replace(event, span=replace(event.span, key=key))


def with_base(event: GraphEvent, known: Events, secret: bytes) -> GraphEvent:
    """The same with the key of what it prolongs, whether or not that is known."""
    if event.base is None:
        return event
    found = next((key for key, one in known.items() if one.mark == event.base), None)
    return replace(event, span=replace(event.span, base=found or event_key(secret, "", event.base)))


def standing(event: GraphEvent, now: datetime | None) -> GraphEvent:
    """A dead or forged claim as the ordinary booking it is. `now` is the server's time: without it no panel can have
    made a claim.
    """
    if event.claimed_at is None or is_young(event.claimed_at, now):
        return event
    span = replace(event.span, claim=False, own=False, walk_up=False, base=None, may=of_others(invited=event.invited))
    return replace(event, span=span)


def is_dead(event: GraphEvent, now: datetime | None) -> bool:
    """Whether it is a claim whose panel was cut off."""
    return event.claimed_at is not None and now is not None and not is_young(event.claimed_at, now)


def touches(item: ReadItem, window: Window) -> bool:
    """Of one without a time nobody knows."""
    span = None if item.event is None else item.event.span
    return span is None or (span.start < window.end and window.start < span.end)
