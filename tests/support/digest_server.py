"""A calendar server on the loopback that lets nobody in but by HTTP Digest (RFC 7616), and counts who tried."""

import hashlib
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count

from support.raw_server import RawServer, answer, raw_server

REALM = "calendars"
_FIELD = re.compile(r'(\w+)=(?:"([^"]*)"|([^\s,]*))')
_HASHES = {"MD5": hashlib.md5, "SHA-256": hashlib.sha256}


@dataclass
class DigestServer:
    """Answers what it lets in with `reply`. `nonce_lasts`: requests until a nonce has aged, which its refusal says."""

    username: str
    password: str
    algorithm: str = "MD5"
    reply: bytes = answer(207, b"<multistatus xmlns='DAV:'/>")
    nonce_lasts: int = 1000
    also_offers: tuple[str, ...] = ()
    let_in: list[bytes] = field(default_factory=list)
    refused: list[bytes] = field(default_factory=list)
    _nonces: "count[int]" = field(default_factory=count)
    _nonce: str = ""
    _used: int = 0

    def answer(self, request: bytes) -> bytes:
        given = self._given(request)
        if given.get("nonce") == self._nonce and self._used < self.nonce_lasts and self._is_right(request, given):
            self._used += 1
            assert int(given["nc"], 16) == self._used, "a counter that jumps is a replay"
            self.let_in.append(request)
            return self.reply
        self.refused.append(request)
        return self._challenge(is_stale=bool(given))

    def _given(self, request: bytes) -> dict[str, str]:
        header = re.search(rb"(?im)^authorization: Digest (.*)\r$", request)
        words = _FIELD.findall(header[1].decode()) if header else []
        return {name: quoted or bare for name, quoted, bare in words}

    def _challenge(self, *, is_stale: bool) -> bytes:
        self._nonce, self._used = f"nonce-{next(self._nonces)}", 0
        ours = f'Digest realm="{REALM}", qop="auth, auth-int", algorithm={self.algorithm}, nonce="{self._nonce}"'
        lines = [*self.also_offers, ours + (", stale=true" if is_stale else "")]
        head = "".join(f"WWW-Authenticate: {line}\r\n" for line in lines)
        return f"HTTP/1.1 401 X\r\n{head}Set-Cookie: session=1\r\nContent-Length: 6\r\n\r\nno-one".encode()

    def _is_right(self, request: bytes, given: dict[str, str]) -> bool:
        def digest(text: str) -> str:
            return _HASHES[self.algorithm](text.encode()).hexdigest()

        method, path, _ = request.split(b"\r\n", 1)[0].decode().split(" ")
        secret = digest(f"{self.username}:{REALM}:{self.password}")
        words = (secret, given["nonce"], given["nc"], given["cnonce"], given["qop"], digest(f"{method}:{path}"))
        return given["uri"] == path and given["response"] == digest(":".join(words))


@asynccontextmanager
async def digest_server(server: DigestServer) -> AsyncIterator[RawServer]:
    async with raw_server(server.answer, keep_alive=True) as raw:
        yield raw
