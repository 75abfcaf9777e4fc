"""`kiosk init --kind ical`: a feed is looked at before anything is written, and its address is written in one place."""

import asyncio
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from support.feeds import HEADER, published_day

from kiosk.backend_tables import IcalTable
from kiosk.config_reader import load

Init = Callable[..., int]


async def run(kiosk_init: Init, etc: Path, url: str, *more: object, header: str = "") -> int:
    address, line = etc.parent / "address", etc.parent / "line"
    address.write_text(f"{url}\n")
    line.write_text(header)
    words = ["--kind", "ical", "--config", etc / "kiosk.toml", "--url-file", address, "--no-doctor", "--room", "a"]
    with_header = ["--header-file", line] if header else []
    return await asyncio.to_thread(kiosk_init, *words, "--name", "A", "--timezone", "Europe/Paris", *with_header, *more)


async def test_it_writes_what_a_panel_reads_and_the_address_in_a_file_of_its_own(etc: Path, kiosk_init: Init) -> None:
    async with published_day("building", "known_programs_only") as server:
        words = ("--location", "Room 1.23")
        assert await run(kiosk_init, etc, server.url, *words, header=": ".join(HEADER)) == 0
    backend = load(etc / "kiosk.toml").backend
    assert isinstance(backend, IcalTable)
    assert (backend.read_url(), backend.read_header(), backend.location) == (server.url, HEADER, "Room 1.23")
    assert {stat.S_IMODE((etc / name).stat().st_mode) for name in ("feed", "header")} == {0o600}
    assert "CANARY" not in (etc / "kiosk.toml").read_text()
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("quirk", "more", "header", "told"),
    [
        (
            "login_page",
            (),
            "",
            "What is at the feed's address is no whole iCalendar file from that very server: open it in a browser",
        ),
        ("known_programs_only", (), "", "The feed is refused: have it published again, or a User-Agent of room-kiosk"),
        ("building", ("--location", "Room 9"), "", "No event of the feed is at backend.location: write the"),
        ("same_uid", (), "no line", "backend.header_file holds no line that a request can have: write it"),
    ],
)
async def test_what_a_panel_could_not_read_is_not_set_up(
    etc: Path,
    kiosk_init: Init,
    capsys: pytest.CaptureFixture[str],
    quirk: str,
    more: tuple[str, ...],
    header: str,
    told: str,
) -> None:
    async with published_day(quirk) as server:
        assert await run(kiosk_init, etc, server.url, *more, header=header) == 1
    says = capsys.readouterr().err
    assert told in says
    assert "CANARY" not in says
    assert list(etc.iterdir()) == []


@pytest.mark.parametrize(
    ("url", "told"),
    [
        (
            "http://127.0.0.1:9/CANARY",
            "127.0.0.1 does not answer: is it running, and does a firewall let this panel through?",
        ),
        ("http://example.org/CANARY", "--url-file: url would send the address unencrypted: use https."),
    ],
)
async def test_a_wrong_address_is_never_told(
    etc: Path, kiosk_init: Init, capsys: pytest.CaptureFixture[str], url: str, told: str
) -> None:
    assert await run(kiosk_init, etc, url) == 1
    assert capsys.readouterr().err == f"kiosk init: {told}\n"
