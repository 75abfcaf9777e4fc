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
    day: str = "dddd d MMMM"
    """Of a date in full, without its year (QLocale's letters)."""
    short_day: str = "d\u00a0MMM"
    comma: str = ","
    twelve_hours: bool = False
    """Its readers tell half a day by a word; elsewhere the clock has 24 hours whatever the settings say."""
    right_to_left: bool = False
    letters_join: bool = False
    """Drawing them closer together would tear them."""


SOURCE: Final = "en"
"""What the QML is written in."""
LANGUAGES: Final = {
    language.code: language
    for language in (
        Language("nl", "Nederlands", "NL"),
        Language("en", "English", "GB", twelve_hours=True),
        Language("de", "Deutsch", "DE", day="dddd, d. MMMM", short_day="d.\u00a0MMM"),
        Language("fr", "Français", "FR"),
        Language("ar", "العربية", "EG", comma="،", twelve_hours=True, right_to_left=True, letters_join=True),
    )
}
