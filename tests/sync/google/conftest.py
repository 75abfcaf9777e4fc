"""Google Calendar as tests stand in for it."""

from vendors.google.fixtures import server

__all__ = ["server"]
