"""The certificate of the calendar server: made once, or the site's."""

import stat
from pathlib import Path

import pytest
import trustme

from kiosk.server import certificate
from kiosk.server.certificate import BadCertificate


def test_it_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    made = certificate.own(folder)
    assert certificate.own(folder) == made
    assert stat.S_IMODE(made.key.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert certificate.own(tmp_path / "other").fingerprint != made.fingerprint


def test_the_site_s_own_is_known_by_its_first_certificate(tmp_path: Path) -> None:
    issued = trustme.CA().issue_cert("calendar.example.org")
    chain, key, alone = (tmp_path / name for name in ("chain.pem", "key.pem", "alone.pem"))
    issued.private_key_pem.write_to_path(key)
    for pem in issued.cert_chain_pems:
        pem.write_to_path(chain, append=True)
    issued.cert_chain_pems[0].write_to_path(alone)
    assert certificate.read(chain, key).fingerprint == certificate.read(alone, key).fingerprint
    assert certificate.read(chain, key).fingerprint.startswith("sha256:")


def test_what_is_no_certificate_with_its_key_is_said(tmp_path: Path) -> None:
    ours, theirs = certificate.own(tmp_path / "ours"), certificate.own(tmp_path / "theirs")
    (tmp_path / "text").write_text("no certificate")
    for file, key in [(ours.file, theirs.key), (tmp_path / "text", ours.key), (tmp_path / "none", ours.key)]:
        with pytest.raises(BadCertificate, match="are not a certificate and its key: "):
            certificate.read(file, key)


def test_where_it_cannot_be_made_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BadCertificate, match="is openssl installed"):
        certificate.own(tmp_path)
