"""What is done about an entry of the outbox, from what is known of it alone."""

import pytest
from support.door import MINUTE, NOON

from kiosk.panel.outbox_delivery import (
    LATEST_REQUEST,
    Deliver,
    Delivery,
    Later,
    LookedUp,
    LookUp,
    TakeBack,
    Tell,
    next_delivery,
)
from kiosk.panel.store.outbox_file import EntryKind, OutboxEntry
from kiosk.room.facts import Hold
from kiosk.room.intent import Book, CheckIn, Confirmed, Reason, Refused
from kiosk.room.schedule import EventKey

NEVER = float("-inf")
BOOK = Book(NOON, NOON + 30 * MINUTE)
HELD = OutboxEntry("id", EntryKind.HELD, BOOK)
IN_DOUBT = OutboxEntry("id", EntryKind.IN_DOUBT, BOOK)
TAKING_BACK = OutboxEntry("id", EntryKind.TAKING_BACK, BOOK)
CHECK_IN = OutboxEntry("id", EntryKind.CHECK_IN, CheckIn(EventKey("k")))
REST = Hold(NOON, NOON + 15 * MINUTE)


@pytest.mark.parametrize("rest", [REST, Reason.TAKEN, Reason.LAPSED])
@pytest.mark.parametrize(
    ("entry", "asked_at", "answer", "delivery"),
    [
        (CHECK_IN, NEVER, LookedUp.NOT_ASKED, Deliver(CHECK_IN.intent)),
        (TAKING_BACK, NEVER, LookedUp.NOT_ASKED, TakeBack()),
        (TAKING_BACK, 99.0, LookedUp.NOT_ASKED, TakeBack()),  # it stood: nothing of it is on its way
        (HELD, NEVER, LookedUp.NOT_ASKED, LookUp()),
        (IN_DOUBT, NEVER, LookedUp.NOT_ASKED, LookUp()),
        (IN_DOUBT, 100.0 - LATEST_REQUEST, LookedUp.NOT_ASKED, LookUp()),
        (IN_DOUBT, 100.1 - LATEST_REQUEST, LookedUp.NOT_ASKED, Later()),  # it may still arrive
        (HELD, 99.0, LookedUp.NOT_ASKED, Later()),
        (HELD, NEVER, LookedUp.NONE, Later()),
        (IN_DOUBT, NEVER, LookedUp.NONE, Later()),
        (HELD, NEVER, LookedUp.STANDS, Tell(Confirmed(BOOK))),
        (IN_DOUBT, NEVER, LookedUp.STANDS, Tell(Confirmed(BOOK))),
        (IN_DOUBT, NEVER, LookedUp.ABSENT, Tell(Refused(BOOK, Reason.LAPSED))),  # nobody waits for it any more
    ],
)
def test_whatever_remains_of_the_hold(
    entry: OutboxEntry, asked_at: float, answer: LookedUp, delivery: Delivery, rest: Hold | Reason
) -> None:
    assert next_delivery(entry, asked_at, 100.0, answer, rest) == delivery


@pytest.mark.parametrize(
    ("rest", "delivery"),
    [
        (REST, Deliver(Book(REST.start, REST.end))),
        (Reason.TAKEN, Tell(Refused(BOOK, Reason.TAKEN))),
        (Reason.LAPSED, Tell(Refused(BOOK, Reason.LAPSED))),
    ],
)
def test_a_hold_that_does_not_stand_is_booked_as_far_as_it_can_be(rest: Hold | Reason, delivery: Delivery) -> None:
    assert next_delivery(HELD, NEVER, 100.0, LookedUp.ABSENT, rest) == delivery
