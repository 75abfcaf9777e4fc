"""What can go wrong between panel and server, with real sockets: one error each, and not one value in it."""

import asyncio
import gzip
import logging
import ssl
import traceback
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme
from support.raw_server import Reply, answer, raw_server
from support.waiting import PATIENCE_S

from kiosk.server.embedded import HOST
from kiosk.sync.backend import (
    AuthError,
    BackendError,
    Gone,
    PermissionDenied,
    ProtocolError,
    RateLimited,
    StaleVersion,
    Transient,
    Uncertain,
    Unsupported,
    Untrusted,
)
from kiosk.sync.caldav.client import DavClient, Login
from kiosk.sync.caldav.webdav_requests import ASK_VERSION
from kiosk.sync.caldav.webdav_xml import path_of
from kiosk.system.trust import fingerprint_of

CANARY = "CANARY"
BODY = b"<html>CANARY</html>"
DATE = "Mon, 07 Jan 2030 08:00:00 GMT"
pytestmark = pytest.mark.usefixtures("both_loops")


def client(
    url: str, *, deadline: float = PATIENCE_S, ca_file: Path | None = None, most_bytes: int = 1_000_000
) -> DavClient:
    return DavClient(Login(url, "CANARY-user", "CANARY-password", ca_file), deadline=deadline, most_bytes=most_bytes)


async def failure(dav: DavClient, method: str) -> BackendError:
    try:
        match method:
            case "read":
                await dav.propfind(ASK_VERSION, 0)
            case "get":
                await dav.get(dav.path + "CANARY.ics")
            case "write":
                await dav.put(dav.path + "CANARY.ics", b"CANARY", etag='"CANARY"')
    except BackendError as error:
        check_says_nothing(error)
        return error
    finally:
        await dav.aclose()
    raise AssertionError("it worked")


def check_says_nothing(error: BaseException) -> None:
    assert error.__cause__ is None
    assert error.__context__ is None
    shown = "".join(traceback.format_exception_only(error)) + str(error) + repr(error) + repr(error.args)
    assert CANARY not in shown
    assert "http" not in shown


async def fails(reply: Reply, method: str = "read", **options: float) -> BackendError:
    async with raw_server(reply) as server:
        return await failure(client(server.url, **options), method)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("status", "read", "write"),
    [
        (301, ProtocolError, ProtocolError),
        (400, ProtocolError, ProtocolError),
        (401, AuthError, AuthError),
        (403, PermissionDenied, PermissionDenied),
        (404, Gone, Gone),
        (405, Unsupported, Unsupported),
        (410, Gone, Gone),
        (412, StaleVersion, StaleVersion),
        (423, Transient, Transient),
        (429, RateLimited, RateLimited),
        (500, Transient, Uncertain),
        (502, Transient, Uncertain),
        (503, Transient, Transient),
        (504, Transient, Uncertain),
    ],
)
async def test_each_status_means_one_thing(status: int, read: type[BackendError], write: type[BackendError]) -> None:
    reply = answer(status, BODY)
    assert type(await fails(reply)) is read
    assert type(await fails(reply, "get")) is read
    assert type(await fails(reply, "write")) is write


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"Retry_After": "7"}, 7.0),
        ({"Retry_After": "Mon, 07 Jan 2030 08:00:30 GMT", "Date": DATE}, 30.0),
        ({"Retry_After": "Mon, 07 Jan 2030 07:00:30 GMT", "Date": DATE}, 0.0),
        ({"Retry_After": "999999999999"}, 3600.0),
        ({"Retry_After": "soon CANARY"}, None),
        ({"Retry_After": "-5"}, None),
        ({}, None),
    ],
)
@pytest.mark.parametrize("status", [429, 503])
async def test_being_asked_to_wait(status: int, headers: dict[str, str], wait: float | None) -> None:
    error = await fails(answer(status, BODY, **headers))
    if status == 503 and wait is None:
        assert type(error) is Transient
    else:
        assert isinstance(error, RateLimited)
        assert error.retry_after == wait


@pytest.mark.parametrize(("method", "error"), [("read", Transient), ("get", Transient), ("write", Uncertain)])
async def test_silence_ends_at_the_deadline(method: str, error: type[BackendError]) -> None:
    assert type(await fails(None, method, deadline=1.0)) is error


@pytest.mark.parametrize("head", [b"HTTP/1.1 207 X\r\n\r\n<a>", b"HTTP/1.1 200 X\r\nX-A: "])
async def test_a_drip_ends_at_the_deadline(head: bytes) -> None:
    async with raw_server(head, drip=True) as server:
        assert type(await failure(client(server.url, deadline=0.3), "read")) is Transient


