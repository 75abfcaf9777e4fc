"""What can be reported: fixed choices for everything a room has, and no way to say more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.reports.faults import CHOICES, MOST_CHOICES, OF_EVERY_ROOM, Asset, FaultChoice, FaultItem, items_of
from kiosk.ui.door import KNOWN_EQUIPMENT

GENERAL = tuple(map(FaultItem, OF_EVERY_ROOM))


def test_everything_has_a_few_choices_that_differ() -> None:
    assert set(CHOICES) == set(Asset)
    assert all(2 <= len(set(choices)) == len(choices) <= MOST_CHOICES for choices in CHOICES.values())
    assert {choice for choices in CHOICES.values() for choice in choices} == set(FaultChoice)


def test_the_rooms_own_equipment_comes_first_in_its_order() -> None:
    assert items_of(("whiteboard", "screen")) == (FaultItem(Asset.WHITEBOARD), FaultItem(Asset.SCREEN), *GENERAL)
    assert items_of(()) == GENERAL


def test_every_piece_the_screen_has_a_word_for_has_choices_of_its_own() -> None:
    items = items_of(sorted(KNOWN_EQUIPMENT))
    assert items == (*(FaultItem(Asset(piece)) for piece in sorted(KNOWN_EQUIPMENT)), *GENERAL)


@pytest.mark.parametrize("named", ["Flipchart", "light", "panel", "equipment", "", "Screen"])
def test_a_piece_with_a_name_of_the_sites_own_goes_by_its_place(named: str) -> None:
    assert items_of(("screen", named))[1] == FaultItem(Asset.EQUIPMENT, 2)
    assert items_of(("screen", named))[1].code == "equipment_2"


def test_a_piece_that_is_there_twice_is_offered_once() -> None:
    assert items_of(("screen", "screen"))[:2] == (FaultItem(Asset.SCREEN), GENERAL[0])


@given(st.lists(st.text(max_size=20) | st.sampled_from(sorted(KNOWN_EQUIPMENT)), max_size=30))
def test_no_name_travels(equipment: list[str]) -> None:
    items = items_of(equipment)
    assert len(set(items)) == len(items)
    assert {item.asset for item in items} >= set(OF_EVERY_ROOM)
    assert all(equipment[item.place - 1] not in KNOWN_EQUIPMENT for item in items if item.place)


@pytest.mark.parametrize(("asset", "place"), [(Asset.SCREEN, 1), (Asset.EQUIPMENT, 0), (Asset.EQUIPMENT, -1)])
def test_an_item_nobody_has_cannot_be_made(asset: Asset, place: int) -> None:
    with pytest.raises(ValueError, match="place"):
        FaultItem(asset, place)
