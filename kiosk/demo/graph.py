"""The demo's rooms as mailboxes in Microsoft 365, on the fake of it; others book them by inviting them."""

import subprocess
from pathlib import Path
from typing import Final
from uuid import uuid4

from kiosk.demo.calendars import ANSWERS_WITHIN
from kiosk.demo.clouds import CloudCalendars, found_in
from kiosk.demo.rooms import ROOMS, DemoRoom, Planned

_MAKE_KEY: Final = (
    *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Room Kiosk demo"),
    *("-keyout", "-", "-out", "-"),
)


class GraphCalendars(CloudCalendars):
    """An app of its own was given all the mailboxes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "graph.server")
        self._client_id = str(uuid4())

    def backend(self, room: DemoRoom) -> str:
        where = f'mailbox = "{self.calendar(room)}"\nurl = "{self.url}"\nsign_in_url = "{self.url}"\n'
        app = f'tenant = "example.org"\nclient_id = "{self._client_id}"\n'
        return f'kind = "graph"\n{where}{app}key_file = "{self.key_file}"\ncertificate_file = "{self.key_file}"\n'

    async def start(self) -> None:
        self.url = f"http://127.0.0.1:{await self._process.start()}"
        made = subprocess.run(_MAKE_KEY, capture_output=True, check=True, timeout=ANSWERS_WITHIN).stdout.decode("ascii")
        self.keep_key(made)
        certificate, mailboxes = made[made.index("-----BEGIN CERTIFICATE-----") :], [*map(self.calendar, ROOMS)]
        app = {"client_id": self._client_id, "certificate": certificate, "addresses": mailboxes}
        await self.ask("POST", "fake/sign-in", {"app": app})
        for mailbox in mailboxes:
            await self.ask("POST", "fake/mailboxes", {"address": mailbox, "quirks": []})

    async def _book(self, room: DemoRoom, event: Planned) -> list[str]:
        return [
            (await self.ask("POST", f"fake/mailboxes/{self.calendar(room)}/invite", times))[0]
            for times in (
                {"start": one.span.start.isoformat(), "end": one.span.end.isoformat()} for one in found_in(event)
            )
        ]

    async def _unbook(self, room: DemoRoom, name: str) -> None:
        await self.ask("POST", f"fake/mailboxes/{self.calendar(room)}/remove", {"event_id": name})
