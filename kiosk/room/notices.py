"""What a site notice means for the room: which one stands, whether it takes the screen, what it puts off."""

from datetime import datetime, timedelta

from kiosk.room.facts import Facts, NoticeKind

PUT_AWAY_FOR = timedelta(minutes=30)


def standing(facts: Facts, now: datetime) -> NoticeKind | None:
    """The kind of the notice that stands. A panel that was put out of service by hand is; an emergency goes before."""
    notice = facts.notice
    kind = notice.kind if notice is not None and (notice.until is None or now < notice.until) else None
    return NoticeKind.OUT_OF_SERVICE if facts.out_of_service and kind is not NoticeKind.EMERGENCY else kind


def back_in_service(facts: Facts) -> datetime | None:
    """When a room that is out of service will be in it again; None where nobody says."""
    return None if facts.notice is None or facts.out_of_service else facts.notice.until


def takes_screen(facts: Facts, now: datetime) -> bool:
    """An emergency does; a message does until somebody has read it, and again after a while."""
    read = facts.put_away_at is not None and now < facts.put_away_at + PUT_AWAY_FOR
    kind = standing(facts, now)
    return kind is NoticeKind.EMERGENCY or (kind is NoticeKind.MESSAGE and not read)


def may_book(facts: Facts, now: datetime) -> bool:
    """Whether a person may take time in the room as far as notices go."""
    return standing(facts, now) not in (NoticeKind.OUT_OF_SERVICE, NoticeKind.EMERGENCY)


def nobody_can_come(facts: Facts, now: datetime) -> bool:
    """People are sent out of the building: nobody can check in at the door, and an empty room says nothing."""
    return standing(facts, now) is NoticeKind.EMERGENCY


def people_return(facts: Facts) -> datetime | None:
    """When an emergency that says its end has ended: what a room takes away by itself counts from there."""
    notice = facts.notice
    return notice.until if notice is not None and notice.kind is NoticeKind.EMERGENCY else None
