"""The demo's facilities take a report, say it, and mind nobody who sends something else."""

import asyncio
import tomllib
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from kiosk.demo.facilities import HOST, MOST_BYTES, facilities
from kiosk.reports.faults import Asset, FaultChoice, FaultItem
from kiosk.reports.queue_file import QueuedReport
from kiosk.reports.report import FaultReport
from kiosk.reports.settings import WebhookSettings
from kiosk.reports.webhook import WebhookReceiver

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
DARK = QueuedReport(32 * "a", FaultReport(FaultItem(Asset.SCREEN), FaultChoice.NO_PICTURE, NOON))


async def test_what_a_panel_reports_is_said() -> None:
    said: list[str] = []
    async with facilities(said.append) as table:
        url = tomllib.loads(table)["reports"]["url"]
        assert await WebhookReceiver(WebhookSettings(url), "waalzaal").deliver(DARK) is None
    assert said == [
        'Facilities got: {"room": "waalzaal", "asset": "screen", "choice": "no_picture", "hour": "2026-11-23T11:00Z"}'
    ]


@pytest.mark.parametrize(
    "nonsense", [b"", b"GET / HTTP/1.1\r\n\r\n", b"x" * (2 * MOST_BYTES), b"A\r\nContent-Length: 9999\r\n\r\n"]
)
async def test_anything_else_is_let_go(nonsense: bytes) -> None:
    said: list[str] = []
    async with facilities(said.append) as table:
        port = int(tomllib.loads(table)["reports"]["url"].rpartition(":")[2].rstrip("/"))
        reader, writer = await asyncio.open_connection(HOST, port)
        writer.write(nonsense)
        with suppress(ConnectionError):  # it hangs up in the middle of what is too long
            writer.write_eof()
            assert await reader.read() == b""
        writer.close()
    assert said == []
