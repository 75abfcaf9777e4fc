"""The bodies of WebDAV and CalDAV requests (RFC 4918, RFC 4791, RFC 6578). Pure."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final
from xml.sax.saxutils import escape

from kiosk.sync.backend import Show
from kiosk.sync.caldav.webdav_xml import href_of
from kiosk.sync.icalendar import marks

_HEAD: Final = '<?xml version="1.0" encoding="utf-8"?>\n'
_SPACES: Final = 'xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:S="http://calendarserver.org/ns/"'

WHOLE: Final = "<C:calendar-data/>"
"""All of an object."""
_OF_THE_CALENDAR: Final = ("VERSION", "PRODID", "CALSCALE", "X-WR-TIMEZONE")
_OF_THE_TIMES: Final = (
    *("UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE"),
    *("RECURRENCE-ID", "STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS"),
    "ATTENDEE",  # whether the room itself declined; a server cannot be asked for one attendee alone
    *marks.ALL,
)
_OF_THE_NAMES: Final[Mapping[Show, tuple[str, ...]]] = {
    Show.RESERVED: (),
    Show.TITLE: ("SUMMARY", "CLASS"),
    Show.ORGANIZER: ("ORGANIZER", "CLASS"),
}

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


def calendar_data(show: Show) -> str:
    """What is wanted of an object (RFC 4791 section 9.6): its times, its zones, and only such names as are shown.

    Servers that can leave the rest out never send it; the others send all of it.
    """
    calendar = "".join(f'<C:prop name="{name}"/>' for name in _OF_THE_CALENDAR)
    event = "".join(f'<C:prop name="{name}"/>' for name in (*_OF_THE_TIMES, *_OF_THE_NAMES[show]))
    return (
        f'<C:calendar-data><C:comp name="VCALENDAR">{calendar}<C:comp name="VEVENT">{event}</C:comp>'
        '<C:comp name="VTIMEZONE"><C:allprop/><C:allcomp/></C:comp></C:comp></C:calendar-data>'
    )


def _props(wanted: str) -> str:
    return f"<D:prop><D:getetag/>{wanted}</D:prop>"


def ask_changes(token: str, wanted: str = WHOLE) -> bytes:
    """sync-collection: what changed since the token, objects included where the server does that."""
    return (
        f"{_HEAD}<D:sync-collection {_SPACES}><D:sync-token>{escape(token)}</D:sync-token>"
        f"<D:sync-level>1</D:sync-level>{_props(wanted)}</D:sync-collection>"
    ).encode()


def ask_objects(paths: Iterable[str], wanted: str = WHOLE) -> bytes:
    """calendar-multiget of the objects at these paths."""
    hrefs = "".join(f"<D:href>{escape(href_of(path))}</D:href>" for path in paths)
    return f"{_HEAD}<C:calendar-multiget {_SPACES}>{_props(wanted)}{hrefs}</C:calendar-multiget>".encode()


def ask_interval(start: datetime, end: datetime, wanted: str = WHOLE) -> bytes:
    """calendar-query: every event that touches `[start, end)`."""
    first, last = (f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" for moment in (start, end))
    return (
        f'{_HEAD}<C:calendar-query {_SPACES}>{_props(wanted)}<C:filter><C:comp-filter name="VCALENDAR">'
        f'<C:comp-filter name="VEVENT"><C:time-range start="{first}" end="{last}"/></C:comp-filter>'
        "</C:comp-filter></C:filter></C:calendar-query>"
    ).encode()


def ask_etags_within(start: datetime, end: datetime) -> bytes:
    """calendar-query: the etag alone of every event that touches `[start, end)`."""
    return ask_interval(start, end, wanted="")
