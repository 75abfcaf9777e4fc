"""The Google adapter keeps the contract of the seam and of booking."""

from contextlib import AbstractAsyncContextManager

import pytest
from support.booking_contract import BookingContract
from support.store_contract import EventStoreContract
from vendors.google.world import GoogleServer, GoogleWorld, google_world


class TestEventsOnGoogle(EventStoreContract):
    @pytest.fixture
    def world(self, server: GoogleServer) -> AbstractAsyncContextManager[GoogleWorld]:
        return google_world(server)


class TestGoogle(BookingContract):
    @pytest.fixture
    def world(self, server: GoogleServer) -> AbstractAsyncContextManager[GoogleWorld]:
        return google_world(server)
