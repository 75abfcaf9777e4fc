"""From the configuration to the other rooms."""

from kiosk.config import Config
from kiosk.nearby.rooms import NearbyRoom, RoomCard, nearest_first
from kiosk.privacy.display_text import DisplayText
from kiosk.room.intent import RoomId
from kiosk.room_tables import DescribedRoom, OtherRoomTable


def other_rooms(config: Config) -> tuple[NearbyRoom, ...]:
    """Those of `[[rooms]]` but the panel's own, the nearest first."""
    rooms = (_room(table) for table in config.rooms if table.id != config.room.id)
    return nearest_first(rooms, DisplayText(config.room.floor))


def card_of(table: DescribedRoom) -> RoomCard:
    return RoomCard(
        name=DisplayText(table.name or table.id),
        floor=DisplayText(table.floor),
        zone=DisplayText(table.zone),
        seats=table.seats,
        equipment=table.equipment,
        door_cm=table.door_cm,
        house_rules=tuple(map(DisplayText, table.house_rules)),
        photo="" if table.photo is None else table.photo.absolute().as_uri(),
    )


def _room(table: OtherRoomTable) -> NearbyRoom:
    return NearbyRoom(RoomId(table.id), card_of(table), table.has_login)
