"""Fixtures, to be named in a conftest: the fake is started once and shared; every test has a calendar of its own."""

from collections.abc import Iterator

import pytest
from vendors.google.world import GoogleServer, google_server


@pytest.fixture(scope="session")
def server() -> Iterator[GoogleServer]:
    with google_server() as running:
        yield running
