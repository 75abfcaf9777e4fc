"""Colours: the one white button, fields that any eye tells apart, frames half-way between two states."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from coloraide import Color
from ui_hand import Hand, runs
from ui_look import is_text, pale, said_by_qml, text_of
from ui_scenes import Scene, scene_named

from looks.look import Look

EYES = {"protan": "without red cones", "deutan": "without green cones", "tritan": "without blue cones"}
"""The filters of Machado, Oliveira and Fernandes (2009)."""
FLOOR = 12.0
"""The least ΔE2000 between the fields of two states."""
SAME_FIELD = frozenset({"busy", "held"})
"""One colour on purpose: the room is taken. Word, shape and a hatched edge tell them apart."""
PASSING = "due_last"
"""Two minutes of `due` with field and ink exchanged, not a state of its own."""
FRAMES = (0.0, 0.04, 0.04, 0.08)
"""Seconds from one look at a change to the next."""
STATES = ("free", "busy", "due", "due-last", "held", "unknown-clock", "out-of-service")
"""A scene of each look home can change to."""


def one_white_button(look: Look) -> Iterator[str]:
    """One thing on a page is what it is for."""
    strong = [str(button.property("label")) for button in look.buttons if button.property("strong")]
    if len(strong) > 1:
        yield f"{len(strong)} strong buttons: {', '.join(strong)}"


def told_apart(look: Look) -> Iterator[str]:
    """The field of every state differs from that of every other for each kind of colour vision."""
    tones = json.loads(said_by_qml(look.hand.screen.window, "JSON.stringify(Palettes.byName)"))[look.palette]
    return alike(tuple((tone, colours["field"]) for tone, colours in tones.items() if tone != PASSING))


@cache
def _differences(fields: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str, str, float], ...]:
    """ΔE2000 of each two fields for each kind of eye."""
    return tuple(
        (one, two, eye, difference(here, there, eye))
        for (one, here), (two, there) in combinations(fields, 2)
        if {one, two} != SAME_FIELD
        for eye in ("", *EYES)
    )


def alike(fields: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for one, two, eye, apart in _differences(fields):
        if apart < FLOOR:
            yield f"alike: {one} and {two} {EYES.get(eye, 'for every eye')}, ΔE2000 {apart:.1f}"


def difference(one: str, two: str, eye: str = "") -> float:
    """ΔE2000 of two colours, as they are or as this eye sees them."""
    seen = [Color(c).filter(eye, method="machado").clip() if eye else Color(c) for c in (one, two)]
    return seen[0].delta_e(seen[1], method="2000")


def legible_half_way(look: Look) -> Iterator[str]:
    """While the screen changes to this state from any other, everything can be read in every frame."""
    for name in STATES:
        if name != look.scene.name:
            yield from (f"from {name}: {fault}" for fault in _pale_from(name, look))


def _pale_from(name: str, look: Look) -> list[str]:
    """No name for anything of the other screen stays when it is gone: its place in memory is soon another's."""
    language, palette = look.language.code, look.palette
    before = Hand(scene_named(name), *look.size, language=language, palette=palette, reduced_motion=False)
    try:
        return list(pale_on_the_way(before, look.scene))
    finally:
        before.close()


def pale_on_the_way(hand: Hand, after: Scene) -> Iterator[str]:
    """What cannot be read in the frames of a change from what is shown to another scene's state."""
    hand.picture()
    hand.now, hand.report = after.now, after.published()
    hand.screen.publish(hand.report, after.labels, after.words)
    for number, wait in enumerate(FRAMES):
        runs(wait) if wait else hand.settle()
        picture = hand.picture()
        texts = [text_of(item) for item in hand.items() if is_text(item) and item.property("text")]
        yield from (f"frame {number}: {fault}" for fault in pale(texts, picture))
