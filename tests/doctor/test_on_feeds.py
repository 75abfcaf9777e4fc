"""The doctor before a feed: what it finds is about the feed, and never shows its address."""

from datetime import timedelta
from pathlib import Path

import pytest
from support.feeds import published_day

from kiosk.demo.rooms import planned
from kiosk.demo.stage import utc_now
from kiosk.doctor.checks import run_all
from kiosk.doctor.examined import examine, tried
from kiosk.doctor.finding import Checked, CheckId, Outcome

SETTINGS = """\
[room]
id = "waalzaal"
[state]
dir = "{folder}"
run_dir = "{folder}"
[backend]
kind = "ical"
url_file = "{folder}/feed"
location = "{location}"
"""


async def found(folder: Path, url: str, location: str = "", *, write: bool = False) -> dict[CheckId, Checked]:
    (folder / "feed").write_text(url)
    (folder / "feed").chmod(0o600)
    config = folder / "kiosk.toml"
    config.write_text(SETTINGS.format(folder=folder, location=location))
    seen = await examine(config)
    return {one.check: one for one in await run_all(await tried(seen) if write else seen)}


async def test_a_feed_that_is_well_is_not_asked_to_be_written(tmp_path: Path) -> None:
    async with published_day() as server:
        server.put("soon", planned("soon", utc_now() + timedelta(days=1), timedelta(hours=1)).data)
        checks = await found(tmp_path, server.url, write=True)
    backend = {check: one.outcome for check, one in checks.items() if check.startswith("backend.")}
    assert backend.pop(CheckId.BACKEND_CONFLICT) is Outcome.SKIPPED
    assert set(backend.values()) == {Outcome.OK}
    assert {asked.method for asked in server.asked} == {"GET"}
    assert checks[CheckId.CLOCK_TRUSTED].outcome is Outcome.OK


@pytest.mark.parametrize(
    ("quirks", "location", "outcome", "says"),
    [
        ((), "", Outcome.WARN, "Nothing is booked in the next 14 days"),
        (("building",), "Room 9", Outcome.FAIL, "No event of the feed is at backend.location"),
        (("login_page",), "", Outcome.FAIL, "no whole iCalendar file from that very server"),
        (("moved_away",), "", Outcome.FAIL, "no whole iCalendar file from that very server"),
    ],
)
async def test_what_a_feed_is_not(
    tmp_path: Path, quirks: tuple[str, ...], location: str, outcome: Outcome, says: str
) -> None:
    async with published_day(*quirks) as server:
        checks = await found(tmp_path, server.url, location)
    (finding,) = checks[CheckId.BACKEND_ROOM].findings
    assert (checks[CheckId.BACKEND_ROOM].outcome, says in finding.says) == (outcome, True)
    assert "CANARY" not in repr(checks)
