"""Certificates for servers on the loopback."""

import ssl
from dataclasses import dataclass
from pathlib import Path

import trustme


@dataclass(frozen=True)
class Authority:
    """`server` is what a server shows that it vouches for; `file` is what who trusts it names."""

    server: ssl.SSLContext
    file: Path


def authority(folder: Path, name: str = "authority") -> Authority:
    issuer = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    issuer.issue_cert("127.0.0.1").configure_cert(context)
    file = folder / f"{name}.pem"
    issuer.cert_pem.write_to_path(file)
    return Authority(context, file)
