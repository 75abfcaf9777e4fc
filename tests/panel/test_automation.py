"""What is due without a finger, and whether it still is once its turn has come."""

from dataclasses import replace

import pytest
from support.door import MINUTE, NOON, POLICY

from kiosk.panel.automation import Action, AutoRelease, CheckInSeen, EndEmpty, due, may_end, may_release
from kiosk.room.check_in import Hindrance, Release
from kiosk.room.facts import Facts
from kiosk.room.panel_state import BackendHealth
from kiosk.room.schedule import EventKey, Schedule, Span
from kiosk.room.state import Resolution, resolve

KEY, OTHER = EventKey("k"), EventKey("other")
QUIET = resolve(Facts(), POLICY, NOON)
RELEASE = Release(KEY, NOON, louder=True, due=True)
[BOOKING] = Schedule([Span(KEY, NOON, NOON + 30 * MINUTE)]).bookings()
UNATTENDED = replace(QUIET, release=RELEASE)
SEEN = replace(QUIET, presence_check_in=KEY)
EMPTY = replace(QUIET, vacate_due=True, current=BOOKING)


@pytest.mark.parametrize(
    ("resolution", "health", "busy", "actions"),
    [
        (QUIET, BackendHealth.OK, False, []),
        (UNATTENDED, BackendHealth.OK, False, [AutoRelease(KEY)]),
        (UNATTENDED, BackendHealth.OK, True, []),
        (UNATTENDED, BackendHealth.UNREACHABLE, False, [AutoRelease(KEY)]),  # it reads first
        (replace(QUIET, release=replace(RELEASE, due=False)), BackendHealth.OK, False, []),
        (replace(QUIET, release=replace(RELEASE, hindrance=Hindrance.OFFLINE)), BackendHealth.OK, False, []),
        (SEEN, BackendHealth.OK, False, [CheckInSeen(KEY)]),
        (SEEN, BackendHealth.UNREACHABLE, False, []),
        (SEEN, BackendHealth.OK, True, []),
        (EMPTY, BackendHealth.OK, False, [EndEmpty()]),
        (EMPTY, BackendHealth.UNREACHABLE, False, []),
        (EMPTY, BackendHealth.OK, True, []),
        (replace(EMPTY, presence_check_in=KEY), BackendHealth.OK, False, [CheckInSeen(KEY)]),
        (replace(SEEN, release=RELEASE), BackendHealth.OK, False, [AutoRelease(KEY), CheckInSeen(KEY)]),
    ],
)
def test_what_is_due(resolution: Resolution, health: BackendHealth, busy: bool, actions: list[Action]) -> None:
    assert list(due(resolution, health, busy=busy)) == actions


@pytest.mark.parametrize(
    ("key", "resolution", "releases", "ends"),
    [
        (KEY, UNATTENDED, True, False),
        (OTHER, UNATTENDED, False, False),
        (KEY, replace(QUIET, release=replace(RELEASE, due=False)), False, False),
        (KEY, replace(QUIET, release=replace(RELEASE, hindrance=Hindrance.OFFLINE)), False, False),
        (KEY, EMPTY, False, True),
        (OTHER, EMPTY, False, False),
        (KEY, replace(EMPTY, vacate_due=False), False, False),
        (KEY, replace(EMPTY, current=None), False, False),
        (KEY, QUIET, False, False),
    ],
)
def test_what_still_is_once_its_turn_has_come(
    key: EventKey, resolution: Resolution, releases: bool, ends: bool
) -> None:
    assert (may_release(key, resolution), may_end(key, resolution)) == (releases, ends)
