"""What the server keeps, for the tests of this folder."""

from support.kept_calendars import kept

__all__ = ["kept"]
