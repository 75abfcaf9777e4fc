"""A proxy before a real server that plays what other servers do differently, one oddity at a time.

Each was measured on a server people run (the table in the design's page on backends names them).
"""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from enum import Enum, auto
from hashlib import sha256
from urllib.parse import unquote, unquote_to_bytes

import httpx

from kiosk.server.embedded import HOST
from support.partial_retrieval import only_wanted
from support.waiting import PATIENCE_S


class Oddity(Enum):
    NONE = auto()
    NO_SYNC_COLLECTION = auto()  # SabreDAV 1.8: collection tag and etags only
    NO_TAG_EITHER = auto()
    BARE_TOKEN = auto()  # Xandikos: the token is no URI
    NO_INLINE_DATA = auto()  # Xandikos, DAViCal: the change report names objects only
    TOKEN_403 = auto()  # every token is forgotten at once; this and the next six are how that is said
    TOKEN_412 = auto()
    TOKEN_410 = auto()
    TOKEN_507 = auto()
    TOKEN_409 = auto()
    TOKEN_EMPTY = auto()  # DAViCal: nothing changed, and a new token
    TOKEN_FULL = auto()  # SOGo: everything is listed as changed, removals are not
    NO_ETAG_ON_PUT = auto()  # Cyrus
    OVERWRITES = auto()  # SOGo: If-None-Match is not looked at
    DELETES_ANY = auto()  # SOGo: If-Match of a DELETE is not looked at
    NO_MULTIGET = auto()
    BROKEN_XML = auto()  # an object with a character XML cannot say spoils every report
    WEAK_ETAGS = auto()  # a compressing proxy in between
    NO_PRIVILEGES = auto()
    NEARLY_XML = auto()  # built out of strings, by a program that warns on its standard output
    LEAVES_OUT = auto()  # Cyrus: of an object only what was asked for
    HREFS_ABSOLUTE = auto()  # with scheme and host
    HREFS_ENCODED = auto()  # every letter of a name percent-encoded, in lower case
    HREFS_BARE = auto()  # the name alone
    HREFS_ALIAS = auto()  # under another path than the calendar was asked by
    HREFS_DOUBLED = auto()  # each slash twice
    NO_DATE = auto()  # RFC 9110 section 6.6.1: a server without a clock
    SAME_UID = auto()  # SabreDAV, DAViCal: one UID under two hrefs (stored as twin-a and twin-b, told as twin)


_FORGOTTEN = {
    Oddity.TOKEN_403: 403,
    Oddity.TOKEN_412: 412,
    Oddity.TOKEN_410: 410,
    Oddity.TOKEN_507: 507,
    Oddity.TOKEN_409: 409,
}
_TOKEN = re.compile(rb"<sync-token>([^<]*)</sync-token>")
_ASKED_TOKEN = re.compile(rb"<D:sync-token>([^<]*)</D:sync-token>")
_REMOVED = re.compile(rb"<response><href>[^<]*</href><status>HTTP/1.1 404 Not Found</status></response>")
_DATA = re.compile(rb"<C:calendar-data>.*?</C:calendar-data>", re.DOTALL)
_RESPONSE = re.compile(rb"<response>.*?</response>", re.DOTALL)
_HREF = re.compile(rb"<href>([^<]*)</href>")
_ETAG = re.compile(rb"(<getetag>)(\"|&quot;)")


def _encoded(href: bytes) -> bytes:
    folder, slash, name = href.rpartition(b"/")
    return folder + slash + b"".join(b"%%%02x" % letter for letter in unquote_to_bytes(name))


_HREFS: dict[Oddity, Callable[[bytes], bytes]] = {
    Oddity.HREFS_ABSOLUTE: lambda href: b"https://elsewhere.example" + href,
    Oddity.HREFS_ENCODED: _encoded,
    Oddity.HREFS_BARE: lambda href: href.rpartition(b"/")[2] or href,
    Oddity.HREFS_ALIAS: lambda href: b"/alias/42/" + href.rpartition(b"/")[2],
    Oddity.HREFS_DOUBLED: lambda href: href.replace(b"/", b"//"),
}


@dataclass
class Request:
    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def report(self) -> str:
        if self.method != "REPORT":
            return ""
        return next((kind for kind in ("sync-collection", "multiget", "query") if kind.encode() in self.body), "")


