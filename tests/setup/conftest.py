"""A calendar server for the tests of this folder; `kiosk init` without a process."""

import argparse
from collections.abc import Callable

import pytest
from support.calendar_fixtures import radicale_server, radicale_world

from kiosk.commands import init

__all__ = ["radicale_server", "radicale_world"]


@pytest.fixture
def kiosk_init() -> Callable[..., int]:
    """The exit code of the command with these words."""

    def run(*words: object) -> int:
        parser = argparse.ArgumentParser()
        init.add_arguments(parser)
        return init.run(parser.parse_args([str(word) for word in words]))

    return run
