"""Reports as mails (RFC 5321), over STARTTLS or TLS wherever they leave this machine."""

import asyncio
from contextlib import suppress
from typing import Final

import aiosmtplib

from kiosk.reports.message import mail_of
from kiosk.reports.queue_file import QueuedReport
from kiosk.reports.receiver import NotDelivered, Trouble
from kiosk.reports.settings import MailSettings, MailTls
from kiosk.settings.secret_file import read_secret
from kiosk.system.trust import is_untrusted, tls_context

DEADLINE_S: Final = 20.0
"""For all of a conversation."""
HELLO: Final = "[127.0.0.1]"
"""How the panel introduces itself (RFC 5321 section 4.1.3): the machine's own name is nobody's business."""


class MailReceiver:
    """A mail for each report; its Message-ID is made of the report's id, by which a repeat is known."""

    def __init__(self, settings: MailSettings, room_id: str, *, deadline_s: float = DEADLINE_S) -> None:
        self._settings = settings
        self._room_id = room_id
        self._deadline_s = deadline_s

    async def deliver(self, queued: QueuedReport) -> NotDelivered | None:
        try:
            password = read_secret(self._settings.password_file)
        except (OSError, ValueError):
            return NotDelivered(Trouble.NO_SECRET)
        try:
            await self._converse(queued, password)
        except (TimeoutError, aiosmtplib.SMTPTimeoutError):
            return NotDelivered(Trouble.NO_ANSWER)
        except aiosmtplib.SMTPResponseException as error:
            return NotDelivered(Trouble.BUSY if error.code < 500 else Trouble.REFUSED, error.code)
        except aiosmtplib.SMTPRecipientsRefused as error:
            code = max(recipient.code for recipient in error.recipients)
            return NotDelivered(Trouble.BUSY if code < 500 else Trouble.REFUSED, code)
        except OSError as error:
            return NotDelivered(Trouble.NOT_TRUSTED if is_untrusted(error) else Trouble.NO_CONNECTION)
        except Exception:  # noqa: BLE001 - the library raises anything at bytes it did not expect, a ValueError most
            return NotDelivered(Trouble.CONFUSED)
        return None

    async def _converse(self, queued: QueuedReport, password: str) -> None:
        """What the server has taken is delivered, however the conversation ends. Raises what the library raises."""
        settings = self._settings
        client = aiosmtplib.SMTP(
            hostname=settings.host,
            port=settings.port,
            username=settings.username or None,
            password=password or None,
            local_hostname=HELLO,
            timeout=self._deadline_s,
            use_tls=settings.tls is MailTls.TLS,
            start_tls=settings.tls is MailTls.STARTTLS,
            tls_context=None if settings.tls is MailTls.NONE else tls_context(settings.ca_file),
        )
        mail = mail_of(self._room_id, queued.report, queued.id, sender=settings.sender, to=settings.to)
        try:
            async with asyncio.timeout(self._deadline_s):
                await client.connect()
                await client.send_message(mail)
            with suppress(aiosmtplib.SMTPException, OSError):
                await client.quit(timeout=1.0)
        finally:
            client.close()
