"""Whatever a site sets, in whatever time zone and on whatever day: every page that a finger leads to can be drawn."""

import inspect
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ui_scenes.scene import DOOR

from kiosk.policy_table import PolicyTable
from kiosk.room.facts import Facts, Notice, NoticeKind
from kiosk.room.panel_state import BackendHealth, PanelState
from kiosk.room.policy import EmergencyLight, PresenceUse
from kiosk.room.schedule import Doubt, EventKey, Schedule, Span
from kiosk.room.state import resolve
from kiosk.ui.comfort import Comfort
from kiosk.ui.interaction import Interaction
from kiosk.ui.pages.more import WayKind
from kiosk.ui.pages.page import Inputs, next_tick
from kiosk.ui.pages.table import open_page, settled

ZONES = (
    *("Europe/Amsterdam", "UTC", "America/St_Johns", "Asia/Kathmandu", "Pacific/Apia", "Africa/Casablanca"),
    *("Antarctica/Troll", "Australia/Lord_Howe", "Pacific/Kiritimati", "America/Sao_Paulo", "Asia/Tehran"),
)
"""Half hours and quarters, a day left out, clocks that change by two hours, by half of one, or at midnight."""
CHANGES = [
    datetime(year, month, day, tzinfo=UTC)
    for year, month, day in [(2026, 3, 29), (2026, 10, 25), (2026, 4, 4), (2011, 12, 29), (2018, 11, 3), (2026, 11, 23)]
]
ARGUMENTS: dict[str, st.SearchStrategy[Any]] = {
    "place": st.floats(-0.2, 1.2),
    "comfort": st.sampled_from(Comfort).map(str),
    "kind": st.sampled_from(WayKind).map(str),
    "step": st.sampled_from(["earlier", "later", "shorter", "longer", "today", "tomorrow"]),
}
"""What QML gives, by its name; otherwise by its type."""
OF_TYPE: dict[type, st.SearchStrategy[Any]] = {
    float: st.floats(-0.2, 1.2),
    int: st.integers(0, 70),
    str: st.sampled_from(["", "nl", "ar", "screen", "x"]),
}


def minutes(least: int, most: int) -> st.SearchStrategy[int]:
    return st.one_of(st.sampled_from([least, most]), st.integers(least, most))


def clock() -> st.SearchStrategy[str]:
    return st.builds("{:02}:{:02}".format, st.integers(0, 23), st.sampled_from([0, 0, 1, 30, 59]))


POLICIES = st.builds(
    PolicyTable,
    check_in=st.booleans(),
    check_in_opens_min=minutes(0, 120),
    release_after_min=minutes(1, 240),
    release_exempt_over_min=minutes(1, 1440),
    walk_up_min=st.lists(minutes(5, 1440), max_size=6).map(tuple),
    walk_up_max_min=minutes(15, 1440),
    extend_min=st.lists(minutes(5, 1440), max_size=5).map(tuple),
    working_hours=st.sampled_from(["00:00-00:00", "22:00-06:00"]) | st.builds("{}-{}".format, clock(), clock()),
    working_days=st.frozensets(st.integers(1, 7)),
    fresh_s=minutes(5, 3600),
    fresh_off_hours_s=minutes(5, 3600),
    presence=st.sampled_from(PresenceUse),
    vacant_after_min=minutes(1, 240),
    emergency_light=st.sampled_from(EmergencyLight),
    show=st.sampled_from(["reserved", "title", "organizer"]),
)


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    return draw(st.sampled_from(CHANGES)) + timedelta(seconds=draw(st.integers(-86_400, 2 * 86_400)))


@st.composite
def schedules(draw: st.DrawFn, now: datetime) -> Schedule | None:
    if draw(st.integers(0, 9)) == 0:
        return None
    spans, doubts = [], []
    for number in range(draw(st.integers(0, 6))):
        begins = now + timedelta(minutes=draw(st.integers(-1500, 1500)))
        ends = begins + timedelta(minutes=draw(st.sampled_from([1, 5, 15, 60, 300, 1440, 4000])))
        if draw(st.integers(0, 5)) == 0:
            doubts.append(Doubt(begins, ends))
        else:
            own, came, whole = draw(st.booleans()), draw(st.booleans()), draw(st.booleans())
            spans.append(Span(EventKey(str(number)), begins, ends, own=own, checked_in=came, all_day=whole))
    return Schedule(spans, doubts)


def walked(data: st.DataObject, steps: int) -> None:
    now, zone = data.draw(moments()), ZoneInfo(data.draw(st.sampled_from(ZONES)))
    policy = data.draw(POLICIES).to_policy(zone)
    schedule = data.draw(schedules(now))
    synced = None if schedule is None else now - timedelta(seconds=data.draw(st.integers(0, 4000)))
    notice = Notice(data.draw(st.sampled_from(NoticeKind)), now) if data.draw(st.integers(0, 5)) == 0 else None
    facts = Facts(
        schedule=schedule,
        synced_at=synced,
        fresh_until=None if synced is None else synced + policy.fresh,
        notice=notice,
        clock_trusted=data.draw(st.integers(0, 9)) > 0,
        out_of_service=data.draw(st.integers(0, 9)) == 0,
    )
    door = replace(DOOR, zone=zone, policy=policy)
    inputs = Inputs(PanelState(resolve(facts, policy, now), health=BackendHealth.OK), {}, door, Interaction("en"), now)
    for _ in range(steps):
        inputs = settled(inputs)
        page = open_page(inputs)
        view = page.derive(inputs)
        assert next_tick(page, inputs) > inputs.now
        action = data.draw(st.sampled_from([*page.actions, None]))
        later = inputs.now + timedelta(seconds=data.draw(st.sampled_from([0, 1, 20, 70])))
        if action is None:
            later = next_tick(page, inputs)
        elif (result := action(view, inputs, *_given(action, data))) is not None:
            inputs = replace(inputs, interaction=result.interaction)
        state = PanelState(resolve(facts, policy, later), health=BackendHealth.OK)
        inputs = replace(inputs, now=later, state=state)


def _given(action: Any, data: st.DataObject) -> list[Any]:
    _view, _inputs, *more = inspect.signature(action).parameters.values()
    return [data.draw(ARGUMENTS[one.name] if one.name in ARGUMENTS else OF_TYPE[one.annotation]) for one in more]


@given(st.data())
@settings(max_examples=60)
def test_every_page_can_be_drawn(data: st.DataObject) -> None:
    walked(data, 8)


@pytest.mark.long
@given(st.data())
@settings(max_examples=5_000)
def test_every_page_can_be_drawn_at_length(data: st.DataObject) -> None:
    walked(data, 12)
