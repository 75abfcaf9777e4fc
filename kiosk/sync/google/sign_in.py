"""Signing in with a service account's key (RFC 7523; Google, "Using OAuth 2.0 for Server to Server Applications")."""

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from kiosk.sync.access_token import IssuedToken
from kiosk.sync.backend import AuthError, BackendError, ProtocolError
from kiosk.sync.json_api import JsonApi, JsonObject
from kiosk.sync.signed_assertion import Algorithm, private_key, signed_assertion

SCOPE: Final = "https://www.googleapis.com/auth/calendar.events"
_GRANT: Final = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_LIFETIME_S: Final = 600
"""Of an assertion; an hour is the most the server takes."""


@dataclass(frozen=True, slots=True)
class ServiceAccount:
    """What a key file says, as the Cloud console makes it."""

    email: str
    key_id: str
    token_url: str
    key: RSAPrivateKey

    @classmethod
    def read(cls, key_file: str) -> "ServiceAccount":
        """Raises ValueError for anything else."""
        try:
            known = json.loads(key_file)
            email, key_id, token_url = (str(known[name]) for name in ("client_email", "private_key_id", "token_uri"))
            pem = str(known["private_key"]).encode("ascii")
        except (ValueError, KeyError, TypeError, RecursionError):
            raise ValueError("not the key of a service account") from None  # what it came from may quote the key
        return cls(email, key_id, token_url, private_key(pem))

    def __repr__(self) -> str:
        return "ServiceAccount(<secret>)"


class GoogleSignIn:
    """`account` is read at each sign-in, and raises OSError or ValueError where it is none. `subject`: whom it speaks
    for, where the domain delegated that to it; otherwise for itself.
    """

    def __init__(self, account: Callable[[], ServiceAccount], subject: str = "", ca_file: Path | None = None) -> None:
        self._account = account
        self._subject = subject
        self._ca_file = ca_file

    async def __call__(self) -> IssuedToken:
        """Raises BackendError."""
        try:
            account = await asyncio.to_thread(self._account)  # a key takes its time
        except (OSError, ValueError):
            raise AuthError from None  # what it came from names the file
        server, _, target = account.token_url.rpartition("/")
        api = JsonApi(server, meaning=_meaning, ca_file=self._ca_file)
        try:
            now = await _server_time(api, target)
            form = {"grant_type": _GRANT, "assertion": _assertion(account, self._subject, now)}
            return IssuedToken.of((await api.ask(target, form)).body)
        finally:
            await api.aclose()


async def _server_time(api: JsonApi, target: str) -> datetime:
    """No assertion is taken that is minutes off, and a panel's own clock may be."""
    with suppress(BackendError):  # it refuses, and tells its time
        await api.get(target)
    if api.server_time is None:
        raise ProtocolError
    return api.server_time


def _assertion(account: ServiceAccount, subject: str, now: datetime) -> str:
    issued = int(now.timestamp())
    claims: dict[str, str | int] = {
        "iss": account.email,
        "scope": SCOPE,
        "aud": account.token_url,
        "iat": issued,
        "exp": issued + _LIFETIME_S,
        **({"sub": subject} if subject else {}),
    }
    return signed_assertion(account.key, Algorithm.RS256, {"kid": account.key_id}, claims)


def _meaning(status: int, _body: JsonObject, failure: BackendError) -> BackendError:
    """A 400 says invalid_grant, invalid_scope or unauthorized_client (RFC 6749 section 5.2)."""
    return AuthError() if status == 400 else failure
