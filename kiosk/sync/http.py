"""HTTP to one server: every call has a deadline for all of it, a bounded answer, and a value-free failure.

httpx's own timeouts are per read, so a drip of bytes would outlast them; redirects are not followed, so credentials go
nowhere else; answers are asked for and taken uncompressed only, so nothing small can become large. No cookie is kept,
and the environment has no say.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Generator, Mapping
from contextlib import aclosing
from datetime import datetime
from functools import partial
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from typing import Final, TypeVar, cast

import httpx

from kiosk.sync.backend import (
    AuthError,
    BackendError,
    Gone,
    PermissionDenied,
    ProtocolError,
    RateLimited,
    StaleVersion,
    Transient,
    Uncertain,
    Unsupported,
    Untrusted,
)
from kiosk.sync.retry_after import RetryAfterGate
from kiosk.system.http_time import moment_of, retry_after_s
from kiosk.system.trust import is_untrusted, tls_context

T = TypeVar("T")

DEADLINE: Final = 10.0
"""Seconds for one call, all of it."""
MOST_BYTES: Final = 32 * 1024 * 1024
_CHUNK: Final = 16 * 1024
_LONGEST_WAIT: Final = 3600.0
_YEARS: Final = range(1970, 2100)
"""In which a server's Date can be. Outside of them the days round a date cannot be computed with."""

Exchange = Generator[httpx.Request, httpx.Response, None]
"""Yields what is to be sent, and is sent what came back; the last answer counts. A login takes more than one."""
Take = Callable[[httpx.Response], Awaitable[T]]
Explain = Callable[[httpx.Response, BackendError], Awaitable[BackendError]]
"""What a refusal means, by the whole answer and by what its status alone says."""


class TooLarge(Exception):
    """The answer is longer than any should be."""


class Moved(ProtocolError):
    """A redirect on the same origin. `path` is where to, decoded; nothing is sent there."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class HttpServer:
    """One server, by the address of something on it. `ca_file`: trust only the authorities in it; `fingerprint`: only
    this certificate (`tls_context`).
    """

    def __init__(
        self,
        url: str,
        ca_file: Path | None,
        fingerprint: str = "",
        *,
        deadline: float = DEADLINE,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._base = httpx.URL(url)
        self._trusted = (ca_file, fingerprint)
        self._deadline = deadline
        self._most_bytes = most_bytes
        self._http: httpx.AsyncClient | None = None
        self._retry_after = RetryAfterGate()

    async def aclose(self) -> None:
        http, self._http = self._http, None
        if http is not None:
            await http.aclose()

    def request(self, method: str, raw_path: bytes, headers: Mapping[str, str], body: bytes) -> httpx.Request:
        """Raises httpx.InvalidURL."""
        url = self._base.copy_with(raw_path=raw_path)
        return self._client().build_request(method, url, headers=dict(headers), content=body)

    async def call(
        self, exchange: Callable[[], Exchange], take: Take[T], *, write: bool, explain: Explain | None = None
    ) -> T:
        """What `take` makes of the last answer of the exchange. Raises nothing but BackendError: for a `write` that may
        have arrived, Uncertain.
        """
        with self._retry_after.request():
            return await self._send(exchange, take, write, explain)

    async def chunks(self, response: httpx.Response) -> AsyncGenerator[bytes, None]:
        """The body as it arrives; to be closed by whoever stops reading. Raises TooLarge."""
        size = 0
        async with _closing(response) as chunks:
            async for chunk in chunks:
                size += len(chunk)
                if size > self._most_bytes:
                    raise TooLarge
                yield chunk

    async def body(self, response: httpx.Response) -> bytes:
        """All of it. Raises TooLarge."""
        whole = bytearray()
        async with aclosing(self.chunks(response)) as chunks:
            async for chunk in chunks:
                whole += chunk
        return bytes(whole)

    async def _send(self, exchange: Callable[[], Exchange], take: Take[T], write: bool, explain: Explain | None) -> T:
        try:
            async with asyncio.timeout(self._deadline):
                return await self._exchange(exchange(), take, write, explain)
        except BackendError:
            raise
        except httpx.PoolTimeout:
            failure: BackendError = Transient()
            await self.aclose()  # what holds all connections has not given them back: go on with others
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, TimeoutError, OSError) as error:
            failure = _broken(error, write)
        except Exception:  # noqa: BLE001 - the libraries raise anything at bytes they did not expect, a ValueError most
            failure = Uncertain() if write else ProtocolError()
        raise failure  # outside the handler: what it came from quotes addresses

    async def _exchange(self, exchange: Exchange, take: Take[T], write: bool, explain: Explain | None) -> T:
        """Raises BackendError, and what the library and `take` raise."""
        to_send = next(exchange)
        while True:
            response = await self._client().send(to_send, stream=True)
            try:
                following = _after(exchange, response)
                if following is None:
                    failure = _refused(response, write)
                    if failure is not None:
                        raise failure if explain is None else await explain(response, failure)
                    return await take(response)
            finally:
                await response.aclose()
            to_send = following

    def _client(self) -> httpx.AsyncClient:
        if self._http is None:
            self._http = httpx.AsyncClient(
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
                headers={"Accept-Encoding": "identity", "User-Agent": "room-kiosk"},
                follow_redirects=False,
                trust_env=False,  # no proxy and no .netrc from the environment
                timeout=httpx.Timeout(self._deadline, pool=self._deadline / 2),
                limits=httpx.Limits(max_connections=4),
                verify=tls_context(*self._trusted) if self._base.scheme == "https" else False,
            )
        return self._http


def server_time(response: httpx.Response) -> datetime | None:
    """The server's own clock (RFC 9110 section 6.6.1); None without a Date that can be."""
    moment = moment_of(response.headers.get("Date", ""))
    return moment if moment is not None and moment.year in _YEARS else None


