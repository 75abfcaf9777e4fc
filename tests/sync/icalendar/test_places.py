"""Where an event takes place, and what is said of it in other spellings."""

import pytest
from support.objects import calendar, event

from kiosk.sync.icalendar.content_lines import read
from kiosk.sync.icalendar.places import is_elsewhere, place_name, places_of


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        ((), set()),
        (("LOCATION:",), set()),
        (("LOCATION:Room  5 ",), {"room 5"}),
        (("LOCATION;LANGUAGE=nl:Zaal 5\\, begane\n  grond",), {"zaal 5, begane grond", "zaal 5", "begane grond"}),
        (("LOCATION:A;B",), {"a;b", "a", "b"}),
        (("LOCATION:A\\nB",), {"a b", "a", "b"}),
        (("LOCATION:A", "LOCATION:B"), {"a", "b"}),
    ],
)
def test_each_name_and_all_of_them(lines: tuple[str, ...], places: set[str]) -> None:
    (found,) = read(calendar(event(*lines))).calendar.components("VEVENT")
    assert places_of(found) == places
    assert is_elsewhere(found, "nowhere") is bool(places)
    assert not any(is_elsewhere(found, place) for place in places)


def test_names_are_compared_without_capitals_and_with_single_spaces() -> None:
    assert place_name(" Große\tZAAL  5") == "grosse zaal 5"
