"""What a self-test says of a panel that came up."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import SimpleNamespace

import pytest

from kiosk.control.self_test import self_test


class Reader:
    async def read(self) -> bool:
        return True


@asynccontextmanager
async def opening(*, has_drawn: bool) -> AsyncIterator[SimpleNamespace]:
    yield SimpleNamespace(
        screen=SimpleNamespace(has_drawn=has_drawn),
        reader=Reader(),
        panel=SimpleNamespace(state=SimpleNamespace(disk_ok=True)),
        failed=SimpleNamespace(is_set=lambda: False),
    )


@pytest.mark.parametrize("has_drawn", [True, False])
async def test_a_panel_that_is_up_without_a_screen_has_not_drawn(
    capsys: pytest.CaptureFixture[str], has_drawn: bool
) -> None:
    assert await self_test(opening(has_drawn=has_drawn), has_light=False) == (not has_drawn)
    assert f"{'ok  ' if has_drawn else 'FAIL'}  the screen draws\n" in capsys.readouterr().out
