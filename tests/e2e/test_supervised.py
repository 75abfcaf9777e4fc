"""What the supervisor of a real panel hears, sd_notify(3)."""

import asyncio
import socket
from pathlib import Path

from support.scene import on_stage
from support.waiting import PATIENCE_S

from kiosk.demo.rooms import ROOMS


async def test_a_panel_is_ready_when_it_has_drawn_and_gives_signs_of_life_from_then_on(short_dir: Path) -> None:
    address = f"{short_dir}/notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as supervisor:
        supervisor.bind(address)
        supervisor.settimeout(PATIENCE_S)
        async with on_stage(NOTIFY_SOCKET=address, WATCHDOG_USEC="1000000") as built:
            await built.start_panel(ROOMS[0])
            heard = [await asyncio.to_thread(supervisor.recv, 100) for _ in range(4)]
    assert heard == [b"READY=1\nWATCHDOG_USEC=1000000", *3 * [b"WATCHDOG=1"]]
