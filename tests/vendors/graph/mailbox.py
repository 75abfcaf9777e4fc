"""A room's mailbox: its events, what others do to them, and what a request makes of them.

Written from the published documentation of Microsoft Graph 1.0; where that is silent, the likeliest, and the rest as a
quirk. Times of every event are aware UTC; all-day events have dates at midnight UTC, as Graph gives them.
"""

import itertools
import time
from collections import deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

from vendors.graph.quirks import Quirk

LAG_S = 0.6
DRIFTS_AFTER_S = 0.3
DECLINE_TAKES_S = 1.2
INVITED = ("accepted", "tentativelyAccepted", "notResponded")
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Refusal(Exception):
    """An error as Graph words it."""

    status: int
    code: str
    message: str = "The fake refuses this."
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class StoredEvent:
    id: str
    uid: str
    start: datetime
    end: datetime
    kind: str = "singleInstance"
    master: str | None = None
    original: datetime | None = None
    all_day: bool = False
    show_as: str = "busy"
    subject: str = ""
    organizer: tuple[str, str] | None = None
    """Name and address of whoever invited the room; None: the event was written straight into the calendar."""
    response: str = "organizer"
    cancelled: bool = False
    sensitivity: str = "normal"
    properties: dict[str, str] = field(default_factory=dict)
    transaction_id: str | None = None
    created: datetime = field(default_factory=lambda: datetime.now(UTC))
    change: int = 0

    @property
    def invited(self) -> bool:
        return self.organizer is not None and self.response in INVITED


