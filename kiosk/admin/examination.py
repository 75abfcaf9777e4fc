"""What the doctor finds wrong with a running panel, in the seven rows of the admin page."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from kiosk.config import Config
from kiosk.doctor.checks import run_all
from kiosk.doctor.examined import examine_running
from kiosk.doctor.finding import Checked, CheckId, Outcome
from kiosk.room.administration import CheckResult, CheckTopic, Verdict

TOPICS: Final[Mapping[CheckTopic, tuple[CheckId, ...]]] = {
    CheckTopic.CALENDAR: (
        CheckId.BACKEND_LOGIN,
        CheckId.BACKEND_RIGHTS,
        CheckId.BACKEND_ROOM,
        CheckId.DATA_FRESH,
        CheckId.DATA_READABLE,
    ),
    CheckTopic.NETWORK: (CheckId.NET_LINK, CheckId.NET_DNS, CheckId.TLS_PEER, CheckId.BACKEND_REACHED),
    CheckTopic.CLOCK: (CheckId.CLOCK_TRUSTED, CheckId.CLOCK_RTC),
    CheckTopic.LIGHT: (CheckId.LIGHT_ANSWER, CheckId.LIGHT_RELEASE),
    CheckTopic.DISK: (CheckId.DISK_HEALTH,),
}
"""The checks of each row, the cause before what follows from it. Reader and sensor speak up by themselves."""
_CHECKS: Final = frozenset(check for checks in TOPICS.values() for check in checks)
_DEVICES: Final = {CheckTopic.BADGE_READER: "badge_reader", CheckTopic.SENSOR: "sensor"}
_ORDER: Final = (Outcome.FAIL, Outcome.WARN)


async def examination(config: Config) -> tuple[CheckResult, ...]:
    """Asks the network, and whoever answers `kiosk status`: not on the loop of the panel, which it would wait for."""
    seen = await examine_running(config)
    return results(await run_all(seen, _CHECKS), seen.status or {})


def results(checked: Iterable[Checked], status: Mapping[str, Any]) -> tuple[CheckResult, ...]:
    """In the order of the topics."""
    found = {one.check: one for one in checked}
    of_doctor = [_of_checks(topic, [found[check] for check in checks]) for topic, checks in TOPICS.items()]
    return (*of_doctor, *(_of_device(topic, status.get("devices", {}).get(name)) for topic, name in _DEVICES.items()))


def _of_checks(topic: CheckTopic, checks: list[Checked]) -> CheckResult:
    for outcome in _ORDER:
        for one in checks:
            if one.outcome is outcome:
                return CheckResult(topic, Verdict.CARE, one.check)
    looked = checks[0].outcome is not Outcome.SKIPPED or topic is CheckTopic.NETWORK
    return CheckResult(topic, Verdict.WELL if looked else Verdict.NONE)


def _of_device(topic: CheckTopic, health: str | None) -> CheckResult:
    if health is None:
        return CheckResult(topic, Verdict.NONE)
    return (
        CheckResult(topic, Verdict.WELL) if health == "ok" else CheckResult(topic, Verdict.CARE, CheckId.DEVICE_ANSWER)
    )
