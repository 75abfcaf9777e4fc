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
from kiosk.sync.caldav.dav import path_of
from kiosk.sync.caldav.objects import is_about_one_object, member_path

COLLECTION = "/dav/rooms/big room/"
MEMBER = COLLECTION + "a@b.ics"


@pytest.mark.parametrize(
    "href",
    [
        "/dav/rooms/big%20room/a@b.ics",
        "/dav/rooms/big%20room/a%40b.ics",
        "/d%61v/rooms/big%20room/%61@b.ics",
        "https://elsewhere.example/dav/rooms/big%20room/a@b.ics",
        "//elsewhere.example/dav/rooms/big%20room/a@b.ics",
        "/rooms/big%20room/a@b.ics",
        "/alias/42/a@b.ics",
        "big%20room/a@b.ics",
        "a@b.ics",
        "./a@b.ics",
        "//dav//rooms//big%20room//a@b.ics",
    ],
)
def test_a_member_has_one_path_however_it_is_named(href: str) -> None:
    assert member_path(COLLECTION, path_of(href)) == MEMBER


@pytest.mark.parametrize(
    "href",
    [
        "/dav/rooms/big%20room/",
        "/dav/rooms/big%20room",
        "/dav//rooms/big%20room",
        "big%20room",
        "rooms/big%20room",
        "/",
        "",
        "/dav/rooms/big%20room/.",
        "/dav/rooms/big%20room/..",
        "/dav/rooms/big%20room/%2e%2e",
        "/dav/rooms/big%20room/below/",
    ],
)
def test_the_collection_and_other_folders_are_no_members(href: str) -> None:
    assert member_path(COLLECTION, path_of(href)) is None


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
