"""What of a calendar is believed: what the server does not give is neither gone nor anybody else's loss; a read that
takes too long goes on at the next one."""

import asyncio
from collections.abc import Callable
from hashlib import sha256

import pytest
from support.booking_contract import NOW, WINDOW, at, times
from support.caldav_servers import SECRET, ZONE, vevent
from support.coroutine_tests import Run
from support.memory_dav import MemoryDav

from kiosk.room.schedule import Doubt
from kiosk.room.unread import Unread, UnreadKind
from kiosk.sync.backend import (
    AuthError,
    BackendError,
    Cursor,
    Fetched,
    PermissionDenied,
    ProtocolError,
    RateLimited,
    Show,
    Transient,
    Unsupported,
)
from kiosk.sync.caldav.kept import READS_FOR
from kiosk.sync.caldav.reader import CalendarReader

NOT_READ = r"^not read: (withheld|too_many)"
WHOLE = Doubt(WINDOW.start, WINDOW.end)


def busy() -> Transient:
    return Transient(answered=True)


class CalendarReads:
    """A calendar in memory and one panel's reader of it, which goes on from its own cursor."""

    def __init__(self) -> None:
        self.dav = MemoryDav()
        self.reader = CalendarReader(self.dav, SECRET, ZONE, Show.RESERVED)
        self._cursor: Cursor | None = None

    async def read(self, *, anew: bool = False) -> Fetched:
        fetched = await self.reader.read(WINDOW, None if anew else self._cursor)
        self._cursor = fetched.cursor
        return fetched

    async def shows(self, *, anew: bool = False) -> list[tuple[int, int]]:
        return times((await self.read(anew=anew)).schedule)


@pytest.fixture
def calendar(virtual_time: Run) -> CalendarReads:
    return CalendarReads()


def unread(fetched: Fetched) -> list[tuple[UnreadKind, str]]:
    return [(one.kind, one.place) for one in fetched.unread]


def place(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:12]


# What is gone


@pytest.mark.parametrize("tokens", [True, False])
async def test_what_the_server_removed_is_gone(calendar: CalendarReads, tokens: bool) -> None:
    calendar.dav.tokens = tokens
    calendar.dav.add("a", 0, 30)
    calendar.dav.add("b", 60, 90)
    await calendar.read()
    await calendar.read()
    calendar.dav.remove("a")
    assert await calendar.shows() == [(60, 90)]


@pytest.mark.parametrize("tokens", [True, False])
async def test_what_an_answer_leaves_out_is_not_gone(calendar: CalendarReads, tokens: bool) -> None:
    calendar.dav.tokens = tokens
    calendar.dav.add("a", 0, 30)
    calendar.dav.add("b", 60, 90)
    await calendar.read()
    calendar.dav.unlisted = {"a"}
    assert await calendar.shows(anew=True) == [(0, 30), (60, 90)]
    calendar.dav.unlisted = set()
    assert await calendar.shows(anew=True) == [(0, 30), (60, 90)]


async def test_what_leaves_a_listing_out_and_is_gone_costs_one_request_for_all_of_it(calendar: CalendarReads) -> None:
    for number in range(40):
        calendar.dav.add(f"{number}", number, number + 1)
    await calendar.read()
    for number in range(40):
        calendar.dav.remove(f"{number}")
    calendar.dav.asked.clear()
    assert await calendar.shows(anew=True) == []
    assert calendar.dav.asked == {"version": 1, "listing": 1, "multiget": 1}


@pytest.mark.logs(NOT_READ)
async def test_what_is_listed_and_not_there_is_doubted_until_no_listing_names_it(calendar: CalendarReads) -> None:
    calendar.dav.add("a", 0, 30)
    calendar.dav.add("b", 60, 90)
    await calendar.read()
    calendar.dav.etags["a"] = '"changed"'
    data = calendar.dav.data.pop("a")
    calendar.dav.phantoms = {"a"}
    for _ in range(3):
        fetched = await calendar.read(anew=True)
        assert times(fetched.schedule) == [(0, 30), (60, 90)]
        assert unread(fetched) == [(UnreadKind.WITHHELD, place("a"))]
    calendar.dav.asked.clear()
    await calendar.read()
    assert calendar.dav.asked["listing"] == 0, "asked for again, and not doubted again"
    calendar.dav.phantoms = set()
    assert await calendar.shows(anew=True) == [(60, 90)]
    calendar.dav.data["a"] = data
    assert await calendar.shows(anew=True) == [(0, 30), (60, 90)]


