"""The requests of Google Calendar API v3 on one calendar, and what its refusals mean."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar
from urllib.parse import quote, urlencode

from kiosk.sync.backend import (
    AppBlocked,
    BackendError,
    CursorExpired,
    Gone,
    NoCalendar,
    PolicyRefused,
    ProtocolError,
    RateLimited,
    Show,
    StaleVersion,
    Unsupported,
)
from kiosk.sync.google import resource
from kiosk.sync.google.resource import Resource
from kiosk.sync.json_api import JsonApi, JsonObject

T = TypeVar("T")

_MOST_EVENTS: Final = 250
"""On a page: what the server gives where nothing is said."""
_LISTS: Final = "calendar#events"
_MAY_WRITE: Final = ("writer", "owner")
_UNSENT: Final = {"sendUpdates": "none", "fields": "id"}
"""Of a write that is nobody's business; the answer to a write is not read."""
_TOLD: Final = {"sendUpdates": "all", "fields": "id"}


@dataclass(frozen=True, slots=True)
class Listing:
    """Events that touch an interval, all of them; nothing in it has been looked at yet."""

    items: tuple[object, ...]
    server_time: datetime | None


class GoogleCalendar:
    """One calendar, by its id. `show`: what the room opted in to; nothing else is asked for."""

    def __init__(self, api: JsonApi, calendar_id: str, show: Show = Show.RESERVED) -> None:
        self._api = api
        self._events = f"calendars/{quote(calendar_id, safe='')}/events"
        self.id = calendar_id
        self.show = show
        self._look: Final = {"maxAttendees": "1", "timeZone": "UTC"}
        """`maxAttendees=1` gives of all attendees the calendar's own answer."""

    async def aclose(self) -> None:
        await self._api.aclose()

    async def may_write(self) -> bool:
        """Whether events may be made, changed and taken away; the server tells its time."""
        target = f"{self._events}?{_query(maxResults='1', fields='kind,accessRole')}"
        answer = await _of_calendar(self._api.get(target))
        return _list(answer.body).get("accessRole") in _MAY_WRITE and answer.server_time is not None

    async def within(self, start: datetime, end: datetime) -> Listing:
        """Every occurrence that touches `[start, end)`, or none of them where a page is missing."""
        target = f"{self._events}?" + _query(
            **self._look,
            singleEvents="true",
            timeMin=start.isoformat(),
            timeMax=end.isoformat(),
            maxResults=str(_MOST_EVENTS),
            fields=f"kind,nextPageToken,items({resource.fields(self.show)})",
        )

        def following(page: JsonObject) -> str | None:
            token = _list(page).get("nextPageToken")
            return f"{target}&{_query(pageToken=token)}" if isinstance(token, str) and token else None

        pages = await _of_calendar(self._api.pages(target, following))
        items = tuple(item for page in pages for item in page.body.get("items", ()))
        return Listing(items, pages[0].server_time)

    async def get(self, event_id: str) -> tuple[Resource, datetime | None]:
        """And the server's time. What was deleted may still be told, as cancelled. Raises Gone."""
        query = _query(**self._look, fields=resource.fields(self.show))
        answer = await self._api.get(f"{self._event(event_id)}?{query}")
        return answer.body, answer.server_time

    async def insert(self, event: Resource) -> None:
        """Raises StaleVersion where its id is taken, by what was deleted as well, and the server notices."""
        await self._api.post(f"{self._events}?{_query(**_UNSENT)}", event)

    async def patch(self, event_id: str, change: Resource, etag: str, *, told: bool = False) -> None:
        """Change that very version. Without the condition it would bring back what was deleted. `told`: everybody
        invited is.
        """
        query = _query(**(_TOLD if told else _UNSENT))
        await self._api.patch(f"{self._event(event_id)}?{query}", change, _if_match(etag))

    async def delete(self, event_id: str, etag: str) -> None:
        await self._api.delete(f"{self._event(event_id)}?{_query(sendUpdates='none')}", _if_match(etag))

    def _event(self, event_id: str) -> str:
        return f"{self._events}/{quote(event_id, safe='')}"


async def _of_calendar(answer: Awaitable[T]) -> T:
    """Raises NoCalendar where it is not there, or not shared with the account, which nobody can tell apart."""
    try:
        return await answer
    except Gone:
        raise NoCalendar from None


def _list(page: JsonObject) -> JsonObject:
    """Raises ProtocolError for anything else: what is no list of events is no empty one."""
    if page.get("kind") != _LISTS or not isinstance(page.get("items", []), list):
        raise ProtocolError
    return page


def _query(**parameters: str) -> str:
    return urlencode(parameters)


def _if_match(etag: str) -> Mapping[str, str]:
    """Raises Unsupported without one: nothing is written unconditionally."""
    if not etag:
        raise Unsupported
    return {"If-Match": etag}


# What a refusal means

_MADE_BY_OTHERS: Final = ("forbiddenForNonOrganizer", "forbiddenForServiceAccounts")
_SWITCHED_OFF: Final = "accessNotConfigured"
"""The API is, in the account's project."""
_THROTTLES: Final = ("quotaexceeded", "limitexceeded")
"""How the reasons end that say so: rateLimitExceeded, userRateLimitExceeded, dailyLimitExceeded, quotaExceeded."""


def meaning(status: int, body: JsonObject, failure: BackendError) -> BackendError:
    """By the reason a refusal names (Calendar API, "Handle API errors"): one status has several meanings."""
    reason = reason_of(body)
    if status in (403, 429) and reason.lower().endswith(_THROTTLES):
        return failure if isinstance(failure, RateLimited) else RateLimited()
    if status == 403 and reason in _MADE_BY_OTHERS:
        return PolicyRefused()
    if status == 403 and reason == _SWITCHED_OFF:
        return AppBlocked()
    if status == 409:
        return StaleVersion()
    if status == 410 and reason != "deleted":
        return CursorExpired()
    return failure


def reason_of(body: JsonObject) -> str:
    """The first reason of an error; empty where it names none."""
    error: Any = body.get("error")
    errors = error.get("errors") if isinstance(error, dict) else None
    first = errors[0] if isinstance(errors, list) and errors else None
    reason = first.get("reason") if isinstance(first, dict) else None
    return reason if isinstance(reason, str) else ""
