"""The adapter before a Google Calendar that somebody else wrote from the same documentation: minutehand.

It differs in two things. It does not bring back what was deleted (410), on which an undo of what had not begun rests:
no page says that Google does, only a tenant can tell. And a PATCH of one private property takes the others away, where
Google's page on patch semantics says that an object is merged. What rests on either is left out here.

Its Microsoft Graph knows neither If-Match nor extended properties on events, so it can say nothing of that adapter.
"""

from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager

import pytest
from support.booking_contract import BookingContract
from support.store_contract import EventStoreContract
from vendors.google.minutehand import MinutehandWorld, NotHere, minutehand, minutehand_world

pytestmark = [pytest.mark.long, pytest.mark.timeout(1200)]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    try:
        with minutehand() as running:
            yield running
    except NotHere as reason:
        pytest.skip(str(reason))


class TestEvents(EventStoreContract):
    test_a_claim_goes_only_as_the_version_it_was_seen_as = None
    test_what_is_released_is_out_of_the_room_and_can_be_put_back = None
    test_marks_are_kept_apart = None

    @pytest.fixture
    def world(self, url: str) -> AbstractAsyncContextManager[MinutehandWorld]:
        return minutehand_world(url)


class TestBooking(BookingContract):
    test_what_has_not_begun_is_released_and_undo_restores = None

    @pytest.fixture
    def world(self, url: str) -> AbstractAsyncContextManager[MinutehandWorld]:
        return minutehand_world(url)
