"""`kiosk init` for rooms of Microsoft 365 and Google: the calendar is looked at before anything is written."""

import asyncio
import stat
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from support.app_certificates import app_certificate
from vendors.google.quirks import Quirk as GoogleQuirk
from vendors.google.world import GoogleServer, GoogleWorld, google_world
from vendors.graph.world import GraphWorld, graph_world

from kiosk.backend_tables import BACKEND_KINDS, GoogleTable, GraphTable
from kiosk.config_reader import load
from kiosk.settings.secret_file import read_secret
from kiosk.settings.table import names_of
from kiosk.setup.install import files_named

Init = Callable[..., int]


async def run(kiosk_init: Init, etc: Path, kind: str, flags: dict[str, object]) -> int:
    room = {"--room": "waalzaal", "--name": "Waalzaal", "--timezone": "Europe/Amsterdam"}
    words = [word for pair in (flags | room).items() for word in pair]
    return await asyncio.to_thread(kiosk_init, "--kind", kind, "--config", etc / "kiosk.toml", "--no-doctor", *words)


def google_flags(world: GoogleWorld, folder: Path) -> dict[str, object]:
    (folder / "key").write_text(world.server.key_file)
    return {"--calendar": world.id, "--key-file": folder / "key", "--url": world.server.url}


async def graph_flags(world: GraphWorld, folder: Path, *, uploaded: int = 0) -> dict[str, object]:
    for name, pem in zip(("key", "certificate"), app_certificate(0), strict=True):
        (folder / name).write_text(pem)
    client_id = str(uuid4())
    app = {"client_id": client_id, "certificate": app_certificate(uploaded)[1], "addresses": [world.address]}
    await world.prepare(app=app)
    key = {"--key-file": folder / "key", "--certificate-file": folder / "certificate"}
    return account_flags(world) | key | {"--client-id": client_id}


def account_flags(world: GraphWorld) -> dict[str, object]:
    urls = {"--url": world.url, "--sign-in-url": world.url}
    return {"--calendar": world.address, "--tenant": "example.org", "--client-id": str(uuid4()), **urls}


def kept(etc: Path) -> dict[str, int]:
    return {path.name: stat.S_IMODE(path.stat().st_mode) for path in etc.iterdir()}


async def test_google_is_set_up_with_a_key_of_the_panels_own(server: GoogleServer, etc: Path, kiosk_init: Init) -> None:
    async with google_world(server) as world:
        assert await run(kiosk_init, etc, "google", google_flags(world, etc.parent)) == 0
    table = load(etc / "kiosk.toml").backend
    assert isinstance(table, GoogleTable)
    assert (table.calendar, table.read_key()) == (world.id, world.server.key_file.strip())
    assert kept(etc)["google.json"] == 0o600
    assert set(kept(etc)) == {"kiosk.toml", "google.json"}


async def test_microsoft_is_set_up_with_a_key_and_its_certificate(graph_url: str, etc: Path, kiosk_init: Init) -> None:
    async with graph_world(graph_url) as world:
        assert await run(kiosk_init, etc, "graph", await graph_flags(world, etc.parent)) == 0
    table = load(etc / "kiosk.toml").backend
    assert isinstance(table, GraphTable)
    assert table.key_file is not None
    assert (table.mailbox, table.tenant, table.login_file) == (world.address, "example.org", None)
    assert read_secret(table.key_file) == app_certificate(0)[0].strip()
    assert kept(etc)["graph.key"] == 0o600
    assert set(kept(etc)) == {"kiosk.toml", "graph.key", "graph.cer"}


async def test_without_a_key_the_rooms_account_is_to_sign_in(
    graph_url: str, etc: Path, kiosk_init: Init, capsys: pytest.CaptureFixture[str]
) -> None:
    async with graph_world(graph_url) as world:
        assert await run(kiosk_init, etc, "graph", account_flags(world)) == 0
    table = load(etc / "kiosk.toml").backend
    assert isinstance(table, GraphTable)
    assert table.login_file == Path("/var/lib/kiosk/microsoft-login")
    assert "Sign the room's account in: sudo kiosk login" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("quirk", "change", "told"),
    [
        (
            GoogleQuirk.NOT_CONFIGURED,
            {},
            "The Google Calendar API is switched off in the account's project: ask who runs",
        ),
        (None, {"--calendar": "no@example.org"}, "The account sees no calendar backend.calendar: correct the id, or"),
        (None, {"--calendar": "room"}, "--calendar: calendar is not a mail address: write it like room1@example.org."),
        (None, {"--url": "http://127.0.0.1:9"}, "127.0.0.1 does not answer: is it running, and does a firewall let"),
        (None, {"--key-file": __file__}, "backend.key_file holds no key of a service account: make one in the Cloud"),
        (None, {"--subject": "no"}, "backend.subject is not a mail address: write it like"),
    ],
)
async def test_what_google_would_refuse_is_not_set_up(
    server: GoogleServer,
    etc: Path,
    kiosk_init: Init,
    capsys: pytest.CaptureFixture[str],
    quirk: GoogleQuirk | None,
    change: dict[str, object],
    told: str,
) -> None:
    async with google_world(server, *([quirk] if quirk else [])) as world:
        assert await run(kiosk_init, etc, "google", google_flags(world, etc.parent) | change) == 1
    says = capsys.readouterr().err
    assert told in says
    assert len(says.splitlines()) == 1
    assert kept(etc) == {}


@pytest.mark.parametrize(
    ("uploaded", "change", "told"),
    [
        (1, {}, "The app registration has another certificate: upload backend.certificate_file there."),
        (0, {"--calendar": "no@example.org"}, "Microsoft 365 has no mailbox backend.mailbox: correct the address, or"),
        (0, {"--client-id": "room"}, "--client-id: client_id is not the id of an app: copy the application (client)"),
        (0, {"--tenant": "a b"}, "--tenant: tenant is not a tenant: copy the directory (tenant) id from the app"),
        (0, {"--certificate-file": __file__}, "backend.key_file and backend.certificate_file are no RSA key and its"),
    ],
)
async def test_what_microsoft_would_refuse_is_not_set_up(
    graph_url: str,
    etc: Path,
    kiosk_init: Init,
    capsys: pytest.CaptureFixture[str],
    uploaded: int,
    change: dict[str, object],
    told: str,
) -> None:
    async with graph_world(graph_url) as world:
        flags = await graph_flags(world, etc.parent, uploaded=uploaded)
        assert await run(kiosk_init, etc, "graph", flags | change) == 1
    says = capsys.readouterr().err
    assert told in says
    assert len(says.splitlines()) == 1
    assert kept(etc) == {}


@pytest.mark.parametrize("kind", BACKEND_KINDS)
def test_every_file_that_a_panel_only_reads_can_come_with_a_batch(kind: str) -> None:
    fields = {name for name in names_of(BACKEND_KINDS[kind]) if name.endswith("_file")} - {"login_file"}
    assert set(files_named({"backend": {name: f"/etc/kiosk/{name}" for name in fields}}).values()) == {
        ("backend", name) for name in fields
    }
