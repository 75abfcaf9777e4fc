"""The calendar: whether it answers, lets the panel in, is one, and agrees on the time; what the panel made of it."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from kiosk.doctor.examined import Examined
from kiosk.doctor.finding import NO_PANEL, CheckId, Finding, failure, skipped, warning
from kiosk.doctor.refusals import sentence_for
from kiosk.doctor.spans import span
from kiosk.doctor.write_trial import Trial, WriteCase
from kiosk.room.panel_state import BackendHealth
from kiosk.room.unread import UnreadKind
from kiosk.sync.backend import (
    AuthError,
    BackendError,
    Gone,
    NoCalendar,
    NotACalendar,
    PermissionDenied,
    ProtocolError,
    RateLimited,
    Transient,
    Untrusted,
)
from kiosk.sync.reader import DAYS_AHEAD
from kiosk.system.clock import agree

_NOT_ASKED: Final = "The calendar was not asked: the configuration, or a file that it names, cannot be used."
_NO_LOOK: Final = "The calendar did not come that far."


def reached(seen: Examined) -> Iterator[Finding]:
    match _refusal(seen):
        case None if seen.calendar is None:
            yield skipped(_NOT_ASKED)
        case Untrusted():
            yield skipped("Its certificate is not trusted.")
        case Transient(answered=True):
            yield failure("The calendar server has an error of its own (5xx): ask who runs it.")
        case Transient():
            yield failure(f"{_host(seen)} does not answer: is it running, and does a firewall let this panel through?")
        case RateLimited():
            yield warning("The calendar server asks to be left alone for a while: too many ask it too often.")


def login(seen: Examined) -> Iterator[Finding]:
    yield from _gone_that_far(seen, AuthError)
    yield from _told(seen, AuthError)


def rights(seen: Examined) -> Iterator[Finding]:
    yield from _gone_that_far(seen, PermissionDenied)
    yield from _told(seen, PermissionDenied)
    found = seen.calendar.capabilities if seen.calendar else None
    if found is not None and not found.writable and not _is_copy(seen):
        yield warning("The account can read but not write: walk-up booking is off. Give it the right to write.")


def room(seen: Examined) -> Iterator[Finding]:
    yield from _gone_that_far(seen, Gone, NoCalendar, ProtocolError)
    match _refusal(seen):
        case NotACalendar(calendars=found):
            yield failure(f"backend.url is not a calendar. These are: {', '.join(found)}.")
        case _:
            yield from _told(seen, Gone, NoCalendar, ProtocolError)
    if _is_copy(seen) and seen.calendar is not None and seen.calendar.booked_ahead is False:
        yield warning(
            f"Nothing is booked in the next {DAYS_AHEAD} days: ask who publishes the feed how far it reaches, and "
            "whether it is still made."
        )


def clock(seen: Examined) -> Iterator[Finding]:
    """R6: nobody trusts a clock that differs from the server's."""
    answer = seen.calendar
    if answer is None or answer.wall_time is None:
        yield skipped(_NOT_ASKED if answer is None else _NO_LOOK)
    elif answer.server_time is None:
        yield warning("The calendar server does not tell its time (no Date header): nothing can be booked here.")
    elif not agree(answer.server_time, answer.wall_time):
        off = (answer.wall_time - answer.server_time).total_seconds()
        yield failure(
            f"The clock is {span(off)} {'ahead of' if off > 0 else 'behind'} the calendar server. No booking is "
            "released until it is right. Set NTP: timedatectl set-ntp true."
        )


