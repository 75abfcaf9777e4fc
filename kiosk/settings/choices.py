"""The words a setting may be, where the part of the program that reads them is not the one that obeys them."""

from typing import Literal

Palette = Literal["standard", "colour-blind", "high-contrast"]
Orientation = Literal["auto", "landscape", "portrait"]
HourFormat = Literal["24h", "12h"]
Shown = Literal["reserved", "title", "organizer"]
"""What of a booking is shown beside its times."""
