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
from kiosk.room.intent import Book, CheckIn, End, Extend, Intent, LetGo, Reason, Refused
from kiosk.room.schedule import EventKey

KEY = EventKey("k")
INTENTS: tuple[Intent, ...] = (
    Book(NOON, NOON + 30 * MINUTE),
    CheckIn(KEY),
    Extend(KEY, NOON + 60 * MINUTE),
    End(KEY),
    LetGo(),
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


def test_the_backend_is_asked_from_there_and_by_what_was_let_through_before() -> None:
    """Who calls `perform` of a writer: the requests, and the outbox, which holds what they let through."""
    root = Path(kiosk.__file__).parent
    callers = {str(path.relative_to(root)) for path in root.rglob("*.py") if asks_a_writer(path.read_text("utf-8"))}
    assert callers == {"panel/requests.py", "panel/outbox_delivery.py"}
    assert asks_a_writer("async def f(self): await self._engine.writer.perform(intent)")


def asks_a_writer(source: str) -> bool:
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    performs = (call.value for call in calls if isinstance(call, ast.Attribute) and call.attr == "perform")
    return any(getattr(owner, "attr", getattr(owner, "id", "")).endswith("writer") for owner in performs)
