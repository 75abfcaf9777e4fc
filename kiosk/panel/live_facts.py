"""What one panel knows of its room, and since when. Mutable; owned by the `Panel` alone.

Instants are kept as `Clock.mono` seconds and translated when they are asked for, so a step of the wall clock moves them
along.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from kiosk.notice.words import NO_WORDS, NoticeInForce, NoticeWords
from kiosk.panel.store.schedule_cache import Kept
from kiosk.privacy.personal import NO_LABELS, Labels
from kiosk.room.facts import Facts, Hold, NoticeKind, Presence, UndoOffer
from kiosk.room.freshness import fresh_until
from kiosk.room.panel_state import BackendHealth
from kiosk.room.policy import Policy
from kiosk.room.schedule import Booking, EventKey, Schedule
from kiosk.room.unread import Unread, UnreadEvents
from kiosk.sync.reader import Read
from kiosk.system.clock import Clock, agree, origin_of, stepped_since

log = logging.getLogger(__name__)

UNDO_FOR = 10.0


@dataclass(frozen=True, slots=True)
class _Sensed:
    """What the sensor said, with instants as `mono`."""

    present: bool
    since: float
    reported: float
    occupancy: bool

    def told(self, at: Callable[[float], datetime]) -> Presence:
        return Presence(self.present, at(self.since), at(self.reported), self.occupancy)


class LiveFacts:
    """`kept`: what an earlier start left on disk, believed only as a question until the first read."""

    def __init__(self, policy: Policy, clock: Clock, kept: Kept | None) -> None:
        self._policy = policy
        self._clock = clock
        self._kept_at = kept.saved_at if kept else None
        self._synced: float | None = None
        self._fresh_since: float | None = None
        self._first_seen: dict[EventKey, float] = {}
        self._vouched: datetime | None = self.clock_origin
        self._undo: tuple[EventKey, float, datetime] | None = None
        self._unread: tuple[Unread, ...] = ()
        self._unread_since = 0.0
        self._touched: float | None = None
        self._presence: _Sensed | None = None
        self._health_since: float | None = None
        self.schedule = kept.schedule if kept else None
        self.labels: Labels = NO_LABELS
        self.may_book = not policy.lag
        self.notice = NoticeInForce()
        self.out_of_service = False
        """By hand, at this panel."""
        self._put_away: float | None = None
        self.health = BackendHealth.STARTING

    @property
    def now(self) -> datetime:
        return self._clock.now()

    @property
    def last_read(self) -> Schedule:
        """The schedule; one that nothing stands in where nothing is known."""
        return self.schedule or Schedule()

    @property
    def health_since(self) -> datetime | None:
        return None if self._health_since is None else self._clock.at(self._health_since)

    @property
    def unread(self) -> UnreadEvents | None:
        return UnreadEvents(self._clock.at(self._unread_since), self._unread) if self._unread else None

    @property
    def sync_age(self) -> float:
        """Seconds since the last complete read began."""
        return float("inf") if self._synced is None else self._clock.mono() - self._synced

    @property
    def clock_trusted(self) -> bool:
        """The wall clock is as far from the steady one as it was when the server last agreed with it."""
        return self._vouched is not None and not self.stepped_since(self._vouched)

    def take(self, read: Read) -> bool:
        """Take in a complete read; whether the schedule is another one than before."""
        now, changed = self._clock.now(), read.schedule != self.schedule
        if self._synced is None or now >= fresh_until(self._clock.at(self._synced), self._policy):
            self._fresh_since = self._clock.mono()
        self._first_seen = {s.key: self._first_seen.get(s.key, read.mono) for s in read.schedule.spans}
        self.schedule, self.labels, self._synced = read.schedule, read.labels, read.mono
        self._vouched = self.clock_origin if agree(read.server_time, now) else None
        if not self._unread:
            self._unread_since = read.mono
        self._unread = read.unread
        self.may_book = read.capabilities.writable
        self.turn(BackendHealth.OK)
        return changed

    def turn(self, health: BackendHealth) -> None:
        """How the conversation goes; a change is one line in the log."""
        if health is self.health:
            return
        if health is BackendHealth.OK:
            log.info("the backend answers")
        else:
            log.warning("the backend does not answer as it should: %s", health.value)
        self.health, self._health_since = health, self._clock.mono()

    def looks_anew(self) -> None:
        """Nobody could check in at a door that slept, or that people were sent away from, nor be seen by its sensor:
        deadlines count from now.
        """
        self._fresh_since = self._touched = self._clock.mono()

    def post(self, notice: NoticeInForce) -> None:
        """What the site says from now on; what was said differently before was not read."""
        before, after = self.notice.posted, notice.posted
        self.notice = notice
        if before == after:
            return
        self._put_away = None
        if before is not None and before.notice.kind is NoticeKind.EMERGENCY:
            self.looks_anew()

    @property
    def notice_words(self) -> NoticeWords:
        """Of the site's notice; whoever puts a room out of service by hand says no more than that."""
        posted = self.notice.posted
        by_hand = self.out_of_service and posted is not None and posted.notice.kind is not NoticeKind.EMERGENCY
        return NO_WORDS if posted is None or by_hand else posted.words

    def put_away(self) -> None:
        """Somebody has read the message."""
        self._put_away = self._clock.mono()

    def touched(self) -> None:
        self._touched = self._clock.mono()

    def sensed(self, present: bool, for_s: float, occupancy: bool) -> None:
        """The sensor says so now, and has for `for_s` seconds."""
        mono = self._clock.mono()
        self._presence = _Sensed(present, mono - for_s, mono, occupancy)

    def ended(self, booking: Booking) -> None:
        """What was just ended, as it was before, can be restored for a while, where that can be."""
        until = self._clock.mono() + UNDO_FOR
        self._undo = (booking.key, until, booking.end) if booking.may.undo else None

    def nothing_to_undo(self) -> None:
        self._undo = None

    def facts(self, hold: Hold | None, unsent: frozenset[EventKey]) -> Facts:
        """All of it, as `resolve` wants it, together with what was promised at the door."""
        trusted, at = self.clock_trusted, self._clock.at
        synced = None if self._synced is None else at(self._synced)
        return Facts(
            schedule=self.schedule,
            synced_at=synced or self._kept_at,
            fresh_since=None if self._fresh_since is None else at(self._fresh_since),
            fresh_until=None if synced is None else fresh_until(synced, self._policy),
            first_seen={key: at(mono) for key, mono in self._first_seen.items()},
            clock_trusted=trusted,
            hold=hold,
            undo=None if self._undo is None else UndoOffer(self._undo[0], at(self._undo[1]), self._undo[2]),
            notice=None if self.notice.posted is None else self.notice.posted.notice,
            out_of_service=self.out_of_service,
            put_away_at=None if self._put_away is None else at(self._put_away),
            presence=None if self._presence is None else self._presence.told(at),
            touched_at=None if self._touched is None else at(self._touched),
            unsent_check_ins=unsent,
            may_book=self.may_book,
        )

    @property
    def clock_origin(self) -> datetime:
        """The wall clock's reading when the steady one began: the same until somebody steps the wall clock."""
        return origin_of(self._clock)

    def stepped_since(self, origin: datetime) -> bool:
        """Whether somebody set the wall clock since that was its `clock_origin`."""
        return stepped_since(self._clock, origin)

    def marks(self) -> Iterator[datetime]:
        """The instants round which the backend is read more often."""
        for booking in self.last_read.bookings():
            yield from (booking.start, booking.end)
            if not booking.checked_in:
                yield booking.start + self._policy.release_after
