"""What a configuration file says: frozen values, which `kiosk.config_reader` makes of one. Secrets are paths to files,
never values.
"""

from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Annotated, Final
from zoneinfo import ZoneInfo

from kiosk.backend_tables import BackendTable
from kiosk.field_rules import AlreadyRead, Obeys, ObeysFirst, Within, looking, unless_empty
from kiosk.hw import settings as hw_settings
from kiosk.hw.light.settings import LightSettings, NoLightSettings
from kiosk.policy_table import PolicyTable
from kiosk.qml.languages import LANGUAGES
from kiosk.reports import settings as report_settings
from kiosk.room.access import Access, Who
from kiosk.room.policy import Policy
from kiosk.room_tables import MOST_ROOMS, OtherRoomTable, RoomTable, SettingsTable
from kiosk.settings.addresses import checked_room_page, https_url
from kiosk.settings.choices import HourFormat, Orientation, Palette
from kiosk.settings.mistake import Wrong
from kiosk.settings.values import full_path, is_file, is_private, one_of, private_file
from kiosk.state_table import StateTable

PRODUCTION = "production"
FILES_READ_ONCE: Final = ("password_file", "token_file", "ca_file", "url_file", "header_file")
"""Settings that name a file of which a change is a change of the settings."""


def _code_is_set(file: Path) -> None:
    if not is_file(file):
        raise Wrong("is not there", f'run "kiosk admin code set --file {file}"')
    private_file(file)


