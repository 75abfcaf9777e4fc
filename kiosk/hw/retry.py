"""How long to leave a device alone that failed: longer after every failure, and never for good."""

from typing import Final

FIRST_RETRY_S: Final = 1.0
LAST_RETRY_S: Final = 30.0


class Retry:
    """1, 2, 4 … 30, 30 seconds, beginning anew after a success."""

    def __init__(self) -> None:
        self._next_s = FIRST_RETRY_S

    def failed(self) -> float:
        """Seconds to wait from now on."""
        wait_s, self._next_s = self._next_s, min(2 * self._next_s, LAST_RETRY_S)
        return wait_s

    def worked(self) -> None:
        self._next_s = FIRST_RETRY_S
