"""Text from outside, made safe to lay out."""

import sys
import unicodedata
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.privacy.display_text import FIRST_STRONG_ISOLATE, LIMIT, MARKS_IN_A_ROW, POP_DIRECTIONAL_ISOLATE, DisplayText

ACUTE, CGJ, NUKTA = "\u0301", "\u034f", "\u093c"
HOSTILE = (
    "a\u00e9 \u0301\u0344\u0f73\u0958\U0001d160\u1100\u1161\u11a8\u3099\u304b\u0915\u093c\ufe0f\u05d0\u0627"
    "\u200b\u200d\u202e\u2066\u2069\u2028\x00\x1b\r\n\ud800\ue000\u0378"
)


def inside(text: DisplayText) -> str:
    """What stands between the isolates."""
    assert (text[0], text[-1]) == (FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE)
    return text[1:-1]


def longest_pile(text: str) -> int:
    runs = groupby(text, key=lambda c: unicodedata.category(c)[0] == "M")
    return max((len(list(run)) for marks, run in runs if marks), default=0)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Weekly", "Weekly"),
        ("  Weekly \t\r\n stand-up ", "Weekly stand-up"),
        ("e\u0301", "\u00e9"),
        ("e\u200b\u0301", "\u00e9"),
        ("a\u202eb\u2066c\u2069d\u200ee\u061cf", "abcdef"),
        ("\u2068x", "x"),
        ("x\u2069\u2069", "x"),
        ("a\x00b\x1b[31mc\x7f\x85d", "ab[31mc d"),
        ("a\u2028b\u2029c\u00a0d\u3000e", "a b c d e"),
        ("a\u200bb\u200cc\u200dd\ufeffe\u00adf\u2060g", "abcdefg"),
        ("a\ud800b\udfffc", "abc"),
        ("a\ue000b\U000f0000c", "abc"),
        ("a\u0378b\uffffc", "abc"),
        ("<img src=x onerror=y>&amp;", "<img src=x onerror=y>&amp;"),
        ("\u05e9\u05dc\u05d5\u05dd", "\u05e9\u05dc\u05d5\u05dd"),
        ("\u0645\u064e\u0651\u0631\u062d\u0628\u0627", "\u0645\u064e\u0651\u0631\u062d\u0628\u0627"),
        ("\u1100\u1161\u11a8", "\uac01"),
        ("\U0001f600", "\U0001f600"),
    ],
)
def test_what_is_shown(raw: str, shown: str) -> None:
    assert inside(DisplayText(raw)) == shown


@pytest.mark.parametrize("raw", ["", " ", "\n\t", "\u200b\u200e", "\u2068\u2069", "\x00" * 10_000, " " * 10_000])
def test_nothing_stays_nothing(raw: str) -> None:
    assert DisplayText(raw) == DisplayText() == ""


@pytest.mark.parametrize(
    "pile",
    [
        ACUTE * 50,
        (ACUTE * 4 + "\u200b") * 10,
        (ACUTE * 3 + "\u202e") * 10,
        "\u0344" * 4,
        "\u0f73" * 4,
        CGJ * 9,
        "\u0958".join(ACUTE * 5 for _ in range(3)),
        "\ufe0f" * 9,
        "\u20dd" * 9,
        "\u0903" * 9,
    ],
)
def test_marks_never_pile_up_higher_than_four(pile: str) -> None:
    text = inside(DisplayText("x" + pile + "y"))
    assert longest_pile(text) == MARKS_IN_A_ROW
    assert text[0] == "x" or unicodedata.normalize("NFD", text)[0] == "x"
    assert text[-1] == "y"


def test_a_letter_that_is_written_as_letter_and_mark_counts_its_mark() -> None:
    assert inside(DisplayText("\u0958" + ACUTE * 4)) == "\u0915" + NUKTA + ACUTE * 3


def test_an_ordinary_pile_is_left_alone() -> None:
    assert inside(DisplayText("x" + ACUTE * 4)) == "x" + ACUTE * 4


@pytest.mark.parametrize("letter", ["x", "\u0958", "\U0001d160", "\U0001f600", "\ufb2c"])
def test_it_is_never_longer_than_two_hundred(letter: str) -> None:
    assert len(inside(DisplayText(letter * 1000))) == LIMIT


def test_it_is_cut_at_two_hundred_and_does_not_end_in_a_space() -> None:
    assert inside(DisplayText("x" * 199 + " yz")) == "x" * 199
    assert inside(DisplayText("x" * 200 + "y")) == "x" * 200


def test_a_megabyte_is_not_read() -> None:
    assert inside(DisplayText("x" * 1_000_000)) == "x" * LIMIT
    assert DisplayText("\u200b" * 1_000_000 + "x") == ""


def test_what_was_made_once_is_not_made_again() -> None:
    text = DisplayText("x")
    assert DisplayText(text) is text
    assert isinstance(text, str)
    assert not hasattr(text, "__dict__")


def well_made(raw: str) -> None:
    text = DisplayText(raw)
    assert type(text) is DisplayText
    assert DisplayText(str(text)) == text
    if not text:
        return
    shown = inside(text)
    assert 0 < len(shown) <= LIMIT
    assert longest_pile(shown) <= MARKS_IN_A_ROW
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")]
    assert unicodedata.is_normalized("NFC", text)
    assert shown == " ".join(shown.split())
    assert "  " not in shown


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.text(st.characters(), max_size=300))
def test_any_text_becomes_well_made(raw: str) -> None:
    well_made(raw)


@settings(max_examples=800, deadline=None, derandomize=True)
@given(st.one_of(st.text(HOSTILE, max_size=40), st.text(HOSTILE, min_size=190, max_size=260)))
def test_hostile_text_becomes_well_made(raw: str) -> None:
    well_made(raw)


def test_every_character_there_is_becomes_well_made_wherever_it_stands() -> None:
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        decomposed = unicodedata.normalize("NFD", character)
        if decomposed != character or (unicodedata.category(character)[0] in "MC" and code < 0x20000):
            well_made(character + ACUTE * 4 + character * 5 + "\u1161" + character)


def test_only_marks_reorder_so_that_what_is_left_after_counting_stays_composed() -> None:
    assert all(
        unicodedata.category(chr(code))[0] == "M" for code in range(sys.maxunicode) if unicodedata.combining(chr(code))
    )
