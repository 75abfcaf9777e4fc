"""`[reports]`: where reports of faults go. Each kind has its class, with nothing in it that it does not obey."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Final

from kiosk.settings.addresses import LOOPBACK, checked_url, host_and_port
from kiosk.settings.mistake import Mistake, Wrong
from kiosk.settings.table import OnPanel, Table, TableReader
from kiosk.settings.values import FullPath, Server, Text, existing_file, one_of, private_file, text


class MailTls(StrEnum):
    """How a connection to the mail server is encrypted."""

    STARTTLS = "starttls"
    TLS = "tls"
    """From the first byte (RFC 8314)."""
    NONE = "none"


LONGEST_ADDRESS: Final = 254
"""RFC 5321 section 4.5.3.1.3, without the brackets."""
_ADDRESS: Final = re.compile(r"[\w+-]+(\.[\w+-]+)*@[\w-]+(\.[\w-]+)*", re.ASCII)
PORTS: Final[Mapping[MailTls, int]] = {MailTls.STARTTLS: 587, MailTls.TLS: 465, MailTls.NONE: 25}


def webhook_url(value: Any) -> str:
    """The rule for an address that gets the reports."""
    return checked_url(text(value), "https://server/faults", carries="reports", login="token_file")


def mail_address(value: Any) -> str:
    """The rule for one address: what a header and a command take as it is."""
    if not _ADDRESS.fullmatch(text(value)) or len(value) > LONGEST_ADDRESS:
        raise Wrong("is not a mail address", "write it like facilities@example.org")
    return str(value)


MailAddress = Annotated[str, mail_address]


@dataclass(frozen=True, slots=True)
class ReportSettings(Table):
    """Of any kind."""


@dataclass(frozen=True, slots=True)
class NoReportSettings(ReportSettings):
    """`kind = "none"`: nothing can be reported."""


@dataclass(frozen=True, slots=True)
class WebhookSettings(ReportSettings):
    """`kind = "webhook"`: a POST for each report."""

    url: Annotated[str, webhook_url]
    """Where it goes: https, or http to this machine itself."""
    token_file: Annotated[FullPath, OnPanel(private_file)] = ""
    """What the receiver wants as a bearer token (RFC 6750)."""
    ca_file: Annotated[FullPath, OnPanel(existing_file)] = ""
    """Trust only the authorities in it."""


@dataclass(frozen=True, slots=True)
class MailSettings(ReportSettings):
    """`kind = "mail"`: a mail for each report."""

    server: Server
    """`host` or `host:port`."""
    sender: MailAddress
    """From whom it comes."""
    to: MailAddress
    """To whom it goes."""
    tls: Annotated[MailTls, one_of(MailTls, "a way to encrypt")] = MailTls.STARTTLS
    """How the connection is encrypted; "none" only to this machine itself."""
    username: Text = ""
    """The login; without one nobody logs in."""
    password_file: Annotated[FullPath, OnPanel(private_file)] = ""
    """Holds its password, and can be read by its owner alone."""
    ca_file: Annotated[FullPath, OnPanel(existing_file)] = ""
    """Trust only the authorities in it."""

    @property
    def host(self) -> str:
        return self._address[0]

    @property
    def port(self) -> int:
        return self._address[1] or PORTS[self.tls]

    def check(self) -> None:
        if self.tls is MailTls.NONE and self.host not in LOOPBACK:
            raise Wrong("would send reports unencrypted", 'write "starttls" or "tls"', "tls")
        if bool(self.username) != bool(self.password_file):
            missing = "password_file" if self.username else "username"
            raise Wrong("is missing", "add it, for a login takes both", missing)

    @property
    def _address(self) -> tuple[str, int | None]:
        address = host_and_port(self.server)
        assert address is not None
        return address


REPORT_KINDS: Final[Mapping[str, type[ReportSettings]]] = {
    "none": NoReportSettings,
    "webhook": WebhookSettings,
    "mail": MailSettings,
}
"""By the word that `reports.kind` says; the first is the one without that word."""


def parse(tables: Mapping[str, Any], mistakes: list[Mistake]) -> ReportSettings:
    """The settings in `[reports]`; every mistake found in them is added to `mistakes`."""
    reader = TableReader(tables, panel=True)
    settings = reader.tagged("reports", "kind", "a kind of delivery", REPORT_KINDS)
    mistakes += reader.mistakes
    return settings
