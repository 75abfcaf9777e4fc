"""The calendars that an account can see, and why it sees none."""

import asyncio
from dataclasses import replace
from typing import Final
from urllib.parse import urljoin, urlsplit

from kiosk.setup.refused import SetupRefused
from kiosk.sync.backend import AuthError, BackendError, PermissionDenied, Transient, Untrusted
from kiosk.sync.caldav.client import Login
from kiosk.sync.caldav.discovery import calendars_from

_WELL_KNOWN: Final = "/.well-known/caldav"
"""Where a server says its calendars begin (RFC 6764 section 5)."""
_ANSWERS_WITHIN: Final = 30.0


async def calendars_of(login: Login) -> tuple[str, ...]:
    """Their addresses, at least one; of a calendar's own address that one. Raises SetupRefused."""
    try:
        async with asyncio.timeout(_ANSWERS_WITHIN):
            found = await _found(login)
    except AuthError:
        raise SetupRefused(f"The server refuses the login of {login.username}: correct name and password.") from None
    except PermissionDenied:
        raise SetupRefused(f"{login.username} may not look at {login.url}: have it permitted.") from None
    except Untrusted:
        raise SetupRefused(
            "The server's certificate is not signed by anyone this machine trusts: name its authority with --ca-file,"
            " or the certificate with --fingerprint."
        ) from None
    except (Transient, TimeoutError):
        raise SetupRefused(f"No server answers at {login.url}: correct the address, or look at the network.") from None
    except BackendError:
        found = ()
    if not found:
        raise SetupRefused(f"There is no calendar at {login.url}: name its address with --url.")
    return found


async def _found(login: Login) -> tuple[str, ...]:
    """Where it begins at a server's root, also where that says its calendars are."""
    at_root = urlsplit(login.url).path in ("", "/")
    try:
        found = await calendars_from(login)
    except (AuthError, PermissionDenied, Transient):
        raise
    except BackendError:
        if not at_root:
            raise
        found = ()
    if found or not at_root:
        return found
    return await calendars_from(replace(login, url=urljoin(login.url, _WELL_KNOWN)))
