"""What every text and every button owes: to be whole, apart, dark or light enough, and large enough for a finger."""

from collections.abc import Iterator

from ui_look import clipped, crowded, overlapping, pale, rich, unnamed

from looks.look import Look


def whole(look: Look) -> Iterator[str]:
    return clipped(look.texts, look.inside)


def apart(look: Look) -> Iterator[str]:
    return overlapping(list(look.texts))


def dark_or_light_enough(look: Look) -> Iterator[str]:
    return pale(look.texts, look.picture)


def for_fingers(look: Look) -> Iterator[str]:
    yield from crowded(list(look.buttons), look.inside)
    yield from unnamed(list(look.buttons))


def plain(look: Look) -> Iterator[str]:
    return (f"not plain: {text!r}" for text in rich(look.hand.screen.window))
