"""Titles that a site has shown (D22): when a booking is over its title is gone, from the screen and every object."""

import gc
from collections.abc import Iterator
from dataclasses import replace
from types import FunctionType, MethodType, ModuleType
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickItem
from ui_hand import Hand
from ui_scenes import scene_named
from ui_scenes.home import TITLES
from ui_scenes.scene import local

from kiosk.privacy.personal import Personal

SCENE = scene_named("busy-title")
OVER, TO_COME = "Voortgang", "Sollicitatiegesprek"
ELSEWHERE = (type, ModuleType, FunctionType, MethodType, Hand)
"""What leads out of the screen, to the test itself."""


def held(root: object) -> Iterator[str]:
    """Every text in what Python keeps for the screen, a personal one revealed."""
    seen, todo = set[int](), [root]
    while todo:
        one = todo.pop()
        if id(one) in seen or isinstance(one, ELSEWHERE):
            continue
        seen.add(id(one))
        if isinstance(one, (str, Personal)):
            yield one if isinstance(one, str) else str(one.reveal())
        else:
            todo += [*gc.get_referents(one), *_slots_of(one)]


def _slots_of(one: object) -> list[Any]:
    return [
        getattr(one, name)
        for kind in type(one).__mro__
        for name in getattr(kind, "__slots__", ())
        if hasattr(one, name)
    ]


def drawn(thing: QObject) -> Iterator[str]:
    """Every text in what QML made, seen or not."""
    meta = thing.metaObject()
    known = (meta.property(number) for number in range(meta.propertyCount()))
    yield from (thing.property(str(one.name())) for one in known if one.typeName() == "QString")
    if isinstance(thing, QQuickItem):
        yield from (text for child in thing.childItems() if isinstance(child, QObject) for text in drawn(child))


def named(hand: Hand, title: str) -> set[str]:
    """Where the title is still to be found."""
    hand.settle()
    gc.collect()
    places = {"an object": held(hand.screen), "the screen": drawn(hand.screen.window.contentItem())}
    return {place for place, texts in places.items() if any(title in text for text in texts)}


def test_the_name_of_a_booking_is_gone_when_it_is_over(at_the_door: type[Hand]) -> None:
    hand = at_the_door(SCENE)
    assert named(hand, OVER) == named(hand, TO_COME) == {"an object", "the screen"}
    hand.now = local(15, 0)
    hand.screen.publish(replace(SCENE, now=hand.now).published(), TITLES)
    assert named(hand, OVER) == set()
    assert named(hand, TO_COME) == {"an object", "the screen"}
