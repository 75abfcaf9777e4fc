"""What a panel records of security: that it happened, and nothing of whom it happened to (F12)."""

import asyncio

import pytest
from support.door import OpenDoor

from kiosk.events.security_event import SecurityEvent
from kiosk.room.access import Access, Who
from kiosk.room.intent import Book, EnterPin
from kiosk.room.pin import Pin
from kiosk.sync.backend import AuthError, Transient


@pytest.mark.parametrize(("entered", "recorded"), [("2718", [SecurityEvent.WRONG_PIN]), ("2719", [])])
async def test_a_wrong_pin_is_an_event(open_door: OpenDoor, entered: str, recorded: list[SecurityEvent]) -> None:
    door = open_door(access=Access(book=Who.PIN))
    await door.until(1)
    offer = door.report.resolution.walk_up[0]
    door.panel.post(Book(offer.start, offer.end))
    door.panel.post(EnterPin(Pin(entered)))
    await asyncio.sleep(1)
    assert door.events == recorded


@pytest.mark.parametrize(("known", "recorded"), [(False, [SecurityEvent.WRONG_BADGE]), (True, [])])
async def test_an_unknown_badge_is_an_event(open_door: OpenDoor, known: bool, recorded: list[SecurityEvent]) -> None:
    door = open_door()
    await door.until(1)
    door.panel.badge_shown(known)
    assert door.events == recorded


@pytest.mark.logs("does not answer as it should")
async def test_a_refused_login_is_one_event_for_as_long_as_it_lasts(open_door: OpenDoor) -> None:
    door = open_door()
    await door.until(1)
    for error in (AuthError(), None, AuthError(), Transient()):
        door.error = error
        await door.until(door.clock.mono() / 60 + 30)
    assert door.events == [SecurityEvent.LOGIN_REFUSED] * 2