@pytest.mark.parametrize(
    "reply",
    [
        answer(200, BODY),
        answer(207, BODY),
        answer(207, b""),
        answer(207, b"<multistatus xmlns='DAV:'><response>CANARY"),
        answer(207, b"<!DOCTYPE x [<!ENTITY a 'CANARY'>]><multistatus xmlns='DAV:'>&a;</multistatus>"),
        answer(207, b"<a>" * 5000 + b"</a>" * 5000),
        answer(207, gzip.compress(b"<multistatus xmlns='DAV:'/>"), Content_Encoding="gzip"),
        b"CANARY this is not HTTP\r\n\r\n",
        answer(207, b"<multistatus xmlns='DAV:'>" + b" " * 2_000_000 + b"</multistatus>"),
    ],
)
async def test_what_is_no_answer_of_a_calendar_server(reply: bytes) -> None:
    assert type(await fails(reply)) is ProtocolError


async def test_a_bomb_is_not_unpacked() -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert type(await fails(answer(200, bomb, Content_Encoding="gzip"), "get")) is ProtocolError


async def test_an_object_without_end_is_cut_off() -> None:
    assert type(await fails(answer(200, b"x" * 2_000_000), "get")) is ProtocolError


@pytest.mark.parametrize(("method", "error"), [("read", Transient), ("write", Uncertain)])
async def test_a_connection_that_ends_in_the_middle(method: str, error: type[BackendError]) -> None:
    assert isinstance(await fails(b"HTTP/1.1 207 X\r\nContent-Length: 99\r\n\r\n<a", method), error | ProtocolError)
    assert isinstance(await fails(b"", method), error | ProtocolError)


@pytest.mark.parametrize("method", ["read", "write"])
async def test_nobody_there(method: str) -> None:
    async with raw_server(b"") as server:
        pass
    assert type(await failure(client(server.url), method)) is Transient


async def test_a_redirect_is_not_followed_and_carries_nothing() -> None:
    async with raw_server(answer(207, b"<multistatus xmlns='DAV:'/>")) as elsewhere:
        async with raw_server(answer(302, Location=elsewhere.url)) as server:
            assert type(await failure(client(server.url), "read")) is ProtocolError
            assert len(server.requests) == 2, "without and with the password, each once"
        assert elsewhere.requests == []


def tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    return context


async def test_only_the_named_authority_is_believed(tmp_path: Path) -> None:
    ours, theirs = trustme.CA(), trustme.CA()
    ours.cert_pem.write_to_path(str(tmp_path / "ours.pem"))
    theirs.cert_pem.write_to_path(str(tmp_path / "theirs.pem"))
    async with raw_server(answer(207, b"<multistatus xmlns='DAV:'/>"), tls=tls(ours)) as server:
        good = client(server.url, ca_file=tmp_path / "ours.pem")
        assert (await good.propfind(ASK_VERSION, 0)).responses == ()
        await good.aclose()
        said = len(server.requests)
        for method in ("read", "write"):
            error = await failure(client(server.url, ca_file=tmp_path / "theirs.pem"), method)
            assert type(error) is Untrusted
            assert type(await failure(client(server.url), method)) is Untrusted
        assert len(server.requests) == said


async def test_somebody_between_with_another_certificate_is_told_nothing(tmp_path: Path) -> None:
    """Also with one of an authority that everybody trusts: the fingerprint alone counts."""
    issuer = trustme.CA()
    ours, theirs = issuer.issue_cert(HOST), issuer.issue_cert(HOST)
    pinned = fingerprint_of(ssl.PEM_cert_to_DER_cert(ours.cert_chain_pems[0].bytes().decode()))
    for certificate in (ours, theirs):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        async with raw_server(answer(207, EMPTY), tls=context) as server:
            dav = DavClient(Login(server.url, "CANARY-user", "CANARY-password", fingerprint=pinned))
            if certificate is ours:
                await dav.propfind(ASK_VERSION, 0)
                await dav.aclose()
                assert server.requests
            else:
                assert type(await failure(dav, "write")) is Untrusted
                assert server.requests == []


async def test_the_server_s_clock_is_told() -> None:
    async with raw_server(answer(207, b"<multistatus xmlns='DAV:'/>", Date=DATE)) as server:
        dav = client(server.url)
        assert (await dav.propfind(ASK_VERSION, 0)).server_time == datetime(2030, 1, 7, 8, tzinfo=UTC)
        await dav.aclose()


