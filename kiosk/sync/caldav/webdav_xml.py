"""How the answers of a CalDAV server read (RFC 4918, RFC 4791, RFC 6578). Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from kiosk.sync.caldav.lenient_xml import Handlers, LenientParser, NotXml

DAV: Final = "{DAV:}"
CALDAV: Final = "{urn:ietf:params:xml:ns:caldav}"
CS: Final = "{http://calendarserver.org/ns/}"

ETAG: Final = DAV + "getetag"
SYNC_TOKEN: Final = DAV + "sync-token"
CTAG: Final = CS + "getctag"
PRINCIPAL: Final = DAV + "current-user-principal"
HOME: Final = CALDAV + "calendar-home-set"
DATA: Final = CALDAV + "calendar-data"
_MULTISTATUS: Final = DAV + "multistatus"
_RESPONSE: Final = DAV + "response"
_HREF: Final = DAV + "href"
_PROPSTAT: Final = DAV + "propstat"
_PROP: Final = DAV + "prop"
_STATUS: Final = DAV + "status"
_SETS: Final = frozenset({DAV + "resourcetype", DAV + "current-user-privilege-set", DAV + "supported-report-set"})

MOST_RESPONSES: Final = 100_000
"""As many as a listing has that is as long as any answer may be. Shorter spellings must not cost more memory."""
_DEEPEST: Final = 30
_INSIDE_A_PROPERTY: Final = 5
"""Open elements where an element of a property's value ends: multistatus, response, propstat, prop, the property."""
_CODE: Final = re.compile(r"\b[0-9]{3}\b", re.ASCII)
_NOT_PLAIN: Final = re.compile(r"[%?#\s]")
_OPAQUE_TAG: Final = re.compile(r"[\x20\x21\x23-\x7e]{1,1000}")


class BadAnswer(Exception):
    """The answer is not the XML it should be. Carries no value."""


def version_of(etag: str | None) -> str | None:
    """The opaque tag (RFC 9110 section 8.8.3), equal for all spellings of one etag: servers quote it or not, and
    proxies that compress make it weak. None for none, and for what cannot be sent back in a header.
    """
    tag = (etag or "").strip().removeprefix("W/").removeprefix("w/").strip()
    if len(tag) > 1 and tag[0] == tag[-1] == '"':
        tag = tag[1:-1]
    return tag if _OPAQUE_TAG.fullmatch(tag) else None


def strong_etag(etag: str | None) -> str | None:
    """The one spelling of an etag that is kept, compared and sent: quoted, and strong, as a weak one never matches
    (RFC 9110 section 13.1.1). None as in `version_of`.
    """
    version = version_of(etag)
    return None if version is None else f'"{version}"'


@dataclass(frozen=True, slots=True)
class Response:
    """One resource of a multistatus: the collection or one of its members. `path` is decoded. `status` says why there
    is nothing of it; None where it is there.
    """

    path: str
    status: int | None
    properties: Mapping[str, str]
    words: frozenset[str]
    """Local names found inside resourcetype, current-user-privilege-set and supported-report-set."""

    @property
    def etag(self) -> str | None:
        return strong_etag(self.properties.get(ETAG))

    @property
    def data(self) -> bytes | None:
        text = self.properties.get(DATA, "")
        return text.encode() if text.strip() else None

    @property
    def shows_an_event(self) -> bool:
        _, _, event = self.properties.get(DATA, "").upper().partition("BEGIN:VEVENT")
        return "DTSTART" in event


@dataclass(frozen=True, slots=True)
class Multistatus:
    responses: tuple[Response, ...] = ()
    sync_token: str | None = None
    server_time: datetime | None = None
    strays: int = 0
    """Resources that were named and are neither the collection nor a member of it."""


def path_of(href: str) -> str:
    """The decoded path of an href; host and scheme are ignored, so nothing can lead requests to another host."""
    return unquote(urlsplit(href.strip()).path, errors="surrogateescape")


def href_of(path: str) -> str:
    """A path as it goes into a request line or an href element."""
    return quote(path, safe="/:@!$&'()*+,;=~", errors="surrogateescape")


def is_member(path: str, collection: str) -> bool:
    """Whether a decoded path is the collection's and exactly one segment more."""
    name = path.removeprefix(collection)
    return path != name and name not in ("", ".", "..") and "/" not in name


def path_within(collection: str, href: str) -> str | None:
    """The decoded path of the collection itself or of a member, in one spelling; None for anything else.

    Servers write hrefs as addresses, relative, with two slashes, and, behind a proxy, without the path's first part.
    A slash that is encoded would be a part of a name here and a separator elsewhere.
    """
    if is_member(href, collection) and not _NOT_PLAIN.search(href):
        return href
    try:
        written = urlsplit(href.strip()).path
    except ValueError:
        return None
    path = re.sub("/+", "/", unquote(written, errors="surrogateescape"))
    if not path or "%2f" in written.lower():
        return None
    if not path.startswith("/"):
        path = collection + path.removeprefix("./")
    if _is_end_of(path.rstrip("/") + "/", collection):
        return collection
    folder, _, name = path.removesuffix("/").rpartition("/")
    member = collection + name
    if not _is_end_of(folder + "/", collection) or not is_member(member, collection):
        return None
    return member + "/" if path.endswith("/") else member


