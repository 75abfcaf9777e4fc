"""What is found by asking: whether there is a calendar, which ones there are instead, and what may be done with it."""

from collections.abc import Iterator
from urllib.parse import urljoin

import httpx
import pytest
from support.booking_contract import NOW, WINDOW, Foreign, at, idem
from support.caldav_servers import (
    GUEST,
    PASSWORD,
    READ_ONLY,
    SECRET,
    USER,
    ZONE,
    CaldavWorld,
    Server,
    caldav_world,
    radicale,
)
from support.raw_server import answer, raw_server

from kiosk.sync.backend import BackendError, Capabilities, NotACalendar, PermissionDenied, ProtocolError
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.caldav.client import DavClient, Login
from kiosk.sync.caldav.store import CaldavStore

NAMED = "^that address is not a calendar; these are: "
SERVERS = ["radicale_server", "xandikos_server"]


def backend(url: str, user: str = USER) -> CaldavStore:
    return CaldavStore(DavClient(Login(url, user, PASSWORD)), SECRET, ZONE)


async def probed(url: str, user: str = USER) -> Capabilities | BackendError:
    panel = backend(url, user)
    try:
        return await panel.probe()
    except BackendError as error:
        return error
    finally:
        await panel.aclose()


def root(server: Server) -> str:
    return urljoin(server.home, "/")


# Addresses


@pytest.mark.logs(NAMED)
@pytest.mark.parametrize("address", ["", "home", "principal", ".well-known/caldav"])
@pytest.mark.parametrize("server", SERVERS)
async def test_an_address_that_is_no_calendar_names_the_calendars(
    server: str, address: str, request: pytest.FixtureRequest
) -> None:
    running: Server = request.getfixturevalue(server)
    urls = {"home": running.home, "principal": f"{root(running)}{USER}/"}
    async with caldav_world(running) as world:
        error = await probed(urls.get(address, root(running) + address))
        assert isinstance(error, NotACalendar)
        assert world.url in error.calendars
        assert all([isinstance(await probed(url), Capabilities) for url in error.calendars])


@pytest.mark.parametrize("server", SERVERS)
async def test_a_calendar_without_its_last_slash_is_one(server: str, request: pytest.FixtureRequest) -> None:
    async with caldav_world(request.getfixturevalue(server)) as world:
        assert isinstance(await probed(world.url.rstrip("/")), Capabilities)


@pytest.mark.logs(NAMED)
@pytest.mark.parametrize("status", [301, 302, 307, 308])
async def test_a_redirect_is_not_followed_but_named(
    radicale_server: Server, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    """Requests that carry a login go where the configuration says; whoever wrote it is told what to write."""
    async with caldav_world(radicale_server) as world:
        calendar = httpx.URL(world.url)

        def reply(head: bytes) -> bytes:
            if b" /room/CANARY/ " in head:
                return answer(status, Location=calendar.path)
            return answer(207, _calendar(calendar.path), Content_Type="text/xml")

        async with raw_server(reply) as server:
            panel = backend(server.url)
            for _ in range(2):
                with pytest.raises(NotACalendar) as caught:
                    await panel.probe()
                assert caught.value.calendars == (urljoin(server.url, calendar.path),)
            await panel.aclose()
    assert len([record for record in caplog.records if record.name.startswith("kiosk")]) == 1
    assert PASSWORD not in caplog.text


@pytest.mark.parametrize("location", ["", "http://localhost:9/elsewhere/", "//elsewhere.example/", "http://[::1", "."])
async def test_a_redirect_elsewhere_is_an_answer_nobody_can_use(location: str) -> None:
    async with raw_server(answer(301, Location=location)) as server:
        assert type(await probed(server.url)) is ProtocolError
        assert all(b" /room/CANARY/ " in head for head in server.requests)


async def test_redirects_in_a_circle_come_to_an_end() -> None:
    count = iter(range(1000))
    async with raw_server(lambda _head: answer(302, Location=f"/{next(count)}/")) as server:
        assert isinstance(await probed(server.url), ProtocolError)
        assert len(server.requests) <= 14  # seven looks, each asked for its login once


@pytest.mark.logs(NAMED)
async def test_a_home_with_a_thousand_calendars_is_named_in_part(caplog: pytest.LogCaptureFixture) -> None:
    home = b"".join(_response(f"/room/CANARY/{number}/", b"<C:calendar/>") for number in range(1000))
    async with raw_server(answer(207, _multistatus(_response("/room/CANARY/", b"") + home))) as server:
        error = await probed(server.url)
        assert isinstance(error, NotACalendar)
        assert len(error.calendars) == 20
    assert len(caplog.text) < 2000


def _response(href: str, kind: bytes) -> bytes:
    return (
        b"<response><href>%s</href><propstat><prop><resourcetype><collection/>%s</resourcetype></prop>"
        b"<status>HTTP/1.1 200 OK</status></propstat></response>" % (href.encode(), kind)
    )


def _multistatus(responses: bytes) -> bytes:
    return b'<multistatus xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">%s</multistatus>' % responses


def _calendar(path: str) -> bytes:
    return _multistatus(_response(path, b"<C:calendar/>"))


# Rights


@pytest.fixture(scope="module")
def read_only_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with radicale(tmp_path_factory.mktemp("read-only"), READ_ONLY) as server:
        yield server


@pytest.mark.parametrize(("user", "may"), [(USER, True), (GUEST, False)])
async def test_a_calendar_that_may_only_be_read_says_so(read_only_server: Server, user: str, may: bool) -> None:
    async with caldav_world(read_only_server) as world:
        await world.add(Foreign(0, 30))
        found = await probed(world.url, user)
        assert isinstance(found, Capabilities)
        assert found.writable is may
        await _reads_and_books(world, user, may)


async def _reads_and_books(world: CaldavWorld, user: str, may: bool) -> None:
    panel = Bookings(backend(world.url, user), lambda: NOW)
    try:
        assert len((await panel.sync(WINDOW, None)).schedule.spans) == 1
        if may:
            await panel.book(at(60), at(90), idem())
        else:
            with pytest.raises(PermissionDenied):
                await panel.book(at(60), at(90), idem())
    finally:
        await panel.aclose()


@pytest.mark.parametrize(
    ("privileges", "may"),
    [
        ("all", True),
        ("write", True),
        ("read write-content bind unbind", True),
        ("read write-content bind", False),
        ("read write-properties", False),
        ("read", False),
    ],
)
async def test_booking_takes_making_changing_and_taking_away(privileges: str, may: bool) -> None:
    rights = "".join(f"<privilege><{name}/></privilege>" for name in privileges.split())
    body = (
        b"<response><href>/room/CANARY/</href><propstat><prop><resourcetype><collection/><C:calendar/></resourcetype>"
        b"<current-user-privilege-set>%s</current-user-privilege-set></prop>"
        b"<status>HTTP/1.1 200 OK</status></propstat></response>" % rights.encode()
    )
    date = "Mon, 07 Jan 2030 08:00:00 GMT"
    async with raw_server(answer(207, _multistatus(body), Date=date, Allow="PUT")) as server:
        found = await probed(server.url)
        assert isinstance(found, Capabilities)
        assert found.writable is may
