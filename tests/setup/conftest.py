"""Calendars for the tests of this folder, real and as vendors; `kiosk init` without a process."""

import argparse
from collections.abc import Callable
from pathlib import Path

import pytest
from support.calendar_fixtures import radicale_server, radicale_world
from vendors.google.fixtures import server
from vendors.graph.fixtures import graph_url

from kiosk.commands import init

__all__ = ["graph_url", "radicale_server", "radicale_world", "server"]


@pytest.fixture
def etc(tmp_path: Path) -> Path:
    """Where the settings are to be written."""
    (tmp_path / "etc").mkdir()
    return tmp_path / "etc"


@pytest.fixture
def kiosk_init() -> Callable[..., int]:
    """The exit code of the command with these words."""

    def run(*words: object) -> int:
        parser = argparse.ArgumentParser()
        init.add_arguments(parser)
        return init.run(parser.parse_args([str(word) for word in words]))

    return run
