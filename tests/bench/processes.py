"""A process that tells its moments, and what the kernel knows of it (proc(5))."""

import asyncio
import os
import sys
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
BYTECODE = Path(__file__).parents[2] / "build" / "bench" / "bytecode"
"""Of every module that a measured process imports: the package has it, and a tree that is worked on may not."""
WITHIN_S = 60.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Told:
    """`seconds` since the process was made, `cpu_s` of it until then."""

    seconds: float
    cpu_s: float


@dataclass
class Measured:
    pid: int
    began: float
    output: asyncio.StreamReader
    moments: dict[str, Told] = field(default_factory=dict)
    frames: int = 0

    async def until(self, moment: str) -> Told:
        """Raises TimeoutError, EOFError."""
        async with asyncio.timeout(WITHIN_S):
            while moment not in self.moments:
                await self._next()
        return self.moments[moment]

    async def listen(self, seconds: float) -> None:
        """Count its frames for so long."""
        try:
            async with asyncio.timeout(seconds):
                while True:
                    await self._next()
        except TimeoutError:
            pass

    async def _next(self) -> None:
        line = (await self.output.readline()).decode().split()
        if not line:
            raise EOFError
        match line:
            case ["frame" | "true" | "first" | "read" as moment, at, cpu]:
                self.frames += moment != "read"
                self.moments.setdefault(moment, Told(float(at) - self.began, float(cpu)))

    @property
    def pss_mb(self) -> float:
        """Its memory, what it shares counted in part."""
        rolled = Path(f"/proc/{self.pid}/smaps_rollup").read_text("ascii")
        return next(int(line.split()[1]) for line in rolled.splitlines() if line.startswith("Pss:")) / 1024

    @property
    def cpu_s(self) -> float:
        """Of all its threads."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    @property
    def wake_ups(self) -> int:
        """How often any of its threads has waited for something."""
        statuses = (path.read_text("ascii") for path in Path(f"/proc/{self.pid}/task").glob("*/status"))
        lines = (line for status in statuses for line in status.splitlines())
        return sum(int(line.split()[1]) for line in lines if line.startswith("voluntary_ctxt_switches:"))

    @property
    def written_bytes(self) -> int:
        lines = Path(f"/proc/{self.pid}/io").read_text("ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("write_bytes:"))


@asynccontextmanager
async def measured(module: str, words: Sequence[str] = (), log: Path = Path(os.devnull)) -> AsyncIterator[Measured]:
    """The module as a process, ended at the end."""
    with log.open("ab") as errors:
        began = time.monotonic()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", module, *words),
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            env=_environment(),
        )
    assert process.stdout is not None
    try:
        yield Measured(process.pid, began, process.stdout)
    finally:
        process.terminate()
        await process.communicate()


def _environment() -> dict[str, str]:
    """Whoever starts us may want no bytecode written; a panel that compiles itself at every start is not what is
    installed.
    """
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**inherited, **OFFSCREEN, "PYTHONPYCACHEPREFIX": str(BYTECODE)}
