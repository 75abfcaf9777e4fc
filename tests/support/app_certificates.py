"""A key of an app, and its certificate, signed by itself."""

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import CertificateBuilder, Name, NameAttribute, random_serial_number
from cryptography.x509.oid import NameOID


@cache
def app_certificate(number: int) -> tuple[str, str]:
    """Both in PEM; another pair for each number."""
    key = generate_private_key(65537, 2048)
    name = Name([NameAttribute(NameOID.COMMON_NAME, f"room panel {number}")])
    now = datetime.now(UTC)
    built = CertificateBuilder(name, name, key.public_key(), random_serial_number(), now, now + timedelta(days=1))
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return pem.decode(), built.sign(key, SHA256()).public_bytes(Encoding.PEM).decode()
