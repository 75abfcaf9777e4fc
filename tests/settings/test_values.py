"""What a single setting may be, and with which words it is refused."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.settings import values
from kiosk.settings.addresses import checked_url
from kiosk.settings.mistake import Wrong


class Hue(StrEnum):
    RED = "red"
    BLUE = "blue"


hue = values.one_of(Hue, "a hue")
LONGER = "is longer than 99 bytes"
size = values.one_of({"small": 1, "large": 2}, "a size")


@pytest.mark.parametrize(
    ("rule", "given", "value"),
    [
        (hue, "red", Hue.RED),
        (size, "small", "small"),
        (values.text, "", ""),
        (values.text, "x" * 1000, "x" * 1000),
        (values.switch, False, False),
        (values.percent, 1, 1),
        (values.percent, 100, 100),
        (values.full_path, "/", "/"),
        (values.socket_path, "/" + "s" * 98, "/" + "s" * 98),
        (values.server, "host:8883", "host:8883"),
        (values.server, "[::1]", "[::1]"),
    ],
)
def test_a_value_that_fits_is_what_it_was(rule: Callable[[Any], Any], given: Any, value: Any) -> None:
    assert rule(given) == value


@pytest.mark.parametrize(
    ("rule", "given", "says"),
    [
        (hue, "green", "is not a hue: use one of red, blue"),
        (hue, 5, "is not a hue: use one of red, blue"),
        (size, [], "is not a size: use one of small, large"),
        (values.text, "a\nb", "is not a text: write it in quotes, on one line, at most 1000 characters"),
        (values.text, "x" * 1001, "is not a text: write it in quotes, on one line, at most 1000 characters"),
        (values.switch, 1, "is neither on nor off: write true or false"),
        (values.percent, 0, "is not a percentage: write a whole number from 1 to 100"),
        (values.percent, 101, "is not a percentage: write a whole number from 1 to 100"),
        (values.percent, 1.0, "is not a percentage: write a whole number from 1 to 100"),
        (values.percent, True, "is not a percentage: write a whole number from 1 to 100"),
        (values.full_path, "etc", 'is not a full path: write it in quotes, beginning with "/"'),
        (values.full_path, "/a\0b", 'is not a full path: write it in quotes, beginning with "/"'),
        (values.socket_path, "s", 'is not a full path: write it in quotes, beginning with "/"'),
        (
            values.socket_path,
            "/" + "é" * 50,
            "is longer than 99 bytes, which a socket cannot be: choose a shorter path",
        ),
        (values.server, "mqtt://host", 'is not a server: write it like "host:8883"'),
        (values.server, "me@host", 'is not a server: write it like "host:8883"'),
        (values.server, "host:0", 'is not a server: write it like "host:8883"'),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_the_mend(rule: Callable[[Any], Any], given: Any, says: str) -> None:
    with pytest.raises(Wrong) as refused:
        rule(given)
    assert str(refused.value) == says


RULES = [hue, values.text, values.switch, values.percent, values.full_path, values.socket_path, values.server]
ANYTHING = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text())


def outcome(rule: Callable[[], Any]) -> Any:
    """What it gives, or what it says is wrong."""
    try:
        return rule()
    except Wrong as wrong:
        return wrong


@given(st.sampled_from(RULES), ANYTHING)
def test_no_value_breaks_a_rule_and_none_is_repeated(rule: Callable[[Any], Any], value: Any) -> None:
    told = outcome(lambda: rule(value))
    assert str(told).isascii() if isinstance(told, Wrong) else told == value


def test_a_secret_is_its_owners_alone(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    for missing in (secret, tmp_path / ("x" * 300), tmp_path):
        with pytest.raises(Wrong, match="names no file: make the file, or correct the path"):
            values.private_file(missing)
    secret.touch(0o640)
    values.existing_file(secret)
    with pytest.raises(Wrong, match="can be read by others on this machine: run chmod 600 on it"):
        values.private_file(str(secret))
    secret.chmod(0o600)
    values.private_file(secret)


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("https://host/path", None),
        ("http://127.0.0.1:5232/", None),
        ("http://[::1]:80/", None),
        ("http://host/", "would send it unencrypted: use https"),
        ("https://me:secret@host/", "carries a name or password: use login instead"),
        ("ftp://host/", "is not an address: write it like https://here/"),
        ("https://host:0/", "is not an address: write it like https://here/"),
        ("https://1.2.3/", "is not an address: write it like https://here/"),
        ("https:///", "is not an address: write it like https://here/"),
    ],
)
def test_an_address_carries_a_secret_only_where_nobody_listens(url: str, says: str | None) -> None:
    assert str(outcome(lambda: checked_url(url, "https://here/", carries="it", login="login"))) == (says or url)
