"""Whom a TLS connection trusts: the named authorities or the system's, and no others that the environment names."""

import asyncio
import ssl
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from support.certificates import authority
from support.raw_server import RawServer, raw_server

from kiosk.system.trust import OtherCertificate, fingerprint_of, is_untrusted, tls_context


def test_a_file_stands_for_all_others(tmp_path: Path) -> None:
    context = tls_context(authority(tmp_path).file)
    assert len(context.get_ca_certs()) == 1
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)


def test_the_environment_has_no_say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = tls_context("").get_ca_certs()
    tls_context.cache_clear()
    monkeypatch.setenv("SSL_CERT_FILE", str(authority(tmp_path).file))
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    context = tls_context(None)
    assert context.get_ca_certs() == usual
    assert not getattr(context, "keylog_filename", None)


@pytest.mark.parametrize("file", ["nothing.pem", "no.pem"])
def test_a_file_that_holds_none_is_told(tmp_path: Path, file: str) -> None:
    (tmp_path / "no.pem").write_text("no certificate")
    with pytest.raises(OSError, match=r"No such file|NO_CERTIFICATE"):
        tls_context(tmp_path / file)


def test_an_error_is_traced_to_the_certificate_it_came_from() -> None:
    error = OSError("what a library makes of it")
    assert not is_untrusted(error)
    error.__cause__ = ssl.SSLCertVerificationError("not ours")
    assert is_untrusted(error)
    assert not is_untrusted(None)


def test_who_is_trusted_is_read_once_for_hundreds_of_connections(tmp_path: Path) -> None:
    assert tls_context(None) is tls_context(None)
    with pytest.raises(FileNotFoundError):
        tls_context(tmp_path / "none.pem")


async def shown(server: RawServer, context: ssl.SSLContext) -> bytes:
    """The certificate that the server shows to a client that says something once it is connected."""
    address = urlsplit(server.url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port, ssl=context)
    writer.write(b"password\r\n\r\n")
    await reader.read()
    certificate = writer.get_extra_info("ssl_object").getpeercert(binary_form=True)
    writer.close()
    await writer.wait_closed()
    return bytes(certificate)


@pytest.mark.parametrize("version", [ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3])
async def test_a_fingerprint_stands_for_name_and_authority_and_for_one_certificate(
    tmp_path: Path, version: ssl.TLSVersion
) -> None:
    ours, theirs = authority(tmp_path), authority(tmp_path, "theirs")
    for one in (ours, theirs):
        one.server.minimum_version = one.server.maximum_version = version
    async with raw_server(b"", tls=ours.server) as server:
        certificate = await shown(server, tls_context(ours.file))
        pinned = tls_context(None, fingerprint_of(certificate))
        assert await shown(server, pinned) == certificate
        assert len(server.requests) == 2
    async with raw_server(b"", tls=theirs.server) as server:
        with pytest.raises(OtherCertificate) as refused:
            await shown(server, pinned)
        assert is_untrusted(refused.value)
        assert server.requests == []


def test_no_connection_goes_past_the_fingerprint() -> None:
    with pytest.raises(NotImplementedError):
        tls_context(None, "sha256:" + 64 * "0").wrap_socket(None)
