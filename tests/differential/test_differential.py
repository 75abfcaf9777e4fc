"""Our reading of thousands of objects, held against other programs' (settled.md says who was right)."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from differential.generator import Case, case
from differential.law import Ours
from differential.opinions import COMMANDS, missing
from differential.run import CaseTally, cases, judged, ours, shown
from differential.settled import SETTLED

HERE = Path(__file__).parent
KEPT = json.loads((HERE / "cases" / "cases.json").read_text("utf-8"))

two_opinions = pytest.mark.skipif(
    len(missing()) > 1, reason="; ".join(f"{name}: {why}" for name, why in missing().items())
)


def held_against_others(seeds: range, figure: Callable[[str], None]) -> None:
    tally = CaseTally()
    for one in judged(cases(seeds)):
        tally.add(one)
    opinions = ", ".join(f"{name} {count}" for name, count in tally.opinions.items())
    figure(f"{len(seeds)} cases, opinions: {opinions}; settled {tally.settled.total()}")
    for name, why in missing().items():
        figure(f"no opinion of {name}: {why}")
    assert not tally.unsettled, "\n".join(shown(one) for one in tally.unsettled[:3])
    assert all(count > len(seeds) / 10 for count in tally.opinions.values())


@two_opinions
def test_equal_to_what_the_others_agree_on_or_flagged(figure: Callable[[str], None]) -> None:
    held_against_others(range(400), figure)


@two_opinions
@pytest.mark.long
def test_equal_or_flagged_in_thousands(figure: Callable[[str], None]) -> None:
    held_against_others(range(1000, 7000), figure)


def moments(pairs: list[list[str]]) -> Iterator[tuple[datetime, datetime]]:
    for pair in pairs:
        begin, end = (datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) for text in pair)
        yield begin, end


@pytest.mark.parametrize("kept", KEPT, ids=[kept["file"] for kept in KEPT])
def test_a_settled_disagreement_stays_settled(kept: dict[str, Any]) -> None:
    """What is right there, whatever others are installed; a time in doubt may be busy and may be free."""
    [window] = moments([kept["window"]])
    mine = ours(Case((HERE / "cases" / kept["file"]).read_bytes(), kept["zone"], *window))
    assert mine.busy == frozenset(moments(kept["busy"]))
    assert mine.flagged == kept["flagged"]


def test_every_settlement_is_written_down_and_kept() -> None:
    written = (HERE / "settled.md").read_text("utf-8")
    assert not [name for name in SETTLED if f"## {name}\n" not in written]
    assert not [name for name in SETTLED if all(kept["settled"] != name for kept in KEPT)]


@two_opinions
@pytest.mark.parametrize(
    "forgotten", ["RRULE", "RDATE", "EXDATE", "DTEND", "RECURRENCE-ID", "BEGIN:VTIMEZONE", "STATUS:CANCELLED"]
)
def test_a_reading_that_forgets_a_line_is_found_out(forgotten: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def reading(one: Case) -> Ours:
        kept = [line for line in one.text.splitlines(keepends=True) if not line.startswith(forgotten)]
        return ours(replace(one, data="".join(kept).encode()))

    monkeypatch.setattr("differential.run.ours", reading)
    written = (one for one in (case(seed, odd=False) for seed in range(0, 2000, 2)) if forgotten in one.text)
    assert [one for one in judged(islice(written, 25)) if one.unsettled]


def test_the_others_are_asked_here() -> None:
    """recurring-ical-events is a dependency of the tests; what else is missing is said in the figures."""
    assert "recurring-ical-events" not in missing()
    assert set(missing()) <= set(COMMANDS)
