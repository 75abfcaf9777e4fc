"""Whom a TLS connection of ours trusts."""

import ssl
from contextlib import suppress
from functools import cache
from pathlib import Path


@cache
def tls_context(ca_file: Path | str | None) -> ssl.SSLContext:
    """Trust in the authorities in the file, or in the system's, as they were when the first connection wanted them: it
    takes long to make and is large, and a panel that looks for rooms has hundreds of connections.

    `ssl.create_default_context` would let SSL_CERT_FILE name others, and SSLKEYLOGFILE have the keys written down.
    Raises OSError where the file holds none.
    """
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    if ca_file:
        context.load_verify_locations(cafile=ca_file)
        return context
    built_in = ssl.get_default_verify_paths()
    for where in ({"cafile": built_in.openssl_cafile}, {"capath": built_in.openssl_capath}):
        with suppress(OSError):  # a system has the one, or the other, or both
            context.load_verify_locations(**where)
    return context


def is_untrusted(error: BaseException | None) -> bool:
    """Whether it came from a certificate that does not prove who the other is."""
    while error is not None:
        if isinstance(error, ssl.SSLCertVerificationError):
            return True
        error = error.__cause__ or error.__context__
    return False
