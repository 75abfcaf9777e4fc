"""What the configuration says of rooms: `[room]`, at whose door the panel hangs, and `[[rooms]]`, which it can find."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Annotated, Final
from zoneinfo import available_timezones

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, field_validator, model_validator

from kiosk.settings.addresses import checked_url
from kiosk.settings.mistake import MOST_TOLD, Mistake, Wrong, did_you_mean
from kiosk.settings.values import existing_file, private_file

MOST_ROOMS: Final = 500
ROOM_ID: Final = "[a-z0-9][a-z0-9-]{0,39}"
"""A regular expression for all of an id."""


def _obeying(rule: Callable[[Path], None]) -> AfterValidator:
    """The rule, as pydantic takes it."""

    def obeyed(value: Path) -> Path:
        rule(value)
        return value

    return AfterValidator(obeyed)


ExistingFile = Annotated[Path, _obeying(existing_file)]
PrivateFile = Annotated[Path, _obeying(private_file)]


class SettingsTable(BaseModel):
    """One table of the panel's own: frozen, and with no key in it that nothing reads. How one is checked is worked out
    when one is read: of four kinds of calendar a panel has one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


class DescribedRoom(SettingsTable):
    """What people want to know of a room before they go there."""

    id: str = Field(pattern=f"^{ROOM_ID}$")
    """In links and reports; it stays the same when the room is renamed."""
    name: str = Field("", max_length=200)
    """As it stands at the door."""
    floor: str = Field("", max_length=40)
    """As people say it."""
    zone: str = Field("", max_length=40)
    """A part of the floor, as people say it."""
    seats: int | None = Field(None, ge=1, le=10_000)
    """For how many people."""
    equipment: tuple[str, ...] = Field((), max_length=30)
    """What is in it, by the words that the screen knows (rooms.md) or its own."""
    door_cm: int | None = Field(None, ge=40, le=500)
    """The clear width of its door."""
    house_rules: tuple[Annotated[str, Field(max_length=45)], ...] = Field((), max_length=3)
    """Sentences on the card of the room."""
    photo: Path | None = None
    """A picture on this machine. One that cannot be shown is a line in the log, and the room's name in its place."""
    address: str = Field("", max_length=254)
    """By which invitations know the room, where that is not the login: what the room declined is not busy."""

    @field_validator("address")
    @classmethod
    def _mail_address(cls, value: str) -> str:
        return mail_address(value) if value else value


class RoomTable(DescribedRoom):
    """`[room]`."""

    timezone: str = "Europe/Amsterdam"
    """Of the room, whatever the machine has."""

    @field_validator("timezone")
    @classmethod
    def _known(cls, value: str) -> str:
        if value not in available_timezones():
            mend = did_you_mean(value, available_timezones()) or "write it like Europe/Amsterdam"
            raise Wrong("is not a time zone", mend)
        return value


class OtherRoomTable(DescribedRoom):
    """One of `[[rooms]]`. With a login of its own it can be booked from here; without, the panel's login reads it."""

    url: str = ""
    """Its calendar, where the backend is one of CalDAV: https, or http to this machine itself."""
    calendar: str = Field("", max_length=254)
    """The name of its calendar, where the backend has all of them: what its own setting says of the panel's room."""
    username: str = ""
    """Its login, with which it can be booked; without one the panel's own reads it."""
    password_file: PrivateFile | None = None
    """Holds the password of that login, and can be read by its owner alone."""

    @field_validator("url")
    @classmethod
    def _safe(cls, value: str) -> str:
        return calendar_url(value) if value else value

    @model_validator(mode="after")
    def _whole_login(self) -> "OtherRoomTable":
        has, lacks = ("username", "password_file") if self.username else ("password_file", "username")
        if bool(self.username) != self.has_login:
            raise Wrong(f"is missing beside {has}", "add it, or take both out to only look at the room", lacks)
        return self

    @property
    def calendar_name(self) -> str:
        return self.url or self.calendar

    @property
    def has_login(self) -> bool:
        return self.password_file is not None


def mail_address(value: str) -> str:
    """The same. Raises Wrong."""
    if not re.fullmatch(r"[^@\s:]+@[^@\s:]+", value):
        raise Wrong("is not a mail address", "write it like room1@example.org")
    return value


def calendar_url(value: str) -> str:
    """The address of a calendar, with a slash at its end. Raises Wrong."""
    checked_url(value, "https://server/room/calendar/", carries="the password", login="username and password_file")
    return value if value.endswith("/") else value + "/"


def told_twice(here: RoomTable, calendar: str, others: Iterable[OtherRoomTable], by: str) -> list[Mistake]:
    """What is wrong with rooms that have the id or the calendar of another, or name none. `here`, whose calendar is
    `calendar`, may be among them. `by` is the setting that names a calendar.
    """
    return list(_told_twice(here, calendar, others, by))[:MOST_TOLD]


def _told_twice(here: RoomTable, calendar: str, others: Iterable[OtherRoomTable], by: str) -> Iterator[Mistake]:
    ids: set[str] = set()
    calendars: dict[str, str] = {calendar: here.id}
    for number, room in enumerate(others):
        if room.id in ids:
            yield Mistake(("rooms", number, "id"), "is another room's already: give each room its own")
        ids.add(room.id)
        yield from _misplaced(room, number, by)
        first = calendars.setdefault(room.calendar_name, room.id)
        if first != room.id and room.calendar_name:
            yield Mistake(("rooms", number, by), f"is the calendar of {first} already: give each its own")


def _misplaced(room: OtherRoomTable, number: int, by: str) -> Iterator[Mistake]:
    """Settings that no calendar of this backend is found by, or entered with."""
    needless = ("calendar",) if by == "url" else ("url", "username", "password_file")
    for key in needless:
        if getattr(room, key):
            yield Mistake(("rooms", number, key), f"is not read by this kind of backend: take it out, and set {by}")
    if not getattr(room, by):
        yield Mistake(("rooms", number, by), "is missing: add it")
