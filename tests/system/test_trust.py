"""Whom a TLS connection trusts: the named authorities or the system's, and no others that the environment names."""

import ssl
from pathlib import Path

import pytest
from support.certificates import authority

from kiosk.system.trust import is_untrusted, tls_context


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
