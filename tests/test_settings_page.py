"""docs/configure.md says of every setting what it may be, its default, and what it does: as the program has it."""

import pytest
import settings_page

from kiosk.hw.light.settings import UsbLightSettings


def test_the_page_is_what_the_types_say_now() -> None:
    """After a change: .venv/bin/python packaging/settings_page.py"""
    assert settings_page.PAGE.read_text("utf-8") == settings_page.page()


def test_of_every_setting_somebody_says_what_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings_page.undescribed() == []
    monkeypatch.setattr(settings_page, "descriptions", lambda _kind: {})
    assert {"room.id", "policy.show", "light.brightness", "reports.to", "rooms.url"} <= {*settings_page.undescribed()}


def test_what_a_setting_does_is_said_where_it_is_declared_also_for_those_that_derive_from_it() -> None:
    assert settings_page.descriptions(UsbLightSettings)["night_brightness"] == "Outside working hours."
