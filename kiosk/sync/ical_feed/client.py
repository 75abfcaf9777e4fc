"""A feed over HTTP: one address, which is a secret, asked for again only where it has changed (RFC 9110 section 13).

What comes back is believed by its first words and its last, never by its type.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final

import httpx

from kiosk.sync.http import MOST_BYTES, Exchange, HttpServer, server_time

DEADLINE: Final = 60.0
"""Seconds for a feed, all of it: some are made when they are asked for."""
_MOST_MOVES: Final = 5
_MOVED: Final = frozenset({301, 302, 303, 307, 308})
_LONGEST_VALIDATOR: Final = 1000


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """Where a feed is, and how it is asked for. `header` is one more line of each request."""

    url: str
    header: tuple[str, str] | None = None
    ca_file: Path | None = None

    def __repr__(self) -> str:
        return "FeedAddress(<secret>)"


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """`body` is None where the feed is what it was when it gave the validators that were sent along."""

    body: bytes | None
    server_time: datetime | None
    validators: Mapping[str, str] = field(default_factory=dict)
    """Headers that ask for it only where it has changed."""


class FeedClient:
    """One feed's connection."""

    def __init__(self, address: FeedAddress, *, deadline: float = DEADLINE, most_bytes: int = MOST_BYTES) -> None:
        self._url = httpx.URL(address.url)
        self._header = address.header
        self._server = HttpServer(address.url, address.ca_file, deadline=deadline, most_bytes=most_bytes)

    async def aclose(self) -> None:
        await self._server.aclose()

    async def fetch(self, validators: Mapping[str, str]) -> FeedAnswer:
        """The feed; without validators whether it has changed or not. Raises nothing but BackendError."""
        return await self._server.call(lambda: self._exchange(validators), self._take, write=False)

    def _exchange(self, validators: Mapping[str, str]) -> Exchange:
        """A redirect is followed on this very server: elsewhere nobody is told the address."""
        headers = {**dict([self._header] if self._header else []), **validators}
        url = self._url
        for _ in range(_MOST_MOVES):
            answer = yield self._server.request("GET", url.raw_path, headers, b"")
            there = _moved(answer, url)
            if there is None:
                return
            url = there

    async def _take(self, response: httpx.Response) -> FeedAnswer:
        if response.status_code == httpx.codes.NOT_MODIFIED:
            return FeedAnswer(None, server_time(response))
        return FeedAnswer(await self._server.body(response), server_time(response), _validators(response))


def _moved(answer: httpx.Response, url: httpx.URL) -> httpx.URL | None:
    """Where on the same server it says that the feed is; None: nowhere. Raises httpx.InvalidURL."""
    if answer.status_code not in _MOVED:
        return None
    there = url.join(answer.headers.get("Location", ""))
    same = (there.scheme, there.host, there.port) == (url.scheme, url.host, url.port)
    return there if same and there != url else None


def _validators(response: httpx.Response) -> dict[str, str]:
    """What the server would know this answer by, as far as it can be sent back."""
    pairs = (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified"))
    values = {asks: response.headers.get(says, "") for asks, says in pairs}
    return {
        asks: value
        for asks, value in values.items()
        if value and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable()
    }
