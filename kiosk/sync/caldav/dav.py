"""What is said to a CalDAV server and how its answers read (RFC 4918, RFC 4791, RFC 6578). No I/O."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import ParseError
from xml.sax.saxutils import escape

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

DAV: Final = "{DAV:}"
CALDAV: Final = "{urn:ietf:params:xml:ns:caldav}"
CS: Final = "{http://calendarserver.org/ns/}"

ETAG: Final = DAV + "getetag"
SYNC_TOKEN: Final = DAV + "sync-token"
CTAG: Final = CS + "getctag"
PRINCIPAL: Final = DAV + "current-user-principal"
HOME: Final = CALDAV + "calendar-home-set"
DATA: Final = CALDAV + "calendar-data"
_SETS: Final = frozenset({DAV + "resourcetype", DAV + "current-user-privilege-set", DAV + "supported-report-set"})

MOST_RESPONSES: Final = 20_000
_DEEPEST: Final = 30
_NOT_XML: Final = bytes(number for number in range(32) if number not in (9, 10, 13))
"""Bytes XML does not allow and some servers send all the same, inside the objects they quote."""


class BadAnswer(Exception):
    """The answer is not the XML it should be. Carries no value."""


@dataclass(frozen=True, slots=True)
class Response:
    """One resource of a multistatus. `path` is its href, decoded; `status` is None where it has properties."""

    path: str
    status: int | None
    properties: Mapping[str, str]
    words: frozenset[str]
    """Local names found inside resourcetype, current-user-privilege-set and supported-report-set."""

    @property
    def etag(self) -> str | None:
        return self.properties.get(ETAG, "").strip() or None

    @property
    def data(self) -> bytes | None:
        text = self.properties.get(DATA, "")
        return text.encode("utf-8", "surrogatepass") if text.strip() else None


@dataclass(frozen=True, slots=True)
class Multistatus:
    responses: tuple[Response, ...] = ()
    sync_token: str | None = None
    server_time: datetime | None = None


def path_of(href: str) -> str:
    """The decoded path of an href; host and scheme are ignored, so nothing can lead requests to another host."""
    return unquote(urlsplit(href.strip()).path, errors="surrogateescape")


def href_of(path: str) -> str:
    """A path as it goes into a request line or an href element."""
    return quote(path, safe="/:@!$&'()*+,;=~", errors="surrogateescape")


@dataclass
class _Open:
    """The response being read."""

    href: str = ""
    status: int | None = None
    properties: dict[str, str] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)


class _Target:
    """Collects responses while the XML is read, so that no tree of a large answer is ever built."""

    def __init__(self) -> None:
        self.responses: list[Response] = []
        self.sync_token: str | None = None
        self._path: list[str] = []
        self._text: list[str] = []
        self._response = _Open()
        self._found: dict[str, str] = {}
        self._words: set[str] = set()
        self._ok = True

    def start(self, tag: str, _attributes: Mapping[str, str]) -> None:
        if len(self._path) >= _DEEPEST or len(self.responses) > MOST_RESPONSES:
            raise BadAnswer
        if not self._path and tag != DAV + "multistatus":
            raise BadAnswer  # a well-formed page of something else must not read as an empty calendar
        self._path.append(tag)
        self._text = []
        if tag == DAV + "response":
            self._response = _Open()
        elif tag == DAV + "propstat":
            self._found, self._words, self._ok = {}, set(), True

    def data(self, text: str) -> None:
        self._text.append(text)

    def end(self, tag: str) -> None:
        self._path.pop()
        text, self._text = "".join(self._text), []
        parent = self._path[-1] if self._path else ""
        if not _SETS.isdisjoint(self._path):
            self._words.add(tag.rpartition("}")[2])
        elif tag == DAV + "href" and self._path[-2:-1] == [DAV + "prop"]:
            self._found[parent] = text  # a property that names a resource: its href is its value
        elif parent == DAV + "prop":
            self._found[tag] = text if text.strip() else self._found.get(tag, text)
        elif parent == DAV + "propstat" and tag == DAV + "status":
            self._ok = 200 <= _code(text) < 300
        elif parent == DAV + "response":
            self._part(tag, text)
        elif parent == DAV + "multistatus":
            self._whole(tag, text)

    def close(self) -> None:
        pass

    def _part(self, tag: str, text: str) -> None:
        if tag == DAV + "href":
            self._response.href = text
        elif tag == DAV + "status":
            self._response.status = _code(text)
        elif tag == DAV + "propstat" and self._ok:
            self._response.properties.update(self._found)
            self._response.words.update(self._words)

    def _whole(self, tag: str, text: str) -> None:
        if tag == DAV + "response":
            one = self._response
            self.responses.append(Response(path_of(one.href), one.status, one.properties, frozenset(one.words)))
        elif tag == SYNC_TOKEN:
            self.sync_token = text.strip() or None


def _code(status_line: str) -> int:
    words = status_line.split()
    return int(words[1]) if len(words) > 1 and len(words[1]) == 3 and words[1].isdecimal() else 500


_UNUSABLE: Final = (ParseError, DefusedXmlException, ValueError, LookupError)
"""What the XML parser says of bytes that are none of ours; the last one of an encoding nobody knows."""


class MultistatusReader:
    """Reads a multistatus as it arrives, in pieces of any size."""

    def __init__(self) -> None:
        self._target = _Target()
        self._parser = DefusedXMLParser(target=self._target, forbid_dtd=True)

    def feed(self, chunk: bytes) -> None:
        """Raises BadAnswer."""
        try:
            self._parser.feed(chunk.translate(None, _NOT_XML))
        except _UNUSABLE:
            pass
        else:
            return
        raise BadAnswer

    def close(self, server_time: datetime | None) -> Multistatus:
        """Raises BadAnswer."""
        try:
            self._parser.close()
        except _UNUSABLE:
            pass
        else:
            return Multistatus(tuple(self._target.responses), self._target.sync_token, server_time)
        raise BadAnswer


_HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACES: Final = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:S="http://calendarserver.org/ns/"'
_DATA_PROPS: Final = "<D:prop><D:getetag/><C:calendar-data/></D:prop>"

ASK_CALENDAR: Final = (
    f"{_HEAD}<D:propfind {_SPACES}><D:prop><D:resourcetype/><D:current-user-privilege-set/>"
    "<D:supported-report-set/><D:sync-token/><S:getctag/></D:prop></D:propfind>"
).encode()
ASK_VERSION: Final = (
    f"{_HEAD}<D:propfind {_SPACES}><D:prop><D:resourcetype/><D:sync-token/><S:getctag/></D:prop></D:propfind>"
).encode()
ASK_ETAGS: Final = f"{_HEAD}<D:propfind {_SPACES}><D:prop><D:resourcetype/><D:getetag/></D:prop></D:propfind>".encode()

ASK_HOME: Final = (
    f"{_HEAD}<D:propfind {_SPACES}><D:prop><D:resourcetype/><D:current-user-principal/><C:calendar-home-set/></D:prop>"
    "</D:propfind>"
).encode()
ASK_KINDS: Final = f"{_HEAD}<D:propfind {_SPACES}><D:prop><D:resourcetype/></D:prop></D:propfind>".encode()


def ask_changes(token: str) -> bytes:
    """sync-collection: what changed since the token, objects included where the server does that."""
    return (
        f"{_HEAD}<D:sync-collection {_SPACES}><D:sync-token>{escape(token)}</D:sync-token>"
        f"<D:sync-level>1</D:sync-level>{_DATA_PROPS}</D:sync-collection>"
    ).encode()


def ask_objects(paths: Iterable[str]) -> bytes:
    """calendar-multiget of the objects at these paths."""
    hrefs = "".join(f"<D:href>{escape(href_of(path))}</D:href>" for path in paths)
    return f"{_HEAD}<C:calendar-multiget {_SPACES}>{_DATA_PROPS}{hrefs}</C:calendar-multiget>".encode()


def ask_interval(start: datetime, end: datetime) -> bytes:
    """calendar-query: every event that touches `[start, end)`."""
    first, last = (f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" for moment in (start, end))
    return (
        f'{_HEAD}<C:calendar-query {_SPACES}>{_DATA_PROPS}<C:filter><C:comp-filter name="VCALENDAR">'
        f'<C:comp-filter name="VEVENT"><C:time-range start="{first}" end="{last}"/></C:comp-filter>'
        "</C:comp-filter></C:filter></C:calendar-query>"
    ).encode()


def ask_etags_within(start: datetime, end: datetime) -> bytes:
    """calendar-query: the etag alone of every event that touches `[start, end)`."""
    first, last = (f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" for moment in (start, end))
    return (
        f"{_HEAD}<C:calendar-query {_SPACES}><D:prop><D:getetag/></D:prop>"
        '<C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">'
        f'<C:time-range start="{first}" end="{last}"/></C:comp-filter></C:comp-filter></C:filter></C:calendar-query>'
    ).encode()