def _read_by_the_collector(file: Path) -> None:
    if file.suffix != ".prom":
        raise Wrong("does not end in .prom", "node_exporter reads no other file")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteTable(SettingsTable):
    """`[site]`."""

    name: Annotated[str, Within(min_length=1, max_length=40)] = PRODUCTION
    """Stands on the screen where it is not "production", and is part of every key: a panel for trying things out says
    so.
    """
    room_page: Annotated[str, Within(max_length=200), unless_empty(checked_room_page)] = ""
    """The address of a room's page on a phone, `{room}` in it for the room's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessTable(SettingsTable):
    """`[access]`."""

    book: Who = Who.ANYONE
    """Who may book, now or for later."""
    extend: Who = Who.ANYONE
    """Who may make a booking longer."""
    end: Who = Who.ANYONE
    """Who may end a booking early."""
    check_in: Who = Who.ANYONE
    """Who may check in."""
    pin_file: Path = Path("/etc/kiosk/pin")
    """The PIN as a hash, which `kiosk pin set` writes."""

    def to_access(self) -> Access:
        """The same, as the panel wants it."""
        return Access(**{entry.name: getattr(self, entry.name) for entry in fields(Access)})

    def asks(self, whom: Who) -> str | None:
        """The first setting that asks for it."""
        return next((entry.name for entry in fields(Access) if getattr(self, entry.name) is whom), None)

    def check(self) -> None:
        asks = self.asks(Who.PIN)
        if asks is not None and not is_file(self.pin_file):
            raise Wrong(f"asks for a PIN to {asks}, and there is none", f'run "kiosk pin set --file {self.pin_file}"')
        if asks is not None and not is_private(self.pin_file):
            raise Wrong("has a pin_file that others on this machine can read", "run chmod 600 on it")


@dataclass(frozen=True, slots=True, kw_only=True)
class AdminTable(SettingsTable):
    """The admin page at the door: there is none before somebody sets its PIN."""

    pin_file: Path = Path("/etc/kiosk/admin-pin")
    """Its PIN, as a hash; `kiosk pin set` writes it."""
    code_file: Annotated[Path, looking(_code_is_set)] | None = None
    """The key of its one-time codes. Without a name the PIN is enough."""

    @property
    def is_set(self) -> bool:
        """Whether there is a PIN now."""
        return is_file(self.pin_file)

    def check(self) -> None:
        if self.is_set and not is_private(self.pin_file):
            raise Wrong("has a pin_file that others on this machine can read", "run chmod 600 on it")


@dataclass(frozen=True, slots=True, kw_only=True)
class UiTable(SettingsTable):
    """`[ui]`."""

    language: Annotated[str, ObeysFirst(one_of(LANGUAGES, "a language of the screen"))] = "nl"
    """Of the room: what somebody else chose at the door ends with their visit."""
    palette: Palette = "standard"
    """The colours of the screen."""
    orientation: Orientation = "auto"
    """How the screen hangs; "auto" goes by its shape."""
    clock: HourFormat = "24h"
    """Where the language has both."""
    reduced_motion: bool = False
    """Nothing moves on the screen."""
    large_text: bool = False
    """Larger text for everybody, not only for who asks for it at the door."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeTable(SettingsTable):
    """`[notice]`."""

    file: Annotated[Path, ObeysFirst(full_path)] | None = None
    """What the site says at this door; followed while the panel runs. Without a name there are no notices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricsTable(SettingsTable):
    """`[metrics]`."""

    file: Annotated[Path, ObeysFirst(full_path), looking(_read_by_the_collector)] | None = None
    """What the site's monitoring may know of this panel (docs/operate.md). Without a name nothing is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyTable(SettingsTable):
    """Who answers for what this panel does: shown on the page about privacy, and by `kiosk privacy`."""

    controller: Annotated[str, Within(max_length=60)] = ""
    """Who is responsible."""
    contact: Annotated[str, Within(max_length=60)] = ""
    """Where questions go."""
    statement_url: Annotated[str, Obeys(https_url)] = ""
    """The site's own statement; its code stands at the door."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DebugTable(SettingsTable):
    """`[debug]`."""

    remote_tap: bool = False
    """`kiosk tap` works, as a finger would; never on a production site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config(SettingsTable):
    """One panel's configuration. What hangs at the door is read by `kiosk.hw.settings`."""

    site: SiteTable = field(default_factory=SiteTable)
    room: RoomTable
    backend: Annotated[BackendTable, AlreadyRead()]
    policy: PolicyTable = field(default_factory=PolicyTable)
    access: AccessTable = field(default_factory=AccessTable)
    admin: AdminTable = field(default_factory=AdminTable)
    ui: UiTable = field(default_factory=UiTable)
    state: StateTable = field(default_factory=StateTable)
    notice: NoticeTable = field(default_factory=NoticeTable)
    metrics: MetricsTable = field(default_factory=MetricsTable)
    privacy: PrivacyTable = field(default_factory=PrivacyTable)
    debug: DebugTable = field(default_factory=DebugTable)
    rooms: Annotated[tuple[OtherRoomTable, ...], Within(max_length=MOST_ROOMS)] = ()
    light: Annotated[LightSettings, AlreadyRead()] = field(default_factory=NoLightSettings)
    presence: Annotated[hw_settings.PresenceSettings, AlreadyRead()] = field(
        default_factory=hw_settings.NoSensorSettings
    )
    backlight: Annotated[hw_settings.BacklightSettings, AlreadyRead()] = field(
        default_factory=hw_settings.BacklightSettings
    )
    badge: Annotated[hw_settings.BadgeSettings, AlreadyRead()] = field(default_factory=hw_settings.BadgeSettings)
    hw: Annotated[hw_settings.HwSettings, AlreadyRead()] = field(default_factory=hw_settings.HwSettings)
    reports: Annotated[report_settings.ReportSettings, AlreadyRead()] = field(
        default_factory=report_settings.NoReportSettings
    )
    revision: str = field(default="", init=False)
    """Of the file that it was read from (`Document.revision`)."""
    source: Path | None = field(default=None, init=False)
    """The file that it was read from, or that another stands in for."""

    def read_from(self, source: Path, revision: str) -> "Config":
        """The same, which knows where it stood."""
        read = replace(self)
        object.__setattr__(read, "source", source)
        object.__setattr__(read, "revision", revision)
        return read

    @property
    def files_read_once(self) -> tuple[Path, ...]:
        """The files it names that whoever logs in somewhere reads when it begins."""
        logins = (self.backend, *self.rooms, self.presence, self.reports)
        named = [getattr(login, name, None) for login in logins for name in FILES_READ_ONCE]
        return tuple(Path(name) for name in named if name)

    def check(self) -> None:
        if self.debug.remote_tap and self.site.name == PRODUCTION:
            mend = "take it out, or give site.name another value"
            raise Wrong("is not for a production site", mend, "debug", "remote_tap")

    def to_policy(self) -> Policy:
        """Of a copy that is read seldom, what is known may be as old as two reads of it."""
        policy, lag = self.policy.to_policy(ZoneInfo(self.room.timezone)), self.backend.lag
        fresh, off_hours = max(policy.fresh, 2 * lag), max(policy.fresh_off_hours, 2 * lag)
        return replace(policy, lag=lag, fresh=fresh, fresh_off_hours=off_hours)
