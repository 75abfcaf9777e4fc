"""Microsoft's sign-in on the loopback: an app by its certificate, an account by device code."""

import json
import secrets
from base64 import urlsafe_b64decode
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from aiohttp import web
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.x509 import Certificate, load_pem_x509_certificate
from vendors.graph.mailbox import Refusal

_SKEW_S = 300
_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_DEVICE = "urn:ietf:params:oauth:grant-type:device_code"


@dataclass
class App:
    """A registered app, and the mailboxes it was given."""

    certificate: Certificate
    addresses: list[str]
    sha1_only: bool = False
    """It takes no x5t#S256: what one customer saw (entra-docs, pull request 1301)."""


@dataclass
class Account:
    address: str
    refresh_token: str
    codes: dict[str, str] = field(default_factory=dict)
    """By device code: "pending", "approved", "declined"."""


class SignInRefusal(Exception):
    def __init__(self, error: str, number: int) -> None:
        super().__init__(error)
        self.error = error
        self.number = number


class SignIn:
    def __init__(self) -> None:
        self.apps: dict[str, App] = {}
        self.accounts: dict[str, Account] = {}
        self.tokens: dict[str, tuple[list[str], float]] = {}
        """The addresses a token opens, and when it ends."""
        self.asked: list[str] = []
        """The grant types, in turn."""
        self.clock_ahead_s = 0.0
        self.used: set[str] = set()
        """Ids of assertions."""

    def routes(self) -> list[web.AbstractRouteDef]:
        return [
            web.post("/{tenant}/oauth2/v2.0/token", self.token),
            web.post("/{tenant}/oauth2/v2.0/devicecode", self.device_code),
            web.get("/{tenant}/v2.0/.well-known/openid-configuration", self.about),
            web.post("/fake/sign-in", self.prepare),
            web.get("/fake/sign-in", self.told),
        ]

    def issue(self, addresses: list[str] | str, lifetime_s: float) -> str:
        token = f"SECRET-{secrets.token_urlsafe(24)}"
        known = [addresses] if isinstance(addresses, str) else addresses
        self.tokens[token] = (known, self._now() + lifetime_s)
        return token

    def check(self, authorization: str, address: str) -> None:
        """Raises Refusal."""
        addresses, ends = self.tokens.get(authorization.removeprefix("Bearer "), ([], 0.0))
        if self._now() >= ends:
            raise Refusal(401, "InvalidAuthenticationToken", "Lifetime validation failed, the token is expired.")
        if address not in addresses:
            raise Refusal(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.")

    async def about(self, _request: web.Request) -> web.Response:
        return web.json_response({"issuer": "fake"}, headers=self._date())

    async def token(self, request: web.Request) -> web.Response:
        form = {key: str(value) for key, value in (await request.post()).items()}
        self.asked.append(form.get("grant_type", ""))
        try:
            match form.get("grant_type"):
                case "client_credentials":
                    body = self._by_certificate(form, str(request.url))
                case "refresh_token":
                    body = self._by_refresh_token(form)
                case grant if grant == _DEVICE:
                    body = self._by_device_code(form)
                case _:
                    raise SignInRefusal("unsupported_grant_type", 70003)
        except SignInRefusal as refusal:
            status = 401 if refusal.error == "invalid_client" else 400
            said = {
                "error": refusal.error,
                "error_description": f"AADSTS{refusal.number}: CANARY",
                "error_codes": [refusal.number],
            }
            return web.json_response(said, status=status, headers=self._date())
        return web.json_response({"token_type": "Bearer", "expires_in": 3599, **body}, headers=self._date())

    async def device_code(self, request: web.Request) -> web.Response:
        form = await request.post()
        account = self.accounts[str(form["client_id"])]
        code = secrets.token_urlsafe(16)
        account.codes[code] = "pending"
        body = {
            "device_code": code,
            "user_code": "FAKE-CODE",
            "verification_uri": "https://microsoft.example/devicelogin",
        }
        return web.json_response({**body, "expires_in": 900, "interval": 0, "message": "CANARY"})

    def _by_certificate(self, form: dict[str, str], url: str) -> dict[str, Any]:
        app = self.apps.get(form.get("client_id", ""))
        if app is None:
            raise SignInRefusal("unauthorized_client", 700016)
        if form.get("client_assertion_type") != _BEARER or not form.get("scope", "").endswith("/.default"):
            raise SignInRefusal("invalid_request", 900144)
        signed, _, signature = form["client_assertion"].rpartition(".")
        header, claims = (json.loads(_decoded(part)) for part in signed.split("."))
        self._check_thumbprint(app, header)
        key = app.certificate.public_key()
        assert isinstance(key, RSAPublicKey)
        padding = PSS(MGF1(SHA256()), 32) if header["alg"] == "PS256" else PKCS1v15()
        try:
            key.verify(_decoded(signature), signed.encode(), padding, SHA256())
        except InvalidSignature:
            raise SignInRefusal("invalid_client", 700027) from None
        own = claims["iss"] == claims["sub"] == form["client_id"] and claims["jti"] not in self.used
        if not own or claims["aud"] != url:
            raise SignInRefusal("invalid_client", 700023)
        if not claims["nbf"] - _SKEW_S <= self._now() < claims["exp"] or claims["exp"] - claims["nbf"] > 3600:
            raise SignInRefusal("invalid_client", 700024)
        self.used.add(claims["jti"])
        return {"access_token": self.issue(app.addresses, 3599)}

    def _check_thumbprint(self, app: App, header: dict[str, str]) -> None:
        algorithm = SHA256() if "x5t#S256" in header else SHA1()
        given = header.get("x5t#S256") or header.get("x5t", "")
        if (app.sha1_only and "x5t#S256" in header) or _decoded(given) != app.certificate.fingerprint(algorithm):
            raise SignInRefusal("invalid_client", 700027)

    def _by_refresh_token(self, form: dict[str, str]) -> dict[str, Any]:
        account = self.accounts.get(form.get("client_id", ""))
        if account is None or form.get("refresh_token") != account.refresh_token:
            raise SignInRefusal("invalid_grant", 700082)
        return self._for_account(account)

    def _by_device_code(self, form: dict[str, str]) -> dict[str, Any]:
        account = self.accounts[form["client_id"]]
        match account.codes.get(form["device_code"]):
            case "pending":
                raise SignInRefusal("authorization_pending", 70016)
            case "approved":
                return self._for_account(account)
            case "forbidden":
                raise SignInRefusal("access_denied", 53003)
            case _:
                raise SignInRefusal("authorization_declined", 70000)

    def _for_account(self, account: Account) -> dict[str, Any]:
        """A refresh token is another each time."""
        account.refresh_token = f"SECRET-{secrets.token_urlsafe(24)}"
        return {"access_token": self.issue(account.address, 3599), "refresh_token": account.refresh_token}

    # What a test does

    async def prepare(self, request: web.Request) -> web.Response:
        """`app`, `account`, `codes` (what becomes of every device code), `clock_ahead_s`, `forget` (all tokens end)."""
        body = await request.json()
        if app := body.get("app"):
            certificate = load_pem_x509_certificate(app["certificate"].encode())
            self.apps[app["client_id"]] = App(certificate, app["addresses"], app.get("sha1_only", False))
        if account := body.get("account"):
            self.accounts[account["client_id"]] = Account(account["address"], account.get("refresh_token", "none"))
        if "codes" in body:
            for one in self.accounts.values():
                one.codes = dict.fromkeys(one.codes, body["codes"])
        if body.get("forget"):
            self.tokens.clear()
        self.clock_ahead_s = body.get("clock_ahead_s", self.clock_ahead_s)
        return web.json_response({})

    async def told(self, _request: web.Request) -> web.Response:
        refresh = {name: account.refresh_token for name, account in self.accounts.items()}
        return web.json_response({"asked": self.asked, "refresh_tokens": refresh})

    def _now(self) -> float:
        return datetime.now(UTC).timestamp() + self.clock_ahead_s

    def _date(self) -> dict[str, str]:
        return {"Date": f"{datetime.fromtimestamp(self._now(), UTC):%a, %d %b %Y %H:%M:%S GMT}"}


def _decoded(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))
