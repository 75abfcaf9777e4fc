"""The server as a process: `python -m vendors.ical [PORT]` prints the feed's address and serves until it is ended."""

import asyncio
import sys

from vendors.ical.server import feed_server


async def main(port: int) -> None:
    async with feed_server(port) as server:
        print(server.url, flush=True)
        await asyncio.Event().wait()


asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
