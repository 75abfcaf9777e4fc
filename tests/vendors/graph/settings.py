"""A panel's settings for a mailbox of the fake, with a certificate or the room's own account."""

from pathlib import Path
from uuid import uuid4

from support.app_certificates import app_certificate
from vendors.graph.world import GraphWorld

SETTINGS = """\
[room]
id = "waalzaal"
[state]
dir = "{folder}"
run_dir = "{folder}"
[backend]
kind = "graph"
mailbox = "{address}"
tenant = "example.org"
client_id = "{client_id}"
url = "{url}"
sign_in_url = "{url}"
"""
BY_KEY = 'key_file = "{folder}/key"\ncertificate_file = "{folder}/certificate"\n'
BY_ACCOUNT = 'login_file = "{folder}/login"\n'


async def app_settings(world: GraphWorld, folder: Path, *, uploaded: int = 0) -> Path:
    """Of an app that is registered with the certificate `uploaded`, and has the certificate 0."""
    for name, pem in zip(("key", "certificate"), app_certificate(0), strict=True):
        _secret(folder / name, pem)
    client_id = str(uuid4())
    certificate = app_certificate(uploaded)[1]
    await world.prepare(app={"client_id": client_id, "certificate": certificate, "addresses": [world.address]})
    return _settings(world, folder, client_id, BY_KEY)


async def account_settings(world: GraphWorld, folder: Path, login: str | None) -> Path:
    """Of an account that has signed in and left `login` behind."""
    client_id = str(uuid4())
    if login is not None:
        _secret(folder / "login", login)
    account = {"client_id": client_id, "address": world.address, "refresh_token": "SECRET-login"}
    await world.prepare(account=account)
    return _settings(world, folder, client_id, BY_ACCOUNT)


def _settings(world: GraphWorld, folder: Path, client_id: str, login: str) -> Path:
    path = folder / "kiosk.toml"
    text = (SETTINGS + login).format(folder=folder, address=world.address, client_id=client_id, url=world.url)
    path.write_text(text, encoding="utf-8")
    return path


def _secret(path: Path, content: str) -> None:
    path.write_text(content, encoding="utf-8")
    path.chmod(0o600)
