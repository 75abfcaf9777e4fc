"""The configuration file: TOML in, frozen values out; every mistake at once, each with its line and the mend.

Secrets are paths to files, never values. A key this version does not know stops the start: a setting that is read and
not obeyed would be a lie.
"""

from dataclasses import fields, replace
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    InstanceOf,
    PrivateAttr,
    ValidationError,
    field_validator,
    model_validator,
)

from kiosk.backend_tables import BACKEND_KINDS, BackendTable
from kiosk.config_mistakes import mistakes_of
from kiosk.hw import settings as hw_settings
from kiosk.hw.light.settings import LightSettings, NoLightSettings
from kiosk.policy_table import PolicyTable
from kiosk.qml.languages import LANGUAGES
from kiosk.reports import settings as report_settings
from kiosk.room.access import Access, Who
from kiosk.room.policy import Policy
from kiosk.room_tables import MOST_ROOMS, OtherRoomTable, RoomTable, SettingsTable, told_twice
from kiosk.settings.addresses import checked_room_page, https_url
from kiosk.settings.choices import HourFormat, Orientation, Palette
from kiosk.settings.document import read_document
from kiosk.settings.lines import Lines
from kiosk.settings.mistake import (
    MOST_TOLD,
    BadSettings,
    KeyPath,
    Mistake,
    Wrong,
    not_a_table,
    unread,
)
from kiosk.settings.values import full_path, is_file, is_private, one_of, private_file
from kiosk.state_table import StateTable

PRODUCTION = "production"
FILES_READ_ONCE: Final = ("password_file", "token_file", "ca_file", "url_file", "header_file")
"""Settings that name a file of which a change is a change of the settings."""


class SiteTable(SettingsTable):
    name: str = Field(PRODUCTION, min_length=1, max_length=40)
    """Stands on the screen where it is not "production", and is part of every key: a panel for trying things out says
    so.
    """
    room_page: str = Field("", max_length=200)
    """The address of a room's page on a phone, `{room}` in it for the room's id."""

    @field_validator("room_page")
    @classmethod
    def _names_the_room_alone(cls, value: str) -> str:
        return value if not value else checked_room_page(value)


class AccessTable(SettingsTable):
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
    """Its PIN, as a hash; `kiosk pin set` writes it."""
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


class UiTable(SettingsTable):
    language: Annotated[str, BeforeValidator(one_of(LANGUAGES, "a language of the screen"))] = "nl"
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


class NoticeTable(SettingsTable):
    file: Annotated[Path, BeforeValidator(full_path)] | None = None
    """What the site says at this door; followed while the panel runs. Without a name there are no notices."""


class MetricsTable(SettingsTable):
    file: Annotated[Path, BeforeValidator(full_path)] | None = None
    """What the site's monitoring may know of this panel (docs/operate.md). Without a name nothing is told."""

    @field_validator("file")
    @classmethod
    def _read_by_the_collector(cls, value: Path | None) -> Path | None:
        if value is not None and value.suffix != ".prom":
            raise Wrong("does not end in .prom", "node_exporter reads no other file")
        return value


class PrivacyTable(SettingsTable):
    """Who answers for what this panel does: shown on the page about privacy, and by `kiosk privacy`."""

    controller: str = Field("", max_length=60)
    """Who is responsible."""
    contact: str = Field("", max_length=60)
    """Where questions go."""
    statement_url: Annotated[str, AfterValidator(https_url)] = ""
    """The site's own statement; its code stands at the door."""


class DebugTable(SettingsTable):
    remote_tap: bool = False
    """`kiosk tap` works, as a finger would; never on a production site."""


