"""HTTP to one CalDAV server: every call has a deadline for all of it, a bounded answer, and a value-free failure.

httpx's own timeouts are per read, so a drip of bytes would outlast them; redirects are not followed, so credentials go
nowhere else; answers are asked for and taken uncompressed only, so nothing small can become large. Only members of the
calendar are read, written and deleted, whatever a server names. No cookie is kept, and the environment has no say.
"""

import asyncio
import ssl
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping
from contextlib import aclosing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
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
    Show,
    StaleVersion,
    Transient,
    Uncertain,
    Unsupported,
    Untrusted,
)
from kiosk.sync.caldav.challenge import ChallengedLogin, Exchange
from kiosk.sync.caldav.webdav_xml import (
    ASK_VERSION,
    WHOLE,
    BadAnswer,
    Multistatus,
    MultistatusReader,
    calendar_data,
    href_of,
    is_member,
    path_of,
    strong_etag,
)
from kiosk.sync.retry_after import RetryAfterGate

T = TypeVar("T")

DEADLINE: Final = 10.0
MOST_BYTES: Final = 32 * 1024 * 1024
_CHUNK: Final = 16 * 1024
_LONGEST_WAIT: Final = 3600.0
_YEARS: Final = range(1970, 2100)
"""In which a server's Date can be. Outside of them the days round a date cannot be computed with."""
_WRITES: Final = frozenset({"PUT", "DELETE"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A successful answer. `etag` is strong and quoted; `server_time` is None without a Date that can be."""

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

    def __init__(
        self,
        login: Login,
        *,
        show: Show = Show.RESERVED,
        deadline: float = DEADLINE,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._login = login
        self._challenged = ChallengedLogin(login.username, login.password) if login.username else None
        self._deadline = deadline
        self._most_bytes = most_bytes
        self._http: httpx.AsyncClient | None = None
        self._retry_after = RetryAfterGate()
        self._base = httpx.URL(login.url)
        self._leaves_out = False
        """The server was seen to send objects of which only some was wanted."""
        self.wanted = calendar_data(show)
        self.path = path_of(login.url).rstrip("/") + "/"

    async def aclose(self) -> None:
        http, self._http = self._http, None
        if http is not None:
            await http.aclose()

    async def get(self, path: str) -> Answer:
        return await self._call("GET", self._member(path), _whole, {}, b"")

    async def options(self, path: str) -> Answer:
        return await self._call("OPTIONS", path, _whole, {}, b"")

    async def put(self, path: str, body: bytes, *, etag: str | None = None) -> Answer:
        """Write over exactly this version, or, without one, only where nothing is yet."""
        condition = {"If-None-Match": "*"} if etag is None else _if_match(etag)
        headers = {**condition, "Content-Type": "text/calendar; charset=utf-8"}
        return await self._call("PUT", self._member(path), _whole, headers, body)

    async def delete(self, path: str, etag: str | None) -> Answer:
        return await self._call("DELETE", self._member(path), _whole, {} if etag is None else _if_match(etag), b"")

    async def propfind(self, body: bytes, depth: int) -> Multistatus:
        return await self._call("PROPFIND", self.path, self._multistatus, _xml(depth), body)

    async def report(self, body: bytes, depth: int = 1) -> Multistatus:
        """A REPORT on the calendar; sync-collection wants depth 0 (RFC 6578 section 3.2)."""
        return await self._call("REPORT", self.path, self._multistatus, _xml(depth), body)

    async def report_objects(self, ask: Callable[[str], bytes]) -> Multistatus:
        """A REPORT that brings objects; `ask` makes it from what is wanted of them.

        Servers that were not seen yet to leave out rightly what is not wanted (Xandikos gives no object then, others
        an error) are asked a second time for all of it; where that brings more, from then on at once.
        """
        if self._leaves_out or self.wanted == WHOLE:
            return await self.report(ask(self.wanted))
        try:
            answer = await self.report(ask(self.wanted))
        except (ProtocolError, Unsupported, Transient):
            answer = None
        objects = () if answer is None else [one for one in answer.responses if one.status is None]
        if answer is not None and all(one.shows_an_event for one in objects):
            self._leaves_out = bool(objects)
            return answer
        whole = await self.report(ask(WHOLE))
        if answer is None or any(one.shows_an_event for one in whole.responses):
            self.wanted = WHOLE
        return whole

    def _member(self, path: str) -> str:
        """The path, if it is an object's of this calendar. Raises ProtocolError."""
        if not is_member(path, self.path):
            raise ProtocolError
        return path

    async def _call(
        self,
        method: str,
        path: str,
        take: "Callable[[httpx.Response, int], Awaitable[T]]",
        headers: Mapping[str, str],
        body: bytes,
    ) -> T:
        with self._retry_after.request():
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
                return await self._exchange(self._request(method, path, headers, body), take, write)
        except BackendError:
            raise
        except httpx.PoolTimeout:
            failure: BackendError = Transient()
            await self.aclose()  # what holds all connections has not given them back: go on with others
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, TimeoutError, OSError, BadAnswer) as error:
            failure = _broken(error, write)
        except Exception:  # noqa: BLE001 - the libraries raise anything at bytes they did not expect, a ValueError most
            failure = Uncertain() if write else ProtocolError()
        raise failure  # outside the handler: what it came from quotes addresses

    def _request(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> httpx.Request:
        url = self._base.copy_with(raw_path=href_of(path).encode("ascii"))
        return self._client().build_request(method, url, headers=dict(headers), content=body)

    async def _exchange(
        self, request: httpx.Request, take: "Callable[[httpx.Response, int], Awaitable[T]]", write: bool
    ) -> T:
        """Send it, and whatever logging in takes. Raises BackendError, and what the library raises."""
        exchange = self._logging_in(request)
        to_send = next(exchange)
        while True:
            response = await self._client().send(to_send, stream=True)
            try:
                following = _after(exchange, response)
                if following is None:
                    failure = _refused(response, write)
                    if failure is not None:
                        raise failure
                    return await take(response, self._most_bytes)
            finally:
                await response.aclose()
            to_send = following

    def _logging_in(self, request: httpx.Request) -> Exchange:
        if self._challenged is None:
            return _alone(request)
        return self._challenged.exchange(request, self._request("PROPFIND", self.path, _xml(0), ASK_VERSION))

    def _client(self) -> httpx.AsyncClient:
        if self._http is None:
            self._http = httpx.AsyncClient(
                cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),
                headers={"Accept-Encoding": "identity", "User-Agent": "room-kiosk"},
                follow_redirects=False,
                trust_env=False,  # no proxy and no .netrc from the environment
                timeout=httpx.Timeout(self._deadline, pool=self._deadline / 2),
                limits=httpx.Limits(max_connections=4),
                verify=self._trust(),
            )
        return self._http

    def _trust(self) -> "ssl.SSLContext | bool":
        if self._base.scheme != "https":
            return False
        return _context(self._login.ca_file)

    async def _multistatus(self, response: httpx.Response, most: int) -> Multistatus:
        if response.status_code != httpx.codes.MULTI_STATUS:
            raise BadAnswer
        reader, size = MultistatusReader(self.path), 0
        async with _chunks(response) as chunks:
            async for chunk in chunks:
                size += len(chunk)
                if size > most:
                    raise BadAnswer
                reader.feed(chunk)
                await asyncio.sleep(0)  # a large answer must not hold the screen up
        return reader.close(_date(response))


def _context(ca_file: Path | None) -> ssl.SSLContext:
    """Trust in the named authorities, or in the system's. `ssl.create_default_context` would let SSL_CERT_FILE name
    others, and SSLKEYLOGFILE have the keys written down.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca_file is not None:
        context.load_verify_locations(cafile=ca_file)
        return context
    built_in = ssl.get_default_verify_paths()
    for where in ({"cafile": built_in.openssl_cafile}, {"capath": built_in.openssl_capath}):
        with suppress(OSError):  # a system has the one, or the other, or both
            context.load_verify_locations(**where)
    return context


def _alone(request: httpx.Request) -> Exchange:
    yield request


def _after(exchange: Exchange, response: httpx.Response) -> httpx.Request | None:
    """What is to be sent after this answer; None: it is the last."""
    try:
        return exchange.send(response)
    except StopIteration:
        return None


def _if_match(etag: str) -> dict[str, str]:
    """Raises ProtocolError for an etag that cannot be sent: without the condition anything might be overwritten."""
    sent = strong_etag(etag)
    if sent is None:
        raise ProtocolError
    return {"If-Match": sent}


def _xml(depth: int) -> dict[str, str]:
    return {"Depth": str(depth), "Content-Type": "application/xml; charset=utf-8"}


def _chunks(response: httpx.Response) -> "aclosing[AsyncGenerator[bytes, None]]":
    """The body as it arrives. Closed by whoever stops reading: nothing else would give the connection back."""
    return aclosing(cast("AsyncGenerator[bytes, None]", response.aiter_raw(_CHUNK)))


async def _whole(response: httpx.Response, most: int) -> Answer:
    body = bytearray()
    async with _chunks(response) as chunks:
        async for chunk in chunks:
            body += chunk
            if len(body) > most:
                raise BadAnswer
    allowed = frozenset(word.strip().upper() for word in response.headers.get("Allow", "").split(","))
    etag = strong_etag(response.headers.get("ETag"))
    return Answer(response.status_code, bytes(body), etag, _date(response), allowed)


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
    if isinstance(error, BadAnswer | httpx.ProtocolError | httpx.DecodingError):
        return ProtocolError()
    return Transient()


def _certificate(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds to wait (RFC 9110 section 10.2.3), whether sent as seconds or as a date, which the server's own clock
    makes sense of.
    """
    text = response.headers.get("Retry-After", "").strip()
    if text.isascii() and text.isdecimal():
        return min(float(text[:9]), _LONGEST_WAIT)
    moment, now = _moment(text), _date(response)
    if moment is None or now is None:
        return None
    return min(max(0.0, (moment - now).total_seconds()), _LONGEST_WAIT)


def _date(response: httpx.Response) -> datetime | None:
    moment = _moment(response.headers.get("Date", ""))
    return moment if moment is not None and moment.year in _YEARS else None


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