async def test_a_weak_etag_is_sent_as_a_strong_one() -> None:
    async with raw_server(answer(204)) as server:
        dav = client(server.url)
        await dav.put(dav.path + "a.ics", b"x", etag='W/"abc"')
        await dav.aclose()
        assert b'If-Match: "abc"' in server.requests[-1]


async def test_nothing_of_a_request_is_logged_by_us(caplog: pytest.LogCaptureFixture) -> None:
    """httpx writes addresses at INFO: the program's log formatter leaves foreign loggers out below WARNING."""
    with caplog.at_level(logging.DEBUG):
        await fails(answer(500, BODY), "write")
    assert not [record for record in caplog.records if record.name.startswith("kiosk")]
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_login_does_not_print_itself() -> None:
    assert CANARY not in repr(Login("https://CANARY/", "CANARY", "CANARY"))


EMPTY = b"<multistatus xmlns='DAV:'/>"
PAGE = b"<html>" + b"<p>CANARY</p>" * 40_000


async def test_answers_cut_short_cost_no_connection() -> None:
    """More of them than there are connections, each longer than what has arrived when it is refused."""
    said = iter([answer(207, PAGE)] * 6 + [answer(200, PAGE)] * 6 + [answer(207, EMPTY)])
    async with raw_server(lambda _: next(said), keep_alive=True) as server:
        dav = DavClient(Login(server.url, "", ""), most_bytes=100_000)
        for _ in range(6):
            with pytest.raises(ProtocolError):
                await dav.propfind(ASK_VERSION, 0)
        for _ in range(6):
            with pytest.raises(ProtocolError):
                await dav.get(dav.path + "a.ics")
        assert (await dav.propfind(ASK_VERSION, 0)).responses == ()
        await dav.aclose()


async def test_connections_that_never_come_back_are_given_up() -> None:
    async with raw_server(answer(207, EMPTY), keep_alive=True) as server:
        dav = DavClient(Login(server.url, "", ""), deadline=4.0)
        kept = [await dav._server._client().send(dav._request("GET", dav.path, {}, b""), stream=True) for _ in range(4)]
        with pytest.raises(Transient):
            await dav.propfind(ASK_VERSION, 0)
        assert (await dav.propfind(ASK_VERSION, 0)).responses == ()
        for response in kept:
            await response.aclose()
        await dav.aclose()


@pytest.mark.parametrize(
    ("etag", "seen"),
    [
        (b'"abc"', '"abc"'),
        (b'W/"abc"', '"abc"'),
        (b"abc", '"abc"'),
        (b'"\xe9"', None),
        (b'"a", "b"', None),
        (b'"a\tb"', None),
        (b'"' + b"a" * 5000 + b'"', None),
        (b'""', None),
    ],
)
async def test_an_etag_has_one_spelling_or_is_none(etag: bytes, seen: str | None) -> None:
    reply = b"HTTP/1.1 200 X\r\nContent-Length: 0\r\nETag: " + etag + b"\r\n\r\n"
    async with raw_server(reply) as server:
        dav = DavClient(Login(server.url, "", ""))
        assert (await dav.get(dav.path + "a.ics")).etag == seen
        await dav.aclose()


@pytest.mark.parametrize("etag", ["\xe9", 'a"b', "a\r\nX-Evil: 1", "\x00", ""])
async def test_nothing_is_written_under_a_condition_that_cannot_be_sent(etag: str) -> None:
    async with raw_server(answer(204)) as server:
        dav = client(server.url)
        with pytest.raises(ProtocolError):
            await dav.put(dav.path + "a.ics", b"x", etag=etag)
        with pytest.raises(ProtocolError):
            await dav.delete(dav.path + "a.ics", etag)
        await dav.aclose()
        assert server.requests == []


