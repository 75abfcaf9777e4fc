"""The laws are tried on the same examples every time, so that a red test is red for everyone."""

from hypothesis import settings

settings.register_profile("kiosk", deadline=None, derandomize=True)
settings.load_profile("kiosk")
