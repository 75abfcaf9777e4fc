"""Mail, against real servers on the loopback: what counts as taken, and that nothing goes out in the clear."""

from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

import pytest
from support.certificates import Authority, authority
from support.coroutine_tests import Run
from support.mail_server import HOST, MailServer, mail_server

from kiosk.reports.faults import Asset, FaultChoice, FaultItem
from kiosk.reports.mail import MailReceiver
from kiosk.reports.queue_file import QueuedReport
from kiosk.reports.receiver import NotDelivered, Trouble
from kiosk.reports.report import FaultReport
from kiosk.reports.settings import MailSettings, MailTls

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
DARK = QueuedReport(32 * "a", FaultReport(FaultItem(Asset.SCREEN), FaultChoice.NO_PICTURE, NOON))
SENDER, FACILITIES = "panels@example.org", "facilities@example.org"
SOON_S = 0.3


async def delivered(
    server: MailServer, tls: MailTls = MailTls.NONE, deadline_s: float = 20.0, **settings: Any
) -> NotDelivered | None:
    chosen = MailSettings(f"{HOST}:{server.port}", SENDER, FACILITIES, tls, **settings)
    return await MailReceiver(chosen, "waalzaal", deadline_s=deadline_s).deliver(DARK)


@pytest.fixture
def ours(tmp_path: Path) -> Authority:
    return authority(tmp_path)


async def test_it_is_one_mail_from_a_machine_without_a_name(both_loops: Run) -> None:
    async with mail_server(MailServer()) as server:
        assert await delivered(server) is None
    (mail,) = server.mails
    read = message_from_bytes(mail, policy=policy.default)
    assert (read["Subject"], read["To"]) == ("waalzaal: screen, no picture", FACILITIES)
    assert read["Message-ID"] == f"<{DARK.id}@example.org>"
    assert server.commands[0] == "EHLO [127.0.0.1]"
    assert [command.split()[0] for command in server.commands] == ["EHLO", "MAIL", "RCPT", "DATA", "QUIT"]


@pytest.mark.parametrize("tls", [MailTls.STARTTLS, MailTls.TLS])
async def test_over_tls_with_a_login(tls: MailTls, ours: Authority, tmp_path: Path, both_loops: Run) -> None:
    password = tmp_path / "password"
    password.write_text("secret\n")
    login = {"username": "panel", "password_file": str(password), "ca_file": str(ours.file)}
    async with mail_server(MailServer(ours.server, from_the_first_byte=tls is MailTls.TLS)) as server:
        assert await delivered(server, tls, **login) is None
    assert server.encrypted == [True]
    assert any(command.startswith("AUTH") for command in server.commands)


@pytest.mark.parametrize("tls", [MailTls.STARTTLS, MailTls.TLS])
async def test_a_stranger_gets_nothing(tls: MailTls, ours: Authority, tmp_path: Path) -> None:
    stranger = authority(tmp_path, "stranger")
    async with mail_server(MailServer(stranger.server, from_the_first_byte=tls is MailTls.TLS)) as server:
        failure = await delivered(server, tls, ca_file=str(ours.file))
    assert failure == NotDelivered(Trouble.NOT_TRUSTED)
    assert server.mails == []


async def test_a_server_that_offers_no_tls_gets_nothing(tmp_path: Path) -> None:
    password = tmp_path / "password"
    password.write_text("secret")
    async with mail_server(MailServer()) as server:
        failure = await delivered(server, MailTls.STARTTLS, username="panel", password_file=str(password))
    assert failure is not None
    assert [command.split()[0] for command in server.commands if command.split()[0] in ("AUTH", "MAIL")] == []


@pytest.mark.parametrize(
    ("word", "said", "failure"),
    [
        ("HELLO", b"554 go away", NotDelivered(Trouble.REFUSED, 554)),
        ("HELLO", b"421 later", NotDelivered(Trouble.BUSY, 421)),
        ("MAIL", b"550 not you", NotDelivered(Trouble.REFUSED, 550)),
        ("MAIL", b"451 later", NotDelivered(Trouble.BUSY, 451)),
        ("RCPT", b"550 unknown", NotDelivered(Trouble.REFUSED, 550)),
        ("RCPT", b"450 greylisted", NotDelivered(Trouble.BUSY, 450)),
        ("DATA", b"554 no", NotDelivered(Trouble.REFUSED, 554)),
        (".", b"552 too much", NotDelivered(Trouble.REFUSED, 552)),
        (".", b"452 full", NotDelivered(Trouble.BUSY, 452)),
    ],
)
async def test_what_an_answer_means(word: str, said: bytes, failure: NotDelivered) -> None:
    async with mail_server(MailServer(says={word: said})) as server:
        assert await delivered(server) == failure
    assert server.mails == []


@pytest.mark.parametrize("said", [b"221 bye", b"500 what", b"\xff\x00", None])
async def test_what_was_taken_is_delivered_however_the_conversation_ends(said: bytes | None) -> None:
    async with mail_server(MailServer(says={"QUIT": said})) as server:
        assert await delivered(server) is None
    assert len(server.mails) == 1


@pytest.mark.parametrize("word", ["HELLO", "EHLO", "MAIL", "DATA", "."])
@pytest.mark.parametrize("said", [b"\x00\xff", b"", b"HTTP/1.1 400 Bad Request", b"99", b"250-" + b"x" * 100_000])
async def test_garbage_is_never_taken_for_a_delivery(word: str, said: bytes) -> None:
    async with mail_server(MailServer(says={word: said})) as server:
        failure = await delivered(server, deadline_s=SOON_S)
    assert (failure is None) == (len(server.mails) == 1)


@pytest.mark.parametrize("word", ["HELLO", "RCPT", "."])
@pytest.mark.parametrize("said", [None, b"drip"])
async def test_silence_and_a_drip_end_at_the_deadline(word: str, said: bytes | None, both_loops: Run) -> None:
    async with mail_server(MailServer(says={word: said})) as server:
        failure = await delivered(server, deadline_s=SOON_S)
    assert failure is not None
    assert failure.trouble in (Trouble.NO_ANSWER, Trouble.CONFUSED, Trouble.NO_CONNECTION)


async def test_answers_that_are_each_in_time_end_at_the_deadline_of_all_of_them() -> None:
    async with mail_server(MailServer(slow_s=0.6)) as server:
        assert await delivered(server, deadline_s=1.0) == NotDelivered(Trouble.NO_ANSWER)
    assert server.mails == []


async def test_nobody_there() -> None:
    async with mail_server(MailServer()) as server:
        pass
    assert await delivered(server) == NotDelivered(Trouble.NO_CONNECTION)


async def test_without_its_password_nothing_is_sent(tmp_path: Path) -> None:
    async with mail_server(MailServer()) as server:
        failure = await delivered(server, username="panel", password_file=str(tmp_path / "gone"))
    assert failure == NotDelivered(Trouble.NO_SECRET)
    assert server.commands == []
