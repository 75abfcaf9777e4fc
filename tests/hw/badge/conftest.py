"""Hashes that cost next to nothing, but where a test is about their cost or starts a process."""

import pytest

from kiosk.hw.badge import number


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(number, "COST", 2)
