"""Real faults on real processes. What cannot be done here is skipped, aloud."""

from contextlib import AbstractAsyncContextManager

import pytest
from support.scene import FRESH_5_S, on_stage

from kiosk.demo.stage import Stage


@pytest.fixture
def built() -> AbstractAsyncContextManager[Stage]:
    return on_stage(FRESH_5_S)
