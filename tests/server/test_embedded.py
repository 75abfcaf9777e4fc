"""The calendar server in the box, as a real process."""

import asyncio
import os
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from support.waiting import PATIENCE_S, in_time

from kiosk.server import certificate
from kiosk.server.embedded import HOST, EmbeddedRoom, EmbeddedServer, EmbeddedServerError, serve
from kiosk.system.trust import tls_context

ROOMS = (EmbeddedRoom("waal", "Waalzaal <&> groot"), EmbeddedRoom("maas", "Maaszaal"))


def login(server: EmbeddedServer, room: str) -> httpx.AsyncClient:
    password = server.password_file(room).read_text().strip()
    return httpx.AsyncClient(auth=(room, password), trust_env=False, timeout=PATIENCE_S)


async def status(server: EmbeddedServer, user: str, room: str) -> int:
    async with login(server, user) as client:
        answer = await client.request("PROPFIND", server.url(room), headers={"Depth": "0"})
        return answer.status_code


async def test_each_room_has_its_own_calendar_and_nobody_elses(tmp_path: Path) -> None:
    async with EmbeddedServer(tmp_path / "cal", ROOMS) as server:
        assert await status(server, "waal", "waal") == 207
        assert await status(server, "maas", "maas") == 207
        assert await status(server, "waal", "maas") == 403
        async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE_S) as nobody:
            assert (await nobody.request("PROPFIND", server.url("waal"))).status_code == 401


async def test_forty_panels_that_ask_while_it_is_busy_are_all_let_in(tmp_path: Path) -> None:
    async with EmbeddedServer(tmp_path, ROOMS) as server:
        assert server._process is not None
        os.kill(server._process.pid, signal.SIGSTOP)
        try:
            opening = [in_time("a way in", asyncio.open_connection(HOST, server.port)) for _ in range(40)]
            opened = await asyncio.gather(*opening)
        finally:
            os.kill(server._process.pid, signal.SIGCONT)
        for _, writer in opened:
            writer.close()


async def test_who_asks_how_to_log_in_need_not_wait(tmp_path: Path) -> None:
    """Its answer to a wrong password comes at once, too: nobody guesses one of 256 bits."""
    async with EmbeddedServer(tmp_path, ROOMS):
        assert "delay = 0" in (tmp_path / "config").read_text("utf-8").splitlines()


async def test_a_second_start_keeps_passwords_and_events(tmp_path: Path) -> None:
    event = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20250101T000000Z\r\n"
    event += b"DTSTART:20250101T000000Z\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    async with EmbeddedServer(tmp_path, ROOMS) as server:
        async with login(server, "waal") as client:
            assert (await client.put(server.url("waal") + "a.ics", content=event)).status_code == 201
        passwords = [server.password_file(room.id).read_text() for room in ROOMS]
    async with EmbeddedServer(tmp_path, ROOMS) as server:
        assert [server.password_file(room.id).read_text() for room in ROOMS] == passwords
        async with login(server, "waal") as client:
            assert (await client.get(server.url("waal") + "a.ics")).status_code == 200


async def test_what_it_writes_only_its_owner_can_read(tmp_path: Path) -> None:
    async with EmbeddedServer(tmp_path / "cal", ROOMS):
        pass
    folder = tmp_path / "cal"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for name in ("users", "config", "waal.password", "maas.password"):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600
    waal, maas = ((folder / f"{room.id}.password").read_text().strip() for room in ROOMS)
    assert waal != maas
    assert len(waal) >= 43