async def test_what_goes_between_the_listing_and_the_asking_is_gone(calendar: CalendarReads) -> None:
    calendar.dav.add("a", 0, 30)
    calendar.dav.add("b", 60, 90)
    listed = calendar.dav.propfind

    async def propfind(body: bytes, depth: int):
        answer = await listed(body, depth)
        if depth == 1 and "b" in calendar.dav.data:
            calendar.dav.remove("b")
        return answer

    calendar.dav.propfind = propfind  # type: ignore[method-assign]
    fetched = await calendar.read()
    assert times(fetched.schedule) == [(0, 30)]
    assert fetched.unread == ()


# What is withheld


@pytest.mark.logs(NOT_READ)
@pytest.mark.parametrize("error", [PermissionDenied, ProtocolError, Unsupported, busy])
@pytest.mark.parametrize("tokens", [True, False])
async def test_an_object_that_is_refused_costs_itself(
    calendar: CalendarReads, error: Callable[[], BackendError], tokens: bool
) -> None:
    calendar.dav.tokens = tokens
    calendar.dav.add("a", 0, 30)
    calendar.dav.add("b", 60, 90)
    calendar.dav.withheld = {"a": error}
    fetched = await calendar.read()
    assert times(fetched.schedule) == [(60, 90)]
    assert fetched.unread == (Unread(UnreadKind.WITHHELD, None, place("a")),)
    calendar.dav.withheld = {}
    fetched = await calendar.read()
    assert times(fetched.schedule) == [(0, 30), (60, 90)]
    assert fetched.unread == ()


@pytest.mark.logs(NOT_READ)
@pytest.mark.parametrize("tokens", [True, False])
async def test_what_was_known_of_it_stands(calendar: CalendarReads, tokens: bool) -> None:
    calendar.dav.tokens = tokens
    calendar.dav.add("a", 0, 30)
    calendar.dav.add("b", 60, 90)
    await calendar.read()
    calendar.dav.add("a", 5, 35)
    calendar.dav.withheld = {"a": PermissionDenied}
    for _ in range(3):
        fetched = await calendar.read()
        assert times(fetched.schedule) == [(0, 30), (60, 90)]
        assert fetched.unread == (Unread(UnreadKind.WITHHELD, at(0), place("a")),)
    calendar.dav.withheld = {}
    assert await calendar.shows() == [(5, 35), (60, 90)]


@pytest.mark.logs(NOT_READ)
async def test_a_series_withheld_is_in_doubt_where_nothing_is_known_of_it_any_more(calendar: CalendarReads) -> None:
    daily = vevent("s", "DTSTART:20300101T080000Z", "DTEND:20300101T083000Z", "RRULE:FREQ=DAILY")
    calendar.dav.write("s", daily, 0, 30)
    calendar.dav.add("b", 60, 90)
    await calendar.read()
    calendar.dav.withheld = {"s": busy}
    later = type(WINDOW)(WINDOW.start + 10 * (at(1440) - NOW), WINDOW.end + 10 * (at(1440) - NOW))
    fetched = await calendar.reader.read(later, None)
    assert fetched.schedule.doubts == (Doubt(at(21 * 1440), later.end),)
    assert len(fetched.schedule.spans) == 12


@pytest.mark.parametrize("error", [AuthError, RateLimited, Transient])
async def test_what_the_server_as_a_whole_says_fails_the_read(
    calendar: CalendarReads, error: type[BackendError]
) -> None:
    calendar.dav.add("a", 0, 30)
    calendar.dav.add("b", 60, 90)
    calendar.dav.withheld = {"a": error}
    with pytest.raises(error):
        await calendar.read()


