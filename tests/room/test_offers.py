"""What may be offered: walk-ups, bookings for later, more time, the end; what is left of a hold."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from kiosk.room import offers
from kiosk.room.facts import Hold
from kiosk.room.offers import Gap, Offer
from kiosk.room.schedule import Abilities, Span
from tests.room.door import POLICY, at, bookings, minutes, policy, see, span, walk_up


def ends(found: tuple[Offer, ...]) -> list[tuple[str, int | None]]:
    return [(f"{(at('00:00') + (o.end - at('00:00'))).astimezone(POLICY.zone):%H:%M:%S}"[:5], o.minutes) for o in found]


# Walk-up


def test_a_walk_up_starts_at_the_minute_that_has_begun() -> None:
    for now in ("12:00", "12:00:59"):
        assert {offer.start for offer in see(now).walk_up} == {at("12:00")}


@pytest.mark.parametrize(
    ("ended", "now", "start"),
    [
        ("12:00:30", "12:00:30", "12:00:30"),
        ("12:00:30", "12:00:59", "12:00:30"),
        ("12:00:30", "12:01", "12:01"),
        ("12:00", "12:00:30", "12:00"),
    ],
)
def test_or_at_the_end_of_the_booking_that_just_ended(ended: str, now: str, start: str) -> None:
    assert {offer.start for offer in see(now, span("a", "11:00", ended)).walk_up} == {at(start)}


def test_it_ends_on_the_first_five_minute_mark_that_gives_the_length() -> None:
    assert ends(see("12:00").walk_up) == [("12:15", 15), ("12:30", 30), ("12:45", 45), ("13:00", 60)]
    assert ends(see("12:01").walk_up) == [("12:20", 15), ("12:35", 30), ("12:50", 45), ("13:05", 60)]
    assert ends(see("12:04:59").walk_up) == [("12:20", 15), ("12:35", 30), ("12:50", 45), ("13:05", 60)]


@pytest.mark.parametrize(
    ("following", "offered"),
    [
        ("12:04", []),
        ("12:05", [("12:05", None)]),
        ("12:14", [("12:14", None)]),
        ("12:15", [("12:15", 15)]),
        ("12:16", [("12:15", 15), ("12:16", None)]),
        ("12:45", [("12:15", 15), ("12:30", 30), ("12:45", 45)]),
        ("12:50", [("12:15", 15), ("12:30", 30), ("12:45", 45), ("12:50", None)]),
        ("13:00", [("12:15", 15), ("12:30", 30), ("12:45", 45), ("13:00", 60)]),
        ("13:10", [("12:15", 15), ("12:30", 30), ("13:00", 60), ("13:10", None)]),
        ("16:00", [("12:15", 15), ("12:30", 30), ("13:00", 60), ("16:00", None)]),
        ("16:01", [("12:15", 15), ("12:30", 30), ("12:45", 45), ("13:00", 60)]),
    ],
)
def test_lengths_that_fit_until_next_and_45_drops_first(following: str, offered: list[tuple[str, int | None]]) -> None:
    room = see("12:00", span("a", following, "18:00", exempt=True))
    assert ends(room.walk_up) == offered


def test_rounding_up_stops_at_the_next_booking() -> None:
    assert ends(see("12:02", span("a", "12:18", "13:00")).walk_up) == [("12:18", 15)]
    assert ends(see("12:02", span("a", "12:17", "13:00")).walk_up) == [("12:17", 15)]
    assert ends(see("12:02", span("a", "12:16", "13:00")).walk_up) == [("12:16", None)]


def test_the_sites_lengths_in_order_without_those_it_forbids() -> None:
    rules = policy(walk_up_min=(60, 20, 20, 90), walk_up_max=minutes(60))
    assert ends(see("12:00", rules=rules).walk_up) == [("12:20", 20), ("13:00", 60)]
    assert ends(see("12:00", span("a", "13:01", "14:00"), rules=rules).walk_up) == [("12:20", 20), ("13:00", 60)]


def test_at_most_five_buttons_with_other_and_the_longest_go_after_45() -> None:
    rules = policy(walk_up_min=(15, 30, 45, 60, 90, 120))
    assert ends(see("12:00", rules=rules).walk_up) == [("12:15", 15), ("12:30", 30), ("13:00", 60), ("13:30", 90)]
    room = see("12:00", span("a", "14:10", "15:00"), rules=rules)
    assert ends(room.walk_up) == [("12:15", 15), ("12:30", 30), ("13:00", 60), ("14:10", None)]


def test_two_lengths_with_one_end_are_one_offer() -> None:
    assert ends(see("12:01", rules=policy(walk_up_min=(14, 13))).walk_up) == [("12:15", 13)]


def test_no_walk_up_in_a_room_that_is_taken() -> None:
    assert see("12:00", span("a", "11:00", "13:00")).walk_up == ()
    assert see("12:00", span("a", "11:00", "13:00", checked_in=True)).walk_up == ()


def test_a_claim_is_in_the_way_like_any_booking() -> None:
    assert ends(see("12:00", span("a", "12:20", "13:00", claim=True)).walk_up) == [("12:15", 15), ("12:20", None)]


# Book for later


def gaps(now: str, *spans: Span) -> list[tuple[datetime, datetime]]:
    return [(gap.start, gap.end) for gap in offers.gaps(bookings(*spans), POLICY, at(now))]


def test_an_empty_calendar_is_one_gap_to_the_end_of_tomorrow() -> None:
    assert gaps("12:00") == [(at("12:00"), at("00:00", 2))]
    assert gaps("12:00:01") == [(at("12:15"), at("00:00", 2))]
    assert gaps("23:50") == [(at("00:00", 1), at("00:00", 2))]
    assert isinstance(offers.gaps((), POLICY, at("12:00"))[0], Gap)


def test_gaps_lie_between_bookings_on_quarter_marks() -> None:
    spans = (
        span("a", "13:10", "13:50"),
        span("b", "14:20", "15:00"),
        span("c", "15:20", "16:00"),
        span("d", "15:30", "15:45"),
        span("e", "16:00", "17:00"),
        span("f", at("23:00", 1), at("01:00", 2)),
    )
    assert gaps("12:00", *spans) == [
        (at("12:00"), at("13:00")),
        (at("14:00"), at("14:15")),
        (at("15:00"), at("15:15")),
        (at("17:00"), at("23:00", 1)),
    ]


def test_what_is_over_or_after_tomorrow_makes_no_gap() -> None:
    spans = span("a", "09:00", "10:00"), span("b", at("01:00", 2), at("02:00", 2))
    assert gaps("12:00", *spans) == [(at("12:00"), at("00:00", 2))]
    assert gaps("12:05", span("a", "12:00", "12:40")) == [(at("12:45"), at("00:00", 2))]


def test_a_booking_over_midnight_of_tomorrow_leaves_nothing_after_it() -> None:
    assert gaps("12:00", span("a", "12:00", at("10:00", 3))) == []


@pytest.mark.parametrize(
    ("start", "end", "possible"),
    [
        (at("12:07"), at("12:25"), True),
        (at("12:06"), at("12:25"), True),
        (at("12:05:59"), at("12:25"), False),
        (at("12:07"), at("12:12"), True),
        (at("12:07"), at("12:11:59"), False),
        (at("12:07"), at("12:07"), False),
        (at("12:10"), at("12:00"), False),
        (at("12:07"), at("13:00"), True),
        (at("12:07"), at("13:00:01"), False),
        (at("13:30"), at("14:30"), False),
        (at("13:15"), at("13:30"), False),
        (at("12:45"), at("14:15"), False),
        (at("14:00"), at("18:00"), True),
        (at("14:00"), at("18:00:01"), False),
        (at("14:02"), at("18:05"), True),
        (at("14:02"), at("18:05:01"), False),
        (at("23:45", 1), at("00:00", 2), True),
        (at("23:45", 1), at("00:15", 2), False),
        (at("00:00", 2), at("00:15", 2), False),
    ],
)
def test_only_what_the_screen_could_have_offered_can_be_booked(start: datetime, end: datetime, possible: bool) -> None:
    """It is 12:07:30; 13:00-14:00 is taken."""
    taken = bookings(span("a", "13:00", "14:00"))
    assert offers.may_book(start, end, taken, POLICY, at("12:07:30")) is possible


def test_a_wish_for_what_is_over_is_none() -> None:
    assert not offers.may_book(at("12:06"), at("12:11"), (), POLICY, at("12:11"))


def test_the_longest_walk_up_is_whole_just_before_a_day_of_23_hours() -> None:
    rules = policy(walk_up_min=(1440,), walk_up_max=minutes(1440))
    saturday_night = datetime(2025, 3, 29, 22, 59, 30, tzinfo=UTC)
    (offer,) = offers.walk_up((), rules, saturday_night)
    assert offer.end == datetime(2025, 3, 30, 23, tzinfo=UTC)
    assert offers.may_book(offer.start, offer.end, (), rules, saturday_night)
    assert not offers.may_book(offer.start + minutes(1), offer.end, (), rules, saturday_night)


# Extend


def extended(now: str, *spans: Span, **more: Any) -> list[tuple[str, int | None]]:
    return ends(see(now, *spans, **more).extend)


OWN = walk_up("a", "13:00", "14:00")
FOREIGN = span("a", "13:00", "14:00", checked_in=True)


@pytest.mark.parametrize("booking", [OWN, FOREIGN])
@pytest.mark.parametrize(
    ("following", "offered"),
    [
        (None, [("14:15", 15), ("14:30", 30), ("15:00", 60)]),
        ("14:00", []),
        ("14:04", []),
        ("14:05", [("14:05", None)]),
        ("14:15", [("14:15", 15)]),
        ("14:40", [("14:15", 15), ("14:30", 30), ("14:40", None)]),
        ("18:00", [("14:15", 15), ("14:30", 30), ("15:00", 60), ("18:00", None)]),
        ("18:01", [("14:15", 15), ("14:30", 30), ("15:00", 60)]),
    ],
)
def test_more_time_where_at_least_five_minutes_are_gained(
    booking: Span, following: str | None, offered: list[tuple[str, int | None]]
) -> None:
    spans = (booking, span("b", following, "19:00")) if following else (booking,)
    assert extended("13:30", *spans) == offered
    assert all(offer.start == at("14:00") for offer in see("13:30", *spans).extend)


def test_an_odd_end_becomes_an_even_one() -> None:
    assert extended("13:30", span("a", "13:00", "13:52", exempt=True)) == [("14:10", 15), ("14:25", 30), ("14:55", 60)]


def test_a_second_extension_goes_on_from_the_first() -> None:
    more = span("a+", "14:00", "14:30", own=True, base="a")
    assert extended("13:30", FOREIGN, more) == [("14:45", 15), ("15:00", 30), ("15:30", 60)]
    assert extended("14:15", FOREIGN, more) == [("14:45", 15), ("15:00", 30), ("15:30", 60)]


def test_an_extension_is_current_with_its_base() -> None:
    room = see("14:15", FOREIGN, span("a+", "14:00", "14:30", own=True, base="a"))
    assert room.current
    assert (room.state, room.current.key, room.until, room.end) == ("busy", "a", at("14:30"), "a")


@pytest.mark.parametrize(
    ("spans", "more"),
    [
        ((span("a", "13:00", "14:00"),), {}),
        ((span("a", "13:00", "14:00", all_day=True),), {}),
        ((span("a", "13:00", "14:00", own=True, claim=True),), {}),
        ((replace(FOREIGN, may=Abilities(extend=False)),), {}),
        ((FOREIGN,), {"fresh_until": at("13:20")}),
        ((FOREIGN, span("b", "13:45", "14:30")), {}),
    ],
    ids=["due", "all day", "claim", "foreign", "stale", "overlap"],
)
def test_no_more_time(spans: tuple[Span, ...], more: dict[str, Any]) -> None:
    assert extended("13:30", *spans, **more) == []


def test_an_overlap_that_ends_in_time_is_in_nobodys_way() -> None:
    assert extended("13:30", FOREIGN, span("b", "13:15", "14:00")) == [("14:15", 15), ("14:30", 30), ("15:00", 60)]


def test_the_sites_own_steps() -> None:
    assert extended("13:30", OWN, rules=policy(extend_min=(20, 5))) == [("14:05", 5), ("14:20", 20)]
    assert extended("13:30", OWN, rules=policy(extend_min=(14, 13))) == [("14:15", 13)]


# End


@pytest.mark.parametrize(
    ("booking", "more", "may_end"),
    [
        (OWN, {}, True),
        (FOREIGN, {}, True),
        (span("a", "13:00", "14:00"), {}, True),
        (span("a", "13:00", "14:00", exempt=True), {}, True),
        (replace(FOREIGN, may=Abilities(end=False)), {}, False),
        (span("a", "13:00", "14:00", own=True, claim=True), {}, False),
        (OWN, {"fresh_until": at("13:20")}, False),
    ],
)
def test_who_may_hand_the_room_back(booking: Span, more: dict[str, Any], may_end: bool) -> None:
    assert see("13:30", booking, **more).end == ("a" if may_end else None)


def test_a_booking_somebody_came_early_for_can_be_handed_back() -> None:
    assert see("12:55", FOREIGN).end == "a"


# What is left of a hold when the backend answers

HOLD = Hold(at("13:00"), at("13:30"))


@pytest.mark.parametrize(
    ("now", "spans", "left"),
    [
        ("13:00:30", (), ("13:00", "13:30")),
        ("13:10:59", (), ("13:10", "13:30")),
        ("13:25:59", (), ("13:25", "13:30")),
        ("13:26", (), None),
        ("13:31", (), None),
        ("12:59", (), ("13:00", "13:30")),
        ("13:10", (span("b", "13:20", "14:00"),), ("13:10", "13:20")),
        ("13:10", (span("b", "13:15", "14:00"),), ("13:10", "13:15")),
        ("13:10", (span("b", "13:14", "14:00"),), None),
        ("13:10", (span("b", "13:10", "14:00"),), None),
        ("13:10", (span("b", "13:05", "13:11"),), None),
        ("13:10", (span("b", "13:05", "13:10"),), ("13:10", "13:30")),
        ("13:10:45", (span("b", "13:05", "13:10:30"),), ("13:10:30", "13:30")),
        ("13:10", (span("b", "13:30", "14:00"),), ("13:10", "13:30")),
        ("13:10", (span("b", "13:40", "14:00"), span("c", "13:20", "13:25")), ("13:10", "13:20")),
    ],
)
def test_a_hold_is_worth_what_remains_of_it_up_to_the_next_booking(
    now: str, spans: tuple[Span, ...], left: tuple[str, str] | None
) -> None:
    expected = Hold(at(left[0]), at(left[1])) if left else None
    assert offers.remainder(HOLD, bookings(*spans), at(now)) == expected
