"""Fixtures, to be named in a conftest: servers are started once and shared; every test has a calendar of its own."""

from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager

import pytest

from support.caldav_servers import CaldavWorld, Server, caldav_world, radicale, xandikos


@pytest.fixture(scope="session")
def radicale_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with radicale(tmp_path_factory.mktemp("radicale")) as server:
        yield server


@pytest.fixture(scope="session")
def xandikos_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with xandikos(tmp_path_factory.mktemp("xandikos")) as server:
        yield server


@pytest.fixture
def radicale_world(radicale_server: Server) -> AbstractAsyncContextManager[CaldavWorld]:
    return caldav_world(radicale_server)


@pytest.fixture
def xandikos_world(xandikos_server: Server) -> AbstractAsyncContextManager[CaldavWorld]:
    return caldav_world(xandikos_server)
