"""Where the demo's rooms have their calendars: on the server in the box, or on a fake of a vendor's."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol

import httpx

from kiosk.demo.rooms import DemoRoom, Planned
from kiosk.server.embedded import EmbeddedServer

ANSWERS_WITHIN: Final = 60.0


class DemoCalendars(Protocol):
    """Not yet started. What a panel is told of them is TOML."""

    def calendar(self, room: DemoRoom) -> str:
        """Which one is this room's: of rooms that share one the panel finds no other."""
        ...

    def backend(self, room: DemoRoom) -> str:
        """The `[backend]` table of the room's panel."""
        ...

    def beside(self, room: DemoRoom) -> str:
        """By which settings one of `[[rooms]]` names its calendar."""
        ...

    async def put(self, room: DemoRoom, *events: Planned) -> None:
        """Write events as another calendar program would."""
        ...

    async def remove(self, room: DemoRoom, uid: str) -> None:
        """Take one away, the same way."""
        ...

    async def start(self) -> None: ...

    async def pause(self) -> None:
        """Be out of reach, as a server that is down, with all that is in it."""
        ...

    async def resume(self) -> None: ...

    async def aclose(self) -> None: ...


MakeCalendars = Callable[[Path, Sequence[DemoRoom]], DemoCalendars]
"""What they keep goes below that path, or beside it; these rooms have one each."""


class OwnCalendars(EmbeddedServer):
    """On the server in the box, which speaks CalDAV."""

    def calendar(self, room: DemoRoom) -> str:
        return self.url(room.id)

    def backend(self, room: DemoRoom) -> str:
        return f'kind = "caldav"\n{self.beside(room)}'

    def beside(self, room: DemoRoom) -> str:
        file = self.password_file(room.id)
        return f'url = "{self.url(room.id)}"\nusername = "{room.id}"\npassword_file = "{file}"\n'

    async def put(self, room: DemoRoom, *events: Planned) -> None:
        for event in events:
            await self._ask("PUT", room, event.uid, event.data)

    async def remove(self, room: DemoRoom, uid: str) -> None:
        await self._ask("DELETE", room, uid)

    async def pause(self) -> None:
        await self.aclose()

    async def resume(self) -> None:
        await self.start()

    async def _ask(self, method: str, room: DemoRoom, uid: str, data: bytes = b"") -> None:
        login = (room.id, self.password_file(room.id).read_text("ascii").strip())
        headers = {"Content-Type": "text/calendar"} if data else {}
        async with httpx.AsyncClient(auth=login, trust_env=False, timeout=ANSWERS_WITHIN) as client:
            answer = await client.request(method, f"{self.url(room.id)}{uid}.ics", content=data, headers=headers)
            answer.raise_for_status()
