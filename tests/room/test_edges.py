"""`next_change_at` names the very instant, for everything that can change."""

from dataclasses import replace
from typing import Any

import pytest

from kiosk.room.facts import Hold, Notice, NoticeKind, Presence, UndoOffer
from kiosk.room.policy import PresenceUse
from kiosk.room.schedule import Doubt, EventKey, Span
from tests.room.door import at, doubt, minutes, policy, see, span

NO_OFFERS = policy(walk_up_min=(), walk_up_max=minutes(15))
CHECKS_IN = policy(presence=PresenceUse.CHECK_IN)
RELEASES = policy(presence=PresenceUse.CHECK_IN_AND_RELEASE)
TAKEN = span("a", "13:00", "18:30", exempt=True)
CHECKED_IN = span("a", "13:00", "16:00", checked_in=True)
DUE = span("a", "13:00", "14:00")
EMPTY = Presence(False, at("13:05"), at("13:19"), occupancy=True)


@pytest.mark.parametrize(
    ("now", "spans", "more", "change"),
    [
        ("12:00:20", (), {}, "12:01"),
        ("12:00", (), {"rules": NO_OFFERS}, "19:00"),
        ("06:00", (), {"rules": NO_OFFERS}, "07:00"),
        ("12:00", (span("b", "14:00", "15:00"),), {"rules": NO_OFFERS}, "13:45"),
        ("12:00", (span("b", "14:00:30", "15:00"),), {"rules": NO_OFFERS}, "13:46"),
        ("13:50", (span("b", "14:00", "15:00", exempt=True),), {"rules": NO_OFFERS}, "13:51"),
        ("13:55", (span("b", "14:00", "15:00", exempt=True),), {"rules": NO_OFFERS}, "13:56"),
        ("13:56", (span("b", "14:00", "15:00", exempt=True),), {"rules": NO_OFFERS}, "14:00"),
        ("12:30", (span("b", "13:00", "14:00", exempt=True),), {"rules": policy(check_in_opens=minutes(0))}, "12:31"),
        ("13:00", (TAKEN,), {}, "18:30"),
        ("13:00", (TAKEN,), {"fresh_until": at("13:07:12")}, "13:07:12"),
        ("13:00", (TAKEN, span("b", "15:00", "16:00")), {}, "14:50"),
        ("14:50", (TAKEN, span("b", "15:00", "16:00")), {}, "15:00"),
        ("13:00", (DUE,), {}, "13:08"),
        ("13:08", (DUE,), {}, "13:10"),
        ("13:10", (DUE,), {}, "14:00"),
        ("13:00", (DUE,), {"first_seen": {"a": at("13:01:30")}}, "13:09:30"),
        ("13:00", (DUE,), {"rules": policy(release_after=minutes(2))}, "13:02"),
        ("13:00", (), {"undo": UndoOffer(EventKey("x"), at("13:00:10"), at("14:00"))}, "13:00:10"),
        ("13:00", (TAKEN,), {"notice": Notice(NoticeKind.MESSAGE, at("13:30"))}, "13:30"),
        ("13:00", (TAKEN,), {"notice": Notice(NoticeKind.OUT_OF_SERVICE, at("13:30"))}, "13:30"),
        ("13:00", (TAKEN,), {"hold": Hold(at("13:20"), at("13:30"))}, "13:20"),
        ("13:20", (TAKEN,), {"hold": Hold(at("13:20"), at("13:30"))}, "13:30"),
        ("13:00", (DUE,), {"presence": Presence(True, at("12:00"), at("12:59")), "rules": CHECKS_IN}, "13:07"),
        (
            "13:00",
            (span("b", "12:00", "13:00"), DUE),
            {"presence": Presence(True, at("12:00"), at("12:59")), "rules": CHECKS_IN},
            "13:03",
        ),
        ("13:15", (CHECKED_IN,), {"presence": EMPTY, "rules": RELEASES}, "13:20"),
        ("13:20", (CHECKED_IN,), {"presence": EMPTY, "rules": RELEASES}, "13:21"),
        ("13:20", (CHECKED_IN,), {"presence": replace(EMPTY, since=at("13:05:30")), "rules": RELEASES}, "13:20:30"),
        ("13:20:30", (CHECKED_IN,), {"presence": replace(EMPTY, since=at("13:05:30")), "rules": RELEASES}, "13:21:30"),
        ("13:21", (CHECKED_IN,), {"presence": EMPTY, "rules": RELEASES}, "13:27"),
        ("13:19", (CHECKED_IN,), {"presence": EMPTY, "rules": CHECKS_IN}, "16:00"),
        ("13:20", (CHECKED_IN,), {"presence": EMPTY, "rules": RELEASES, "touched_at": at("13:06")}, "13:21"),
        ("12:00", (doubt("14:00", "15:00"),), {"rules": NO_OFFERS}, "13:45"),
        ("13:56", (doubt("14:00:30", "15:00"),), {"rules": NO_OFFERS}, "14:00:30"),
        ("14:00:30", (doubt("14:00:30", "15:00:20"),), {}, "15:00:20"),
        ("14:10", (doubt("14:00", "15:00"), doubt("14:30", "16:00")), {}, "16:00"),
    ],
)
def test_the_next_change(now: str, spans: tuple[Span | Doubt, ...], more: dict[str, Any], change: str) -> None:
    assert see(now, *spans, **more).next_change_at == at(change)


def test_at_the_latest_it_is_midnight() -> None:
    night = span("a", at("13:00"), at("03:00", 1), exempt=True)
    assert see("19:00", night).next_change_at == at("00:00", 1)
    assert see(at("00:00", 1), night).next_change_at == at("03:00", 1)


def test_with_an_untrusted_clock_only_the_day_goes_on() -> None:
    room = see("13:00", DUE, clock_trusted=False)
    assert room.next_change_at == at("19:00")
