"""The certificate that the server shows: one of its own, made once, or the site's."""

import re
import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.system import private_file
from kiosk.system.trust import fingerprint_of

_MADE_WITHIN: Final = 60.0
_FIRST_CERTIFICATE: Final = re.compile("-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)
# Debian's ca-certificates brings openssl: nothing is added to the package for a certificate that is made once. Panels
# know it by its fingerprint: who signed it, what it is called and when it ends counts for nothing.
_MAKE: Final = (
    *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"),
    *("-days", "3650", "-subj", "/CN=Room Kiosk calendar server", "-keyout", "-", "-out", "-"),
)


class BadCertificate(Exception):
    """There is no certificate that could be shown."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Two files in PEM, or twice the same; the server's own certificate comes before those of who signed it."""

    file: Path
    key: Path
    fingerprint: str


def read(file: Path, key: Path) -> Certificate:
    """Raises BadCertificate where they are not a certificate and its key, without a passphrase."""
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(file, key, password=lambda: b"")
        found = _FIRST_CERTIFICATE.search(file.read_text("utf-8", "replace"))
    except OSError as error:
        raise BadCertificate(f"{file} and {key} are not a certificate and its key: {error.strerror or error}") from None
    assert found is not None, "OpenSSL has read one"
    return Certificate(file.absolute(), key.absolute(), fingerprint_of(ssl.PEM_cert_to_DER_cert(found[0])))


def own(folder: Path) -> Certificate:
    """The one in the folder, made where there is none. Raises BadCertificate."""
    file = folder / "certificate.pem"
    if not file.exists():
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            made = subprocess.run(_MAKE, capture_output=True, check=True, timeout=_MADE_WITHIN).stdout
            private_file.create(file, made)
        except FileExistsError:
            pass  # somebody else was first
        except (OSError, subprocess.SubprocessError) as error:
            raise BadCertificate(f"{file} could not be made; is openssl installed? ({error})") from None
    return read(file, file)