class OddityProxy:
    def __init__(self, server: str, oddity: Oddity) -> None:
        self._server = server
        self._oddity = oddity
        self._tokens: dict[str, str] = {}
        self._client = httpx.AsyncClient(trust_env=False, timeout=PATIENCE_S)
        self.refused: dict[str, int] = {}
        """Status by file name: of objects that are listed and not given."""
        self.undeletable = False
        self.played = 0
        self._talking: set[asyncio.Task[None] | None] = set()

    def turn_into(self, oddity: Oddity) -> None:
        """From now on another odd server."""
        self._oddity = oddity

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._talking.add(asyncio.current_task())
        with suppress(asyncio.IncompleteReadError, ConnectionError, httpx.HTTPError):  # whoever hangs up, both are told
            while (request := await _read(reader)) is not None:
                answer = await self._answer(request)
                writer.write(_bytes(answer, request))
                await writer.drain()
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()

    async def _answer(self, request: Request) -> "Answer":
        odd = await self._instead(request)
        if odd is not None:
            self.played += 1
            return odd
        self._twist(request)
        answer = await self._forward(request)
        body = self._twisted(request, answer)
        self.played += body != answer.body
        headers = dict(answer.headers)
        if self._oddity is Oddity.NO_DATE:
            self.played += headers.pop("date", None) is not None
        if self._oddity is Oddity.NO_ETAG_ON_PUT and request.method == "PUT":
            self.played += headers.pop("etag", None) is not None
        if self._oddity is Oddity.WEAK_ETAGS and "etag" in headers:
            headers["etag"] = f"W/{headers['etag']}"
        return Answer(answer.status, headers, body)

    async def _instead(self, request: Request) -> "Answer | None":
        """What this server says without looking."""
        if request.method == "DELETE" and self.undeletable:
            return Answer(403, {}, b"")
        if request.method == "GET" and _name(request.path) in self.refused:
            return Answer(self.refused[_name(request.path)], {}, b"")
        if request.report == "multiget" and self._oddity is Oddity.NO_MULTIGET:
            return Answer(501, {}, b"")
        if request.report in ("multiget", "sync-collection") and self._oddity is Oddity.BROKEN_XML:
            return Answer(207, {"content-type": "text/xml"}, b'<multistatus xmlns="DAV:"><response>&#1;')
        if request.report != "sync-collection":
            return None
        if self._oddity in (Oddity.NO_SYNC_COLLECTION, Oddity.NO_TAG_EITHER):
            return Answer(403, {}, b"")
        if self._oddity in _FORGOTTEN:
            return Answer(_FORGOTTEN[self._oddity], {}, b"")
        if self._oddity in (Oddity.TOKEN_EMPTY, Oddity.TOKEN_FULL):
            request.body = _ASKED_TOKEN.sub(b"<D:sync-token></D:sync-token>", request.body)
            everything = await self._forward(request)
            if self._oddity is Oddity.TOKEN_FULL:
                return Answer(207, everything.headers, _REMOVED.sub(b"", everything.body))
            token = _TOKEN.search(everything.body)
            assert token is not None
            body = b'<multistatus xmlns="DAV:"><sync-token>' + token[1] + b"x</sync-token></multistatus>"
            return Answer(207, everything.headers, body)
        return None

    def _twist(self, request: Request) -> None:
        dropped = {Oddity.OVERWRITES: ("PUT", "if-none-match"), Oddity.DELETES_ANY: ("DELETE", "if-match")}
        method, header = dropped.get(self._oddity, ("", ""))
        if request.method == method:
            self.played += request.headers.pop(header, None) is not None
        if self._oddity is Oddity.SAME_UID and request.method == "PUT":
            stored = request.path.rpartition("/")[2].removesuffix(".ics").encode()
            request.body = request.body.replace(b"UID:twin\r\n", b"UID:" + stored + b"\r\n")
        if self._oddity is Oddity.BARE_TOKEN:
            request.body = _ASKED_TOKEN.sub(self._original_token, request.body)

    def _twisted(self, request: Request, answer: "Answer") -> bytes:
        body = _RESPONSE.sub(self._refusal, answer.body) if self.refused and request.report else answer.body
        if self._oddity in _HREFS:
            return _HREF.sub(lambda found: b"<href>" + _HREFS[self._oddity](found[1]) + b"</href>", body)
        match self._oddity:
            case Oddity.NO_SYNC_COLLECTION:
                return _TOKEN.sub(b"", body)
            case Oddity.NO_TAG_EITHER:
                return re.sub(rb"<CS:getctag>[^<]*</CS:getctag>", b"", _TOKEN.sub(b"", body))
            case Oddity.BARE_TOKEN:
                return _TOKEN.sub(self._bare_token, body)
            case Oddity.NO_INLINE_DATA if request.report == "sync-collection":
                return _DATA.sub(b"", body)
            case Oddity.WEAK_ETAGS:
                return _ETAG.sub(rb"\1W/\2", body)
            case Oddity.NO_PRIVILEGES:
                pattern = rb"<current-user-privilege-set>.*?</current-user-privilege-set>"
                return re.sub(pattern, b"", body, flags=re.DOTALL)
            case Oddity.NEARLY_XML if request.method in ("REPORT", "PROPFIND"):
                return _nearly_xml(body)
            case Oddity.LEAVES_OUT if request.method == "REPORT":
                return only_wanted(request.body, body)
            case Oddity.SAME_UID:
                return re.sub(rb"UID:twin-[ab]", b"UID:twin", body)
        return body

    def _refusal(self, found: "re.Match[bytes]") -> bytes:
        href = _HREF.search(found[0])
        assert href is not None
        status = self.refused.get(_name(href[1].decode()))
        if status is None:
            return found[0]
        return b"<response>%s<status>HTTP/1.1 %d X</status></response>" % (href[0], status)

    def _bare_token(self, found: "re.Match[bytes]") -> bytes:
        bare = sha256(found[1]).hexdigest()
        self._tokens[bare] = found[1].decode()
        return f"<sync-token>{bare}</sync-token>".encode()

    def _original_token(self, found: "re.Match[bytes]") -> bytes:
        token = self._tokens.get(found[1].decode(), "http://nobody/knows")
        return f"<D:sync-token>{token}</D:sync-token>".encode()

    async def _forward(self, request: Request) -> "Answer":
        kept = {
            name: value
            for name, value in request.headers.items()
            if name not in ("host", "connection", "content-length")
        }
        url = self._server + request.path
        answer = await self._client.request(request.method, url, headers=kept, content=request.body)
        return Answer(answer.status_code, dict(answer.headers), answer.content)

    async def aclose(self) -> None:
        await asyncio.gather(*(task for task in self._talking if task), return_exceptions=True)
        await self._client.aclose()


