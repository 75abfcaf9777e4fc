"""A webhook, against real servers on the loopback: what counts as taken, and that nothing else does any harm."""

import asyncio
import json
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from support.certificates import Authority, authority
from support.coroutine_tests import Run
from support.raw_server import RawServer, answer, raw_server

from kiosk.reports.faults import Asset, FaultChoice, FaultItem
from kiosk.reports.queue_file import QueuedReport
from kiosk.reports.receiver import NotDelivered, Trouble
from kiosk.reports.report import FaultReport
from kiosk.reports.settings import WebhookSettings
from kiosk.reports.webhook import WebhookReceiver

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
DARK = QueuedReport(32 * "a", FaultReport(FaultItem(Asset.SCREEN), FaultChoice.NO_PICTURE, NOON))
SOON_S = 0.3


async def delivered(server: RawServer, deadline_s: float = 10.0, **settings: Any) -> NotDelivered | None:
    receiver = WebhookReceiver(WebhookSettings(server.url, **settings), "waalzaal", deadline_s=deadline_s)
    return await receiver.deliver(DARK)


def serving(reply: Any, **how: Any) -> AbstractAsyncContextManager[RawServer]:
    return raw_server(reply, keep_alive=True, **how)


@pytest.fixture
def ours(tmp_path: Path) -> Authority:
    return authority(tmp_path)


async def test_it_is_one_post_with_four_facts_an_id_and_nothing_about_anybody(both_loops: Run) -> None:
    async with serving(answer(204)) as server:
        assert await delivered(server) is None
    (request,) = server.requests
    head, _, body = request.decode().partition("\r\n\r\n")
    line, *headers = head.split("\r\n")
    assert line == "POST /room/CANARY/ HTTP/1.1"
    said = {name.lower(): value for name, value in (header.split(": ") for header in headers)}
    assert said.pop("host") in server.url
    assert said == {
        "accept": "*/*",
        "accept-encoding": "identity",
        "connection": "keep-alive",
        "user-agent": "room-kiosk",
        "content-type": "application/json",
        "content-length": str(len(body)),
        "idempotency-key": DARK.id,
    }
    assert json.loads(body) == {
        "room": "waalzaal",
        "asset": "screen",
        "choice": "no_picture",
        "hour": "2026-11-23T11:00Z",
    }


async def test_over_tls_with_a_token_that_is_read_each_time(ours: Authority, tmp_path: Path, both_loops: Run) -> None:
    token = tmp_path / "token"
    async with serving(answer(200), tls=ours.server) as server:
        for word in ("first", "second"):
            token.write_text(f"{word}\n")
            assert await delivered(server, token_file=str(token), ca_file=str(ours.file)) is None
    assert [b"Bearer first" in server.requests[0], b"Bearer second" in server.requests[1]] == [True, True]


async def test_a_stranger_gets_nothing(ours: Authority, tmp_path: Path) -> None:
    stranger = authority(tmp_path, "stranger")
    async with serving(answer(200), tls=stranger.server) as server:
        assert await delivered(server, ca_file=str(ours.file)) == NotDelivered(Trouble.NOT_TRUSTED)
    assert server.requests == []


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
async def test_any_2xx_has_taken_it(status: int) -> None:
    async with serving(answer(status)) as server:
        assert await delivered(server) is None


@pytest.mark.parametrize(
    ("reply", "failure"),
    [
        (answer(500), NotDelivered(Trouble.BUSY, 500)),
        (answer(503, Retry_After="120"), NotDelivered(Trouble.BUSY, 503, 120.0)),
        (answer(429, Retry_After="7"), NotDelivered(Trouble.BUSY, 429, 7.0)),
        (
            answer(429, Date="Mon, 23 Nov 2026 11:00:00 GMT", Retry_After="Mon, 23 Nov 2026 11:01:30 GMT"),
            NotDelivered(Trouble.BUSY, 429, 90.0),
        ),
        (answer(429, Retry_After="soon"), NotDelivered(Trouble.BUSY, 429)),
        (answer(408), NotDelivered(Trouble.BUSY, 408)),
        (answer(400), NotDelivered(Trouble.REFUSED, 400)),
        (answer(401), NotDelivered(Trouble.REFUSED, 401)),
        (answer(404), NotDelivered(Trouble.REFUSED, 404)),
        (answer(304), NotDelivered(Trouble.REFUSED, 304)),
    ],
)
async def test_what_an_answer_means(reply: bytes, failure: NotDelivered) -> None:
    async with serving(reply) as server:
        assert await delivered(server) == failure


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_not_followed(status: int) -> None:
    async with serving(answer(200)) as elsewhere, serving(answer(status, Location=elsewhere.url)) as server:
        assert await delivered(server) == NotDelivered(Trouble.REFUSED, status)
    assert elsewhere.requests == []


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x00\xff garbage\r\n\r\n",
        b"HTTP/1.1 abc\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n\r\n",
        b"HTTP/1.1 200 X\r\nContent-Length: -1\r\n\r\n",
        b"HTTP/1.1 200 X\r\nTransfer-Encoding: gzip\r\n\r\n",
        b"HTTP/1.1 429 X\r\nRetry-After: " + b"9" * 400 + b"\r\nDate: \xff\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 X\r\n" + b"a: b\r\n" * 50_000 + b"\r\n",
    ],
)
async def test_garbage_delivers_nothing_and_does_no_harm(garbage: bytes) -> None:
    async with raw_server(garbage) as server:
        failure = await delivered(server)
    assert failure is not None
    assert failure.trouble in (Trouble.CONFUSED, Trouble.NO_CONNECTION, Trouble.BUSY)


@pytest.mark.parametrize(("reply", "drip"), [(None, False), (b"HTTP/1.1 200 X\r\nX-Long: ", True)])
async def test_silence_and_a_drip_end_at_the_deadline(reply: bytes | None, drip: bool, both_loops: Run) -> None:
    async with raw_server(reply, drip=drip) as server:
        assert await delivered(server, deadline_s=SOON_S) == NotDelivered(Trouble.NO_ANSWER)


async def test_a_body_without_end_is_not_read() -> None:
    async with raw_server(b"HTTP/1.1 200 X\r\nContent-Length: 1000000000\r\n\r\n", drip=True) as server:
        assert await delivered(server) is None


async def test_nobody_there() -> None:
    async with raw_server(None) as server:
        pass
    assert await delivered(server) == NotDelivered(Trouble.NO_CONNECTION)


async def test_without_its_token_nothing_is_sent(tmp_path: Path) -> None:
    async with serving(answer(200)) as server:
        assert await delivered(server, token_file=str(tmp_path / "gone")) == NotDelivered(Trouble.NO_SECRET)
    assert server.requests == []


async def test_a_proxy_of_the_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(answer(200)) as proxy, serving(answer(200)) as server:
        monkeypatch.setenv("http_proxy", proxy.url)
        assert await delivered(server) is None
    assert proxy.requests == []


async def test_it_ends_when_it_is_cancelled() -> None:
    async with raw_server(None) as server:
        task = asyncio.create_task(delivered(server))
        while not server.requests:
            await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
