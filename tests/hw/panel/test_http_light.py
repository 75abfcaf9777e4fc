"""A light behind HTTP, against real servers on the loopback: told the right colour again and again, never queued, and
a service that is ill is no more than a mark on the screen.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import pytest
from support.raw_server import raw_server
from support.waiting import PATIENCE_S, in_time

from kiosk.hw.light.http import HttpLightSettings, Method
from kiosk.hw.look.patterns import BLUE, GREEN, RED, Colours
from kiosk.hw.panel.http_light import HttpLight
from kiosk.room.pattern import LightPattern
from kiosk.system.boot_clock import boottime

NEVER_S = 1000.0
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
ILL = "^the light's service does not do as it is told"


@dataclass
class Service:
    """Answers with `reply`, or not at all; remembers every request, and how many it had at once."""

    reply: bytes | None = OK
    requests: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    port: int = 0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    talking: dict[asyncio.StreamWriter, "asyncio.Task[None] | None"] = field(default_factory=dict)

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.talking[writer] = asyncio.current_task()
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            while True:
                await self._one(reader, writer)
        writer.close()

    async def hang_up(self) -> None:
        for writer in self.talking:
            writer.close()
        await asyncio.gather(*(task for task in self.talking.values() if task), return_exceptions=True)

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        size = re.search(r"(?i)content-length: (\d+)", head)
        body = (await reader.readexactly(int(size[1]) if size else 0)).decode()
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.requests.append(head + body)
        self.arrived.set()
        if self.reply is None:
            await reader.read(1)  # until they hang up
            self.at_once -= 1
            raise ConnectionError
        self.at_once -= 1
        writer.write(self.reply)
        await writer.drain()

    async def until(self, holds: Callable[[], bool]) -> None:
        async def hears() -> None:
            while not holds():
                self.arrived.clear()
                await self.arrived.wait()

        await in_time("the right requests", hears())

    @property
    def colours(self) -> list[str]:
        return [request.split("rgb=")[1][:6] for request in self.requests]


@asynccontextmanager
async def service(reply: bytes | None = OK, port: int = 0) -> AsyncIterator[Service]:
    here = Service(reply)
    async with await asyncio.start_server(here.talk, "127.0.0.1", port) as server:
        here.port = server.sockets[0].getsockname()[1]
        yield here
        server.close()
        await here.hang_up()


def settings(port: int, **others: Any) -> HttpLightSettings:
    url = f"http://127.0.0.1:{port}/led?rgb={{hex}}&for={{ttl}}"
    return HttpLightSettings(**{"url": url} | others)


@asynccontextmanager
async def light_at(
    wanted: HttpLightSettings,
    turns: "asyncio.Queue[bool] | None" = None,
    token: str = "",
    renew_s: float = NEVER_S,
    deadline_s: float = PATIENCE_S,
    clock: Callable[[], float] = boottime,
) -> AsyncIterator[HttpLight]:
    told = (turns or asyncio.Queue()).put_nowait
    light = HttpLight(wanted, token, told, renew_s=renew_s, deadline_s=deadline_s, clock=clock)
    try:
        yield light
    finally:
        await light.aclose()


async def turned(turns: "asyncio.Queue[bool]", ok: bool) -> None:
    """Perhaps after other turns: on a busy machine a good answer may be later than a short deadline."""

    async def turns_so() -> None:
        while await turns.get() is not ok:
            pass

    await in_time(f"the light to turn {'good' if ok else 'bad'}", turns_so())


def hexa(colour: object) -> str:
    return str(colour)[1:]


async def test_every_pattern_is_a_steady_colour_of_its_own_kind() -> None:
    async with service() as led, light_at(settings(led.port)) as light:
        for number, pattern in enumerate(LightPattern, 1):
            light.show(pattern)
            await led.until(lambda number=number: len(led.requests) >= number)  # type: ignore[misc]
        assert led.colours == ["00ff00", "ff0000", "ff7800", "ff7800", "ff0000", "0000ff", "a000ff", "ffffff"]
        assert all("for=10 " in request for request in led.requests)


async def test_chosen_colours_and_levels_are_what_travels() -> None:
    async with service() as led:
        wanted = settings(led.port, colours=Colours(free=RED, busy=GREEN), brightness=50, night_brightness=1)
        async with light_at(wanted) as light:
            light.show(LightPattern.FREE)
            await led.until(lambda: led.colours == ["800000"])
            light.show(LightPattern.FREE, dim=True)
            await led.until(lambda: led.colours[1:] == ["030000"])


@pytest.mark.parametrize(
    ("body", "kind", "sent"),
    [
        ('{"color":"#{hex}","r":{r}}', "application/json", '{"color":"#ff0000","r":255}'),
        (
            "red={r}&green={g}&blue={b}&hex={hex}",
            "application/x-www-form-urlencoded",
            "red=255&green=0&blue=0&hex=ff0000",
        ),
    ],
)
@pytest.mark.parametrize("method", [Method.PUT, Method.POST])
async def test_a_body_goes_with_put_and_post_and_the_token_with_everything(
    method: Method, body: str, kind: str, sent: str
) -> None:
    async with service() as led, light_at(settings(led.port, method=method, body=body), token="t0k") as light:
        light.show(LightPattern.BUSY)
        await led.until(lambda: len(led.requests) == 1)
        head, _, arrived = led.requests[0].partition("\r\n\r\n")
        assert head.startswith(f"{method} /led?rgb=ff0000&for=10 HTTP/1.1")
        assert f"\r\nContent-Type: {kind}" in head
        assert "\r\nAuthorization: Bearer t0k" in head
        assert arrived == sent


async def test_it_says_the_same_again_so_that_a_restarted_service_is_right() -> None:
    async with service() as led, light_at(settings(led.port), renew_s=0.02) as light:
        light.show(LightPattern.FREE)
        await led.until(lambda: len(led.requests) == 5)
        assert set(led.colours) == {"00ff00"}
        assert led.most_at_once == 1


async def test_it_flashes_only_where_it_may() -> None:
    async with service() as led, light_at(settings(led.port, blink=True)) as light:
        light.show(LightPattern.UNKNOWN)
        await led.until(lambda: min(map(led.colours.count, ("0000ff", "000000"))) == 2)
        assert set(led.colours) == {"0000ff", "000000"}


async def test_a_new_flash_begins_lit_and_a_dimmer_one_goes_on() -> None:
    now = 100.0
    async with service() as led, light_at(settings(led.port, blink=True), clock=lambda: now) as light:
        light.show(LightPattern.FREE)
        await led.until(lambda: len(led.requests) == 1)
        now += 1.5
        light.show(LightPattern.HELD)
        await led.until(lambda: len(led.requests) == 2)
        now += 1.5
        light.show(LightPattern.HELD, dim=True)
        await led.until(lambda: len(led.requests) == 3)
        assert led.colours == ["00ff00", "ff0000", "000000"]


async def test_stopped_it_leaves_unknown_behind() -> None:
    async with service() as led:
        async with light_at(settings(led.port)) as light:
            light.show(LightPattern.FREE)
            await led.until(lambda: len(led.requests) == 1)
        assert led.colours == ["00ff00", hexa(BLUE)]


async def test_stopped_it_waits_for_no_service_that_is_silent() -> None:
    async with service(reply=None) as led, light_at(settings(led.port), deadline_s=0.05):
        pass


@pytest.mark.logs(ILL)
@pytest.mark.parametrize(
    "reply",
    [
        b"HTTP/1.1 500 X\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 401 X\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 302 X\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 X\r\nContent-Length: 5\r\n\r\n",  # and no more
        b"nonsense\r\n\r\n",
        None,
    ],
)
async def test_a_service_that_is_ill_is_said_and_forgiven(reply: bytes | None) -> None:
    turns: asyncio.Queue[bool] = asyncio.Queue()
    async with service() as led, light_at(settings(led.port), turns, deadline_s=0.3) as light:
        light.show(LightPattern.FREE)
        await turned(turns, ok=True)
        led.reply = reply
        light.show(LightPattern.BUSY)
        await turned(turns, ok=False)
        led.reply = OK
        light.show(LightPattern.FREE)
        await turned(turns, ok=True)
        assert not any("elsewhere" in request for request in led.requests)
        assert led.most_at_once == 1


@pytest.mark.logs(ILL)
async def test_a_service_that_comes_later_is_told_the_last_word_alone() -> None:
    async with service() as gone:
        port = gone.port
    turns: asyncio.Queue[bool] = asyncio.Queue()
    async with light_at(settings(port), turns) as light:
        for pattern in (LightPattern.FREE, LightPattern.BUSY):
            light.show(pattern)
            for _ in range(20):
                await asyncio.sleep(0)
        async with service(port=port) as led:
            await turned(turns, ok=True)
            assert led.colours[-1] == "ff0000"
            assert len(led.requests) == 1


@pytest.mark.logs(ILL)
async def test_an_answer_that_never_ends_is_not_waited_for() -> None:
    turns: asyncio.Queue[bool] = asyncio.Queue()
    long = b"HTTP/1.1 200 X\r\nContent-Length: 10000000\r\n\r\n" + bytes(1_000_000)
    async with service(long) as led, light_at(settings(led.port), turns) as light:
        light.show(LightPattern.FREE)
        await turned(turns, ok=True)


@pytest.mark.usefixtures("both_loops")
async def test_answers_that_are_too_long_cost_no_connection() -> None:
    """More of them than a client may have connections."""
    long = b"HTTP/1.1 200 X\r\nContent-Length: 400000\r\n\r\n" + bytes(400_000)
    turns: asyncio.Queue[bool] = asyncio.Queue()
    async with service(long) as led, light_at(settings(led.port), turns, renew_s=0.0) as light:
        light.show(LightPattern.FREE)
        await led.until(lambda: len(led.requests) >= 120)
        assert turns.get_nowait()
        assert turns.empty()


@pytest.mark.logs(ILL)
async def test_an_answer_that_drips_is_given_up_as_a_whole() -> None:
    """httpx's own limit begins anew with every byte."""
    turns: asyncio.Queue[bool] = asyncio.Queue()
    endless = b"HTTP/1.1 200 X\r\nContent-Length: 1000000\r\n\r\n"
    async with raw_server(lambda head: OK if b"00ff00" in head else endless, drip=True) as drip:
        wanted = replace(settings(0), url=drip.url + "{hex}")
        async with light_at(wanted, turns, deadline_s=0.3) as light:
            light.show(LightPattern.FREE)
            await turned(turns, ok=True)
            light.show(LightPattern.BUSY)
            await turned(turns, ok=False)


