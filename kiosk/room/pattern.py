"""What the light says: a pattern, never a colour. The hardware daemon knows how each one looks."""

from enum import StrEnum


class LightPattern(StrEnum):
    """The patterns of the status light; the values travel over the ipc socket and appear in `kiosk status`."""

    FREE = "free"
    BUSY = "busy"
    CHECK_IN_DUE = "check_in_due"
    CHECK_IN_LAST = "check_in_last"
    """The last two minutes before a room is released."""
    HELD = "held"
    UNKNOWN = "unknown"
    OUT_OF_SERVICE = "out_of_service"
    SETTING_UP = "setting_up"
