"""The doctor before real calendar servers, real names and real certificates."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from support.caldav_servers import GUEST, PASSWORD, READ_ONLY, USER, CaldavWorld, caldav_world, radicale

from kiosk.doctor.checks import run_all
from kiosk.doctor.examined import examine
from kiosk.doctor.finding import Checked, CheckId, Finding, Outcome
from kiosk.system.trust import fingerprint_of


@dataclass
class Site:
    """A configuration file in a folder, and what it says of the calendar."""

    folder: Path
    url: str
    username: str = USER
    password: str = PASSWORD
    settings: list[str] = field(default_factory=list)

    async def found(self) -> dict[CheckId, Checked]:
        (self.folder / "password").write_text(self.password)
        (self.folder / "password").chmod(0o600)
        lines = ["[room]", 'id = "waalzaal"', "[state]", f'dir = "{self.folder}"', f'run_dir = "{self.folder}"']
        lines += ["[backend]", 'kind = "caldav"', f'url = "{self.url}"', f'username = "{self.username}"']
        lines += [f'password_file = "{self.folder}/password"', *self.settings]
        (self.folder / "kiosk.toml").write_text("\n".join(lines))
        return {one.check: one for one in await run_all(await examine(self.folder / "kiosk.toml"))}

    async def finding(self, check: CheckId) -> Finding:
        """The only one of that check."""
        [finding] = (await self.found())[check].findings
        return finding


BACKEND = [
    check
    for check in CheckId
    if check is CheckId.CLOCK_TRUSTED or (check.startswith("backend.") and check is not CheckId.BACKEND_CONFLICT)
]
"""Without the one that writes."""


async def test_a_calendar_that_is_well(radicale_world: CaldavWorld, tmp_path: Path) -> None:
    found = await Site(tmp_path, radicale_world.url).found()
    assert {check: found[check].outcome for check in BACKEND} == dict.fromkeys(BACKEND, Outcome.OK)


async def test_nothing_is_written(tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    (tmp_path / "site").mkdir()
    with radicale(tmp_path / "server") as server:
        async with caldav_world(server) as world:
            before = files(tmp_path / "server/collections")
            await Site(tmp_path / "site", world.url).found()
            assert files(tmp_path / "server/collections") == before
    assert set(files(tmp_path / "site")) == {"password", "kiosk.toml"}


def files(folder: Path) -> dict[str, bytes]:
    """Without the locks and caches that a server keeps for itself."""
    return {
        path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and ".Radicale." not in str(path)
    }


async def test_a_wrong_password(radicale_world: CaldavWorld, tmp_path: Path) -> None:
    found = await Site(tmp_path, radicale_world.url, password="another").found()
    assert [check for check in BACKEND if found[check].outcome is Outcome.FAIL] == [CheckId.BACKEND_LOGIN]


async def test_an_account_that_may_only_read(tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    with radicale(tmp_path / "server", READ_ONLY) as server:
        async with caldav_world(server) as world:
            finding = await Site(tmp_path, world.url, username=GUEST).finding(CheckId.BACKEND_RIGHTS)
    assert (finding.outcome, "walk-up booking is off" in finding.says) == (Outcome.WARN, True)


@pytest.mark.logs("^that address is not a calendar")
async def test_an_address_above_calendars_names_them(radicale_world: CaldavWorld, tmp_path: Path) -> None:
    finding = await Site(tmp_path, radicale_world.url.rsplit("/", 2)[0] + "/").finding(CheckId.BACKEND_ROOM)
    assert finding.outcome is Outcome.FAIL
    assert radicale_world.url in finding.says


async def test_an_address_without_a_calendar(radicale_world: CaldavWorld, tmp_path: Path) -> None:
    finding = await Site(tmp_path, radicale_world.url + "none/").finding(CheckId.BACKEND_ROOM)
    assert finding.outcome is Outcome.FAIL


async def test_a_server_that_is_down(tmp_path: Path) -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        site = Site(tmp_path, f"http://127.0.0.1:{bound.getsockname()[1]}/room/")
        finding = await site.finding(CheckId.BACKEND_REACHED)
    assert (finding.outcome, "127.0.0.1 does not answer" in finding.says) == (Outcome.FAIL, True)


async def test_a_name_that_nobody_knows(tmp_path: Path) -> None:
    """RFC 2606 keeps .invalid free for ever."""
    found = await Site(tmp_path, "https://calendar.invalid/room/").found()
    [finding] = found[CheckId.NET_DNS].findings
    assert finding.outcome is Outcome.FAIL
    assert finding.says.startswith("calendar.invalid has no address here. Asked ")
    assert found[CheckId.TLS_PEER].outcome is Outcome.SKIPPED


@asynccontextmanager
async def secure_server(
    folder: Path, name: str = "127.0.0.1", lasts: timedelta = timedelta(days=90)
) -> AsyncIterator[int]:
    """Its port; `authority.pem` in the folder is what vouches for it."""
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    now = datetime.now(UTC)
    authority.issue_cert(name, not_before=now - timedelta(days=100), not_after=now + lasts).configure_cert(context)
    authority.cert_pem.write_to_path(folder / "authority.pem")

    async def serve(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    async with server:
        yield server.sockets[0].getsockname()[1]


@pytest.mark.parametrize(
    ("name", "days", "trusts", "outcome", "says"),
    [
        ("127.0.0.1", 90, True, Outcome.OK, ""),
        ("127.0.0.1", 9, True, Outcome.WARN, "The server's certificate ends in "),
        ("127.0.0.1", -1, True, Outcome.FAIL, "The server's certificate has ended, or this panel's clock is wrong"),
        ("127.0.0.3", 90, True, Outcome.FAIL, "The server's certificate is for another name"),
        ("127.0.0.1", 90, False, Outcome.FAIL, "The server's certificate is not signed by anyone this panel trusts"),
    ],
)
async def test_a_certificate(tmp_path: Path, name: str, days: int, trusts: bool, outcome: Outcome, says: str) -> None:
    async with secure_server(tmp_path, name, timedelta(days=days)) as port:
        settings = [f'ca_file = "{tmp_path}/authority.pem"'] if trusts else []
        finding = await Site(tmp_path, f"https://127.0.0.1:{port}/room/", settings=settings).finding(CheckId.TLS_PEER)
    assert finding.outcome is outcome
    assert finding.says.startswith(says)


@pytest.mark.parametrize(("known", "outcome"), [(True, Outcome.OK), (False, Outcome.FAIL)])
async def test_a_certificate_that_is_known_by_its_fingerprint(tmp_path: Path, known: bool, outcome: Outcome) -> None:
    """Whatever name and end it has."""
    async with secure_server(tmp_path, "other.example", timedelta(days=-1)) as port:
        shown = ssl.PEM_cert_to_DER_cert(await asyncio.to_thread(ssl.get_server_certificate, ("127.0.0.1", port)))
        settings = [f'fingerprint = "{fingerprint_of(shown if known else b"")}"']
        found = await Site(tmp_path, f"https://127.0.0.1:{port}/room/", settings=settings).found()
    checked = found[CheckId.TLS_PEER]
    assert checked.outcome is outcome
    assert [finding.says for finding in checked.findings if outcome is Outcome.FAIL] == [
        "The server's certificate is not the one of backend.fingerprint: ask whoever runs it for the one it has."
    ] * (not known)


async def test_another_authority_than_the_one_named(tmp_path: Path) -> None:
    trustme.CA().cert_pem.write_to_path(tmp_path / "other.pem")
    async with secure_server(tmp_path) as port:
        site = Site(tmp_path, f"https://127.0.0.1:{port}/room/", settings=[f'ca_file = "{tmp_path}/other.pem"'])
        finding = await site.finding(CheckId.TLS_PEER)
    assert finding.says.startswith(f"The server's certificate is not signed by an authority in {tmp_path}/other.pem")