async def test_no_proxy_of_the_machine_stands_between(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    async with service() as led, light_at(settings(led.port)) as light:
        light.show(LightPattern.FREE)
        await led.until(lambda: len(led.requests) == 1)


@pytest.mark.logs(ILL)
@pytest.mark.usefixtures("virtual_time")
async def test_a_service_that_is_away_is_asked_less_and_less() -> None:
    """In virtual time; a flashing light looks at its clock once a request."""
    looks: list[float] = []
    loop = asyncio.get_running_loop()

    def clock() -> float:
        looks.append(loop.time())
        return 0.0

    wanted = settings(1, blink=True)  # nobody listens there
    async with light_at(wanted, clock=clock) as light:
        light.show(LightPattern.FREE)
        await asyncio.sleep(250)
    pauses = [later - earlier for earlier, later in pairwise(looks[2:])]
    assert pauses == sorted(pauses[:-1]) + pauses[-1:]
    assert len([pause for pause in pauses if 30 <= pause <= 32]) >= 5


@pytest.mark.logs(ILL)
async def test_the_log_names_no_address_and_no_token(caplog: pytest.LogCaptureFixture) -> None:
    turns: asyncio.Queue[bool] = asyncio.Queue()
    broken = b"HTTP/1.1 503 canary\r\nContent-Length: 0\r\n\r\n"
    async with service(broken) as led, light_at(settings(led.port), turns, token="canary") as light:
        light.show(LightPattern.FREE)
        await led.until(lambda: len(led.requests) == 1)
        light.show(LightPattern.BUSY)  # goes out when the first answer has been heard
        await led.until(lambda: len(led.requests) == 2)
    assert "HTTP 503" in caplog.text
    for secret in ("canary", "127.0.0.1", "led?"):
        assert secret not in "".join(r.getMessage() for r in caplog.records if r.name.startswith("kiosk"))
