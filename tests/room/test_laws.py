"""What holds whatever the facts are: random calendars, policies and moments, down to the microsecond."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.room import offers
from kiosk.room.day import MINUTE, ceil_mark, floor_minute, midnight
from kiosk.room.facts import Facts, Hold, Notice, NoticeKind, Presence, UndoOffer
from kiosk.room.freshness import fresh_until
from kiosk.room.pattern import LightPattern
from kiosk.room.policy import Policy, PresenceUse
from kiosk.room.schedule import ANYTHING, NOTHING, Abilities, Booking, Doubt, EventKey, Schedule, Span, Taken
from kiosk.room.state import State, resolve

Situation = tuple[Facts, Policy, datetime]
MICROSECOND, QUARTER = timedelta(microseconds=1), timedelta(minutes=15)
LIGHTS = {
    State.FREE: {LightPattern.FREE},
    State.BUSY: {LightPattern.BUSY, LightPattern.HELD},
    State.CHECK_IN_DUE: {LightPattern.CHECK_IN_DUE, LightPattern.CHECK_IN_LAST},
    State.UNKNOWN: {LightPattern.UNKNOWN},
    State.OUT_OF_SERVICE: {LightPattern.OUT_OF_SERVICE},
}

# Everything happens near one of these: ordinary days, a day of 23 hours, one of 25, one without a midnight.
ANCHORS = st.sampled_from(
    [
        (ZoneInfo("Europe/Amsterdam"), datetime(2025, 6, 10, 8, tzinfo=UTC)),
        (ZoneInfo("Europe/Amsterdam"), datetime(2025, 6, 10, 4, 30, tzinfo=UTC)),
        (ZoneInfo("Europe/Amsterdam"), datetime(2025, 3, 29, 22, tzinfo=UTC)),
        (ZoneInfo("Europe/Amsterdam"), datetime(2025, 10, 25, 22, tzinfo=UTC)),
        (ZoneInfo("Africa/Cairo"), datetime(2025, 4, 24, 21, tzinfo=UTC)),
        (ZoneInfo("Pacific/Chatham"), datetime(2026, 4, 4, 13, tzinfo=UTC)),
    ]
)
KEYS = [EventKey(letter) for letter in "abcdef"]
OFFSETS = st.one_of(
    st.integers(-12, 28).map(lambda quarters: timedelta(minutes=15 * quarters)),
    st.integers(-3 * 60, 7 * 60).map(lambda minutes: timedelta(minutes=minutes)),
    st.integers(-3 * 3600 * 10**6, 7 * 3600 * 10**6).map(lambda micros: timedelta(microseconds=micros)),
)
NEARBY = st.one_of(
    st.sampled_from([-120, -60, -30, -21, -16, -15, -10, -8, -5, -3, -1, 0, 0, 1, 4, 5, 10, 15, 240]).map(
        lambda minutes: timedelta(minutes=minutes)
    ),
    st.integers(-90, 90).map(lambda minutes: timedelta(minutes=minutes)),
    st.integers(-40 * 60 * 10**6, 40 * 60 * 10**6).map(lambda micros: timedelta(microseconds=micros)),
)
LENGTHS = st.sampled_from(
    [timedelta(minutes=m) for m in (1, 4, 5, 6, 14, 15, 20, 30, 45, 60, 75, 120, 241, 1800)]
    + [timedelta(seconds=s) for s in (1, 30, 299, 301, 1234)]
)
FLAGS = st.sampled_from(
    [
        {},
        {},
        {},
        {},
        {},
        {"checked_in": True},
        {"own": True},
        {"own": True, "walk_up": True},
        {"own": True, "checked_in": True},
        {"own": True, "claim": True},
        {"claim": True},
        {"all_day": True},
        {"exempt": True},
    ]
)
MAY = st.sampled_from([ANYTHING, ANYTHING, Abilities(end=False, undo=False), Abilities(check_in=False), NOTHING])
LENGTH_LISTS = st.sampled_from([(15, 30, 45, 60), (15, 30, 60), (), (5,), (60, 20, 300), (15, 30, 45, 60, 90, 120, 7)])
FREQUENT = st.sampled_from([True, True, True, False])
HOURS = st.sampled_from([(time(7), time(19)), (time(2, 30), time(3)), (time(0), time(0)), (time(22), time(6, 30))])


def minutes(*choices: int) -> st.SearchStrategy[timedelta]:
    return st.sampled_from([timedelta(minutes=choice) for choice in choices])


@st.composite
def policies(draw: st.DrawFn, zone: ZoneInfo) -> Policy:
    begins, ends = draw(HOURS)
    return Policy(
        zone=zone,
        check_in=draw(st.integers(0, 7)) != 7,
        check_in_opens=draw(minutes(10, 0, 1, 45)),
        release_after=draw(minutes(10, 1, 2, 30)),
        release_exempt_over=draw(minutes(240, 240, 30)),
        walk_up_min=draw(LENGTH_LISTS),
        walk_up_max=draw(minutes(240, 15, 60, 100)),
        extend_min=draw(LENGTH_LISTS),
        work_begins=begins,
        work_ends=ends,
        working_days=draw(st.sampled_from([frozenset(range(1, 6)), frozenset({7}), frozenset(range(1, 8))])),
        presence=draw(st.sampled_from([*PresenceUse, PresenceUse.CHECK_IN_AND_RELEASE])),
        vacant_after=draw(minutes(15, 0, 5)),
    )


@st.composite
def doubts(draw: st.DrawFn, moment: st.SearchStrategy[datetime]) -> list[Doubt]:
    starts = draw(st.one_of(st.just([]), st.just([]), st.lists(moment, max_size=3)))
    return [Doubt(start, start + draw(LENGTHS)) for start in starts]


@st.composite
def calendars(draw: st.DrawFn, moment: st.SearchStrategy[datetime]) -> Schedule:
    spans: list[Span] = []
    for key in KEYS[: draw(st.sampled_from([1, 0, 2, 3, 4, 5]))]:
        behind = draw(st.sampled_from([*spans, None, None]))
        start = behind.end if behind else draw(moment)
        extends = behind is not None and behind.base is None and draw(st.booleans())
        flags = {"own": True, "base": behind.key} if behind and extends else draw(FLAGS)
        spans.append(Span(key, start, start + draw(LENGTHS), **flags, may=draw(MAY)))
    return Schedule(spans, draw(doubts(moment)))


@st.composite
def facts_about(draw: st.DrawFn, moment: st.SearchStrategy[datetime], rules: Policy, far: datetime) -> Facts:
    perhaps = st.one_of(st.none(), moment)
    key = st.sampled_from(KEYS)
    hold, since = draw(perhaps), draw(perhaps)
    fresh = st.one_of(st.just(far), st.just(far), perhaps, moment.map(lambda synced: fresh_until(synced, rules)))
    return Facts(
        schedule=draw(calendars(moment)) if draw(st.integers(0, 9)) else None,
        synced_at=draw(perhaps),
        fresh_since=draw(perhaps),
        fresh_until=draw(fresh),
        first_seen=draw(st.dictionaries(key, moment, max_size=2)),
        clock_trusted=draw(st.integers(0, 19)) != 13,
        hold=Hold(hold, hold + draw(LENGTHS)) if hold and draw(st.booleans()) else None,
        undo=draw(st.one_of(st.none(), st.builds(UndoOffer, key, moment, moment))),
        notice=Notice(draw(st.sampled_from(NoticeKind)), draw(perhaps)) if draw(st.integers(0, 7)) == 7 else None,
        put_away_at=draw(perhaps),
        presence=Presence(draw(st.booleans()), since, max(since, draw(moment)), draw(FREQUENT)) if since else None,
        touched_at=draw(perhaps),
        unsent_check_ins=draw(st.frozensets(key, max_size=1)),
        may_book=draw(st.integers(0, 3)) != 3,
    )


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """A room at a moment, with everything else happening then or not long before or after."""
    zone, anchor = draw(ANCHORS)
    rules = draw(policies(zone))
    now = anchor + draw(OFFSETS)
    moment = st.sampled_from([now + offset for offset in draw(st.lists(NEARBY, min_size=3, max_size=6))])
    return draw(facts_about(moment, rules, now + timedelta(days=3))), rules, now


def _bookings(facts: Facts) -> tuple[Booking, ...]:
    return facts.schedule.bookings() if facts.schedule else ()


def _taken(facts: Facts) -> tuple[Taken, ...]:
    return facts.schedule.taken() if facts.schedule else ()


def _touched(start: datetime, end: datetime, taken: Iterable[Taken]) -> bool:
    return any(t.start < end and start < t.end for t in taken)


# The law of next_change_at


def nothing_changes_before_next_change_at(facts: Facts, rules: Policy, now: datetime) -> None:
    room = resolve(facts, rules, now)
    span = room.next_change_at - now
    last = room.next_change_at - MICROSECOND
    assert now <= last
    for then in [last, *(now + span * part for part in (0.01, 0.2, 0.37, 0.5, 0.71, 0.93))]:
        assert resolve(facts, rules, min(then, last)) == room


def something_changes_at_next_change_at(facts: Facts, rules: Policy, now: datetime) -> None:
    room = resolve(facts, rules, now)
    changed = resolve(facts, rules, room.next_change_at)
    assert replace(changed, next_change_at=room.next_change_at) != room
    assert room.next_change_at <= midnight(now, rules.zone, 1)


def walking_from_change_to_change_misses_nothing(facts: Facts, rules: Policy, now: datetime) -> None:
    """Every whole minute of three hours, and the last moment before it."""
    room = resolve(facts, rules, now)
    for minute in range(1, 180):
        mark = floor_minute(now) + minute * MINUTE
        for then in (mark - MICROSECOND, mark):
            while room.next_change_at <= then:
                room = resolve(facts, rules, room.next_change_at)
            assert resolve(facts, rules, then) == room


# Honesty


def nothing_is_free_that_somebody_may_have_taken(facts: Facts, rules: Policy, now: datetime) -> None:
    room = resolve(facts, rules, now)
    assert (room.light is LightPattern.FREE) == (room.state is State.FREE)
    if room.state is State.FREE:
        assert facts.schedule is not None
        assert facts.clock_trusted
        assert facts.fresh_until is not None
        assert now < facts.fresh_until
        assert not _touched(now, now + MICROSECOND, _taken(facts))
        assert room.until is None or not _touched(now, room.until, _taken(facts))
        assert facts.hold is None or not facts.hold.start <= now < facts.hold.end


def the_parts_of_an_answer_agree(facts: Facts, rules: Policy, now: datetime) -> None:
    room = resolve(facts, rules, now)
    assert room.light in LIGHTS[room.state]
    assert room.held == (room.light is LightPattern.HELD)
    assert room.believed is None or room.state is State.UNKNOWN
    assert (room.current is not None) == (room.free_from is not None)
    assert room.until is None or room.until > now
    assert room.early_check_in is None or (room.next is not None and room.early_check_in == room.next.key)
    if room.current and room.next:
        assert room.current.key != room.next.key


def a_release_is_for_the_current_booking_and_not_before_its_time(facts: Facts, rules: Policy, now: datetime) -> None:
    room = resolve(facts, rules, now)
    if room.release:
        assert room.state is State.CHECK_IN_DUE
        assert room.current
        assert room.release.key == room.current.key == room.check_in
        assert room.current.start + rules.release_after <= room.release.at < room.current.end
        assert room.release.due == (now >= room.release.at)


def on_doubt_nothing_is_changed(facts: Facts, rules: Policy, now: datetime) -> None:
    room = resolve(facts, rules, now)
    if room.stale or not facts.clock_trusted:
        assert (room.extend, room.end, room.undo, room.vacate_at) == ((), None, None, None)
        assert not room.may_book_later
        assert room.release is None or room.release.hindrance is not None


def a_doubt_takes_only_what_would_be_free(facts: Facts, rules: Policy, now: datetime) -> None:
    """What is readable stays what it is; what would be free is unknown, and nothing is offered that may be taken."""
    if facts.schedule is None:
        return
    room, without = resolve(facts, rules, now), replace(facts, schedule=Schedule(facts.schedule.spans))
    believed = resolve(without, rules, now)
    covered = _touched(now, now + MICROSECOND, facts.schedule.doubts)
    assert room.doubted == (covered and State.FREE in (believed.state, believed.believed))
    if room.doubted:
        assert (room.state, room.believed, room.walk_up, room.undo) == (State.UNKNOWN, State.FREE, (), None)
    else:
        assert (room.state, room.believed, room.light) == (believed.state, believed.believed, believed.light)
    assert (room.release, room.vacate_at, room.check_in) == (believed.release, believed.vacate_at, believed.check_in)
    assert room.undo is None or not _touched(now, room.undo.ends, facts.schedule.doubts)


def a_calendar_that_may_only_be_read_is_only_shown(facts: Facts, rules: Policy, now: datetime) -> None:
    shown = facts.schedule.only_shown() if facts.schedule else None
    room = resolve(replace(facts, may_book=False, schedule=shown, undo=None), rules, now)
    assert room.shows_only
    assert (room.walk_up, room.extend, room.may_book_later) == ((), (), False)
    assert (room.end, room.check_in, room.early_check_in) == (None, None, None)
    assert (room.release, room.presence_check_in, room.vacate_at) == (None, None, None)
    assert room.state is not State.CHECK_IN_DUE


def an_emergency_gives_nothing_and_takes_nothing(facts: Facts, rules: Policy, now: datetime) -> None:
    """The room is what it would be without it, but that nobody is pressed to check in; at the moment it ends nothing is
    taken at once either.
    """
    notice = Notice(NoticeKind.EMERGENCY, now + MINUTE)
    quiet, room = (resolve(replace(facts, notice=given), rules, now) for given in (None, notice))
    light = LightPattern.CHECK_IN_DUE if quiet.light is LightPattern.CHECK_IN_LAST else quiet.light
    assert (room.state, room.light, room.until, room.current) == (quiet.state, light, quiet.until, quiet.current)
    assert (room.walk_up, room.extend, room.may_book_later) == ((), (), False)
    assert (room.release, room.vacate_at) == (None, None)
    ended = resolve(replace(facts, notice=notice), rules, now + MINUTE)
    assert ended.release is None or not ended.release.due
    assert not ended.vacate_due


def a_checked_in_booking_is_never_released(facts: Facts, rules: Policy, now: datetime) -> None:
    for booking in _bookings(facts):
        checked = replace(facts, unsent_check_ins=facts.unsent_check_ins | {booking.key})
        room = resolve(checked, rules, now)
        assert room.release is None or room.release.key != booking.key
        assert booking.key not in (room.check_in, room.early_check_in, room.presence_check_in)


def one_check_in_is_as_good_as_two(facts: Facts, rules: Policy, now: datetime) -> None:
    """Whether the panel knows it, the calendar, or both."""
    key = resolve(facts, rules, now).check_in
    if key is None or facts.schedule is None:
        return
    spans = (replace(s, checked_in=s.checked_in or s.key == key) for s in facts.schedule.spans)
    marked = Schedule(spans, facts.schedule.doubts)
    unsent = facts.unsent_check_ins | {key}
    seen = [
        resolve(told, rules, now)
        for told in (
            replace(facts, unsent_check_ins=unsent),
            replace(facts, schedule=marked),
            replace(facts, schedule=marked, unsent_check_ins=unsent),
        )
    ]
    assert all(key not in (room.check_in, room.early_check_in) for room in seen)
    assert len({(r.state, r.light, r.until, r.free_from, r.check_in, r.walk_up, r.end) for r in seen}) == 1


def the_order_in_which_spans_come_is_no_fact(facts: Facts, rules: Policy, now: datetime) -> None:
    spans, doubts = (facts.schedule.spans, facts.schedule.doubts) if facts.schedule else ((), ())
    for others in (spans[::-1], spans[1:] + spans[:1], spans + spans):
        shuffled = replace(facts, schedule=facts.schedule and Schedule(others, doubts[::-1] + doubts))
        assert resolve(shuffled, rules, now) == resolve(facts, rules, now)


# Offers


def a_walk_up_touches_nothing_and_keeps_to_the_policy(facts: Facts, rules: Policy, now: datetime) -> None:
    room, taken = resolve(facts, rules, now), _taken(facts)
    assert not room.walk_up or State.FREE in (room.state, room.believed)
    assert len(room.walk_up) < offers.MOST_BUTTONS
    ends = [offer.end for offer in room.walk_up]
    assert ends == sorted(set(ends))
    for offer in room.walk_up:
        assert now - MINUTE < offer.start <= now
        assert offer.start + offers.LEAST <= offer.end <= ceil_mark(offer.start + rules.walk_up_max, 5)
        assert not _touched(offer.start, offer.end, taken)
        assert offer.end == ceil_mark(offer.end, 5) or any(t.start == offer.end for t in taken)
        for later in (now, now + MINUTE / 2):
            assert offers.may_book(offer.start, offer.end, taken, rules, later)


def more_time_touches_nothing_else(facts: Facts, rules: Policy, now: datetime) -> None:
    room = resolve(facts, rules, now)
    assert len(room.extend) < offers.MOST_BUTTONS
    for offer in room.extend:
        assert room.current
        assert offer.start == room.current.end
        assert offer.start + offers.LEAST <= offer.end
        assert not _touched(offer.start, offer.end, (t for t in _taken(facts) if t != room.current))


def the_gaps_are_just_the_quarters_nobody_has_nor_may_have(facts: Facts, rules: Policy, now: datetime) -> None:
    taken = _taken(facts)
    found = offers.gaps(taken, rules, now)
    mark, closing = ceil_mark(now, 15), midnight(now, rules.zone, 2)
    while mark + QUARTER <= closing:
        free = not _touched(mark, mark + QUARTER, taken)
        assert free == any(gap.start <= mark and mark + QUARTER <= gap.end for gap in found)
        assert free == offers.may_book(mark, mark + QUARTER, taken, rules, now)
        mark += QUARTER
    assert all(gap.start < gap.end <= closing for gap in found)


def what_is_left_of_a_hold_lies_inside_it_and_touches_nothing(facts: Facts, rules: Policy, now: datetime) -> None:
    left = offers.remainder(facts.hold, _bookings(facts), now) if facts.hold else None
    if facts.hold and left:
        assert facts.hold.start <= left.start
        assert max(left.start + offers.LEAST, now + MICROSECOND) <= left.end <= facts.hold.end
        assert not _touched(left.start, left.end, _bookings(facts))


LAWS = (
    nothing_changes_before_next_change_at,
    something_changes_at_next_change_at,
    nothing_is_free_that_somebody_may_have_taken,
    the_parts_of_an_answer_agree,
    a_release_is_for_the_current_booking_and_not_before_its_time,
    on_doubt_nothing_is_changed,
    a_doubt_takes_only_what_would_be_free,
    a_calendar_that_may_only_be_read_is_only_shown,
    an_emergency_gives_nothing_and_takes_nothing,
    a_checked_in_booking_is_never_released,
    one_check_in_is_as_good_as_two,
    the_order_in_which_spans_come_is_no_fact,
    a_walk_up_touches_nothing_and_keeps_to_the_policy,
    more_time_touches_nothing_else,
    what_is_left_of_a_hold_lies_inside_it_and_touches_nothing,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(situations())
def test_the_laws_hold_in_every_situation(situation: Situation) -> None:
    for law in LAWS:
        law(*situation)


@pytest.mark.long
@settings(max_examples=10_000, suppress_health_check=[HealthCheck.too_slow])
@given(situations())
def test_the_laws_hold_in_very_many_situations(situation: Situation) -> None:
    for law in LAWS:
        law(*situation)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(situations())
def test_they_hold_along_the_day(situation: Situation) -> None:
    walking_from_change_to_change_misses_nothing(*situation)
    the_gaps_are_just_the_quarters_nobody_has_nor_may_have(*situation)


@given(ANCHORS, OFFSETS, st.data())
def test_what_was_read_is_fresh_for_a_while_and_never_longer_than_allowed(
    anchor: tuple[ZoneInfo, datetime], offset: timedelta, data: st.DataObject
) -> None:
    zone, day = anchor
    rules, synced = data.draw(policies(zone)), day + offset
    until = fresh_until(synced, rules)
    assert synced + min(rules.fresh, rules.fresh_off_hours) <= until <= synced + max(rules.fresh, rules.fresh_off_hours)
