"""`[backend]`: where the room's calendar is. Each kind has a table of its own, with nothing in it that it ignores."""

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Annotated, ClassVar, Final, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from kiosk.room_tables import ExistingFile, PrivateFile, SettingsTable, calendar_url, mail_address
from kiosk.settings.addresses import certificate_fingerprint, checked_url
from kiosk.settings.mistake import Wrong
from kiosk.settings.secret_file import read_secret
from kiosk.settings.values import full_path, is_file, private_file


class BackendTable(SettingsTable, ABC):
    """What every kind has."""

    rooms_by: ClassVar[Literal["url", "calendar"]] = "calendar"
    """The setting by which one of `[[rooms]]` says which calendar is its own."""

    ca_file: ExistingFile | None = None
    """Trust only the authorities in it to sign the server's certificate."""

    @property
    @abstractmethod
    def addresses(self) -> tuple[str, ...]:
        """URLs of the servers that are asked, that of the calendar first."""

    @property
    @abstractmethod
    def calendar_name(self) -> str:
        """By which one of `[[rooms]]` would name this calendar."""

    @property
    def trusted(self) -> tuple[Path | None, str]:
        """Whose certificates count, as `tls_context` takes it."""
        return self.ca_file, ""

    @property
    def lag(self) -> timedelta:
        """Of a copy, which is only shown: `Policy.lag`."""
        return timedelta()


class CaldavTable(BackendTable):
    """`[backend]`, `kind = "caldav"`."""

    rooms_by: ClassVar[Literal["url", "calendar"]] = "url"

    url: str
    """The calendar: https, or http to this machine itself."""
    username: str = ""
    """The login; without one nobody logs in."""
    password_file: PrivateFile | None = None
    """Holds its password, and can be read by its owner alone."""
    fingerprint: Annotated[str, AfterValidator(certificate_fingerprint)] = ""
    """Of the server's certificate, which is then trusted without an authority, a name or a date."""

    @field_validator("url")
    @classmethod
    def _safe(cls, value: str) -> str:
        return calendar_url(value)

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


class GoogleTable(BackendTable):
    """`[backend]`, `kind = "google"`: a room's calendar in Google Workspace (docs/google.md)."""

    calendar: Annotated[str, AfterValidator(mail_address)]
    """The id of the room's calendar, which has the form of a mail address."""
    key_file: Path
    """Holds the service account's key as JSON, and can be read by its owner alone."""
    subject: Annotated[str, AfterValidator(mail_address)] | None = None
    """The user for whom the account speaks, where the calendar cannot be shared with it: see docs/google.md."""
    url: str = "https://www.googleapis.com/calendar/v3"
    """The Google Calendar API."""

    @field_validator("key_file")
    @classmethod
    def _holds_a_key(cls, value: Path) -> Path:
        private_file(value)
        with suppress(OSError):  # whoever looks at the settings may not be who runs the panel
            service_account_key(read_secret(value))
        return value

    @field_validator("url")
    @classmethod
    def _safe(cls, value: str) -> str:
        return checked_url(value, "https://www.googleapis.com/calendar/v3", carries="the login", login="key_file")

    @property
    def addresses(self) -> tuple[str, ...]:
        """The sign-in's is in the key, which whoever looks may not read."""
        return (self.url,)

    @property
    def calendar_name(self) -> str:
        return self.calendar

    def read_key(self) -> str:
        """Raises OSError, Wrong."""
        return service_account_key(read_secret(self.key_file))


class IcalTable(BackendTable):
    """`[backend]`, `kind = "ical"`: a feed, which is only shown."""

    url: str = ""
    """The feed, where its address is no secret: https or webcal, or http to this machine itself."""
    url_file: PrivateFile | None = None
    """Holds the feed's address, and can be read by its owner alone: whoever knows it can read the calendar."""
    header_file: PrivateFile | None = None
    """Holds one more line of every request, like `Authorization: …`, and can be read by its owner alone."""
    location: str = Field("", max_length=254)
    """Where the room's events take place, as the feed writes it, in a feed of many rooms. The others are left out."""
    read_every_s: int = Field(300, ge=1, le=1800)
    """For how long the feed is left alone between two reads."""

    @field_validator("url")
    @classmethod
    def _safe(cls, value: str) -> str:
        return feed_url(value) if value else value

    @field_validator("url_file", "header_file")
    @classmethod
    def _holds_one(cls, value: Path, field: ValidationInfo) -> Path:
        check = feed_url if field.field_name == "url_file" else header_line
        with suppress(OSError):  # whoever looks at the settings may not be who runs the panel
            check(read_secret(value))
        return value

    @model_validator(mode="after")
    def _has_one_address(self) -> "IcalTable":
        if self.url and self.url_file:
            raise Wrong("stands beside url_file, and only one can decide", "take one of them out", "url")
        if not self.url and not self.url_file:
            raise Wrong("is missing", "make a file that holds the feed's address, and name it", "url_file")
        return self

    @property
    def addresses(self) -> tuple[str, ...]:
        """Of the server alone: what comes behind it is the secret."""
        try:
            parts = urlsplit(self.read_url())
        except (OSError, Wrong):
            return ("",)
        return (f"{parts.scheme}://{parts.netloc}/",)

    @property
    def calendar_name(self) -> str:
        return self.location

    @property
    def lag(self) -> timedelta:
        return timedelta(seconds=self.read_every_s)

    def read_url(self) -> str:
        """Raises OSError, Wrong."""
        return self.url or feed_url(read_secret(self.url_file))

    def read_header(self) -> tuple[str, str] | None:
        """Raises OSError, Wrong."""
        return header_line(read_secret(self.header_file)) if self.header_file else None


