"""HTTP to one CalDAV server: every call has a deadline for all of it, a bounded answer, and a value-free failure.

httpx's own timeouts are per read, so a drip of bytes would outlast them; redirects are not followed, so credentials go
nowhere else; answers are asked for and taken uncompressed only, so nothing small can become large.
"""

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

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
from kiosk.sync.caldav.dav import BadAnswer, Multistatus, MultistatusReader, href_of, path_of
from kiosk.sync.patience import Patience

T = TypeVar("T")

DEADLINE: Final = 10.0
MOST_BYTES: Final = 32 * 1024 * 1024
_LONGEST_WAIT: Final = 3600.0
_WRITES: Final = frozenset({"PUT", "DELETE"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A successful answer. `etag` is as sent; `server_time` is None without a readable Date."""

    status: int
    body: bytes
    etag: str | None
    server_time: datetime | None
    allowed: frozenset[str]
    """Methods named by the Allow header."""


@dataclass(frozen=True, slots=True)
class Login:
    """Where the room's calendar is and who we are. `ca_file`: trust only the authorities in it."""

    url: str
    username: str
    password: str
    ca_file: Path | None = None

    def __repr__(self) -> str:
        return "Login(<secret>)"


class Moved(ProtocolError):
    """A redirect on the same origin. `path` is where to, decoded; nothing is sent there."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class DavClient:
    """One room's connection. `path` is the calendar's own, decoded, with a slash at its end."""

    def __init__(self, login: Login, *, deadline: float = DEADLINE, most_bytes: int = MOST_BYTES) -> None:
        self._login = login
        self._deadline = deadline
        self._most_bytes = most_bytes
        self._http: httpx.AsyncClient | None = None
        self._patience = Patience()
        self._base = httpx.URL(login.url)
        self.path = path_of(login.url).rstrip("/") + "/"

    async def aclose(self) -> None:
        if self._http is not None:
            await self._http.aclose()
            self._http = None

    async def get(self, path: str) -> Answer:
        return await self._call("GET", path, _whole, {}, b"")

    async def options(self, path: str) -> Answer:
        return await self._call("OPTIONS", path, _whole, {}, b"")

    async def put(self, path: str, body: bytes, *, etag: str | None = None) -> Answer:
        """Write over exactly this version, or, without one, only where nothing is yet."""
        condition = {"If-Match": strong(etag)} if etag else {"If-None-Match": "*"}
        return await self._call(
            "PUT", path, _whole, {**condition, "Content-Type": "text/calendar; charset=utf-8"}, body
        )

    async def delete(self, path: str, etag: str | None) -> Answer:
        return await self._call("DELETE", path, _whole, {"If-Match": strong(etag)} if etag else {}, b"")

    async def propfind(self, body: bytes, depth: int) -> Multistatus:
        return await self._call("PROPFIND", self.path, _multistatus, _xml(depth), body)

    async def report(self, body: bytes, depth: int = 1) -> Multistatus:
        """A REPORT on the calendar; sync-collection wants depth 0 (RFC 6578 section 3.2)."""
        return await self._call("REPORT", self.path, _multistatus, _xml(depth), body)

    async def _call(
        self,
        method: str,
        path: str,
        take: "Callable[[httpx.Response, int], Awaitable[T]]",
        headers: Mapping[str, str],
        body: bytes,
    ) -> T:
        with self._patience.request():
            return await self._send(method, path, take, headers, body)

    async def _send(
        self,
        method: str,
        path: str,
        take: "Callable[[httpx.Response, int], Awaitable[T]]",
        headers: Mapping[str, str],
        body: bytes,
    ) -> T:
        write = method in _WRITES
        try:
            async with asyncio.timeout(self._deadline):
                request = self._client().build_request(method, self._url(path), headers=dict(headers), content=body)
                response = await self._client().send(request, stream=True)
                try:
                    failure = _refused(response, write)
                    if failure is None:
                        return await take(response, self._most_bytes)
                finally:
                    await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, TimeoutError, OSError, BadAnswer) as error:
            failure = _broken(error, write)
        raise failure  # outside the handler: what it came from quotes addresses

    def _url(self, path: str) -> httpx.URL:
        return self._base.copy_with(raw_path=href_of(path).encode("ascii"))

    def _client(self) -> httpx.AsyncClient:
        if self._http is None:
            self._http = httpx.AsyncClient(
                auth=httpx.BasicAuth(self._login.username, self._login.password) if self._login.username else None,
                headers={"Accept-Encoding": "identity", "User-Agent": "room-kiosk"},
                follow_redirects=False,
                trust_env=False,  # no proxy and no .netrc from the environment
                timeout=httpx.Timeout(self._deadline),
                limits=httpx.Limits(max_connections=4),
                verify=self._trust(),
            )
        return self._http

    def _trust(self) -> "ssl.SSLContext | bool":
        if self._base.scheme != "https":
            return False
        return ssl.create_default_context(cafile=str(self._login.ca_file) if self._login.ca_file else None)


def strong(etag: str) -> str:
    """Proxies that compress make etags weak; a weak one never matches (RFC 9110 section 13.1.1)."""
    return etag.removeprefix("W/")


def _xml(depth: int) -> dict[str, str]:
    return {"Depth": str(depth), "Content-Type": "application/xml; charset=utf-8"}


async def _whole(response: httpx.Response, most: int) -> Answer:
    body = bytearray()
    async for chunk in response.aiter_raw():
        body += chunk
        if len(body) > most:
            raise BadAnswer
    allowed = frozenset(word.strip().upper() for word in response.headers.get("Allow", "").split(","))
    return Answer(response.status_code, bytes(body), response.headers.get("ETag"), _date(response), allowed)


async def _multistatus(response: httpx.Response, most: int) -> Multistatus:
    if response.status_code != httpx.codes.MULTI_STATUS:
        raise BadAnswer
    reader, size = MultistatusReader(), 0
    async for chunk in response.aiter_raw(16 * 1024):
        size += len(chunk)
        if size > most:
            raise BadAnswer
        reader.feed(chunk)
        await asyncio.sleep(0)  # a large answer must not hold the screen up
    return reader.close(_date(response))


def _refused(response: httpx.Response, write: bool) -> BackendError | None:
    """What an answer's status means; None: it is a success."""
    status = response.status_code
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
        return Untrusted() if _certificate(error) else Transient()
    if isinstance(error, httpx.UnsupportedProtocol | httpx.InvalidURL | httpx.LocalProtocolError):
        return ProtocolError()
    if write:
        return Uncertain()
    if isinstance(error, BadAnswer | httpx.RemoteProtocolError | httpx.DecodingError):
        return ProtocolError()
    return Transient()


def _certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds to wait (RFC 9110 section 10.2.3), whether sent as seconds or as a date."""
    text = response.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdecimal():
        return min(float(text[:9]), _LONGEST_WAIT)
    moment = _moment(text)
    if moment is None:
        return None
    now = _date(response) or datetime.now(UTC)
    return min(max(0.0, (moment - now).total_seconds()), _LONGEST_WAIT)


def _date(response: httpx.Response) -> datetime | None:
    return _moment(response.headers.get("Date", ""))


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
