"""What the room is now, resolved from what is known and what is in the outbox."""

from datetime import datetime

from kiosk.panel.live_facts import LiveFacts
from kiosk.panel.outbox import Outbox
from kiosk.room.facts import Facts
from kiosk.room.intent import Refused, RoomIntent
from kiosk.room.policy import Policy
from kiosk.room.refusal import promise_refusal, refusal
from kiosk.room.state import Resolution, resolve
from kiosk.system.clock import Clock


class CurrentState:
    """`resolve` of this moment, worked out anew only where its law says that it may differ."""

    def __init__(self, policy: Policy, clock: Clock, live: LiveFacts, outbox: Outbox) -> None:
        self._policy = policy
        self._clock = clock
        self._live = live
        self._outbox = outbox
        self._resolved: tuple[Facts, datetime, Resolution] | None = None

    @property
    def facts(self) -> Facts:
        return self._live.facts(self._outbox.hold, self._outbox.unsent_check_ins)

    @property
    def resolution(self) -> Resolution:
        facts, now, known = self.facts, self._clock.now(), self._resolved
        if known is None or known[0] != facts or not known[1] <= now < known[2].next_change_at:
            known = self._resolved = (facts, now, resolve(facts, self._policy, now))
        return known[2]

    def refusal(self, intent: RoomIntent) -> Refused | None:
        """Why the backend need not be asked."""
        return refusal(intent, self.facts, self._policy, self._clock.now())

    def promise_refusal(self, intent: RoomIntent) -> Refused | None:
        """Why it cannot be promised while the backend is out of reach."""
        return promise_refusal(intent, self.facts, self._policy, self._clock.now())