class GraphTable(BackendTable):
    """`[backend]`, `kind = "graph"`: a room's mailbox in Microsoft 365 (docs/microsoft365.md)."""

    mailbox: Annotated[str, AfterValidator(mail_address)]
    """The room's mail address."""
    tenant: str
    """The directory (tenant) id, or a domain of it."""
    client_id: str
    """The application (client) id of the app registration."""
    key_file: PrivateFile | None = None
    """Holds the app's private key, and can be read by its owner alone."""
    certificate_file: ExistingFile | None = None
    """Holds the certificate of that key, which the app registration has as well."""
    login_file: Annotated[Path, BeforeValidator(full_path)] | None = None
    """In place of a key: where `kiosk login` keeps the login of the room's own account. The panel renews it there."""
    url: str = "https://graph.microsoft.com"
    """Microsoft Graph; a national cloud has another."""
    sign_in_url: str = "https://login.microsoftonline.com"
    """Where Microsoft signs in; a national cloud has another."""

    @field_validator("tenant")
    @classmethod
    def _a_tenant(cls, value: str) -> str:
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]{0,252}", value):
            raise Wrong("is not a tenant", "copy the directory (tenant) id from the app registration")
        return value

    @field_validator("client_id")
    @classmethod
    def _an_app(cls, value: str) -> str:
        if not re.fullmatch(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", value):
            raise Wrong("is not the id of an app", "copy the application (client) id from the app registration")
        return value

    @field_validator("login_file")
    @classmethod
    def _private(cls, value: Path) -> Path:
        if is_file(value):
            private_file(value)
        return value

    @field_validator("url", "sign_in_url")
    @classmethod
    def _safe(cls, value: str) -> str:
        return checked_url(value, "https://graph.microsoft.com", carries="the login", login="key_file").rstrip("/")

    @model_validator(mode="after")
    def _signs_in_one_way(self) -> "GraphTable":
        if self.login_file is not None and self.key_file is not None:
            raise Wrong("stands beside key_file, and only one can decide", "take one of them out", "login_file")
        if self.login_file is None and self.key_file is None:
            mend = "name the app's key, or set login_file and run kiosk login"
            raise Wrong("is missing", mend, "key_file")
        if (self.key_file is None) != (self.certificate_file is None):
            has, lacks = ("certificate_file", "key_file") if self.key_file is None else ("key_file", "certificate_file")
            raise Wrong(f"is missing beside {has}", "add it: the panel proves itself by both", lacks)
        return self

    @property
    def addresses(self) -> tuple[str, ...]:
        return self.url, self.sign_in_url

    @property
    def calendar_name(self) -> str:
        return self.mailbox


def service_account_key(text: str) -> str:
    """The same, if it is what the Cloud console makes, and signs in over https. Raises Wrong."""
    try:
        known = json.loads(text)
        words = [known[name] for name in ("client_email", "private_key_id", "private_key", "token_uri")]
    except (ValueError, KeyError, TypeError, RecursionError):
        words = [None]
    if not all(isinstance(word, str) and word for word in words):
        raise Wrong("holds no key of a service account", "make one in the Cloud console, of the type JSON")
    checked_url(words[-1], "https://oauth2.googleapis.com/token", carries="the login", login="private_key")
    return text


def feed_url(value: str) -> str:
    """The address of a feed, as it is asked for over HTTP. Raises Wrong."""
    url = re.sub(r"^webcals?://", "https://", value, flags=re.IGNORECASE)
    return checked_url(url, "https://server/calendar.ics", carries="the address", login="header_file")


def header_line(text: str) -> tuple[str, str]:
    """Name and value of a header field (RFC 9110 section 5). Raises Wrong."""
    found = re.fullmatch(r"([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\x20-\x7e]*)", text)
    if found is None or found[1].lower() in _OUR_HEADERS:
        raise Wrong("holds no line that a request can have", "write it like X-Key: value, on one line")
    return found[1], found[2]


_OUR_HEADERS: Final = frozenset({"host", "connection", "content-length", "transfer-encoding", "accept-encoding"})
"""Without which, or with another one of which, nothing could be read."""
BACKEND_KINDS: Final[Mapping[str, type[BackendTable]]] = {
    "caldav": CaldavTable,
    "google": GoogleTable,
    "graph": GraphTable,
    "ical": IcalTable,
}
"""By the word that `backend.kind` says."""
