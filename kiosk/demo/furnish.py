"""What is in the demo's rooms before anybody comes: a day in the calendar, and what stands in their photos."""

from itertools import cycle

from kiosk.demo.photo import PAINTS, draw
from kiosk.demo.rooms import day_of
from kiosk.demo.stage import Stage, utc_now


async def furnish(built: Stage) -> None:
    """Every room on the stage."""
    now = utc_now()
    for room, paint in zip(built.rooms, cycle(PAINTS), strict=False):
        await built.put(room, *day_of(room.id, now))
        if room.pictured:
            draw(room, paint, built.photo_of(room))
