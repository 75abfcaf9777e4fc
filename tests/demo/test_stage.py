"""The stage on which the demo, the end-to-end tests and the measurements play."""

from pathlib import Path

from kiosk.demo.rooms import ROOMS
from kiosk.demo.stage import Stage, demo_server


async def test_whoever_reads_the_settings_never_reads_half_of_them(tmp_path: Path) -> None:
    """The daemon follows that file: what it read of an empty one would be other settings, and another socket."""
    async with demo_server(tmp_path / "server", ROOMS) as server:
        stage = Stage(tmp_path, server)
        with stage.config_of(ROOMS[0]).open(encoding="utf-8") as being_read:
            stage.settings = "[ui]\n"
            after = stage.config_of(ROOMS[0]).read_text(encoding="utf-8")
            before = being_read.read()
    assert after == f"{before}[ui]\n"
