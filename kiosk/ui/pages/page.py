"""PURE: what a page is, what it is made of, and what a finger on it changes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kiosk.nearby.rooms import NOWHERE, Nearby
from kiosk.notice.words import NO_WORDS, NoticeWords
from kiosk.privacy.personal import Labels
from kiosk.reports.report import NO_REPORTS, ReportFault, ReportsState
from kiosk.room.administration import CLOSED, AdminGesture, AdminState
from kiosk.room.day import MINUTE, floor_minute
from kiosk.room.intent import Intent, Posted
from kiosk.room.panel_state import PanelState
from kiosk.ui import interaction as interactions
from kiosk.ui.comfort import Comfort
from kiosk.ui.door import Door
from kiosk.ui.interaction import Interaction
from kiosk.ui.times import Times


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything a page is derived from at `now` (aware UTC)."""

    state: PanelState
    labels: Labels
    door: Door
    interaction: Interaction
    now: datetime
    upright: bool = False
    """The day stands between state and actions."""
    slender: bool = False
    """It is 9 by 16 or higher: upright, the day has as much room as on a wide screen."""
    nearby: Nearby = NOWHERE
    """The other rooms."""
    photos: frozenset[str] = frozenset()
    """The addresses of the pictures that can be shown."""
    small: bool = False
    """Text takes more of the screen than it does elsewhere, to be read at all."""
    words: NoticeWords = NO_WORDS
    """Of the notice that `state` says is standing."""
    reports: ReportsState = NO_REPORTS
    administration: AdminState = CLOSED

    def helps(self, comfort: Comfort) -> bool:
        """Whether the screen is so now."""
        return comfort in self.interaction.comforts or comfort in self.door.comforts

    @property
    def times(self) -> Times:
        return Times(self.door, self.interaction.language)


@dataclass(frozen=True, slots=True)
class ActionResult:
    """What one action of a page comes to: the interaction from then on, and what is posted to the panel."""

    interaction: Interaction
    post: Posted | ReportFault | AdminGesture | None = None


PageAction = Callable[..., ActionResult | None]
"""`action(view, inputs, ...)`: the view is the one on the screen, the rest is what QML gives, of the types annotated.
None where it can do nothing.
"""


def nothing(_inputs: Inputs) -> None:
    """What a page without a state of its own keeps."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page: a row of the table of pages."""

    name: str
    view: type
    """The frozen dataclass that `derive` returns and QML binds to."""
    derive: Callable[[Inputs], Any]
    """Called while the page is open."""
    opens_when: Callable[[Inputs], bool]
    edges: Callable[[Inputs], Iterable[datetime]]
    """When the open page looks different although nothing was published or touched; the past does not count."""
    actions: tuple[PageAction, ...]
    """What QML calls, by the functions' names."""
    qml: str
    """The file in kiosk/qml/pages; its root has the properties `shell` and `view`."""
    keeps: Callable[[Inputs], object | None] = nothing
    """What is left of the page's own state, which `Interaction.of` finds by its type."""


def post_intent(inputs: Inputs, intent: Intent) -> ActionResult:
    return ActionResult(interactions.post(inputs.interaction, intent, inputs.state, inputs.now), intent)


def next_tick(page: Page, inputs: Inputs) -> datetime:
    """The first instant after now at which the open page, or which page is open, could differ although nothing was
    published or touched."""
    now = inputs.now
    edges = (floor_minute(now) + MINUTE, *interactions.edges(inputs.interaction), *page.edges(inputs))
    return min(edge for edge in edges if edge > now)
