"""Reports as HTTP requests. Nothing of an answer but its status counts, and no redirect is followed."""

import asyncio
from typing import Final

import httpx

from kiosk.reports.message import json_body
from kiosk.reports.queue_file import QueuedReport
from kiosk.reports.receiver import NotDelivered, Trouble
from kiosk.reports.settings import WebhookSettings
from kiosk.settings.secret_file import read_secret
from kiosk.system.http_time import moment_of, retry_after_s
from kiosk.system.trust import is_untrusted, tls_context

DEADLINE_S: Final = 10.0
"""For all of a request: httpx's own limits are per read."""
_BUSY: Final = frozenset({408, 429})


class WebhookReceiver:
    """A POST of JSON for each report, with its id as Idempotency-Key, by which a repeat is known. The token is read
    each time, so that a new one counts at once.
    """

    def __init__(self, settings: WebhookSettings, room_id: str, *, deadline_s: float = DEADLINE_S) -> None:
        self._settings = settings
        self._room_id = room_id
        self._deadline_s = deadline_s

    async def deliver(self, queued: QueuedReport) -> NotDelivered | None:
        try:
            token = read_secret(self._settings.token_file)
        except (OSError, ValueError):
            return NotDelivered(Trouble.NO_SECRET)
        headers = {"Content-Type": "application/json", "Idempotency-Key": queued.id}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        try:
            async with asyncio.timeout(self._deadline_s):
                return await self._post(headers, json_body(self._room_id, queued.report))
        except TimeoutError:
            return NotDelivered(Trouble.NO_ANSWER)
        except (httpx.NetworkError, OSError) as error:
            return NotDelivered(Trouble.NOT_TRUSTED if is_untrusted(error) else Trouble.NO_CONNECTION)
        except Exception:  # noqa: BLE001 - the libraries raise anything at bytes they did not expect, a ValueError most
            return NotDelivered(Trouble.CONFUSED)

    async def _post(self, headers: dict[str, str], body: bytes) -> NotDelivered | None:
        url = self._settings.url
        async with (
            httpx.AsyncClient(
                headers={"Accept-Encoding": "identity", "User-Agent": "room-kiosk"},
                follow_redirects=False,
                trust_env=False,  # no proxy and no .netrc from the environment
                timeout=self._deadline_s,
                verify=tls_context(self._settings.ca_file) if url.startswith("https:") else False,
            ) as client,
            client.stream("POST", url, headers=headers, content=body) as response,
        ):
            return _said(response)


def _said(response: httpx.Response) -> NotDelivered | None:
    """What the answer means: any 2xx has taken the report."""
    status = response.status_code
    if response.is_success:
        return None
    rest_s = retry_after_s(response.headers.get("Retry-After", ""), moment_of(response.headers.get("Date", "")))
    if status >= 500 or status in _BUSY:
        return NotDelivered(Trouble.BUSY, status, rest_s)
    return NotDelivered(Trouble.REFUSED, status, rest_s)
