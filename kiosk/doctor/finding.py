"""What `kiosk doctor` can find, by ids that stay the same, and one sentence for each finding. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class CheckId(StrEnum):
    """The values are scripted against: none is ever given another meaning. In the order in which they are told."""

    CONFIG_VALID = "config.valid"
    CONFIG_CURRENT = "config.current"
    SECRET_RIGHTS = "secret.rights"
    PANEL_RUNS = "panel.runs"
    NET_LINK = "net.link"
    NET_DNS = "net.dns"
    TLS_PEER = "tls.peer"
    BACKEND_REACHED = "backend.reached"
    BACKEND_LOGIN = "backend.login"
    BACKEND_RIGHTS = "backend.rights"
    BACKEND_ROOM = "backend.room"
    BACKEND_CONFLICT = "backend.conflict"
    CLOCK_TRUSTED = "clock.trusted"
    CLOCK_RTC = "clock.rtc"
    DATA_FRESH = "data.fresh"
    DATA_READABLE = "data.readable"
    SCREEN_OUTPUT = "screen.output"
    SCREEN_INPUT = "screen.input"
    LIGHT_ANSWER = "light.answer"
    LIGHT_RELEASE = "light.release"
    DEVICE_ANSWER = "device.answer"
    DISK_HEALTH = "disk.health"
    UPDATE_GATE = "update.gate"
    SANDBOX_PORTS = "sandbox.ports"
    SANDBOX_SCORE = "sandbox.score"
    IDENTITY_OWN = "identity.own"


class Outcome(StrEnum):
    OK = "ok"
    SKIPPED = "skipped"
    WARN = "warn"
    """The panel works, and somebody should look at it."""
    FAIL = "fail"
    """The panel cannot do its work, or a secret is open."""


@dataclass(frozen=True, slots=True)
class Finding:
    outcome: Outcome
    says: str = ""
    """Sentences: what was found, and the mend. It may be mailed: no name, no title, no secret."""


OK: Final = Finding(Outcome.OK)


def skipped(because: str) -> Finding:
    return Finding(Outcome.SKIPPED, because)


NO_PANEL: Final = skipped("No panel runs here.")


def warning(says: str) -> Finding:
    return Finding(Outcome.WARN, says)


def failure(says: str) -> Finding:
    return Finding(Outcome.FAIL, says)


@dataclass(frozen=True, slots=True)
class Checked:
    """What one check found: one finding or more."""

    check: CheckId
    findings: tuple[Finding, ...]

    @property
    def outcome(self) -> Outcome:
        """The worst of it."""
        order = list(Outcome)
        return max((finding.outcome for finding in self.findings), key=order.index)


def checked(check: CheckId, findings: Iterable[Finding]) -> Checked:
    """Nothing found is well."""
    return Checked(check, tuple(findings) or (OK,))


def troubles(results: Iterable[Checked], outcome: Outcome) -> Iterator[Checked]:
    return (one for one in results if one.outcome is outcome)
