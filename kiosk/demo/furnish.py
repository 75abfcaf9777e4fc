"""What is in the demo's rooms before anybody comes: a day in the calendar, a photo, and a PIN at a door."""

from itertools import cycle

from kiosk.demo.photo import PAINTS, draw
from kiosk.demo.rooms import day_of
from kiosk.demo.stage import Stage, utc_now
from kiosk.panel.store import pin_file
from kiosk.room.pin import Pin


async def furnish(built: Stage) -> None:
    """Every room on the stage."""
    now = utc_now()
    for room, paint in zip(built.rooms, cycle(PAINTS), strict=False):
        await built.put(room, *day_of(room.id, now))
        if room.pictured:
            draw(room, paint, built.photo_of(room))
        if room.pin:
            pin_file.write(built.pin_file_of(room), Pin(room.pin))
