"""Today in large letters: what is still to come, at most four lines, and how many more."""

from datetime import timedelta

from ui_hand import Hand
from ui_scenes import Scene
from ui_scenes.home import READ_ONLY
from ui_scenes.scene import DAY, LARGE, local, span

from kiosk.room.day import MINUTE


def opened(at_the_door: type[Hand], *spans: object, hour: int = 12, minute: int = 12) -> Hand:
    hand = at_the_door(Scene("", local(hour, minute), spans, door=LARGE), language="en")  # type: ignore[arg-type]
    hand.taps("Today")
    return hand


def said(hand: Hand) -> list[str]:
    return [entry.span.replace("\u2060", "").replace("\u2005", " ") for entry in hand.view.entries]


def test_what_is_over_is_not_told(at_the_door: type[Hand]) -> None:
    hand = opened(at_the_door, *DAY)
    assert (said(hand), hand.view.more) == (["13:30 – 15:00", "16:00 – 16:30"], 0)
    assert "Nothing else is booked today." in hand.texts()


def test_more_than_four_are_counted(at_the_door: type[Hand]) -> None:
    spans = [span(f"s{i}", local(13 + i), local(13 + i) + timedelta(minutes=30)) for i in range(7)]
    hand = opened(at_the_door, *spans)
    assert (len(hand.view.entries), hand.view.more) == (4, 3)
    assert "and 3 more" in hand.texts()


def test_tomorrow_is_another_day(at_the_door: type[Hand]) -> None:
    assert said(opened(at_the_door, span("t", local(9, day=24), local(10, day=24)))) == []


def test_a_booking_leaves_the_list_when_it_ends(at_the_door: type[Hand]) -> None:
    hand = opened(at_the_door, span("a", local(12), local(12, 13), checked_in=True), span("b", local(14), local(15)))
    assert len(hand.view.entries) == 2
    hand.now += MINUTE
    hand.touches(hand.middle)
    assert said(hand) == ["14:00 – 15:00"]


def test_it_goes_home_when_left_alone(at_the_door: type[Hand]) -> None:
    hand = opened(at_the_door, *DAY)
    hand.passes(seconds=30)
    assert hand.page == "home"


def test_another_time_is_two_taps_from_home_for_who_needs_large_text_too(at_the_door: type[Hand]) -> None:
    hand = opened(at_the_door, *DAY)
    hand.taps("Another time")
    assert hand.page == "other_time"


def test_a_calendar_that_may_only_be_read_offers_no_other_time(at_the_door: type[Hand]) -> None:
    hand = at_the_door(Scene("", local(12, 12), DAY, facts=READ_ONLY, door=LARGE), language="en")
    hand.taps("Today")
    assert hand.labels() == ["Back"]
