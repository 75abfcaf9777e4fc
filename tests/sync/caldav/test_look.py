"""What a look at the wished interval counts as taken: all the server names, gives or not; never less than is known."""

from dataclasses import replace
from datetime import timedelta

import pytest
from support.booking_contract import NOW, WINDOW, at
from support.caldav_servers import PASSWORD, SECRET, USER, ZONE, CaldavWorld, stamp, vevent
from support.coroutine_tests import Run
from support.memory_dav import HOME, MemoryDav

from kiosk.room.schedule import Doubt
from kiosk.sync.backend import (
    BackendError,
    Conflict,
    PermissionDenied,
    ProtocolError,
    StaleVersion,
    Transient,
    Unsupported,
)
from kiosk.sync.booking.claim_plan import ClaimRequest
from kiosk.sync.booking.claims import take
from kiosk.sync.booking.event_store import EventMark, OwnEvent
from kiosk.sync.caldav import fetch as objects_module
from kiosk.sync.caldav.client import Answer, DavClient, Login
from kiosk.sync.caldav.store import CaldavStore
from kiosk.sync.caldav.webdav_xml import Multistatus
from kiosk.sync.icalendar.parse import Parsed, Reading, read_object

WISH = OwnEvent("0" * 32, at(0), at(30))
FILE = f"{WISH.id}.ics"
CLAIM = ("X-ROOMKIOSK-OWN:1", "STATUS:TENTATIVE")