def _nearly_xml(body: bytes) -> bytes:
    """With what stands outside of it, a prefix of nobody's, a status too many, characters and bytes that cannot be."""
    odd = b"<zz:note>you & me &#1; caf\xe9 \x0b\xef\xbf\xbf</zz:note><status>HTTP/1.1 200 OK</status>"
    return b"<b>Warning</b>: it & that\n" + body.replace(b"<propstat>", odd + b"<propstat>") + b"<!-- done -->\ndone"


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@asynccontextmanager
async def proxied(server: str, oddity: Oddity) -> AsyncIterator[tuple[str, OddityProxy]]:
    """Address of the proxy (scheme, host, port) and the proxy itself."""
    proxy = OddityProxy(server, oddity)
    listening = await asyncio.start_server(proxy.serve, HOST, 0)
    port = listening.sockets[0].getsockname()[1]
    try:
        yield f"http://{HOST}:{port}", proxy
    finally:
        listening.close()
        await proxy.aclose()


def _name(path: str) -> str:
    return unquote(path).rpartition("/")[2]


async def _read(reader: asyncio.StreamReader) -> Request | None:
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {
        name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)
    }
    method, path, _ = first.split(" ")
    return Request(method, path, headers, await reader.readexactly(int(headers.get("content-length", "0"))))


def _bytes(answer: Answer, request: Request) -> bytes:
    dropped = ("content-length", "transfer-encoding", "content-encoding", "connection", "server")
    headers = {name: value for name, value in answer.headers.items() if name.lower() not in dropped}
    headers["content-length"] = str(len(answer.body))
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {answer.status} X\r\n{lines}\r\n".encode("latin-1") + (
        b"" if request.method == "HEAD" else answer.body
    )
