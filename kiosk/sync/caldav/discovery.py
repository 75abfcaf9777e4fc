"""Which calendars are close to an address that is none: the way from a redirect, a principal or a home to them
(RFC 6764 section 6, RFC 4791 section 6.2.1, RFC 5397). Bounded, on the address's own origin, reading only.
"""

from dataclasses import replace
from typing import Final

import httpx

from kiosk.sync.backend import BackendError
from kiosk.sync.caldav.client import DavClient, Login
from kiosk.sync.caldav.webdav_requests import ASK_HOME, ASK_KINDS
from kiosk.sync.caldav.webdav_xml import HOME, PRINCIPAL, Response, href_of, path_of
from kiosk.sync.http import Moved

_MOST_STEPS: Final = 6
MOST_CALENDARS: Final = 20


async def calendars_near(login: Login) -> tuple[str, ...]:
    """Their URLs, without the login; none where the way there ends."""
    try:
        return await calendars_from(login)
    except BackendError:
        return ()


async def calendars_from(login: Login) -> tuple[str, ...]:
    """The same; the address of a calendar leads to that one. Raises BackendError where the way there ends."""
    path, been = path_of(login.url), set[str]()
    while path not in been and len(been) < _MOST_STEPS:
        been.add(path)
        try:
            here = await _look(login, path, ASK_HOME, 0)
        except Moved as moved:
            path = moved.path
            continue
        properties = here[0].properties if here else {}
        if here and "calendar" in here[0].words:
            return (_url(login, path),)
        home, principal = properties.get(HOME, "").strip(), properties.get(PRINCIPAL, "").strip()
        below = await _calendars_below(login, path_of(home) if home else path)
        if below or home or not principal:
            return below
        path = path_of(principal)
    return ()


async def _calendars_below(login: Login, path: str) -> tuple[str, ...]:
    listed = await _look(login, path, ASK_KINDS, 1)
    found = [_url(login, one.path) for one in listed if "calendar" in one.words and one.status is None]
    return tuple(sorted(set(found)))[:MOST_CALENDARS]


async def _look(login: Login, path: str, body: bytes, depth: int) -> tuple[Response, ...]:
    client = DavClient(replace(login, url=_url(login, path)))
    client.path = path  # as it was named: with a slash at its end it may be another resource
    try:
        return (await client.propfind(body, depth)).responses
    finally:
        await client.aclose()


def _url(login: Login, path: str) -> str:
    return str(httpx.URL(login.url).copy_with(raw_path=href_of(path).encode("ascii"), userinfo=b"", fragment=None))