@pytest.mark.parametrize(
    ("date", "time"),
    [
        (DATE, datetime(2030, 1, 7, 8, tzinfo=UTC)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", datetime(1970, 1, 1, tzinfo=UTC)),
        ("Fri, 31 Dec 9999 23:59:59 GMT", None),
        ("Mon, 01 Jan 1900 00:00:00 GMT", None),
        ("soon", None),
        ("", None),
    ],
)
async def test_a_date_that_cannot_be_is_none(date: str, time: datetime | None) -> None:
    async with raw_server(answer(207, EMPTY, Date=date)) as server:
        dav = client(server.url)
        assert (await dav.propfind(ASK_VERSION, 0)).server_time == time
        await dav.aclose()


@pytest.mark.parametrize(
    "challenge", ["Digest realm", 'Digest qop="auth"', 'Digest realm="\xe9", nonce="\xe9"', "Digest nonce=a,nonce"]
)
async def test_what_a_library_says_of_bytes_it_did_not_expect_is_an_error_without_them(challenge: str) -> None:
    reply = answer(401, WWW_Authenticate=challenge + ', domain="CANARY"').replace("\xe9".encode(), b"\xe9")
    assert type(await fails(reply)) in (ProtocolError, AuthError)
    assert type(await fails(reply, "write")) in (Uncertain, AuthError)


async def test_no_cookie_is_kept() -> None:
    reply = answer(207, EMPTY, Set_Cookie=f"a={'x' * 900}; Path=/")
    async with raw_server(reply, keep_alive=True) as server:
        dav = client(server.url)
        for _ in range(3):
            await dav.propfind(ASK_VERSION, 0)
        await dav.aclose()
        assert len(server.requests) == 4
        assert not any(b"cookie" in request.lower() for request in server.requests)


async def test_the_environment_names_no_authority_and_no_file_for_keys(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = trustme.CA(), trustme.CA()
    ours.cert_pem.write_to_path(str(tmp_path / "ours.pem"))
    theirs.cert_pem.write_to_path(str(tmp_path / "theirs.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "theirs.pem"))
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    async with raw_server(answer(207, EMPTY), tls=tls(theirs)) as server:
        assert type(await failure(client(server.url), "read")) is Untrusted
        assert server.requests == []
    async with raw_server(answer(207, EMPTY), tls=tls(ours)) as server:
        good = client(server.url, ca_file=tmp_path / "ours.pem")
        await good.propfind(ASK_VERSION, 0)
        await good.aclose()
    assert not (tmp_path / "keys").exists()


OUTSIDE = [
    "/room2/cal/v.ics",
    "/room/CANARY/../v.ics",
    "/room/CANARY/%2e%2e/v.ics",
    "/room/CANARY/..",
    "/room/CANARY/%2e%2e",
    "/room/CANARY/a%2Fb.ics",
    "/room/CANARY/..%2f..%2fadmin",
    "/room/CANARY/a/b.ics",
    "/room/CANARY",
    "/room/CANARY/",
    "/admin/delete-all",
    "/",
    "",
]


@pytest.mark.parametrize("href", OUTSIDE)
async def test_nothing_outside_of_the_calendar_is_read_written_or_deleted(href: str) -> None:
    """Whatever path a server's answer may have led to."""
    async with raw_server(answer(204)) as server:
        dav = client(server.url)
        path = path_of(href)
        for call in (dav.get(path), dav.put(path, b"x"), dav.delete(path, None)):
            with pytest.raises(ProtocolError):
                await call
        await dav.aclose()
        assert server.requests == []


async def test_what_is_named_outside_of_the_calendar_is_counted_and_left_out() -> None:
    hrefs = [*OUTSIDE, "http://[::1/room/CANARY/", "/room/CANARY/a.ics", "http://elsewhere/room/CANARY/b.ics"]
    rows = "".join(f"<response><href>{href}</href><status>HTTP/1.1 404 X</status></response>" for href in hrefs)
    reply = answer(207, f"<multistatus xmlns='DAV:'>{rows}</multistatus>".encode())
    async with raw_server(reply) as server:
        dav = client(server.url)
        found = await dav.propfind(ASK_VERSION, 1)
        await dav.aclose()
    assert {one.path for one in found.responses} == {dav.path, dav.path + "a.ics", dav.path + "b.ics"}
    assert found.strays == len(hrefs) - 4


async def test_a_long_listing_is_read_in_slices() -> None:
    """Others get their turn between any two of them."""
    rows = (
        b"<response><href>/room/CANARY/%d.ics</href><propstat><prop><getetag>e%d</getetag></prop></propstat></response>"
    )
    body = b"<multistatus xmlns='DAV:'>" + b"".join(rows % (n, n) for n in range(30_000)) + b"</multistatus>"
    turns = 0

    async def others() -> None:
        while True:
            nonlocal turns
            turns += 1
            await asyncio.sleep(0)

    async with raw_server(answer(207, body)) as server:
        dav = DavClient(Login(server.url, "", ""), deadline=PATIENCE_S)
        task = asyncio.create_task(others())
        assert len((await dav.propfind(ASK_VERSION, 1)).responses) == 30_000
        task.cancel()
        await dav.aclose()
    assert turns >= len(body) // 16_384
