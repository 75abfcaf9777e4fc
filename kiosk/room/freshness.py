"""How long what was read may be believed (R2, R4)."""

from datetime import datetime

from kiosk.room.day import in_working_hours, next_working_edge
from kiosk.room.policy import Policy


def fresh_until(synced_at: datetime, policy: Policy) -> datetime:
    """The first instant at which a complete read made at `synced_at` is older than the hours then allow."""
    strict, lenient = sorted((policy.fresh, policy.fresh_off_hours))
    early, late = synced_at + strict, synced_at + lenient
    moment = early
    while moment < late:
        limit = policy.fresh if in_working_hours(moment, policy) else policy.fresh_off_hours
        if moment - synced_at >= limit:
            return moment
        moment = next_working_edge(moment, policy)
    return late
