"""For every test: nothing random between two runs, and no warning that was not expected."""

import logging
import re

import pytest
from hypothesis import settings

settings.register_profile("kiosk", deadline=None, derandomize=True)
settings.load_profile("kiosk")


@pytest.fixture(autouse=True)
def _nothing_unexpected_is_logged(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture):
    """A record of WARNING or above fails the test, unless a `logs` mark says it belongs to it."""
    yield
    expected = [pattern for mark in request.node.iter_markers("logs") for pattern in mark.args]
    records = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    unexpected = [
        record.getMessage()
        for record in records
        if record.levelno >= logging.WARNING and not any(re.search(p, record.getMessage()) for p in expected)
    ]
    assert not unexpected
