"""The tables of the configuration that say who may do what at the door, and who may look after it."""

from dataclasses import fields
from pathlib import Path

from pydantic import field_validator, model_validator

from kiosk.room.access import Access, Who
from kiosk.room_tables import SettingsTable
from kiosk.settings.mistake import Wrong
from kiosk.settings.values import is_file, is_private, private_file


class AccessTable(SettingsTable):
    book: Who = Who.ANYONE
    extend: Who = Who.ANYONE
    end: Who = Who.ANYONE
    check_in: Who = Who.ANYONE
    pin_file: Path = Path("/etc/kiosk/pin")

    def to_access(self) -> Access:
        """The same, as the panel wants it."""
        return Access(**{entry.name: getattr(self, entry.name) for entry in fields(Access)})

    def asks(self, whom: Who) -> str | None:
        """The first setting that asks for it."""
        return next((entry.name for entry in fields(Access) if getattr(self, entry.name) is whom), None)

    @model_validator(mode="after")
    def _pin_is_set(self) -> "AccessTable":
        asks = self.asks(Who.PIN)
        if asks is not None and not is_file(self.pin_file):
            raise Wrong(f"asks for a PIN to {asks}, and there is none", f'run "kiosk pin set --file {self.pin_file}"')
        if asks is not None and not is_private(self.pin_file):
            raise Wrong("has a pin_file that others on this machine can read", "run chmod 600 on it")
        return self


class AdminTable(SettingsTable):
    """The admin page at the door: there is none before somebody sets its PIN."""

    pin_file: Path = Path("/etc/kiosk/admin-pin")
    code_file: Path | None = None
    """The key of its one-time codes. Without a name the PIN is enough."""

    @property
    def is_set(self) -> bool:
        """Whether there is a PIN now."""
        return is_file(self.pin_file)

    @field_validator("code_file")
    @classmethod
    def _code_is_set(cls, value: Path | None) -> Path | None:
        if value is not None and not is_file(value):
            raise Wrong("is not there", f'run "kiosk admin code set --file {value}"')
        if value is not None:
            private_file(value)
        return value

    @model_validator(mode="after")
    def _pin_is_private(self) -> "AdminTable":
        if self.is_set and not is_private(self.pin_file):
            raise Wrong("has a pin_file that others on this machine can read", "run chmod 600 on it")
        return self
