"""End to end: a real server, a real hardware daemon and a real panel, each a process of its own."""

from contextlib import AbstractAsyncContextManager

import pytest
from support.calendar_fixtures import radicale_server, xandikos_server
from support.scene import on_stage

from kiosk.demo.stage import Stage

__all__ = ["radicale_server", "xandikos_server"]


@pytest.fixture
def built() -> AbstractAsyncContextManager[Stage]:
    return on_stage()
