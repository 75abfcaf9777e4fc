"""What the configuration says of rooms: `[room]`, at whose door the panel hangs, and `[[rooms]]`, which it can find."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, ClassVar, Final
from zoneinfo import available_timezones

from kiosk.field_rules import Obeys, Within, looking, unless_empty
from kiosk.settings.addresses import checked_url
from kiosk.settings.mistake import MOST_TOLD, Mistake, Wrong, did_you_mean
from kiosk.settings.values import existing_file, private_file

MOST_ROOMS: Final = 500
ROOM_ID: Final = "[a-z0-9][a-z0-9-]{0,39}"
"""A regular expression for all of an id."""


def mail_address(value: str) -> str:
    """The same. Raises Wrong."""
    if not re.fullmatch(r"[^@\s:]+@[^@\s:]+", value):
        raise Wrong("is not a mail address", "write it like room1@example.org")
    return value


def calendar_url(value: str) -> str:
    """The address of a calendar, with a slash at its end. Raises Wrong."""
    checked_url(value, "https://server/room/calendar/", carries="the password", login="username and password_file")
    return value if value.endswith("/") else value + "/"


def _time_zone(value: str) -> str:
    if value not in available_timezones():
        mend = did_you_mean(value, available_timezones()) or "write it like Europe/Amsterdam"
        raise Wrong("is not a time zone", mend)
    return value


ExistingFile = Annotated[Path, looking(existing_file)]
PrivateFile = Annotated[Path, looking(private_file)]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsTable:
    """One table of the panel's own, with no key in it that nothing reads. Pydantic makes one of what a file holds
    (`kiosk.config_reader`); who makes one by hand has its rules for single settings unasked.
    """

    __pydantic_config__: ClassVar[Mapping[str, Any]] = {"extra": "forbid", "hide_input_in_errors": True}

    def __post_init__(self) -> None:
        self.check()

    def check(self) -> None:
        """Raise Wrong, with the key it is about, where values that are right by themselves do not fit each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribedRoom(SettingsTable):
    """What people want to know of a room before they go there."""

    id: Annotated[str, Within(pattern=f"^{ROOM_ID}$")]
    """In links and reports; it stays the same when the room is renamed."""
    name: Annotated[str, Within(max_length=200)] = ""
    """As it stands at the door."""
    floor: Annotated[str, Within(max_length=40)] = ""
    """As people say it."""
    zone: Annotated[str, Within(max_length=40)] = ""
    """A part of the floor, as people say it."""
    seats: Annotated[int | None, Within(ge=1, le=10_000)] = None
    """For how many people."""
    equipment: Annotated[tuple[str, ...], Within(max_length=30)] = ()
    """What is in it, by the words that the screen knows (rooms.md) or its own."""
    door_cm: Annotated[int | None, Within(ge=40, le=500)] = None
    """The clear width of its door."""
    house_rules: Annotated[tuple[Annotated[str, Within(max_length=45)], ...], Within(max_length=3)] = ()
    """Sentences on the card of the room."""
    photo: Path | None = None
    """A picture on this machine. One that cannot be shown is a line in the log, and the room's name in its place."""
    address: Annotated[str, Within(max_length=254), unless_empty(mail_address)] = ""
    """By which invitations know the room, where that is not the login: what the room declined is not busy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomTable(DescribedRoom):
    """`[room]`."""

    timezone: Annotated[str, Obeys(_time_zone)] = "Europe/Amsterdam"
    """Of the room, whatever the machine has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherRoomTable(DescribedRoom):
    """One of `[[rooms]]`. With a login of its own it can be booked from here; without, the panel's login reads it."""

    url: Annotated[str, unless_empty(calendar_url)] = ""
    """Its calendar, where the backend is one of CalDAV: https, or http to this machine itself."""
    calendar: Annotated[str, Within(max_length=254)] = ""
    """The name of its calendar, where the backend has all of them: what its own setting says of the panel's room."""
    username: str = ""
    """Its login, with which it can be booked; without one the panel's own reads it."""
    password_file: PrivateFile | None = None
    """Holds the password of that login, and can be read by its owner alone."""

    def check(self) -> None:
        has, lacks = ("username", "password_file") if self.username else ("password_file", "username")
        if bool(self.username) != self.has_login:
            raise Wrong(f"is missing beside {has}", "add it, or take both out to only look at the room", lacks)

    @property
    def calendar_name(self) -> str:
        return self.url or self.calendar

    @property
    def has_login(self) -> bool:
        return self.password_file is not None


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
