"""The doctor before a calendar in Google Workspace: what is wrong, and whom to ask."""

import json
from pathlib import Path

import pytest
from vendors.google.quirks import Quirk
from vendors.google.world import GoogleServer, google_world

from kiosk.doctor.checks import run_all
from kiosk.doctor.examined import examine
from kiosk.doctor.finding import Checked, CheckId, Outcome


async def found(folder: Path, server: GoogleServer, *quirks: Quirk, **key: str) -> dict[CheckId, Checked]:
    async with google_world(server, *quirks) as world:
        (folder / "key").write_text(json.dumps({**json.loads(server.key_file), **key}))
        (folder / "key").chmod(0o600)
        lines = ["[room]", 'id = "waalzaal"', "[state]", f'dir = "{folder}"', f'run_dir = "{folder}"', "[backend]"]
        lines += ['kind = "google"', f'calendar = "{world.id}"', f'key_file = "{folder}/key"', f'url = "{server.url}"']
        (folder / "kiosk.toml").write_text("\n".join(lines))
        return {one.check: one for one in await run_all(await examine(folder / "kiosk.toml"))}


async def test_a_calendar_that_is_well(server: GoogleServer, tmp_path: Path) -> None:
    checks = await found(tmp_path, server)
    backend = [one.outcome for check, one in checks.items() if check.startswith("backend.")]
    assert set(backend) <= {Outcome.OK, Outcome.SKIPPED}
    assert checks[CheckId.BACKEND_RIGHTS].outcome is Outcome.OK


@pytest.mark.parametrize(
    ("quirk", "check", "says"),
    [
        (Quirk.UNSHARED, CheckId.BACKEND_ROOM, "ask who manages the room to share its calendar with the account"),
        (Quirk.NOT_CONFIGURED, CheckId.BACKEND_RIGHTS, "The Google Calendar API is switched off"),
        (Quirk.FORBIDDEN, CheckId.BACKEND_RIGHTS, "ask who manages the room to share its calendar with the account"),
        (Quirk.READER, CheckId.BACKEND_RIGHTS, "can read but not write"),
        (Quirk.TOO_MANY, CheckId.BACKEND_REACHED, "asks to be left alone for a while"),
        (Quirk.SIGN_IN_PAGE, CheckId.BACKEND_ROOM, "does not answer as the Google Calendar API does"),
    ],
)
async def test_what_is_wrong_and_whom_to_ask(
    server: GoogleServer, tmp_path: Path, quirk: Quirk, check: CheckId, says: str
) -> None:
    checks = await found(tmp_path, server, quirk)
    (finding,) = checks[check].findings
    assert says in finding.says
    assert "CANARY" not in repr(checks)


async def test_a_key_that_no_longer_counts(server: GoogleServer, tmp_path: Path) -> None:
    (finding,) = (await found(tmp_path, server, private_key_id="gone"))[CheckId.BACKEND_LOGIN].findings
    assert "ask who runs the Cloud project whether its key still counts" in finding.says
