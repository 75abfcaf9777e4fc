"""The day as blocks: where they stand, side by side, and across the days on which clocks change."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ui_hand import Hand
from ui_scenes import Scene
from ui_scenes.home import CROWD, READ_ONLY, SHORT, TITLES
from ui_scenes.other_time import ROUND_THE_CLOCK
from ui_scenes.scene import DAY, DOOR, KEY_C, POLICY, local, span

from kiosk.room.facts import Notice, NoticeKind
from kiosk.room.schedule import Doubt
from kiosk.ui.choice import Choice
from kiosk.ui.day_blocks import MOST_LANES
from kiosk.ui.timeline import HOUR, LINES, LINES_LOW, Block, Day, Tag, axis_of, day_of, title_of
from kiosk.ui.times import Times, whole_minutes

TIMES = Times(DOOR, "en")


def day(*spans: object, hour: int = 12, minute: int = 0) -> Day:
    scene = Scene("", local(hour, minute), spans)  # type: ignore[arg-type]
    return day_of(scene.published().resolution, {}, TIMES, scene.now)


def hours(shown: Day) -> tuple[str, str]:
    return shown.hours[0].text, shown.hours[-1].text


def test_the_axis_is_the_working_day_widened_to_what_is_booked() -> None:
    assert hours(day(*DAY, hour=7)) == ("07:00", "19:00")
    assert hours(day(*DAY, span("x", local(6, 20), local(6, 50)), hour=7)) == ("06:00", "19:00")
    assert hours(day(*DAY, span("x", local(20), local(20, 5)), hour=7)) == ("07:00", "21:00")


def test_what_fills_the_working_day_does_not_widen_it() -> None:
    assert hours(day(span("x", local(0), local(0, day=24), all_day=True), hour=7)) == ("07:00", "19:00")


def test_other_days_leave_the_axis_alone() -> None:
    assert hours(day(*DAY, span("x", local(5, day=24), local(6, day=24)), hour=7)) == ("07:00", "19:00")


@pytest.mark.parametrize(
    ("hour", "minute", "begins"),
    [
        (6, 30, "07:00"),
        (8, 59, "07:00"),
        (9, 0, "08:00"),
        (12, 12, "11:00"),
        (13, 0, "12:00"),
        (18, 0, "12:00"),
        (23, 0, "12:00"),
    ],
)
def test_today_begins_an_hour_ago_and_has_seven_hours_at_least(hour: int, minute: int, begins: str) -> None:
    assert hours(day(*DAY, hour=hour, minute=minute)) == (begins, "19:00")


def test_tomorrow_is_drawn_whole() -> None:
    axis = axis_of((), DOOR, local(12), 1)
    assert (axis.begins, axis.ends) == (local(7, day=24), local(19, day=24))


@pytest.mark.parametrize(
    ("begins", "ends", "first", "last"),
    [
        (time(0), time(0), "00:00", "00:00"),
        (time(22), time(6), "00:00", "00:00"),
        (time(12), time(0), "12:00", "00:00"),
        (time(0), time(8, 30), "00:00", "08:00"),
    ],
    ids=["round the clock", "a night", "until midnight", "from midnight"],
)
def test_hours_that_go_on_into_the_next_day_take_the_whole_of_one(
    begins: time, ends: time, first: str, last: str
) -> None:
    door = replace(DOOR, policy=replace(POLICY, work_begins=begins, work_ends=ends))
    tomorrow = day_of(Scene("", local(12)).published().resolution, {}, Times(door, "en"), local(12), 1)
    assert hours(tomorrow) == (first, last)


@given(
    begins=st.times(),
    ends=st.times(),
    minutes=st.integers(0, 2 * 24 * 60),
    days=st.integers(0, 1),
    at=st.integers(0, 47),
    full=st.booleans(),
)
def test_whatever_the_working_hours_there_is_a_day(
    begins: time, ends: time, minutes: int, days: int, at: int, full: bool
) -> None:
    """Also on the one that has an hour less; the settings take any two times."""
    now = datetime(2026, 3, 28, tzinfo=UTC) + timedelta(minutes=minutes)
    booked = span("x", now.replace(hour=at % 24), now.replace(hour=at % 24) + timedelta(hours=at + 1), all_day=full)
    door = replace(DOOR, policy=replace(POLICY, work_begins=begins, work_ends=ends))
    drawn = day_of(Scene("", now, (booked,)).published().resolution, {}, Times(door, "en"), now, days)
    assert all(0 <= hour.place <= 1 for hour in drawn.hours)
    assert all(0 <= block.place < block.place + block.share <= 1 + 1e-9 for block in drawn.blocks)


@pytest.mark.parametrize("spans", [DAY, SHORT, CROWD], ids=["day", "short", "crowd"])
def test_blocks_never_cover_each_other_and_can_be_read(spans: tuple[object, ...]) -> None:
    blocks = day(*spans).blocks
    for number, one in enumerate(blocks):
        assert one.share >= 1 / LINES - 1e-9
        assert one.place >= 0
        assert one.place + one.share <= 1 + 1e-9
        assert 0 <= one.lane < one.lanes
        assert not any(covers(one, two) for two in blocks[number + 1 :])


def covers(one: Block, two: Block) -> bool:
    apart = one.place + one.share <= two.place + 1e-9 or two.place + two.share <= one.place + 1e-9
    left, right = (max(b.lane / b.lanes for b in (one, two)), min((b.lane + 1) / b.lanes for b in (one, two)))
    return not apart and left < right - 1e-9


def drawn(shown: Day) -> list[tuple[str, str]]:
    return [(block.start, block.end) for block in shown.blocks]


def test_a_booking_alone_has_the_whole_width() -> None:
    assert {block.lanes for block in day(*DAY).blocks} == {1}


def test_what_touches_or_overlaps_and_has_no_title_is_one() -> None:
    shown = day(*SHORT, span("x", local(14), local(15)), span("y", local(14, 30), local(16)), hour=9)
    assert drawn(shown) == [("11:00", "12:30"), ("14:00", "16:00")]
    assert {block.tag for block in shown.blocks} == {Tag.RESERVED}
    assert len(shown.seams) == 5 + 2


def test_the_current_booking_cuts_what_it_touches() -> None:
    before, now, after = (
        span(k, local(h), local(h + 1), checked_in=True) for k, h in (("x", 12), ("y", 13), ("z", 14))
    )
    shown = day(before, now, after, hour=13, minute=20)
    assert drawn(shown) == [("12:00", "13:00"), ("13:00", "14:00"), ("14:00", "15:00")]
    assert [block.current for block in shown.blocks] == [False, True, False]


def test_what_the_current_booking_covers_is_not_drawn_beside_it() -> None:
    blocks = day(*CROWD, hour=14, minute=20).blocks
    assert {block.lanes for block in blocks} == {1}
    assert [(block.start, block.end) for block in blocks if block.current] == [("13:30", "15:00")]


PACKED_DAY = [
    span(f"m{i}", local(8) + i * timedelta(minutes=1), local(8, 1) + i * timedelta(minutes=1), checked_in=True)
    for i in range(600)
]


def test_more_bookings_than_anybody_can_read_are_drawn_as_what_they_are_together() -> None:
    early = span("early", local(7), local(7, 40), checked_in=True)
    shown = day(early, *PACKED_DAY, hour=12, minute=30)
    assert drawn(shown) == [("11:00", "12:30"), ("12:30", "12:31"), ("12:31", "18:00")]
    assert [block.past for block in shown.blocks] == [True, False, False]
    assert shown.seams == ()


minutes = st.integers(0, 24 * 60 - 1)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(minutes, st.integers(1, 300)), max_size=60), st.integers(0, 24 * 60 - 1), st.booleans())
def test_however_full_a_day_blocks_stand_apart_and_can_be_read(
    told: list[tuple[int, int]], now: int, titled: bool
) -> None:
    starts = [(local(0) + timedelta(minutes=m), timedelta(minutes=length)) for m, length in told]
    spans = tuple(span(f"b{i}", start, start + length) for i, (start, length) in enumerate(starts))
    scene = Scene("", local(0) + timedelta(minutes=now), spans, labels={s.key: TITLES[KEY_C] for s in spans[::2]})
    times = Times(replace(DOOR, show="title" if titled else "reserved"), "en")
    shown = day_of(scene.published().resolution, scene.labels, times, scene.now)
    assert len(shown.blocks) <= LINES * MOST_LANES
    for number, one in enumerate(shown.blocks):
        assert one.share >= 1 / LINES - 1e-9
        assert one.place >= -1e-9
        assert one.place + one.share <= 1 + 1e-9
        assert 0 <= one.lane < one.lanes <= (MOST_LANES if titled else 1)
        assert not any(covers(one, two) for two in shown.blocks[number + 1 :])
    for place in (seam.place for seam in shown.seams):
        assert any(block.place < place < block.place + block.share for block in shown.blocks)


@pytest.mark.parametrize(
    ("size", "lines"),
    [((1280, 800), LINES), ((1080, 1920), LINES), ((800, 1280), LINES_LOW), ((800, 480), LINES_LOW)],
    ids=str,
)
def test_a_block_is_as_low_as_the_room_of_the_day_lets_it_be_read(
    at_the_door: type[Hand], size: tuple[int, int], lines: int
) -> None:
    hand = at_the_door(Scene("", local(12), (span("a", local(14), local(14, 5)),)), *size)
    (block,) = hand.view.day.blocks
    assert block.share == pytest.approx(1 / lines)


ALL_DAY = Times(replace(DOOR, **ROUND_THE_CLOCK), "en")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "is_a_line"),
    [
        (local(9), local(13, 30), True),
        (local(9), local(12, 45), True),
        (local(12, 15), local(13, 30), False),
        (local(12, 15), local(12, 45), False),
    ],
    ids=["room above", "none below", "none above", "none at all"],
)
def test_what_is_chosen_covers_no_booking(before: datetime, after: datetime, is_a_line: bool) -> None:
    """Of a whole day a line is more than an hour."""
    booked = (span("a", before - 3 * HOUR, before), span("b", after, after + 3 * HOUR))
    choice = Choice(local(12, 15), local(12, 45))
    resolution = Scene("", local(5), booked).published().resolution
    drawn = day_of(resolution, {}, ALL_DAY, local(0, 30), 0, choice)
    first, second, chosen = drawn.blocks
    assert chosen.tag is Tag.CHOSEN
    assert first.place + first.share <= chosen.place + 1e-9
    assert chosen.place + chosen.share <= second.place + 1e-9
    assert (chosen.share >= 1 / LINES - 1e-9) is is_a_line
    assert chosen.share >= (choice.end - choice.start) / (24 * HOUR) - 1e-9


def test_a_choice_between_bookings_that_are_drawn_larger_than_they_are_is_still_seen() -> None:
    booked = (span("a", local(12), local(12, 15)), span("b", local(12, 45), local(15)))
    resolution = Scene("", local(5), booked).published().resolution
    choice = Choice(local(12, 15), local(12, 45))
    drawn = day_of(resolution, {}, ALL_DAY, local(0, 30), 0, choice)
    assert drawn.blocks[-1].share >= (choice.end - choice.start) / (24 * HOUR) - 1e-9


def test_titles_stand_side_by_side_and_what_there_is_no_room_for_is_counted() -> None:
    spans = [span(f"t{i}", local(14), local(15)) for i in range(6)]
    labels = {one.key: TITLES[KEY_C] for one in spans}
    scene = Scene("", local(12), tuple(spans), labels=labels)
    shown = day_of(scene.published().resolution, labels, Times(replace(DOOR, show="title"), "en"), scene.now)
    assert [(block.lane, block.lanes, block.more) for block in shown.blocks] == [(0, 3, 0), (1, 3, 0), (2, 3, 4)]


def test_short_bookings_without_a_title_have_no_lanes_beside_titles() -> None:
    past = [
        span(f"q{i}", local(12) + i * timedelta(minutes=20), local(12, 15) + i * timedelta(minutes=20))
        for i in range(4)
    ]
    crowd = [span(f"t{i}", local(13, 20), local(14)) for i in range(2)]
    labels = {one.key: TITLES[KEY_C] for one in crowd}
    scene = Scene("", local(13, 40), (*past, *crowd), labels=labels)
    shown = day_of(scene.published().resolution, labels, Times(replace(DOOR, show="title"), "en"), scene.now)
    assert [(block.start, block.end) for block in shown.blocks if not block.title] == [
        ("12:00", "12:35"),
        ("12:40", "13:15"),
    ]
    assert [block.lanes for block in shown.blocks] == [1, 1, 2, 2]


def test_no_title_is_shown_of_what_is_drawn_together() -> None:
    spans = (span("x", local(14), local(15)), span("c", local(15), local(16)), span("y", local(15, 30), local(17)))
    scene = Scene("", local(12), spans, labels={KEY_C: TITLES[KEY_C]})
    shown = day_of(scene.published().resolution, scene.labels, Times(replace(DOOR, show="title"), "en"), scene.now)
    assert [(block.start, bool(block.title)) for block in shown.blocks] == [
        ("14:00", False),
        ("15:00", True),
        ("15:30", False),
    ]


# What a finger may take


def test_free_stretches_can_be_taken_and_too_short_ones_not() -> None:
    short = span("s", local(15, 20), local(15, 50))
    shown = day(*DAY, short, hour=12)
    places = [(round(11 + 8 * o.place, 2), round(11 + 8 * (o.place + o.share), 2)) for o in shown.openings]
    assert places == [(12, 13.5), (16.5, 19)]


def test_where_nothing_may_be_booked_nothing_can_be_taken() -> None:
    scene = Scene("", local(12), DAY, facts=READ_ONLY)
    assert day_of(scene.published().resolution, {}, TIMES, scene.now).openings == ()


def test_out_of_service_is_drawn_to_its_end() -> None:
    notice = Notice(NoticeKind.OUT_OF_SERVICE, local(15))
    scene = Scene("", local(12), DAY, facts={"notice": notice})
    shown = day_of(scene.published().resolution, {}, TIMES, scene.now)
    assert (shown.shut_from, shown.shut_until) == (pytest.approx(1 / 8), pytest.approx(0.5))
    assert day(*DAY).shut_from == -1.0


def test_what_is_booked_after_the_room_is_in_service_again_is_drawn_as_ever(at_the_door: type[Hand]) -> None:
    notice = Notice(NoticeKind.OUT_OF_SERVICE, local(15, 30))
    hand = at_the_door(Scene("", local(12), DAY, facts={"notice": notice}))
    drawn = [item for item in hand.items() if item.metaObject().className().startswith("DayBlock")]
    assert [(item.property("start"), item.property("shut")) for item in drawn][-2:] == [
        ("13:30", True),
        ("16:00", False),
    ]


# What is in doubt: from now on, where no booking is drawn


def doubted(*doubts: tuple[float, float], spans: tuple[object, ...] = (), hour: int = 8) -> list[tuple[float, float]]:
    """Doubts and stretches in hours of the day."""
    told = tuple(Doubt(at_hour(start), at_hour(end)) for start, end in doubts)
    scene = Scene("", local(hour), spans, told)  # type: ignore[arg-type]
    shown = day_of(scene.published().resolution, {}, TIMES, scene.now)
    axis = axis_of((), DOOR, scene.now, 0)
    begins, long = (axis.begins - local(0)) / HOUR, (axis.ends - axis.begins) / HOUR
    return [(round(begins + long * s.place, 3), round(begins + long * (s.place + s.share), 3)) for s in shown.unsure]


A_LINE = 12 / LINES
"""Hours, on an axis from 7 to 19."""


def at_hour(hour: float) -> datetime:
    return local(0) + timedelta(hours=hour)


@pytest.mark.parametrize(
    ("doubts", "stretches"),
    [
        ([], []),
        ([(14, 16)], [(14, 16)]),
        ([(14, 16), (15, 17), (17, 18)], [(14, 18)]),
        ([(10, 11), (14, 16)], [(10, 11), (14, 16)]),
        ([(0, 24)], [(8, 19)]),
        ([(7, 8)], []),
        ([(20, 23)], []),
        ([(14, 14.1)], [(14, 14 + A_LINE)]),
        ([(14 + i / 60, 14 + (i + 1) / 60) for i in range(0, 120, 2)], [(14, 14 + 118 / 60 + A_LINE)]),
    ],
)
def test_a_doubt_is_a_stretch_of_the_axis(
    doubts: list[tuple[float, float]], stretches: list[tuple[float, float]]
) -> None:
    assert doubted(*doubts) == [pytest.approx(stretch, abs=0.001) for stretch in stretches]


def test_a_booking_stands_before_a_doubt() -> None:
    assert doubted((0, 24), spans=DAY, hour=12) == [(12, 13.5), (15, 16), (16.5, 19)]
    assert doubted((14, 14.5), spans=DAY, hour=12) == []


def test_a_doubt_widens_no_day_and_is_no_block() -> None:
    scene = Scene("", local(12), (), (Doubt(local(5), local(23)),))
    shown = day_of(scene.published().resolution, {}, TIMES, scene.now)
    assert (hours(shown), shown.blocks) == (("11:00", "19:00"), ())


def test_the_past_is_past_and_the_present_present() -> None:
    blocks = day(*DAY, hour=14).blocks
    assert [block.past for block in blocks] == [False, False]
    assert [block.current for block in blocks] == [True, False]
    assert [block.past for block in day(*DAY, hour=11, minute=10).blocks] == [True, False, False]


def test_where_now_is() -> None:
    assert day(*DAY, hour=13).now == pytest.approx(1 / 7)
    assert day(*DAY, hour=6, minute=30).now == -1.0
    assert day(*DAY, hour=19).now == -1.0


@pytest.mark.parametrize("date", [(2026, 3, 29), (2026, 10, 25)])
def test_the_axis_follows_the_rooms_clock_on_the_days_it_changes(date: tuple[int, int, int]) -> None:
    noon = datetime(*date, 12, tzinfo=POLICY.zone).astimezone(UTC)
    quiet = Scene("", noon, ()).published().resolution
    assert hours(day_of(quiet, {}, TIMES, noon)) == ("11:00", "19:00")
    early = span("x", noon - timedelta(hours=11, minutes=30), noon - timedelta(hours=9))
    changed = day_of(Scene("", noon, (early,)).published().resolution, {}, TIMES, noon)
    labels = [hour.text for hour in changed.hours]
    assert labels == sorted(labels)
    assert len(labels) > 7


def test_half_hour_zones_have_whole_hours_too() -> None:
    zone = ZoneInfo("Asia/Kolkata")
    door = replace(DOOR, zone=zone, policy=replace(POLICY, zone=zone))
    axis = axis_of((), door, local(12), 1)
    assert Times(door, "en").clock(axis.begins) == "07:00"


def test_titles_need_the_sites_consent() -> None:
    booking = Scene("", local(14), DAY).published().resolution.current
    assert title_of(booking, TITLES, DOOR) == ""
    assert "Voortgang" in title_of(booking, TITLES, replace(DOOR, show="title"))
    assert "Huisvesting" in title_of(booking, TITLES, replace(DOOR, show="organizer"))
    assert title_of(booking, {}, replace(DOOR, show="title")) == ""


def test_minutes_are_counted_as_the_wall_shows_them() -> None:
    assert whole_minutes(local(12, 12, 40), local(13, 30)) == 78
    assert whole_minutes(local(11, 58, 59), local(12, 12, 1)) == 14
    assert whole_minutes(local(13), local(12)) == 0
