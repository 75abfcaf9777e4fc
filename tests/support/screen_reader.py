"""A screen reader as far as the tests need one: it reads an application over the accessibility bus (AT-SPI 2) and
presses what it has found there. Specification: https://docs.gtk.org/atspi2/ and the XML of at-spi2-core.
"""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

from .waiting import LOOK_EVERY_S, in_time

LAUNCHER = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
"""How the session bus starts the accessibility bus."""
MISSING = [] if shutil.which("dbus-daemon") and LAUNCHER.exists() else ["dbus-daemon with at-spi2-core"]
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
DAEMON = ("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus")
EVENTS = ("org.a11y.atspi.Registry", "/org/a11y/atspi/registry", "org.a11y.atspi.Registry")
SHOWING = 1 << 25
"""ATSPI_STATE_SHOWING."""


@dataclass(frozen=True)
class Heard:
    """One thing of an application, `depth` deep; `owner` and `path` say where it is on the bus."""

    role: str
    name: str
    locale: str
    depth: int
    owner: str
    path: str


@asynccontextmanager
async def session_bus(folder: Path) -> AsyncIterator[dict[str, str]]:
    """A bus of our own, on which the accessibility bus starts when somebody asks for it, and with which it ends: the
    environment of what is on it.
    """
    environment = {"XDG_RUNTIME_DIR": str(folder), "XDG_CACHE_HOME": str(folder)}
    words = ("dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:path={folder}/session")
    daemon = await asyncio.create_subprocess_exec(
        *words,
        env=os.environ | environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
    )
    assert daemon.stdout is not None
    try:
        address = (await in_time("the session bus", daemon.stdout.readline())).decode().strip()
        yield {**environment, "DBUS_SESSION_BUS_ADDRESS": address, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    finally:
        daemon.terminate()
        await daemon.wait()


@asynccontextmanager
async def screen_reader(session: dict[str, str]) -> AsyncIterator["ScreenReader"]:
    """On the accessibility bus of this session."""
    async with _connected(session["DBUS_SESSION_BUS_ADDRESS"]) as bus:
        (address,) = await _call(bus, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress")
    async with _connected(address) as bus:
        reader = ScreenReader(bus)
        await reader.listen()
        yield reader


class ScreenReader:
    """`announced` is what applications said by themselves, oldest first."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus
        self.announced: list[str] = []

    async def listen(self) -> None:
        """Have announcements sent here."""
        rule = "type='signal',interface='org.a11y.atspi.Event.Object',member='Announcement'"
        await _call(self._bus, *DAEMON, "AddMatch", "s", rule)
        await _call(self._bus, *EVENTS, "RegisterEvent", "s", "object:announcement")
        self._bus.add_message_handler(self._on_message)

    def _on_message(self, message: Message) -> None:
        if message.message_type is MessageType.SIGNAL and message.member == "Announcement":
            self.announced.append(str(message.body[3].value))

    async def read(self) -> list[Heard]:
        """What every application shows, in order; the application's own entry is at depth 0."""
        found: list[Heard] = []
        for owner, path in await self._children(*REGISTRY):
            await self._read(owner, path, 0, found)
        return found

    async def hears(self, what: str, so: Callable[[Heard], bool]) -> Heard:
        """Read until there is `what`, for which `so` holds."""

        async def looks() -> Heard:
            while True:
                for heard in await self.read():
                    if so(heard):
                        return heard
                await asyncio.sleep(LOOK_EVERY_S)

        return await in_time(what, looks())

    async def press(self, heard: Heard) -> None:
        """Its first action of that name: Qt lists it twice."""
        (actions,) = await self._ask(heard.owner, heard.path, "Action", "GetActions")
        number = [name for name, *_ in actions].index("Press")
        (done,) = await self._ask(heard.owner, heard.path, "Action", "DoAction", "i", number)
        assert done

    async def _read(self, owner: str, path: str, depth: int, found: list[Heard]) -> None:
        ((low, _high),) = await self._ask(owner, path, "Accessible", "GetState")
        if depth > 0 and not low & SHOWING:
            return
        (role,) = await self._ask(owner, path, "Accessible", "GetRoleName")
        name, locale = [await self._get(owner, path, "Accessible", what) for what in ("Name", "Locale")]
        found.append(Heard(role, name, locale, depth, owner, path))
        for child in await self._children(owner, path):
            await self._read(*child, depth + 1, found)

    async def _children(self, owner: str, path: str) -> list[tuple[str, str]]:
        (children,) = await self._ask(owner, path, "Accessible", "GetChildren")
        return [(child, place) for child, place in children]

    async def _ask(
        self, owner: str, path: str, interface: str, member: str, signature: str = "", *given: object
    ) -> list[Any]:
        return await _call(self._bus, owner, path, f"org.a11y.atspi.{interface}", member, signature, *given)

    async def _get(self, owner: str, path: str, interface: str, name: str) -> str:
        given = (f"org.a11y.atspi.{interface}", name)
        (value,) = await _call(self._bus, owner, path, "org.freedesktop.DBus.Properties", "Get", "ss", *given)
        return str(value.value)


@asynccontextmanager
async def _connected(address: str) -> AsyncIterator[MessageBus]:
    bus = await in_time(f"the bus at {address}", MessageBus(bus_address=address).connect())
    try:
        yield bus
    finally:
        bus.disconnect()


async def _call(
    bus: MessageBus, owner: str, path: str, interface: str, member: str, signature: str = "", *given: object
) -> list[Any]:
    """Raises LookupError where the other side has no such thing (any more)."""
    message = Message(
        destination=owner, path=path, interface=interface, member=member, signature=signature, body=list(given)
    )
    answer = await in_time(f"{member} of {path}", bus.call(message))
    if answer is None or answer.message_type is not MessageType.METHOD_RETURN:
        raise LookupError(f"{member} of {path}: {answer.error_name if answer else 'no answer'}")
    return list(answer.body)
