"""What a sensor's messages add up to: only live ones, only a boolean, and no memory across a silence."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hw.panel.mqtt_presence import MqttPresence, seen_in
from kiosk.hw.protocol.message import LONGEST_S, PresenceSeen


@pytest.mark.parametrize(
    ("payload", "seen"),
    [(b"on", True), (b"OFF", False), (b"true", True), (b" False\n", False), (b"1", True), (b"0", False)]
    + [(payload, None) for payload in (b"", b"maybe", b"2", b"\xff", b"{}", b"offline", b"online")],
)
def test_a_plain_message_says_it_by_itself(payload: bytes, seen: bool | None) -> None:
    assert seen_in(payload, "") is seen


@pytest.mark.parametrize(
    ("payload", "seen"),
    [
        (b'{"occupancy": true, "linkquality": 91, "battery": 100}', True),
        (b'{"occupancy": false}', False),
        (b'{"occupancy": "ON"}', True),
        (b'{"occupancy": 0}', False),
        (b'{"occupancy": 2}', None),
        (b'{"occupancy": null}', None),
        (b'{"occupancy": [true]}', None),
        (b'{"occupancy": 1.0}', None),
        (b'{"linkquality": 91}', None),
        (b"[true]", None),
        (b"true", None),
        (b"{", None),
        (b"[" * 10_000, None),
        (b"\xff", None),
        (b'{"occupancy": ' + b"1" * 10_000 + b"}", None),
        (b'{"occupancy": NaN}', None),
        (b'{"occupancy": 1e999}', None),
        (b'{"occupancy": true, "occupancy": false}', False),
    ],
)
def test_under_a_key_it_says_it_in_json(payload: bytes, seen: bool | None) -> None:
    assert seen_in(payload, "occupancy") is seen


@given(
    st.binary()
    | st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists).map(
        lambda value: json.dumps({"occupancy": value}).encode()
    ),
    st.sampled_from(["", "occupancy"]),
)
def test_any_message_says_somebody_nobody_or_nothing(payload: bytes, key: str) -> None:
    assert seen_in(payload, key) in (True, False, None)


class Watch:
    """A sighting, and its clock."""

    def __init__(self, occupancy: bool = True) -> None:
        self.now = 1000.0
        self.presence = MqttPresence(occupancy, lambda: self.now)

    def hears(self, seen: bool, after_s: float = 0.0) -> PresenceSeen | None:
        self.now += after_s
        return self.presence.heard(seen)


@pytest.mark.parametrize("occupancy", [True, False])
def test_a_change_is_passed_on_at_once(occupancy: bool) -> None:
    watch = Watch(occupancy)
    assert watch.hears(True) == PresenceSeen(True, 0.0, occupancy)
    assert watch.hears(False, after_s=0.1) == PresenceSeen(False, 0.0, occupancy)
    assert watch.hears(True, after_s=0.1) == PresenceSeen(True, 0.0, occupancy)


def test_the_same_again_is_passed_on_once_a_minute_with_its_age() -> None:
    watch = Watch()
    watch.hears(False)
    told = [watch.hears(False, after_s=10.0) for _ in range(18)]
    assert [presence.for_s for presence in told if presence] == [60.0, 120.0, 180.0]


def test_after_a_silence_it_begins_anew() -> None:
    watch = Watch()
    watch.hears(False)
    assert watch.hears(False, after_s=480.0) == PresenceSeen(False, 480.0, True)
    assert watch.hears(False, after_s=480.1) == PresenceSeen(False, 0.0, True)


def test_after_a_lost_connection_it_begins_anew() -> None:
    watch = Watch()
    watch.hears(False)
    watch.presence.lost()
    assert watch.hears(False, after_s=5.0) == PresenceSeen(False, 0.0, True)


def test_nothing_is_said_about_longer_than_a_day() -> None:
    watch = Watch()
    watch.hears(True)
    for _ in range(300):
        presence = watch.hears(True, after_s=400.0)
    assert presence
    assert presence.for_s == LONGEST_S
