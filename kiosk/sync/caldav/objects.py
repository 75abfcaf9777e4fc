"""Fetching calendar objects by their paths, in bulk where the server can, one by one where that fails."""

from collections.abc import AsyncIterator, Iterable
from functools import partial
from typing import Final

from kiosk.sync.backend import Gone, ProtocolError, Unsupported
from kiosk.sync.caldav.client import DavClient
from kiosk.sync.caldav.dav import Multistatus, ask_objects

AT_ONCE: Final = 50
"""Objects asked for in one multiget."""


async def objects(client: DavClient, paths: Iterable[str]) -> AsyncIterator[tuple[str, str | None, bytes | None]]:
    """Path, etag and bytes of every object; no bytes for one that is not there any more."""
    wanted = list(paths)
    for index in range(0, len(wanted), AT_ONCE):
        some = wanted[index : index + AT_ONCE]
        answered = set()
        for one in (await _multiget(client, some)).responses:
            if one.path in some and one.data is not None and one.etag is not None:
                answered.add(one.path)
                yield one.path, one.etag, one.data
        for path in some:
            if path not in answered:
                yield path, *(await _get(client, path))


async def _multiget(client: DavClient, paths: list[str]) -> Multistatus:
    try:
        return await client.report_objects(partial(ask_objects, paths))
    except (ProtocolError, Unsupported):
        return Multistatus()  # one object may have spoiled the whole answer: ask for each


async def _get(client: DavClient, path: str) -> tuple[str | None, bytes | None]:
    try:
        answer = await client.get(path)
    except Gone:
        return None, None
    return answer.etag, answer.body