@pytest.mark.parametrize("error", [PermissionDenied, busy])
@pytest.mark.parametrize("objects", [2, 500])
async def test_a_server_that_gives_nothing_fails_the_read_however_often(
    calendar: CalendarReads, error: Callable[[], BackendError], objects: int
) -> None:
    for number in range(objects):
        calendar.dav.add(f"{number}", number, number + 1)
    calendar.dav.withheld = dict.fromkeys(calendar.dav.data, error)
    for _ in range(40):
        with pytest.raises(type(error())):
            await calendar.read()
    assert calendar.dav.asked["get"] <= 40 * 20
    calendar.dav.withheld = {}
    assert len(await calendar.shows()) == objects


async def test_nothing_new_given_is_the_servers_fault_where_it_does_not_give_what_it_gave_before(
    calendar: CalendarReads,
) -> None:
    calendar.dav.add("a", 0, 30)
    await calendar.read()
    calendar.dav.add("b", 60, 90)
    calendar.dav.withheld = dict.fromkeys("ab", PermissionDenied)
    for _ in range(3):
        with pytest.raises(PermissionDenied):
            await calendar.read()


@pytest.mark.logs(NOT_READ)
async def test_many_are_refused_and_the_rest_is_read(calendar: CalendarReads) -> None:
    calendar.dav.add("good", 0, 30)
    await calendar.read()
    for number in range(100):
        calendar.dav.add(f"{number}", 60, 90)
    calendar.dav.withheld = dict.fromkeys((f"{number}" for number in range(100)), PermissionDenied)
    fetched = await calendar.read(anew=True)
    assert times(fetched.schedule) == [(0, 30)]
    assert len(fetched.unread) == 100
    calendar.dav.asked.clear()
    await calendar.read()
    assert calendar.dav.asked["get"] <= 10, "asked for again in turns"
    calendar.dav.withheld = {}
    for _ in range(14):
        fetched = await calendar.read()
    assert fetched.unread == ()


@pytest.mark.logs(NOT_READ)
async def test_a_page_of_something_else_is_no_empty_object(calendar: CalendarReads) -> None:
    calendar.dav.add("a", 0, 30)
    calendar.dav.add("b", 60, 90)
    await calendar.read()
    calendar.dav.write("a", b"<html>try again</html>", 0, 30)
    fetched = await calendar.read(anew=True)
    assert times(fetched.schedule) == [(0, 30), (60, 90)]
    assert unread(fetched) == [(UnreadKind.WITHHELD, place("a"))]


@pytest.mark.logs(NOT_READ)
async def test_each_is_logged_once_without_a_value(calendar: CalendarReads, caplog: pytest.LogCaptureFixture) -> None:
    calendar.dav.add("a", 0, 30)
    calendar.dav.add("b", 60, 90)
    await calendar.read()
    calendar.dav.add("a", 5, 35)
    calendar.dav.withheld = {"a": PermissionDenied}
    for _ in range(3):
        await calendar.read()
    assert [record.getMessage() for record in caplog.records if record.name.startswith("kiosk")] == [
        f"not read: withheld 2030-01-07T08:00Z {place('a')}"
    ]


# What takes long


@pytest.mark.logs(NOT_READ)
async def test_a_slow_calendar_is_in_doubt_until_it_was_read_to_its_end(calendar: CalendarReads) -> None:
    for number in range(400):
        calendar.dav.add(f"{number}", number, number + 1)
    calendar.dav.delay = 8.0
    clock = asyncio.get_running_loop().time
    known = 0
    for _ in range(20):
        began = clock()
        fetched = await calendar.read()
        assert clock() - began <= READS_FOR + 3 * 8
        assert len(fetched.schedule.spans) > known or known == 400
        known = len(fetched.schedule.spans)
        assert (fetched.schedule.doubts == ()) == (fetched.unread == ()) == (known == 400)
        assert fetched.schedule.doubts in ((), (WHOLE,))
    assert known == 400


@pytest.mark.logs(NOT_READ)
async def test_a_read_that_is_cut_off_leaves_what_it_fetched(calendar: CalendarReads) -> None:
    for number in range(120):
        calendar.dav.add(f"{number}", number, number + 1)
    calendar.dav.delay = 8.0
    for _ in range(2):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(8 * 3 + 1):  # the version, the listing, fifty objects
                await calendar.read()
    calendar.dav.asked.clear()
    fetched = await calendar.read()
    assert (len(fetched.schedule.spans), fetched.schedule.doubts) == (120, ())
    assert calendar.dav.asked["multiget"] == 1