def conflict(seen: Examined) -> Iterator[Finding]:
    """What was tried with `--write`. That the server minds nothing is no finding: a panel reads what it wrote."""
    match seen.trial:
        case None:
            yield skipped("Only tried with --write.")
        case _ if _is_copy(seen):
            yield skipped("A feed is only shown: nothing is ever written into it.")
        case BackendError():
            yield failure("Nothing can be written into the calendar: give the account the right to write.")
        case Trial(cases=cases, left=left, raced=raced):
            if cases[WriteCase.TELLS_TIME] and not cases[WriteCase.SHOWS_A_WRITE]:
                yield failure("What is written is not seen in the calendar soon after: nothing can be booked here.")
            if raced is not None and raced.both:
                yield failure(
                    f"Of {raced.rounds} times that two panels booked at once, both got it {raced.both} times."
                )
            if left:
                yield warning(f"{left} events on 1 January 1970 could not be taken away again: remove them by hand.")


CAUSES: Final[Mapping[BackendHealth, CheckId]] = {
    BackendHealth.UNREACHABLE: CheckId.BACKEND_REACHED,
    BackendHealth.THROTTLED: CheckId.BACKEND_REACHED,
    BackendHealth.REFUSED: CheckId.BACKEND_LOGIN,
    BackendHealth.FORBIDDEN: CheckId.BACKEND_RIGHTS,
    BackendHealth.MISSING: CheckId.BACKEND_ROOM,
    BackendHealth.CONFUSED: CheckId.BACKEND_ROOM,
    BackendHealth.UNTRUSTED: CheckId.TLS_PEER,
}
"""Which check finds why the calendar is not read."""


def fresh(seen: Examined) -> Iterator[Finding]:
    """The schedule that the running panel goes by."""
    if seen.status is None:
        yield NO_PANEL
        return
    age, cause = seen.status.get("sync_age_s"), CAUSES.get(seen.status.get("backend", ""))
    if age is None:
        yield failure(f"The panel has never read the calendar: the screen says unknown.{_because(cause)}")
    elif seen.status.get("stale"):
        yield failure(f"The schedule is {span(age)} old: the screen says unknown.{_because(cause)}")


_UNREAD: Final[Mapping[str, str]] = {
    UnreadKind.SERIES: "series could not be worked out",
    UnreadKind.NO_TIME: "without a time",
    UnreadKind.ZONE: "in a time zone nobody knows",
    UnreadKind.WITHHELD: "not given by the server",
    UnreadKind.TOO_MANY: "more than is read",
}


def readable(seen: Examined) -> Iterator[Finding]:
    unread: Mapping[str, Any] = {} if seen.status is None else seen.status.get("unread", {})
    if seen.status is None:
        yield NO_PANEL
    elif unread.get("count"):
        kinds = [event["kind"] for event in unread["events"]]
        told = ", ".join(f"{kinds.count(kind)} {words}" for kind, words in _UNREAD.items() if kind in kinds)
        starts = [event["starts"] for event in unread["events"] if event["starts"]]
        where = f" They begin at {', '.join(starts[:3])}." if starts else ""
        yield warning(f"Not wholly read: {told}. Shown as busy or unknown.{where} Open and save them in the calendar.")


def _because(cause: CheckId | None) -> str:
    return "" if cause is None else f" Cause: {cause}."


def _refusal(seen: Examined) -> BackendError | None:
    return None if seen.calendar is None else seen.calendar.refused


def _told(seen: Examined, *here: type[BackendError]) -> Iterator[Finding]:
    """What is the matter, where it is one of these."""
    refused = _refusal(seen)
    if seen.config is not None and isinstance(refused, here):
        yield failure(sentence_for(seen.config.backend, refused))


def _is_copy(seen: Examined) -> bool:
    return seen.config is not None and bool(seen.config.backend.lag)


def _gone_that_far(seen: Examined, *here: type[BackendError]) -> Iterator[Finding]:
    """Why there is nothing to say, where the server was not asked or refused before it came to this."""
    refused = _refusal(seen)
    if seen.calendar is None:
        yield skipped(_NOT_ASKED)
    elif refused is not None and not isinstance(refused, here):
        yield skipped(_NO_LOOK)


def _host(seen: Examined) -> str:
    return (seen.server.hostname if seen.server else None) or "The calendar server"
