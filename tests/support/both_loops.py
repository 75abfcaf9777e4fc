"""A fixture, to be named in a conftest: a test runs on each loop the panel's code meets, asyncio's own and Qt's."""

import asyncio
import os
from functools import partial
from typing import Any

import pytest

from support.coroutine_tests import Run


@pytest.fixture(scope="session")
def qt_app() -> Any:
    """The process's one application, kept until the last test."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    from PySide6.QtGui import QGuiApplication

    from kiosk.ui.shell import make_app

    return QGuiApplication.instance() or make_app(["kiosk"])


@pytest.fixture(params=["asyncio", "qt"])
def both_loops(request: pytest.FixtureRequest) -> Run:
    if request.param == "asyncio":
        return asyncio.run
    from kiosk.ui import qt_loop

    return partial(qt_loop.run, request.getfixturevalue("qt_app"))
