"""Names that are not shown are not asked for: where a server can leave them out, they never travel."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import pytest
from support.booking_contract import WINDOW, Foreign, at, times
from support.caldav_servers import PASSWORD, SECRET, USER, CaldavWorld, Server, vevent
from support.odd_world import odd_world
from support.oddity_proxy import Oddity
from support.partial_retrieval import cut_down

from kiosk.sync.backend import ProtocolError, Show, Transient, Unsupported, Window
from kiosk.sync.caldav.client import DavClient, Login
from kiosk.sync.caldav.webdav_requests import WHOLE, ask_changes, ask_interval, ask_objects, calendar_data
from kiosk.sync.caldav.webdav_xml import DATA, Multistatus, Response
from kiosk.sync.icalendar.parse import Parsed, Reading, read_object

SEEDS = sorted((Path(__file__).parents[2] / "fuzz" / "seeds").glob("icalendar*"))
NAMES = (b"SUMMARY", b"ORGANIZER", b"DESCRIPTION", b"LOCATION", b"VALARM", b"CANARY")
SHOWN = {Show.RESERVED: set(), Show.TITLE: {b"SUMMARY"}, Show.ORGANIZER: {b"ORGANIZER"}}
EVENT = (
    *("DTSTART;TZID=Europe/Amsterdam:20300107T090000", "DTEND;TZID=Europe/Amsterdam:20300107T100000"),
    *("SUMMARY:CANARY\r\n , folded", "ORGANIZER;CN=Somebody:mailto:somebody@example.org", "LOCATION:CANARY"),
    *("DESCRIPTION:CANARY", "X-ROOMKIOSK-OWN:1", "BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:CANARY", "END:VALARM"),
)


def asked(show: Show) -> ElementTree.Element:
    """The outermost component that is asked for."""
    spaces = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"'
    return ElementTree.fromstring(f"<x {spaces}>{calendar_data(show)}</x>")[0][0]


def told(parsed: Parsed) -> object:
    labels = {key: [one and one.reveal() for one in (of.title, of.organizer)] for key, of in parsed.labels.items()}
    return parsed.found, parsed.doubts, parsed.unread, labels


@pytest.mark.parametrize("show", Show)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_what_is_asked_for_reads_like_the_whole(seed: Path, show: Show) -> None:
    whole = seed.read_bytes()
    window = Window(datetime(2025, 3, 20, tzinfo=UTC), datetime(2025, 4, 10, tzinfo=UTC))
    reading = Reading(SECRET, ZoneInfo("Europe/Amsterdam"), show, window)
    part = cut_down(whole.decode(), asked(show)).encode()
    assert told(read_object(part, reading)) == told(read_object(whole, reading))


@pytest.mark.parametrize("show", Show)
async def test_a_server_that_can_leaves_out_what_is_not_shown(radicale_server: Server, show: Show) -> None:
    async with odd_world(radicale_server, Oddity.LEAVES_OUT) as (world, proxy):
        await world.put("a.ics", vevent("a", *EVENT))
        client = DavClient(Login(world.panel_url, USER, PASSWORD), show=show)
        answers = [
            await client.report_objects(partial(ask_objects, [client.path + "a.ics"])),
            await client.report_objects(partial(ask_interval, at(0), at(60))),
            await client.report(ask_changes("", client.wanted), depth=0),
        ]
        await client.aclose()
        for answer in answers:
            (data,) = [one.data for one in answer.responses if one.data]
            assert {name for name in NAMES if name in data} - {b"CANARY"} == SHOWN[show]
            assert (b"CANARY" in data) is (show is Show.TITLE)
            assert b"X-ROOMKIOSK-OWN:1" in data
        assert proxy.played == 3


async def wanted_after_a_read(world: CaldavWorld) -> str:
    """What a client wants once it was told of an event, and it was told of it."""
    await world.add(Foreign(0, 30))
    store = world.store()
    assert times((await store.sync(WINDOW, None)).schedule) == [(0, 30)]
    assert times((await store.sync(WINDOW, None)).schedule) == [(0, 30)]
    return store._client.wanted


async def test_a_server_that_ignores_the_question_is_asked_it_all_the_same(radicale_world: CaldavWorld) -> None:
    assert await wanted_after_a_read(radicale_world) == calendar_data(Show.RESERVED)


async def test_a_server_that_gives_nothing_then_is_asked_for_everything(xandikos_world: CaldavWorld) -> None:
    """Xandikos gives no object that lacks one of the properties asked for."""
    assert await wanted_after_a_read(xandikos_world) == WHOLE


class Scripted(DavClient):
    """Answers a report with what the script says of what is wanted."""

    def __init__(self, script: Callable[[bool], Multistatus]) -> None:
        super().__init__(Login("https://calendars.example/room/", "", ""))
        self.wholes: list[bool] = []
        self.script = script

    async def report(self, body: bytes, depth: int = 1) -> Multistatus:
        self.wholes.append(WHOLE.encode() in body)
        return self.script(self.wholes[-1])


def objects(*bodies: str) -> Multistatus:
    rows = ({DATA: body} if body else {} for body in bodies)
    return Multistatus(tuple(Response(f"/room/{n}", None, row, frozenset()) for n, row in enumerate(rows)))


GOOD = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20300107T080000Z\nEND:VEVENT\nEND:VCALENDAR"
EMPTY = "BEGIN:VCALENDAR\nEND:VCALENDAR"


@pytest.mark.parametrize(
    ("partly", "wholly", "requests"),
    [
        ([GOOD], [GOOD], [False, False]),
        ([], [], [False, False]),
        ([GOOD, EMPTY], [GOOD, GOOD], [False, True, True]),
        ([GOOD, ""], [GOOD, GOOD], [False, True, True]),
        ([EMPTY], [EMPTY], [False, True, False, True]),
        ([""], [""], [False, True, False, True]),
    ],
)
async def test_all_of_an_object_is_asked_for_where_a_part_shows_less(
    partly: list[str], wholly: list[str], requests: list[bool]
) -> None:
    client = Scripted(lambda whole: objects(*(wholly if whole else partly)))
    for _ in range(2):
        answer = await client.report_objects(partial(ask_objects, ["/room/0"]))
        assert [one.data for one in answer.responses] == [one.data for one in objects(*wholly).responses]
    assert client.wholes == requests


@pytest.mark.parametrize("error", [ProtocolError, Unsupported, Transient])
async def test_a_server_that_knows_no_parts_is_asked_for_everything(error: type[Exception]) -> None:
    def script(whole: bool) -> Multistatus:
        if not whole:
            raise error
        return objects(GOOD)

    client = Scripted(script)
    for _ in range(2):
        assert (await client.report_objects(partial(ask_objects, ["/room/0"]))).responses
    assert client.wholes == [False, True, True]


async def test_an_error_of_a_server_that_knows_parts_is_no_reason_to_ask_for_everything() -> None:
    client = Scripted(lambda _: objects(GOOD))
    await client.report_objects(partial(ask_objects, ["/room/0"]))
    client.script = lambda whole: objects(GOOD) if whole else objects("")
    assert (await client.report_objects(partial(ask_objects, ["/room/0"]))).responses[0].data is None
    assert client.wholes == [False, False]
