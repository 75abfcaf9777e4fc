"""`[backend]`: where the room's calendar is. Each kind has a table of its own, with nothing in it that it ignores."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, ClassVar, Final, Literal

from pydantic import AfterValidator, field_validator, model_validator

from kiosk.room_tables import SettingsTable, calendar_url
from kiosk.settings.addresses import certificate_fingerprint
from kiosk.settings.mistake import Wrong
from kiosk.settings.values import existing_file, private_file


class BackendTable(SettingsTable):
    """What every kind has."""

    rooms_by: ClassVar[Literal["url", "calendar"]] = "calendar"
    """The setting by which one of `[[rooms]]` says which calendar is its own."""

    ca_file: Path | None = None
    """Trust only the authorities in it to sign the server's certificate."""

    @field_validator("ca_file")
    @classmethod
    def _there(cls, value: Path | None) -> Path | None:
        if value is not None:
            existing_file(value)
        return value

    @property
    def addresses(self) -> tuple[str, ...]:
        """URLs of the servers that are asked, that of the calendar first."""
        raise NotImplementedError

    @property
    def calendar_name(self) -> str:
        """By which one of `[[rooms]]` would name this calendar."""
        raise NotImplementedError

    @property
    def trusted(self) -> tuple[Path | None, str]:
        """Whose certificates count, as `tls_context` takes it."""
        return self.ca_file, ""


class CaldavTable(BackendTable):
    """`[backend]`, `kind = "caldav"`."""

    rooms_by: ClassVar[Literal["url", "calendar"]] = "url"

    url: str
    """The calendar: https, or http to this machine itself."""
    username: str = ""
    """The login; without one nobody logs in."""
    password_file: Path | None = None
    """Holds its password, and can be read by its owner alone."""
    fingerprint: Annotated[str, AfterValidator(certificate_fingerprint)] = ""
    """Of the server's certificate, which is then trusted without an authority, a name or a date."""

    @field_validator("url")
    @classmethod
    def _safe(cls, value: str) -> str:
        return calendar_url(value)

    @field_validator("password_file")
    @classmethod
    def _private(cls, value: Path | None) -> Path | None:
        if value is not None:
            private_file(value)
        return value

    @model_validator(mode="after")
    def _trusts_one_thing(self) -> "CaldavTable":
        if self.fingerprint and self.ca_file:
            raise Wrong("stands beside ca_file, and only one can decide", "take one of them out", "fingerprint")
        if self.fingerprint and not self.url.startswith("https:"):
            raise Wrong("is of no use without encryption", "write backend.url with https", "fingerprint")
        return self

    @property
    def addresses(self) -> tuple[str, ...]:
        return (self.url,)

    @property
    def calendar_name(self) -> str:
        return self.url

    @property
    def trusted(self) -> tuple[Path | None, str]:
        return self.ca_file, self.fingerprint


BACKEND_KINDS: Final[Mapping[str, type[BackendTable]]] = {"caldav": CaldavTable}
"""By the word that `backend.kind` says."""
