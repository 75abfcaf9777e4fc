"""PURE: what the person at the door is in the middle of, which nobody but the screen needs to know."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from kiosk.room.intent import Intent, Outcome
from kiosk.room.panel_state import PanelState
from kiosk.room.pin import Pin
from kiosk.room.schedule import EventKey
from kiosk.settings.choices import Language
from kiosk.ui.choice import Choice

CONFIRM_FROM = timedelta(milliseconds=700)
"""Two taps sooner after one another are one finger's: of a glove, a tremor, a bouncing glass."""
CONFIRM_FOR = timedelta(seconds=5)
HOME_AFTER = timedelta(seconds=30)
HOME_LINE = timedelta(seconds=10)
"""How long before going home the thin line shows it."""
STILL_TRYING_AFTER = timedelta(seconds=2)
GIVE_UP_AFTER = timedelta(seconds=10)
"""A wish the panel never took up (it was busy with another) is forgotten."""


@dataclass(frozen=True, slots=True)
class Interaction:
    language: Language
    touched_at: datetime | None = None
    ending: EventKey | None = None
    """The first of two taps has been given."""
    ending_from: datetime | None = None
    """The second is taken from then on."""
    ending_until: datetime | None = None
    posted: Intent | None = None
    """Tapped, and not yet seen in a report."""
    before: Outcome | None = None
    """What the report showed when it was tapped."""
    waiting_since: datetime | None = None
    choice: Choice | None = None
    """The other-time page is open."""
    pin: Pin = Pin()  # noqa: RUF009  # never changes
    """What has been typed of a PIN."""


def pending_of(interaction: Interaction, report: PanelState) -> Intent | None:
    return report.pending or interaction.posted


def touch(interaction: Interaction, now: datetime) -> Interaction:
    return replace(interaction, touched_at=now)


def ask_end(interaction: Interaction, key: EventKey, now: datetime) -> Interaction:
    return replace(interaction, ending=key, ending_from=now + CONFIRM_FROM, ending_until=now + CONFIRM_FOR)


def may_confirm(interaction: Interaction, now: datetime) -> bool:
    return interaction.ending_from is not None and now >= interaction.ending_from


def post(interaction: Interaction, intent: Intent, report: PanelState, now: datetime) -> Interaction:
    return replace(
        interaction,
        posted=intent,
        before=report.outcome,
        waiting_since=now,
        ending=None,
        ending_from=None,
        ending_until=None,
        choice=None,
    )


def settle(interaction: Interaction, report: PanelState, now: datetime) -> Interaction:
    """Let go of a wish once the report speaks of it, and of a PIN once it is not asked for."""
    answered = report.outcome is not None and report.outcome is not interaction.before
    heard = report.pending is not None or report.challenge is not None or answered
    posted = None if heard else interaction.posted
    waiting = posted is not None or report.pending is not None
    return replace(
        interaction,
        posted=posted,
        waiting_since=(interaction.waiting_since or now) if waiting else None,
        pin=Pin() if report.challenge is None else interaction.pin,
    )


def leaving(leaves: datetime | None, now: datetime) -> float:
    """What is left of the line that shows a page about to close, in whole seconds: ten frames and not six hundred."""
    if leaves is None or leaves - now > HOME_LINE:
        return 0.0
    return max(0.0, -(-(leaves - now).total_seconds() // 1) / HOME_LINE.total_seconds())


def last_seconds(leaves: datetime) -> list[datetime]:
    """When that line gets shorter."""
    return [leaves - timedelta(seconds=s) for s in range(HOME_LINE.seconds + 1)]


def expire(interaction: Interaction, home: Language, now: datetime) -> Interaction:
    """What time takes back: the half-given confirmation, the open page, the guest's language."""
    left_alone = interaction.touched_at is None or now >= interaction.touched_at + HOME_AFTER
    asked_too_long = interaction.ending_until is not None and now >= interaction.ending_until
    unheard = interaction.posted is not None and interaction.waiting_since is not None
    given_up = unheard and interaction.waiting_since is not None and now >= interaction.waiting_since + GIVE_UP_AFTER
    return replace(
        interaction,
        language=home if left_alone else interaction.language,
        choice=None if left_alone else interaction.choice,
        ending=None if asked_too_long else interaction.ending,
        ending_from=None if asked_too_long else interaction.ending_from,
        ending_until=None if asked_too_long else interaction.ending_until,
        posted=None if given_up else interaction.posted,
    )


def edges(interaction: Interaction, now: datetime) -> list[datetime]:
    """When this visit looks different although nobody did anything."""
    found = [moment for moment in (interaction.ending_from, interaction.ending_until) if moment]
    if interaction.waiting_since:
        found += [interaction.waiting_since + STILL_TRYING_AFTER, interaction.waiting_since + GIVE_UP_AFTER]
    if interaction.touched_at:
        leaves = interaction.touched_at + HOME_AFTER
        found += last_seconds(leaves) if interaction.choice else [leaves]
    return [edge for edge in found if edge > now]
