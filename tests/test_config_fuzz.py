"""Whatever a configuration file holds, the answer is a configuration that can be used, or sentences that mend it."""

from contextlib import suppress
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.backend_tables import BACKEND_KINDS
from kiosk.config import Config
from kiosk.config_reader import load, parse
from kiosk.hw.light.driver import LIGHT_DRIVERS
from kiosk.hw.settings import PRESENCE_DRIVERS, read_settings
from kiosk.nearby.configured import other_rooms
from kiosk.reports.settings import REPORT_KINDS
from kiosk.room_tables import OtherRoomTable
from kiosk.settings.document import MOST_BYTES
from kiosk.settings.mistake import MOST_TOLD, BadSettings
from kiosk.settings.table import names_of
from kiosk.sync.caldav.client import DavClient, Login

GOOD = """\
[room]
id = "waalzaal"
timezone = "Europe/Amsterdam"
seats = 8
equipment = ["screen"]
[backend]
kind = "caldav"
url = "https://calendar.example.org/room1/"
[policy]
walk_up_min = [15, 30]
working_hours = "07:00-19:00"
[light]
driver = "gpiod"
red = 17
[presence]
driver = "gpiod"
"""
ROOM = {"id": "b", "url": "https://x.example/b/"}
BASE: dict[str, Any] = {"room": {"id": "a"}, "backend": {"kind": "caldav", "url": "https://x.example/"}}

_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)  # TOML holds no surrogates
_PATHS = st.sampled_from(["/", "/etc/shadow", "/" + "x" * 300, "/" + "x/" * 3000, "a\0b", "", ".", "/dev/null"])
_URLS = st.one_of(
    st.sampled_from(["https://[", "https://x:99999/", "https://x:a/", "https://℀/", "http://[::1", "https:///", "//"]),
    st.builds("https://{}/".format, _TEXT),
    st.builds("https://x.example/{}".format, _TEXT),
    st.builds("http://localhost:{}".format, _TEXT),
)
_WORDS = st.sampled_from(["Europe/Amsterdam", "UTC", "../UTC", "production", "gpiod", "none", "release", "07:00-19:00"])
_SCALARS = st.one_of(
    st.booleans(), st.integers(), st.integers(-1, 2000), st.floats(), _TEXT, _PATHS, _URLS, _WORDS,
    st.dates(), st.times(), st.datetimes(), st.just(10**4000),
)  # fmt: skip
_VALUES: st.SearchStrategy[Any] = st.recursive(
    _SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXT, inner, max_size=3), max_leaves=8
)
_MODELS = {name: get_type_hints(Config)[name] for name in names_of(Config)}
_KINDS: dict[str, list[type]] = {
    "light": [driver.settings for driver in LIGHT_DRIVERS.values()],
    "presence": list(PRESENCE_DRIVERS.values()),
    "backend": list(BACKEND_KINDS.values()),
    "reports": list(REPORT_KINDS.values()),
    "rooms": [OtherRoomTable],
}
_KEYS = {
    name: sorted({"driver", "kind"} | {key for kind in _KINDS.get(name, [model]) for key in get_type_hints(kind)})
    for name, model in _MODELS.items()
}
_KNOWN = st.sampled_from(sorted((table, key) for table, keys in _KEYS.items() for key in keys))


def _answer(tables: dict[str, Any]) -> None:
    try:
        config = parse(tables)
    except BadSettings as error:
        _can_be_told(error)
    else:
        _can_be_used(config)


def _can_be_used(config: Config) -> None:
    assert len(other_rooms(config)) <= len(config.rooms)
    assert config.to_policy().walk_up_max
    for url in (*config.backend.addresses, *(room.url for room in config.rooms)):
        DavClient(Login(url, "", ""))


def _can_be_told(error: BadSettings) -> None:
    assert 0 < len(error.mistakes) <= 2 * MOST_TOLD
    assert all(str(mistake).endswith((".", "]")) for mistake in error.mistakes)


@given(st.dictionaries(_TEXT | st.sampled_from(sorted(_MODELS)), _VALUES, max_size=4))
@settings(max_examples=60)
def test_any_tables_at_all(tables: dict[str, Any]) -> None:
    _answer(tables)


@given(st.lists(st.tuples(_KNOWN, _VALUES), min_size=1, max_size=3))
@example([(("backend", "password_file"), "/" + "x" * 300)])  # longer than a name may be
@example([(("backend", "ca_file"), "a\0b")])
@example([(("backend", "url"), "https://x:99999/")])
@example([(("backend", "url"), "https://x.example/\x00")])
@example([(("room", "timezone"), "x" * 100_000)])
@example([(("policy", "working_days"), [[], {}])])
@example([(("rooms", "house_rules"), [[], {}])])
@example([(("rooms", "password_file"), "/" + "x" * 300)])
@example([(("rooms", "photo"), "a\0b")])
@example([(("rooms", "url"), "https://x:99999/")])
@settings(max_examples=250)
def test_any_value_for_any_setting(changes: list[tuple[tuple[str, str], Any]]) -> None:
    tables = {name: dict(table) for name, table in BASE.items()}
    for (table, key), value in changes:
        tables.setdefault(table, dict(ROOM) if table == "rooms" else {})[key] = value
    if "rooms" in tables:
        tables["rooms"] = [{"id": "c", "url": "https://x.example/c/"}, tables["rooms"]]  # type: ignore[assignment]
    _answer(tables)


def _cut(start: int, length: int, instead: bytes) -> bytes:
    good = GOOD.encode()
    start %= len(good)
    return good[:start] + instead + good[start + length :]


_PIECES = st.binary(max_size=6) | st.sampled_from([b"[", b"]]", b"'''", b"\r", b"\x1b", b"\n[x]\n", b"=", b"1e9", b"{"])
_FILES = st.binary(max_size=80) | st.builds(_cut, st.integers(0, 2000), st.integers(0, 40), _PIECES)


@given(_FILES)
@example(GOOD.encode())
@example(b"a = " + b"[" * 20_000)  # deeper than a reader can follow
@example(b"a = " + b"9" * 10_000)  # a number longer than Python reads (sys.int_info)
@example(b"a = " + b"{a = " * 20_000)
@example(b"".join(b"key%d = 1\n" % n for n in range(50_000)))
@example(b"[policy]\n" + b"".join(b"k%d = 1\n" % n for n in range(5_000)))
@example(b"[light]\n" + b"".join(b"k%d = 1\n" % n for n in range(5_000)))
@settings(max_examples=200)
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzzed.toml"
    path.write_bytes(content)
    try:
        _can_be_used(load(path))
    except BadSettings as error:
        _can_be_told(error)
    with suppress(BadSettings):
        read_settings(path)


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    for odd in (tmp_path, tmp_path / ("x" * 300), Path("/dev/zero")):
        with pytest.raises(BadSettings):
            load(odd)


def test_a_file_that_is_too_long_is_not_read_in_part(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text(GOOD + "#\n" * MOST_BYTES + "[nonsense]\n")
    with pytest.raises(BadSettings, match="File too large"):
        load(path)
