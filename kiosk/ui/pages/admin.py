"""PURE: the page of who looks after the panel: what is wrong with it, and what can be tried and set at the door."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from kiosk.qml.languages import LANGUAGES
from kiosk.room.administration import AdminAct, CheckResult, CheckTopic, SpeakFromNow, Verdict
from kiosk.ui.actions import CONFIRM_FOR, CONFIRM_FROM
from kiosk.ui.interaction import last_seconds, leaving
from kiosk.ui.lamp import NO_LAMP, Lamp, lamp_of
from kiosk.ui.pages.more import LanguageChoice
from kiosk.ui.pages.page import ActionResult, Inputs, Page


@dataclass(frozen=True, slots=True)
class CheckRow:
    """`check` is the doctor's id of what was found; `at` the time in what is well."""

    topic: CheckTopic
    verdict: Verdict
    check: str
    at: str


@dataclass(frozen=True, slots=True)
class AdminView:
    rows: tuple[CheckRow, ...]
    choosing: bool
    """The languages take the place of what can be tried."""
    languages: tuple[LanguageChoice, ...]
    lamp: Lamp
    """What the lamp shows now; none where it does not answer."""
    testing: bool
    """The light shows one pattern after the other."""
    blinks: bool
    out_of_service: bool
    confirming: bool
    """The restart wants a second tap."""
    ready: bool
    """It takes that tap now."""
    version: str
    panel: str
    key: str
    leaving: float
    """What is left of the last ten seconds before the page closes, 0 to 1; 0 before them."""


@dataclass(frozen=True, slots=True)
class AdminOpened:
    """What a finger is in the middle of. A second tap restarts in `[restart_from, restart_from + CONFIRM_FOR)`."""

    choosing: bool = False
    restart_from: datetime | None = None


def derive(inputs: Inputs) -> AdminView:
    admin, opened, door = inputs.administration, _opened(inputs), inputs.door
    return AdminView(
        rows=tuple(_row(result, inputs) for result in admin.results),
        choosing=opened.choosing,
        languages=tuple(
            LanguageChoice(language.code, language.name, language.code == door.language)
            for language in LANGUAGES.values()
        ),
        lamp=lamp_of(admin.light or inputs.state.resolution.light, door.lamp) if inputs.state.light_ok else NO_LAMP,
        testing=admin.light is not None and not admin.blinks,
        blinks=admin.blinks,
        out_of_service=admin.out_of_service,
        confirming=opened.restart_from is not None,
        ready=opened.restart_from is None or inputs.now >= opened.restart_from,
        version=admin.version,
        panel=admin.panel,
        key=admin.key,
        leaving=leaving(admin.open_until, inputs.now),
    )


def opens_when(inputs: Inputs) -> bool:
    return inputs.administration.open_until is not None and inputs.now < inputs.administration.open_until


def edges(inputs: Inputs) -> Iterable[datetime]:
    begins = _opened(inputs).restart_from
    return [*([begins, begins + CONFIRM_FOR] if begins else []), *last_seconds(inputs.administration.open_until)]


def keeps(inputs: Inputs) -> AdminOpened | None:
    opened = inputs.interaction.of(AdminOpened)
    if opened is None or not opens_when(inputs):
        return None
    begins = opened.restart_from
    over = begins is not None and inputs.now >= begins + CONFIRM_FOR
    return replace(opened, restart_from=None) if over else opened


def try_light(_view: AdminView, inputs: Inputs) -> ActionResult:
    return _post(inputs, AdminAct.TEST_LIGHT)


def blink(_view: AdminView, inputs: Inputs) -> ActionResult:
    return _post(inputs, AdminAct.BLINK)


def toggle_service(_view: AdminView, inputs: Inputs) -> ActionResult:
    return _post(inputs, AdminAct.OUT_OF_SERVICE)


def open_languages(_view: AdminView, inputs: Inputs) -> ActionResult:
    return ActionResult(inputs.interaction.having(AdminOpened(choosing=True)))


def choose_language(_view: AdminView, inputs: Inputs, code: str) -> ActionResult | None:
    """For this door, and for who stands before it now."""
    if code not in LANGUAGES:
        return None
    return ActionResult(inputs.interaction.without(AdminOpened).speaking(code), SpeakFromNow(code))


def restart(_view: AdminView, inputs: Inputs) -> ActionResult | None:
    begins = _opened(inputs).restart_from
    if begins is None:
        return ActionResult(inputs.interaction.having(AdminOpened(restart_from=inputs.now + CONFIRM_FROM)))
    return _post(inputs, AdminAct.RESTART) if inputs.now >= begins else None


def go_back(_view: AdminView, inputs: Inputs) -> ActionResult:
    """From the languages to the page, from the page home."""
    if _opened(inputs).choosing:
        return ActionResult(inputs.interaction.without(AdminOpened))
    return _post(inputs, AdminAct.CLOSE)


def _opened(inputs: Inputs) -> AdminOpened:
    return inputs.interaction.of(AdminOpened) or AdminOpened()


def _post(inputs: Inputs, act: AdminAct) -> ActionResult:
    return ActionResult(inputs.interaction.without(AdminOpened), act)


def _row(result: CheckResult, inputs: Inputs) -> CheckRow:
    read = inputs.state.resolution.synced_at if result.topic is CheckTopic.CALENDAR else None
    return CheckRow(result.topic, result.verdict, result.check, "" if read is None else inputs.times.clock(read))


ADMIN = Page(
    "admin",
    AdminView,
    derive,
    opens_when,
    edges,
    (try_light, blink, toggle_service, open_languages, choose_language, restart, go_back),
    "AdminPage.qml",
    keeps,
)
