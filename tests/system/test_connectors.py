"""Where the kernel says that a screen is plugged in."""

from pathlib import Path

import pytest

from kiosk.system.connectors import has_no_screen


def machine(root: Path, **states: str) -> Path:
    """One with these connectors."""
    for name, state in states.items():
        connector = root / "sys/class/drm" / name.replace("_", "-")
        connector.mkdir(parents=True)
        (connector / "status").write_text(f"{state}\n")
    return root


def test_there_is_none_where_every_connector_says_so(tmp_path: Path) -> None:
    assert has_no_screen(machine(tmp_path, card0_HDMI_A_1="disconnected", card0_HDMI_A_2="disconnected"))


@pytest.mark.parametrize("state", ["connected", "unknown", ""])
def test_there_may_be_one_where_another_thing_is_said(tmp_path: Path, state: str) -> None:
    assert not has_no_screen(machine(tmp_path, card0_HDMI_A_1="disconnected", card0_Composite_1=state))


def test_there_may_be_one_where_the_kernel_knows_of_no_connector(tmp_path: Path) -> None:
    assert not has_no_screen(tmp_path)


@pytest.mark.parametrize("state", ["connected", "unknown"])
def test_no_screen_is_plugged_into_the_connector_that_writes_into_memory(tmp_path: Path, state: str) -> None:
    """A Raspberry Pi has one."""
    assert has_no_screen(machine(tmp_path / "dark", card0_HDMI_A_1="disconnected", card0_Writeback_1=state))
    assert not has_no_screen(machine(tmp_path / "odd", card0_Writeback_1=state))
