"""The way to the calendar: the link, the name, the certificate."""

import asyncio
import math
import socket
import ssl
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Final

from kiosk.backend_tables import BackendTable
from kiosk.doctor.examined import ANSWERS_WITHIN, Examined
from kiosk.doctor.finding import Finding, failure, skipped, warning
from kiosk.doctor.spans import span
from kiosk.settings.addresses import LOOPBACK
from kiosk.system.machine_files import number, text
from kiosk.system.trust import OtherCertificate, tls_context

_MOST_LINK_LOSSES: Final = 10
_WEAK_DBM: Final = -75
_RENEW_BEFORE: Final = 14 * 86_400.0
"""Seconds."""
_NO_ADDRESS: Final = "No configuration that can be used says where the calendar is."
_HERE: Final = "The calendar is on this machine."


def link(seen: Examined) -> Iterator[Finding]:
    """Cables and Wi-Fi, by /sys/class/net and /proc/net/wireless."""
    if _is_here(seen):
        yield skipped(_HERE)
        return
    cards = [card for card in sorted(seen.root.glob("sys/class/net/*")) if card.name != "lo"]
    if not cards:
        yield skipped("This machine shows no network card.")
        return
    linked = [card for card in cards if text(card / "operstate") in ("up", "unknown")]
    if not linked:
        yield failure("No network is connected: plug in the cable, or join a Wi-Fi.")
    for card in linked:
        losses = number(card / "carrier_down_count")
        if losses >= _MOST_LINK_LOSSES:
            yield warning(f"{card.name} has lost its link {losses} times since it started: change its cable.")
    for name, level in _wireless(seen.root / "proc/net/wireless"):
        if level < _WEAK_DBM:
            yield warning(f"Wi-Fi at {level} dBm on {name}: use a cable (PoE), or bring the access point nearer.")


async def name(seen: Examined) -> AsyncIterator[Finding]:
    server = seen.server
    if server is None or server.hostname is None:
        yield skipped(_NO_ADDRESS)
    elif not _is_number(server.hostname) and server.hostname not in LOOPBACK:
        try:
            async with asyncio.timeout(ANSWERS_WITHIN):
                await asyncio.get_running_loop().getaddrinfo(server.hostname, None)
        except (socket.gaierror, UnicodeError, TimeoutError):
            asked = ", ".join(_name_servers(seen.root / "etc/resolv.conf")) or "nobody: no name server is set"
            yield failure(f"{server.hostname} has no address here. Asked {asked}. Ask IT for the record.")


async def certificate(seen: Examined) -> AsyncIterator[Finding]:
    server = seen.server
    if seen.config is None or server is None or server.hostname is None:
        yield skipped(_NO_ADDRESS)
    elif server.scheme != "https":
        yield skipped(_HERE)
    else:
        try:
            left = await _lasts(server.hostname, server.port or 443, seen.config.backend, seen)
        except ssl.SSLCertVerificationError as error:
            yield failure(_untrusted(error, seen.config.backend.ca_file))
        except (OSError, TimeoutError):
            yield skipped("The calendar server does not answer.")
        else:
            if left < _RENEW_BEFORE:
                yield warning(f"The server's certificate ends in {span(left)}: whoever runs it should renew it.")


async def _lasts(host: str, port: int, backend: BackendTable, seen: Examined) -> float:
    """Seconds until its certificate ends; of one that is known by its fingerprint, no end counts. Raises OSError;
    SSLCertVerificationError where it proves nothing.
    """
    async with asyncio.timeout(ANSWERS_WITHIN):
        _, writer = await asyncio.open_connection(host, port, ssl=tls_context(*backend.trusted))
    try:
        ends = writer.get_extra_info("peercert").get("notAfter")
    finally:
        writer.close()
        with suppress(OSError, TimeoutError):
            async with asyncio.timeout(1.0):
                await writer.wait_closed()
    _, pinned = backend.trusted
    return math.inf if pinned else ssl.cert_time_to_seconds(ends) - seen.clock.now().timestamp()


def _untrusted(error: ssl.SSLCertVerificationError, ca_file: Path | None) -> str:
    """By OpenSSL's X509_V_ERR codes."""
    if isinstance(error, OtherCertificate):
        return "The server's certificate is not the one of backend.fingerprint: ask whoever runs it for the one it has."
    match error.verify_code:
        case 9:
            return "The server's certificate is not valid yet: set this panel's clock (timedatectl set-ntp true)."
        case 10:
            return "The server's certificate has ended, or this panel's clock is wrong: have it renewed."
        case 62 | 64:
            return "The server's certificate is for another name: correct backend.url, or have it made for this one."
        case _ if ca_file is not None:
            return f"The server's certificate is not signed by an authority in {ca_file}: put the right one there."
        case _:
            return "The server's certificate is not signed by anyone this panel trusts: set backend.ca_file."


def _is_here(seen: Examined) -> bool:
    return seen.server is not None and seen.server.hostname in LOOPBACK


def _is_number(host: str) -> bool:
    try:
        return bool(ip_address(host))
    except ValueError:
        return False


def _wireless(path: Path) -> Iterator[tuple[str, int]]:
    """Each interface and its signal level in dBm, of the table in /proc/net/wireless (two lines of heading)."""
    for row in text(path).splitlines()[2:]:
        interface, _, rest = row.partition(":")
        figures = rest.split()
        with suppress(IndexError, ValueError):
            yield interface.strip(), round(float(figures[2]))


def _name_servers(path: Path) -> Iterator[str]:
    for row in text(path).splitlines():
        match row.split():
            case ["nameserver", address, *_]:
                yield address
