"""A calendar server that a test has started itself, in the place of the stage's own."""

from pathlib import Path

from kiosk.demo.calendars import MakeCalendars, OwnCalendars
from kiosk.demo.rooms import DemoRoom
from support.caldav_servers import GUEST, PASSWORD, USER

ROOM = DemoRoom(USER, "Room", "1", 8, (), "whatever a test wrote into it")
GUESTS_ROOM = DemoRoom(GUEST, "Room", "1", 8, (), "a calendar of somebody else's")


class Elsewhere(OwnCalendars):
    """One address for every room; it is up before the stage and after it."""

    def __init__(self, folder: Path, address: str) -> None:
        super().__init__(folder, ())
        self._address = address
        self._secret = folder.with_suffix(".password")

    def url(self, _room_id: str) -> str:
        return self._address

    def password_file(self, _room_id: str) -> Path:
        return self._secret

    async def start(self) -> None:
        self._secret.write_text(PASSWORD)
        self._secret.chmod(0o600)


def elsewhere(address: str) -> MakeCalendars:
    """For `stage`: the calendar at this address."""
    return lambda folder, _rooms: Elsewhere(folder, address)
