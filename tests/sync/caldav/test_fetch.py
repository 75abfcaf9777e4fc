"""One normal form of paths, and whom a failure is about."""

import pytest

from kiosk.sync.backend import (
    AuthError,
    BackendError,
    PermissionDenied,
    ProtocolError,
    RateLimited,
    StaleVersion,
    Transient,
    Unsupported,
    Untrusted,
)
from kiosk.sync.caldav.fetch import is_about_one_object

COLLECTION = "/dav/rooms/big room/"
MEMBER = COLLECTION + "a@b.ics"


@pytest.mark.parametrize(
    ("error", "one"),
    [
        (PermissionDenied(), True),
        (ProtocolError(), True),
        (StaleVersion(), True),
        (Unsupported(), True),
        (Transient(answered=True), True),
        (Transient(), False),
        (Untrusted(), False),
        (AuthError(), False),
        (RateLimited(), False),
    ],
)
def test_a_refusal_of_one_object_is_told_from_one_of_the_server(error: BackendError, one: bool) -> None:
    assert is_about_one_object(error) is one
