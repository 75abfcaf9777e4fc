"""From an object's bytes to what is shown, offered and lit, and from every tap back to bytes."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from kiosk.privacy.display_text import DisplayText
from kiosk.room.facts import Facts
from kiosk.room.panel_state import BackendHealth, PanelState
from kiosk.room.policy import Policy
from kiosk.room.schedule import Schedule
from kiosk.room.state import State, resolve
from kiosk.sync.backend import BackendError, Show, Window
from kiosk.sync.icalendar import marks
from kiosk.sync.icalendar.edit import Target, ending, marked, restored, taken_out
from kiosk.sync.icalendar.parse import Found, Parsed, Reading, read_object
from kiosk.ui.door import Door
from kiosk.ui.interaction import Interaction
from kiosk.ui.pages.home import HOME
from kiosk.ui.pages.page import Inputs, next_tick

ZONE = ZoneInfo("Europe/Amsterdam")
WINDOW = Window(datetime(2025, 3, 20, tzinfo=UTC), datetime(2025, 4, 10, tzinfo=UTC))
READING = Reading(b"s" * 32, ZONE, Show.TITLE, WINDOW, "room1@example.org")
POLICY = Policy(ZONE)
DOOR = Door(name=DisplayText("Room"), zone=ZONE, policy=POLICY)
SOON = timedelta(minutes=30)


def door() -> Callable[[bytes], object]:
    def take(data: bytes) -> None:
        parsed = read_object(data, READING)
        _show(parsed)
        if parsed.found:  # one of them: each change may work as long as the reading
            _change(data, parsed.found[len(data) % len(parsed.found)])

    return take


def _moments(parsed: Parsed) -> set[datetime]:
    """Some in the window, and those at which something begins or ends."""
    edges = [moment for one in parsed.found[:3] for moment in (one.span.start, one.span.end)]
    edges += [moment for doubt in parsed.doubts[:3] for moment in (doubt.start, doubt.end)]
    near = {moment for moment in edges if WINDOW.start <= moment < WINDOW.end}
    return near | {datetime(2025, 3, 25, 9, 10, tzinfo=UTC), datetime(2025, 3, 30, 0, 59, tzinfo=UTC)}


def _show(parsed: Parsed) -> None:
    schedule = Schedule((one.span for one in parsed.found), parsed.doubts)
    for now in _moments(parsed):
        facts = Facts(schedule=schedule, synced_at=now, fresh_until=now + SOON)
        resolution = resolve(facts, POLICY, now)
        report = PanelState(resolution, health=BackendHealth.OK)
        inputs = Inputs(report, parsed.labels, DOOR, Interaction("en"), now)
        HOME.derive(inputs)
        assert next_tick(HOME, inputs) > now
        taken = any(one.span.start <= now < one.span.end and one.span.base is None for one in parsed.found)
        taken |= any(doubt.start <= now < doubt.end for doubt in parsed.doubts)
        assert not (taken and resolution.state is State.FREE)


def _change(data: bytes, found: Found) -> None:
    """Each is carried out or refused as planned; what was taken away can be put back."""
    target = Target(found.mark, found.name, ZONE)
    with suppress(BackendError):
        marked(data, target, marks.CHECKED_IN, "1")
    with suppress(BackendError):
        edited, put_back = taken_out(data, target)
        restored(edited, target, put_back)
    for end in (found.span.end + SOON, found.span.start + timedelta(minutes=1)):
        with suppress(BackendError):
            edited, put_back = ending(data, target, end)
            restored(edited, target, put_back)
