"""The requests of Microsoft Graph on one mailbox's calendar, one at a time, without batches and delta queries: both are
known to leave events out.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final
from urllib.parse import quote, urlencode

from kiosk.sync.backend import (
    AppBlocked,
    BackendError,
    Gone,
    NoCalendar,
    PolicyRefused,
    ProtocolError,
    Show,
    StaleVersion,
    Transient,
    Window,
)
from kiosk.sync.booking.event_store import Version
from kiosk.sync.graph import marks
from kiosk.sync.graph.parse import instant, selected
from kiosk.sync.json_api import JsonAnswer, JsonApi, JsonObject

HEADERS: Final = {"Prefer": 'outlook.timezone="UTC", IdType="ImmutableId"'}
"""With every request: without them times come in the mailbox's zone, and ids change."""
_PAGE: Final = "100"
_IS_OURS: Final = " or ".join(f"id eq '{name}'" for name in marks.ALL)
_EXPANDED: Final = f"singleValueExtendedProperties($filter={_IS_OURS})"
_REMEMBERED: Final = 2000
"""Events whose marks are kept, for a server that does not give them in a view."""


class NotServed(Transient):
    """The server fails at what it was asked for, this time or always."""


class RequestRepeated(StaleVersion):
    """An event was made under this transactionId before, whatever has become of it."""


@dataclass(frozen=True, slots=True)
class CalendarView:
    """Everything in an interval, each event once, and the server's time of the look."""

    items: tuple[JsonObject, ...]
    server_time: datetime | None


class GraphClient:
    """`api` leads to Graph's version 1.0; `mailbox` is the room's address."""

    def __init__(self, api: JsonApi, mailbox: str, show: Show) -> None:
        self._api = api
        self._root = f"users/{quote(mailbox, safe='')}"
        self._selected = selected(show)
        self._expands = True
        """A view gives the panels' properties; otherwise each event is asked for its own."""
        self._sure = False
        """Whether that was seen, one way or the other."""
        self._marked: set[str] = set()
        """Until then: events that are marked, by id."""
        self._served = False
        """Whether any view was given as it was asked for."""
        self._properties: dict[tuple[str, str], object] = {}
        """By id and version, where a view does not give them."""

    async def aclose(self) -> None:
        await self._api.aclose()

    @property
    def server_time(self) -> datetime | None:
        return self._api.server_time

    async def probe(self) -> JsonAnswer:
        """Whether the calendar is there and may be read."""
        self._expands, self._sure = True, False
        return await self._api.get(f"{self._root}/calendar?{_query({'$select': 'id'})}")

    async def view(self, window: Window) -> CalendarView:
        """All of it, or an error: a later page that fails fails the whole."""
        if not self._sure:
            with suppress(ProtocolError, Transient, Gone):  # what cannot be searched can be read
                await self._find_out()
        try:
            pages = await self._pages(window)
        except NotServed:
            if not self._expands or self._served:
                raise
            self._expands = False
            pages = await self._pages(window)
        self._served = True
        items = {str(item.get("id", number)): item for number, item in enumerate(_items(pages))}
        self._learn(items.values())
        if not self._expands:
            items = {one: marked for one, item in items.items() if (marked := await self._with_properties(item))}
        return CalendarView(tuple(items.values()), pages[0].server_time)

    async def event(self, event_id: str) -> JsonAnswer:
        """One event or occurrence, with the panels' properties. Raises Gone."""
        query = _query({"$select": self._selected, "$expand": _EXPANDED})
        answer = await self._api.get(f"{self._event(event_id)}?{query}")
        if not self._sure and marks.properties_of(answer.body):
            self._marked.add(event_id)
        return answer

    async def find(self, own_id: str) -> str | None:
        """The id of the event that a panel made under `own_id`."""
        found = await self._search(f"startswith(ep/value,'{own_id}')")
        return None if found is None else str(found.get("id"))

    async def create(self, event: JsonObject) -> JsonAnswer:
        """Raises RequestRepeated."""
        return await self._api.post(f"{self._root}/events", event)

    async def change(self, event_id: str, changes: JsonObject, version: Version) -> None:
        await self._api.patch(self._event(event_id), changes, {"If-Match": version})

    async def delete(self, event_id: str, version: Version) -> None:
        await self._api.delete(self._event(event_id), {"If-Match": version})

    async def decline(self, event_id: str, comment: str) -> None:
        """It is taken as an order: the event stands for some seconds yet."""
        await self._api.post(f"{self._event(event_id)}/decline", {"SendResponse": True, "Comment": comment})

    async def _pages(self, window: Window) -> tuple[JsonAnswer, ...]:
        query = {
            "startDateTime": _instant(window.start),
            "endDateTime": _instant(window.end),
            "$top": _PAGE,
            "$select": self._selected,
            **({"$expand": _EXPANDED} if self._expands else {}),
        }
        return await self._api.pages(f"{self._root}/calendarView?{_query(query)}", _next_link)

    async def _find_out(self) -> None:
        """Whether a view shows what panels have marked, by some event that one has."""
        found = await self._search("ep/value ne null")
        start = None if found is None else instant(f"{_text(found, 'start')}Z")
        if found is not None and start is not None:
            await self.event(str(found.get("id")))
            self._learn(_items(await self._pages(Window(start, start + timedelta(minutes=1)))))

    def _learn(self, items: Iterable[JsonObject]) -> None:
        for item in items:
            if str(item.get("id")) in self._marked:
                self._sure, self._expands = True, self._expands and bool(marks.properties_of(item))

    async def _search(self, value_is: str) -> JsonObject | None:
        """An event that a panel made. Of its mark Graph can look for how it begins, and for nothing else."""
        query = {
            "$filter": f"singleValueExtendedProperties/Any(ep: ep/id eq '{marks.OWN}' and {value_is})",
            "$select": "id,start",
            "$top": "1",
        }
        return next(_items((await self._api.get(f"{self._root}/events?{_query(query)}"),)), None)

    async def _with_properties(self, item: JsonObject) -> JsonObject | None:
        """The same with what panels have marked on it, asked for once a version; None where it is gone by now."""
        event_id, name = str(item.get("id")), "singleValueExtendedProperties"
        known = (event_id, str(item.get("@odata.etag")))
        if known not in self._properties:
            try:
                self._properties[known] = (await self.event(event_id)).body.get(name)
            except Gone:
                return None
            while len(self._properties) > _REMEMBERED:
                self._properties.pop(next(iter(self._properties)))
        return {**item, name: self._properties[known]}

    def _event(self, event_id: str) -> str:
        return f"{self._root}/events/{quote(event_id, safe='')}"


