"""What goes over the wire: nobody's name where the room did not opt in, no write without its condition, and no key."""

import json
from base64 import urlsafe_b64decode
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from support.booking_contract import WINDOW, Foreign, at, idem, spans
from support.raw_server import RawServer, answer, raw_server
from vendors.google import sign_in as fake
from vendors.google.world import GoogleServer, GoogleWorld, google_world

from kiosk.sync.access_token import AccessToken
from kiosk.sync.backend import AuthError, BackendError, ProtocolError, Show, Transient
from kiosk.sync.google.client import GoogleCalendar, meaning, reason_of
from kiosk.sync.google.sign_in import GoogleSignIn, ServiceAccount
from kiosk.sync.json_api import JsonApi, JsonObject

DATE = "Mon, 07 Jan 2030 08:00:00 GMT"


@pytest.mark.parametrize("show", Show)
async def test_a_day_at_the_door_brings_a_name_only_where_the_room_opted_in(server: GoogleServer, show: Show) -> None:
    async with google_world(server, invited=True) as world:
        await world.add(Foreign(0, 30))
        await world.add(Foreign(100, 130))
        panel = world.panel(show=show)
        await panel.probe()
        first, second = await spans(panel)
        await panel.check_in(first.key)
        await panel.extend(first.key, at(45), idem())
        own = await panel.book(at(60), at(90), idem())
        await panel.end(own, at(70))
        await panel.auto_release(second.key, at(110))
        fetched = await panel.sync(WINDOW, None)
        assert "CANARY" not in repr(fetched)
        assert bool(fetched.labels) is (show is not Show.RESERVED)
        assert ((await world.truth())["names_told"] > 0) is (show is not Show.RESERVED)


async def test_every_change_is_conditional() -> None:
    """The fake notes a change without a condition; this says it of the bytes, and of what cannot be sent."""
    async with raw_server(lambda _: answer(200, b"{}", Date=DATE), keep_alive=True) as raw:
        api = JsonApi(raw.url.removesuffix("/room/CANARY/"))
        calendar = GoogleCalendar(api, "c_1@resource.example/x", Show.RESERVED)
        await calendar.patch("event1", {"status": "confirmed"}, '"7"')
        await calendar.delete("event1", '"7"')
        for write in (calendar.patch("event1", {}, ""), calendar.delete("event1", "")):
            with pytest.raises(BackendError):
                await write
        await api.aclose()
    assert len(raw.requests) == 2
    for request in raw.requests:
        assert b'\r\nif-match: "7"\r\n' in request.lower()
        assert b"/calendars/c_1%40resource.example%2Fx/events/event1?" in request, "one segment of the path each"


@pytest.mark.parametrize(
    ("status", "reason", "means"),
    [
        (403, "rateLimitExceeded", "RateLimited"),
        (403, "userRateLimitExceeded", "RateLimited"),
        (403, "dailyLimitExceeded", "RateLimited"),
        (403, "quotaExceeded", "RateLimited"),
        (429, "rateLimitExceeded", "RateLimited"),
        (403, "accessNotConfigured", "AppBlocked"),
        (403, "forbidden", "Transient"),
        (403, "", "Transient"),
        (403, "forbiddenForNonOrganizer", "PolicyRefused"),
        (403, "forbiddenForServiceAccounts", "PolicyRefused"),
        (409, "duplicate", "StaleVersion"),
        (410, "deleted", "Transient"),
        (410, "fullSyncRequired", "CursorExpired"),
        (410, "updatedMinTooLongAgo", "CursorExpired"),
        (404, "notFound", "Transient"),
    ],
)
def test_a_refusal_means_what_its_reason_says(status: int, reason: str, means: str) -> None:
    """`Transient` stands for what the status alone says."""
    body = {"error": {"code": status, "errors": [{"domain": "usageLimits", "reason": reason}]}}
    assert type(meaning(status, body, Transient())).__name__ == means


@pytest.mark.parametrize(
    "body",
    [{}, {"error": "x"}, {"error": {}}, {"error": {"errors": "x"}}, {"error": {"errors": []}}]
    + [{"error": {"errors": [one]}} for one in ("x", {}, {"reason": 7})],
)
def test_an_error_without_a_reason_has_none(body: JsonObject) -> None:
    assert reason_of(body) == ""


# Signing in


def changed(server: GoogleServer, **words: object) -> ServiceAccount:
    return ServiceAccount.read(json.dumps({**json.loads(server.key_file), **words}))


