"""Who may talk to the hardware daemon: the kernel says who a peer is, and without an answer nobody comes in (S6)."""

import asyncio
import grp
import os
import pwd
from pathlib import Path
from types import SimpleNamespace

import pytest
import zmq
import zmq.asyncio
from hw_daemon import HwDaemon, python
from hypothesis import given
from hypothesis import strategies as st
from support.waiting import PATIENCE_S, in_time
from zmq.utils.monitor import recv_monitor_message

from kiosk.hw.daemon.daemon import listen
from kiosk.hw.protocol.peer_auth import allowed_uids, bind_zap, require_zap, serve_zap, verdict
from kiosk.system.accounts import LINK_GROUP

REQUEST = [b"1.0", b"7", b"kiosk-hw", b"localhost:1000:1000:4242", b"", b"NULL"]
YES = [b"1.0", b"7", b"200", b"", b"", b""]
NO = [b"1.0", b"7", b"400", b"", b"", b""]


def test_an_allowed_user_is_admitted_and_another_is_not() -> None:
    assert verdict(REQUEST, {1000}) == YES
    assert verdict(REQUEST, {0, 100, 10000, 4242}) == NO
    assert verdict(REQUEST, set()) == NO


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, b"2.0"),
        (2, b""),
        (2, b"other"),
        (3, b""),
        (3, b"localhost"),
        (3, b"127.0.0.1"),
        (3, b"localhost::1000:4242"),
        (3, b"localhost:-1000:1000:4242"),
        (3, b"localhost:1000:1000"),
        (3, b"localhost:1000:1000:4242:1"),
        (3, b"x:localhost:1000:1000:4242"),
        (3, b"localhost:1000:1000:4242\n"),
        (5, b"PLAIN"),
        (5, b"CURVE"),
    ],
)
def test_what_is_not_a_plain_ipc_peer_of_ours_is_refused(place: int, value: bytes) -> None:
    request = [value if index == place else frame for index, frame in enumerate(REQUEST)]
    assert verdict(request, {1000}) == NO


@given(st.lists(st.binary(max_size=40), max_size=8))
def test_any_request_gets_a_refusal(request: list[bytes]) -> None:
    assert verdict(request, {0, 1000})[2] == b"400"


def test_the_group_brings_its_members_in(monkeypatch: pytest.MonkeyPatch) -> None:
    users = {"kiosk": 990, "kiosk-hw": 991}
    monkeypatch.setattr(grp, "getgrnam", {LINK_GROUP: SimpleNamespace(gr_mem=["left-the-company", *users])}.__getitem__)
    monkeypatch.setattr(pwd, "getpwnam", lambda name: SimpleNamespace(pw_uid=users[name]))
    assert allowed_uids() == {os.getuid(), 990, 991}


def test_without_the_group_it_is_only_ourselves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grp, "getgrnam", {}.__getitem__)
    assert allowed_uids() == {os.getuid()}


OTHER_USER = """
import os, sys, zmq
from zmq.utils.monitor import recv_monitor_message
os.setgroups([]); os.setgid(int(sys.argv[1])); os.setuid(int(sys.argv[1]))
context = zmq.Context(); dealer = context.socket(zmq.DEALER)
monitor = dealer.get_monitor_socket(zmq.EVENT_HANDSHAKE_SUCCEEDED | zmq.EVENT_HANDSHAKE_FAILED_AUTH)
dealer.connect(sys.argv[2])
print(zmq.Event(recv_monitor_message(monitor)["event"]).name, flush=True)
os._exit(0)
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
@pytest.mark.parametrize(("uid", "event"), [(0, "HANDSHAKE_SUCCEEDED"), (65534, "HANDSHAKE_FAILED_AUTH")])
def test_a_real_daemon_refuses_another_user(daemon: HwDaemon, uid: int, event: str) -> None:
    daemon.start()
    daemon.socket.chmod(0o666)  # the rights of the file are the first door; this is about the second
    process = python("-c", OTHER_USER, str(uid), f"ipc://{daemon.socket}")
    try:
        assert process.communicate(timeout=PATIENCE_S) == (event + "\n", "")
    finally:
        process.kill()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_another_user_cannot_even_open_the_socket(daemon: HwDaemon) -> None:
    daemon.start()
    process = python("-c", "import os, socket, sys; os.setgroups([]); os.setgid(65534); os.setuid(65534);"
                     "print(socket.socket(socket.AF_UNIX).connect_ex(sys.argv[1]))", str(daemon.socket))  # fmt: skip
    try:
        assert process.communicate(timeout=PATIENCE_S)[0] == "13\n"
    finally:
        process.kill()


async def what_a_peer_meets(path: Path, *, doorkeeper: bool) -> int:
    events = zmq.EVENT_HANDSHAKE_SUCCEEDED | zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL
    with zmq.asyncio.Context() as context, zmq.Context() as elsewhere:
        door = bind_zap(context)
        keeping = asyncio.ensure_future(serve_zap(door, allowed_uids()))
        if not doorkeeper:
            door.close(linger=0)
        with listen(context, str(path)) as router, router.get_monitor_socket(events) as monitor:
            with elsewhere.socket(zmq.DEALER) as dealer:
                dealer.connect(f"ipc://{path}")
                event = await in_time("what the peer meets", recv_monitor_message(monitor))
            router.disable_monitor()
        keeping.cancel()
        door.close(linger=0)
    return event["event"]


async def test_a_dead_doorkeeper_locks_everybody_out(short_dir: Path) -> None:
    assert await what_a_peer_meets(short_dir / "a", doorkeeper=True) == zmq.EVENT_HANDSHAKE_SUCCEEDED
    assert await what_a_peer_meets(short_dir / "b", doorkeeper=False) == zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL


def test_a_guarded_socket_has_a_domain_and_insists_on_it() -> None:
    with zmq.Context() as context, context.socket(zmq.ROUTER) as router:
        require_zap(router)
        assert router.getsockopt(zmq.ZAP_DOMAIN)
        assert router.getsockopt(zmq.ZAP_ENFORCE_DOMAIN) == 1
