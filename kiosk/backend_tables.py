"""`[backend]`: where the room's calendar is. Each kind has a table of its own, with nothing in it that it ignores."""

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Annotated, ClassVar, Final, Literal
from urllib.parse import urlsplit

from kiosk.field_rules import Obeys, ObeysFirst, Within, looking, unless_empty
from kiosk.room_tables import ExistingFile, PrivateFile, SettingsTable, calendar_url, mail_address
from kiosk.settings.addresses import certificate_fingerprint, checked_url
from kiosk.settings.mistake import Wrong
from kiosk.settings.secret_file import read_secret
from kiosk.settings.values import full_path, is_file, private_file

GOOGLE_URL: Final = "https://www.googleapis.com/calendar/v3"
GRAPH_URL: Final = "https://graph.microsoft.com"
SIGN_IN_URL: Final = "https://login.microsoftonline.com"
_OUR_HEADERS: Final = frozenset({"host", "connection", "content-length", "transfer-encoding", "accept-encoding"})
"""Without which, or with another one of which, nothing could be read."""


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


def google_url(url: str) -> str:
    """The same, where the login may go there. Raises Wrong."""
    return checked_url(url, GOOGLE_URL, carries="the login", login="key_file")


def microsoft_url(url: str, example: str = GRAPH_URL) -> str:
    """The same without a slash at its end, where the login may go there. Raises Wrong."""
    return checked_url(url, example, carries="the login", login="key_file").rstrip("/")


def _tenant(value: str) -> None:
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9.-]{0,252}", value):
        raise Wrong("is not a tenant", "copy the directory (tenant) id from the app registration")


def _app_id(value: str) -> None:
    if not re.fullmatch(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", value):
        raise Wrong("is not the id of an app", "copy the application (client) id from the app registration")


def _private_where_it_is(file: Path) -> None:
    if is_file(file):
        private_file(file)


def _holding(check: Callable[[str], object]) -> Obeys:
    """The rule for a file that its owner alone can read, and in which stands what `check` takes."""

    def rule(file: Path) -> None:
        private_file(file)
        with suppress(OSError):  # whoever looks at the settings may not be who runs the panel
            check(read_secret(file))

    return looking(rule)


@dataclass(frozen=True, slots=True, kw_only=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class CaldavTable(BackendTable):
    """`[backend]`, `kind = "caldav"`."""

    rooms_by: ClassVar[Literal["url", "calendar"]] = "url"

    url: Annotated[str, Obeys(calendar_url)]
    """The calendar: https, or http to this machine itself."""
    username: str = ""
    """The login; without one nobody logs in."""
    password_file: PrivateFile | None = None
    """Holds its password, and can be read by its owner alone."""
    fingerprint: Annotated[str, Obeys(certificate_fingerprint)] = ""
    """Of the server's certificate, which is then trusted without an authority, a name or a date."""

    def check(self) -> None:
        if self.fingerprint and self.ca_file:
            raise Wrong("stands beside ca_file, and only one can decide", "take one of them out", "fingerprint")
        if self.fingerprint and not self.url.startswith("https:"):
            raise Wrong("is of no use without encryption", "write backend.url with https", "fingerprint")

    @property
    def addresses(self) -> tuple[str, ...]:
        return (self.url,)

    @property
    def calendar_name(self) -> str:
        return self.url

    @property
    def trusted(self) -> tuple[Path | None, str]:
        return self.ca_file, self.fingerprint


@dataclass(frozen=True, slots=True, kw_only=True)
class GoogleTable(BackendTable):
    """`[backend]`, `kind = "google"`: a room's calendar in Google Workspace (docs/google.md)."""

    calendar: Annotated[str, Obeys(mail_address)]
    """The id of the room's calendar, which has the form of a mail address."""
    key_file: Annotated[Path, _holding(service_account_key)]
    """Holds the service account's key as JSON, and can be read by its owner alone."""
    subject: Annotated[str, Obeys(mail_address)] | None = None
    """The user for whom the account speaks, where the calendar cannot be shared with it: see docs/google.md."""
    url: Annotated[str, Obeys(google_url)] = GOOGLE_URL
    """The Google Calendar API."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class IcalTable(BackendTable):
    """`[backend]`, `kind = "ical"`: a feed, which is only shown."""

    url: Annotated[str, unless_empty(feed_url)] = ""
    """The feed, where its address is no secret: https or webcal, or http to this machine itself."""
    url_file: Annotated[Path, _holding(feed_url)] | None = None
    """Holds the feed's address, and can be read by its owner alone: whoever knows it can read the calendar."""
    header_file: Annotated[Path, _holding(header_line)] | None = None
    """Holds one more line of every request, like `Authorization: …`, and can be read by its owner alone."""
    location: Annotated[str, Within(max_length=254)] = ""
    """Where the room's events take place, as the feed writes it, in a feed of many rooms. The others are left out."""
    read_every_s: Annotated[int, Within(ge=1, le=1800)] = 300
    """For how long the feed is left alone between two reads."""

    def check(self) -> None:
        if self.url and self.url_file:
            raise Wrong("stands beside url_file, and only one can decide", "take one of them out", "url")
        if not self.url and not self.url_file:
            raise Wrong("is missing", "make a file that holds the feed's address, and name it", "url_file")

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


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphTable(BackendTable):
    """`[backend]`, `kind = "graph"`: a room's mailbox in Microsoft 365 (docs/microsoft365.md)."""

    mailbox: Annotated[str, Obeys(mail_address)]
    """The room's mail address."""
    tenant: Annotated[str, looking(_tenant)]
    """The directory (tenant) id, or a domain of it."""
    client_id: Annotated[str, looking(_app_id)]
    """The application (client) id of the app registration."""
    key_file: PrivateFile | None = None
    """Holds the app's private key, and can be read by its owner alone."""
    certificate_file: ExistingFile | None = None
    """Holds the certificate of that key, which the app registration has as well."""
    login_file: Annotated[Path, ObeysFirst(full_path), looking(_private_where_it_is)] | None = None
    """In place of a key: where `kiosk login` keeps the login of the room's own account. The panel renews it there."""
    url: Annotated[str, Obeys(microsoft_url)] = GRAPH_URL
    """Microsoft Graph; a national cloud has another."""
    sign_in_url: Annotated[str, Obeys(partial(microsoft_url, example=SIGN_IN_URL))] = SIGN_IN_URL
    """Where Microsoft signs in; a national cloud has another."""

    def check(self) -> None:
        if self.login_file is not None and self.key_file is not None:
            raise Wrong("stands beside key_file, and only one can decide", "take one of them out", "login_file")
        if self.login_file is None and self.key_file is None:
            mend = "name the app's key, or set login_file and run kiosk login"
            raise Wrong("is missing", mend, "key_file")
        if (self.key_file is None) != (self.certificate_file is None):
            has, lacks = ("certificate_file", "key_file") if self.key_file is None else ("key_file", "certificate_file")
            raise Wrong(f"is missing beside {has}", "add it: the panel proves itself by both", lacks)

    @property
    def addresses(self) -> tuple[str, ...]:
        return self.url, self.sign_in_url

    @property
    def calendar_name(self) -> str:
        return self.mailbox


BACKEND_KINDS: Final[Mapping[str, type[BackendTable]]] = {
    "caldav": CaldavTable,
    "google": GoogleTable,
    "graph": GraphTable,
    "ical": IcalTable,
}
"""By the word that `backend.kind` says."""
