"""PURE: the screen while the building sleeps: the state in the dark, wandering so that nothing burns in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.room.day import MINUTE
from kiosk.ui.headline import Line, Tone, Word, lines_of, tone_of, word_of
from kiosk.ui.pages.page import Inputs, Page

STEPS: Final = 8
"""One each minute, with the clock, so that it costs no frame of its own."""


@dataclass(frozen=True, slots=True)
class NightView:
    tone: Tone
    word: Word
    lead: Line
    step: int
    """Where on its way round it is, 0 to 7."""


def derive(inputs: Inputs) -> NightView:
    state, now = inputs.state, inputs.now
    return NightView(
        tone=tone_of(state.resolution, now),
        word=word_of(state.resolution),
        lead=lines_of(state, inputs.times, now).lead,
        step=int(now.timestamp() // MINUTE.total_seconds()) % STEPS,
    )


def opens_when(inputs: Inputs) -> bool:
    """While the backlight is low too. A finger wakes the panel and does nothing else: here is nothing to touch."""
    return not inputs.state.resolution.awake


def edges(_inputs: Inputs) -> Iterable[datetime]:
    return ()


NIGHT = Page("night", NightView, derive, opens_when, edges, (), "NightPage.qml")
