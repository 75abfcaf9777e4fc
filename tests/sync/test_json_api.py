"""JSON over HTTP: what an answer means, where the token goes, and that nothing of either is said."""

import asyncio
import json
import traceback
from collections.abc import Callable, Iterator
from contextlib import aclosing
from datetime import UTC, datetime, timedelta

import pytest
from support.raw_server import Reply, answer, raw_server
from support.waiting import PATIENCE_S

from kiosk.sync.access_token import AccessToken, IssuedToken
from kiosk.sync.backend import (
    AuthError,
    BackendError,
    Conflict,
    Gone,
    PermissionDenied,
    ProtocolError,
    RateLimited,
    StaleVersion,
    Transient,
    Uncertain,
)
from kiosk.sync.json_api import JsonApi, JsonObject, Meaning

DATE = "Mon, 07 Jan 2030 08:00:00 GMT"
CANARY = b'{"error":{"code":"CANARY"}}'


def the_same(_status: int, _body: JsonObject, failure: BackendError) -> BackendError:
    return failure


def api(url: str, *, token: AccessToken | None = None, meaning: Meaning = the_same) -> JsonApi:
    return JsonApi(url, token=token, meaning=meaning, deadline=PATIENCE_S, chance=lambda: 0.0)


def in_turn(*replies: Reply) -> Callable[[bytes], Reply]:
    left = iter(replies)
    return lambda _request: next(left)


async def failure(
    reply: Reply | Callable[[bytes], Reply], write: bool = False, meaning: Meaning = the_same
) -> BackendError:
    async with raw_server(reply) as server, aclosing(api(server.url, meaning=meaning)) as calendar:
        with pytest.raises(BackendError) as caught:
            await (calendar.patch("event", {}) if write else calendar.get("event"))
    shown = "".join(traceback.format_exception_only(caught.value)) + repr(caught.value.args)
    assert "CANARY" not in shown
    assert caught.value.__context__ is None
    return caught.value


@pytest.mark.parametrize(
    ("reply", "read", "write"),
    [
        (answer(400, CANARY), ProtocolError, ProtocolError),
        (answer(401, CANARY), AuthError, AuthError),
        (answer(403, CANARY), PermissionDenied, PermissionDenied),
        (answer(404, CANARY), Gone, Gone),
        (answer(412, CANARY), StaleVersion, StaleVersion),
        (answer(429, CANARY), RateLimited, RateLimited),
        (answer(500, CANARY), Transient, Uncertain),
        (answer(503, CANARY), Transient, Uncertain),
        (answer(504, b"<html>CANARY"), Transient, Uncertain),
        (answer(200, b"<html>CANARY</html>"), ProtocolError, Uncertain),
        (answer(200, b'["CANARY"]'), ProtocolError, Uncertain),
        (answer(200, b"[" * 100_000), ProtocolError, Uncertain),
        (answer(200, b'{"a":"' + b"x" * 2_000_000 + b'"}'), ProtocolError, Uncertain),
        (answer(404, b"[" * 2_000_000), Gone, Gone),
        (answer(302, Location="/elsewhere"), ProtocolError, ProtocolError),
    ],
    ids=lambda reply: str(reply)[9:44] if isinstance(reply, bytes) else None,
)
async def test_each_answer_means_one_thing(reply: bytes, read: type[BackendError], write: type[BackendError]) -> None:
    assert issubclass(type(await failure(reply)), read)
    assert issubclass(type(await failure(reply, write=True)), write)


async def test_only_what_writes_may_be_answered_by_nothing() -> None:
    async with raw_server(answer(204)) as server, aclosing(api(server.url)) as calendar:
        assert (await calendar.delete("event")).body == {}
        with pytest.raises(ProtocolError):
            await calendar.get("event")


async def test_a_vendor_says_what_its_codes_mean() -> None:
    def meaning(status: int, body: JsonObject, failure: BackendError) -> BackendError:
        return Conflict() if (status, body.get("code")) == (409, "taken") else failure

    assert type(await failure(answer(409, b'{"code":"taken"}'), meaning=meaning)) is Conflict
    assert type(await failure(answer(409, b"<html>"), meaning=meaning)) is ProtocolError


