"""One calendar of the fake: its events, every version of them, and what its rules are. Times are seconds since 1970."""

import random
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from vendors.google.quirks import Quirk

Resource = dict[str, Any]
LONGEST_DELAY = 3.0
"""Seconds until a list that is late shows what was written."""
_ID = re.compile(r"[a-v0-9]{5,1024}")
_A_GUEST_CHANGES = {"extendedProperties", "attendees", "attendeesOmitted", "reminders", "colorId"}


class Refusal(Exception):
    """An error as the API tells it. `message`: for people, and in every language."""

    def __init__(self, status: int, reason: str, domain: str = "global") -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.domain = domain


@dataclass(frozen=True)
class Committed:
    """One version of an event."""

    at: float
    number: int
    event: Resource


@dataclass
class FakeCalendar:
    """`reader` tells apart who lists: each sees what was written late in an order of its own."""

    id: str
    quirks: frozenset[Quirk] = frozenset()
    role: str = "owner"
    history: dict[str, list[Committed]] = field(default_factory=dict)
    notified: list[str] = field(default_factory=list)
    """Ids of events whose guests were told that the room declined."""
    violations: list[str] = field(default_factory=list)
    """What was sent or answered that the published contract does not have."""
    names_told: int = 0
    """Answers that had something personal in them."""
    requests: int = 0
    writes: int = 0
    _dice: random.Random = field(default_factory=lambda: random.Random(1))
    _last_ms: int = 0
    _number: int = 0

    # What anybody sees

    def current(self, event_id: str) -> Resource:
        """Raises Refusal for what never was."""
        if event_id not in self.history:
            raise Refusal(404, "notFound")
        return self.history[event_id][-1].event

    def listed(self, now: float, reader: str) -> list[Resource]:
        """Events as a list shows them at `now`, those that were deleted included."""
        found = (self._shown(versions, now, reader) for versions in self.history.values())
        return [event for event in found if event is not None]

    def _shown(self, versions: list[Committed], now: float, reader: str) -> Resource | None:
        seen = [one.event for one in versions if one.at + self._delay(one, now, reader) <= now]
        return seen[-1] if seen else None

    def _delay(self, version: Committed, now: float, reader: str) -> float:
        if Quirk.OTHER_ORDERS in self.quirks:
            return random.Random(f"{reader} {version.number}").uniform(0, LONGEST_DELAY)
        if Quirk.LISTS_LATE in self.quirks:  # every list is one moment of the past
            return random.Random(f"{reader} {int(now / LONGEST_DELAY)}").uniform(0, LONGEST_DELAY)
        return 0.0

    # What its API does

    def insert(self, event: Resource, now: float) -> Resource:
        event_id = event["id"]
        if not _ID.fullmatch(event_id):
            raise Refusal(400, "invalid")
        if event.get("attendees"):
            raise Refusal(403, "forbiddenForServiceAccounts")
        if event_id in self.history and Quirk.SHARED_ID not in self.quirks:
            raise Refusal(409, "duplicate")
        organizer = {"email": self.id, "self": True}
        made = {"created": _rfc3339(now), "creator": {"email": "kiosk@project.example"}, "organizer": organizer}
        return self.commit({"status": "confirmed", **made, **event}, now)

    def patch(self, event_id: str, change: Resource, condition: str | None, now: float, *, told: bool) -> Resource:
        before = self.current(event_id)
        self._check(before, condition)
        attendees = change.get("attendees")
        if not _is_organizer(before):
            if not change.keys() <= _A_GUEST_CHANGES:
                raise Refusal(403, "forbiddenForNonOrganizer")
            if attendees is not None and change.get("attendeesOmitted"):
                change = {**change, "attendees": self._answered(before, attendees)}
        elif attendees:
            raise Refusal(403, "forbiddenForServiceAccounts")
        after = _merged(before, {name: value for name, value in change.items() if name != "attendeesOmitted"})
        if Quirk.EMPTY_MARKS_DROPPED in self.quirks:
            after = _without_empty_marks(after)
        if after == before:
            return before
        if told and _answer_of_room(after) == "declined":
            self.notified.append(event_id)
        return self.commit(after, now)

    def delete(self, event_id: str, condition: str | None, now: float) -> None:
        before = self.current(event_id)
        self._check(before, condition)
        if before["status"] == "cancelled":
            raise Refusal(410, "deleted")
        self.commit({**before, "status": "cancelled"}, now)

    def commit(self, event: Resource, now: float) -> Resource:
        """Write it, whoever does."""
        ms = int(now * 1000)
        if Quirk.COARSE_ETAGS in self.quirks:
            ms -= ms % 1000
        else:
            self._last_ms = ms = max(ms, self._last_ms + 1)
        self._number += 1
        etag = f'"{ms * 2000}"'  # twice the time of the last change, in microseconds
        whole = {
            "kind": "calendar#event",
            "htmlLink": f"https://calendar.example/event?eid={event['id']}",
            "iCalUID": f"{event['id']}@google.com",
            "created": _rfc3339(now),
            "creator": {"email": event.get("organizer", {}).get("email", self.id)},
            "sequence": 0,
            "reminders": {"useDefault": True},
            "eventType": "default",
            **event,
            "etag": etag,
            "updated": _rfc3339(ms / 1000),
        }
        self.history.setdefault(event["id"], []).append(Committed(now, self._number, whole))
        return whole

    def add_series(self, master: Resource, starts: list[tuple[str, Resource]], now: float) -> None:
        """Occurrences by their ids and what is theirs alone; they share the etag of their series."""
        etag = self.commit(master, now)["etag"]
        self.history.pop(master["id"])
        for occurrence_id, own in starts:
            series = {"recurringEventId": master["id"], "originalStartTime": own.get("start", master["start"])}
            self.commit({**master, **series, **own, "id": occurrence_id}, now)
            last = self.history[occurrence_id].pop()
            self.history[occurrence_id].append(Committed(now, last.number, {**last.event, "etag": etag}))

    def _check(self, event: Resource, condition: str | None) -> None:
        self.writes += 1
        if condition is None:
            return
        stale = condition != event["etag"]
        unlucky = Quirk.STALE_AT_FIRST in self.quirks and self.writes % 3 == 0
        if stale or unlucky:
            raise Refusal(412, "conditionNotMet")

    def _answered(self, before: Resource, attendees: list[Resource]) -> list[Resource]:
        """The guests with the room's own answer; a guest gives no other's."""
        if [one.get("email") for one in attendees] != [self.id]:
            raise Refusal(403, "forbiddenForNonOrganizer")
        answer = attendees[0]["responseStatus"]
        return [{**one, "responseStatus": answer} if one.get("self") else one for one in before.get("attendees", [])]


def is_declined(event: Resource) -> bool:
    return _answer_of_room(event) == "declined"


def _is_organizer(event: Resource) -> bool:
    return bool(event.get("organizer", {}).get("self"))


def _answer_of_room(event: Resource) -> str | None:
    return next((one["responseStatus"] for one in event.get("attendees", []) if one.get("self")), None)


def _merged(before: Any, change: Any) -> Any:
    """Patch semantics: objects are merged, arrays replaced, null takes away."""
    if not isinstance(before, dict) or not isinstance(change, dict):
        return change
    after = {name: _merged(before.get(name), value) for name, value in change.items() if value is not None}
    return {**{name: value for name, value in before.items() if name not in change}, **after}


def _without_empty_marks(event: Resource) -> Resource:
    properties = event.get("extendedProperties", {}).get("private", {})
    left = {name: value for name, value in properties.items() if value}
    return {**event, "extendedProperties": {"private": left}}


def _rfc3339(moment: float) -> str:
    return f"{datetime.fromtimestamp(moment, UTC):%Y-%m-%dT%H:%M:%S}.{int(moment * 1000) % 1000:03}Z"