class ClaimingPanel:
    """One panel that wants the room from 0 to 30."""

    def __init__(self) -> None:
        self.dav = MemoryDav()
        self.store = CaldavStore(self.dav, SECRET, ZONE)

    async def read(self) -> None:
        await self.store.sync(WINDOW, None)

    async def sees(self) -> list[tuple[int, int]]:
        minute = timedelta(minutes=1)
        entries = (await self.store.busy(WISH.start, WISH.end)).entries
        return sorted(((one.start - NOW) // minute, (one.end - NOW) // minute) for one in entries)

    async def book(self) -> None:
        await take(self.store, ClaimRequest(WISH))

    @property
    def confirmed(self) -> bool:
        data = self.dav.data.get(FILE, b"")
        return b"STATUS:CONFIRMED" in data


@pytest.fixture
def panel(virtual_time: Run) -> ClaimingPanel:
    return ClaimingPanel()


async def test_what_the_server_names_and_does_not_give_takes_the_whole_interval(panel: ClaimingPanel) -> None:
    panel.dav.add("a", 10, 20)
    await panel.read()
    panel.dav.withheld = {"a": PermissionDenied}
    assert await panel.sees() == [(0, 30)]
    with pytest.raises(Conflict):
        await panel.book()


async def test_what_it_neither_names_nor_gives_takes_the_times_it_had(panel: ClaimingPanel) -> None:
    panel.dav.add("a", 10, 20)
    await panel.read()
    panel.dav.unlisted = {"a"}
    assert await panel.sees() == [(10, 20)]
    panel.dav.withheld = {"a": PermissionDenied}
    assert await panel.sees() == [(10, 20)]
    panel.dav.remove("a")
    panel.dav.withheld = {}
    assert await panel.sees() == []


async def test_a_doubt_is_an_obstacle(panel: ClaimingPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    def doubtful(data: bytes, reading: Reading) -> Parsed:
        return Parsed(doubts=(Doubt(at(-60), at(60)),)) if b"UID:a" in data else read_object(data, reading)

    monkeypatch.setattr(objects_module, "read_object", doubtful)
    panel.dav.add("a", 10, 20)
    assert await panel.sees() == [(-60, 60)]
    with pytest.raises(Conflict):
        await panel.book()


@pytest.mark.parametrize("error", [ProtocolError, Unsupported])
@pytest.mark.parametrize("read_before", [True, False])
async def test_where_queries_are_of_no_use_a_listing_decides(
    panel: ClaimingPanel, error: type[BackendError], read_before: bool
) -> None:
    panel.dav.broken = {"query": error}
    panel.dav.add("before", -30, 0)
    panel.dav.add("after", 30, 60)
    if read_before:
        await panel.read()
    assert await panel.sees() == [(-30, 0), (30, 60)]
    panel.dav.add("new", 20, 40)
    with pytest.raises(Conflict):
        await panel.book()
    panel.dav.remove("new")
    await panel.book()
    assert panel.confirmed


async def test_a_listing_with_a_change_that_cannot_be_had_decides_nothing(panel: ClaimingPanel) -> None:
    panel.dav.broken = {"query": ProtocolError}
    panel.dav.add("a", 60, 90)
    await panel.read()
    panel.dav.add("a", 10, 20)
    panel.dav.withheld = {"a": PermissionDenied}
    with pytest.raises(ProtocolError):
        await panel.book()
    assert FILE not in panel.dav.data


async def test_a_listing_with_more_news_than_can_be_fetched_decides_nothing(panel: ClaimingPanel) -> None:
    panel.dav.broken = {"query": Unsupported}
    for number in range(51):
        panel.dav.add(f"{number}", 60, 90)
    with pytest.raises(Unsupported):
        await panel.book()
    await panel.read()
    await panel.book()
    assert panel.confirmed


@pytest.mark.parametrize("broken", [{}, {"query": ProtocolError}])
async def test_nothing_is_written_without_the_servers_time(
    panel: ClaimingPanel, broken: dict[str, type[BackendError]]
) -> None:
    panel.dav.broken = dict(broken)
    panel.dav.server_time = None
    with pytest.raises(ProtocolError):
        await panel.book()
    assert panel.dav.asked["put"] == 0


async def test_a_dead_claim_makes_way_and_a_forged_one_does_not(panel: ClaimingPanel) -> None:
    claimed = f"X-ROOMKIOSK-CLAIM:{stamp(NOW - timedelta(hours=1))}"
    times = (f"DTSTART:{stamp(at(0))}", f"DTEND:{stamp(at(30))}")
    other = ("END:VEVENT", "BEGIN:VEVENT", "UID:b", *times)
    panel.dav.write("dead", vevent("a", *times, *CLAIM, claimed), 0, 30)
    await panel.book()
    assert set(panel.dav.data) == {FILE}
    panel.dav.remove(FILE)
    panel.dav.write("forged", vevent("a", *times, *CLAIM, claimed, *other), 0, 30)
    with pytest.raises(Conflict):
        await panel.book()
    assert set(panel.dav.data) == {"forged"}


async def test_a_server_that_only_says_that_it_deletes_is_not_asked_for_ever(panel: ClaimingPanel) -> None:
    claimed = f"X-ROOMKIOSK-CLAIM:{stamp(NOW - timedelta(hours=1))}"
    times = (f"DTSTART:{stamp(at(0))}", f"DTEND:{stamp(at(30))}")
    panel.dav.write("dead", vevent("a", *times, *CLAIM, claimed), 0, 30)

    async def delete(path: str, _etag: str | None) -> Answer:
        assert path == HOME + "dead"
        panel.dav.asked["delete"] += 1
        return Answer(204, b"", None, NOW, frozenset())

    panel.dav.delete = delete  # type: ignore[method-assign]
    with pytest.raises(Transient):
        await panel.book()
    assert panel.dav.asked["delete"] <= 5


async def test_a_look_that_takes_too_long_is_given_up(panel: ClaimingPanel) -> None:
    panel.dav.add("a", 10, 20)
    await panel.read()
    panel.dav.delay = 6.0
    panel.dav.unlisted = {"a"}
    with pytest.raises(Transient):
        await panel.book()
    assert panel.dav.asked["put"] == 0


class LateLooks(DavClient):
    """Its queries do not show yet what was written, though a GET would."""

    late = True

    async def report(self, body: bytes, depth: int = 1) -> Multistatus:
        answer = await super().report(body, depth)
        return replace(answer, responses=()) if self.late else answer


async def test_a_claim_that_only_a_get_would_show_is_not_seen(radicale_world: CaldavWorld) -> None:
    """Another panel's claim may not show either: seeing the own one by a shorter way would prove nothing."""
    late = LateLooks(Login(radicale_world.url, USER, PASSWORD))
    store = CaldavStore(late, SECRET, ZONE)
    try:
        now = (await store.busy(WISH.start, WISH.end)).server_time
        assert now is not None
        await store.create(WISH, now)
        assert not (await store.busy(WISH.start, WISH.end)).entries
        late.late = False
        assert [entry.id for entry in (await store.busy(WISH.start, WISH.end)).entries] == [WISH.id]
    finally:
        await store.aclose()


@pytest.mark.usefixtures("virtual_time")
async def test_a_change_is_not_written_over_another_where_the_server_would_let_it() -> None:
    class Careless(MemoryDav):
        async def put(self, path: str, body: bytes, *, etag: str | None = None) -> Answer:
            known = self.etags.get(path.removeprefix(HOME))
            return await super().put(path, body, etag=known if etag else None)

    dav = Careless()
    store = CaldavStore(dav, SECRET, ZONE)
    dav.add("a", 0, 30)
    (span,) = (await store.sync(WINDOW, None)).schedule.spans
    old = (await store.read(span.key)).version
    dav.add("a", 0, 40)
    before = dict(dav.data)
    with pytest.raises(StaleVersion):
        await store.set_end(span.key, at(10), old)
    assert dav.data == before


@pytest.mark.parametrize(
    ("body", "etag", "error"),
    [(b"<html>come back later</html>", '"1"', ProtocolError), (None, None, Unsupported)],
)
@pytest.mark.usefixtures("virtual_time")
async def test_an_event_is_read_whole_with_its_version_or_not_at_all(
    body: bytes | None, etag: str | None, error: type[BackendError]
) -> None:
    class Odd(MemoryDav):
        async def get(self, path: str) -> Answer:
            answer = await super().get(path)
            return replace(answer, body=body or answer.body, etag=etag)

    dav = Odd()
    store = CaldavStore(dav, SECRET, ZONE)
    dav.add("a", 0, 30)
    (span,) = (await store.sync(WINDOW, None)).schedule.spans
    with pytest.raises(error):
        await store.read(span.key)


async def test_of_a_check_in_no_time_is_kept_and_of_a_release_no_more_than_that() -> None:
    dav = MemoryDav()
    store = CaldavStore(dav, SECRET, ZONE)
    dav.add("a", 0, 30)
    (span,) = (await store.sync(WINDOW, None)).schedule.spans
    await store.set_mark(span.key, EventMark.CHECKED_IN, NOW, (await store.read(span.key)).version)
    assert b"X-ROOMKIOSK-CHECKED-IN:1\r\n" in dav.data["a"]
    await store.set_mark(span.key, EventMark.RELEASING, NOW, (await store.read(span.key)).version)
    assert f"X-ROOMKIOSK-RELEASING:{stamp(NOW)}\r\n".encode() in dav.data["a"]
