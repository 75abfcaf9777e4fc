"""The requests of Microsoft Graph on one mailbox's calendar, one at a time, without batches and delta queries: both are
known to leave events out.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import quote, urlencode

from kiosk.room.intent import Reason
from kiosk.room.panel_state import BackendHealth
from kiosk.sync.backend import (
    BackendError,
    Gone,
    PolicyRefused,
    ProtocolError,
    Show,
    StaleVersion,
    Transient,
    Window,
)
from kiosk.sync.booking.event_store import Version
from kiosk.sync.graph import marks
from kiosk.sync.graph.parse import selected
from kiosk.sync.json_api import JsonAnswer, JsonApi, JsonObject

HEADERS: Final = {"Prefer": 'outlook.timezone="UTC", IdType="ImmutableId"'}
"""With every request: without them times come in the mailbox's zone, and ids change."""
_PAGE: Final = "100"
_IS_OURS: Final = " or ".join(f"id eq '{name}'" for name in marks.ALL)
_EXPANDED: Final = f"singleValueExtendedProperties($filter={_IS_OURS})"
_REMEMBERED: Final = 2000
"""Events whose marks are kept, for a server that does not give them in a view."""


class MailboxMissing(BackendError):
    """There is no such mailbox, or none that Graph can reach."""

    reason = Reason.NOT_ALLOWED
    health = BackendHealth.MISSING


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
        self._searched = False
        self._marked: set[str] = set()
        """Events that are known to be marked, by id, until a view has shown them so."""
        self._properties: dict[tuple[str, str], object] = {}
        """By id and version, where a view does not give them."""

    async def aclose(self) -> None:
        await self._api.aclose()

    @property
    def server_time(self) -> datetime | None:
        return self._api.server_time

    async def probe(self) -> JsonAnswer:
        """Whether the calendar is there and may be read."""
        self._expands, self._searched = True, False
        return await self._api.get(f"{self._root}/calendar?{_query({'$select': 'id'})}")

    async def view(self, window: Window, *, search: bool = False) -> CalendarView:
        """All of it, or an error: a later page that fails fails the whole. With `search`, as at first, it is found out
        whether views show what panels have marked.
        """
        if search or not self._searched:
            await self._find_marked()
        try:
            pages = await self._pages(window)
        except (ProtocolError, Transient) as error:
            if not self._expands or (isinstance(error, Transient) and not error.answered):
                raise
            self._expands = False
            pages = await self._pages(window)
        items = {str(item.get("id", number)): item for number, item in enumerate(_items(pages))}
        if any(not marks.properties_of(items[one]) for one in self._marked.intersection(items)):
            self._expands = False
        self._marked.difference_update(items)
        if not self._expands:
            items = {one: await self._with_properties(item) for one, item in items.items()}
        return CalendarView(tuple(items.values()), pages[0].server_time)

    async def event(self, event_id: str) -> JsonAnswer:
        """One event or occurrence, with the panels' properties. Raises Gone."""
        query = _query({"$select": self._selected, "$expand": _EXPANDED})
        answer = await self._api.get(f"{self._event(event_id)}?{query}")
        if marks.properties_of(answer.body):
            self._marked.add(event_id)
        return answer

    async def find(self, own_id: str) -> str | None:
        """The id of the event that a panel made under `own_id`: Graph can look for how a property begins."""
        query = {
            "$filter": f"singleValueExtendedProperties/Any(ep: ep/id eq '{marks.OWN}' and "
            f"startswith(ep/value,'{own_id}'))",
            "$select": "id",
            "$top": "1",
        }
        answer = await self._api.get(f"{self._root}/events?{_query(query)}")
        return next((str(item.get("id")) for item in _items((answer,))), None)

    async def create(self, event: JsonObject) -> JsonAnswer:
        """Raises RequestRepeated."""
        answer = await self._api.post(f"{self._root}/events", event)
        self._marked.add(str(answer.body.get("id")))
        return answer

    async def change(self, event_id: str, changes: JsonObject, version: Version) -> None:
        if "singleValueExtendedProperties" in changes:
            self._marked.add(event_id)
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

    async def _find_marked(self) -> None:
        """Remember some event that a panel made: views that show it unmarked give no marks."""
        with suppress(ProtocolError, Transient):  # a calendar that cannot be searched can be read
            found = await self.find("")
            self._marked.update([] if found is None else [found])
        self._searched = True

    async def _with_properties(self, item: JsonObject) -> JsonObject:
        """The same with what panels have marked on it, asked for once a version."""
        event_id, name = str(item.get("id")), "singleValueExtendedProperties"
        known = (event_id, str(item.get("@odata.etag")))
        if known not in self._properties:
            with suppress(Gone):
                self._properties[known] = (await self.event(event_id)).body.get(name)
            while len(self._properties) > _REMEMBERED:
                self._properties.pop(next(iter(self._properties)))
        return {**item, name: self._properties.get(known)}

    def _event(self, event_id: str) -> str:
        return f"{self._root}/events/{quote(event_id, safe='')}"


def meaning(status: int, body: JsonObject, failure: BackendError) -> BackendError:
    """What Graph's refusals mean, by its codes."""
    error = body.get("error")
    code = str(error.get("code", "")).lower() if isinstance(error, dict) else ""
    known = _CODES.get(code)
    if known is not None and status in known[0]:
        return known[1]()
    if status in (404, 410):
        return ProtocolError()  # what is not said to be gone is there
    return StaleVersion() if status == 409 else failure


_CODES: Final[Mapping[str, tuple[tuple[int, ...], Callable[[], BackendError]]]] = {
    "erroritemnotfound": ((404, 410), Gone),
    "errorinvaliduser": ((403, 404), MailboxMissing),
    "resourcenotfound": ((404,), MailboxMissing),
    "request_resourcenotfound": ((404,), MailboxMissing),
    "mailboxnotenabledforrestapi": ((403, 404), MailboxMissing),
    "errornonexistentmailbox": ((404,), MailboxMissing),
    "errorduplicatetransactionid": ((400, 409), RequestRepeated),
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


def _query(values: Mapping[str, str]) -> str:
    """Blanks as %20: a plus would stand for itself."""
    return urlencode(values, quote_via=quote, safe="$,()/:")


def _instant(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
