"""What `kiosk status` prints: one flat object of states, instants (ISO 8601, UTC) and numbers. Nothing personal."""

from datetime import datetime
from typing import Any, Final

from kiosk.reports.report import Undelivered
from kiosk.room.panel_state import PanelState
from kiosk.room.unread import UnreadEvents

MOST_EVENTS: Final = 20
"""Unread events that are named; an answer is one line of bounded length."""


def status(state: PanelState, room: str, now: datetime) -> dict[str, Any]:
    """The stable keys people script against."""
    resolution = state.resolution
    synced = resolution.synced_at
    return {
        "room": room,
        "state": resolution.state.value,
        "until": _iso(resolution.until),
        "next_change_at": _iso(resolution.next_change_at),
        "next_start": _iso(resolution.next.start if resolution.next else None),
        "sync_age_s": None if synced is None else round((now - synced).total_seconds(), 1),
        "stale": resolution.stale,
        "doubted": resolution.doubted,
        "shows_only": resolution.shows_only,
        "lag_s": resolution.lag.total_seconds(),
        "unread": _unread(state.unread),
        "backend": state.health.value,
        "backend_since": _iso(state.health_since),
        "hold": _iso(resolution.until) if resolution.held else None,
        "pending": None if state.pending is None else state.pending.kind.replace("_", ""),
        "notice": {"kind": resolution.notice and resolution.notice.value, "mistakes": state.notice_mistakes},
        "light": {"pattern": resolution.light.value, "ok": state.light_ok},
        "disk_ok": state.disk_ok,
        "clock_trusted": resolution.clock_trusted,
    }


def reports_status(undelivered: Undelivered) -> dict[str, Any]:
    """How many reports of faults wait, how many of these were refused, since which hour, how many nobody ever took."""
    return {
        "waiting": undelivered.waiting,
        "refused": undelivered.refused,
        "since": _iso(undelivered.since),
        "given_up": undelivered.given_up,
        "durable": undelivered.durable,
    }


def _unread(unread: UnreadEvents | None) -> dict[str, Any]:
    """How much of the calendar was not read, since when, and where to look for the first of it."""
    if unread is None:
        return {"count": 0, "since": None, "events": []}
    events = [
        {"kind": event.kind.value, "starts": _iso(event.starts), "place": event.place}
        for event in unread.events[:MOST_EVENTS]
    ]
    return {"count": len(unread.events), "since": _iso(unread.since), "events": events}


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="seconds")
