"""One address, asked for again only where it changed; nobody else learns it, and nothing it says is kept."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from support.raw_server import Reply, answer, raw_server

from kiosk.sync.backend import BackendError, ProtocolError, RateLimited
from kiosk.sync.ical_feed.client import FeedAddress, FeedAnswer, FeedClient

FEED = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
DATE = "Mon, 07 Jan 2030 08:00:00 GMT"


async def fetched(url: str, **validators: str) -> FeedAnswer:
    client = FeedClient(FeedAddress(url), deadline=5.0)
    try:
        return await client.fetch({name.replace("_", "-"): value for name, value in validators.items()})
    finally:
        await client.aclose()


async def test_it_brings_the_bytes_and_by_what_they_are_known() -> None:
    told = {"ETag": 'W/"1"', "Last_Modified": DATE, "Date": DATE}
    async with raw_server(answer(200, FEED, **told)) as server:
        found = await fetched(server.url + "feed.ics?key=CANARY")
    assert found == FeedAnswer(
        FEED, datetime(2030, 1, 7, 8, tzinfo=UTC), {"If-None-Match": 'W/"1"', "If-Modified-Since": DATE}
    )
    assert server.requests[0].startswith(b"GET /room/CANARY/feed.ics?key=CANARY HTTP/1.1\r\n")


@pytest.mark.parametrize("name", ["If_None_Match", "If_Modified_Since"])
async def test_what_has_not_changed_is_an_answer(name: str) -> None:
    async with raw_server(answer(304, Date=DATE)) as server:
        found = await fetched(server.url, **{name: "1"})
    assert (found.body, found.server_time) == (None, datetime(2030, 1, 7, 8, tzinfo=UTC))


async def test_nothing_changed_is_no_answer_to_who_knows_nothing() -> None:
    async with raw_server(answer(304)) as server:
        with pytest.raises(ProtocolError):
            await fetched(server.url)


@pytest.mark.parametrize("etag", ["\xe9", "x" * 2000, "a\tb", ""], ids=["no ASCII", "long", "a tab", "none"])
async def test_what_cannot_be_sent_back_is_not(etag: str) -> None:
    reply = answer(200, FEED, ETag=etag).decode().encode("latin-1")
    async with raw_server(reply) as server:
        assert (await fetched(server.url)).validators == {}


def moved(*, to: str, status: int = 302) -> Callable[[bytes], Reply]:
    def reply(request: bytes) -> Reply:
        return answer(status, Location=to) if b"/room/CANARY/ " in request else answer(200, FEED)

    return reply


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_followed_on_the_same_server(status: int) -> None:
    async with raw_server(moved(to="../elsewhere.ics?key=1", status=status)) as server:
        assert (await fetched(server.url)).body == FEED
    assert [request.split(b" ")[1] for request in server.requests] == [b"/room/CANARY/", b"/room/elsewhere.ics?key=1"]


@pytest.mark.parametrize("to", ["http://localhost:9/", "https://127.0.0.1/", "//example.org/x", "http://[", "", "."])
async def test_it_is_followed_nowhere_else(to: str) -> None:
    async with raw_server(moved(to=to)) as server:
        with pytest.raises(ProtocolError):
            await fetched(server.url)
    assert len(server.requests) == 1


async def test_a_server_that_asks_to_be_left_alone_is() -> None:
    async with raw_server(answer(503, Retry_After="60")) as server:
        client = FeedClient(FeedAddress(server.url), deadline=5.0)
        for _ in range(2):
            with pytest.raises(RateLimited):
                await client.fetch({})
        await client.aclose()
    assert len(server.requests) == 1


async def test_a_feed_longer_than_any_should_be_is_refused() -> None:
    async with raw_server(answer(200, FEED * 100)) as server:
        client = FeedClient(FeedAddress(server.url), most_bytes=1000)
        with pytest.raises(BackendError) as refused:
            await client.fetch({})
        await client.aclose()
    assert isinstance(refused.value, ProtocolError)


def test_the_address_and_its_header_do_not_print() -> None:
    assert "CANARY" not in repr(FeedAddress("https://example.org/CANARY", ("X", "CANARY")))