def _is_end_of(path: str, collection: str) -> bool:
    return path == collection or (path != "/" and collection.endswith(path))


@dataclass
class _Open:
    """The response being read."""

    hrefs: list[str] = field(default_factory=list)
    status: int | None = None
    properties: dict[str, str] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)


class _Responses:
    """Collects responses while the XML is read, so that no tree of a large answer is ever built."""

    def __init__(self, collection: str) -> None:
        self.responses: list[Response] = []
        self.sync_token: str | None = None
        self._elsewhere: list[Response] = []
        self._collection = collection
        self._path: list[str] = []
        self._text: list[str] = []
        self.text = self._text.append
        self._response = _Open()
        self._found: dict[str, str] = {}
        self._words: set[str] = set()
        self._ok = True

    def start(self, tag: str) -> None:
        if len(self._path) >= _DEEPEST:
            raise BadAnswer
        if not self._path and tag != _MULTISTATUS:
            raise BadAnswer  # a well-formed page of something else must not read as an empty calendar
        self._path.append(tag)
        self._text.clear()
        if tag == _RESPONSE:
            self._response = _Open()
        elif tag == _PROPSTAT:
            self._found, self._words, self._ok = {}, set(), True

    def end(self) -> None:
        tag = self._path.pop()
        text = "".join(self._text)
        self._text.clear()
        parent = self._path[-1] if self._path else ""
        if len(self._path) >= _INSIDE_A_PROPERTY:
            self._inside_a_property(tag, text)
        elif parent == _PROP:
            self._found.setdefault(tag, text)
        elif parent == _PROPSTAT and tag == _STATUS:
            self._ok = 200 <= _code(text) < 300
        elif parent == _RESPONSE:
            self._part(tag, text)
        elif parent == _MULTISTATUS:
            self._whole(tag, text)

    def _inside_a_property(self, tag: str, text: str) -> None:
        name = self._path[_INSIDE_A_PROPERTY - 1]
        if name in _SETS:
            self._words.add(tag.rpartition("}")[2])
        elif tag == _HREF:
            self._found.setdefault(name, text)  # a property that names another resource

    def _part(self, tag: str, text: str) -> None:
        if tag == _HREF:
            self._response.hrefs.append(text)
        elif tag == _STATUS:
            self._response.status = _code(text)
        elif tag == _PROPSTAT and self._ok:
            self._response.properties.update(self._found)
            self._response.words.update(self._words)

    def _whole(self, tag: str, text: str) -> None:
        if tag == _RESPONSE:
            self._add(self._response)
        elif tag == SYNC_TOKEN:
            self.sync_token = text.strip() or None

    def _add(self, one: _Open) -> None:
        """Every resource the response names. What has properties is there, whatever a status beside them says."""
        is_there = one.status is None or one.properties or one.words or 200 <= one.status < 300
        for href in one.hrefs:
            if len(self.responses) + len(self._elsewhere) == MOST_RESPONSES:
                raise BadAnswer
            path = path_within(self._collection, href)
            status = None if is_there else one.status
            found = self._elsewhere if path is None else self.responses
            found.append(Response(path or href, status, one.properties, frozenset(one.words)))

    def finish(self) -> int:
        """How many of the resources that were named are strays, once an alias of the collection is seen through: some
        servers answer with the path of another name of it, for all there is.
        """
        folders = {_folder_of(one.path) for one in self._elsewhere}
        if not self.responses and len(folders) == 1:
            alias = folders.pop()
            found = [(path_within(alias, one.path), one) for one in self._elsewhere]
            self.responses = [replace(one, path=self._collection + path[len(alias) :]) for path, one in found if path]
            self._elsewhere = [one for path, one in found if path is None]
        return len(self._elsewhere)


def _folder_of(href: str) -> str:
    try:
        path = path_of(href)
    except ValueError:
        return ""
    return path[: path.rfind("/") + 1]


def _code(status_line: str) -> int:
    """The three digits of a status line; 500 where there are none."""
    code = _CODE.search(status_line)
    return 500 if code is None else int(code[0])


class MultistatusReader:
    """Reads a multistatus about a collection as it arrives, in pieces of any size."""

    def __init__(self, collection: str) -> None:
        self._found = _Responses(collection)
        self._parser = LenientParser("multistatus", Handlers(self._found.start, self._found.end, self._found.text))

    def feed(self, chunk: bytes) -> None:
        """Raises BadAnswer."""
        _read(lambda: self._parser.feed(chunk))

    def close(self, server_time: datetime | None) -> Multistatus:
        """Raises BadAnswer."""
        _read(self._parser.close)
        found = self._found
        strays = found.finish()
        return Multistatus(tuple(found.responses), found.sync_token, server_time, strays)


def _read(step: Callable[[], None]) -> None:
    try:
        step()
    except NotXml:
        pass
    else:
        return
    raise BadAnswer  # outside the handler: it has no past
