"""A fault reported by touch on a real panel: through a receiver that is down and a kill to the one that takes it."""

import asyncio
import json
import sqlite3
from contextlib import closing

from support.raw_server import answer, raw_server
from support.scene import on_stage, started, until
from support.waiting import in_time, until_true

from kiosk.demo.rooms import ROOMS
from kiosk.demo.stage import Process

TAPS = ("more", "report_fault", "item-screen", "choice-does_not_start", "report")


async def touched(panel: Process, name: str) -> None:
    while not (await panel.tell(f"touch {name}"))["done"]:
        await asyncio.sleep(0.1)


async def test_a_report_waits_for_its_receiver_through_a_kill() -> None:
    down = True
    settings = '[reports]\nkind = "webhook"\nurl = "{}"\n'
    async with raw_server(lambda _request: answer(503 if down else 204), keep_alive=True) as server:  # noqa: SIM117
        async with on_stage(settings.format(server.url)) as built:
            panel = await started(built, ROOMS[0])
            for name in TAPS:
                await in_time(f"the control {name}", touched(panel, name))
            await until_true("the report", lambda: len(server.requests) == 1)
            status = await until(built, lambda s: s["reports"]["waiting"] == 1)
            assert (status["reports"]["durable"], status["reports"]["given_up"]) == (True, 0)
            await panel.kill()
            down = False
            await started(built, ROOMS[0])
            nothing = {"waiting": 0, "refused": 0, "since": None, "given_up": 0, "durable": True}
            await until(built, lambda s: s["reports"] == nothing)
            bodies = [json.loads(request.partition(b"\r\n\r\n")[2]) for request in server.requests]
            ids = {request.split(b"Idempotency-Key: ")[1][:32] for request in server.requests}
            assert (len(bodies), len(ids)) == (2, 1)
            assert bodies[0] == bodies[1]
            assert sorted(bodies[0]) == ["asset", "choice", "hour", "room"]
            assert (bodies[0]["asset"], bodies[0]["choice"]) == ("screen", "does_not_start")
            with closing(sqlite3.connect(built.folder / ROOMS[0].id / "reports.sqlite")) as database:
                assert database.execute("SELECT asset, delivered FROM report").fetchall() == [("screen", 1)]
