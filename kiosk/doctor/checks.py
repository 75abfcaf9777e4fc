"""Every check, by its id: a new one is a function and a row here."""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Iterator, Mapping
from typing import Final

from kiosk.doctor import calendar_checks, machine_checks, network_checks, panel_checks, settings_checks
from kiosk.doctor.examined import Examined
from kiosk.doctor.finding import Checked, CheckId, Finding, checked

Check = Callable[[Examined], Iterator[Finding] | AsyncIterator[Finding]]
"""Yields what it finds; nothing where all is well."""
CHECKS: Final[Mapping[CheckId, Check]] = {
    CheckId.CONFIG_VALID: settings_checks.valid,
    CheckId.CONFIG_CURRENT: settings_checks.current,
    CheckId.SECRET_RIGHTS: settings_checks.secrets_kept,
    CheckId.PANEL_RUNS: panel_checks.runs,
    CheckId.NET_LINK: network_checks.link,
    CheckId.NET_DNS: network_checks.name,
    CheckId.TLS_PEER: network_checks.certificate,
    CheckId.BACKEND_REACHED: calendar_checks.reached,
    CheckId.BACKEND_LOGIN: calendar_checks.login,
    CheckId.BACKEND_RIGHTS: calendar_checks.rights,
    CheckId.BACKEND_ROOM: calendar_checks.room,
    CheckId.BACKEND_CONFLICT: calendar_checks.conflict,
    CheckId.CLOCK_TRUSTED: calendar_checks.clock,
    CheckId.CLOCK_RTC: machine_checks.battery_clock,
    CheckId.DATA_FRESH: calendar_checks.fresh,
    CheckId.DATA_READABLE: calendar_checks.readable,
    CheckId.SCREEN_OUTPUT: machine_checks.output,
    CheckId.SCREEN_INPUT: machine_checks.touch,
    CheckId.LIGHT_ANSWER: panel_checks.light,
    CheckId.LIGHT_RELEASE: machine_checks.release_of_light,
    CheckId.DEVICE_ANSWER: panel_checks.devices,
    CheckId.DISK_HEALTH: machine_checks.disk,
    CheckId.UPDATE_GATE: machine_checks.update,
    CheckId.SANDBOX_PORTS: machine_checks.ports,
    CheckId.SANDBOX_SCORE: machine_checks.score,
    CheckId.IDENTITY_OWN: panel_checks.card,
}


async def run_all(seen: Examined, wanted: Collection[CheckId] = CHECKS.keys()) -> list[Checked]:
    """Those that are `wanted`, in the order of the table; what waits for the network waits at once."""
    checks = {name: check for name, check in CHECKS.items() if name in wanted}
    found = await asyncio.gather(*(_found(check, seen) for check in checks.values()))
    return [checked(name, findings) for name, findings in zip(checks, found, strict=True)]


async def _found(check: Check, seen: Examined) -> list[Finding]:
    finding = check(seen)
    return [one async for one in finding] if isinstance(finding, AsyncIterator) else list(finding)
