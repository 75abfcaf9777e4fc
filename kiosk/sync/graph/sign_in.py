"""Signing in at Microsoft: an app by its certificate (RFC 7523), the room's own account by what it was once allowed
(RFC 6749 section 6).
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.x509 import load_pem_x509_certificate

from kiosk.settings.secret_file import read_secret
from kiosk.sync.access_token import IssuedToken
from kiosk.sync.backend import BackendError, ProtocolError, SignInRefused
from kiosk.sync.json_api import JsonApi, JsonObject
from kiosk.sync.signed_assertion import Algorithm, base64url, private_key, signed_assertion
from kiosk.system import private_file
from kiosk.system.accounts import PANEL_USER

_LIFETIME_S: Final = 600
"""Of an assertion."""
_BEARER: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_BAD_SIGNATURE: Final = 700027
"""Also said where the name of the certificate is one that the server does not look for."""


class Authority:
    """Microsoft's sign-in for one tenant, and for one app there."""

    def __init__(self, url: str, tenant: str, client_id: str, ca_file: Path | None = None) -> None:
        self._api = JsonApi(url, meaning=_meaning, ca_file=ca_file)
        self._tenant = tenant
        self.client_id = client_id
        self.token_url = f"{url.rstrip('/')}/{tenant}/oauth2/v2.0/token"

    async def ask(self, endpoint: str, **form: str) -> JsonObject:
        """`token` or `devicecode`. Raises BackendError. No connection is held until the next time."""
        target = f"{self._tenant}/oauth2/v2.0/{endpoint}"
        try:
            return (await self._api.ask(target, {"client_id": self.client_id, **form})).body
        finally:
            await self._api.aclose()

    async def now(self) -> int:
        """Seconds since 1970 by the server's clock: it takes nothing that is dated minutes off, as a panel's may be.
        Raises BackendError.
        """
        try:
            if self._api.server_time is None:
                await self._api.get(f"{self._tenant}/v2.0/.well-known/openid-configuration")
        finally:
            await self._api.aclose()
        if self._api.server_time is None:
            raise ProtocolError
        return int(self._api.server_time.timestamp())


@dataclass(frozen=True, slots=True)
class AppCertificate:
    """A key, and how the certificate over it is named (RFC 7515 sections 4.1.7 and 4.1.8)."""

    key: RSAPrivateKey
    sha256: str
    sha1: str

    @classmethod
    def read(cls, key_pem: str, certificate_pem: str) -> "AppCertificate":
        """Raises ValueError where they are none, or not of one another."""
        key = private_key(key_pem.encode("utf-8", "replace"))
        try:
            certificate = load_pem_x509_certificate(certificate_pem.encode("utf-8", "replace"))
        except ValueError:
            raise ValueError("not a certificate") from None
        if certificate.public_key() != key.public_key():
            raise ValueError("not the certificate of that key")
        names = (base64url(certificate.fingerprint(kind)).decode("ascii") for kind in (SHA256(), SHA1()))  # noqa: S303
        return cls(key, *names)

    def __repr__(self) -> str:
        return "AppCertificate(<secret>)"


class CertificateSignIn:
    """By files that are read each time, so that new ones count. `scope`: what of Graph the app was given, all of it."""

    def __init__(self, authority: Authority, key_file: Path, certificate_file: Path, scope: str) -> None:
        self._authority = authority
        self._files = (key_file, certificate_file)
        self._scope = scope
        self._algorithm = Algorithm.PS256

    async def __call__(self) -> IssuedToken:
        """Raises BackendError."""
        try:
            return await self._ask()
        except SignInRefused as refused:
            if refused.number != _BAD_SIGNATURE or self._algorithm is Algorithm.RS256:
                raise
        self._algorithm = Algorithm.RS256  # some tenants know a certificate by its older name alone
        return await self._ask()

    async def _ask(self) -> IssuedToken:
        assertion = self._assertion(await self._authority.now())
        form = {"client_assertion_type": _BEARER, "client_assertion": assertion, "scope": self._scope}
        return IssuedToken.of(await self._authority.ask("token", grant_type="client_credentials", **form))

    def _assertion(self, now: int) -> str:
        """Another each time. Raises SignInRefused where the files are no key and its certificate."""
        try:
            certificate = AppCertificate.read(*map(read_secret, self._files))
        except (OSError, ValueError):
            raise SignInRefused("no_key") from None
        client_id = self._authority.client_id
        old = self._algorithm is Algorithm.RS256
        header = {"x5t": certificate.sha1} if old else {"x5t#S256": certificate.sha256}
        claims: dict[str, str | int] = {
            "aud": self._authority.token_url,
            "iss": client_id,
            "sub": client_id,
            "jti": str(uuid4()),
            "iat": now,
            "nbf": now,
            "exp": now + _LIFETIME_S,
        }
        return signed_assertion(certificate.key, self._algorithm, header, claims)


class AccountSignIn:
    """`token_file` holds what a sign-in may be repeated with; each brings another, which is written there."""

    def __init__(self, authority: Authority, token_file: Path, scope: str) -> None:
        self._authority = authority
        self._token_file = token_file
        self._scope = scope
        self._held = ""
        """The last one, should the disk not take it."""

    async def __call__(self) -> IssuedToken:
        """Raises BackendError."""
        try:
            held = self._held or read_secret(self._token_file)
        except (OSError, ValueError):
            raise SignInRefused("no_login") from None
        body = await self._authority.ask("token", grant_type="refresh_token", refresh_token=held, scope=self._scope)
        if "refresh_token" in body:
            self._held = keep(body, self._token_file)
        return IssuedToken.of(body)


def keep(body: JsonObject, token_file: Path) -> str:
    """Write what the next sign-in is repeated with, for the panel alone. That very thing where the disk does not take
    it; nothing where it is there, or the answer has none.
    """
    token = body.get("refresh_token")
    if not isinstance(token, str):
        return ""
    try:
        private_file.write(token_file, token.encode("ascii"), owner=PANEL_USER)
    except (OSError, UnicodeEncodeError):
        return token
    return ""


def _meaning(status: int, body: JsonObject, failure: BackendError) -> BackendError:
    error, numbers = body.get("error"), body.get("error_codes")
    if status not in (400, 401) or not isinstance(error, str):
        return failure
    known = isinstance(numbers, list) and numbers and isinstance(numbers[0], int)
    return SignInRefused(error, numbers[0] if known and isinstance(numbers, list) else None)
