"""The checks of the gallery, a row each."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from looks import colours, everyday, lines, order, sizes
from looks.look import Look

Verdicts: TypeAlias = Mapping[str, tuple[str, ...]]
"""What each check that was asked found; nothing: it passes."""


def always(_look: Look) -> bool:
    return True


def on_home(look: Look) -> bool:
    return look.on_home


def in_joined_letters(look: Look) -> bool:
    return look.language.letters_join and look.page == "home"


def in_large_text(look: Look) -> bool:
    return look.large


def has_two_sides(look: Look) -> bool:
    """Text alone is ragged; a button or a clock stands on the other margin."""
    return bool(look.buttons) and look.page not in ("emergency", "message")


def in_capitals_by_day(look: Look) -> bool:
    """Letters that join have no capitals, and the night is not meant to be read from afar."""
    return not look.language.letters_join and look.page != "night"


def shows_a_code(look: Look) -> bool:
    return any(look.of_kind("CodePlate"))


def ends_a_change(look: Look) -> bool:
    """One size and language tell it all: a change moves nothing."""
    return look.scene.name in colours.STATES and look.size == (1280, 800) and look.language.code == "nl"


def can_be_turned(look: Look) -> bool:
    """Palettes stand on the same places; one language is compared with itself."""
    return look.language.code == "en" and look.palette == "standard"


@dataclass(frozen=True)
class Check:
    """`asked`: of which looks; of the others it says nothing, not even that they pass."""

    name: str
    says: str
    faults: Callable[[Look], Iterable[str]]
    asked: Callable[[Look], bool] = always


CHECKS: Final = (
    Check("whole", "No text is cut, outside the window, or shortened where it may not be.", everyday.whole),
    Check("overlap", "No text stands on another.", everyday.apart),
    Check("plates", "Text is as low as the block, line or button it stands on.", order.on_its_plate),
    Check("contrast", "Text has 4.5:1 with what is behind it, the state's word 7:1.", everyday.dark_or_light_enough),
    Check("targets", "Buttons are 64 pixels, 8 apart, inside the window, and have a name.", everyday.for_fingers),
    Check("plain text", "Every text is plain.", everyday.plain),
    Check("left edge", "Home's word, lines, caption and first button begin on one edge.", lines.one_edge, on_home),
    Check("base lines", "Name, clock and the day's heading stand on one line.", lines.one_base_line),
    Check("margins", "The outer margins are equal.", lines.equal_margins, has_two_sides),
    Check("arc minutes", "Capitals are large enough at 5 m and at 50 cm.", sizes.readable, in_capitals_by_day),
    Check(
        "joined word", "The state's word in letters that join is 14 units.", sizes.rules_the_screen, in_joined_letters
    ),
    Check("one white button", "At most one button is strong.", colours.one_white_button),
    Check("colour vision", "States' fields differ by ΔE2000 12 for every kind of eye.", colours.told_apart, on_home),
    Check("shrinking", "Text that is fitted keeps 0.85 of its size.", sizes.as_large_as_meant),
    Check("lanes", "Bookings stand side by side only where titles tell them apart.", order.no_empty_lanes),
    Check("half-way", "A change of state can be read in every frame.", colours.legible_half_way, ends_a_change),
    Check("mirrored", "Read from right to left, all is the mirror image.", order.mirrored, can_be_turned),
    Check("large text", "Who asked for large text finds none under 5 units.", sizes.large_for_all, in_large_text),
    Check("codes", "The squares of a code for phones are 0.8 mm.", sizes.read_by_phones, shows_a_code),
    Check("circles", "A circle is an even number of pixels wide.", sizes.even_circles),
)


def verdicts(look: Look) -> Verdicts:
    return {check.name: tuple(check.faults(look)) for check in CHECKS if check.asked(look)}
