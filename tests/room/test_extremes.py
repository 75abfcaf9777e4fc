"""The rules raise nowhere: neither at the ends of what a span may hold, nor at a clock or a policy nobody would set."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.room import offers
from kiosk.room.facts import Facts, Hold, Notice, NoticeKind, Presence, UndoOffer
from kiosk.room.policy import Policy, PresenceUse
from kiosk.room.schedule import EARLIEST, LATEST, Doubt, EventKey, Schedule, Span
from kiosk.room.state import resolve

MOMENT = timedelta(microseconds=1)
FIRST, LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
TODAY = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
ZONES = st.sampled_from([ZoneInfo(z) for z in ("UTC", "Europe/Amsterdam", "Pacific/Kiritimati", "Pacific/Niue")])
NOWS = st.sampled_from([datetime(1970, 1, 1, tzinfo=UTC), TODAY, EARLIEST, LATEST]) | st.datetimes(
    EARLIEST.replace(tzinfo=None), LATEST.replace(tzinfo=None), timezones=st.just(UTC)
)
TIMES = st.sampled_from([EARLIEST, LATEST]) | NOWS
KEYS = st.sampled_from([EventKey(letter) for letter in "abc"])


@st.composite
def intervals(draw: st.DrawFn) -> tuple[datetime, datetime]:
    start, end = sorted((draw(TIMES), draw(TIMES)))
    if start == end:
        return (start, start + MOMENT) if start < LATEST else (start - MOMENT, start)
    return start, end


@st.composite
def spans(draw: st.DrawFn) -> Span:
    own, walk_up, checked_in, claim, all_day, exempt = draw(st.tuples(*[st.booleans()] * 6))
    base = draw(st.none() | KEYS) if own else None
    return Span(draw(KEYS), *draw(intervals()), own, walk_up, checked_in, claim, all_day, exempt, base)


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    perhaps = st.none() | TIMES
    return Facts(
        schedule=Schedule(draw(st.lists(spans(), max_size=4))),
        synced_at=draw(perhaps),
        fresh_since=draw(perhaps),
        fresh_until=draw(perhaps),
        first_seen=draw(st.dictionaries(KEYS, TIMES, max_size=2)),
        hold=draw(st.none() | intervals().map(lambda interval: Hold(*interval))),
        undo=draw(st.none() | st.builds(UndoOffer, KEYS, TIMES)),
        notice=draw(st.none() | st.builds(Notice, st.sampled_from(NoticeKind), perhaps)),
        presence=draw(st.none() | st.builds(Presence, st.booleans(), TIMES, TIMES, st.booleans())),
        touched_at=draw(perhaps),
    )


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    """The most and the least that the configuration takes."""
    return Policy(
        zone=draw(ZONES),
        check_in_opens=timedelta(minutes=draw(st.sampled_from([0, 120]))),
        release_after=timedelta(minutes=draw(st.sampled_from([1, 240]))),
        walk_up_min=(5, 1440),
        walk_up_max=timedelta(minutes=draw(st.sampled_from([15, 1440]))),
        extend_min=(5, 1440),
        work_begins=draw(st.sampled_from([time(0), time(23, 59)])),
        working_days=draw(st.sampled_from([frozenset(), frozenset({7}), frozenset(range(1, 8))])),
        presence=draw(st.sampled_from(PresenceUse)),
        vacant_after=timedelta(minutes=draw(st.sampled_from([1, 240]))),
    )


@given(facts(), policies(), NOWS)
def test_a_room_is_always_something(facts: Facts, policy: Policy, now: datetime) -> None:
    room = resolve(facts, policy, now)
    assert resolve(facts, policy, room.next_change_at).next_change_at > room.next_change_at > now


@given(facts(), policies(), NOWS, intervals())
def test_what_may_be_booked_is_always_known(facts: Facts, policy: Policy, now: datetime, wish: tuple) -> None:
    assert facts.schedule is not None
    bookings = facts.schedule.bookings()
    for gap in offers.gaps(bookings, policy, now):
        assert gap.start < gap.end
    assert offers.may_book(*wish, bookings, policy, now) in (True, False)
    offers.remainder(Hold(*wish), bookings, now)


@pytest.mark.parametrize("times", [(FIRST, TODAY), (TODAY, LAST), (EARLIEST - MOMENT, TODAY), (TODAY, LATEST + MOMENT)])
def test_no_span_and_no_doubt_reaches_beyond(times: tuple[datetime, datetime]) -> None:
    with pytest.raises(ValueError, match="EARLIEST and LATEST"):
        Span(EventKey("a"), *times)
    with pytest.raises(ValueError, match="EARLIEST and LATEST"):
        Doubt(*times)
