"""Logging in: the server says how, is asked once, and a password goes nowhere that does not want it."""

from collections.abc import Callable

import httpx
import pytest
from support.digest_server import DigestServer, digest_server
from support.raw_server import answer, raw_server
from support.waiting import PATIENCE_S

from kiosk.sync.backend import AuthError, RateLimited, Transient
from kiosk.sync.caldav.challenge import ChallengedLogin
from kiosk.sync.caldav.client import DavClient, Login
from kiosk.sync.caldav.webdav_requests import ASK_VERSION

USER, PASSWORD = "room", "pass:wörd"
EMPTY = answer(207, b"<multistatus xmlns='DAV:'/>")
pytestmark = pytest.mark.usefixtures("both_loops")


def client(url: str, password: str = PASSWORD) -> DavClient:
    return DavClient(Login(url, USER, password))


def has_credentials(request: bytes) -> bool:
    return b"authorization:" in request.lower()


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
async def test_a_server_that_only_knows_digest_is_read_and_written(algorithm: str) -> None:
    server = DigestServer(USER, PASSWORD, algorithm)
    async with digest_server(server) as raw:
        dav = client(raw.url)
        await dav.propfind(ASK_VERSION, 0)
        await dav.propfind(ASK_VERSION, 0)
        await dav.put(dav.path + "a b.ics", b"the whole body")
        await dav.aclose()
    assert [has_credentials(request) for request in server.refused] == [False], "the question, and nothing after it"
    assert len(server.let_in) == 3
    assert server.let_in[2].endswith(b"\r\n\r\nthe whole body")
    assert not any(b"Basic" in request or b"Cookie" in request for request in raw.requests)


async def test_a_nonce_that_has_aged_is_replaced_and_the_body_sent_again() -> None:
    server = DigestServer(USER, PASSWORD, nonce_lasts=1)
    async with digest_server(server) as raw:
        dav = client(raw.url)
        for _ in range(3):
            await dav.put(dav.path + "a.ics", b"the whole body")
        await dav.aclose()
    assert [request.endswith(b"the whole body") for request in server.let_in] == [True] * 3
    assert len(server.refused) == 3


async def test_a_wrong_password_is_tried_once_a_call() -> None:
    server = DigestServer(USER, PASSWORD)
    async with digest_server(server) as raw:
        dav = client(raw.url, "wrong")
        for _ in range(3):
            with pytest.raises(AuthError):
                await dav.propfind(ASK_VERSION, 0)
        await dav.aclose()
    assert [has_credentials(request) for request in server.refused] == [False, True] * 3


@pytest.mark.parametrize(
    "offers",
    [
        ('Basic realm="x"',),
        ('Negotiate, Basic realm="x", charset="UTF-8"',),
        ('Digest realm="x", nonce="n", qop="auth"', 'Basic realm="x"'),
        ('Digest realm="x", nonce="n, Basic", qop="auth", Basic realm="x"',),
        ('Bearer realm="x"',),
        (),
    ],
)
async def test_where_basic_may_be_used_a_call_is_one_request(offers: tuple[str, ...]) -> None:
    head = "".join(f"WWW-Authenticate: {offer}\r\n" for offer in offers)
    refusal = f"HTTP/1.1 401 X\r\n{head}Content-Length: 0\r\n\r\n".encode()
    async with raw_server(
        lambda request: EMPTY if b"Authorization: Basic " in request else refusal, keep_alive=True
    ) as server:
        dav = client(server.url)
        for _ in range(3):
            await dav.propfind(ASK_VERSION, 0)
        await dav.aclose()
        assert [has_credentials(request) for request in server.requests] == [False, True, True, True]


async def test_a_server_that_lets_anybody_read_still_learns_who_asks() -> None:
    """Else it would say what anybody may do."""
    async with raw_server(EMPTY, keep_alive=True) as server:
        dav = client(server.url)
        await dav.propfind(ASK_VERSION, 0)
        await dav.aclose()
        assert [has_credentials(request) for request in server.requests] == [False, True]


@pytest.mark.parametrize(
    ("reply", "error"), [(answer(429, Retry_After="60"), RateLimited), (answer(503), Transient), (None, Transient)]
)
async def test_a_server_in_trouble_is_not_asked_a_second_time(reply: bytes | None, error: type[Exception]) -> None:
    async with raw_server(reply, keep_alive=True) as server:
        dav = DavClient(Login(server.url, USER, PASSWORD), deadline=1.0 if reply is None else PATIENCE_S)
        with pytest.raises(error):
            await dav.propfind(ASK_VERSION, 0)
        await dav.aclose()
        assert [has_credentials(request) for request in server.requests] == [False]


@pytest.mark.parametrize(
    "offer", ['Digest realm="r", nonce="n", algorithm=SHA-512-256', 'Digest realm="r", nonce="n", qop="auth-int"']
)
async def test_a_kind_of_digest_that_cannot_be_answered_gets_no_password(offer: str) -> None:
    async with raw_server(answer(401, WWW_Authenticate=offer), keep_alive=True) as server:
        dav = client(server.url)
        for _ in range(2):
            with pytest.raises(AuthError):
                await dav.propfind(ASK_VERSION, 0)
        await dav.aclose()
        assert [has_credentials(request) for request in server.requests] == [False, False]


async def test_a_server_that_turns_to_digest_is_followed() -> None:
    server = DigestServer(USER, PASSWORD)
    answers: list[Callable[[bytes], bytes]] = [lambda _: answer(401, WWW_Authenticate="Basic"), lambda _: EMPTY]
    async with raw_server(
        lambda request: answers.pop(0)(request) if answers else server.answer(request), keep_alive=True
    ) as raw:
        dav = client(raw.url)
        for _ in range(3):
            await dav.propfind(ASK_VERSION, 0)
        await dav.aclose()
    assert len(server.let_in) == 2


@pytest.mark.parametrize(
    ("offers", "chosen"),
    [
        (['Digest realm="r", nonce="n"'], "MD5"),
        (['Digest realm="r", nonce="n", algorithm=SHA-512-256', 'Digest realm="r", nonce="n", algorithm=MD5'], "MD5"),
        (['Digest realm="r", nonce="n", algorithm="sha-256"', 'Digest realm="r", nonce="n"'], "sha-256"),
        (['Digest realm="r", nonce="n", qop="auth-int", Digest realm="r", nonce="n", qop=auth, algorithm=MD5'], "MD5"),
        (['digest  realm="a, b", nonce="n" , algorithm = MD5'], "MD5"),
    ],
)
def test_the_first_challenge_that_can_be_answered_is(offers: list[str], chosen: str) -> None:
    request, question = (httpx.Request("PUT", "https://calendars.example/room/") for _ in range(2))
    exchange = ChallengedLogin(USER, PASSWORD).exchange(request, question)
    assert next(exchange) is question
    refusal = httpx.Response(401, headers=[("WWW-Authenticate", offer) for offer in offers])
    assert exchange.send(refusal) is request
    assert f"algorithm={chosen}" in request.headers["Authorization"]
