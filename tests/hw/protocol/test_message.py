"""The wire between panel and hardware daemon: what is said is what is heard, and nothing else is a message."""

import json
import traceback

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hw.protocol.fault import Fault
from kiosk.hw.protocol.message import (
    LONGEST_S,
    MAX_BYTES,
    MAX_TTL_S,
    Badge,
    BadMessage,
    Health,
    LightStatus,
    Message,
    PresenceSeen,
    SetLight,
    decode,
    encode,
)
from kiosk.room.pattern import LightPattern

SET = {
    "v": 1,
    "kind": "set_light",
    "seq": 7,
    "pattern": "free",
    "said_at": 3.5,
    "ttl_s": 10,
    "dim": False,
    "awake": True,
}
STATUS = {"v": 1, "kind": "light_status", "seq": 7, "pattern": "free", "fault": None}
PRESENCE = {"v": 1, "kind": "presence", "present": True, "for_s": 12.5, "occupancy": False}
BADGE = {"v": 1, "kind": "badge", "known": True, "at_s": 1234.5}
HEALTH = {"v": 1, "kind": "health", "sensor": None, "badge_reader": "busy"}

seqs = st.integers(0, 2**53 - 1)
patterns = st.sampled_from(LightPattern)
ttls = st.floats(0, MAX_TTL_S, exclude_min=True, allow_subnormal=False)
messages = (
    st.builds(SetLight, seqs, patterns, st.floats(0, 2**40, exclude_max=True), ttls, st.booleans(), st.booleans())
    | st.builds(LightStatus, seqs, patterns, st.none() | st.sampled_from(Fault))
    | st.builds(PresenceSeen, st.booleans(), st.floats(0, LONGEST_S), st.booleans())
    | st.builds(Badge, st.booleans(), st.floats(0, 2**40, exclude_max=True))
    | st.builds(Health, st.none() | st.sampled_from(Fault), st.none() | st.sampled_from(Fault))
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(messages)
def test_a_message_survives_the_wire(message: Message) -> None:
    raw = encode(message)
    assert decode(raw) == message
    assert len(raw) <= MAX_BYTES


def test_the_wire_format_is_fixed() -> None:
    assert json.loads(encode(SetLight(7, LightPattern.FREE, 3.5, 10.0))) == SET
    assert json.loads(encode(LightStatus(7, LightPattern.FREE))) == STATUS
    assert decode(json.dumps(SET).encode()) == SetLight(7, LightPattern.FREE, 3.5, 10.0)
    assert decode(json.dumps(STATUS | {"fault": "busy"}).encode()) == LightStatus(7, LightPattern.FREE, Fault.BUSY)
    assert json.loads(encode(PresenceSeen(True, 12.5, False))) == PRESENCE
    assert decode(json.dumps(PRESENCE).encode()) == PresenceSeen(True, 12.5, False)
    assert json.loads(encode(Badge(True, 1234.5))) == BADGE
    assert decode(json.dumps(BADGE).encode()) == Badge(True, 1234.5)
    assert json.loads(encode(Health(badge_reader=Fault.BUSY))) == HEALTH
    assert decode(json.dumps(HEALTH).encode()) == Health(badge_reader=Fault.BUSY)


@pytest.mark.parametrize(
    ("now", "left"), [(100, 10), (104, 6), (110, 0), (111, -1), (10_000, -9_890), (99, 10), (0, 10)]
)
def test_a_pattern_holds_from_when_it_was_said_and_never_longer_than_its_time(now: float, left: float) -> None:
    assert SetLight(1, LightPattern.FREE, 100, 10).left_s(now) == left


def test_a_status_is_ok_exactly_without_a_fault() -> None:
    assert LightStatus(1, LightPattern.FREE).ok
    assert not LightStatus(1, LightPattern.FREE, Fault.DENIED).ok


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"v": 1.0},
        {"v": True},
        {"v": None},
        {"kind": "set_lights"},
        {"kind": ["set_light"]},
        {"kind": None},
        {"kind": "light_status"},
        {"seq": -1},
        {"seq": 2**53},
        {"seq": 1.0},
        {"seq": True},
        {"seq": "1"},
        {"pattern": "green"},
        {"pattern": ""},
        {"pattern": 1},
        {"pattern": ["free"]},
        {"pattern": {"free": 1}},
        {"said_at": -1},
        {"said_at": 2.0**40},
        {"said_at": True},
        {"said_at": "1"},
        {"said_at": None},
        {"said_at": float("nan")},
        {"ttl_s": 0},
        {"ttl_s": -1},
        {"ttl_s": MAX_TTL_S + 1},
        {"ttl_s": 10**300},
        {"ttl_s": True},
        {"ttl_s": "10"},
        {"dim": 1},
        {"dim": None},
        {"awake": 0},
        {"ttl_s": float("nan")},
        {"ttl_s": float("inf")},
        {"extra": 1},
        {"title": "no place for it"},
    ],
)
def test_a_wrong_value_or_an_unknown_key_is_no_message(change: dict[str, object]) -> None:
    with pytest.raises(BadMessage):
        decode(json.dumps(SET | change).encode())


