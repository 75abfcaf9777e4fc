"""The users that the package makes."""

from typing import Final

PANEL_USER: Final = "kiosk"
"""Whom the panel runs as."""
DAEMON_USER: Final = "kiosk-hw"
"""Whom the hardware daemon runs as."""
LINK_GROUP: Final = "kiosk-link"
"""Its members are these two."""