async def reads(server: GoogleServer, world: GoogleWorld, account: ServiceAccount, subject: str = "") -> None:
    sign_in = GoogleSignIn(lambda: account, subject)
    api = JsonApi(server.url, token=AccessToken(sign_in), meaning=meaning)
    try:
        await GoogleCalendar(api, world.id).may_write()
    finally:
        await api.aclose()


@pytest.mark.parametrize(
    "account",
    [
        lambda server: changed(server, client_email="other@project.example"),
        lambda server: changed(server, private_key_id="revoked"),
        lambda server: replace(server.account, key=fake.SignIn("").key),
    ],
)
async def test_a_key_that_is_not_accepted_is_a_login_that_is_refused(
    server: GoogleServer, account: Callable[[GoogleServer], ServiceAccount]
) -> None:
    async with google_world(server) as world:
        await reads(server, world, server.account)
        with pytest.raises(AuthError) as caught:
            await reads(server, world, account(server))
        assert "CANARY" not in repr(caught.value)


async def test_whom_nobody_lets_it_speak_for_it_does_not_speak_for(server: GoogleServer) -> None:
    async with google_world(server) as world:
        with pytest.raises(AuthError):
            await reads(server, world, server.account, "ceo@example.org")


def replies(issued: bytes, date: str = DATE) -> Callable[[bytes], bytes]:
    def reply(request: bytes) -> bytes:
        headers = {"Date": date} if date else {}
        return answer(200, issued, **headers) if request.startswith(b"POST") else answer(404, b"", **headers)

    return reply


async def sent_to(raw: RawServer, server: GoogleServer, subject: str = "") -> str:
    """What signs the panel in there."""
    account = replace(server.account, token_url=raw.url + "token")
    return (await GoogleSignIn(lambda: account, subject)()).text


async def test_an_assertion_is_dated_by_the_server_s_clock_and_lives_for_minutes(server: GoogleServer) -> None:
    issued = b'{"access_token": "abc", "expires_in": 3599, "token_type": "Bearer"}'
    async with raw_server(replies(issued), keep_alive=True) as raw:
        assert await sent_to(raw, server, "room@example.org") == "abc"
    body = raw.requests[-1].rpartition(b"assertion=")[2].split(b".")[1]
    claims = json.loads(urlsafe_b64decode(body + b"=="))
    assert claims["iat"] == at(0).timestamp()
    assert timedelta(seconds=claims["exp"] - claims["iat"]) == timedelta(minutes=10)
    assert (claims["scope"], claims["sub"]) == (fake.SCOPE, "room@example.org")
    assert claims["aud"] == raw.url + "token"


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        (b"{}", DATE),
        (b'{"access_token": 7, "expires_in": 3599}', DATE),
        (b'{"access_token": "\\u00e9", "expires_in": 3599}', DATE),
        (b'{"access_token": "abc\\r\\nX: y", "expires_in": 3599}', DATE),
        (b'{"access_token": "abc"}', DATE),
        (b'{"access_token": "abc", "expires_in": "soon"}', DATE),
        (b'{"access_token": "abc", "expires_in": 3599}', ""),
    ],
)
async def test_what_is_no_token_is_none(server: GoogleServer, issued: bytes, date: str) -> None:
    async with raw_server(replies(issued, date), keep_alive=True) as raw:
        with pytest.raises(ProtocolError):
            await sent_to(raw, server)


@pytest.mark.parametrize("key_file", ["", "CANARY", "[]", "{}", '{"client_email": "a"}', "null", "[" * 100_000])
def test_what_is_no_key_is_refused_without_quoting_it(key_file: str) -> None:
    with pytest.raises(ValueError, match="key") as caught:
        ServiceAccount.read(key_file)
    assert "CANARY" not in str(caught.value)


def test_a_broken_key_is_refused_without_quoting_it(server: GoogleServer) -> None:
    for pem in ("CANARY", "-----BEGIN PRIVATE KEY-----\nCANARY\n-----END PRIVATE KEY-----", "é"):
        with pytest.raises(ValueError, match="key") as caught:
            changed(server, private_key=pem)
        assert "CANARY" not in str(caught.value)


@pytest.mark.parametrize("error", [OSError, ValueError])
async def test_a_key_that_cannot_be_read_is_a_login_that_is_refused(error: type[Exception]) -> None:
    def account() -> ServiceAccount:
        raise error("CANARY")

    with pytest.raises(AuthError) as caught:
        await GoogleSignIn(account)()
    assert "CANARY" not in f"{caught.value!r} {caught.value.__cause__!r}"


def test_a_key_has_no_text(server: GoogleServer) -> None:
    assert repr(server.account) == "ServiceAccount(<secret>)"
    assert fake.EMAIL not in f"{server.account} {GoogleSignIn(lambda: server.account)!r}"
