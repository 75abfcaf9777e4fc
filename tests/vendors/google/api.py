"""The fake's HTTP: requests to answers, for any number of calendars. One lock: it does one thing at a time."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import formatdate
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

from vendors.google import contract, partial
from vendors.google.calendar import FakeCalendar, Refusal, Resource, is_declined
from vendors.google.quirks import Quirk
from vendors.google.sign_in import SignIn

API = "/calendar/v3/"
_EVERY = 4
"""Every so many requests a quirk that comes now and then is played."""


@dataclass
class Request:
    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes
    now: float = field(default_factory=time.time)

    @property
    def path(self) -> list[str]:
        return [unquote(part) for part in urlsplit(self.target).path.removeprefix(API).strip("/").split("/")]

    @property
    def query(self) -> dict[str, str]:
        return dict(parse_qsl(urlsplit(self.target).query))

    def json(self) -> Any:
        return json.loads(self.body or b"{}")


@dataclass
class Answer:
    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


class FakeGoogle:
    """`origin`: its own address."""

    def __init__(self, origin: str) -> None:
        self.calendars: dict[str, FakeCalendar] = {}
        self.sign_in = SignIn(f"{origin}/token")

    def answer(self, request: Request) -> Answer:
        path = urlsplit(request.target).path
        if path.startswith("/control/"):
            return self._control(request, unquote(path).split("/")[2:])
        answer = self._token(request) if path == "/token" else self._api(request)
        answer.headers.setdefault("Date", formatdate(request.now, usegmt=True))
        return answer

    # What the test does

    def _control(self, request: Request, path: list[str]) -> Answer:
        """PUT /control/<calendar> makes one; events/<id> is what its other users do; GET shows the truth."""
        calendar_id, *rest = path
        if request.method == "PUT" and not rest:
            wanted = request.json()
            quirks = frozenset(Quirk(name) for name in wanted.get("quirks", ()))
            role = "reader" if Quirk.READER in quirks else "owner"
            self.calendars[calendar_id] = FakeCalendar(calendar_id, quirks, role)
            return _json(200, {})
        calendar = self.calendars[calendar_id]
        match request.method, rest:
            case "GET", []:
                events = [versions[-1].event for versions in calendar.history.values()]
                told = {"events": events, "notified": calendar.notified, "violations": calendar.violations}
                return _json(200, {**told, "requests": calendar.requests, "names_told": calendar.names_told})
            case "PUT", ["events", event_id]:
                calendar.commit({"status": "confirmed", **request.json(), "id": event_id}, request.now)
            case "PUT", ["series", _]:
                wanted = request.json()
                calendar.add_series({"status": "confirmed", **wanted["master"]}, wanted["occurrences"], request.now)
            case "DELETE", ["events", event_id]:
                calendar.delete(event_id, None, request.now)
            case "DELETE", []:
                del self.calendars[calendar_id]
        return _json(200, {})

    # Signing in

    def _token(self, request: Request) -> Answer:
        if request.method != "POST":
            return _json(404, {})
        status, body = self.sign_in.token(dict(parse_qsl(request.body.decode())), request.now)
        return _json(status, body)

    # The API

    def _api(self, request: Request) -> Answer:
        calendar: FakeCalendar | None = None
        try:
            match request.path:
                case ["calendars", calendar_id, "events", *rest]:
                    calendar = self.calendars.get(calendar_id)
                    answer = self._called(request, calendar, rest)
                case _:
                    raise Refusal(404, "notFound")
        except Refusal as refusal:
            answer = _refused(refusal)
        if calendar is not None:
            calendar.names_told += answer.status == 200 and b"canary" in answer.body.lower()
        if calendar is not None and Quirk.NO_DATE in calendar.quirks:
            answer.headers["Date"] = ""
        return answer

    def _called(self, request: Request, calendar: FakeCalendar | None, rest: list[str]) -> Answer:
        reader = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not self.sign_in.is_valid(reader, request.now):
            raise Refusal(401, "authError")
        if calendar is None or Quirk.UNSHARED in calendar.quirks:
            raise Refusal(404, "notFound")
        calendar.requests += 1
        played = self._played(request, calendar, reader)
        if played is not None:
            return played
        method = {("GET", 0): "list", ("GET", 1): "get", ("POST", 0): "insert", ("PATCH", 1): "patch"}.get(
            (request.method, len(rest)), "delete" if request.method == "DELETE" and rest else ""
        )
        if not method or not request.query.keys() <= contract.PARAMETERS[method]:
            calendar.violations.append(f"{request.method} {request.target}")
            raise Refusal(400, "invalidParameter")
        if method == "list":
            return self._list(request, calendar, reader)
        return self._one(request, calendar, method, rest)

    def _played(self, request: Request, calendar: FakeCalendar, reader: str) -> Answer | None:
        """What a quirk answers in place of what was asked for; a write is not made then."""
        quirks, write = calendar.quirks, request.method != "GET"
        if Quirk.TOKEN_EXPIRES in quirks and self.sign_in.is_worn(reader):
            raise Refusal(401, "authError")
        for quirk, refusal in _REFUSALS.items():
            if quirk in quirks and (write or quirk is not Quirk.QUOTA):
                raise refusal
        if Quirk.NOT_MODIFIED in quirks:
            return Answer(304)
        if Quirk.SIGN_IN_PAGE in quirks:
            return Answer(200, b"<html>Welcome, CANARY</html>", {"Content-Type": "text/html"})
        return _json(200, {}) if Quirk.EMPTY_ANSWER in quirks else None

    def _list(self, request: Request, calendar: FakeCalendar, reader: str) -> Answer:
        query = request.query
        start, end = (_instant(query.get(name)) for name in ("timeMin", "timeMax"))
        if start is not None and end is not None and end <= start:
            raise Refusal(400, "timeRangeEmpty")
        zone = ZoneInfo(query.get("timeZone", "Europe/Amsterdam"))
        items = [
            _as_asked(event, query, zone)
            for event in calendar.listed(request.now, reader)
            if event["status"] != "cancelled" and _touches(event, start, end) and not _hidden(event, calendar)
        ]
        if Quirk.OTHER_TYPES in calendar.quirks:
            items += [_as_asked(event, query, zone) for event in _others(start)]
        if Quirk.CANCELLED_LISTED in calendar.quirks:
            items[:0] = [{"kind": "calendar#event", "id": "gone1", "status": "cancelled"}]
        return self._page(request, calendar, items)

    def _page(self, request: Request, calendar: FakeCalendar, items: list[Resource]) -> Answer:
        quirks, token = calendar.quirks, request.query.get("pageToken", "")
        place = int(token or 0)
        size = 1 if Quirk.SMALL_PAGES in quirks else min(int(request.query.get("maxResults", 250)), 2500)
        following = place + size if place + size < len(items) else None
        if Quirk.EMPTY_PAGE_FIRST in quirks:  # the token 0 is not the first page
            size, following = (0, 0) if not token else (size, following)
        if Quirk.SECOND_PAGE_FAILS in quirks and token:
            raise Refusal(503, "backendError")
        if Quirk.PAGES_NEVER_END in quirks:
            following = place + 1
        if {Quirk.SAME_PAGE_AGAIN, Quirk.SECOND_PAGE_FAILS} & quirks:
            following = 7
        page = {
            "kind": "calendar#events",
            "etag": f'"{calendar.requests}"',
            "summary": "Room CANARY",
            "updated": "2026-01-05T08:00:00.000Z",
            "timeZone": "Europe/Amsterdam",
            "accessRole": calendar.role,
            "defaultReminders": [{"method": "popup", "minutes": 10}],
            "items": items[place : place + size],
            **({"nextSyncToken": "sync"} if following is None else {"nextPageToken": str(following)}),
        }
        return self._told(request, calendar, "Events", page)

    def _one(self, request: Request, calendar: FakeCalendar, method: str, rest: list[str]) -> Answer:
        if method != "get" and calendar.role != "owner":
            raise Refusal(403, "requiredAccessLevel", "calendar")
        sent, condition = request.json(), request.headers.get("If-Match")
        calendar.violations += contract.broken("Event", sent)
        told = request.query.get("sendUpdates") == "all"
        match method:
            case "get":
                event = calendar.current(rest[0])
                if Quirk.ETAG_DRIFTS in calendar.quirks and calendar.requests % _EVERY == 0:
                    event = calendar.commit(event, request.now)
            case "insert":
                event = calendar.insert(sent, request.now)
            case "patch":
                if condition is None:
                    calendar.violations.append("a change without a condition")
                event = calendar.patch(rest[0], sent, condition, request.now, told=told)
            case _:
                calendar.delete(rest[0], condition, request.now)
                return self._written(calendar, Answer(204))
        zone = ZoneInfo(request.query.get("timeZone", "Europe/Amsterdam"))
        answer = self._told(request, calendar, "Event", _as_asked(event, request.query, zone))
        return answer if method == "get" else self._written(calendar, answer)

    def _written(self, calendar: FakeCalendar, answer: Answer) -> Answer:
        if Quirk.ANSWER_LOST in calendar.quirks and calendar.writes % _EVERY == 1:
            raise Refusal(500, "backendError")
        return answer

    def _told(self, request: Request, calendar: FakeCalendar, name: str, value: Resource) -> Answer:
        """As much of it as was asked for."""
        try:
            wanted = partial.mask(request.query["fields"]) if "fields" in request.query else {}
        except ValueError:
            raise Refusal(400, "invalidParameter") from None
        calendar.violations += contract.broken(name, value)
        return _json(200, partial.kept(value, wanted))


_REFUSALS = {
    Quirk.EXPIRED: Refusal(410, "fullSyncRequired"),
    Quirk.RATE_LIMIT: Refusal(403, "rateLimitExceeded", "usageLimits"),
    Quirk.USER_RATE_LIMIT: Refusal(403, "userRateLimitExceeded", "usageLimits"),
    Quirk.QUOTA: Refusal(403, "quotaExceeded", "usageLimits"),
    Quirk.TOO_MANY: Refusal(429, "rateLimitExceeded", "usageLimits"),
    Quirk.FORBIDDEN: Refusal(403, "forbidden"),
    Quirk.NOT_CONFIGURED: Refusal(403, "accessNotConfigured", "usageLimits"),
    Quirk.NARROW_SCOPE: Refusal(403, "insufficientPermissions"),
    Quirk.SERVER_ERROR: Refusal(503, "backendError"),
}


def _refused(refusal: Refusal) -> Answer:
    one = {"domain": refusal.domain, "reason": refusal.reason, "message": "CANARY"}
    return _json(refusal.status, {"error": {"code": refusal.status, "message": "CANARY", "errors": [one]}})


def _json(status: int, value: Any) -> Answer:
    return Answer(status, json.dumps(value).encode(), {"Content-Type": "application/json; charset=UTF-8"})


def _hidden(event: Resource, calendar: FakeCalendar) -> bool:
    return Quirk.DECLINED_VANISHES in calendar.quirks and is_declined(event)


def _touches(event: Resource, start: datetime | None, end: datetime | None) -> bool:
    begins, ends = (_instant(_of(event[name])) for name in ("start", "end"))
    assert begins is not None
    assert ends is not None
    return (start is None or ends > start) and (end is None or begins < end)


def _of(moment: Resource) -> str:
    return moment.get("dateTime") or f"{moment['date']}T00:00:00+01:00"


def _instant(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _as_asked(event: Resource, query: Mapping[str, str], zone: ZoneInfo) -> Resource:
    """Times in the zone that was asked for, and of the guests as many."""
    shown = {**event, "start": _in_zone(event["start"], zone), "end": _in_zone(event["end"], zone)}
    attendees = event.get("attendees")
    if attendees and len(attendees) > int(query.get("maxAttendees", 1000)):
        shown |= {"attendees": [one for one in attendees if one.get("self")], "attendeesOmitted": True}
    return shown


def _in_zone(moment: Resource, zone: ZoneInfo) -> Resource:
    if "dateTime" not in moment:
        return moment
    local = datetime.fromisoformat(moment["dateTime"]).astimezone(zone)
    return {**moment, "dateTime": local.isoformat().replace("+00:00", "Z"), "timeZone": "Europe/Amsterdam"}


def _others(start: datetime | None) -> list[Resource]:
    """What stands in calendars and keeps no room busy."""
    begins = (start or datetime.now(UTC)).isoformat()
    times = {"start": {"dateTime": begins}, "end": {"dateTime": begins}}
    kinds = ({"eventType": "workingLocation"}, {"eventType": "birthday"}, {"transparency": "transparent"})
    return [
        {"kind": "calendar#event", "id": f"other{n}", "status": "confirmed", **times, **k} for n, k in enumerate(kinds)
    ]
