"""R7: round every change of the clocks the room equals an oracle that only counts minutes of UTC.

The oracle reads wall clocks off instants and never the other way round; the machine lives in another zone.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as wall_time
from importlib.resources import files
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from kiosk.room import offers
from kiosk.room.day import start_of
from kiosk.room.facts import Facts
from kiosk.room.freshness import fresh_until
from kiosk.room.policy import Policy
from kiosk.room.schedule import EventKey, Schedule, Span
from kiosk.room.state import Resolution, resolve

# How often the clocks change there in these six years: Morocco gives it up in 2026.
ZONES = {
    "Europe/Amsterdam": 12,
    "America/New_York": 12,
    "Australia/Lord_Howe": 12,
    "Africa/Casablanca": 5,
    "Africa/Cairo": 12,
    "Pacific/Chatham": 12,
}
MINUTE = timedelta(minutes=1)
HOURS = 60


def pinned(name: str) -> ZoneInfo:
    """The zone as the program's own tzdata has it, not the machine's."""
    with files("tzdata.zoneinfo").joinpath(*name.split("/")).open("rb") as source:
        return ZoneInfo.from_file(source, key=name)


def changes(zone: ZoneInfo) -> Iterator[datetime]:
    """The first minute of every new offset from 2025 to 2030."""
    hour = datetime(2025, 1, 1, tzinfo=UTC)
    while hour.year < 2031:
        following = hour + HOURS * MINUTE
        if hour.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            before = hour.astimezone(zone).utcoffset()
            yield next(
                hour + n * MINUTE for n in range(1, 61) if (hour + n * MINUTE).astimezone(zone).utcoffset() != before
            )
        hour = following


@dataclass(frozen=True)
class Oracle:
    """Five days of minutes, two before a change of the clocks and three after."""

    first: datetime
    walls: list[datetime]
    days: dict[date, datetime]
    """The first minute whose wall clock shows a date."""

    @classmethod
    def around(cls, change: datetime, zone: ZoneInfo) -> "Oracle":
        first = change - 48 * HOURS * MINUTE
        walls = [(first + n * MINUTE).astimezone(zone).replace(tzinfo=None) for n in range(120 * HOURS)]
        days: dict[date, datetime] = {}
        for n, wall in enumerate(walls):
            days.setdefault(wall.date(), first + n * MINUTE)
        return cls(first, walls, days)

    def minute(self, n: int) -> datetime:
        return self.first + n * MINUTE

    def number(self, moment: datetime) -> int:
        return (moment - self.first) // MINUTE

    def begins(self, day: date) -> datetime:
        return self.days[day]

    def shows(self, wall: datetime) -> datetime:
        """The first minute at which the wall clock shows `wall` or, where that is jumped over, later."""
        return self.minute(next(n for n, seen in enumerate(self.walls) if seen >= wall))

    def works(self, n: int) -> bool:
        return self.walls[n].isoweekday() <= 5 and 7 <= self.walls[n].hour < 19

    def full_days(self) -> list[date]:
        return sorted(self.days)[1:-1]

    def within(self) -> range:
        """The minutes of the days that are here from their beginning to their end."""
        days = self.full_days()
        return range(self.number(self.begins(days[0])), self.number(self.begins(days[-1])))


@pytest.fixture(autouse=True)
def _another_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    with monkeypatch.context() as there:
        there.setenv("TZ", "Pacific/Apia")
        time.tzset()
        assert time.localtime(0).tm_hour != time.gmtime(0).tm_hour
        yield
    time.tzset()


def quiet(zone: ZoneInfo) -> Policy:
    """No offers, so that a free room stays the same for as long as it is free."""
    return Policy(zone=zone, walk_up_min=(), walk_up_max=timedelta(0))


def clock_round(oracle: Oracle, change: datetime) -> Schedule:
    """Meetings at odd hours of every day, one of them right across the change, one that begins at it."""
    spans = [Span(EventKey("across"), change - 37 * MINUTE, change - 3 * MINUTE)]
    spans.append(Span(EventKey("at"), change, change + 50 * MINUTE, checked_in=True))
    for day in oracle.full_days():
        for hour, checked_in in ((5, False), (9, True), (13, False), (22, True)):
            start = oracle.shows(datetime.combine(day, wall_time(hour, 10)))
            if not any(s.start < start + 55 * MINUTE and start < s.end + 20 * MINUTE for s in spans):
                key = EventKey(f"{day} {hour}")
                spans.append(Span(key, start, start + 35 * MINUTE, checked_in=checked_in))
    return Schedule(spans)


def painted(schedule: Schedule, oracle: Oracle) -> list[str]:
    """The state of every minute, by painting."""
    states = ["free"] * len(oracle.walls)
    for span in schedule.spans:
        colour = "busy" if span.checked_in else "check_in_due"
        early = 10 * MINUTE if span.checked_in else 0 * MINUTE
        for n in range(oracle.number(span.start - early), oracle.number(span.end)):
            if 0 <= n < len(states) and (oracle.minute(n) >= span.start or states[n] == "free"):
                states[n] = colour
    return states


def agrees(room: Resolution, oracle: Oracle, states: list[str], n: int) -> None:
    today = oracle.walls[n].date()
    assert room.state == states[n], oracle.walls[n]
    assert room.working == oracle.works(n), oracle.walls[n]
    assert room.day_start == oracle.begins(today)
    assert room.day_end == oracle.begins(today + timedelta(days=1))


@pytest.mark.parametrize("name", ZONES)
def test_minute_by_minute_the_room_is_what_the_oracle_says(name: str) -> None:
    zone = pinned(name)
    found = list(changes(zone))
    assert len(found) == ZONES[name]
    for change in found:
        oracle = Oracle.around(change, zone)
        schedule = clock_round(oracle, change)
        facts = Facts(schedule=schedule, fresh_until=change + timedelta(days=30))
        states = painted(schedule, oracle)
        room = None
        for n in oracle.within():
            now = oracle.minute(n)
            close = abs(now - change) <= 75 * MINUTE or oracle.walls[n].hour in (0, 23)
            if room is None or now >= room.next_change_at or close:
                room = resolve(facts, quiet(zone), now)
            agrees(room, oracle, states, n)


@pytest.mark.parametrize("name", ZONES)
def test_an_all_day_booking_covers_its_local_day(name: str) -> None:
    zone = pinned(name)
    for change in changes(zone):
        oracle = Oracle.around(change, zone)
        for day, following in pairwise(oracle.full_days()):
            begins, ends = start_of(day, zone), start_of(following, zone)
            assert (begins, ends) == (oracle.begins(day), oracle.begins(following))
            facts = Facts(
                schedule=Schedule([Span(EventKey("all day"), begins, ends, all_day=True)]),
                fresh_until=change + timedelta(days=30),
            )
            first, last = oracle.number(begins), oracle.number(ends)
            for n in (first - 60, first - 1, first, first + 1, *range(first, last, 97), last - 1, last, last + 60):
                room = resolve(facts, quiet(zone), oracle.minute(n))
                assert (room.state == "busy") == (oracle.walls[n].date() == day)


@pytest.mark.parametrize("name", ZONES)
def test_offers_keep_to_the_wall_clocks_marks_and_the_local_day(name: str) -> None:
    zone = pinned(name)
    for change in changes(zone):
        oracle = Oracle.around(change, zone)
        facts = Facts(schedule=Schedule(), fresh_until=change + timedelta(days=30))
        for n in range(oracle.number(change) - 130, oracle.number(change) + 130, 13):
            now = oracle.minute(n) + timedelta(seconds=20)
            for offer in resolve(facts, Policy(zone=zone), now).walk_up:
                assert offer.minutes is not None
                assert offer.start == oracle.minute(n)
                assert 0 <= (offer.end - offer.start) / MINUTE - offer.minutes < 5
                assert oracle.walls[oracle.number(offer.end)].minute % 5 == 0
            (gap,) = offers.gaps((), Policy(zone=zone), now)
            assert oracle.walls[oracle.number(gap.start)].minute % 15 == 0
            assert timedelta() < gap.start - now < 15 * MINUTE
            assert gap.end == oracle.begins(oracle.walls[n].date() + timedelta(days=2))


@pytest.mark.parametrize("name", ZONES)
def test_freshness_follows_the_local_working_hours(name: str) -> None:
    zone = pinned(name)
    policy = Policy(zone=zone)
    for change in changes(zone):
        oracle = Oracle.around(change, zone)
        for n in oracle.within():
            if oracle.walls[n].hour in (6, 7, 18, 19) or n % 19 == 0:
                age = 0
                while age < (2 if oracle.works(n + age) else 15):
                    age += 1
                assert fresh_until(oracle.minute(n), policy) == oracle.minute(n + age)
