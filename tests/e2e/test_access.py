"""A guarded room: real touches on the keypad of a real panel, and the PIN left nowhere."""

import subprocess
import sys
from pathlib import Path

from support.finger import sees, touch
from support.scene import on_stage, until
from support.waiting import PATIENCE_S

from kiosk.demo.rooms import ROOMS
from kiosk.demo.stage import Stage
from kiosk.evidence.sweep import sweep

ROOM = ROOMS[0]
PIN = "27190853"


def set_pin(path: Path, pin: str) -> None:
    subprocess.run(
        [sys.executable, "-m", "kiosk", "pin", "set", "--file", str(path)],
        input=pin,
        text=True,
        check=True,
        timeout=PATIENCE_S,
    )


async def types(built: Stage, pin: str) -> None:
    await touch(built, *(f"digit-{digit}" for digit in pin), "enter")


async def test_a_guarded_room_is_booked_with_the_pin_alone(tmp_path: Path) -> None:
    path = tmp_path / "pin"
    set_pin(path, PIN)
    async with on_stage(f'[access]\nbook = "pin"\npin_file = "{path}"\n') as built:
        await built.start_panel(ROOM, "--demo")
        await until(built, lambda s: s["state"] == "free")
        assert not await built.tap("book", "15")
        await touch(built, "book-30")
        await types(built, "1357")
        await sees(built, "Dat is niet de pincode.")
        assert (await built.status())["state"] != "busy"
        await types(built, PIN)
        await until(built, lambda s: s["state"] == "busy")
        await touch(built, "end", "end")  # ending is for anyone here
        await until(built, lambda s: s["state"] == "free")
        await touch(built, "book-30")
        set_pin(path, "8053")  # changed while the panel runs
        await types(built, PIN)
        await sees(built, "Dat is niet de pincode.")
        await types(built, "8053")
        await until(built, lambda s: s["state"] == "busy")
        assert sweep([PIN], [built.folder, tmp_path]) == []
        (tmp_path / "leak").write_text(f"somebody typed {PIN}")
        assert sweep([PIN], [tmp_path]) != []
