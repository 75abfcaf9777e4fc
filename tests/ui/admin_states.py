"""What the admin page is shown in: asked for, open, with everything well and with everything that can be found."""

from dataclasses import replace
from datetime import UTC, datetime

from kiosk.room.administration import (
    AdminChallenge,
    AdminProof,
    AdminState,
    CheckResult,
    CheckTopic,
    Verdict,
)
from kiosk.room.pattern import LightPattern

LATE = datetime(2026, 11, 23, 22, tzinfo=UTC)
"""After every scene."""


def results(*care: tuple[CheckTopic, str], none: tuple[CheckTopic, ...] = ()) -> tuple[CheckResult, ...]:
    """All is well but for these."""
    found = dict(care)
    return tuple(
        CheckResult(topic, Verdict.CARE, found[topic])
        if topic in found
        else CheckResult(topic, Verdict.NONE if topic in none else Verdict.WELL)
        for topic in CheckTopic
    )


def asked(proof: AdminProof, **more: object) -> AdminState:
    return AdminState(AdminChallenge(proof, LATE, **more))  # type: ignore[arg-type]


WELL = AdminState(
    open_until=LATE,
    results=results(),
    version="1.0.0",
    panel="waalzaal",
    key="3FA9 C17E 52B8 90D4",
)


def trouble(*found: str) -> AdminState:
    """The doctor's ids, a topic each; some are of another topic, so that in the end each sentence is on a line."""
    return replace(WELL, results=results(*zip(CheckTopic, found, strict=True)), out_of_service=True)


ASKED = {
    "pin": asked(AdminProof.PIN),
    "pin-wrong": asked(AdminProof.PIN, wrong=True),
    "code": asked(AdminProof.CODE),
    "code-wrong": asked(AdminProof.CODE, wrong=True),
    "code-locked": asked(AdminProof.CODE, locked_until=datetime(2026, 11, 23, 11, 20, tzinfo=UTC)),
}
"""Something is asked for before it opens."""
OPENED = {
    "page": replace(WELL, results=results((CheckTopic.LIGHT, "light.answer"), none=(CheckTopic.SENSOR,))),
    "well": WELL,
    "looking": replace(WELL, results=AdminState().results),
    "trouble": trouble(
        "backend.login", "tls.peer", "clock.rtc", "light.release", "disk.health", "device.answer", "device.answer"
    ),
    "trouble-reading": trouble(
        "data.readable", "net.dns", "clock.trusted", "light.answer", "disk.health", "device.answer", "device.answer"
    ),
    "trouble-writing": trouble(
        "backend.rights", "net.link", "backend.reached", "backend.room", "data.fresh", "device.answer", "device.answer"
    ),
    "testing": replace(WELL, light=LightPattern.CHECK_IN_DUE),
    "blinking": replace(WELL, light=LightPattern.SETTING_UP, blinks=True),
}
