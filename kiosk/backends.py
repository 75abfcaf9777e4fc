"""Which calendar the configuration means, opened. The network's client is imported when one is: not before."""

from zoneinfo import ZoneInfo

from kiosk.backend_tables import CaldavTable, GoogleTable, GraphTable, IcalTable
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
    """This room's calendar; or another's, without anybody's name: whoever reads it is not who was invited.

    Raises OSError where a file that it needs for the login cannot be read.
    """
    match config.backend:
        case CaldavTable() as table:
            return _caldav(config, table, secret, room)
        case GoogleTable() as table:
            return _google(config, table, secret, room)
        case GraphTable() as table:
            return _graph(config, table, secret, room)
        case IcalTable() as table:
            return _ical(config, table, secret, room)
        case _:
            raise TypeError("a kind of calendar that nobody opens")


def _caldav(config: Config, table: CaldavTable, secret: bytes, room: OtherRoomTable | None) -> EventStore:
    """With the login of its own where the other room has one."""
    from kiosk.sync.caldav.client import DavClient, Login
    from kiosk.sync.caldav.store import CaldavStore

    account = room if room is not None and room.has_login else table
    url, address = table.url, config.room.address
    if room is not None:
        url, address = room.url, room.address or room.username or room.id
    pinned = table.fingerprint if origin(url) == origin(table.url) else ""
    login = Login(url, account.username, read_secret(account.password_file), table.ca_file, pinned)
    client = DavClient(login, show=_show(config, room))
    return CaldavStore(client, secret, ZoneInfo(config.room.timezone), address=address)


def _graph(config: Config, table: GraphTable, secret: bytes, room: OtherRoomTable | None) -> EventStore:
    """Another room is another mailbox, as far as the same login may look into it."""
    from kiosk.sync.graph.client import GraphClient
    from kiosk.sync.graph.opening import calendar_api
    from kiosk.sync.graph.store import GraphStore

    show, mailbox = _show(config, room), table.mailbox if room is None else room.calendar
    return GraphStore(GraphClient(calendar_api(table), mailbox, show), secret, ZoneInfo(config.room.timezone), show)


def _google(config: Config, table: GoogleTable, secret: bytes, room: OtherRoomTable | None) -> EventStore:
    """Another room is another calendar, as far as it is shared with the same account."""
    from kiosk.sync.google.opening import calendar
    from kiosk.sync.google.store import GoogleStore

    shown = calendar(table, table.calendar if room is None else room.calendar, _show(config, room))
    return GoogleStore(shown, secret, ZoneInfo(config.room.timezone))


def _ical(config: Config, table: IcalTable, secret: bytes, room: OtherRoomTable | None) -> EventStore:
    """Another room is another place in the same feed."""
    from kiosk.sync.ical_feed.client import FeedAddress, FeedClient
    from kiosk.sync.ical_feed.store import IcalFeedStore

    client = FeedClient(FeedAddress(table.read_url(), table.read_header(), table.ca_file))
    address, location = (config.room.address, table.location) if room is None else (room.address, room.calendar)
    zone = ZoneInfo(config.room.timezone)
    return IcalFeedStore(client, secret, zone, _show(config, room), address=address, location=location)


def _show(config: Config, room: OtherRoomTable | None) -> Show:
    return Show(config.policy.show) if room is None else Show.RESERVED
