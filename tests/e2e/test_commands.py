"""The commands people type and script against, on real processes."""

import asyncio
import json
import sys
from pathlib import Path

from support.scene import on_stage, until
from support.waiting import in_time

from kiosk.demo.rooms import ROOMS
from kiosk.demo.stage import Stage

ROOM = ROOMS[0]


async def _kiosk(config: Path, *words: str, **environment: str) -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "kiosk", *words, "--config", str(config)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=environment or None,
    )
    out, errors = await in_time(f"kiosk {words[0]}", process.communicate())
    return process.returncode or 0, out.decode(), errors.decode()


async def test_tap_says_by_its_exit_code_what_became_of_the_wish(built: Stage) -> None:
    config = built.config_of(ROOM)
    await built.start_panel(ROOM)
    await until(built, lambda s: s["state"] == "free")
    assert await _kiosk(config, "tap", "book", "15") == (0, "", "")
    assert (await built.status())["state"] == "busy"
    code, _, errors = await _kiosk(config, "tap", "book", "15")
    assert (code, errors) == (1, "The room cannot be booked for 15 minutes now.\n")
    assert (await _kiosk(config, "tap", "end"))[0] == 0
    assert (await _kiosk(config, "tap", "undo"))[0] == 0
    assert (await built.status())["state"] == "busy"


async def test_without_remote_tap_nobody_taps_from_outside(built: Stage) -> None:
    config = built.config_of(ROOM)
    text = config.read_text().replace("remote_tap = true", "remote_tap = false")
    built.config_of = lambda _room: config  # type: ignore[method-assign]
    config.write_text(text)
    await built.start_panel(ROOM)
    await until(built, lambda s: s["state"] == "free")
    code, _, errors = await _kiosk(config, "tap", "book", "15")
    assert code == 1
    assert "debug.remote_tap is off" in errors
    assert (await built.status())["state"] != "busy"


async def test_status_is_one_json_object_with_the_documented_keys(built: Stage) -> None:
    config = built.config_of(ROOM)
    panel = await built.start_panel(ROOM)
    await until(built, lambda s: s["state"] == "free" and s["light"]["ok"])
    code, out, _ = await _kiosk(config, "status", "--json")
    told = json.loads(out)
    assert code == 0
    assert (told["room"], told["backend"], told["pid"]) == (ROOM.id, "ok", panel.pid)
    assert {"version", "uptime_s", "until", "next_change_at", "next_start", "hold", "pending"} <= set(told)
    assert (told["devices"], told["renderer"]) == ({}, "software")
    code, out, _ = await _kiosk(config, "status")
    assert code == 0
    assert "state           free" in out


async def test_status_tells_of_a_badge_reader_that_does_not_work_and_of_a_daemon_that_is_gone() -> None:
    badge = '[badge]\nreader = "No Such Reader"\nfile = "/nonexistent/badges"\nkey_file = "/nonexistent/key"\n'
    async with on_stage(settings=badge) as built:
        await built.start_panel(ROOM)
        await until(built, lambda s: s["devices"] == {"badge_reader": "absent"} and s["light"]["ok"])
        assert built.daemon
        await built.daemon.kill()
        await until(built, lambda s: s["devices"] == {"badge_reader": "unreachable"} and not s["light"]["ok"])


async def test_self_test_says_what_works_and_what_does_not(built: Stage) -> None:
    config = built.config_of(ROOM)
    code, out, errors = await _kiosk(config, "run", "--self-test", QT_QPA_PLATFORM="offscreen", HOME="/nonexistent")
    assert code == 0, out + errors
    assert out.count("ok  ") == len(out.splitlines()) >= 5
    await built.server.aclose()
    code, out, _ = await _kiosk(config, "run", "--self-test", QT_QPA_PLATFORM="offscreen", HOME="/nonexistent")
    assert code == 1
    assert [line for line in out.splitlines() if line.startswith("FAIL")] == ["FAIL  the backend answers"]


async def test_sigterm_ends_the_panel_well(built: Stage) -> None:
    panel = await built.start_panel(ROOM)
    await until(built, lambda s: s["state"] == "free")
    await panel.stop()
    assert await panel.wait() == 0
    assert not (built.folder / ROOM.id / "control.sock").exists()


async def test_the_doctor_is_short_beside_a_panel_that_is_well() -> None:
    async with on_stage(settings="") as built:
        config = built.config_of(ROOM)
        await built.start_panel(ROOM)
        await until(built, lambda s: s["state"] == "free" and s["light"]["ok"])
        code, out, errors = await _kiosk(config, "doctor", "--json")
        short = await _kiosk(config, "doctor")
        tried = await _kiosk(config, "doctor", "--write")
    told = json.loads(out)
    of_the_machine = {"clock.rtc", "screen.output", "screen.input", "disk.health"}
    assert {one["id"] for one in told["checks"] if one["outcome"] in ("warn", "fail")} <= of_the_machine, out
    assert (code, errors) == (0, "")
    assert short[0] == 0
    assert short[1].splitlines()[-1] == told["verdict"]
    assert tried[1].endswith(short[1])
    assert "  tells time              yes" in tried[1].splitlines()


async def test_the_doctor_beside_a_panel_whose_server_is_gone(built: Stage) -> None:
    config = built.config_of(ROOM)
    await built.start_panel(ROOM)
    await until(built, lambda s: s["state"] == "free")
    await built.server.aclose()
    code, out, _ = await _kiosk(config, "doctor")
    assert code == 1
    assert "FAIL    backend.reached  127.0.0.1 does not answer" in out
    assert out.splitlines()[-1] == "This panel cannot do its work: the calendar does not answer."
