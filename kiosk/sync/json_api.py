"""JSON over HTTP with a bearer token, as the cloud vendors' calendars speak it.

The token goes to the origin of the base address and nowhere else, whatever an answer names.
"""

import asyncio
import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

import httpx

from kiosk.sync.access_token import AccessToken
from kiosk.sync.backend import AuthError, BackendError, ProtocolError, RateLimited, Transient, Uncertain
from kiosk.sync.http import DEADLINE, Exchange, HttpServer, TooLarge, server_time
from kiosk.sync.polling import FIRST_BACK_OFF, LONGEST_THROTTLED

JsonObject = dict[str, Any]

_MOST_BYTES: Final = 1024 * 1024
"""Of one answer."""
_MOST_PAGES: Final = 50
_AS_JSON: Final = {"Content-Type": "application/json"}

Meaning = Callable[[int, JsonObject, BackendError], BackendError]
"""What a refusal means, by its status, its body (empty where it is no JSON object), and what its status alone says."""


@dataclass(frozen=True, slots=True)
class JsonAnswer:
    """A successful answer; `body` is empty where there is none. `server_time` is None without a Date that can be."""

    body: JsonObject
    server_time: datetime | None


class JsonApi:
    """One account's requests. `base_url` is what every target is relative to; `headers` go with each request; without a
    `token` none is sent. `chance`: 0 to 1, so that panels do not keep step.
    """

    def __init__(
        self,
        base_url: str,
        *,
        token: AccessToken | None = None,
        meaning: Meaning = lambda _status, _body, failure: failure,
        headers: Mapping[str, str] | None = None,
        ca_file: Path | None = None,
        deadline: float = DEADLINE,
        chance: Callable[[], float] = random.random,
    ) -> None:
        self._base = httpx.URL(base_url)
        self._server = HttpServer(base_url, ca_file, deadline=deadline, most_bytes=_MOST_BYTES)
        self._token = token
        self._meaning = meaning
        self._headers = {"Accept": "application/json", **(headers or {})}
        self._chance = chance
        self._throttled = 0
        """Answers in a row that asked to be left alone."""
        self._told: tuple[datetime, float] | None = None
        """The server's time as it was told last, and the loop's then."""

    async def aclose(self) -> None:
        await self._server.aclose()

    @property
    def server_time(self) -> datetime | None:
        """The server's clock now, as any answer has told it; None until one has."""
        if self._told is None:
            return None
        told, at = self._told
        return told + timedelta(seconds=asyncio.get_running_loop().time() - at)

    async def get(self, target: str) -> JsonAnswer:
        return await self._call("GET", target, b"", {}, write=False)

    async def post(self, target: str, body: JsonObject, headers: Mapping[str, str] | None = None) -> JsonAnswer:
        return await self._call("POST", target, _json(body), {**_AS_JSON, **(headers or {})}, write=True)

    async def ask(self, target: str, form: Mapping[str, str]) -> JsonAnswer:
        """A question that is asked by POST, for a token say: asked twice, it does no harm."""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return await self._call("POST", target, urlencode(form).encode("ascii"), headers, write=False)

    async def patch(self, target: str, body: JsonObject, headers: Mapping[str, str] | None = None) -> JsonAnswer:
        return await self._call("PATCH", target, _json(body), {**_AS_JSON, **(headers or {})}, write=True)

    async def delete(self, target: str, headers: Mapping[str, str] | None = None) -> JsonAnswer:
        return await self._call("DELETE", target, b"", headers or {}, write=True)

    async def pages(self, target: str, next_page: Callable[[JsonObject], str | None]) -> tuple[JsonAnswer, ...]:
        """All pages from this one on, or none. `next_page`: the target of the page after one, or its whole address.

        Raises ProtocolError where there is no end of them, or they lead to another server.
        """
        found: list[JsonAnswer] = []
        following: str | None = target
        asked: set[str] = set()
        while following is not None:
            if following in asked or len(asked) == _MOST_PAGES:
                raise ProtocolError
            asked.add(following)
            found.append(await self.get(following))
            following = next_page(found[-1].body)
        return tuple(found)

    async def _call(
        self, method: str, target: str, body: bytes, headers: Mapping[str, str], *, write: bool
    ) -> JsonAnswer:
        """The token is dropped where it is refused, and a new one tried once."""
        bearer = await self._bearer()
        try:
            return await self._send(method, target, body, {**headers, **bearer}, write)
        except AuthError:
            if self._token is None:
                raise
            self._token.drop()
        return await self._send(method, target, body, {**headers, **await self._bearer()}, write)

    async def _bearer(self) -> dict[str, str]:
        return {} if self._token is None else {"Authorization": f"Bearer {await self._token.text()}"}

    async def _send(self, method: str, target: str, body: bytes, headers: Mapping[str, str], write: bool) -> JsonAnswer:
        raw_path = self._raw_path(target)

        def exchange() -> Exchange:
            yield self._server.request(method, raw_path, {**self._headers, **headers}, body)

        async def take(response: httpx.Response) -> JsonAnswer:
            return await self._taken(response, write)

        async def explain(response: httpx.Response, failure: BackendError) -> BackendError:
            found = await self._explained(response, failure)
            return Uncertain() if write and isinstance(found, Transient) else found  # said by what stands in between

        answer = await self._server.call(exchange, take, write=write, explain=explain)
        self._throttled = 0
        return answer

    def _raw_path(self, target: str) -> bytes:
        """Raises ProtocolError for an address elsewhere."""
        if "://" not in target.partition("?")[0]:
            return self._base.raw_path.rstrip(b"/") + b"/" + target.encode("ascii")
        try:
            url = httpx.URL(target)
        except httpx.InvalidURL:
            raise ProtocolError from None
        if (url.scheme, url.host, url.port) != (self._base.scheme, self._base.host, self._base.port):
            raise ProtocolError
        return url.raw_path

    async def _taken(self, response: httpx.Response, write: bool) -> JsonAnswer:
        """Raises ValueError for what is no JSON object: a sign-in page for the building's network, say."""
        self._note_time(response)
        text = await self._server.body(response)
        if not text and write:
            return JsonAnswer({}, server_time(response))
        body = json.loads(text)
        if not isinstance(body, dict):
            raise ValueError
        return JsonAnswer(body, server_time(response))

    async def _explained(self, response: httpx.Response, failure: BackendError) -> BackendError:
        self._note_time(response)
        try:
            body = json.loads(await self._server.body(response))
        except (ValueError, RecursionError, TooLarge, httpx.HTTPError):
            body = {}
        failure = self._meaning(response.status_code, body if isinstance(body, dict) else {}, failure)
        if not isinstance(failure, RateLimited):
            return failure
        own = min(LONGEST_THROTTLED, FIRST_BACK_OFF * 2.0 ** min(self._throttled, 10)) * (1 + self._chance() / 4)
        self._throttled += 1
        return RateLimited(max(failure.retry_after or 0.0, own))  # asked again too early, they only refuse for longer

    def _note_time(self, response: httpx.Response) -> None:
        told = server_time(response)
        if told is not None:
            self._told = told, asyncio.get_running_loop().time()


def _json(body: JsonObject) -> bytes:
    return json.dumps(body, separators=(",", ":")).encode("ascii")
