"""PURE: the state word, the lines under it and the check-in ring."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil

from kiosk.room.check_in import Hindrance
from kiosk.room.doubts import doubted_until, next_doubt
from kiosk.room.offers import LEAST
from kiosk.room.panel_state import BackendHealth, PanelState
from kiosk.room.policy import Policy
from kiosk.room.state import Resolution, State
from kiosk.ui.times import Times, whole_minutes

LAST_STEPS = timedelta(minutes=2)
STEP = timedelta(seconds=10)


class Tone(StrEnum):
    """The colour, shape and pattern of the whole screen."""

    FREE = "free"
    BUSY = "busy"
    DUE = "due"
    HELD = "held"
    UNKNOWN = "unknown"
    OUT_OF_SERVICE = "out_of_service"


class Word(StrEnum):
    """The one word that rules the screen."""

    FREE = "free"
    BUSY = "busy"
    CHECK_IN = "check_in"
    HELD = "held"
    MAYBE_FREE = "maybe_free"
    MAYBE_BUSY = "maybe_busy"
    UNKNOWN = "unknown"
    OUT_OF_SERVICE = "out_of_service"


class LineKind(StrEnum):
    """What a line under the state word says."""

    UNTIL = "until"
    SPAN = "span"
    NEXT_AT = "next_at"
    AS_OF = "as_of"
    REST_OF_DAY = "rest_of_day"
    LEFT = "left"
    STARTS_AT = "starts_at"
    FREE_FROM = "free_from"
    BOOKED_REST = "booked_rest"
    THEN_FREE_UNTIL = "then_free_until"
    THEN_FREE_REST = "then_free_rest"
    RELEASED_AT = "released_at"
    KEPT_OFFLINE = "kept_offline"
    KEPT_NOT_ALLOWED = "kept_not_allowed"
    AGE = "age"
    AGE_DAYS = "age_days"
    PROBABLY_UNTIL = "probably_until"
    UNSURE_FROM = "unsure_from"
    DOUBTED = "doubted"
    UNCONFIRMED = "unconfirmed"
    UNSENT = "unsent"
    CLOCK_WRONG = "clock_wrong"
    NOTHING_KNOWN = "nothing_known"
    STARTING = "starting"


@dataclass(frozen=True, slots=True)
class Line:
    """`lead` is the large one. `at` is a time; hours and minutes are a duration (days in `hours` for AGE_DAYS)."""

    says: LineKind
    at: str = ""
    hours: int = 0
    minutes: int = 0
    lead: bool = False


def tone_of(resolution: Resolution) -> Tone:
    if resolution.held:
        return Tone.HELD
    return {
        State.FREE: Tone.FREE,
        State.BUSY: Tone.BUSY,
        State.CHECK_IN_DUE: Tone.DUE,
        State.UNKNOWN: Tone.UNKNOWN,
        State.OUT_OF_SERVICE: Tone.OUT_OF_SERVICE,
    }[resolution.state]


def word_of(resolution: Resolution) -> Word:
    match tone_of(resolution):
        case Tone.UNKNOWN:
            believed = {State.FREE: Word.MAYBE_FREE, State.BUSY: Word.MAYBE_BUSY}
            return believed.get(resolution.believed or State.UNKNOWN, Word.UNKNOWN)
        case Tone.DUE:
            return Word.CHECK_IN
        case tone:
            return Word(tone.value)


def lines_of(state: PanelState, times: Times, now: datetime) -> tuple[Line, ...]:
    resolution = state.resolution
    match tone_of(resolution):
        case Tone.FREE:
            return _free(resolution, times, now)
        case Tone.BUSY:
            return (*_busy(resolution, times, now), *_unsent(state), *_stale(resolution, now))
        case Tone.DUE:
            return (*_due(resolution, times), *_stale(resolution, now))
        case Tone.HELD:
            return (*_until(resolution, times), Line(LineKind.UNCONFIRMED))
        case Tone.UNKNOWN:
            return _unknown(state, times, now)
        case Tone.OUT_OF_SERVICE:
            until = resolution.until
            return (Line(LineKind.UNTIL, times.moment(until, now), lead=True),) if until else ()


def _free(resolution: Resolution, times: Times, now: datetime) -> tuple[Line, ...]:
    until = resolution.until
    if until is None or _beyond_today(until, resolution):
        return (Line(LineKind.REST_OF_DAY, lead=True),)
    if resolution.next is None or resolution.next.start > until:
        return (*_until(resolution, times), _left(now, until), Line(LineKind.UNSURE_FROM, times.clock(until)))
    says = LineKind.NEXT_AT if timedelta(minutes=whole_minutes(now, until)) < LEAST else LineKind.UNTIL
    return (Line(says, times.clock(until), lead=True), _left(now, until))


def _busy(resolution: Resolution, times: Times, now: datetime) -> tuple[Line, ...]:
    current, until = resolution.current, resolution.until
    if until is None or _beyond_today(until, resolution):
        return (Line(LineKind.REST_OF_DAY, lead=True),)
    begun = current is None or current.start <= now
    assert begun or current is not None
    second = _left(now, until) if begun else Line(LineKind.STARTS_AT, times.clock(current.start if current else now))
    return (*_until(resolution, times), second, _afterwards(resolution, times))


def _afterwards(resolution: Resolution, times: Times) -> Line:
    until, free_from = resolution.until, resolution.free_from
    assert until is not None
    assert free_from is not None
    if _beyond_today(free_from, resolution):
        return Line(LineKind.BOOKED_REST)
    if doubted_until(resolution.doubts, free_from):
        return Line(LineKind.UNSURE_FROM, times.clock(free_from))
    if free_from > until:
        return Line(LineKind.FREE_FROM, times.clock(free_from))
    ahead = (resolution.next.start if resolution.next else None, next_doubt(resolution.doubts, until))
    ends = min((moment for moment in ahead if moment is not None), default=None)
    if ends is None or _beyond_today(ends, resolution):
        return Line(LineKind.THEN_FREE_REST)
    return Line(LineKind.THEN_FREE_UNTIL, times.clock(ends))


def _due(resolution: Resolution, times: Times) -> tuple[Line, ...]:
    current, release = resolution.current, resolution.release
    assert current is not None
    lead = Line(LineKind.SPAN, times.span(current.start, current.end), lead=True)
    if release is None:
        return (lead,)
    match release.hindrance:
        case Hindrance.OFFLINE:
            return (lead, Line(LineKind.KEPT_OFFLINE))
        case Hindrance.NOT_ALLOWED:
            return (lead, Line(LineKind.KEPT_NOT_ALLOWED))
        case None:
            return (lead, Line(LineKind.RELEASED_AT, times.clock(release.at)))


def _unknown(state: PanelState, times: Times, now: datetime) -> tuple[Line, ...]:
    resolution = state.resolution
    if not resolution.clock_trusted:
        return (Line(LineKind.CLOCK_WRONG),)
    if resolution.synced_at is None or resolution.believed is None:
        return (Line(LineKind.STARTING if state.health is BackendHealth.STARTING else LineKind.NOTHING_KNOWN),)
    if not resolution.stale:
        return (*_until(resolution, times), *_why(resolution, times))
    as_of = Line(LineKind.AS_OF, times.moment(resolution.synced_at, now), lead=True)
    return (as_of, *_unsent(state), *_stale(resolution, now), *_why(resolution, times))


def _why(resolution: Resolution, times: Times) -> tuple[Line, ...]:
    """Why nobody can say, or how long what is believed would last."""
    if resolution.doubted:
        return (Line(LineKind.DOUBTED),)
    if resolution.until is None or _beyond_today(resolution.until, resolution):
        return ()
    return (Line(LineKind.PROBABLY_UNTIL, times.clock(resolution.until)),)


def _until(resolution: Resolution, times: Times) -> tuple[Line, ...]:
    if resolution.until is None or _beyond_today(resolution.until, resolution):
        return (Line(LineKind.REST_OF_DAY, lead=True),)
    return (Line(LineKind.UNTIL, times.clock(resolution.until), lead=True),)


def _unsent(state: PanelState) -> tuple[Line, ...]:
    return (Line(LineKind.UNSENT),) if state.resolution.unsent else ()


def _stale(resolution: Resolution, now: datetime) -> tuple[Line, ...]:
    if not resolution.stale or resolution.synced_at is None:
        return ()
    minutes = whole_minutes(resolution.synced_at, now)
    if minutes >= 2 * 24 * 60:
        return (Line(LineKind.AGE_DAYS, hours=minutes // (24 * 60)),)
    return (Line(LineKind.AGE, hours=minutes // 60, minutes=minutes % 60),)


def _left(now: datetime, until: datetime) -> Line:
    minutes = whole_minutes(now, until)
    return Line(LineKind.LEFT, hours=minutes // 60, minutes=minutes % 60)


def _beyond_today(moment: datetime, resolution: Resolution) -> bool:
    return resolution.day_end is not None and moment >= resolution.day_end


def ring_of(resolution: Resolution, policy: Policy, now: datetime) -> tuple[float, str]:
    """What is left of the time to check in: a share of it, and minutes; in the last two, steps of 10 s; "?" while
    nobody counts."""
    release = resolution.release
    if resolution.state is not State.CHECK_IN_DUE:
        return 1.0, ""
    if release is None or release.hindrance is not None:
        return 1.0, "?"
    left = max(timedelta(), release.at - now)
    steps = STEP if left <= LAST_STEPS else timedelta(minutes=1)
    shown = ceil(left / steps) * steps
    share = min(1.0, shown / policy.release_after) if policy.release_after else 0.0
    if not left:
        return share, ""
    seconds = int(shown.total_seconds())
    return share, f"{seconds // 60}:{seconds % 60:02}" if steps is STEP else str(seconds // 60)