async def test_it_listens_on_the_loopback_only(tmp_path: Path) -> None:
    async with EmbeddedServer(tmp_path, ROOMS) as server:
        addresses = [line.split()[1].split(":") for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
        assert {host for host, port in addresses if port == f"{server.port:04X}"} == {"0100007F"}


async def test_it_ends_with_the_context(tmp_path: Path) -> None:
    async with EmbeddedServer(tmp_path, ROOMS) as server:
        pid = server.pid
        assert pid is not None
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


async def test_a_port_in_use_is_said(tmp_path: Path) -> None:
    with socket.create_server((HOST, 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(
            EmbeddedServerError, match=f"{HOST} port {port} cannot be listened on: Address already in use"
        ):
            await EmbeddedServer(tmp_path, ROOMS, port).start()


async def test_somebody_who_waits_on_its_port_is_told_no_password(tmp_path: Path) -> None:
    """They bind it first and listen as soon as it is to be seen: then it is too late for them."""
    with socket.socket() as waiting:
        waiting.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        waiting.bind((HOST, 0))
        async with EmbeddedServer(tmp_path, ROOMS, waiting.getsockname()[1]) as server:
            with pytest.raises(OSError, match="in use"):
                waiting.listen()
            assert await status(server, "waal", "waal") == 207


@pytest.mark.parametrize("address", [HOST, "::1", "0.0.0.0", "::"])
async def test_with_a_certificate_it_listens_anywhere_and_encrypts(tmp_path: Path, address: str) -> None:
    shown = certificate.own(tmp_path)
    async with EmbeddedServer(tmp_path, ROOMS, address=address, certificate=shown) as server:
        assert server.url("waal").startswith("https://")
        host = {"0.0.0.0": HOST, "::": "[::1]", "::1": "[::1]"}.get(address, address)
        url = f"https://{host}:{server.port}/waal/calendar/"
        password = server.password_file("waal").read_text().strip()
        pinned = tls_context(None, shown.fingerprint)
        async with httpx.AsyncClient(auth=("waal", password), verify=pinned, trust_env=False) as client:
            assert (await client.request("PROPFIND", url, timeout=PATIENCE_S)).status_code == 207
            with pytest.raises(httpx.TransportError):
                await client.request("PROPFIND", url.replace("https", "http"), timeout=PATIENCE_S)


@pytest.mark.parametrize("address", ["0.0.0.0", "127.0.0.2", "::1"])
def test_without_one_it_listens_nowhere_else(tmp_path: Path, address: str) -> None:
    with pytest.raises(ValueError, match="encrypted"):
        EmbeddedServer(tmp_path, ROOMS, address=address)


async def test_a_server_that_ends_at_once_is_said(tmp_path: Path) -> None:
    (tmp_path / "collections").write_text("no folder")
    with pytest.raises(EmbeddedServerError, match="did not come up"):
        await EmbeddedServer(tmp_path, ROOMS).start()


@pytest.mark.parametrize("room_id", ["", "..", "a/b", "a b", "A", "a:b", "x" * 64, "-a", "a\n"])
def test_a_room_id_that_would_name_something_else_is_refused(room_id: str) -> None:
    with pytest.raises(ValueError, match="room id"):
        EmbeddedRoom(room_id, "x")


PARENT = """
import asyncio, sys
from pathlib import Path
from kiosk.server.embedded import EmbeddedRoom, EmbeddedServer
async def main():
    async with EmbeddedServer(Path(sys.argv[1]), (EmbeddedRoom("waal", "Waal"),)) as server:
        print(server.pid, flush=True)
        await asyncio.sleep(60)
asyncio.run(main())
"""


@pytest.fixture
def parent(tmp_path: Path) -> Iterator["subprocess.Popen[str]"]:
    child = subprocess.Popen([sys.executable, "-c", PARENT, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    with child:
        yield child
        child.kill()


async def test_it_does_not_outlive_the_process_that_started_it(parent: "subprocess.Popen[str]") -> None:
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    gone = os.pidfd_open(pid)
    parent.kill()
    parent.wait(PATIENCE_S)
    os.set_blocking(gone, False)
    ended = asyncio.Event()
    asyncio.get_running_loop().add_reader(gone, ended.set)
    await in_time("the server to end", ended.wait())
    os.close(gone)


async def test_serve_says_where_and_ends_on_request(tmp_path: Path) -> None:
    said: list[str] = []

    def say(line: str) -> None:
        said.append(line)
        if len(said) == len(ROOMS):
            os.kill(os.getpid(), signal.SIGTERM)

    assert await serve(EmbeddedServer(tmp_path, ROOMS), say) == 0
    assert "/waal/calendar/" in said[0]
    assert (tmp_path / "waal.password").read_text().strip() not in "".join(said)


async def test_the_command_says_where_at_once_also_into_a_pipe(tmp_path: Path) -> None:
    words = ["-m", "kiosk", "serve", "--dir", str(tmp_path), "--port", "0", "--room", "waalzaal=Waalzaal"]
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = await asyncio.create_subprocess_exec(sys.executable, *words, stdout=asyncio.subprocess.PIPE, env=environ)
    try:
        assert command.stdout is not None
        line = await in_time("the room's address", command.stdout.readline())
        assert line.startswith(b"waalzaal: http://127.0.0.1:")
    finally:
        command.terminate()
        assert await in_time("the command to end", command.wait()) == 0
