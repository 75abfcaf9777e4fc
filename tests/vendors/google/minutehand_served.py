"""minutehand's Google Calendar on the loopback, in real time: run by a Python that has it; prints its address.

It says by 501 what it does not do. Of what panels ask for, that is two parameters that only make answers shorter or
name their zone, and the choice of a part of the extended properties: those are left out on the way.
"""

import socket
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import uvicorn
from minutehand.adapters.providers.google_workspace.provider import GoogleWorkspaceProvider
from minutehand.adapters.store.sqlite import SqliteStore
from minutehand.domain.scenario import Scenario

HOST = (b"host", b"www.googleapis.com")
NOT_DONE = ("maxAttendees", "timeZone")
OWNER = "owner"
WORLD = {"name": "rooms", "owner": OWNER, "people": [{"key": OWNER, "name": "Owner", "email": "owner@example.org"}]}


class RealTime:
    def now(self) -> datetime:
        return datetime.now(UTC)

    def wake(self) -> int:
        return 0


def as_it_is_asked(app):
    async def asked(scope, receive, send):
        if scope["type"] == "http":
            query = [
                (name, value.replace("extendedProperties/private", "extendedProperties"))
                for name, value in parse_qsl(scope["query_string"].decode())
                if name not in NOT_DONE
            ]
            headers = [HOST, *(one for one in scope["headers"] if one[0] != HOST[0])]
            scope = {**scope, "query_string": urlencode(query).encode(), "headers": headers}
        await app(scope, receive, send)

    return asked


def main(folder: Path) -> None:
    clock, google = RealTime(), GoogleWorkspaceProvider()
    store = SqliteStore(folder / "world.db", "run", clock)
    google.seed(Scenario.model_validate({**WORLD, "starts_at": clock.now()}), store)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()  # whoever reads the address may come at once
        print(f"http://127.0.0.1:{listening.getsockname()[1]}/calendar/v3/", flush=True)
        app = as_it_is_asked(google.app(store, clock))
        uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
