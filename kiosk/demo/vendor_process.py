"""The fake of a vendor's calendars: a process out of the source tree, which the package does not have."""

import asyncio
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

import kiosk

FAKES: Final = Path(kiosk.__file__).parents[1] / "tests"
COMES_UP_WITHIN: Final = 30.0
STOPS_WITHIN: Final = 10.0


def has_fakes() -> bool:
    return (FAKES / "vendors").is_dir()


class VendorProcess:
    """`python -m vendors.NAME`: its first line says where it is."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._process: asyncio.subprocess.Process | None = None

    async def start(self, *words: str) -> str:
        """That line. Raises TimeoutError, OSError."""
        self._process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", f"vendors.{self._name}", *words),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            cwd=FAKES,
            process_group=0,  # what ends us, as Ctrl-C does, is not sent to it too: we end it
        )
        assert self._process.stdout is not None
        async with asyncio.timeout(COMES_UP_WITHIN):
            line = await self._process.stdout.readline()
        if not line:
            raise OSError(f"the fake of {self._name} ended")
        return line.decode().strip()

    def freeze(self) -> None:
        """It keeps all it has and answers nobody, until it thaws."""
        self._send(signal.SIGSTOP)

    def thaw(self) -> None:
        self._send(signal.SIGCONT)

    async def aclose(self) -> None:
        process, self._process = self._process, None
        if process is None or process.returncode is not None:
            return
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGCONT)
            process.terminate()
        try:
            async with asyncio.timeout(STOPS_WITHIN):
                await process.wait()
        except TimeoutError:
            process.kill()
            await process.wait()

    def _send(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)
