"""What helps a person to see and to reach."""

from enum import StrEnum


class Comfort(StrEnum):
    """Asked of the screen at the door, for as long as somebody stands there, or set for good."""

    LARGE_TEXT = "large_text"
    MORE_CONTRAST = "more_contrast"
    LOW_CONTROLS = "low_controls"
