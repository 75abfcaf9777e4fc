"""Doors in virtual time."""

from support.door import door, open_door

__all__ = ["door", "open_door"]
