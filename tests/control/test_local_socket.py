"""The local socket: one question, one answer, for our own uid alone."""

import asyncio
import json
import os
import stat
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from support.waiting import PATIENCE_S

from kiosk.control.local_socket import MOST_CONNECTIONS, NAME, ControlServer, ask


async def _echo(words: list[str]) -> dict[str, Any]:
    return {"words": words}


@pytest.fixture
def run_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("run")


@pytest.fixture
@asynccontextmanager
async def server(run_dir: Path) -> AsyncIterator[ControlServer]:
    server = ControlServer(run_dir, _echo)
    await server.start()
    try:
        yield server
    finally:
        await server.aclose()


async def test_a_question_is_answered(server: ControlServer, run_dir: Path) -> None:
    assert await ask(run_dir, ["status", "now"]) == {"words": ["status", "now"]}


async def test_only_the_owner_may_open_it(server: ControlServer, run_dir: Path) -> None:
    assert stat.S_IMODE((run_dir / NAME).stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "line", [b"", b"\n", b"{}\n", b"[1]\n", b"\xff\xfe\n", b'["a"', b"[" * 4000 + b"\n", b"x" * 9000 + b"\n"]
)
async def test_nonsense_gets_no_answer_and_does_no_harm(server: ControlServer, run_dir: Path, line: bytes) -> None:
    reader, writer = await asyncio.open_unix_connection(run_dir / NAME)
    writer.write(line)
    writer.write_eof()
    assert await reader.read() == b""
    writer.close()
    assert await ask(run_dir, ["still", "there"]) == {"words": ["still", "there"]}


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else")
async def test_another_uid_gets_no_answer_even_where_it_may_connect(server: ControlServer, run_dir: Path) -> None:
    stranger = (
        "import os, socket, sys; os.setgid(65534); os.setuid(65534)\n"
        "s = socket.socket(socket.AF_UNIX); s.connect(sys.argv[1]); s.sendall(b'[\"status\"]\\n'); print(s.recv(99))"
    )
    for folder in [run_dir, *run_dir.parents]:
        if folder.stat().st_uid == os.getuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o011)
    (run_dir / NAME).chmod(0o666)
    words = [sys.executable, "-I", "-c", stranger, str(run_dir / NAME)]
    done = await asyncio.to_thread(
        subprocess.run, words, capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    told = done.stdout.strip() or done.stderr
    assert told.strip().endswith(("b''", "Connection reset by peer", "Broken pipe"))


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize("owned", [True, False])
async def test_whoever_answers_in_the_panels_place_is_told_nothing(run_dir: Path, owned: bool) -> None:
    """The panel's own user is believed, whom the folder belongs to."""
    impostor = (
        "import os, socket, sys; s = socket.socket(socket.AF_UNIX); s.bind(sys.argv[1]); s.listen()\n"
        "os.setgid(65534); os.setuid(65534); s.listen(); print('up', flush=True)\n"
        'c = s.accept()[0]; print(len(c.recv(99))); c.sendall(b\'{"state": "free"}\\n\')'
    )
    if owned:
        os.chown(run_dir, 65534, 65534)
    words = [sys.executable, "-I", "-c", impostor, str(run_dir / NAME)]
    process = await asyncio.create_subprocess_exec(*words, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert await process.stdout.readline() == b"up\n"
    if owned:
        assert await ask(run_dir, ["status"]) == {"state": "free"}
    else:
        with pytest.raises(OSError, match="somebody else"):
            await ask(run_dir, ["status"])
    heard, _ = await asyncio.wait_for(process.communicate(), PATIENCE_S)
    assert (heard != b"0\n") is owned


async def test_a_crowd_is_sent_away_and_those_who_were_first_are_served(server: ControlServer, run_dir: Path) -> None:
    first = [await asyncio.open_unix_connection(run_dir / NAME) for _ in range(MOST_CONNECTIONS)]
    for _ in range(20):
        reader, writer = await asyncio.open_unix_connection(run_dir / NAME)
        assert await reader.read() == b""
        writer.close()
    for reader, writer in first:
        writer.write(b'["a"]\n')
        assert json.loads(await reader.readline()) == {"words": ["a"]}
        writer.close()
    assert await ask(run_dir, ["after"]) == {"words": ["after"]}


async def test_where_nobody_listens_the_question_fails(run_dir: Path) -> None:
    with pytest.raises(FileNotFoundError):
        await ask(run_dir, ["status"])


@pytest.fixture
def left_by_a_killed_panel(run_dir: Path) -> None:
    (run_dir / NAME).write_bytes(b"")


async def test_a_socket_left_by_a_killed_panel_is_replaced(
    left_by_a_killed_panel: None, server: ControlServer, run_dir: Path
) -> None:
    assert await ask(run_dir, []) == {"words": []}


async def test_the_answer_is_one_line_of_json(server: ControlServer, run_dir: Path) -> None:
    reader, writer = await asyncio.open_unix_connection(run_dir / NAME)
    writer.write(b'["a"]\n')
    line = await reader.read()
    writer.close()
    assert line.count(b"\n") == 1
    assert json.loads(line) == {"words": ["a"]}
