"""S1: invitations written to break a panel. Shown, they are plain text; nothing is fetched, nothing falls over."""

import asyncio
from datetime import timedelta

from support.scene import on_stage, until, until_light

from kiosk.demo.rooms import ROOMS, planned
from kiosk.demo.stage import utc_now
from kiosk.room.day import floor_minute

ROOM = ROOMS[0]


def _titles(port: int) -> list[str]:
    address = f"http://127.0.0.1:{port}/"
    return [
        f'<img src="{address}a.png">',
        f'<a href="{address}b"><b>click</b></a><style>@import url({address}c)</style>',
        f"![x]({address}d.png)",
        f'<html><body background="{address}e"><img src="file:///etc/passwd"></body></html>',
        "\u202egnp.exe\u2066 \u200b\u200d\ufeff" + "Z" + "\u0300" * 400,
        "A" * 1_000_000,
        "\x1b[31mred\x1b[0m\x07 %s %n {0} ${HOME} \\x00",
        "\U0001f600" * 300,
    ]


async def test_hostile_titles_are_text_and_nothing_else() -> None:
    async with on_stage('show = "title"\nfresh_s = 10\nfresh_off_hours_s = 10\nrelease_after_min = 2\n') as built:
        requests: list[bytes] = []

        async def record(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            requests.append(await reader.read(200))
            writer.close()

        recorder = await asyncio.start_server(record, "127.0.0.1", 0)
        port = recorder.sockets[0].getsockname()[1]
        start = floor_minute(utc_now())
        titles = _titles(port)
        first = planned("now", start, timedelta(minutes=30), summary=titles[0], location=titles[1])
        later = [
            planned(f"later-{n}", start + timedelta(minutes=60 + 20 * n), timedelta(minutes=15), summary=title)
            for n, title in enumerate(titles[1:])
        ]
        panel = await built.start_panel(ROOM)
        await until(built, lambda s: s["state"] == "free")
        await built.put(ROOM, first, *later)
        await until(built, lambda s: s["state"] == "check_in_due")
        await until_light(built, "check_in_last")
        words = (await panel.tell("look"))["words"]
        assert any("<img src=" in word for word in words), "the title is shown, as it is written"
        assert all(len(word) <= 400 for word in words)
        await panel.tell(f"picture {built.folder}/hostile.png")
        assert await built.tap("check-in")
        await until(built, lambda s: s["state"] == "busy")
        await panel.tell("look")
        assert requests == []
        recorder.close()
        log = (built.folder / "panel.log").read_text("utf-8", "replace")
        assert [line for line in log.splitlines() if not line.startswith("INFO")] == []
