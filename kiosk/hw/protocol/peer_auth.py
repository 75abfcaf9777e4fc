"""Who may talk over the ipc socket: both ends ask the kernel for the other's user, by way of ZAP (ZeroMQ RFC 27).

libzmq asks a socket bound to a fixed inproc address about every connection. It does so only for sockets with a domain,
and lets everybody in when nobody answers there, unless the domain is enforced: `require_zap` sets both.
"""

import grp
import os
import pwd
import re
from collections.abc import Container, Sequence
from contextlib import suppress
from typing import Any, Final

import zmq
import zmq.asyncio

from kiosk.system.accounts import LINK_GROUP

_ZAP: Final = "inproc://zeromq.zap.01"
_VERSION: Final = b"1.0"
_DOMAIN: Final = b"kiosk-hw"
_IPC_PEER: Final = re.compile(rb"localhost:(\d{1,10}):\d+:\d+")
"""libzmq's address of an ipc peer: uid, gid and pid as SO_PEERCRED tells them (unix(7))."""


def allowed_uids() -> frozenset[int]:
    """Our own user and the members of `LINK_GROUP`, as they are now."""
    uids = {os.getuid()}
    with suppress(KeyError):
        for name in grp.getgrnam(LINK_GROUP).gr_mem:
            with suppress(KeyError):
                uids.add(pwd.getpwnam(name).pw_uid)
    return frozenset(uids)


def require_zap(socket: zmq.Socket[Any]) -> None:
    """Let `socket` have no peer that was not admitted; to be called before it binds or connects."""
    socket.setsockopt(zmq.ZAP_DOMAIN, _DOMAIN)
    socket.setsockopt(zmq.ZAP_ENFORCE_DOMAIN, 1)


def bind_zap(context: zmq.asyncio.Context) -> zmq.asyncio.Socket:
    """Where libzmq asks about the peers of `context`; one for each context, before its first guarded socket."""
    door = context.socket(zmq.REP)
    door.bind(_ZAP)
    return door


async def serve_zap(door: zmq.asyncio.Socket, allowed: Container[int]) -> None:
    """Answer for ever. Whoever stops answering locks everybody out."""
    while True:
        await door.send_multipart(verdict(await door.recv_multipart(), allowed))


def verdict(request: Sequence[bytes], allowed: Container[int]) -> list[bytes]:
    """The ZAP 1.0 reply to a ZAP 1.0 request (version, id, domain, address, identity, mechanism, …)."""
    version, request_id, domain, address, _, mechanism, *_ = [*request, *6 * [b""]]
    peer = _IPC_PEER.fullmatch(address)
    known = version == _VERSION and domain == _DOMAIN and mechanism == b"NULL"
    admitted = known and peer is not None and int(peer[1]) in allowed
    return [_VERSION, request_id, b"200" if admitted else b"400", b"", b"", b""]