def meaning(status: int, body: JsonObject, failure: BackendError) -> BackendError:
    """What Graph's refusals mean, by its codes."""
    error = body.get("error")
    code, text = (str(error.get(key)).lower() for key in ("code", "message")) if isinstance(error, dict) else ("", "")
    if status == 403 and "odata is disabled" in text:
        return AppBlocked()  # its own code says no more than that access is denied
    if status == 500:
        return NotServed(answered=True)
    known = _CODES.get(code)
    if known is not None and status in known[0]:
        return known[1]()
    if status in (404, 410):
        return ProtocolError()  # what is not said to be gone is there
    return StaleVersion() if status == 409 else failure


_CODES: Final[Mapping[str, tuple[tuple[int, ...], Callable[[], BackendError]]]] = {
    "erroritemnotfound": ((404, 410), Gone),
    "errorinvaliduser": ((403, 404), NoCalendar),
    "resourcenotfound": ((404,), NoCalendar),
    "request_resourcenotfound": ((404,), NoCalendar),
    "mailboxnotenabledforrestapi": ((403, 404), NoCalendar),
    "errornonexistentmailbox": ((404,), NoCalendar),
    "errorduplicatetransactionid": ((400, 409), RequestRepeated),
    "errorinvalidproperty": ((400,), partial(NotServed, answered=True)),
    "erroroccurrencecrossingboundary": ((400,), PolicyRefused),
}


def _items(pages: tuple[JsonAnswer, ...]) -> Iterator[JsonObject]:
    """Raises ProtocolError where a page is no list of events."""
    for page in pages:
        value = page.body.get("value")
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            raise ProtocolError
        yield from value


def _next_link(body: JsonObject) -> str | None:
    link: Any = body.get("@odata.nextLink")
    if link is not None and not isinstance(link, str):
        raise ProtocolError
    return link


def _text(item: JsonObject, which: str) -> str:
    moment = item.get(which)
    return str(moment.get("dateTime")) if isinstance(moment, dict) else ""


def _query(values: Mapping[str, str]) -> str:
    """Blanks as %20: a plus would stand for itself."""
    return urlencode(values, quote_via=quote, safe="$,()/:")


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
