"""The configuration file: TOML in, frozen values out; every mistake at once, each with its line and the mend.

Secrets are paths to files, never values. A key this version does not know stops the start: a setting that is read and
not obeyed would be a lie.
"""

import difflib
import re
import stat
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from pydantic_core import ErrorDetails

from kiosk.hw import settings as hw_settings
from kiosk.hw.rules import SOCKET_LIMIT
from kiosk.room.access import Access, Who
from kiosk.room.policy import Policy, PresenceUse
from kiosk.settings.addresses import checked_url

PRODUCTION = "production"
MOST_TOLD = 50
"""Mistakes that are told at once, of the light's and of the others: more is another file."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong, said with the mend. `line` is None where the table is missing altogether."""

    line: int | None
    sentence: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence}" if self.line else self.sentence


class ConfigError(Exception):
    """The file cannot be used; `mistakes` says why, one by one."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("; ".join(str(m) for m in mistakes))
        self.mistakes = mistakes


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class SiteTable(_Table):
    name: str = Field(PRODUCTION, min_length=1, max_length=40)


class RoomTable(_Table):
    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")
    name: str = Field("", max_length=200)
    timezone: str = "Europe/Amsterdam"
    floor: str = Field("", max_length=40)
    zone: str = Field("", max_length=40)
    seats: int | None = Field(None, ge=1, le=10_000)
    equipment: tuple[str, ...] = ()
    address: str = Field("", max_length=254)
    """By which invitations know the room, where that is not the login: what the room declined is not busy."""

    @field_validator("address")
    @classmethod
    def _mail_address(cls, value: str) -> str:
        if value and not re.fullmatch(r"[^@\s:]+@[^@\s:]+", value):
            raise ValueError("is not a mail address: write it like room1@example.org")
        return value

    @field_validator("timezone")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in available_timezones():
            close = difflib.get_close_matches(value, available_timezones(), 1)
            hint = f"did you mean {close[0]}" if close else "write it like Europe/Amsterdam"
            raise ValueError(f"is not a time zone: {hint}")
        return value


class BackendTable(_Table):
    kind: Literal["caldav"]
    url: str
    username: str = ""
    password_file: Path | None = None
    ca_file: Path | None = None

    @field_validator("url")
    @classmethod
    def _safe(cls, value: str) -> str:
        example, login = "https://server/room/calendar/", "username and password_file"
        checked_url(value, example, carries="the password", login=login)
        return value if value.endswith("/") else value + "/"

    @field_validator("password_file", "ca_file")
    @classmethod
    def _there(cls, value: Path | None) -> Path | None:
        return value if value is None else _existing(value)

    @field_validator("password_file")
    @classmethod
    def _private(cls, value: Path | None) -> Path | None:
        return value if value is None else _secret(value)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a name too long, or a folder we may not look into
        return False


def _is_private(path: Path) -> bool:
    return not stat.S_IMODE(path.stat().st_mode) & 0o077


def _existing(path: Path) -> Path:
    if not _is_file(path):
        raise ValueError("names no file: make the file, or correct the path")
    return path


def _secret(path: Path) -> Path:
    if not _is_private(_existing(path)):
        raise ValueError("can be read by others on this machine: run chmod 600 on it")
    return path


Minutes = Annotated[int, Field(ge=1, le=1440)]


class PolicyTable(_Table):
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
    presence: Literal["off", "check_in", "check_in_and_release"] = "off"
    vacant_after_min: int = Field(15, ge=1, le=240)
    show: Literal["reserved", "title", "organizer"] = "reserved"

    @field_validator("working_hours")
    @classmethod
    def _two_times(cls, value: str) -> str:
        """An end not after the begin lies in the next day: 22:00-06:00 is a night, 00:00-00:00 the whole day."""
        if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", value):
            raise ValueError('is not two times: write it like "07:00-19:00"')
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
            presence=PresenceUse(self.presence),
            vacant_after=timedelta(minutes=self.vacant_after_min),
        )


Whom = Literal["anyone", "pin", "badge"]


class AccessTable(_Table):
    book: Whom = "anyone"
    extend: Whom = "anyone"
    end: Whom = "anyone"
    check_in: Whom = "anyone"
    pin_file: Path = Path("/etc/kiosk/pin")

    def to_access(self) -> Access:
        """The same, as the panel wants it."""
        return Access(book=Who(self.book), extend=Who(self.extend), end=Who(self.end), check_in=Who(self.check_in))

    def asks(self, whom: Whom) -> str | None:
        """The first setting that asks for it."""
        return next((name for name in ("book", "extend", "end", "check_in") if getattr(self, name) == whom), None)

    @model_validator(mode="after")
    def _pin_is_set(self) -> "AccessTable":
        asks = self.asks("pin")
        if asks is not None and not _is_file(self.pin_file):
            raise ValueError(f'asks for a PIN to {asks}, and there is none: run "kiosk pin set --file {self.pin_file}"')
        if asks is not None and not _is_private(self.pin_file):
            raise ValueError("has a pin_file that others on this machine can read: run chmod 600 on it")
        return self


class UiTable(_Table):
    language: Literal["nl", "en"] = "nl"
    palette: Literal["standard", "colour-blind", "high-contrast"] = "standard"
    orientation: Literal["auto", "landscape", "portrait"] = "auto"
    clock: Literal["24h", "12h"] = "24h"


class StateTable(_Table):
    dir: Path = Path("/var/lib/kiosk")
    run_dir: Path = Path("/run/kiosk")

    @field_validator("run_dir")
    @classmethod
    def _short(cls, value: Path) -> Path:
        if len(str(value / "control.sock").encode()) > SOCKET_LIMIT:
            raise ValueError("is too long for a socket in it: keep it under 85 characters")
        return value


class DebugTable(_Table):
    remote_tap: bool = False


class Config(_Table):
    """One panel's configuration. What hangs at the door is read by `kiosk.hw.settings`."""

    site: SiteTable = SiteTable()
    room: RoomTable
    backend: BackendTable
    policy: PolicyTable = PolicyTable()
    access: AccessTable = AccessTable()
    ui: UiTable = UiTable()
    state: StateTable = StateTable()
    debug: DebugTable = DebugTable()
    light: hw_settings.LightSettings = hw_settings.LightSettings()
    presence: hw_settings.PresenceSettings = hw_settings.PresenceSettings()
    backlight: hw_settings.BacklightSettings = hw_settings.BacklightSettings()
    badge: hw_settings.BadgeSettings = hw_settings.BadgeSettings()
    hw: hw_settings.HwSettings = hw_settings.HwSettings()

    @model_validator(mode="after")
    def _no_remote_taps_in_production(self) -> "Config":
        if self.debug.remote_tap and self.site.name == PRODUCTION:
            raise ValueError(
                "debug.remote_tap is not for a production site: take it out, or give site.name another value"
            )
        return self

    @model_validator(mode="after")
    def _badges_are_read(self) -> "Config":
        asks = self.access.asks("badge")
        if asks is not None and self.badge.reader == hw_settings.NONE:
            raise ValueError(f"access.{asks} asks for a badge, and nothing reads one: name the reader as badge.reader")
        return self

    def to_policy(self) -> Policy:
        return self.policy.to_policy(ZoneInfo(self.room.timezone))