class Config(SettingsTable):
    """One panel's configuration. What hangs at the door is read by `kiosk.hw.settings`."""

    site: SiteTable = SiteTable()
    room: RoomTable
    backend: InstanceOf[BackendTable]
    policy: PolicyTable = PolicyTable()
    access: AccessTable = AccessTable()
    admin: AdminTable = AdminTable()
    ui: UiTable = UiTable()
    state: StateTable = StateTable()
    notice: NoticeTable = NoticeTable()
    metrics: MetricsTable = MetricsTable()
    privacy: PrivacyTable = PrivacyTable()
    debug: DebugTable = DebugTable()
    rooms: tuple[OtherRoomTable, ...] = Field((), max_length=MOST_ROOMS)
    light: InstanceOf[LightSettings] = NoLightSettings()
    presence: InstanceOf[hw_settings.PresenceSettings] = hw_settings.NoSensorSettings()
    backlight: InstanceOf[hw_settings.BacklightSettings] = hw_settings.BacklightSettings()
    badge: InstanceOf[hw_settings.BadgeSettings] = hw_settings.BadgeSettings()
    hw: InstanceOf[hw_settings.HwSettings] = hw_settings.HwSettings()
    reports: InstanceOf[report_settings.ReportSettings] = report_settings.NoReportSettings()
    _revision: str = PrivateAttr("")
    _source: Path | None = PrivateAttr(None)

    @property
    def revision(self) -> str:
        """Of the file that it was read from (`Document.revision`)."""
        return self._revision

    @property
    def source(self) -> Path | None:
        """The file that it was read from, or that another stands in for."""
        return self._source

    @property
    def files_read_once(self) -> tuple[Path, ...]:
        """The files it names that whoever logs in somewhere reads when it begins."""
        logins = (self.backend, *self.rooms, self.presence, self.reports)
        named = [getattr(login, name, None) for login in logins for name in FILES_READ_ONCE]
        return tuple(Path(name) for name in named if name)

    @model_validator(mode="after")
    def _no_remote_taps_in_production(self) -> "Config":
        if self.debug.remote_tap and self.site.name == PRODUCTION:
            mend = "take it out, or give site.name another value"
            raise Wrong("is not for a production site", mend, "debug", "remote_tap")
        return self

    def to_policy(self) -> Policy:
        """Of a copy that is read seldom, what is known may be as old as two reads of it."""
        policy, lag = self.policy.to_policy(ZoneInfo(self.room.timezone)), self.backend.lag
        fresh, off_hours = max(policy.fresh, 2 * lag), max(policy.fresh_off_hours, 2 * lag)
        return replace(policy, lag=lag, fresh=fresh, fresh_off_hours=off_hours)


def load(path: Path, *, source: Path | None = None) -> Config:
    """Read and check the file, which may stand in for `source`. Raises BadSettings with every mistake in it."""
    document = read_document(path)
    config = parse(document.tables, document.lines)
    config._revision, config._source = document.revision, source or path
    return config


def parse(tables: dict[str, Any], lines: Lines | None = None) -> Config:
    """Check tables that were read; `lines` knows where they stand. Raises BadSettings."""
    hardware, mistakes = hw_settings.parse(tables, panel=True)
    read = tables | {entry.name: getattr(hardware, entry.name) for entry in fields(hardware)}
    read["reports"] = report_settings.parse(tables, mistakes)
    if "backend" in tables:
        read["backend"] = _backend(tables["backend"], mistakes)
    config = _validated(Config, read, (), mistakes)
    if config is not None and not mistakes:  # a reader that was left out for being wrong is not missing
        mistakes += _unread_badges(config)
        mistakes += told_twice(config.room, config.backend.calendar_name, config.rooms, config.backend.rooms_by)
    if config is None or mistakes:
        raise BadSettings((lines or Lines("")).placed(mistakes))
    return config


def _unread_badges(config: Config) -> list[Mistake]:
    asks = config.access.asks(Who.BADGE)
    if asks is None or config.badge.reader != hw_settings.NONE:
        return []
    return [Mistake(("access", asks), "asks for a badge, and nothing reads one: name the reader as badge.reader")]


_Model = TypeVar("_Model", bound=SettingsTable)


def _backend(given: Any, mistakes: list[Mistake]) -> BackendTable | None:
    """Of the kind that the table says; None where there is a mistake in it."""
    path: KeyPath = ("backend",)
    if not isinstance(given, dict):
        mistakes.append(Mistake(path, str(not_a_table(path))))
        return None
    try:
        kind = one_of(BACKEND_KINDS, "a kind of calendar")(given.get("kind"))
    except Wrong as wrong:
        says = str(wrong) if "kind" in given else f"is missing: {wrong.mend}"
        mistakes.append(Mistake((*path, "kind"), says))
        return None
    kinds = {word: model.model_fields for word, model in BACKEND_KINDS.items()}
    settings = {key: value for key, value in given.items() if key != "kind"}
    unknown = [key for key in settings if key not in kinds[kind]][:MOST_TOLD]
    mistakes += [Mistake((*path, key), str(unread(key, "kind", kind, kinds))) for key in unknown]
    known = {key: value for key, value in settings.items() if key in kinds[kind]}
    return _validated(BACKEND_KINDS[kind], known, path, mistakes)


def _validated(model: type[_Model], given: dict[str, Any], path: KeyPath, mistakes: list[Mistake]) -> _Model | None:
    try:
        return model.model_validate(given)
    except ValidationError as error:
        mistakes += mistakes_of(error, path, model)
        return None
