"""A report knows the hour and no more of when; what was reported already is not reported again that day."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.reports.faults import CHOICES, Asset, FaultChoice, FaultItem
from kiosk.reports.report import FaultReport, ReportFault, ReportsState

HERE = ZoneInfo("Europe/Amsterdam")
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
SCREEN = FaultItem(Asset.SCREEN)
DARK = ReportFault(SCREEN, FaultChoice.DOES_NOT_START)
HOUR = timedelta(hours=1)


@given(st.timedeltas(timedelta(), timedelta(days=100_000)))
def test_of_the_moment_only_the_hour_is_left(since: timedelta) -> None:
    now = datetime(1970, 1, 1, tzinfo=UTC) + since
    hour = FaultReport.made(DARK, now).hour
    assert hour <= now < hour + HOUR
    assert (hour.minute, hour.second, hour.microsecond) == (0, 0, 0)


@pytest.mark.parametrize(
    "moment",
    [
        NOON + timedelta(minutes=1),
        NOON + timedelta(microseconds=1),
        NOON.replace(tzinfo=None),
        NOON.astimezone(timezone(HOUR)),
    ],
)
def test_there_is_no_report_of_any_other_moment(moment: datetime) -> None:
    with pytest.raises(ValueError, match="hour"):
        FaultReport(SCREEN, FaultChoice.BROKEN, moment)


@given(st.sampled_from(list(Asset)), st.sampled_from(list(FaultChoice)))
def test_a_choice_is_one_of_the_items_own(asset: Asset, choice: FaultChoice) -> None:
    item = FaultItem(asset, int(asset is Asset.EQUIPMENT))
    if choice in CHOICES[asset]:
        assert FaultReport(item, choice, NOON).choice is choice
    else:
        with pytest.raises(ValueError, match="choice"):
            FaultReport(item, choice, NOON)


def at(hour: datetime, asked: ReportFault = DARK) -> frozenset[FaultReport]:
    return frozenset({FaultReport.made(asked, hour)})


MIDNIGHT = datetime(2026, 11, 23, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "has"),
    [
        (ReportsState(), False),
        (ReportsState(waiting=at(NOON - timedelta(days=6))), True),
        (ReportsState(waiting=at(NOON, ReportFault(SCREEN, FaultChoice.BROKEN))), False),
        (ReportsState(waiting=at(NOON, ReportFault(FaultItem(Asset.LIGHT), FaultChoice.NOT_ON))), False),
        (ReportsState(delivered=at(NOON)), True),
        (ReportsState(delivered=at(MIDNIGHT - HOUR)), True),
        (ReportsState(delivered=at(MIDNIGHT)), False),
        (ReportsState(delivered=at(MIDNIGHT - 25 * HOUR)), False),
    ],
)
def test_what_waits_or_was_delivered_on_the_rooms_day_was_reported_already(state: ReportsState, has: bool) -> None:
    assert state.has(DARK, NOON, HERE) is has
