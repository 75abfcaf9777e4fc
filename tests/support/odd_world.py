"""A calendar on a real server, seen through the oddity proxy."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from support.caldav_servers import CaldavWorld, Server, caldav_world
from support.oddity_proxy import Oddity, OddityProxy, proxied


@asynccontextmanager
async def odd_world(server: Server, oddity: Oddity) -> AsyncIterator[tuple[CaldavWorld, OddityProxy]]:
    parts = urlsplit(server.home)
    async with (
        proxied(f"{parts.scheme}://{parts.netloc}", oddity) as (address, proxy),
        caldav_world(server, address) as world,
    ):
        yield world, proxy
