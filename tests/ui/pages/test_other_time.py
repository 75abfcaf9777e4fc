"""Choosing another time: whatever is pressed, the choice is one the panel may book."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from ui_scenes import Scene
from ui_scenes.scene import DAY, DOOR, POLICY, local, span

from kiosk.room.offers import Gap, gaps, may_book
from kiosk.room.schedule import Schedule
from kiosk.ui import choice as choices
from kiosk.ui.choice import STEP, Choice
from kiosk.ui.interaction import Interaction
from kiosk.ui.pages.other_time import OTHER_TIME, OtherTimeView, choose, choose_at, opened
from kiosk.ui.pages.page import ActionResult, Inputs

NOW = local(12, 12)
BOOKINGS = Schedule(DAY).bookings()
FREE = gaps(BOOKINGS, POLICY, NOW)
PRESSES = ("earlier", "later", "shorter", "longer", "today", "tomorrow")
SCENE = Scene("", NOW, DAY)


def inputs_of(choice: Choice | None, scene: Scene = SCENE, now: datetime = NOW, **more: object) -> Inputs:
    interaction = Interaction("en", **more)  # type: ignore[arg-type]
    return Inputs(scene.published(), {}, DOOR, interaction.having(choice) if choice else interaction, now)


def seen(inputs: Inputs) -> OtherTimeView:
    view: OtherTimeView = OTHER_TIME.derive(inputs)
    return view


def after(step: ActionResult | None, before: Choice) -> Choice:
    """The choice after a press; one that can do nothing leaves it."""
    return (step.interaction.of(Choice) if step else None) or before


def test_it_opens_at_the_next_free_hour_or_what_there_is_of_it() -> None:
    assert choices.first(FREE, POLICY) == Choice(local(12, 15), local(13, 15))
    assert choices.first([Gap(local(12, 15), local(12, 45))], POLICY) == Choice(local(12, 15), local(12, 45))
    assert choices.first([], POLICY) is None


@given(st.lists(st.sampled_from(PRESSES) | st.floats(0, 1), max_size=30))
def test_whatever_is_pressed_it_may_be_booked(presses: list[str | float]) -> None:
    choice = choices.first(FREE, POLICY)
    assert choice is not None
    for press in presses:
        inputs = inputs_of(choice)
        act = choose_at if isinstance(press, float) else choose
        choice = after(act(seen(inputs), inputs, press), choice)  # type: ignore[arg-type]
        assert may_book(choice.start, choice.end, BOOKINGS, POLICY, NOW)


@given(st.none() | st.floats(0, 1))
def test_wherever_it_is_opened_it_may_be_booked(place: float | None) -> None:
    step = opened(inputs_of(None), place)
    choice = step.interaction.of(Choice) if step else None
    assert choice is not None
    assert may_book(choice.start, choice.end, BOOKINGS, POLICY, NOW)


def test_steps_go_over_what_is_booked() -> None:
    before = Choice(local(13, 15), local(13, 30))
    after = choices.later(before, FREE, POLICY)
    assert after == Choice(local(15), local(15, 15))
    assert choices.earlier(after, FREE, POLICY) == before
    assert choices.earlier(Choice(local(12, 15), local(12, 30)), FREE, POLICY) is None


def test_an_end_moves_up_to_the_next_booking_and_down_to_a_quarter() -> None:
    choice = Choice(local(13), local(13, 15))
    longer = choices.longer(choice, FREE, POLICY)
    assert longer == Choice(local(13), local(13, 30))
    assert choices.longer(longer, FREE, POLICY) is None
    assert choices.shorter(longer) == choice
    assert choices.shorter(choice) is None


def test_no_longer_than_the_longest_booking() -> None:
    evening = Choice(local(17), local(17) + POLICY.walk_up_max)
    assert choices.longer(evening, FREE, POLICY) is None


def test_a_finger_on_a_booking_moves_nothing() -> None:
    choice = Choice(local(12, 15), local(13, 15))
    assert choices.at(choice, local(14), FREE, POLICY) == choice
    assert choices.at(choice, local(15, 20), FREE, POLICY) == Choice(local(15, 15), local(16))


def test_a_choice_somebody_took_moves_to_the_next_free_time() -> None:
    taken = gaps(Schedule((*DAY, span("n", local(12, 15), local(13)))).bookings(), POLICY, NOW)
    assert choices.kept(Choice(local(12, 15), local(13, 15)), taken, POLICY) == Choice(local(13), local(13, 30))
    assert choices.kept(Choice(local(12, 15), local(13, 15)), [], POLICY) is None
    late = [Gap(local(9), local(9, 30))]
    assert choices.kept(Choice(local(12, 15), local(13, 15)), late, POLICY) == Choice(local(9, 15), local(9, 30))


def test_tomorrow_keeps_the_time_where_it_is_free() -> None:
    choice = Choice(local(16, 45), local(17, 45))
    assert choices.on_day(choice, 1, FREE, POLICY, NOW) == Choice(local(16, 45, day=24), local(17, 45, day=24))
    night = choices.on_day(Choice(local(23), local(23, 30)), 0, FREE, POLICY, NOW)
    assert night == Choice(local(23), local(23, 30))


def test_the_page_says_what_its_buttons_can_do() -> None:
    view = seen(inputs_of(choices.first(FREE, POLICY)))
    assert (view.start, view.end, view.hours, view.minutes) == ("12:15", "13:15", 1, 0)
    assert (view.can_earlier, view.can_later, view.can_shorter, view.can_longer) == (False, True, True, True)
    assert view.day.blocks[-1].current
    assert view.possible


def test_nothing_is_possible_when_the_data_is_old() -> None:
    stale = Scene("", NOW, DAY, old=timedelta(minutes=10))
    assert not seen(inputs_of(choices.first(FREE, POLICY), stale)).possible
    assert opened(inputs_of(None, stale)) is None


def test_the_line_before_going_home_takes_ten_steps() -> None:
    choice = choices.first(FREE, POLICY)
    moments = [NOW + timedelta(seconds=s) for s in (19, 20, 21, 29)]
    left = [seen(inputs_of(choice, now=now, touched_at=NOW)).leaving for now in moments]
    assert left == [0.0, 1.0, 0.9, 0.1]
    assert timedelta(minutes=15) == STEP
    assert seen(inputs_of(choice)).leaving == 0
