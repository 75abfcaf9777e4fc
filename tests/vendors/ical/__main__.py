"""The server as a process: `python -m vendors.ical [PORT]` says in its first line where the feed is."""

import asyncio
import json
import sys

from vendors.ical.server import feed_server


async def main(port: int) -> None:
    async with feed_server(port) as server:
        print(json.dumps({"url": server.url}), flush=True)
        await asyncio.Event().wait()


asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
