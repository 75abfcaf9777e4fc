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


def _parts(address: str) -> SplitResult | None:
    """What an address is made of; None where it has characters, a host or a port that no address has."""
    try:
        parts = urlsplit(address)
        if re.fullmatch(r"[\d.]+", host := parts.hostname or ""):
            ip_address(host)
        return parts if parts.port != 0 and address.isascii() and address.isprintable() and " " not in address else None
    except ValueError:
        return None
