"""The screen outside working hours: dark, wandering once a minute, woken by a touch that does nothing else."""

from dataclasses import replace

from ui_hand import Hand
from ui_scenes import SCENES

from kiosk.room.intent import Touched
from kiosk.ui.pages.night import NIGHT, STEPS

SCENE = {scene.name: scene for scene in SCENES}


def test_it_is_shown_while_the_panel_sleeps(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["night-free"], language="en")
    assert hand.page == "night"
    assert {"21:47", "Free", "rest of the day"} <= set(hand.texts())
    assert at_the_door(SCENE["free"]).page == "home"


def test_it_wanders_round_with_the_clock_and_not_otherwise(at_the_door: type[Hand]) -> None:
    hand, steps = at_the_door(SCENE["night-free"]), []
    for _ in range(STEPS):
        step = hand.view.step
        hand.passes(seconds=59)
        assert hand.view.step == step
        hand.passes(seconds=1)
        steps.append(hand.view.step)
    assert sorted(steps) == list(range(STEPS))


def test_a_touch_wakes_it_and_does_nothing_else(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE["night-free"], language="en")
    hand.touches(hand.middle)
    assert hand.posted == [Touched()]
    awake = replace(hand.report.resolution, awake=True)
    hand.publishes(resolution=awake)
    assert hand.page == "home"
    assert hand.posted == [Touched()]


def test_nothing_can_be_tapped_in_the_dark() -> None:
    assert NIGHT.actions == ()
