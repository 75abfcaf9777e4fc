"""Which panels listen: those that said something lately."""

from collections.abc import Callable
from typing import Final

GONE_S: Final = 30.0
"""A panel renews its pattern every few seconds; one that was silent this long is gone."""
MOST: Final = 16
"""More panels than ever share a door; who comes back under a new name each time pushes only old names out."""


class ConnectedPanels:
    """`clock` counts seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._heard_at: dict[bytes, float] = {}

    def heard(self, panel: bytes) -> bool:
        """`panel` said something; whether it is new here."""
        new = panel not in self.present()
        self._heard_at.pop(panel, None)
        self._heard_at[panel] = self._clock()
        while len(self._heard_at) > MOST:
            del self._heard_at[next(iter(self._heard_at))]
        return new

    def present(self) -> tuple[bytes, ...]:
        """Who is here now, the one heard last at the end."""
        limit = self._clock() - GONE_S
        self._heard_at = {panel: at for panel, at in self._heard_at.items() if at > limit}
        return tuple(self._heard_at)
