"""What is printed: what is not well, and the verdict last."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.doctor import report
from kiosk.doctor.checks import CHECKS
from kiosk.doctor.finding import OK, Checked, CheckId, checked, failure, skipped, warning
from kiosk.doctor.write_trial import Raced, Trial, WriteCase

WELL = checked(CheckId.CONFIG_VALID, [])
LEFT_OUT = checked(CheckId.LIGHT_ANSWER, [skipped("No light is configured.")])
CARE = checked(CheckId.CLOCK_RTC, [warning("No battery: add one.")])
OTHER = checked(CheckId.SCREEN_INPUT, [warning("No touch screen.")])
BROKEN = checked(CheckId.BACKEND_LOGIN, [warning("A detail."), failure("It refuses: write it anew.")])


@pytest.mark.parametrize(
    ("results", "verdict", "code"),
    [
        ([WELL, LEFT_OUT], "This panel is well.", 0),
        ([WELL, CARE], "This panel works; 1 thing needs care.", 0),
        ([CARE, OTHER, WELL], "This panel works; 2 things need care.", 0),
        ([CARE, BROKEN], "This panel cannot do its work: the calendar refuses its login.", 1),
    ],
)
def test_one_verdict_comes_last(results: list[Checked], verdict: str, code: int) -> None:
    assert report.verdict(results) == verdict
    assert report.text(results, everything=False).splitlines()[-1] == verdict
    assert report.exit_code(results) == code


def test_quiet_when_well() -> None:
    assert report.text([WELL, LEFT_OUT], everything=False) == "This panel is well."


def test_everything_on_request() -> None:
    assert report.text([WELL, LEFT_OUT], everything=True).splitlines() == [
        "ok      config.valid",
        "skipped light.answer     No light is configured.",
        "This panel is well.",
    ]


def test_a_failing_detail_turns_its_headline_red() -> None:
    assert report.text([BROKEN], everything=False).splitlines()[:2] == [
        "FAIL    backend.login    A detail.",
        "                         It refuses: write it anew.",
    ]


def test_long_sentences_are_wrapped_under_their_column() -> None:
    lines = report.text([checked(CheckId.CLOCK_RTC, [warning("word " * 60)])], everything=False).splitlines()
    assert len(lines) > 3
    assert all(len(line) <= 100 for line in lines)
    assert all(line.startswith(" " * 25) for line in lines[1:-1])


def test_for_scripts() -> None:
    assert report.as_object([WELL, BROKEN]) == {
        "well": False,
        "verdict": "This panel cannot do its work: the calendar refuses its login.",
        "checks": [
            {"id": "config.valid", "outcome": "ok", "findings": []},
            {
                "id": "backend.login",
                "outcome": "fail",
                "findings": [
                    {"outcome": "warn", "says": "A detail."},
                    {"outcome": "fail", "says": "It refuses: write it anew."},
                ],
            },
        ],
    }


TRIAL = Trial(dict.fromkeys(WriteCase, True) | {WriteCase.REMOVES: None, WriteCase.KEEPS_BOTH_MARKS: False})


def test_what_was_tried_is_a_table() -> None:
    lines = report.trial_text(replace(TRIAL, raced=Raced(20, 1, 2))).splitlines()
    assert lines[1] == "  tells time              yes"
    assert lines[6:] == [
        "  keeps both marks        no",
        "  refuses an overlap      yes",
        "  removes                 not tried",
        "  two booked at once      20 times: both 1, neither 2",
    ]


def test_every_case_is_explained_in_the_documentation_and_no_other() -> None:
    page = Path(__file__).parents[2].joinpath("docs/troubleshoot.md").read_text("utf-8")
    rows = re.findall(r"(?m)^\| ([a-z ]+) \|", page[page.index("## What kind of calendar it is") :])
    assert rows == ["case", *(case.value.replace("_", " ") for case in WriteCase), "two booked at once"]


def test_what_was_tried_for_scripts() -> None:
    assert report.trial_object(TRIAL) == {
        "cases": {
            "tells_time": True,
            "shows_a_write": True,
            "keeps_the_version": True,
            "refuses_the_same_id": True,
            "refuses_an_old_version": True,
            "keeps_both_marks": False,
            "refuses_an_overlap": True,
            "removes": None,
        },
        "left": 0,
        "raced": None,
    }
    assert report.trial_object(replace(TRIAL, raced=Raced(20, 1, 2)))["raced"] == {
        "rounds": 20,
        "both": 1,
        "neither": 2,
    }


def test_nothing_found_is_well() -> None:
    assert checked(CheckId.DISK_HEALTH, ()).findings == (OK,)


@pytest.mark.parametrize("check", CheckId)
def test_every_id_has_a_check(check: CheckId) -> None:
    assert check in CHECKS


def test_every_id_is_explained_in_the_documentation_and_no_other() -> None:
    written = Path(__file__).parents[2].joinpath("docs/troubleshoot.md").read_text("utf-8")
    assert re.findall(r"(?m)^\| `([\w.]+)` \|", written) == list(CheckId)


def test_the_ids_stand_in_the_order_in_which_they_are_told() -> None:
    assert list(CHECKS) == list(CheckId)
