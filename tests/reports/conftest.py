"""Both event loops."""

from support.both_loops import both_loops, qt_app

__all__ = ["both_loops", "qt_app"]
