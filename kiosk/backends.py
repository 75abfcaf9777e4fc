"""Which calendar the configuration means, opened. The network's client is imported when one is: not before."""

from zoneinfo import ZoneInfo

from kiosk.config import Config
from kiosk.room_tables import OtherRoomTable
from kiosk.settings.addresses import origin
from kiosk.settings.secret_file import read_secret
from kiosk.sync.backend import Show
from kiosk.sync.booking.bookings import Bookings
from kiosk.sync.booking.event_store import EventStore
from kiosk.system.clock import Clock


def open_backend(config: Config, secret: bytes, clock: Clock, room: OtherRoomTable | None = None) -> Bookings:
    """The bookings in this room's calendar; or in another's, to read them alone where the panel has no login there."""
    store = open_store(config, secret, room)
    return Bookings(store, clock.now, only_reads=room is not None and not room.has_login)


def open_store(config: Config, secret: bytes, room: OtherRoomTable | None = None) -> EventStore:
    """This room's calendar; or another's, with the login of its own where it has one, and without anybody's name.

    Raises OSError where the file of the password cannot be read.
    """
    from kiosk.sync.caldav.client import DavClient, Login
    from kiosk.sync.caldav.store import CaldavStore

    backend = config.backend
    account = room if room is not None and room.has_login else backend
    url, address = backend.url, config.room.address
    if room is not None:  # whoever reads it is not who was invited
        url, address = room.url, room.address or room.username or room.id
    pinned = backend.fingerprint if origin(url) == origin(backend.url) else ""
    login = Login(url, account.username, read_secret(account.password_file), backend.ca_file, pinned)
    client = DavClient(login, show=Show(config.policy.show) if room is None else Show.RESERVED)
    return CaldavStore(client, secret, ZoneInfo(config.room.timezone), address=address)
