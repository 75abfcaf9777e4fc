"""The kinds of calendar that the demo can be played on, a row each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kiosk.demo import feed, tour
from kiosk.demo.calendars import MakeCalendars
from kiosk.demo.clouds import GoogleCalendars, GraphCalendars
from kiosk.demo.feed import FeedCalendars
from kiosk.demo.stage import demo_server
from kiosk.demo.tour import Step
from kiosk.demo.vendor_process import has_fakes


@dataclass(frozen=True, slots=True)
class DemoBackend:
    """`steps` is the tour over it. `fake`: it takes that of a vendor. `shows`: what rooms show on it, by id, where that
    is not what they are there for.
    """

    make_server: MakeCalendars
    steps: Sequence[Step] = tour.STEPS
    fake: bool = True
    only_shows: bool = False
    shows: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_here(self) -> bool:
        return not self.fake or has_fakes()


ONLY_SHOWN: Final = {
    "ijsselkamer": "busy: what is only shown cannot be checked in to",
    "lek": "a weekly series planned in New York",
}
DEMO_BACKENDS: Final[Mapping[str, DemoBackend]] = {
    "caldav": DemoBackend(demo_server, fake=False),
    "google": DemoBackend(GoogleCalendars),
    "graph": DemoBackend(GraphCalendars),
    "ical": DemoBackend(FeedCalendars, feed.STEPS, only_shows=True, shows=ONLY_SHOWN),
}
"""By the word of `backend.kind`."""
