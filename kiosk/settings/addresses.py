"""Addresses in the configuration: which ones there are, and which may carry a secret. Pure."""

import re
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, urlsplit

from kiosk.settings.mistake import Wrong

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def checked_url(url: str, example: str, *, carries: str, login: str) -> str:
    """The same, if it is http to this machine itself or https to wherever. `carries` is what goes along, `login` the
    settings it comes from. Raises Wrong.
    """
    parts = _parts(url)
    if parts is None or parts.scheme not in {"http", "https"} or not parts.hostname:
        raise Wrong("is not an address", f"write it like {example}")
    if parts.username or parts.password:
        raise Wrong("carries a name or password", f"use {login} instead")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise Wrong(f"would send {carries} unencrypted", "use https")
    return url


def https_url(url: str) -> str:
    """The same, if it is https without a name or password, or nothing at all. Raises Wrong."""
    parts = _parts(url)
    if url and (parts is None or parts.scheme != "https" or not parts.hostname or "@" in parts.netloc):
        raise Wrong("is not an https address", "write it like https://www.example.org/privacy")
    return url


def checked_room_page(url: str) -> str:
    """The same, if it is https and names the room, once and by nothing else. Raises Wrong."""
    parts = _parts(url.replace("{room}", "room"))
    if parts is None or parts.scheme != "https" or not parts.hostname or url.count("{room}") != 1:
        raise Wrong("is not the address of a room's page", "write it like https://rooms.example.org/{room}")
    if parts.username or parts.password:
        raise Wrong("carries a name or password", "leave them out: everybody at the door can read it")
    return url


def host_and_port(server: str) -> tuple[str, int | None] | None:
    """What `host:port`, `host` or `[::1]:port` is made of; None where it is none of them."""
    parts = _parts(f"//{server}")
    if parts is None or not parts.hostname or parts.netloc != server or "@" in server:
        return None
    return parts.hostname, parts.port


def origin(url: str) -> tuple[str, str | None, int | None]:
    """Which server an address that was checked leads to (RFC 6454 section 4)."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)


def certificate_fingerprint(value: str) -> str:
    """The SHA-256 of a certificate in its one form, `sha256:` and 64 hexadecimal digits, also of what openssl prints.
    Raises Wrong.
    """
    digits = value.lower().removeprefix("sha256:").replace(":", "")
    if not re.fullmatch(r"[0-9a-f]{64}", digits):
        raise Wrong("is not the fingerprint of a certificate", 'write it like "sha256:" and its 64 digits')
    return f"sha256:{digits}"


def host_of(address: str) -> str:
    """Of a URL, or of `host:port`; nothing where it is neither."""
    try:
        parts = urlsplit(address)
        if parts.hostname:
            return parts.hostname
    except ValueError:
        return ""
    found = host_and_port(address)
    return "" if found is None else found[0]


def _parts(address: str) -> SplitResult | None:
    """What an address is made of; None where it has characters, a host or a port that no address has."""
    try:
        parts = urlsplit(address)
        if re.fullmatch(r"[\d.]+", host := parts.hostname or ""):
            ip_address(host)
        return parts if parts.port != 0 and address.isascii() and address.isprintable() and " " not in address else None
    except ValueError:
        return None
