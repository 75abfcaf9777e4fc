"""Whom a TLS connection of ours trusts."""

import hashlib
import ssl
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, NoReturn


class OtherCertificate(ssl.SSLCertVerificationError):
    """The server shows another certificate than the one whose fingerprint is known."""


class _PinnedConnection(ssl.SSLObject):
    """One TLS connection, whose handshake fails where the server's certificate is not the one that is known: nothing of
    ours was sent by then.
    """

    def do_handshake(self) -> None:
        super().do_handshake()
        assert isinstance(self.context, _PinnedContext)
        if fingerprint_of(self.getpeercert(binary_form=True) or b"") != self.context.fingerprint:
            raise OtherCertificate


class _PinnedContext(ssl.SSLContext):
    """Trusts the server that has the key of one certificate, whoever signed it, whatever name and dates stand in it."""

    fingerprint: str
    sslobject_class = _PinnedConnection

    def wrap_socket(self, *_: Any, **__: Any) -> NoReturn:
        """Event loops make connections of `sslobject_class`; a socket would not be checked."""
        raise NotImplementedError


@cache
def tls_context(ca_file: Path | str | None, fingerprint: str = "") -> ssl.SSLContext:
    """Trust in the authorities in the file, or in the system's, as they were when the first connection wanted them: it
    takes long to make and is large, and a panel that looks for rooms has hundreds of connections. With a fingerprint
    (`fingerprint_of`): in that certificate, and in no authority.

    `ssl.create_default_context` would let SSL_CERT_FILE name others, and SSLKEYLOGFILE have the keys written down.
    Raises OSError where the file holds none.
    """
    if fingerprint:
        return _pinned(fingerprint)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca_file:
        context.load_verify_locations(cafile=ca_file)
        return context
    built_in = ssl.get_default_verify_paths()
    for where in ({"cafile": built_in.openssl_cafile}, {"capath": built_in.openssl_capath}):
        with suppress(OSError):  # a system has the one, or the other, or both
            context.load_verify_locations(**where)
    return context


def fingerprint_of(certificate: bytes) -> str:
    """The SHA-256 of a certificate in DER, as the configuration writes it."""
    return f"sha256:{hashlib.sha256(certificate).hexdigest()}"


def is_untrusted(error: BaseException | None) -> bool:
    """Whether it came from a certificate that does not prove who the other is."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False


def _pinned(fingerprint: str) -> ssl.SSLContext:
    context = _PinnedContext(ssl.PROTOCOL_TLS_CLIENT)
    context.fingerprint = fingerprint
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
