"""From a busy door to another room: two touches on a real panel, and the other door shows it."""

from datetime import timedelta

from support.finger import reads, sees, touch
from support.scene import on_stage, started, until

from kiosk.demo.rooms import ROOMS, planned
from kiosk.demo.stage import utc_now
from kiosk.evidence.sweep import sweep
from kiosk.room.day import floor_minute

HERE, THERE = ROOMS[0], ROOMS[1]
CANARY = "canary-of-the-third-room"


async def test_a_person_before_a_busy_room_books_the_next_one() -> None:
    async with on_stage() as built:
        now = floor_minute(utc_now())
        await built.put(HERE, planned("here", now - timedelta(minutes=30), timedelta(hours=2)))
        await built.put(ROOMS[2], planned("third", now - timedelta(hours=1), timedelta(hours=4), summary=CANARY))
        await started(built, HERE)
        await touch(built, "find")
        await sees(built, "Andere ruimte")
        await reads(built, "the outcome", lambda said: "is van u tot" in said, touching="take-0")
        assert (await built.status())["state"] in ("busy", "check_in_due")
        await started(built, THERE)
        status = await until(built, lambda s: s["state"] == "busy")
        assert status["until"] is not None
        assert sweep([CANARY], [built.folder / HERE.id, built.folder / "panel.log"]) == []