@pytest.mark.parametrize(
    ("headers", "waits"),
    [({}, [5, 10, 20]), ({"retry_after": "1"}, [5, 10, 20]), ({"Retry_After": "600"}, [600, 600, 600])],
)
async def test_no_server_is_asked_again_sooner_than_our_own_back_off(
    monkeypatch: pytest.MonkeyPatch, headers: dict[str, str], waits: list[int]
) -> None:
    loop, ahead = asyncio.get_running_loop(), 0.0
    clock = loop.time
    monkeypatch.setattr(loop, "time", lambda: clock() + ahead)
    limited = answer(429, CANARY, **headers)
    replies = in_turn(*(3 * [limited]), answer(200, b"{}"), limited)
    async with raw_server(replies) as server, aclosing(api(server.url)) as calendar:
        for wait in (*waits, None, waits[0]):
            if wait is None:
                await calendar.get("event")
                continue
            for asked_too_early in (False, True):
                with pytest.raises(RateLimited) as caught:
                    await calendar.get("event")
                assert asked_too_early or caught.value.retry_after == wait
            ahead += wait
    assert len(server.requests) == 5


def tokens() -> Iterator[str]:
    number = 0
    while True:
        yield f"token-{(number := number + 1)}"


def token() -> AccessToken:
    issued = tokens()

    async def sign_in() -> IssuedToken:
        return IssuedToken(next(issued), 3600)

    return AccessToken(sign_in)


async def test_a_token_that_is_refused_is_renewed_once() -> None:
    refused = answer(401, CANARY)
    replies = in_turn(refused, answer(200, b"{}"), refused, refused)
    async with raw_server(replies) as server, aclosing(api(server.url, token=token())) as calendar:
        await calendar.patch("event", {})
        with pytest.raises(AuthError):
            await calendar.get("event")
    sent = [request.partition(b"Authorization: Bearer ")[2][:7].decode() for request in server.requests]
    assert sent == ["token-1", "token-2", "token-2", "token-3"]


async def test_a_sign_in_that_is_refused_is_not_tried_twice() -> None:
    asked = 0

    async def sign_in() -> IssuedToken:
        nonlocal asked
        asked += 1
        raise AuthError

    async with raw_server(answer(200, b"{}")) as server, aclosing(api(server.url, token=AccessToken(sign_in))) as one:
        with pytest.raises(AuthError):
            await one.get("event")
    assert (asked, server.requests) == (1, [])


def next_link(body: JsonObject) -> str | None:
    link = body.get("next")
    return link if isinstance(link, str) else None


async def test_all_pages_are_read_or_none() -> None:
    def reply(request: bytes) -> bytes:
        target = request.split()[1].decode()
        links = {"/room/CANARY/view": f"{server.url}second?a=1", "/room/CANARY/second?a=1": "third"}
        return answer(200, json.dumps({"at": target, "next": links.get(target)}).encode())

    async with raw_server(reply) as server, aclosing(api(server.url, token=token())) as calendar:
        found = await calendar.pages("view", next_link)
    assert [page.body["at"].rpartition("/")[2] for page in found] == ["view", "second?a=1", "third"]


@pytest.mark.parametrize(
    "link",
    ["http://elsewhere.example/a", "https://127.0.0.1/a", "http://127.0.0.1:1/a", "http://[", "view", "{endless}"],
)
async def test_pages_that_lead_elsewhere_or_never_end_are_no_answer(link: str) -> None:
    def reply(_request: bytes) -> bytes:
        return answer(200, json.dumps({"next": link.replace("{endless}", str(len(server.requests)))}).encode())

    async with raw_server(reply) as server, aclosing(api(server.url, token=token())) as calendar:
        with pytest.raises(ProtocolError):
            await calendar.pages("view", next_link)
    assert len(server.requests) == (50 if link == "{endless}" else 1)


async def test_who_asks_is_always_the_same() -> None:
    async with raw_server(answer(200, b"{}")) as server, aclosing(api(server.url)) as calendar:
        await calendar.ask("token", {"grant_type": "a b"})
    (request,) = server.requests
    assert b"User-Agent: room-kiosk\r\n" in request
    assert b"Authorization" not in request
    assert b"Accept: application/json\r\n" in request


@pytest.mark.parametrize("status", [200, 400])
async def test_the_servers_clock_goes_on_from_what_any_answer_told(status: int) -> None:
    async with raw_server(answer(status, b"{}", Date=DATE)) as server, aclosing(api(server.url)) as calendar:
        assert calendar.server_time is None
        try:
            await calendar.get("event")
        except ProtocolError:
            assert status == 400
        told = calendar.server_time
    assert told is not None
    assert timedelta() <= told - datetime(2030, 1, 7, 8, tzinfo=UTC) < timedelta(seconds=PATIENCE_S)
