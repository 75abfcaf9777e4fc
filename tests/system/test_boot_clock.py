"""How long ago the machine started, by a clock that no step of the wall clock reaches."""

import pytest

from kiosk.system import boot_clock


@pytest.mark.parametrize(("seconds", "just"), [(0.0, True), (599.0, True), (600.0, False), (86_400.0, False)])
def test_a_machine_that_came_up_minutes_ago(monkeypatch: pytest.MonkeyPatch, seconds: float, just: bool) -> None:
    monkeypatch.setattr(boot_clock, "boottime", lambda: seconds)
    assert boot_clock.has_just_started() is just