@pytest.mark.parametrize(
    "change",
    [
        {"present": 1},
        {"present": "yes"},
        {"present": None},
        {"occupancy": 0},
        {"for_s": -0.1},
        {"for_s": LONGEST_S + 1},
        {"for_s": True},
        {"for_s": float("nan")},
        {"who": "no place for it"},
        {"seq": 1},
    ],
)
def test_presence_is_somebody_or_nobody_and_nothing_else(change: dict[str, object]) -> None:
    with pytest.raises(BadMessage):
        decode(json.dumps(PRESENCE | change).encode())


@pytest.mark.parametrize(
    "change",
    [
        {"known": 1},
        {"known": None},
        {"at_s": -1},
        {"at_s": 2**53},
        {"at_s": float("inf")},
        {"at_s": True},
        {"number": "no place for it"},
        {"hash": "nor for this"},
        {"who": "nor for that"},
    ],
)
def test_a_badge_is_known_or_unknown_and_nothing_else(change: dict[str, object]) -> None:
    with pytest.raises(BadMessage):
        decode(json.dumps(BADGE | change).encode())


@pytest.mark.parametrize("change", [{"sensor": "ill"}, {"sensor": False}, {"badge_reader": ""}, {"light": None}])
def test_health_is_our_devices_and_our_faults(change: dict[str, object]) -> None:
    with pytest.raises(BadMessage):
        decode(json.dumps(HEALTH | change).encode())


KINDS = [SET, STATUS, PRESENCE, BADGE, HEALTH]


@pytest.mark.parametrize(("message", "key"), [(message, key) for message in KINDS for key in message])
def test_every_key_is_needed(message: dict[str, object], key: str) -> None:
    with pytest.raises(BadMessage):
        decode(json.dumps({name: value for name, value in message.items() if name != key}).encode())


@pytest.mark.parametrize("fault", ["on_fire", 1, True, [], {}])
def test_a_fault_is_one_of_ours(fault: object) -> None:
    with pytest.raises(BadMessage):
        decode(json.dumps(STATUS | {"fault": fault}).encode())


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b"1",
        b'"set_light"',
        b"{",
        b"\xff\xfe{\x00}\x00",
        json.dumps(SET).encode("utf-16"),
        json.dumps(SET).encode()[:-1],
        json.dumps(SET).encode() + b"{}",
        json.dumps(SET).encode().replace(b'"seq"', b'"seq": 1, "seq"'),
        b"[" * MAX_BYTES,
        b'{"v":' * 800,
        b"1" * MAX_BYTES,
        b'{"kind": "\\ud800"}',
    ],
)
def test_malformed_bytes_are_no_message(raw: bytes) -> None:
    with pytest.raises(BadMessage):
        decode(raw)


def test_an_oversized_message_is_refused_though_it_is_well_formed() -> None:
    raw = json.dumps(SET).encode()
    assert decode(raw + b" " * (MAX_BYTES - len(raw)))
    with pytest.raises(BadMessage):
        decode(raw + b" " * (MAX_BYTES - len(raw) + 1))


@given(st.binary() | json_values.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_a_message_or_a_bad_message(raw: bytes) -> None:
    try:
        message = decode(raw)
    except BadMessage:
        return
    assert decode(encode(message)) == message


@given(st.dictionaries(st.sampled_from([key for message in KINDS for key in message]), json_values))
def test_any_values_under_our_keys_are_a_message_or_a_bad_message(change: dict[str, object]) -> None:
    for base in KINDS:
        try:
            message = decode(json.dumps(base | change).encode())
        except BadMessage:
            continue
        assert decode(encode(message)) == message


@pytest.mark.parametrize("raw", [b'{"secret"', b'{"v": 1, "kind": "secret"}', b"\xffsecret"])
def test_the_error_does_not_hold_the_input(raw: bytes) -> None:
    with pytest.raises(BadMessage) as caught:
        decode(raw)
    assert caught.value.__context__ is None
    assert caught.value.__cause__ is None
    assert "secret" not in "".join(traceback.format_exception_only(caught.value))
