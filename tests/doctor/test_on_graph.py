"""The doctor before Microsoft 365: what it says is the mend, and no word of it is Microsoft's or anybody's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from support.app_certificates import app_certificate
from vendors.graph.quirks import Quirk
from vendors.graph.settings import account_settings, app_settings
from vendors.graph.world import GraphWorld, graph_world

from kiosk.doctor.checks import run_all
from kiosk.doctor.examined import examine, tried
from kiosk.doctor.finding import Checked, CheckId, Outcome


async def found(config: Path, *, write: bool = False) -> dict[CheckId, Checked]:
    seen = await examine(config)
    checks = {one.check: one for one in await run_all(await tried(seen, rounds=2) if write else seen)}
    assert "CANARY" not in repr(checks)
    assert "SECRET-" not in repr(checks)
    return checks


@asynccontextmanager
async def mailbox(url: str, folder: Path, *quirks: Quirk, uploaded: int = 0) -> AsyncIterator[tuple[GraphWorld, Path]]:
    async with graph_world(url, *quirks) as world:
        yield world, await app_settings(world, folder, uploaded=uploaded)


async def test_a_mailbox_that_is_well_may_be_written(graph_url: str, tmp_path: Path) -> None:
    async with mailbox(graph_url, tmp_path) as (world, config):
        checks = await found(config, write=True)
        assert await world.count() == 0
    backend = {check: one.outcome for check, one in checks.items() if check.startswith("backend.")}
    assert set(backend.values()) == {Outcome.OK}, checks
    assert checks[CheckId.CLOCK_TRUSTED].outcome is Outcome.OK


@pytest.mark.parametrize(
    ("quirk", "check", "says"),
    [
        (Quirk.ACCESS_DENIED, CheckId.BACKEND_RIGHTS, "give it the role Application Calendars.ReadWrite"),
        (Quirk.ODATA_DISABLED, CheckId.BACKEND_RIGHTS, "EwsAllowList"),
        (Quirk.NOT_FOR_REST, CheckId.BACKEND_ROOM, "no mailbox backend.mailbox"),
        (Quirk.NO_SUCH_USER, CheckId.BACKEND_ROOM, "no mailbox backend.mailbox"),
        (Quirk.THROTTLED, CheckId.BACKEND_REACHED, "asks to be left alone"),
    ],
)
async def test_what_a_mailbox_is_not(graph_url: str, tmp_path: Path, quirk: Quirk, check: CheckId, says: str) -> None:
    async with mailbox(graph_url, tmp_path, quirk) as (_, config):
        checks = await found(config)
    (finding,) = checks[check].findings
    assert says in finding.says


async def test_another_certificate_is_named_by_its_mend(graph_url: str, tmp_path: Path) -> None:
    async with mailbox(graph_url, tmp_path, uploaded=1) as (_, config):
        (finding,) = (await found(config))[CheckId.BACKEND_LOGIN].findings
    assert finding.says == "The app registration has another certificate: upload backend.certificate_file there."


async def test_a_key_that_is_not_its_certificates_is_named_before_anybody_is_asked(
    graph_url: str, tmp_path: Path
) -> None:
    async with mailbox(graph_url, tmp_path) as (_, config):
        (tmp_path / "certificate").write_text(app_certificate(1)[1])
        (finding,) = (await found(config))[CheckId.BACKEND_LOGIN].findings
    assert "backend.key_file and backend.certificate_file are no RSA key and its certificate" in finding.says


@pytest.mark.parametrize(
    ("login", "says"),
    [(None, "Nobody has signed the room's account in: run kiosk login."), ("SECRET-old", "has ended: run kiosk login")],
)
async def test_an_account_that_is_not_signed_in(graph_url: str, tmp_path: Path, login: str | None, says: str) -> None:
    async with graph_world(graph_url) as world:
        config = await account_settings(world, tmp_path, login)
        (finding,) = (await found(config))[CheckId.BACKEND_LOGIN].findings
    assert says in finding.says
