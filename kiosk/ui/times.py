"""Instants as people at this door read them: its zone, its language, its clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale

from kiosk.room.day import floor_minute
from kiosk.settings.choices import Language
from kiosk.ui.door import Door

_LOCALES = {
    "nl": QLocale(QLocale.Language.Dutch, QLocale.Country.Netherlands),
    "en": QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom),
}
_HALVES = {"nl": ("a.m.", "p.m."), "en": ("am", "pm")}


@dataclass(frozen=True, slots=True)
class Times:
    """Writes times for one door in one language."""

    door: Door
    language: Language

    def clock(self, moment: datetime) -> str:
        """13:30, or 1:30 pm."""
        local = moment.astimezone(self.door.zone)
        if self.door.clock == "24h":
            return f"{local:%H:%M}"
        return f"{local.hour % 12 or 12}:{local:%M} {_HALVES[self.language][local.hour >= 12]}"

    def hour(self, moment: datetime) -> str:
        """The clock beside an hour line: 13:00, or 1 pm."""
        local = moment.astimezone(self.door.zone)
        if self.door.clock == "24h" or local.minute:
            return self.clock(moment)
        return f"{local.hour % 12 or 12} {_HALVES[self.language][local.hour >= 12]}"

    def moment(self, moment: datetime, now: datetime) -> str:
        """The clock, with the date where it is not today's."""
        local, today = moment.astimezone(self.door.zone).date(), now.astimezone(self.door.zone).date()
        if local == today:
            return self.clock(moment)
        day = _LOCALES[self.language].toString(QDate(local.year, local.month, local.day), "d MMM")
        return f"{day} {self.clock(moment)}"

    def day(self, moment: datetime) -> str:
        """zaterdag 21 november."""
        local = moment.astimezone(self.door.zone).date()
        return _LOCALES[self.language].toString(QDate(local.year, local.month, local.day), "dddd d MMMM")

    def span(self, start: datetime, end: datetime) -> str:
        """13:30 – 15:00; U+2060 keeps it on one line."""
        return f"{self.clock(start)}\u2060\u2009–\u2060\u2009{self.clock(end)}"


def whole_minutes(start: datetime, end: datetime) -> int:
    """Minutes between two instants as the clock on the wall shows them, so that sums at the door add up."""
    return max(0, (floor_minute(end) - floor_minute(start)) // timedelta(minutes=1))
