"""PURE: what the person at the door is in the middle of, which nobody but the screen needs to know."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar

from kiosk.room.intent import Intent, Outcome
from kiosk.room.panel_state import PanelState
from kiosk.ui.comfort import Comfort

HOME_AFTER = timedelta(seconds=30)
HOME_LINE = timedelta(seconds=10)
"""How long before going home the thin line shows it."""
STILL_TRYING_AFTER = timedelta(seconds=2)
GIVE_UP_AFTER = timedelta(seconds=10)
"""An intent the panel never took up (it was busy with another) is forgotten."""

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Interaction:
    language: str
    comforts: frozenset[Comfort] = frozenset()
    touched_at: datetime | None = None
    posted: Intent | None = None
    """Tapped, and the panel has not said so yet."""
    before: Outcome | None = None
    """What the panel showed when it was tapped."""
    waiting_since: datetime | None = None
    pages: Mapping[type, object] = field(default_factory=dict)
    """What each page keeps for itself, by its type."""

    def of(self, kind: type[S]) -> S | None:
        """A page's own state; None where there is none."""
        found = self.pages.get(kind)
        return found if isinstance(found, kind) else None

    def speaking(self, language: str) -> "Interaction":
        return replace(self, language=language)

    def toggled(self, comfort: Comfort) -> "Interaction":
        return replace(self, comforts=self.comforts ^ {comfort})

    def having(self, state: object) -> "Interaction":
        return replace(self, pages={**self.pages, type(state): state})

    def without(self, kind: type) -> "Interaction":
        return replace(self, pages={other: state for other, state in self.pages.items() if other is not kind})


def pending_of(interaction: Interaction, state: PanelState) -> Intent | None:
    return state.pending or interaction.posted


def touch(interaction: Interaction, now: datetime) -> Interaction:
    return replace(interaction, touched_at=now)


def left_alone(interaction: Interaction, now: datetime) -> bool:
    left = leaves(interaction)
    return left is None or now >= left


def post(interaction: Interaction, intent: Intent, state: PanelState, now: datetime) -> Interaction:
    """After a tap nothing is half done: the pages' own states are gone, and home is open."""
    return replace(interaction, posted=intent, before=state.outcome, waiting_since=now, pages={})


def settle(interaction: Interaction, state: PanelState, now: datetime) -> Interaction:
    """Let go of an intent once the panel speaks of it."""
    answered = state.outcome is not None and state.outcome is not interaction.before
    heard = state.pending is not None or state.challenge is not None or answered
    posted = None if heard else interaction.posted
    waiting = posted is not None or state.pending is not None
    return replace(interaction, posted=posted, waiting_since=(interaction.waiting_since or now) if waiting else None)


def leaves(interaction: Interaction) -> datetime | None:
    """When the page a finger opened closes by itself."""
    return None if interaction.touched_at is None else interaction.touched_at + HOME_AFTER


def leaving(leaves: datetime | None, now: datetime) -> float:
    """What is left of the line that shows a page about to close, in whole seconds: ten frames and not six hundred."""
    if leaves is None or leaves - now > HOME_LINE:
        return 0.0
    return max(0.0, -(-(leaves - now).total_seconds() // 1) / HOME_LINE.total_seconds())


def last_seconds(leaves: datetime | None) -> list[datetime]:
    """When that line gets shorter; never on a page that stays."""
    if leaves is None:
        return []
    return [leaves - timedelta(seconds=s) for s in range(HOME_LINE.seconds + 1)]


def expire(interaction: Interaction, home: str, now: datetime) -> Interaction:
    """What time takes back: the guest's language and comforts, and an intent nobody took up."""
    alone, since = left_alone(interaction, now), interaction.waiting_since
    given_up = interaction.posted is not None and since is not None and now >= since + GIVE_UP_AFTER
    return replace(
        interaction,
        language=home if alone else interaction.language,
        comforts=frozenset() if alone else interaction.comforts,
        posted=None if given_up else interaction.posted,
    )


def edges(interaction: Interaction) -> list[datetime]:
    """When this visit looks different although nobody did anything."""
    left = leaves(interaction)
    found = [] if left is None else [left]
    if interaction.waiting_since:
        found += [interaction.waiting_since + STILL_TRYING_AFTER, interaction.waiting_since + GIVE_UP_AFTER]
    return found
