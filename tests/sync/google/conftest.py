"""The fake as a process, for every test here."""

from collections.abc import Iterator

import pytest
from vendors.google.world import GoogleServer, google_server


@pytest.fixture(scope="session")
def server() -> Iterator[GoogleServer]:
    with google_server() as running:
        yield running
