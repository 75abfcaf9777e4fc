"""PURE: the state word and the lines under it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from kiosk.room.check_in import Hindrance
from kiosk.room.doubts import doubted_until, next_doubt
from kiosk.room.offers import LEAST
from kiosk.room.panel_state import BackendHealth, PanelState
from kiosk.room.state import Resolution, State
from kiosk.ui.countdown import countdown, in_last_minutes
from kiosk.ui.times import Times, whole_minutes


class Tone(StrEnum):
    """The colour, shape and pattern of the whole screen."""

    FREE = "free"
    BUSY = "busy"
    DUE = "due"
    DUE_LAST = "due_last"
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

    NOTHING = "nothing"
    UNTIL = "until"
    SPAN = "span"
    COUNTDOWN = "countdown"
    NEXT_AT = "next_at"
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
    AS_OF = "as_of"
    AS_OF_DAYS = "as_of_days"
    PROBABLY_UNTIL = "probably_until"
    PROBABLY_REST = "probably_rest"
    UNSURE_FROM = "unsure_from"
    DOUBTED = "doubted"
    UNCONFIRMED = "unconfirmed"
    UNSENT = "unsent"
    CLOCK_WRONG = "clock_wrong"
    NOTHING_KNOWN = "nothing_known"
    STARTING = "starting"


@dataclass(frozen=True, slots=True)
class Line:
    """`at` is a time; hours and minutes are a duration (days in `hours` for AS_OF_DAYS)."""

    says: LineKind = LineKind.NOTHING
    at: str = ""
    hours: int = 0
    minutes: int = 0


NO_LINE: Final = Line()
PHRASES: Final = frozenset(
    {
        LineKind.LEFT,
        LineKind.STARTS_AT,
        LineKind.SPAN,
        LineKind.UNSURE_FROM,
        LineKind.FREE_FROM,
        LineKind.BOOKED_REST,
        LineKind.THEN_FREE_UNTIL,
        LineKind.THEN_FREE_REST,
    }
)
"""What is no sentence, and may share a line with another."""


@dataclass(frozen=True, slots=True)
class StateLines:
    """What stands under the state word: the large line, a quiet one of at most two phrases, and quiet ones below it."""

    lead: Line = NO_LINE
    quiet: Line = NO_LINE
    then: Line = NO_LINE
    more: tuple[Line, ...] = ()

    @classmethod
    def of(cls, lead: Line, *quiet: Line) -> "StateLines":
        first, *rest = quiet or (NO_LINE,)
        if rest and first.says in PHRASES and rest[0].says in PHRASES:
            return cls(lead, first, rest[0], tuple(rest[1:]))
        return cls(lead, first, more=tuple(rest))


def tone_of(resolution: Resolution, now: datetime) -> Tone:
    if resolution.held:
        return Tone.HELD
    return {
        State.FREE: Tone.FREE,
        State.BUSY: Tone.BUSY,
        State.CHECK_IN_DUE: Tone.DUE_LAST if in_last_minutes(resolution, now) else Tone.DUE,
        State.UNKNOWN: Tone.UNKNOWN,
        State.OUT_OF_SERVICE: Tone.OUT_OF_SERVICE,
    }[resolution.state]


def only_doubted(resolution: Resolution) -> bool:
    """Of an unknown room: the calendar answers, and holds what cannot be read."""
    return resolution.doubted and not resolution.stale


def word_of(resolution: Resolution) -> Word:
    if resolution.held:
        return Word.HELD
    believed = {State.FREE: Word.MAYBE_FREE, State.BUSY: Word.MAYBE_BUSY}
    return {
        State.FREE: Word.FREE,
        State.BUSY: Word.BUSY,
        State.CHECK_IN_DUE: Word.CHECK_IN,
        State.UNKNOWN: believed.get(resolution.believed or State.UNKNOWN, Word.UNKNOWN),
        State.OUT_OF_SERVICE: Word.OUT_OF_SERVICE,
    }[resolution.state]


def lines_of(state: PanelState, times: Times, now: datetime) -> StateLines:
    resolution = state.resolution
    match tone_of(resolution, now):
        case Tone.FREE:
            return StateLines.of(*_free(resolution, times, now))
        case Tone.BUSY:
            return StateLines.of(*_busy(resolution, times, now), *_unsent(state), *_as_of(resolution, times, now))
        case Tone.DUE | Tone.DUE_LAST:
            return StateLines.of(*_due(resolution, times, now), *_as_of(resolution, times, now))
        case Tone.HELD:
            return StateLines.of(_until(resolution, times), Line(LineKind.UNCONFIRMED))
        case Tone.UNKNOWN:
            return StateLines.of(*_unknown(state, times, now))
        case Tone.OUT_OF_SERVICE:
            until = resolution.until
            return StateLines(Line(LineKind.UNTIL, times.long_moment(until, now)) if until else NO_LINE)


def _free(resolution: Resolution, times: Times, now: datetime) -> tuple[Line, ...]:
    until = resolution.until
    if until is None or _beyond_today(until, resolution):
        return (Line(LineKind.REST_OF_DAY),)
    if resolution.next is None or resolution.next.start > until:
        return (_until(resolution, times), _left(now, until), Line(LineKind.UNSURE_FROM, times.clock(until)))
    says = LineKind.NEXT_AT if timedelta(minutes=whole_minutes(now, until)) < LEAST else LineKind.UNTIL
    return (Line(says, times.clock(until)), _left(now, until))


def _busy(resolution: Resolution, times: Times, now: datetime) -> tuple[Line, ...]:
    current, until = resolution.current, resolution.until
    if until is None or _beyond_today(until, resolution):
        return (Line(LineKind.REST_OF_DAY),)
    begun = current is None or current.start <= now
    assert begun or current is not None
    second = _left(now, until) if begun else Line(LineKind.STARTS_AT, times.clock(current.start if current else now))
    return (_until(resolution, times), second, _afterwards(resolution, times))


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


def _due(resolution: Resolution, times: Times, now: datetime) -> tuple[Line, ...]:
    current, release = resolution.current, resolution.release
    assert current is not None
    span = Line(LineKind.SPAN, times.span(current.start, current.end))
    if release is None:
        return (span,)
    if in_last_minutes(resolution, now):
        return (Line(LineKind.COUNTDOWN, times.digits(countdown(release.at - now))), span)
    kept = {Hindrance.OFFLINE: LineKind.KEPT_OFFLINE, Hindrance.NOT_ALLOWED: LineKind.KEPT_NOT_ALLOWED}
    if release.hindrance is not None:
        return (span, Line(kept[release.hindrance]))
    return (span, Line(LineKind.RELEASED_AT, times.clock(release.at)))


def _unknown(state: PanelState, times: Times, now: datetime) -> tuple[Line, ...]:
    resolution = state.resolution
    if not resolution.clock_trusted:
        return (NO_LINE, Line(LineKind.CLOCK_WRONG))
    if resolution.synced_at is None or resolution.believed is None:
        return (NO_LINE, Line(LineKind.STARTING if state.health is BackendHealth.STARTING else LineKind.NOTHING_KNOWN))
    why = (Line(LineKind.DOUBTED),) if resolution.doubted else ()
    lead = _until(resolution, times) if only_doubted(resolution) else _probably(resolution, times)
    return (lead, *_as_of(resolution, times, now), *_unsent(state), *why)


def _probably(resolution: Resolution, times: Times) -> Line:
    """How long what is believed would last."""
    if resolution.until is None or _beyond_today(resolution.until, resolution):
        return Line(LineKind.PROBABLY_REST)
    return Line(LineKind.PROBABLY_UNTIL, times.clock(resolution.until))


def _until(resolution: Resolution, times: Times) -> Line:
    if resolution.until is None or _beyond_today(resolution.until, resolution):
        return Line(LineKind.REST_OF_DAY)
    return Line(LineKind.UNTIL, times.clock(resolution.until))


def _unsent(state: PanelState) -> tuple[Line, ...]:
    return (Line(LineKind.UNSENT),) if state.resolution.unsent else ()


def _as_of(resolution: Resolution, times: Times, now: datetime) -> tuple[Line, ...]:
    """How old what is shown is, where it is old."""
    if not resolution.stale or resolution.synced_at is None:
        return ()
    minutes, read = whole_minutes(resolution.synced_at, now), times.moment(resolution.synced_at, now)
    if minutes >= 2 * 24 * 60:
        return (Line(LineKind.AS_OF_DAYS, read, hours=minutes // (24 * 60)),)
    return (Line(LineKind.AS_OF, read, minutes // 60, minutes % 60),)


def _left(now: datetime, until: datetime) -> Line:
    minutes = whole_minutes(now, until)
    return Line(LineKind.LEFT, hours=minutes // 60, minutes=minutes % 60)


def _beyond_today(moment: datetime, resolution: Resolution) -> bool:
    return resolution.day_end is not None and moment >= resolution.day_end
