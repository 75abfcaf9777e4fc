"""The CalDAV adapter keeps the backend contract on real servers."""

import pytest
from support.backend_contract import BackendContract
from support.caldav_servers import Server, world_on


class TestRadicale(BackendContract):
    @pytest.fixture
    def open_world(self, radicale_server: Server) -> BackendContract.OpenWorld:
        return world_on(radicale_server)


class TestXandikos(BackendContract):
    @pytest.fixture
    def open_world(self, xandikos_server: Server) -> BackendContract.OpenWorld:
        return world_on(xandikos_server)