def _after(exchange: Exchange, response: httpx.Response) -> httpx.Request | None:
    """What is to be sent after this answer; None: it is the last."""
    try:
        return exchange.send(response)
    except StopIteration:
        return None


def _closing(response: httpx.Response) -> "aclosing[AsyncGenerator[bytes, None]]":
    """The body as it arrives. Closed by whoever stops reading: nothing else would give the connection back."""
    return aclosing(cast("AsyncGenerator[bytes, None]", response.aiter_raw(_CHUNK)))


def _refused(response: httpx.Response, write: bool) -> BackendError | None:
    """What an answer's status means; None: it is a success."""
    status = response.status_code
    if status == httpx.codes.NOT_MODIFIED and not write and not _CONDITIONS.isdisjoint(response.request.headers):
        return None
    if 200 <= status < 300:
        compressed = response.headers.get("Content-Encoding", "identity").lower() != "identity"
        return ProtocolError() if compressed else None
    if status in (429, 503):
        wait = _retry_after(response)
        return RateLimited(wait) if status == 429 or wait is not None else Transient(answered=True)
    known = _REFUSALS.get(status)
    if known is not None:
        return known()
    if status in _MOVED:
        return _moved(response)
    if status >= 500:
        return Uncertain() if write else Transient(answered=True)
    return ProtocolError()


def _moved(response: httpx.Response) -> ProtocolError:
    """Where a redirect leads on the same origin; elsewhere is nobody's business."""
    here = response.request.url
    try:
        there = here.join(response.headers.get("Location", ""))
    except httpx.InvalidURL:
        return ProtocolError()
    same = (there.scheme, there.host, there.port) == (here.scheme, here.host, here.port)
    return Moved(there.path) if same and there != here else ProtocolError()


_CONDITIONS: Final = frozenset({"if-none-match", "if-modified-since"})
"""Headers of a request for what has changed: that nothing has is an answer to it (RFC 9110 section 15.4.5)."""
_busy: Final = partial(Transient, answered=True)
_MOVED: Final = frozenset({301, 302, 307, 308})
_REFUSALS: Final[Mapping[int, Callable[[], BackendError]]] = {
    401: AuthError,
    403: PermissionDenied,
    404: Gone,
    405: Unsupported,
    408: _busy,
    410: Gone,
    412: StaleVersion,
    423: _busy,
    425: _busy,
    501: Unsupported,
    507: ProtocolError,
}


def _broken(error: Exception, write: bool) -> BackendError:
    """What a call that brought no usable answer means; a write that may have arrived is Uncertain."""
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
        return Untrusted() if is_untrusted(error) else Transient()
    if isinstance(error, httpx.UnsupportedProtocol | httpx.InvalidURL | httpx.LocalProtocolError):
        return ProtocolError()
    if write:
        return Uncertain()
    if isinstance(error, httpx.ProtocolError | httpx.DecodingError):
        return ProtocolError()
    return Transient()


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds to wait."""
    wait = retry_after_s(response.headers.get("Retry-After", ""), server_time(response))
    return None if wait is None else min(wait, _LONGEST_WAIT)
