"""What can go wrong between panel and server, with real sockets: one error each, and not one value in it."""

import gzip
import logging
import ssl
import traceback
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme
from support.both_loops import Run
from support.raw_server import Reply, answer, raw_server

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
from kiosk.sync.caldav.dav import ASK_VERSION
from kiosk.sync.embedded import HOST

CANARY = "CANARY"
BODY = b"<html>CANARY</html>"
DATE = "Mon, 07 Jan 2030 08:00:00 GMT"


def client(url: str, *, deadline: float = 5.0, ca_file: Path | None = None, most_bytes: int = 1_000_000) -> DavClient:
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
def test_each_status_means_one_thing(
    run: Run, status: int, read: type[BackendError], write: type[BackendError]
) -> None:
    async def main() -> None:
        reply = answer(status, BODY)
        assert type(await fails(reply)) is read
        assert type(await fails(reply, "get")) is read
        assert type(await fails(reply, "write")) is write

    run(main())


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
def test_being_asked_to_wait(run: Run, status: int, headers: dict[str, str], wait: float | None) -> None:
    error = run(fails(answer(status, BODY, **headers)))
    if status == 503 and wait is None:
        assert type(error) is Transient
    else:
        assert isinstance(error, RateLimited)
        assert error.retry_after == wait


@pytest.mark.parametrize(("method", "error"), [("read", Transient), ("get", Transient), ("write", Uncertain)])
def test_silence_ends_at_the_deadline(run: Run, method: str, error: type[BackendError]) -> None:
    assert type(run(fails(None, method, deadline=0.2))) is error


@pytest.mark.parametrize("head", [b"HTTP/1.1 207 X\r\n\r\n<a>", b"HTTP/1.1 200 X\r\nX-A: "])
def test_a_drip_ends_at_the_deadline(run: Run, head: bytes) -> None:
    async def main() -> None:
        async with raw_server(head, drip=True) as server:
            assert type(await failure(client(server.url, deadline=0.3), "read")) is Transient

    run(main())


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
def test_what_is_no_answer_of_a_calendar_server(run: Run, reply: bytes) -> None:
    assert type(run(fails(reply))) is ProtocolError


def test_a_bomb_is_not_unpacked(run: Run) -> None:
    bomb = gzip.compress(b"\0" * 50_000_000)
    assert type(run(fails(answer(200, bomb, Content_Encoding="gzip"), "get"))) is ProtocolError


def test_an_object_without_end_is_cut_off(run: Run) -> None:
    assert type(run(fails(answer(200, b"x" * 2_000_000), "get"))) is ProtocolError


@pytest.mark.parametrize(("method", "error"), [("read", Transient), ("write", Uncertain)])
def test_a_connection_that_ends_in_the_middle(run: Run, method: str, error: type[BackendError]) -> None:
    assert isinstance(run(fails(b"HTTP/1.1 207 X\r\nContent-Length: 99\r\n\r\n<a", method)), error | ProtocolError)
    assert isinstance(run(fails(b"", method)), error | ProtocolError)


@pytest.mark.parametrize("method", ["read", "write"])
def test_nobody_there(run: Run, method: str) -> None:
    async def main() -> None:
        async with raw_server(b"") as server:
            pass
        assert type(await failure(client(server.url), method)) is Transient

    run(main())


def test_a_redirect_is_not_followed_and_carries_nothing(run: Run) -> None:
    async def main() -> None:
        async with raw_server(answer(207, b"<multistatus xmlns='DAV:'/>")) as elsewhere:
            async with raw_server(answer(302, Location=elsewhere.url)) as server:
                assert type(await failure(client(server.url), "read")) is ProtocolError
                assert len(server.requests) == 2, "without and with the password, each once"
            assert elsewhere.requests == []

    run(main())


def tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    return context


def test_only_the_named_authority_is_believed(run: Run, tmp_path: Path) -> None:
    ours, theirs = trustme.CA(), trustme.CA()
    ours.cert_pem.write_to_path(str(tmp_path / "ours.pem"))
    theirs.cert_pem.write_to_path(str(tmp_path / "theirs.pem"))

    async def main() -> None:
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

    run(main())


def test_the_server_s_clock_is_told(run: Run) -> None:
    async def main() -> None:
        async with raw_server(answer(207, b"<multistatus xmlns='DAV:'/>", Date=DATE)) as server:
            dav = client(server.url)
            assert (await dav.propfind(ASK_VERSION, 0)).server_time == datetime(2030, 1, 7, 8, tzinfo=UTC)
            await dav.aclose()

    run(main())


def test_a_weak_etag_is_sent_as_a_strong_one(run: Run) -> None:
    async def main() -> None:
        async with raw_server(answer(204)) as server:
            dav = client(server.url)
            await dav.put(dav.path + "a.ics", b"x", etag='W/"abc"')
            await dav.aclose()
            assert b'If-Match: "abc"' in server.requests[-1]

    run(main())


def test_nothing_of_a_request_is_logged_by_us(run: Run, caplog: pytest.LogCaptureFixture) -> None:
    """httpx writes addresses at INFO: the program's log formatter leaves foreign loggers out below WARNING."""
    with caplog.at_level(logging.DEBUG):
        run(fails(answer(500, BODY), "write"))
    assert not [record for record in caplog.records if record.name.startswith("kiosk")]
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_login_does_not_print_itself() -> None:
    assert CANARY not in repr(Login("https://CANARY/", "CANARY", "CANARY"))
