"""The table of pages: which is open, and that the open one stays as it is until the next tick."""

from datetime import datetime, timedelta

import pytest
from ui_scenes import SCENES, Scene
from ui_scenes.scene import BOOKED, KEY_C, local
from ui_scenes.unlock import challenge

from kiosk.room.intent import CheckIn
from kiosk.room.pin import Pin
from kiosk.ui.actions import Ending
from kiosk.ui.choice import Choice
from kiosk.ui.interaction import Interaction, post
from kiosk.ui.pages.page import Inputs, Page, next_tick
from kiosk.ui.pages.table import PAGES, open_page, settled

VISIT = Interaction("en")
CHOICE = Choice(local(12, 15), local(13, 15))


def inputs_of(scene: Scene, interaction: Interaction = VISIT, now: datetime | None = None) -> Inputs:
    return Inputs(scene.published(), scene.labels, scene.at_door(), interaction, now or scene.now, words=scene.words)


@pytest.mark.parametrize(
    ("report", "state", "name"),
    [
        ({}, None, "home"),
        ({}, CHOICE, "other_time"),
        (challenge(BOOKED), None, "unlock"),
        (challenge(BOOKED), CHOICE, "unlock"),
    ],
)
def test_the_most_urgent_page_is_open(report: dict[str, object], state: object, name: str) -> None:
    interaction = VISIT.having(state) if state else VISIT
    assert open_page(inputs_of(Scene("", local(12, 12), report=report), interaction)).name == name


def test_every_page_has_a_name_of_its_own() -> None:
    assert len({page.name for page in PAGES}) == len(PAGES)
    assert len({page.qml for page in PAGES}) == len(PAGES)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_nothing_changes_before_the_next_tick(scene: Scene) -> None:
    touched = Interaction("en", touched_at=scene.now)
    posted = post(touched, CheckIn(KEY_C), scene.published(), scene.now)
    for interaction in (VISIT, posted, touched.having(CHOICE), touched.having(Ending.asked(KEY_C, scene.now))):
        now, ends = scene.now, scene.now + timedelta(seconds=70)
        while now < ends:
            page, inputs = look(scene, interaction, now)
            tick, first = next_tick(page, inputs), page.derive(inputs)
            assert now < tick <= now + timedelta(minutes=1)
            for share in (0.25, 0.5, 0.999):
                same, later = look(scene, interaction, now + share * (tick - now))
                assert (same.name, same.derive(later)) == (page.name, first)
            now = tick


def look(scene: Scene, interaction: Interaction, now: datetime) -> tuple[Page, Inputs]:
    inputs = settled(inputs_of(scene, interaction, now))
    return open_page(inputs), inputs


def test_a_page_keeps_its_state_for_as_long_as_it_is_open() -> None:
    asked, free = Scene("", local(12, 12), report=challenge(BOOKED)), Scene("", local(12, 12))
    typed = VISIT.having(Pin("27"))
    assert [len(pin) for page in PAGES if (pin := page.keeps(inputs_of(asked, typed)))] == [2]
    assert [page.name for page in PAGES if page.keeps(inputs_of(free, typed))] == []


def test_states_stand_side_by_side_and_one_goes_alone() -> None:
    both = VISIT.having(CHOICE).having(Pin("27"))
    assert (both.of(Choice), len(both.of(Pin) or "")) == (CHOICE, 2)
    assert both.without(Pin).of(Pin) is None
    assert both.without(Pin).of(Choice) == CHOICE
