"""Calendar objects by their paths: in bulk where the server can, one by one where that fails; what a failure is about.

Only a 404 or 410 of its own says that an object is not there. One that the server names and does not give is withheld:
that says nothing of its times.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Final

from kiosk.sync.backend import (
    BackendError,
    Gone,
    PermissionDenied,
    ProtocolError,
    StaleVersion,
    Transient,
    Unsupported,
)
from kiosk.sync.caldav.client import DavClient
from kiosk.sync.caldav.webdav_requests import ask_objects
from kiosk.sync.caldav.webdav_xml import Multistatus
from kiosk.sync.icalendar.parse import Parsed, Reading, read_object

AT_ONCE: Final = 50
"""Objects asked for in one multiget."""
NOT_THERE: Final = frozenset({404, 410})
_ABOUT_ONE: Final = (PermissionDenied, ProtocolError, StaleVersion, Unsupported)


@dataclass(frozen=True, slots=True)
class CalendarObject:
    etag: str | None
    data: bytes


class NotGiven(Enum):
    GONE = auto()
    WITHHELD = auto()


@dataclass(frozen=True, slots=True)
class Multiget:
    """What one multiget brought. A path in neither was not answered, or not usably."""

    given: dict[str, CalendarObject]
    gone: frozenset[str]


async def parsed(objects: Iterable[bytes], reading: Reading) -> list[Parsed]:
    """What each of the objects says. Read in a thread: one may be made to take a tenth of a second, and the screen must
    not wait for any.
    """
    return await asyncio.to_thread(lambda: [read_object(data, reading) for data in objects])


def is_about_one_object(error: BackendError) -> bool:
    """Whether a request for one object failed in a way that says nothing of other objects."""
    return isinstance(error, _ABOUT_ONE) or (isinstance(error, Transient) and error.answered)


async def multiget(client: DavClient, paths: Sequence[str]) -> Multiget:
    """At most `AT_ONCE` paths, in normal form. Raises what concerns the server as a whole."""
    given: dict[str, CalendarObject] = {}
    gone: set[str] = set()
    for one in (await _answered(client, paths)).responses:
        if one.path not in paths:
            continue
        if one.status in NOT_THERE:
            gone.add(one.path)
        elif one.data is not None and one.etag is not None and is_calendar(one.data):
            given[one.path] = CalendarObject(one.etag, one.data)
    return Multiget(given, frozenset(gone.difference(given)))


async def get(client: DavClient, path: str) -> CalendarObject | None:
    """One object; None where it is not there. Raises ProtocolError for what is no calendar object."""
    try:
        answer = await client.get(path)
    except Gone:
        return None
    if not is_calendar(answer.body):
        raise ProtocolError
    return CalendarObject(answer.etag, answer.body)


async def objects(client: DavClient, paths: Iterable[str]) -> dict[str, CalendarObject | NotGiven]:
    """What became of each path. Raises what concerns the server as a whole."""
    wanted, found = list(paths), dict[str, CalendarObject | NotGiven]()
    for index in range(0, len(wanted), AT_ONCE):
        some = wanted[index : index + AT_ONCE]
        found.update((await multiget(client, some)).given)
        for path in some:
            if path not in found:
                found[path] = await _get_or_not(client, path)
    return found


async def _get_or_not(client: DavClient, path: str) -> CalendarObject | NotGiven:
    try:
        return await get(client, path) or NotGiven.GONE
    except BackendError as error:
        if not is_about_one_object(error):
            raise
        return NotGiven.WITHHELD


async def _answered(client: DavClient, paths: Sequence[str]) -> Multistatus:
    try:
        return await client.report_objects(partial(ask_objects, paths))
    except BackendError as error:
        if not is_about_one_object(error):
            raise
        return Multistatus()  # one object may have spoiled the whole answer: each is asked for alone


def is_calendar(data: bytes) -> bool:
    """Told from an error page sent with a 200: an object without events would count as free."""
    return b"BEGIN:V" in data.upper()
