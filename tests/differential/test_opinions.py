"""Opinions come from processes that may die, hang, or lose an event: then there is none, and the next is asked anew."""

import sys
from datetime import UTC, datetime, timedelta

import pytest
from differential.generator import Case
from differential.opinions import COMMANDS, Asked, NoOpinion, missing

BEGIN = datetime(2027, 3, 1, tzinfo=UTC)
AT_NINE = ("DTSTART:20270309T090000Z", "DURATION:PT1H")
NINE = frozenset({(datetime(2027, 3, 9, 9, tzinfo=UTC), datetime(2027, 3, 9, 10, tzinfo=UTC))})
ODD_PROGRAM = """
import json, sys, time
print("{}", flush=True)
for line in sys.stdin:
    word = json.loads(line)["data"]
    if word == "die": sys.exit(1)
    if word == "hang": time.sleep(60)
    print(json.dumps({"busy": [], "events": 0}), flush=True)
"""


def case(*lines: str) -> Case:
    event = ("BEGIN:VEVENT", "UID:a@example.test", "DTSTAMP:20270101T000000Z", *lines, "END:VEVENT")
    whole = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//Calendar 1.0//EN", *event, "END:VCALENDAR", "")
    return asked("\r\n".join(whole))


def asked(text: str) -> Case:
    return Case(text.encode(), "Europe/Amsterdam", BEGIN, BEGIN + timedelta(days=60))


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in missing()])
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (AT_NINE, NINE),
        ((*AT_NINE, "STATUS:CANCELLED"), frozenset()),
        ((*AT_NINE, "TRANSP:TRANSPARENT"), frozenset()),
        ((*AT_NINE, "X-MICROSOFT-CDO-BUSYSTATUS:FREE"), frozenset()),
        ((*AT_NINE, "X-MICROSOFT-CDO-BUSYSTATUS:OOF", "TRANSP:TRANSPARENT"), NINE),
        (("DTSTART:20270309T100000", "DTEND:20270309T110000"), NINE),
        (("DTSTART;TZID=Asia/Tokyo:20270309T180000", "DTEND;TZID=Asia/Tokyo:20270309T190000"), NINE),
        (("DTSTART:20270209T090000Z", "DURATION:PT1H"), frozenset()),
    ],
)
def test_what_every_program_says(name: str, lines: tuple[str, ...], expected: object) -> None:
    with Asked(name) as program:
        assert program.opinion(case(*lines)) == expected


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in missing()])
def test_a_zone_nobody_knows_is_no_opinion(name: str) -> None:
    with Asked(name) as program:
        assert isinstance(program.opinion(case("DTSTART;TZID=Nowhere/At_All:20270309T180000")), NoOpinion)


@pytest.mark.parametrize(
    ("word", "why"), [("die", "it died"), ("hang", "no answer in time"), ("BEGIN:VEVENT", "it lost an event")]
)
def test_no_opinion_and_the_next_is_asked_anew(word: str, why: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(COMMANDS, "odd", ([sys.executable, "-c", ODD_PROGRAM], lambda: None))
    monkeypatch.setattr("differential.opinions.PATIENCE_S", 3.0)
    with Asked("odd") as program:
        assert program.opinion(asked(word)) == NoOpinion(why)
        assert program.opinion(asked("nothing")) == frozenset()
