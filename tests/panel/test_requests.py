"""There is one way in for an intent, and nothing passes it without the proof that the settings ask for."""

import ast
import asyncio
from pathlib import Path

import pytest
from support.door import MINUTE, NOON, OpenDoor
from support.memory_panel import Phase

import kiosk
from kiosk.panel.requests import Proof
from kiosk.room.access import Access, Who
from kiosk.room.intent import (
    Book,
    BookElsewhere,
    CheckIn,
    Confirmed,
    End,
    EnterPin,
    Extend,
    Intent,
    LetGo,
    Outcome,
    Reason,
    Refused,
    RoomId,
)
from kiosk.room.pin import Pin
from kiosk.room.schedule import EventKey
from kiosk.sync.backend import Transient

KEY = EventKey("k")
ELSEWHERE = BookElsewhere(RoomId("lek"), NOON, NOON + 30 * MINUTE)
INTENTS: tuple[Intent, ...] = (
    Book(NOON, NOON + 30 * MINUTE),
    CheckIn(KEY),
    Extend(KEY, NOON + 60 * MINUTE),
    End(KEY),
    LetGo(),
    ELSEWHERE,
)


@pytest.mark.parametrize(
    ("who", "proofs"),
    [
        (Who.ANYONE, {Proof.NONE, Proof.PIN, Proof.BADGE, Proof.ROOM}),
        (Who.PIN, {Proof.PIN, Proof.ROOM}),
        (Who.BADGE, {Proof.BADGE, Proof.ROOM}),
    ],
)
async def test_which_proof_suffices(open_door: OpenDoor, who: Who, proofs: set[Proof]) -> None:
    door = open_door(access=Access(who, who, who, who))
    requests = door.panel._requests
    for intent in INTENTS:
        assert {proof for proof in Proof if requests.permits(intent, proof)} == proofs


@pytest.mark.parametrize("who", [Who.PIN, Who.BADGE])
@pytest.mark.parametrize("intent", INTENTS, ids=lambda intent: type(intent).__name__)
async def test_no_public_way_carries_out_what_is_guarded(open_door: OpenDoor, intent: Intent, who: Who) -> None:
    door = open_door(access=Access(who, who, who, who))
    door.meeting(0)
    await door.until(1)
    written: list[str] = []
    door.fault = lambda request, phase: written.append(request) if phase is Phase.SENT else None
    assert await door.panel.perform(intent) == Refused(intent, Reason.NOT_ALLOWED)
    door.panel.post(intent)
    door.panel.badge_shown(known=False)
    await asyncio.sleep(1)
    assert "write" not in written
    assert not door.outbox.entries


class Booked:
    """Books other rooms, and remembers which."""

    def __init__(self) -> None:
        self.asked: list[BookElsewhere] = []

    async def __call__(self, intent: BookElsewhere) -> Outcome:
        self.asked.append(intent)
        await asyncio.sleep(1)
        return Confirmed(intent)


@pytest.mark.logs("^the backend does not answer as it should: unreachable$")
@pytest.mark.parametrize("cut_off", [False, True])
async def test_another_room_is_booked_by_the_same_way_and_shown_here(open_door: OpenDoor, cut_off: bool) -> None:
    """Whether this room's own calendar answers has no say in it."""
    booked = Booked()
    door = open_door(elsewhere=booked)
    await door.until(1)
    door.error = Transient() if cut_off else None
    door.panel.post(ELSEWHERE)
    await asyncio.sleep(0.1)
    assert door.report.pending == ELSEWHERE
    door.panel.post(ELSEWHERE)  # a second finger
    await asyncio.sleep(2)
    assert (door.report.pending, door.report.outcome) == (None, Confirmed(ELSEWHERE))
    assert booked.asked == [ELSEWHERE]
    assert not door.outbox.entries
    assert not door.store.events


async def test_where_booking_asks_for_a_pin_so_does_booking_elsewhere(open_door: OpenDoor) -> None:
    booked = Booked()
    door = open_door(access=Access(book=Who.PIN), elsewhere=booked)
    await door.until(1)
    door.panel.post(ELSEWHERE)
    await asyncio.sleep(0.1)
    assert door.report.challenge is not None
    assert (door.report.challenge.intent, booked.asked) == (ELSEWHERE, [])
    door.panel.post(EnterPin(Pin("2718")))
    await asyncio.sleep(2)
    assert booked.asked == []
    door.panel.post(EnterPin(Pin(door.pin)))
    await asyncio.sleep(2)
    assert [intent.room for intent in booked.asked] == ["lek"]
    assert isinstance(door.report.outcome, Confirmed)


async def test_a_panel_that_knows_no_other_room_books_none(open_door: OpenDoor) -> None:
    assert await open_door().panel.perform(ELSEWHERE) == Refused(ELSEWHERE, Reason.NOT_ALLOWED)


def test_the_backend_is_asked_from_there_and_by_what_was_let_through_before() -> None:
    """Who calls `perform` of a writer: the requests, the outbox, which holds what they let through, and another room,
    which is booked by way of the requests' `elsewhere` alone.
    """
    root = Path(kiosk.__file__).parent
    callers = {str(path.relative_to(root)) for path in root.rglob("*.py") if asks_a_writer(path.read_text("utf-8"))}
    assert callers == {"panel/requests.py", "panel/outbox_delivery.py", "nearby/other_room.py"}
    app = (root / "app.py").read_text("utf-8")
    assert app.count("finder.book") == app.count("elsewhere=finder.book") == 1
    assert asks_a_writer("async def f(self): await self._engine.writer.perform(intent)")


def asks_a_writer(source: str) -> bool:
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    performs = (call.value for call in calls if isinstance(call, ast.Attribute) and call.attr == "perform")
    return any(getattr(owner, "attr", getattr(owner, "id", "")).endswith("writer") for owner in performs)
