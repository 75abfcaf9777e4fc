"""Room Kiosk, the panel beside a meeting room."""

__version__ = "0.1.0"
