"""Signed assertions: JSON Web Tokens (RFC 7519, RFC 7515) by which an app proves to a vendor who it is.

What a vendor wants in header and claims is its own matter; both vendors' libraries would bring a second HTTP client.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.padding import MGF1, PSS, PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key

_SHORTEST_KEY: Final = 2048
"""Bits (RFC 7518 section 3.3)."""


class Algorithm(StrEnum):
    """RFC 7518 section 3.1."""

    PS256 = "PS256"
    RS256 = "RS256"


def private_key(pem: bytes) -> RSAPrivateKey:
    """An RSA key, PKCS#8 or PKCS#1, without a passphrase. Raises ValueError for anything else."""
    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise ValueError("not a private key without a passphrase") from None  # what it came from may quote the key
    if not isinstance(key, RSAPrivateKey) or key.key_size < _SHORTEST_KEY:
        raise ValueError("not an RSA key of 2048 bits or more")
    return key


def signed_assertion(
    key: RSAPrivateKey, algorithm: Algorithm, header: Mapping[str, str], claims: Mapping[str, str | int]
) -> str:
    """In compact form. `header` is completed by `alg` and `typ`."""
    parts = ({"alg": algorithm.value, "typ": "JWT", **header}, claims)
    text = b".".join(base64url(json.dumps(part, separators=(",", ":")).encode("ascii")) for part in parts)
    padding = PSS(MGF1(SHA256()), SHA256.digest_size) if algorithm is Algorithm.PS256 else PKCS1v15()
    return b".".join((text, base64url(key.sign(text, padding, SHA256())))).decode("ascii")


def base64url(data: bytes) -> bytes:
    """Without padding (RFC 7515 appendix C)."""
    return urlsafe_b64encode(data).rstrip(b"=")
