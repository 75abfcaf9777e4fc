"""`kiosk login` before the fake: a code to type, and what stays behind when somebody has."""

import argparse
import asyncio
import stat
from pathlib import Path
from typing import Any

import pytest
from vendors.graph.settings import account_settings, app_settings
from vendors.graph.world import GraphWorld, graph_world

from kiosk.backends import open_store
from kiosk.commands import login
from kiosk.config_reader import load
from kiosk.sync.booking.event_store import EventStore


async def run(config: Path) -> int:
    return await asyncio.to_thread(login.run, argparse.Namespace(config=config))


async def answered(world: GraphWorld, config: Path, answer: str) -> int:
    """Somebody types the code after a while, or says no."""
    asking = asyncio.create_task(run(config))
    await asyncio.sleep(0.3)
    while not asking.done():
        await world.prepare(codes=answer)
        await asyncio.wait({asking}, timeout=0.1)
    return await asking


def opened(config: Path) -> EventStore:
    return open_store(load(config), b"s" * 32)


async def test_who_types_the_code_signs_the_room_in(
    graph_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with graph_world(graph_url) as world:
        config = await account_settings(world, tmp_path, None)
        assert await answered(world, config, "approved") == 0
        said = capsys.readouterr()
        store = opened(config)
        try:
            assert (await store.probe()).writable
        finally:
            await store.aclose()
    file = tmp_path / "login"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_text().startswith("SECRET-")
    assert "https://microsoft.example/devicelogin" in said.out
    assert "type FAKE-CODE. Sign in there as room-" in said.out
    assert "SECRET-" not in said.out + said.err


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("declined", "Somebody said no to the sign-in: run kiosk login again."),
        ("forbidden", "A rule of the tenant (Conditional Access) forbids this sign-in"),
    ],
)
async def test_what_is_refused_is_said_and_nothing_is_kept(
    graph_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], answer: str, says: str
) -> None:
    async with graph_world(graph_url) as world:
        config = await account_settings(world, tmp_path, None)
        assert await answered(world, config, answer) == 1
    assert says in capsys.readouterr().err
    assert not (tmp_path / "login").exists()


async def test_somebody_elses_account_is_noticed(
    graph_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with graph_world(graph_url) as world, graph_world(graph_url) as other:
        config = await account_settings(world, tmp_path, None)
        text = config.read_text().replace(world.address, other.address)
        config.write_text(text)
        assert await answered(world, config, "approved") == 1
    assert "That account is not let in, and its login is not kept." in capsys.readouterr().err
    assert not (tmp_path / "login").exists()


async def test_an_app_has_nobody_to_sign_in(graph_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    async with graph_world(graph_url) as world:
        config = await app_settings(world, tmp_path)
        assert await run(config) == 1
        store: Any = opened(config)
        try:
            assert (await store.probe()).writable
        finally:
            await store.aclose()
    assert "names no login_file" in capsys.readouterr().err
