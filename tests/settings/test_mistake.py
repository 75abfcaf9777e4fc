"""How a mistake is said: the line, the key as TOML writes it, what is wrong, the mend."""

import pytest

from kiosk.settings.mistake import BadSettings, KeyPath, Mistake, Wrong, dotted, not_a_setting, not_a_table, unread


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        (Mistake(("room", "seats"), "is odd: mend it", 3), "line 3: room.seats is odd: mend it."),
        (Mistake(("room",), "is missing: add it"), "room is missing: add it."),
        (Mistake((), "is not UTF-8: save it as UTF-8"), "The file is not UTF-8: save it as UTF-8."),
    ],
)
def test_a_mistake_is_one_sentence(mistake: Mistake, said: str) -> None:
    assert str(mistake) == said


@pytest.mark.parametrize(
    ("path", "key"),
    [
        (("light", "colours", "free"), "light.colours.free"),
        (("rooms", 1, "id"), "rooms.1.id"),
        (("a b", "c.d"), '"a b"."c.d"'),
        (("a\nb", ""), '"a\\nb".""'),
        (("é",), '"\\u00e9"'),
        ((), ""),
    ],
)
def test_a_key_is_written_as_toml_writes_it(path: KeyPath, key: str) -> None:
    assert dotted(path) == key


def test_all_that_is_wrong_is_one_sentence_a_line() -> None:
    mistakes = [Mistake(("a",), "is odd: mend it", 1), Mistake(("b",), "is odd: mend it")]
    error = BadSettings(mistakes)
    assert str(error) == "line 1: a is odd: mend it.\nb is odd: mend it."
    assert error.mistakes == mistakes


KINDS = {"none": (), "lamp": ("chip", "red"), "bar": ("led", "red")}
UNREAD = "is not read by the driver"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (Wrong("is odd", "mend it"), "is odd: mend it"),
        (not_a_table(("a", "b")), "is not a table: write [a.b] and its settings below it"),
        (not_a_setting("sets", ["seats", "name"]), "is not a setting: did you mean seats"),
        (not_a_setting("x", ["seats", "name"]), "is not a setting: take it out, or use one of seats, name"),
        (not_a_setting("x", []), "is not a setting: take it out"),
        (
            unread("led", "driver", "lamp", KINDS),
            f'{UNREAD} lamp: take it out, or write driver = "bar"',
        ),
        (
            unread("red", "driver", "none", KINDS),
            f'{UNREAD} none: take it out, or write driver = "lamp" or "bar"',
        ),
        (unread("chips", "driver", "lamp", KINDS), "is not a setting: did you mean chip"),
        (unread("drive", "driver", "none", KINDS), "is not a setting: did you mean driver"),
    ],
)
def test_what_is_wrong_comes_with_its_mend(wrong: Wrong, says: str) -> None:
    assert str(wrong) == says