class Mailbox:
    """`address` is the room's."""

    def __init__(self, address: str, quirks: frozenset[Quirk]) -> None:
        self.address = address
        self.quirks = quirks
        self.events: dict[str, StoredEvent] = {}
        self.requests: list[str] = []
        """Method and target of each, as it came."""
        self.declined: list[str] = []
        self.transactions: dict[str, str] = {}
        """Ids of the events that were made, by transactionId."""
        self.at_once = 0
        self.most_at_once = 0
        self.emptied = False
        self.counts: dict[str, int] = {}
        self.etags: dict[str, tuple[float, int]] = {}
        """When a fresh event's etag will move by itself."""
        self._past: deque[tuple[float, dict[str, StoredEvent]]] = deque([(0.0, {})], maxlen=200)

    def has(self, quirk: Quirk) -> bool:
        return quirk in self.quirks

    # The calendar

    def visible(self) -> dict[str, StoredEvent]:
        """As a view shows it: a prefix of the writes."""
        then = time.monotonic() - (LAG_S if self.has(Quirk.VIEW_LAGS) else 0.0)
        return next((events for at, events in reversed(self._past) if at <= then), self._past[0][1])

    def etag(self, event: StoredEvent) -> str:
        """Of an occurrence that is as its series has it: the series' own."""
        owner = self.events.get(event.master or "") if event.kind == "occurrence" else event
        owner = owner or event
        change = owner.change
        due, drift = self.etags.get(owner.id, (float("inf"), 0))
        if time.monotonic() >= due:
            change += drift
        return f'W/"{_digest(f"{owner.id} {change}")[:20]}=="'

    def get(self, event_id: str) -> StoredEvent:
        found = self.events.get(event_id)
        if found is None:
            raise Refusal(404, "ErrorItemNotFound", "The specified object was not found in the store.")
        return found

    def put(self, event: StoredEvent) -> StoredEvent:
        changed = replace(event, change=next(_numbers))
        self.events[event.id] = changed
        self._remember()
        return changed

    def remove(self, event_id: str) -> None:
        """A master takes its occurrences along."""
        self.events.pop(event_id)
        for one in [one for one in self.events.values() if one.master == event_id]:
            self.events.pop(one.id)
        self._remember()

    def _remember(self) -> None:
        self._past.append((time.monotonic(), dict(self.events)))

    def new_id(self) -> str:
        """With every character that an address has to quote, and a twin that differs in case alone."""
        number = next(_numbers)
        twin = "Aq" if number % 2 else "aQ"
        return f"AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A{_digest(number // 2)[:20]}/{twin}+{number // 2}="

    # What a panel's requests do

    def check(self, event: StoredEvent, if_match: str | None) -> None:
        if if_match is None or self.has(Quirk.IF_MATCH_IGNORED) or if_match == self.etag(event):
            return
        status = 409 if self.has(Quirk.CONFLICT_409) else 412
        raise Refusal(status, "ErrorIrresolvableConflict", "The send or update operation could not be performed.")

    def create(self, event: StoredEvent) -> StoredEvent:
        known = self.transactions.get(event.transaction_id or "")
        if known is not None and (known in self.events or self.has(Quirk.REPEAT_AFTER_DELETE_REFUSED)):
            if known in self.events and not self.has(Quirk.REPEAT_IS_400) and not self.has(Quirk.REPEAT_IS_409):
                return self.events[known]
            status, more = 400 if self.has(Quirk.REPEAT_IS_400) else 409, {"@event.existingEventId": known}
            raise Refusal(status, "ErrorDuplicateTransactionId", "Your request has already been used.", more)
        if event.transaction_id:
            self.transactions[event.transaction_id] = event.id
        if self.has(Quirk.ETAG_DRIFTS):
            self.etags[event.id] = (time.monotonic() + DRIFTS_AFTER_S, 1_000_000)
        return self.put(event)

    def change(self, event: StoredEvent, changes: dict[str, Any], properties: dict[str, str] | None) -> StoredEvent:
        if event.invited and "end" in changes:
            if self.has(Quirk.FOREIGN_END_REFUSED):
                raise Refusal(400, "ErrorInvalidRequest", "Only the organizer may change this property.")
            if self.has(Quirk.FOREIGN_END_IGNORED):
                changes = {key: value for key, value in changes.items() if key != "end"}
        if properties is not None:
            kept = {} if self.has(Quirk.PATCH_DROPS_PROPERTIES) else event.properties
            changes = {**changes, "properties": {**kept, **properties}}
        if event.kind == "occurrence":
            changes["kind"] = "exception"
        changed = replace(event, **changes)
        if changed.end <= changed.start:
            raise Refusal(400, "ErrorPropertyValidationFailure", "At least one property failed validation.")
        return self.put(changed)

    def decline(self, event: StoredEvent) -> None:
        if not event.invited:
            raise Refusal(400, "ErrorInvalidRequest", "You can't respond to this meeting because you're the organizer.")
        self.declined.append(event.id)

    def take_out(self, event_id: str) -> None:
        """What becomes of a meeting that was declined."""
        event = self.events.get(event_id)
        if event is None:
            return
        if self.has(Quirk.DECLINED_KEPT):
            self.put(replace(event, response="declined"))
        else:
            self.remove(event_id)

    # What others do

    def invite(self, start: datetime, end: datetime, **more: Any) -> StoredEvent:
        """Somebody books the room with a calendar program, and it says yes."""
        event_id = self.new_id()
        organizer = more.pop("organizer", ("Ada CANARY", "ada.canary@example.org"))
        known = {"response": "accepted", "organizer": organizer, **more}
        return self.put(StoredEvent(event_id, f"040000008200E{_digest(event_id)}", start, end, **known))

    def invite_series(self, start: datetime, end: datetime, days: int, **more: Any) -> list[StoredEvent]:
        """Every day at that time; its occurrences."""
        master = self.invite(start, end, kind="seriesMaster", **more)
        found = []
        for day in range(days):
            off = timedelta(days=day)
            found.append(self._occurrence(master, start + off, end + off))
        return found

    def _occurrence(self, master: StoredEvent, start: datetime, end: datetime) -> StoredEvent:
        uid = master.uid if self.has(Quirk.ICALUID_SHARED) else f"{master.uid[:13]}{start:%Y%m%d}{master.uid[13:]}"
        occurrence = replace(
            master, id=self.new_id(), uid=uid, start=start, end=end, kind="occurrence", master=master.id, original=start
        )
        return self.put(occurrence)

    def update_series(self, master_id: str, **changes: Any) -> None:
        """The organiser changes something of all of it."""
        self.put(replace(self.get(master_id), **changes))
        for one in [one for one in self.events.values() if one.master == master_id]:
            dropped = {"properties": {}, "kind": "occurrence"} if self.has(Quirk.SERIES_UPDATE_DROPS_MARKS) else {}
            self.put(replace(one, **changes, **dropped))

    def cancel(self, event_id: str) -> None:
        """The organiser calls it off."""
        if self.has(Quirk.CANCELLED_KEPT):
            self.put(replace(self.get(event_id), cancelled=True, show_as="free"))
        else:
            self.remove(event_id)


def _digest(of: object) -> str:
    return sha256(str(of).encode()).hexdigest()
