"""The fake as a process, a room's mailbox of one's own in it, and what others do there."""

import sys
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx
from support.booking_contract import NOW, Foreign, Standing, at
from support.first_line import first_line_of
from support.waiting import PATIENCE_S
from vendors.graph.quirks import Quirk

from kiosk.sync.access_token import AccessToken, IssuedToken
from kiosk.sync.backend import Show
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.booking.event_store import OwnEvent
from kiosk.sync.graph import marks
from kiosk.sync.graph.client import HEADERS, GraphClient, meaning
from kiosk.sync.graph.store import GraphStore
from kiosk.sync.icalendar.marks import base_mark
from kiosk.sync.json_api import JsonApi

SECRET = b"s" * 32
OF_PEOPLE = {"subject", "organizer", "attendees", "body", "bodyPreview", "location", "locations", "onlineMeeting"}
"""Properties of an event that may tell of somebody."""
ZONE = ZoneInfo("Europe/Amsterdam")


@contextmanager
def fake_graph() -> Iterator[str]:
    """A process; its address, without a slash at its end."""
    with first_line_of([sys.executable, "-m", "vendors.graph.server"]) as port:
        yield f"http://127.0.0.1:{int(port)}"


class GraphWorld:
    """`url`: the fake's, or a proxy's before it."""

    def __init__(self, url: str, client: httpx.AsyncClient) -> None:
        self.url = url
        self.address = f"room-{uuid4().hex}@example.org"
        self.token = ""
        self._http = client
        self._here = f"/fake/mailboxes/{self.address}"
        self._stores: list[GraphStore] = []
        self._names: dict[str, str] = {}

    def panel(self, *, show: Show = Show.RESERVED, clock: Callable[[], datetime] = lambda: NOW) -> Bookings:
        return Bookings(self.store(show=show), clock)

    def store(self, *, show: Show = Show.RESERVED) -> GraphStore:
        async def sign_in() -> IssuedToken:
            return IssuedToken(self.token, 3600)

        api = JsonApi(f"{self.url}/v1.0", token=AccessToken(sign_in), meaning=meaning, headers=HEADERS)
        store = GraphStore(GraphClient(api, self.address, show), SECRET, ZONE, show)
        self._stores.append(store)
        return store

    async def open(self, quirks: Iterable[Quirk] = ()) -> None:
        answer = await self._http.post("/fake/mailboxes", json={"address": self.address, "quirks": list(quirks)})
        self.token = answer.json()["token"]

    async def close(self) -> None:
        for store in self._stores:
            await store.aclose()

    async def prepare(self, **more: Any) -> None:
        """The sign-in (`SignIn.prepare`)."""
        answer = await self._http.post("/fake/sign-in", json=more)
        assert answer.is_success, answer.text

    async def told(self) -> dict[str, Any]:
        return dict((await self._http.get(self._here)).json())

    async def do(self, what: str, **arguments: Any) -> list[str]:
        """A method of `Mailbox`; the ids of what it made."""
        answer = await self._http.post(f"{self._here}/{what}", json=_plain(arguments))
        assert answer.is_success, answer.text
        return list(answer.json())

    async def change(self, event_id: str, **changes: Any) -> None:
        answer = await self._http.patch(f"{self._here}/{_quoted(event_id)}", json=_plain(changes))
        assert answer.is_success, answer.text

    async def write(self, start: datetime, end: datetime, **more: Any) -> str:
        """Somebody with rights writes an appointment straight into the calendar."""
        (event_id,) = await self.do("invite", start=start, end=end, organizer=None, response="organizer", **more)
        return event_id

    # As the contracts have it

    async def add(self, event: Foreign) -> str:
        (event_id,) = await self.do(
            "invite",
            start=at(event.start),
            end=at(event.end),
            subject=event.title,
            organizer=[event.organizer, "canary@example.org"],
            sensitivity="private" if event.private else "normal",
        )
        return event_id

    async def move(self, name: str, event: Foreign) -> None:
        await self.change(name, start=at(event.start), end=at(event.end))

    async def remove(self, name: str) -> None:
        await self.do("remove", event_id=name)

    async def add_orphan(self, start: int, end: int, age: timedelta, name: str = "orphan", base: str = "") -> None:
        own_id = self._names.setdefault(name, uuid4().hex)
        mark = base_mark(self._names[base], None) if base else "0" * 32
        own, made_at = OwnEvent(own_id, at(start), at(end)), datetime.now(UTC) - age
        properties = {marks.OWN: marks.written(own, mark, made_at, claim=False)}
        await self.write(own.start, own.end, properties=properties)

    async def count(self) -> int:
        return len((await self.told())["events"])

    async def book_elsewhere(self, start: datetime, end: datetime) -> str:
        (event_id,) = await self.do("invite", start=start, end=end)
        return event_id

    async def standing(self) -> list[Standing]:
        """What is not free, cancelled or declined."""
        found = (await self.told())["events"]
        return [
            Standing(
                datetime.fromisoformat(one["start"]),
                datetime.fromisoformat(one["end"]),
                own=marks.OWN in one["properties"],
                claim=one["show_as"] == "tentative",
            )
            for one in found
            if one["show_as"] != "free" and one["response"] != "declined" and not one["cancelled"]
        ]


@asynccontextmanager
async def graph_world(url: str, *quirks: Quirk) -> AsyncIterator[GraphWorld]:
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=PATIENCE_S) as client:
        world = GraphWorld(url, client)
        await world.open(quirks)
        try:
            yield world
            assert not (await world.told())["complaints"]
        finally:
            await world.close()


def of_people_asked_for(requests: Iterable[str]) -> set[str]:
    """Of `OF_PEOPLE`; all, where a read does not say what it wants."""
    reads = [parse_qs(urlsplit(one.partition(" ")[2]).query) for one in requests if one.startswith("GET")]
    return {word for one in reads for word in OF_PEOPLE.intersection(*(w.split(",") for w in one.get("$select", ())))}


def _plain(arguments: dict[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, datetime) else value for key, value in arguments.items()}


def _quoted(text: str) -> str:
    return quote(text, safe="")
