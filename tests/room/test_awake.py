"""When the screen is at full brightness (D16). That nothing changes before `next_change_at` is in test_laws.py."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.room.facts import Facts, Notice, NoticeKind, Presence
from kiosk.room.policy import Policy
from kiosk.room.schedule import EventKey, Schedule, Span
from kiosk.room.state import resolve

POLICY = Policy(ZoneInfo("Europe/Amsterdam"))
DAY = datetime(2026, 11, 23, 11, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 23, 22, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)


def touched(ago: timedelta) -> Facts:
    return Facts(touched_at=NIGHT - ago)


def seen(present: bool, ago: timedelta) -> Facts:
    return Facts(presence=Presence(present, NIGHT - 60 * MINUTE, NIGHT - ago))


@pytest.mark.parametrize(
    ("facts", "now", "awake"),
    [
        (Facts(), DAY, True),
        (Facts(), NIGHT, False),
        (touched(0 * SECOND), NIGHT, True),
        (touched(299 * SECOND), NIGHT, True),
        (touched(300 * SECOND), NIGHT, False),
        (seen(True, 7 * MINUTE), NIGHT, True),
        (seen(True, 8 * MINUTE), NIGHT, False),
        (seen(False, 0 * MINUTE), NIGHT, False),
        (seen(False, 0 * MINUTE), DAY, True),
        (Facts(clock_trusted=False), NIGHT, True),
        (Facts(notice=Notice(NoticeKind.MESSAGE)), NIGHT, True),
        (Facts(notice=Notice(NoticeKind.OUT_OF_SERVICE)), NIGHT, False),
    ],
)
def test_the_screen_is_awake_when_somebody_may_look_at_it(facts: Facts, now: datetime, awake: bool) -> None:
    assert resolve(facts, POLICY, now).awake is awake


def test_it_says_when_it_goes_to_sleep() -> None:
    """Without a booking in sight nothing else happens at night."""
    for facts, asleep_at in (
        (touched(20 * SECOND), NIGHT + 280 * SECOND),
        (seen(True, 5 * MINUTE), NIGHT + 3 * MINUTE),
    ):
        room = resolve(replace(facts, fresh_until=None), POLICY, NIGHT)
        assert room.next_change_at == asleep_at
        assert not resolve(facts, POLICY, asleep_at).awake


@pytest.mark.parametrize(("minutes", "checked_in", "awake"), [(-5, False, False), (1, False, True), (1, True, False)])
def test_a_check_in_that_is_due_at_night_can_be_read(minutes: int, checked_in: bool, awake: bool) -> None:
    booking = Span(EventKey("n"), NIGHT - minutes * MINUTE, NIGHT + 60 * MINUTE, checked_in=checked_in)
    facts = Facts(Schedule((booking,)), synced_at=NIGHT, fresh_until=NIGHT + 2 * MINUTE)
    assert resolve(facts, POLICY, NIGHT).awake is awake
