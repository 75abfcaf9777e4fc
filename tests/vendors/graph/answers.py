"""Stored events as Graph writes them, and what it is sent as stored events."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from vendors.graph.mailbox import Mailbox, Refusal, StoredEvent

_UNASKED_ZONE = ("W. Europe Standard Time", ZoneInfo("Europe/Amsterdam"))
"""In which times come without a Prefer header."""


def event_json(mailbox: Mailbox, event: StoredEvent, prefer: str, selected: set[str] | None) -> dict[str, Any]:
    """Without its extended properties: those are there where they are asked for."""
    name, address = event.organizer or ("Room", mailbox.address)
    whole = {
        "@odata.etag": mailbox.etag(event),
        "id": event.id if "immutableid" in prefer.lower() else f"mutable-{event.id}",
        "createdDateTime": _instant(event.created),
        "lastModifiedDateTime": _instant(event.created),
        "changeKey": mailbox.etag(event)[3:-1],
        "categories": [],
        "transactionId": event.transaction_id,
        "originalStartTimeZone": "UTC",
        "originalEndTimeZone": "UTC",
        "iCalUId": event.uid,
        "reminderMinutesBeforeStart": 15,
        "isReminderOn": False,
        "hasAttachments": False,
        "subject": event.subject,
        "bodyPreview": "",
        "importance": "normal",
        "sensitivity": event.sensitivity,
        "isAllDay": event.all_day,
        "isCancelled": event.cancelled,
        "isOrganizer": event.response == "organizer",
        "responseRequested": True,
        "seriesMasterId": event.master,
        "showAs": event.show_as,
        "type": event.kind,
        "webLink": "https://outlook.office365.example/owa/?itemid=x",
        "onlineMeetingUrl": None,
        "isOnlineMeeting": False,
        "onlineMeetingProvider": "unknown",
        "onlineMeeting": None,
        "allowNewTimeProposals": True,
        "isDraft": False,
        "hideAttendees": False,
        "recurrence": _daily(event) if event.kind == "seriesMaster" else None,
        "responseStatus": _answer(event.response),
        "body": {"contentType": "html", "content": "<html>CANARY-body</html>"},
        "start": _moment(event.start, event.all_day, prefer),
        "end": _moment(event.end, event.all_day, prefer),
        "location": {
            "displayName": "CANARY-location",
            "locationType": "default",
            "uniqueIdType": "unknown",
            "address": {},
            "coordinates": {},
        },
        "locations": [],
        "attendees": [_guest(mailbox.address, event.response)] if event.invited else [],
        "organizer": {"emailAddress": {"name": name, "address": address}},
    }
    if event.original is not None and selected is not None:  # it is there where it is asked for
        whole["originalStart"] = _instant(event.original)
    always = {"@odata.etag", "id"}
    return whole if selected is None else {key: value for key, value in whole.items() if key in selected | always}


def _answer(response: str) -> dict[str, str]:
    return {"response": response, "time": "0001-01-01T00:00:00Z"}


def _guest(address: str, response: str) -> dict[str, Any]:
    person = {"name": "Room CANARY", "address": address}
    return {"type": "resource", "status": _answer(response), "emailAddress": person}


def _daily(event: StoredEvent) -> dict[str, Any]:
    day = f"{event.start:%Y-%m-%d}"
    pattern = {"type": "daily", "interval": 1, "month": 0, "dayOfMonth": 0, "firstDayOfWeek": "sunday"}
    dates = {"type": "noEnd", "startDate": day, "endDate": "0001-01-01", "recurrenceTimeZone": "UTC"}
    return {"pattern": {**pattern, "index": "first"}, "range": {**dates, "numberOfOccurrences": 0}}


def properties_json(event: StoredEvent, wanted: set[str]) -> dict[str, Any]:
    """Those asked for and there; without any, the name itself is left out."""
    found = [{"id": name, "value": value} for name, value in event.properties.items() if name in wanted]
    return {"singleValueExtendedProperties": found} if found else {}


def changes_of(body: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str] | None]:
    """What a POST or PATCH wants, in the terms of a `StoredEvent`, and its extended properties."""
    names = {"subject": "subject", "showAs": "show_as", "sensitivity": "sensitivity", "transactionId": "transaction_id"}
    changes = {ours: body[theirs] for theirs, ours in names.items() if theirs in body}
    changes |= {which: _read(body[which]) for which in ("start", "end") if which in body}
    given = body.get("singleValueExtendedProperties")
    return changes, None if given is None else {one["id"]: one["value"] for one in given}


def _read(given: dict[str, str]) -> datetime:
    if given.get("timeZone") != "UTC":
        raise Refusal(400, "ErrorInvalidTimeZone", "The fake knows UTC alone.")
    return datetime.fromisoformat(given["dateTime"]).replace(tzinfo=UTC)


def _moment(moment: datetime, all_day: bool, prefer: str) -> dict[str, str]:
    if all_day or 'outlook.timezone="utc"' in prefer.lower():
        return {"dateTime": f"{moment:%Y-%m-%dT%H:%M:%S}.0000000", "timeZone": "UTC"}
    name, zone = _UNASKED_ZONE
    return {"dateTime": f"{moment.astimezone(zone):%Y-%m-%dT%H:%M:%S}.0000000", "timeZone": name}


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%f}0Z"
