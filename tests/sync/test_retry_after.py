"""A server that named a time is not asked before it, whoever wants to ask."""

import asyncio

import pytest

from kiosk.sync.backend import RateLimited
from kiosk.sync.retry_after import RetryAfterGate

pytestmark = pytest.mark.usefixtures("virtual_time")


async def test_until_the_time_named_every_request_is_refused_here() -> None:
    retry_after = RetryAfterGate()
    with pytest.raises(RateLimited), retry_after.request():
        raise RateLimited(30)
    await asyncio.sleep(29)
    with pytest.raises(RateLimited) as early, retry_after.request():
        pytest.fail("it was sent")
    assert early.value.retry_after == pytest.approx(1)
    await asyncio.sleep(1.01)
    with retry_after.request():
        pass


async def test_a_server_that_names_no_time_is_the_engines_matter() -> None:
    retry_after = RetryAfterGate()
    with pytest.raises(RateLimited), retry_after.request():
        raise RateLimited(None)
    with retry_after.request():
        pass
