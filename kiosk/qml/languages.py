"""The languages of the screen: one row each, and two files in kiosk/qml/i18n (`packaging/translations` makes them)."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Language:
    """`code` is its name in the settings and in its files' names (ISO 639)."""

    code: str
    name: str
    """As its readers write it."""
    territory: str
    """Where dates and times are written as on the screen (ISO 3166)."""
    right_to_left: bool = False


SOURCE: Final = "en"
"""What the QML is written in."""
LANGUAGES: Final = {
    language.code: language
    for language in (
        Language("nl", "Nederlands", "NL"),
        Language("en", "English", "GB"),
    )
}


def following(code: str) -> Language:
    """The one after it, round and round."""
    codes = list(LANGUAGES)
    return LANGUAGES[codes[(codes.index(code) + 1) % len(codes)]]
