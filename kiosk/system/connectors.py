"""Where a screen can be plugged in, as the kernel knows it."""

from pathlib import Path

from kiosk.system.machine_files import text


def connector_states(root: Path = Path("/")) -> list[str]:
    """What each says of itself: connected, disconnected or unknown. Not those that write into memory, which have no
    socket (drm-kms, "Writeback Connectors").
    """
    found = root.glob("sys/class/drm/card*-*/status")
    return [text(path) for path in found if "-Writeback-" not in path.parent.name]


def has_no_screen(root: Path = Path("/")) -> bool:
    """Whether nothing can be drawn, since no screen is there: unplugged, or switched off in a way the cable tells.
    Where the kernel knows of no connector there may be one all the same.
    """
    return set(connector_states(root)) == {"disconnected"}