# What is large


def large(calendar: CalendarReads, numbers: range) -> None:
    """One event a minute now; the others long ago."""
    for number in numbers:
        start = number if number < 10 else -1_000_000 - number
        calendar.dav.add(f"{number}.ics", start, start + 1)


def leave_out(calendar: CalendarReads) -> None:
    """As servers do that expand series wrongly: asked for what touches the window, this one does not say all of it."""
    asked = calendar.dav._matching
    calendar.dav._matching = lambda body: [r for r in asked(body) if "left-out" not in r.path]  # type: ignore[method-assign]


async def test_of_a_large_calendar_what_touches_the_window_comes_first_and_the_rest_follows(
    calendar: CalendarReads,
) -> None:
    large(calendar, range(1000))
    calendar.dav.add("left-out.ics", 60, 90)
    large(calendar, range(1000, 30_000))
    leave_out(calendar)
    fetched = await calendar.read()
    assert times(fetched.schedule) == [(number, number + 1) for number in range(10)]
    assert fetched.unread == ()
    assert calendar.dav.asked["multiget"] <= 6
    for _ in range(5):
        fetched = await calendar.read()
    assert times(fetched.schedule)[-1] == (60, 90), "what the server leaves out is found all the same"


async def test_the_first_read_of_two_thousand_events_asks_for_those_in_the_window_alone(
    calendar: CalendarReads,
) -> None:
    large(calendar, range(1999))
    calendar.dav.add("left-out.ics", 60, 90)
    leave_out(calendar)
    fetched = await calendar.read()
    assert times(fetched.schedule) == [(number, number + 1) for number in range(10)]
    assert calendar.dav.asked["multiget"] == 1
    reads = 0
    while fetched.goes_on:
        fetched, reads = await calendar.read(), reads + 1
    assert times(fetched.schedule)[-1] == (60, 90)
    assert reads == 2, "all is known in the reads right after"


async def test_a_large_calendar_with_nothing_in_the_window_is_read_to_its_end_and_then_left_alone(
    calendar: CalendarReads,
) -> None:
    large(calendar, range(10, 2510))
    fetched, reads = await calendar.read(), 0
    while fetched.goes_on and reads < 10:
        fetched, reads = await calendar.read(), reads + 1
    assert reads == 3
    assert len(calendar.reader._kept.held) == 2500


async def test_of_a_calendar_that_is_not_large_all_is_known_at_once_whatever_the_server_leaves_out(
    calendar: CalendarReads,
) -> None:
    large(calendar, range(990))
    calendar.dav.add("left-out.ics", 60, 90)
    leave_out(calendar)
    assert times((await calendar.read()).schedule)[-1] == (60, 90)


async def test_where_the_listing_is_too_long_the_servers_word_on_the_window_counts(calendar: CalendarReads) -> None:
    calendar.dav.broken = {"listing": ProtocolError}
    large(calendar, range(3000))
    assert await calendar.shows() == [(number, number + 1) for number in range(10)]
    calendar.dav.remove("3.ics")
    calendar.dav.add("4.ics", 100, 101)
    expected = [(number, number + 1) for number in (0, 1, 2, 5, 6, 7, 8, 9, 100)]
    assert await calendar.shows(anew=True) == expected
    assert calendar.dav.asked["get"] == 0


@pytest.mark.logs(NOT_READ)
async def test_where_the_server_cannot_tell_what_touches_the_window_all_is_read_and_until_then_in_doubt(
    calendar: CalendarReads,
) -> None:
    large(calendar, range(3000))
    calendar.dav.broken = {"query": Unsupported}
    calendar.dav.delay = 1.0
    fetched = await calendar.read()
    assert unread(fetched) == [(UnreadKind.TOO_MANY, "")]
    assert fetched.schedule.doubts == (WHOLE,)
    for _ in range(3):
        fetched = await calendar.read()
    assert times(fetched.schedule) == [(number, number + 1) for number in range(10)]
    assert fetched.schedule.doubts == ()


async def test_a_server_that_tells_neither_is_not_believed_to_be_empty(calendar: CalendarReads) -> None:
    calendar.dav.broken = {"listing": ProtocolError, "query": Unsupported}
    with pytest.raises(ProtocolError):
        await calendar.read()
