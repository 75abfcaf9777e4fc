"""What travels over the ipc socket between the panel and the hardware daemon: one small JSON object a message.

Nothing personal can be in it: a pattern, a number, a closed list of faults, somebody or nobody, known or unknown.
Reading is strict, because the daemon has rights the sender has not: a message is understood completely or not at all.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from kiosk.hw.protocol.fault import Fault
from kiosk.room.disclosure import Disclosure, discloses
from kiosk.room.pattern import LightPattern

VERSION: Final = 1
MAX_BYTES: Final = 4096
RENEW_S: Final = 4.0
"""A panel says again what the light should show."""
TTL_S: Final = 10.0
"""What it says holds for this long."""
MAX_TTL_S: Final = 60.0
"""No panel can pin a pattern for longer than this after its death."""
LONGEST_S: Final = 86_400.0
"""Nothing is said about longer than a day (PR4)."""
_MAX_SEQ: Final = 2**53
_LATEST_S: Final = 2.0**40


@discloses(Disclosure.LIGHT)
@dataclass(frozen=True, slots=True)
class SetLight:
    """Show `pattern` for `ttl_s` seconds; not renewed in time it becomes *unknown*. `seq` comes back in the answer.

    The seconds count from `said_at`, on CLOCK_BOOTTIME, which both processes read alike: what lay in the socket while
    either of them was frozen is as old as it is. `dim`: at the level for the night. `awake`: the screen at full
    brightness, for which this is the only word.
    """

    seq: int
    pattern: LightPattern
    said_at: float
    ttl_s: float
    dim: bool = False
    awake: bool = True

    def left_s(self, now: float) -> float:
        """For how many more seconds it holds at `now`; 0 or less: no longer."""
        return self.ttl_s - max(0.0, now - self.said_at)


@dataclass(frozen=True, slots=True)
class LightStatus:
    """The answer to `SetLight`: the pattern that stands now, and what keeps the light from showing it, if anything."""

    seq: int
    pattern: LightPattern
    fault: Fault | None = None

    @property
    def ok(self) -> bool:
        return self.fault is None


@discloses(Disclosure.SENSOR)
@dataclass(frozen=True, slots=True)
class PresenceSeen:
    """What the room's sensor sees now and has seen for `for_s` seconds: somebody or nobody, and nothing about whom.

    `occupancy`: it also sees people who sit still (radar), so that its nobody means an empty room.
    """

    present: bool
    for_s: float
    occupancy: bool


@discloses(Disclosure.BADGE)
@dataclass(frozen=True, slots=True)
class Badge:
    """A badge was held to the reader at `at_s`, seconds as CLOCK_BOOTTIME counts them: one of those on the list or not.

    Whose it is nobody can tell from it (PR8). It is a moment, not a state: who hears it late has missed it.
    """

    known: bool
    at_s: float


@dataclass(frozen=True, slots=True)
class Health:
    """What keeps the sensor and the badge reader from working, if anything; what is not there has no fault."""

    sensor: Fault | None = None
    badge_reader: Fault | None = None


Message = SetLight | LightStatus | PresenceSeen | Badge | Health


class BadMessage(Exception):
    """Bytes that are no message of ours. Says nothing about them on purpose."""


def encode(message: Message) -> bytes:
    """The bytes of a message, at most `MAX_BYTES`."""
    match message:
        case SetLight(seq, pattern, said_at, ttl_s, dim, awake):
            fields = {"v": VERSION, "kind": "set_light", "seq": seq, "pattern": pattern, "said_at": said_at}
            fields |= {"ttl_s": ttl_s, "dim": dim, "awake": awake}
        case LightStatus(seq, pattern, fault):
            fields = {"v": VERSION, "kind": "light_status", "seq": seq, "pattern": pattern, "fault": fault}
        case PresenceSeen(present, for_s, occupancy):
            fields = {"v": VERSION, "kind": "presence", "present": present, "for_s": for_s, "occupancy": occupancy}
        case Badge(known, at_s):
            fields = {"v": VERSION, "kind": "badge", "known": known, "at_s": at_s}
        case Health(sensor, badge_reader):
            fields = {"v": VERSION, "kind": "health", "sensor": sensor, "badge_reader": badge_reader}
    return json.dumps(fields, separators=(",", ":")).encode()


def decode(raw: bytes) -> Message:
    """The message in `raw`. Raises BadMessage for everything else: unknown version or kind, missing, extra or doubled
    keys, wrong types, numbers out of range, oversize, and whatever is not JSON (RFC 8259) in UTF-8.
    """
    message = _message(_object(raw))
    if message is None:  # raised out here, so that no chained exception holds the input
        raise BadMessage("not a message of this protocol")
    return message


def _object(raw: bytes) -> Mapping[str, Any]:
    if len(raw) > MAX_BYTES:
        return {}
    try:
        value = json.loads(raw.decode(), object_pairs_hook=_without_doubles)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    fields = dict(pairs)
    return fields if len(fields) == len(pairs) else {}


def _message(fields: Mapping[str, Any]) -> Message | None:
    kind, readers = _KINDS.get(str(fields.get("kind")), (None, {}))
    if kind is None or fields.keys() != {"v", "kind"} | readers.keys():
        return None
    try:
        _version(fields["v"])
        return kind(**{name: read(fields[name]) for name, read in readers.items()})
    except ValueError:
        return None


def _version(value: Any) -> None:
    if type(value) is not int or value != VERSION:
        raise ValueError


def _seq(value: Any) -> int:
    if type(value) is not int or not 0 <= value < _MAX_SEQ:
        raise ValueError
    return value


def _instant(value: Any) -> float:
    if type(value) not in (int, float) or not 0 <= value < _LATEST_S:
        raise ValueError
    return float(value)


def _ttl(value: Any) -> float:
    if type(value) not in (int, float) or not 0 < value <= MAX_TTL_S:  # not NaN either
        raise ValueError
    return float(value)


def _lasting(value: Any) -> float:
    if type(value) not in (int, float) or not 0 <= value <= LONGEST_S:
        raise ValueError
    return float(value)


def _yes_or_no(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError
    return value


def _fault(value: Any) -> Fault | None:
    return None if value is None else Fault(value)


_KINDS: Final[Mapping[str, tuple[Callable[..., Message], Mapping[str, Callable[[Any], Any]]]]] = {
    "set_light": (
        SetLight,
        {
            "seq": _seq,
            "pattern": LightPattern,
            "said_at": _instant,
            "ttl_s": _ttl,
            "dim": _yes_or_no,
            "awake": _yes_or_no,
        },
    ),
    "light_status": (LightStatus, {"seq": _seq, "pattern": LightPattern, "fault": _fault}),
    "presence": (PresenceSeen, {"present": _yes_or_no, "for_s": _lasting, "occupancy": _yes_or_no}),
    "badge": (Badge, {"known": _yes_or_no, "at_s": _instant}),
    "health": (Health, {"sensor": _fault, "badge_reader": _fault}),
}
