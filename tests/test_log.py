"""Logs say what happened and where, never with which values."""

import logging

from kiosk.log import ValueFreeFormatter
from kiosk.personal import Personal

SECRET = "canary-5512"


def _logged(record: logging.LogRecord) -> str:
    return ValueFreeFormatter().format(record)


def _record(message: str, *args: object, error: BaseException | None = None) -> logging.LogRecord:
    info = (type(error), error, error.__traceback__) if error else None
    return logging.LogRecord("kiosk.sync", logging.WARNING, __file__, 1, message, args, info)


def _failure() -> BaseException:
    def inner() -> None:
        raise ValueError(SECRET)

    try:
        try:
            inner()
        except ValueError as error:
            raise RuntimeError(SECRET) from error
    except RuntimeError as error:
        return error


def test_an_exception_is_its_types_and_places() -> None:
    text = _logged(_record("it failed", error=_failure()))
    assert "it failed" in text
    assert "RuntimeError" in text
    assert "ValueError" in text
    assert "in inner" in text
    assert SECRET not in text


def test_a_personal_value_in_a_line_prints_as_personal() -> None:
    assert _logged(_record("about %s", Personal(SECRET))).endswith("about <personal>")
