"""Whether the screen is at full brightness (D16). Any doubt: it is."""

from datetime import datetime, timedelta

from kiosk.room.check_in import SENSOR_FRESH
from kiosk.room.day import in_working_hours
from kiosk.room.facts import Facts, NoticeKind
from kiosk.room.notices import standing
from kiosk.room.policy import Policy

AFTER_A_TOUCH = timedelta(minutes=5)


def is_awake(facts: Facts, policy: Policy, now: datetime) -> bool:
    """In working hours; for a while after a touch; while a sensor, whatever else it is used for, sees somebody; for a
    site message and in an emergency; and when nobody can say what time it is.
    """
    touched = facts.touched_at is not None and now < facts.touched_at + AFTER_A_TOUCH
    seen = facts.presence is not None and facts.presence.present and now < facts.presence.reported_at + SENSOR_FRESH
    untimed = not facts.clock_trusted
    said = standing(facts, now) in (NoticeKind.MESSAGE, NoticeKind.EMERGENCY)
    return touched or seen or untimed or said or in_working_hours(now, policy)