def load(path: Path) -> Config:
    """Read and check the file. Raises ConfigError with every mistake in it."""
    try:
        text = hw_settings.read_text(path)
        tables = tomllib.loads(text)
    except OSError as error:
        raise _unusable(path, f"cannot be read ({error.strerror}): name another with --config") from None
    except UnicodeDecodeError:
        raise _unusable(path, "is not UTF-8: save it as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise _unusable(path, f"is not valid TOML: {error}") from None
    except (ValueError, RecursionError):  # where tomllib meets a limit of Python's own
        raise _unusable(path, "holds a number too long or tables too deep to read: write it shorter") from None
    return parse(tables, text)


def parse(tables: dict[str, Any], text: str = "") -> Config:
    """Check tables that were read. `text`, where given, is searched for the line of each mistake."""
    settings, wrong = hw_settings.parse(tables)
    mistakes = [Mistake(_line(text, w.key), w.sentence) for w in wrong[:MOST_TOLD]]
    mistakes += [Mistake(_line(text, key), f"{key} {says}.") for key, says in _unusable_files(settings)]
    try:
        config = Config.model_validate(
            {**tables, **{entry.name: getattr(settings, entry.name) for entry in fields(settings)}}
        )
    except ValidationError as error:
        mistakes += [
            _mistake(detail, text) for detail in error.errors(include_input=False, include_url=False)[:MOST_TOLD]
        ]
    if mistakes:
        raise ConfigError(mistakes)
    return config


def _unusable_files(settings: hw_settings.Settings) -> Iterator[tuple[str, str]]:
    """What is wrong with the files that only the panel reads, not the daemon."""
    for key, file, check in (
        ("light.token_file", settings.light.token_file, _secret),
        ("presence.password_file", settings.presence.password_file, _secret),
        ("presence.ca_file", settings.presence.ca_file, _existing),
    ):
        try:
            if file:
                check(Path(file))
        except ValueError as error:
            yield key, str(error)


def _unusable(path: Path, says: str) -> ConfigError:
    return ConfigError([Mistake(None, f"{path} {says}.")])


def _mistake(detail: ErrorDetails, text: str) -> Mistake:
    names = [str(part) for part in detail["loc"]]
    says = _says(detail, names)
    key, says = (".".join(names), says) if names else says.split(" ", 1)
    return Mistake(_line(text, key), f"{key} {says}.")


def _says(detail: ErrorDetails, names: list[str]) -> str:
    """The rest of a sentence that begins with the key."""
    context = detail.get("ctx", {})
    match detail["type"]:
        case "missing":
            return "is missing: add it"
        case "extra_forbidden":
            close = difflib.get_close_matches(names[-1], _keys(names[:-1]), 1)
            return f"is not a setting: {f'did you mean {close[0]}' if close else 'take it out'}"
        case "value_error":
            return str(context.get("error", detail["msg"]))
        case "literal_error":
            return f"is not one of them: use {context['expected']}"
        case "string_pattern_mismatch":
            return "may hold small letters, digits and hyphens, at most 40: write it so"
        case _:
            return f"does not fit: {detail['msg'].lower()}"


def _keys(table: list[str]) -> list[str]:
    fields = Config.model_fields
    for name in table:
        model = fields[name].annotation if name in fields else None
        if not (isinstance(model, type) and issubclass(model, BaseModel)):
            return []
        fields = model.model_fields
    return list(fields)


def _line(text: str, key: str) -> int | None:
    """The line of `table.key`, by reading headers and assignments; the header's where the key itself is absent."""
    *tables, name = key.split(".") if "." in key else [key, ""]
    for depth in range(len(tables), 0, -1):
        line = _line_in(text, ".".join(tables[:depth]), [*tables, name][depth])
        if line is not None:
            return line
    return None


def _line_in(text: str, table: str, name: str) -> int | None:
    inside, found = False, None
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[+\s*([\w.-]+)\s*\]+\s*(.*)", line)
        if header:
            inside = header[1] == table
            found = number if inside and found is None else found
        if inside and name and re.search(rf"(^|\s){re.escape(name)}\s*=", line):
            return number
    return found
