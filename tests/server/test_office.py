"""An office: whole panels, phones and one server in the box, which all know by its certificate alone."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
import pytest
from support.caldav_servers import SECRET, ZONE, CaldavWorld, Server
from support.race import race
from support.waiting import PATIENCE_S

from kiosk.backends import open_store
from kiosk.config import Config
from kiosk.config_reader import parse
from kiosk.server import certificate
from kiosk.server.certificate import Certificate
from kiosk.server.embedded import EmbeddedRoom, EmbeddedServer
from kiosk.sync.backend import BackendError, Show, Untrusted
from kiosk.sync.caldav.client import DavClient, Login
from kiosk.sync.caldav.store import CaldavStore
from kiosk.system.trust import tls_context

ROUNDS = int(os.environ.get("RACES", "15"))
ROOMS = (EmbeddedRoom("waal", "Waalzaal"), EmbeddedRoom("maas", "Maaszaal"))


@dataclass
class Office:
    server: EmbeddedServer
    shown: Certificate

    def config(self, fingerprint: str, room_host: str) -> Config:
        """A panel at one room, which finds the other, the way an office writes it down."""
        backend = {"kind": "caldav", "url": self.server.url("waal"), "username": "waal", "fingerprint": fingerprint}
        other = {"id": "maas", "url": self.server.url("maas").replace("127.0.0.1", room_host), "username": "maas"}
        for table, room in ((backend, "waal"), (other, "maas")):
            table["password_file"] = str(self.server.password_file(room))
        return parse({"room": {"id": "waal"}, "backend": backend, "rooms": [other]})


class OfficeWorld(CaldavWorld):
    """A fresh calendar of the room `waal`."""

    def __init__(self, office: Office, client: httpx.AsyncClient) -> None:
        super().__init__(Server(office.server.url("waal").removesuffix("calendar/")), client)
        self._password = office.server.password_file("waal").read_text().strip()
        self._fingerprint = office.shown.fingerprint

    def store(self, *, show: Show = Show.RESERVED) -> CaldavStore:
        login = Login(self.panel_url, "waal", self._password, fingerprint=self._fingerprint)
        store = CaldavStore(DavClient(login, show=show), SECRET, ZONE)
        self._stores.append(store)
        return store


@asynccontextmanager
async def an_office(folder: Path) -> AsyncIterator[Office]:
    shown = certificate.own(folder)
    async with EmbeddedServer(folder, ROOMS, certificate=shown) as server:
        yield Office(server, shown)


@asynccontextmanager
async def a_world(folder: Path) -> AsyncIterator[OfficeWorld]:
    async with an_office(folder) as office:
        login = ("waal", office.server.password_file("waal").read_text().strip())
        pinned = tls_context(None, office.shown.fingerprint)
        async with httpx.AsyncClient(auth=login, verify=pinned, trust_env=False, timeout=PATIENCE_S) as client:
            world = OfficeWorld(office, client)
            await world.open()
            yield world
            await world.close()


async def failure(store: CaldavStore) -> type[BackendError] | None:
    now = datetime.now(UTC)
    try:
        await store.busy(now, now + timedelta(hours=1))
    except BackendError as error:
        return type(error)
    finally:
        await store.aclose()
    return None


async def test_a_panel_knows_the_server_by_its_fingerprint_and_no_other(tmp_path: Path) -> None:
    """It finds the other rooms there too; what is elsewhere needs an authority, as everything without a fingerprint."""
    async with an_office(tmp_path) as office:
        await knows_it_by_its_fingerprint(office)


async def knows_it_by_its_fingerprint(office: Office) -> None:
    for fingerprint, host, here, other in [
        (office.shown.fingerprint, "127.0.0.1", None, None),
        (office.shown.fingerprint, "localhost", None, Untrusted),
        (office.shown.fingerprint[:-4] + "0000", "127.0.0.1", Untrusted, Untrusted),
    ]:
        config = office.config(fingerprint, host)
        assert await failure(open_store(config, SECRET)) is here
        assert await failure(open_store(config, SECRET, config.rooms[0])) is other


@pytest.mark.logs("^the backend does not answer as it should: unreachable$")
async def test_one_panel_wins(tmp_path: Path) -> None:
    async with a_world(tmp_path) as world:
        await race(world, 3, 2)


@pytest.mark.long
@pytest.mark.timeout(1500)
@pytest.mark.logs("^the backend does not answer as it should: unreachable$")
@pytest.mark.parametrize("panels", [2, 3])
async def test_one_panel_wins_every_time(tmp_path: Path, figure: Callable[[str], None], panels: int) -> None:
    async with a_world(tmp_path) as world:
        figure(str(await race(world, panels, ROUNDS)))
