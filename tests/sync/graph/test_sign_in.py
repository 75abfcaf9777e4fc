"""Signing in at Microsoft: what is proved, what is refused by its number alone, and what stays on the disk."""

import asyncio
import stat
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
from support.app_certificates import app_certificate

from kiosk.sync.backend import BackendError, SignInRefused
from kiosk.sync.graph.sign_in import AccountSignIn, AppCertificate, Authority, CertificateSignIn

SCOPE = "https://graph.microsoft.com/.default"


class Tenant:
    """One app at the fake's sign-in, or one account."""

    def __init__(self, url: str) -> None:
        self.client_id = str(uuid4())
        self.authority = Authority(url, "tenant.example", self.client_id)
        self._http = httpx.AsyncClient(base_url=url, trust_env=False)

    async def prepare(self, **more: Any) -> None:
        assert (await self._http.post("/fake/sign-in", json=more)).is_success

    async def register(self, certificate: str, **more: Any) -> None:
        app = {"client_id": self.client_id, "certificate": certificate, "addresses": ["room@example.org"], **more}
        await self.prepare(app=app)

    async def let_in(self, refresh_token: str) -> None:
        account = {"client_id": self.client_id, "address": "room@example.org", "refresh_token": refresh_token}
        await self.prepare(account=account)

    async def refresh_token(self) -> str:
        return str((await self._http.get("/fake/sign-in")).json()["refresh_tokens"][self.client_id])

    async def aclose(self) -> None:
        await self.prepare(clock_ahead_s=0)
        await self._http.aclose()


@pytest.fixture
def tenant(graph_url: str) -> "aclosing[Tenant]":
    return tenancy(graph_url)


@asynccontextmanager
async def tenancy(url: str) -> AsyncIterator[Tenant]:
    async with aclosing(Tenant(url)) as made:
        yield made


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A key, and its certificate."""
    found = tmp_path / "key", tmp_path / "certificate"
    for path, pem in zip(found, app_certificate(0), strict=True):
        path.write_text(pem)
    return found


def by_certificate(tenant: Tenant, files: tuple[Path, Path]) -> CertificateSignIn:
    return CertificateSignIn(tenant.authority, *files, SCOPE)


async def refusal(sign_in: Any) -> SignInRefused:
    with pytest.raises(SignInRefused) as caught:
        await sign_in()
    assert "CANARY" not in repr(caught.value) + str(caught.value) + repr(caught.value.args)
    return caught.value


async def test_an_app_signs_in_by_its_certificate(tenant: Tenant, files: tuple[Path, Path]) -> None:
    await tenant.register(app_certificate(0)[1])
    sign_in = by_certificate(tenant, files)
    first, second = await sign_in(), await sign_in()
    assert first.text != second.text
    assert first.lifetime_s == 3599
    assert "SECRET" not in repr(first)


async def test_where_its_new_name_is_not_known_its_older_one_is_tried(tenant: Tenant, files: tuple[Path, Path]) -> None:
    await tenant.register(app_certificate(0)[1], sha1_only=True)
    sign_in = by_certificate(tenant, files)
    assert (await sign_in()).lifetime_s == (await sign_in()).lifetime_s == 3599


@pytest.mark.parametrize("ahead_s", [-86_400, 86_400])
async def test_the_servers_clock_dates_it(tenant: Tenant, files: tuple[Path, Path], ahead_s: int) -> None:
    await tenant.prepare(clock_ahead_s=ahead_s)
    await tenant.register(app_certificate(0)[1])
    assert (await by_certificate(tenant, files)()).lifetime_s == 3599


async def test_a_certificate_that_was_not_uploaded_is_refused_by_number(
    tenant: Tenant, files: tuple[Path, Path]
) -> None:
    assert (await refusal(by_certificate(tenant, files))).number == 700016
    await tenant.register(app_certificate(1)[1])
    assert (await refusal(by_certificate(tenant, files))).number == 700027


async def test_a_new_key_counts_and_one_that_is_none_is_said(tenant: Tenant, files: tuple[Path, Path]) -> None:
    await tenant.register(app_certificate(1)[1])
    sign_in = by_certificate(tenant, files)
    files[0].write_text("SECRET")
    assert ((found := await refusal(sign_in)).error, found.number) == ("no_key", None)
    files[1].unlink()
    assert (await refusal(sign_in)).error == "no_key"
    for path, pem in zip(files, app_certificate(1), strict=True):
        path.write_text(pem)
    assert (await sign_in()).lifetime_s == 3599


@pytest.mark.parametrize(
    ("key", "certificate"),
    [(0, 1), (0, None), (None, 0)],
    ids=["of another key", "no certificate", "no key"],
)
def test_key_and_certificate_belong_together(key: int | None, certificate: int | None) -> None:
    key_pem = "SECRET" if key is None else app_certificate(key)[0]
    certificate_pem = "SECRET" if certificate is None else app_certificate(certificate)[1]
    with pytest.raises(ValueError, match=r"^not ") as caught:
        AppCertificate.read(key_pem, certificate_pem)
    assert "SECRET" not in repr(caught.value)
    assert caught.value.__cause__ is None


def test_a_key_is_shown_by_nothing() -> None:
    assert repr(AppCertificate.read(*app_certificate(0))) == "AppCertificate(<secret>)"


async def test_an_account_signs_in_by_what_it_was_allowed_and_keeps_what_comes_next(
    tenant: Tenant, tmp_path: Path
) -> None:
    file = tmp_path / "token"
    file.write_text("SECRET-first\n")
    await tenant.let_in("SECRET-first")
    sign_in = AccountSignIn(tenant.authority, file, SCOPE)
    for _ in range(2):
        assert (await sign_in()).lifetime_s == 3599
        assert file.read_text() == await tenant.refresh_token()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "SECRET" not in repr(sign_in)


async def test_where_the_disk_takes_nothing_memory_does(
    tenant: Tenant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "token"
    file.write_text("SECRET-first")
    await tenant.let_in("SECRET-first")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kiosk.sync.graph.sign_in.private_file.write", full)
    sign_in = AccountSignIn(tenant.authority, file, SCOPE)
    assert (await sign_in()).lifetime_s == (await sign_in()).lifetime_s == 3599
    monkeypatch.undo()
    await sign_in()
    assert file.read_text() == await tenant.refresh_token()


async def test_an_account_that_was_shut_out_is_refused(tenant: Tenant, tmp_path: Path) -> None:
    file = tmp_path / "token"
    assert (await refusal(AccountSignIn(tenant.authority, file, SCOPE))).number is None
    file.write_text("SECRET-old")
    await tenant.let_in("SECRET-new")
    assert (await refusal(AccountSignIn(tenant.authority, file, SCOPE))).number == 700082
    assert file.read_text() == "SECRET-old"


async def test_nobody_there_is_no_refusal(files: tuple[Path, Path]) -> None:
    sign_in = CertificateSignIn(Authority("http://127.0.0.1:9", "tenant.example", "x"), *files, SCOPE)
    with pytest.raises(BackendError) as caught:
        await asyncio.wait_for(sign_in(), 30)
    assert not isinstance(caught.value, SignInRefused)
