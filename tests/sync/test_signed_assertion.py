"""What is signed is read back by the other half of the library, and a key is taken only where it is one."""

import json
from base64 import urlsafe_b64decode

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, NoEncryption, PrivateFormat

from kiosk.sync.signed_assertion import Algorithm, private_key, signed_assertion

KEY = rsa.generate_private_key(65537, 2048)
PADDINGS = {
    Algorithm.PS256: padding.PSS(padding.MGF1(SHA256()), SHA256.digest_size),
    Algorithm.RS256: padding.PKCS1v15(),
}


def decoded(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))


@pytest.mark.parametrize("algorithm", Algorithm)
def test_whoever_knows_the_certificate_can_check_it(algorithm: Algorithm) -> None:
    text = signed_assertion(KEY, algorithm, {"kid": "é"}, {"iss": "panel", "exp": 600})
    header, claims, signature = text.split(".")
    assert json.loads(decoded(header)) == {"alg": algorithm, "typ": "JWT", "kid": "é"}
    assert json.loads(decoded(claims)) == {"iss": "panel", "exp": 600}
    signed = f"{header}.{claims}".encode()
    KEY.public_key().verify(decoded(signature), signed, PADDINGS[algorithm], SHA256())
    with pytest.raises(InvalidSignature):
        KEY.public_key().verify(decoded(signature), signed + b"x", PADDINGS[algorithm], SHA256())


@pytest.mark.parametrize("form", [PrivateFormat.PKCS8, PrivateFormat.TraditionalOpenSSL])
def test_a_key_is_taken_in_both_its_forms(form: PrivateFormat) -> None:
    pem = KEY.private_bytes(Encoding.PEM, form, NoEncryption())
    assert private_key(pem).private_numbers() == KEY.private_numbers()


@pytest.mark.parametrize(
    "pem",
    [
        b"",
        b"-----BEGIN PRIVATE KEY-----\nSECRET\n-----END PRIVATE KEY-----\n",
        KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"SECRET")),
        KEY.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption()),
        ec.generate_private_key(ec.SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        rsa.generate_private_key(65537, 1024).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
    ],
    ids=["empty", "garbled", "with a passphrase", "in binary", "no RSA", "short"],
)
def test_everything_else_is_refused_without_a_word_of_it(pem: bytes) -> None:
    with pytest.raises(ValueError, match=r"^not ") as caught:
        private_key(pem)
    assert "SECRET" not in repr(caught.value)
    assert caught.value.__cause__ is None
