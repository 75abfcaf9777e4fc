"""Instants as people at this door read them: its zone, its language, its clock."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

from PySide6.QtCore import QDate, QLocale

from kiosk.qml.languages import LANGUAGES
from kiosk.room.day import floor_minute
from kiosk.ui.door import Door


@cache
def locale_of(language: str) -> QLocale:
    """How its readers write dates and numbers."""
    return QLocale(f"{language}_{LANGUAGES[language].territory}")


@cache
def _own_digits(language: str) -> dict[int, int]:
    zero = ord(locale_of(language).zeroDigit())
    return {ord("0") + digit: zero + digit for digit in range(10)}


@dataclass(frozen=True, slots=True)
class Times:
    """Writes times for one door in one language."""

    door: Door
    language: str

    def clock(self, moment: datetime) -> str:
        """13:30, or 1:30 pm."""
        local = moment.astimezone(self.door.zone)
        if not self._halves:
            return self.digits(f"{local:%H:%M}")
        return self.digits(f"{local.hour % 12 or 12}:{local:%M} {self._half(local)}")

    def hour(self, moment: datetime) -> str:
        """The clock beside an hour line: 13:00, or 1 pm."""
        local = moment.astimezone(self.door.zone)
        if not self._halves or local.minute:
            return self.clock(moment)
        return self.digits(f"{local.hour % 12 or 12} {self._half(local)}")

    def digits(self, text: str) -> str:
        """The same with its numbers as this language writes them."""
        return text.translate(_own_digits(self.language))

    def moment(self, moment: datetime, now: datetime) -> str:
        """The clock, with the date, on one line, where it is not today's."""
        local, today = moment.astimezone(self.door.zone).date(), now.astimezone(self.door.zone).date()
        if local == today:
            return self.clock(moment)
        return f"{self._date(local, LANGUAGES[self.language].short_day)}\u00a0{self.clock(moment)}"

    def long_moment(self, moment: datetime, now: datetime) -> str:
        """17:00, or woensdag 25 november, 17:00."""
        local, today = moment.astimezone(self.door.zone).date(), now.astimezone(self.door.zone).date()
        if local == today:
            return self.clock(moment)
        return f"{self.day(moment)}{LANGUAGES[self.language].comma} {self.clock(moment)}"

    def day(self, moment: datetime) -> str:
        """zaterdag 21 november."""
        return self._date(moment.astimezone(self.door.zone).date(), LANGUAGES[self.language].day)

    def span(self, start: datetime, end: datetime) -> str:
        """13:30 – 15:00; U+2060 keeps it on one line. Where people read from right to left each time is by itself, and
        the first at the right (U+2067).
        """
        if LANGUAGES[self.language].right_to_left:
            return f"\u2067\u2066{self.clock(start)}\u2069 – \u2066{self.clock(end)}\u2069\u2069"
        return f"{self.clock(start)}\u2060\u2005–\u2060\u2005{self.clock(end)}"

    def later_span(self, start: datetime, end: datetime, now: datetime) -> str:
        """The same, with its date where it is not today's."""
        return f"{self.moment(start, now)} – {self.clock(end)}"

    def _date(self, day: date, letters: str) -> str:
        return locale_of(self.language).toString(QDate(day.year, day.month, day.day), letters)

    @property
    def _halves(self) -> bool:
        return self.door.clock == "12h" and LANGUAGES[self.language].twelve_hours

    def _half(self, local: datetime) -> str:
        return locale_of(self.language).pmText() if local.hour >= 12 else locale_of(self.language).amText()


def whole_minutes(start: datetime, end: datetime) -> int:
    """Minutes between two instants as the clock on the wall shows them, so that sums at the door add up."""
    return max(0, (floor_minute(end) - floor_minute(start)) // timedelta(minutes=1))
