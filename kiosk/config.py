"""The configuration file: TOML in, frozen values out; every mistake at once, each with its line and the mend.

Secrets are paths to files, never values. A key this version does not know stops the start: a setting that is read and
not obeyed would be a lie.
"""

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import time, timedelta
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

from kiosk.access_tables import AccessTable, AdminTable
from kiosk.config_mistakes import mistakes_of
from kiosk.hw import settings as hw_settings
from kiosk.hw.light.settings import LightSettings, NoLightSettings
from kiosk.qml.languages import LANGUAGES
from kiosk.reports import settings as report_settings
from kiosk.room.access import Who
from kiosk.room.policy import EmergencyLight, Policy, PresenceUse
from kiosk.room_tables import MOST_ROOMS, OtherRoomTable, RoomTable, SettingsTable, calendar_url, told_twice
from kiosk.settings.addresses import certificate_fingerprint, checked_room_page, https_url
from kiosk.settings.choices import HourFormat, Orientation, Palette, Shown
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
from kiosk.settings.values import SOCKET_LIMIT, existing_file, full_path, one_of, private_file

PRODUCTION = "production"


class SiteTable(SettingsTable):
    name: str = Field(PRODUCTION, min_length=1, max_length=40)
    room_page: str = Field("", max_length=200)
    """The address of a room's page on a phone, `{room}` in it for the room's id (D10)."""

    @field_validator("room_page")
    @classmethod
    def _names_the_room_alone(cls, value: str) -> str:
        return value if not value else checked_room_page(value)


class CaldavTable(SettingsTable):
    """`[backend]`, `kind = "caldav"`. Each kind has a table of its own, with nothing in it that it does not obey."""

    url: str
    username: str = ""
    password_file: Path | None = None
    ca_file: Path | None = None
    fingerprint: Annotated[str, AfterValidator(certificate_fingerprint)] = ""
    """Of the server's certificate, which is then trusted without an authority, a name or a date."""

    @field_validator("url")
    @classmethod
    def _safe(cls, value: str) -> str:
        return calendar_url(value)

    @field_validator("ca_file")
    @classmethod
    def _there(cls, value: Path | None) -> Path | None:
        if value is not None:
            existing_file(value)
        return value

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


BACKEND_KINDS: Final[Mapping[str, type[CaldavTable]]] = {"caldav": CaldavTable}
"""By the word that `backend.kind` says."""
Minutes = Annotated[int, Field(ge=1, le=1440)]


class PolicyTable(SettingsTable):
    check_in: bool = True
    check_in_opens_min: int = Field(10, ge=0, le=120)
    release_after_min: int = Field(10, ge=1, le=240)
    release_exempt_over_min: Minutes = 240
    walk_up_min: tuple[Annotated[int, Field(ge=5, le=1440)], ...] = (15, 30, 45, 60)
    walk_up_max_min: int = Field(240, ge=15, le=1440)
    extend_min: tuple[Annotated[int, Field(ge=5, le=1440)], ...] = (15, 30, 60)
    working_hours: str = "07:00-19:00"
    working_days: frozenset[Annotated[int, Field(ge=1, le=7)]] = frozenset({1, 2, 3, 4, 5})
    fresh_s: int = Field(120, ge=5, le=3600)
    fresh_off_hours_s: int = Field(900, ge=5, le=3600)
    presence: PresenceUse = PresenceUse.OFF
    vacant_after_min: int = Field(15, ge=1, le=240)
    emergency_light: EmergencyLight = EmergencyLight.ROOM
    show: Shown = "reserved"

    @field_validator("working_hours")
    @classmethod
    def _two_times(cls, value: str) -> str:
        """An end not after the begin lies in the next day: 22:00-06:00 is a night, 00:00-00:00 the whole day."""
        if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", value):
            raise Wrong("is not two times", 'write it like "07:00-19:00"')
        return value

    def to_policy(self, zone: ZoneInfo) -> Policy:
        """The same, as the room rules want it."""
        begins, ends = (time.fromisoformat(part) for part in self.working_hours.split("-"))
        return Policy(
            zone=zone,
            check_in=self.check_in,
            check_in_opens=timedelta(minutes=self.check_in_opens_min),
            release_after=timedelta(minutes=self.release_after_min),
            release_exempt_over=timedelta(minutes=self.release_exempt_over_min),
            walk_up_min=self.walk_up_min,
            walk_up_max=timedelta(minutes=self.walk_up_max_min),
            extend_min=self.extend_min,
            work_begins=begins,
            work_ends=ends,
            working_days=self.working_days,
            fresh=timedelta(seconds=self.fresh_s),
            fresh_off_hours=timedelta(seconds=self.fresh_off_hours_s),
            presence=self.presence,
            vacant_after=timedelta(minutes=self.vacant_after_min),
            emergency_light=self.emergency_light,
        )


class UiTable(SettingsTable):
    language: Annotated[str, BeforeValidator(one_of(LANGUAGES, "a language of the screen"))] = "nl"
    palette: Palette = "standard"
    orientation: Orientation = "auto"
    clock: HourFormat = "24h"
    reduced_motion: bool = False
    large_text: bool = False


class StateTable(SettingsTable):
    dir: Path = Path("/var/lib/kiosk")
    run_dir: Path = Path("/run/kiosk-panel")

    @field_validator("run_dir")
    @classmethod
    def _short(cls, value: Path) -> Path:
        if len(str(value / "control.sock").encode()) > SOCKET_LIMIT:
            raise Wrong("is too long for a socket in it", "keep it under 85 characters")
        return value


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
    contact: str = Field("", max_length=60)
    statement_url: Annotated[str, AfterValidator(https_url)] = ""


class DebugTable(SettingsTable):
    remote_tap: bool = False


class Config(SettingsTable):
    """One panel's configuration. What hangs at the door is read by `kiosk.hw.settings`."""

    site: SiteTable = SiteTable()
    room: RoomTable
    backend: InstanceOf[CaldavTable]
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

    @property
    def revision(self) -> str:
        """Of the file that it was read from (`Document.revision`)."""
        return self._revision

    @model_validator(mode="after")
    def _no_remote_taps_in_production(self) -> "Config":
        if self.debug.remote_tap and self.site.name == PRODUCTION:
            mend = "take it out, or give site.name another value"
            raise Wrong("is not for a production site", mend, "debug", "remote_tap")
        return self

    def to_policy(self) -> Policy:
        return self.policy.to_policy(ZoneInfo(self.room.timezone))


def load(path: Path) -> Config:
    """Read and check the file. Raises BadSettings with every mistake in it."""
    document = read_document(path)
    config = parse(document.tables, document.lines)
    config._revision = document.revision
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
        mistakes += told_twice(config.room, config.backend.url, config.rooms)
    if config is None or mistakes:
        raise BadSettings((lines or Lines("")).placed(mistakes))
    return config


def _unread_badges(config: Config) -> list[Mistake]:
    asks = config.access.asks(Who.BADGE)
    if asks is None or config.badge.reader != hw_settings.NONE:
        return []
    return [Mistake(("access", asks), "asks for a badge, and nothing reads one: name the reader as badge.reader")]


_Model = TypeVar("_Model", bound=SettingsTable)


def _backend(given: Any, mistakes: list[Mistake]) -> CaldavTable | None:
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
