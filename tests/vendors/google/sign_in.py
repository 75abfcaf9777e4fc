"""The fake's token endpoint: lets in who proves to have the key of its service account (RFC 7523)."""

import json
from base64 import urlsafe_b64decode
from collections import Counter
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

EMAIL, KEY_ID = "kiosk@project.example", "key-1"
SCOPE = "https://www.googleapis.com/auth/calendar.events"
LIFETIME_S = 3599
LONGEST_S = 3600
MOST_USES = 4
"""Of a token that wears out."""
AROUND_S = 300.0
"""An assertion may be dated so far off the server's time."""


@dataclass
class SignIn:
    url: str
    key: RSAPrivateKey = field(default_factory=lambda: generate_private_key(65537, 2048))
    subjects: set[str] = field(default_factory=set)
    """For whom the domain lets the account speak."""
    _tokens: dict[str, float] = field(default_factory=dict)
    _used: Counter[str] = field(default_factory=Counter)
    _numbers: "count[int]" = field(default_factory=count)

    @property
    def key_file(self) -> str:
        """As the Cloud console makes it."""
        pem = self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        words = {"type": "service_account", "project_id": "project", "private_key_id": KEY_ID, "client_email": EMAIL}
        return json.dumps({**words, "private_key": pem.decode(), "token_uri": self.url})

    def is_valid(self, token: str, now: float) -> bool:
        return self._tokens.get(token, 0.0) > now

    def is_worn(self, token: str) -> bool:
        """Whether it was used some times; it counts."""
        self._used[token] += 1
        return self._used[token] > MOST_USES

    def token(self, form: dict[str, str], now: float) -> tuple[int, dict[str, Any]]:
        """Status and body."""
        if form.get("grant_type") != "urn:ietf:params:oauth:grant-type:jwt-bearer":
            return 400, {"error": "unsupported_grant_type"}
        refused = self._wrong(form.get("assertion", ""), now)
        if refused:
            return 401 if refused == "unauthorized_client" else 400, {"error": refused, "error_description": "CANARY"}
        token = f"token-{next(self._numbers)}-CANARY"
        self._tokens[token] = now + LIFETIME_S
        return 200, {"access_token": token, "expires_in": LIFETIME_S, "token_type": "Bearer"}

    def _wrong(self, assertion: str, now: float) -> str:
        """The error; empty where there is none."""
        try:
            head, body, signature = assertion.split(".")
            header, claims = (json.loads(_bytes(part)) for part in (head, body))
            self.key.public_key().verify(_bytes(signature), f"{head}.{body}".encode(), PKCS1v15(), SHA256())
        except (ValueError, InvalidSignature):
            return "invalid_grant"
        named = (header.get("alg"), header.get("kid"), claims.get("iss"), claims.get("aud"))
        issued, ends = claims.get("iat", 0), claims.get("exp", 0)
        in_time = abs(issued - now) <= AROUND_S and issued < ends <= issued + LONGEST_S
        if named != ("RS256", KEY_ID, EMAIL, self.url) or not in_time:
            return "invalid_grant"
        if claims.get("scope") != SCOPE:
            return "invalid_scope"
        return "" if claims.get("sub") in (None, *self.subjects) else "unauthorized_client"


def _bytes(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))
