"""Titles that no XML can say, on real servers that hand them on as they are: no door is stopped by one."""

from support.booking_contract import WINDOW, Foreign, at, bookings, settled, tap, times
from support.caldav_servers import CaldavWorld, vevent

TITLES = ["\uffff", "\ufffe and more", "]]>", "<![CDATA[ &amp; &#0;", "&nbsp; & \x85 \u2028"]


async def follow_and_book(world: CaldavWorld) -> None:
    """A title on what does not keep the room busy, and on what does."""
    for name, title in enumerate(TITLES):
        day = ("DTSTART;VALUE=DATE:20300107", "DTEND;VALUE=DATE:20300108", "TRANSP:TRANSPARENT", f"SUMMARY:{title}")
        await world.put(f"{name}.ics", vevent(f"day-{name}", *day))
        await world.add(Foreign(20 * name, 20 * name + 10, title=title))
    taken = [(20 * name, 20 * name + 10) for name in range(len(TITLES))]
    panel, other = world.panel(), world.panel()
    assert times((await panel.sync(WINDOW, None)).schedule) == taken
    assert await tap(panel, at(200), at(230))
    assert await settled(panel.end((await panel.sync(WINDOW, None)).schedule.spans[-1].key, at(210)))
    assert await bookings(other) == [*taken, (200, 210)]


async def test_on_radicale(radicale_world: CaldavWorld) -> None:
    await follow_and_book(radicale_world)


async def test_on_xandikos(xandikos_world: CaldavWorld) -> None:
    await follow_and_book(xandikos_world)
