"""The kinds of calendar that the demo can be played on, a row each."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.demo import feed, tour
from kiosk.demo.calendars import DemoCalendars
from kiosk.demo.feed import FeedCalendars
from kiosk.demo.google import GoogleCalendars
from kiosk.demo.stage import demo_server
from kiosk.demo.tour import Step
from kiosk.demo.vendor_process import has_fake


@dataclass(frozen=True, slots=True)
class DemoBackend:
    """`steps` is the tour over it. `fake`: the vendor whose fake it takes, which is in the source tree alone."""

    make: Callable[[Path], DemoCalendars]
    steps: Sequence[Step]
    fake: str = ""
    only_shows: bool = False

    @property
    def is_here(self) -> bool:
        return not self.fake or has_fake(self.fake)


DEMO_BACKENDS: Final[Mapping[str, DemoBackend]] = {
    "caldav": DemoBackend(demo_server, tour.STEPS),
    "google": DemoBackend(GoogleCalendars, tour.STEPS, fake="google"),
    "ical": DemoBackend(FeedCalendars, feed.STEPS, fake="ical", only_shows=True),
}
"""By the word of `backend.kind`."""
