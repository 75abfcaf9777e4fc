"""What the doctor finds, in the seven rows of the admin page."""

import pytest

from kiosk.admin.examination import TOPICS, results
from kiosk.doctor.finding import CheckId, checked, failure, skipped, warning
from kiosk.room.administration import CheckResult, CheckTopic, Verdict

CHECKS = [check for checks in TOPICS.values() for check in checks]
WORKING = {"devices": {"badge_reader": "ok", "sensor": "ok"}}


def rows(found: dict[CheckId, object], status: object = WORKING) -> dict[CheckTopic, CheckResult]:
    given = results([checked(check, [found[check]] if check in found else []) for check in CHECKS], status)  # type: ignore[list-item, arg-type]
    assert [result.topic for result in given] == list(CheckTopic)
    return {result.topic: result for result in given}


def test_where_nothing_is_found_all_is_well() -> None:
    assert {result.verdict for result in rows({}).values()} == {Verdict.WELL}


@pytest.mark.parametrize("find", [warning, failure])
@pytest.mark.parametrize("check", CHECKS)
def test_each_check_is_told_in_its_row_and_in_no_other(check: CheckId, find: object) -> None:
    found = [result for result in rows({check: find("x")}).values() if result.verdict is Verdict.CARE]  # type: ignore[operator]
    assert [result.check for result in found] == [check]
    assert check in TOPICS[found[0].topic]


def test_what_fails_goes_before_what_needs_care() -> None:
    found = {CheckId.BACKEND_RIGHTS: warning("x"), CheckId.DATA_FRESH: failure("y")}
    assert rows(found)[CheckTopic.CALENDAR].check == CheckId.DATA_FRESH


@pytest.mark.parametrize("topic", [CheckTopic.LIGHT, CheckTopic.CALENDAR, CheckTopic.CLOCK, CheckTopic.DISK])
def test_what_was_not_looked_at_is_not_well(topic: CheckTopic) -> None:
    assert rows({TOPICS[topic][0]: skipped("none")})[topic].verdict is Verdict.NONE


def test_reader_and_sensor_speak_for_themselves() -> None:
    told = rows({}, {"devices": {"badge_reader": "absent"}})
    assert (told[CheckTopic.BADGE_READER].verdict, told[CheckTopic.SENSOR].verdict) == (Verdict.CARE, Verdict.NONE)
    assert rows({}, {})[CheckTopic.BADGE_READER].verdict is Verdict.NONE
