"""A mail server on the loopback: takes what it is sent (RFC 5321), in the clear, over STARTTLS or over TLS."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

HOST = "127.0.0.1"


@dataclass
class MailServer:
    """`says` is what it answers instead of what it should, by the word of the command, and "HELLO" at the beginning and
    "." after a mail; None: it stays silent, "drip": a byte every 20 ms. `mails` is what was taken.
    """

    tls: ssl.SSLContext | None = None
    from_the_first_byte: bool = False
    says: Mapping[str, bytes | None] = field(default_factory=dict)
    slow_s: float = 0.0
    """Before each answer."""
    mails: list[bytes] = field(default_factory=list)
    commands: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    """Of each mail, whether it came encrypted."""
    port: int = 0

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            if await self._answer(writer, "HELLO", b"220 here"):
                while await self._command(reader, writer):
                    pass
        except (asyncio.IncompleteReadError, ConnectionError, ssl.SSLError):
            pass
        finally:
            writer.close()  # not waited for: after a handshake that failed that would be for ever (Python 3.11)

    async def _command(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        line = (await reader.readuntil(b"\r\n")).decode().strip()
        self.commands.append(line)
        word = line.split()[0].upper()
        if word == "DATA":
            return await self._mail(reader, writer)
        usual = {"EHLO": self._offers(), "QUIT": b"221 bye", "AUTH": b"235 welcome", "STARTTLS": b"220 go on"}
        goes_on = await self._answer(writer, word, usual.get(word, b"250 well"))
        if word == "STARTTLS" and goes_on:
            assert self.tls is not None
            await writer.start_tls(self.tls)
        return goes_on and word != "QUIT"

    async def _mail(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        await self._answer(writer, "DATA", b"354 go on")
        if not (self.says.get("DATA", b"3") or b"").startswith(b"3"):
            return True
        mail = await reader.readuntil(b"\r\n.\r\n")
        if "." not in self.says:
            self.mails.append(mail)
            self.encrypted.append(writer.get_extra_info("ssl_object") is not None)
        return await self._answer(writer, ".", b"250 taken")

    def _offers(self) -> bytes:
        starttls = [b"STARTTLS"] if self.tls and not self.from_the_first_byte else []
        offers = [b"here", *starttls, b"AUTH PLAIN LOGIN", b"8BITMIME"]
        return b"\r\n".join(b"250%c%s" % (b"-"[0] if o is not offers[-1] else b" "[0], o) for o in offers)

    async def _answer(self, writer: asyncio.StreamWriter, word: str, usual: bytes) -> bool:
        """Whether the conversation goes on."""
        await asyncio.sleep(self.slow_s)
        said = self.says.get(word, usual)
        if said is None or said == b"drip":
            while said:
                writer.write(b"2")
                await writer.drain()
                await asyncio.sleep(0.02)
            await asyncio.Event().wait()
        assert said is not None
        writer.write(said + b"\r\n")
        await writer.drain()
        return True


@asynccontextmanager
async def mail_server(server: MailServer) -> AsyncIterator[MailServer]:
    talking: set[asyncio.Task[None]] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        talking.add(task)
        with suppress(asyncio.CancelledError):
            await server.talk(reader, writer)

    tls = server.tls if server.from_the_first_byte else None
    listening = await asyncio.start_server(talk, HOST, 0, ssl=tls)
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listening.close()
        for task in talking:
            task.cancel()
        await asyncio.gather(*talking, return_exceptions=True)
