"""A panel before a calendar in Google Workspace or Microsoft 365: it books there, asks for names only where the room
opted in, and neither names nor what it signs in with leave their place.
"""

import json
import stat
from pathlib import Path
from typing import Protocol

import pytest
from support.scene import FRESH_5_S, OFFSCREEN, on_stage, until, until_light
from support.waiting import until_true
from vendors.google.sign_in import EMAIL
from vendors.graph.world import of_people_asked_for

from kiosk.demo.calendars import DemoCalendars
from kiosk.demo.clouds import GoogleCalendars, GraphCalendars, mailbox_of
from kiosk.demo.rooms import DemoRoom
from kiosk.demo.stage import Stage
from kiosk.evidence.canary import ROOM, canaries, event
from kiosk.evidence.sweep import sweep

TOKENS = canaries()


class Cloud(DemoCalendars, Protocol):
    """One way to sign in to one vendor. `secrets` is where the panel finds what it signs in with."""

    secrets: Path

    def __init__(self, folder: Path) -> None: ...

    def secret_words(self) -> list[str]:
        """Of what it signs in with, of every token that the fake issues, and of what only the fake writes in events."""
        ...

    async def asked_for_names(self) -> bool: ...


class Google(GoogleCalendars):
    def secret_words(self) -> list[str]:
        key = json.loads((self.secrets / "key.json").read_text())["private_key"].splitlines()
        return [key[1], key[2], EMAIL, "-CANARY"]

    async def asked_for_names(self) -> bool:
        return bool((await self._ask("GET", f"control/{mailbox_of(ROOM)}"))["names_told"])


class GraphByKey(GraphCalendars):
    def secret_words(self) -> list[str]:
        key = (self.secrets / "app.pem").read_text().splitlines()
        return [key[1], key[2], "SECRET-", "CANARY-body", "CANARY-location"]

    async def asked_for_names(self) -> bool:
        return bool(of_people_asked_for((await self._ask("GET", f"fake/mailboxes/{mailbox_of(ROOM)}"))["requests"]))


class GraphByAccount(GraphByKey):
    """As the room's own account, which is given another login each time."""

    def backend(self, room: DemoRoom) -> str:
        by_key, _, _ = super().backend(room).partition("key_file")
        return f'{by_key}login_file = "{self.secrets / "login"}"\n'

    async def start(self) -> None:
        await super().start()
        self._keep("login", "SECRET-first")
        account = {"client_id": self._client_id, "address": mailbox_of(ROOM), "refresh_token": "SECRET-first"}
        await self._ask("POST", "fake/sign-in", {"account": account})


def _told_elsewhere(built: Stage) -> list[tuple[str, bytes]]:
    """The files round the panel; what it signs in with lies with its server."""
    files = (path for path in built.folder.iterdir() if path.is_file())
    return [(path.name, path.read_bytes()) for path in files]


@pytest.mark.long
@pytest.mark.parametrize(
    ("make", "show"),
    [
        (Google, "reserved"),
        (Google, "title"),
        (GraphByKey, "reserved"),
        (GraphByKey, "organizer"),
        (GraphByAccount, "reserved"),
        (GraphByAccount, "title"),
    ],
)
async def test_it_books_and_keeps_secrets_and_names_to_itself(tmp_path: Path, make: type[Cloud], show: str) -> None:
    home, metrics = tmp_path / "home", tmp_path / "kiosk.prom"
    home.mkdir()
    environment = {**OFFSCREEN, "HOME": str(home), "TMPDIR": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    settings = f'{FRESH_5_S}show = "{show}"\n[metrics]\nfile = "{metrics}"\n'
    async with on_stage(settings, make, **environment) as built:
        cloud = built.server
        assert isinstance(cloud, Google | GraphByKey)
        told: list[tuple[str, bytes]] = []

        async def shows(state: str) -> None:
            status = await until(built, lambda s: (s["state"], s["backend"]) == (state, "ok"))
            told.append(("status", json.dumps(status).encode()))
            await until_light(built, state)

        panel = await built.start_panel(ROOM)
        await shows("free")
        assert await built.tap("book", "30")
        await shows("busy")
        assert await built.tap("end")
        await shows("free")
        await built.put(ROOM, event(TOKENS, "", -5, 60))
        await shows("check_in_due")
        shown = json.dumps(await panel.tell("look")).encode()
        assert await built.tap("check-in")
        await shows("busy")
        await until_true("the metrics to be written", metrics.exists)
        told.append(("metrics", metrics.read_bytes()))
        await panel.stop()
        state = built.folder / ROOM.id
        told += _told_elsewhere(built)
        words = [*cloud.secret_words(), *TOKENS.values()]
        assert sweep(words, [state, home], told) == []
        assert await cloud.asked_for_names() is (show != "reserved")
        assert bool(sweep([TOKENS["summary"], TOKENS["name"]], [], [("screen", shown)])) is (show != "reserved")
        assert {stat.S_IMODE(path.stat().st_mode) for path in cloud.secrets.iterdir()} == {0o600}
        assert {"schedule.sqlite", "events.jsonl"} <= {path.name for path in state.iterdir()}  # there was something
        for number, word in enumerate(words):
            (state / f"leak-{number}").write_text(f"a {word} b")
        assert {hit.token for hit in sweep(words, [state])} == set(words)
