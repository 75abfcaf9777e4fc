"""The day as blocks: where they stand, side by side, and across the days on which clocks change."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from ui_scenes import CROWD, DAY, DOOR, KEY_C, POLICY, SHORT, TITLES, Scene, local, span

from kiosk.room.schedule import Doubt
from kiosk.ui.timeline import LINES, MOST_BLOCKS, Block, Day, Tag, axis_of, day_of, title_of
from kiosk.ui.times import Times, whole_minutes

TIMES = Times(DOOR, "en")


def day(*spans: object, hour: int = 12, minute: int = 0) -> Day:
    scene = Scene("", local(hour, minute), spans)  # type: ignore[arg-type]
    return day_of(scene.published().resolution, {}, TIMES, scene.now)


def hours(shown: Day) -> tuple[str, str]:
    return shown.hours[0].text, shown.hours[-1].text


def test_the_axis_is_the_working_day_widened_to_what_is_booked() -> None:
    assert hours(day(*DAY)) == ("07:00", "19:00")
    assert hours(day(*DAY, span("x", local(6, 20), local(6, 50)))) == ("06:00", "19:00")
    assert hours(day(*DAY, span("x", local(20), local(20, 5)))) == ("07:00", "21:00")


def test_what_fills_the_working_day_does_not_widen_it() -> None:
    assert hours(day(span("x", local(0), local(0, day=24), all_day=True))) == ("07:00", "19:00")


def test_other_days_leave_the_axis_alone() -> None:
    assert hours(day(*DAY, span("x", local(5, day=24), local(6, day=24)))) == ("07:00", "19:00")


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


def test_a_booking_alone_has_the_whole_width() -> None:
    assert {block.lanes for block in day(*DAY).blocks} == {1}


PACKED_DAY = [
    span(f"m{i}", local(8) + i * timedelta(minutes=1), local(8, 1) + i * timedelta(minutes=1)) for i in range(600)
]


def test_more_bookings_than_anybody_can_read_are_drawn_as_what_they_are_together() -> None:
    early = span("early", local(7), local(7, 40), checked_in=True)
    one, packed = day(early, *PACKED_DAY, hour=12, minute=30).blocks
    assert (one.start, one.end, one.past) == ("07:00", "07:40", True)
    assert (packed.start, packed.end, packed.tag, packed.lanes) == ("08:00", "18:00", Tag.RESERVED, 1)
    assert packed.current
    assert not packed.past


@pytest.mark.parametrize("count", [1, MOST_BLOCKS, MOST_BLOCKS + 1, 600])
def test_a_day_has_at_most_so_many_blocks(count: int) -> None:
    blocks = day(*PACKED_DAY[::-1][:count]).blocks
    assert len(blocks) == (count if count <= MOST_BLOCKS else 1)


def test_no_title_is_shown_of_what_is_drawn_together() -> None:
    scene = Scene("", local(12), tuple(PACKED_DAY), labels={PACKED_DAY[240].key: TITLES[KEY_C]})
    titled = Times(replace(DOOR, show="title"), "en")
    shown = day_of(scene.published().resolution, scene.labels, titled, scene.now)
    assert {block.title for block in shown.blocks} == {""}


# What is in doubt: on an axis from 07:00 to 19:00, from now on, where no booking is drawn


def doubted(*doubts: tuple[float, float], spans: tuple[object, ...] = (), hour: int = 8) -> list[tuple[float, float]]:
    """Doubts and stretches in hours of the day."""
    told = tuple(Doubt(at_hour(start), at_hour(end)) for start, end in doubts)
    scene = Scene("", local(hour), spans, told)  # type: ignore[arg-type]
    shown = day_of(scene.published().resolution, {}, TIMES, scene.now)
    return [(round(7 + 12 * s.place, 3), round(7 + 12 * (s.place + s.share), 3)) for s in shown.unsure]


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
        ([(14, 14.1)], [(14, 14.5)]),
        ([(14 + i / 60, 14 + (i + 1) / 60) for i in range(0, 120, 2)], [(14, 16.467)]),
    ],
)
def test_a_doubt_is_a_stretch_of_the_axis(
    doubts: list[tuple[float, float]], stretches: list[tuple[float, float]]
) -> None:
    assert doubted(*doubts) == stretches


def test_a_booking_stands_before_a_doubt() -> None:
    assert doubted((0, 24), spans=DAY, hour=12) == [(12, 13.5), (15, 16), (16.5, 19)]
    assert doubted((14, 14.5), spans=DAY, hour=12) == []


def test_a_doubt_widens_no_day_and_is_no_block() -> None:
    scene = Scene("", local(12), (), (Doubt(local(5), local(23)),))
    shown = day_of(scene.published().resolution, {}, TIMES, scene.now)
    assert (hours(shown), shown.blocks) == (("07:00", "19:00"), ())


def test_the_past_is_past_and_the_present_present() -> None:
    blocks = day(*DAY, hour=14).blocks
    assert [block.past for block in blocks] == [True, True, False, False]
    assert [block.current for block in blocks] == [False, False, True, False]


def test_where_now_is() -> None:
    assert day(*DAY, hour=13).now == pytest.approx(0.5)
    assert day(*DAY, hour=6, minute=30).now == -1.0
    assert day(*DAY, hour=19).now == -1.0


@pytest.mark.parametrize("date", [(2026, 3, 29), (2026, 10, 25)])
def test_the_axis_follows_the_rooms_clock_on_the_days_it_changes(date: tuple[int, int, int]) -> None:
    noon = datetime(*date, 12, tzinfo=POLICY.zone).astimezone(UTC)
    quiet = Scene("", noon, ()).published().resolution
    assert hours(day_of(quiet, {}, TIMES, noon)) == ("07:00", "19:00")
    early = span("x", noon - timedelta(hours=11, minutes=30), noon - timedelta(hours=9))
    changed = day_of(Scene("", noon, (early,)).published().resolution, {}, TIMES, noon)
    labels = [hour.text for hour in changed.hours]
    assert labels == sorted(labels)
    assert len(labels) > 8


def test_half_hour_zones_have_whole_hours_too() -> None:
    zone = ZoneInfo("Asia/Kolkata")
    door = replace(DOOR, zone=zone, policy=replace(POLICY, zone=zone))
    axis = axis_of((), door, local(12), 0)
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
