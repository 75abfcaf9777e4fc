"""`kiosk login`."""

import argparse
import asyncio
from typing import TYPE_CHECKING

from kiosk.commands.configuration import add_config, loaded
from kiosk.commands.refusal import refused

if TYPE_CHECKING:
    from kiosk.backend_tables import GraphTable
    from kiosk.config import Config
    from kiosk.sync.graph.client import GraphClient

_ASKED = """\
On any computer or phone, open

    {address}

and type {code}. Sign in there as {mailbox}, not as yourself. The code is good for {minutes} minutes."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)


def run(options: argparse.Namespace) -> int:
    from kiosk.backend_tables import GraphTable

    table = loaded(options.config).backend
    if not isinstance(table, GraphTable) or table.login_file is None:
        return refused("login", "[backend] names no login_file, so there is no account to sign in.")
    try:
        refusal = asyncio.run(_login(table))
    except KeyboardInterrupt:
        refusal = "Nobody was signed in."
    if refusal is not None:
        return refused("login", refusal)
    print(f"{table.mailbox} is signed in. The panel reads its calendar from the next look on.")
    return 0


def is_awaited(config: "Config") -> bool:
    """Whether the panel of these settings can read nothing before somebody signed its room in."""
    from kiosk.backend_tables import GraphTable
    from kiosk.settings.values import is_file

    table = config.backend
    return isinstance(table, GraphTable) and table.login_file is not None and not is_file(table.login_file)


async def _login(table: "GraphTable") -> str | None:
    """Why it did not work; None: it did, and the calendar was asked for."""
    from kiosk.doctor.refusals import sentence_for
    from kiosk.sync.backend import BackendError, RateLimited, Show, Transient
    from kiosk.sync.graph.client import GraphClient
    from kiosk.sync.graph.device_login import begin, finish
    from kiosk.sync.graph.opening import account_scope, authority, calendar_api
    from kiosk.sync.graph.sign_in import keep

    assert table.login_file is not None
    microsoft = authority(table)
    client = GraphClient(calendar_api(table), table.mailbox, Show.RESERVED)
    try:
        code = await begin(microsoft, account_scope(table))
        minutes = round(code.lasts_s / 60)
        print(_ASKED.format(address=code.address, code=code.user_code, mailbox=table.mailbox, minutes=minutes))
        if keep(await finish(microsoft, code), table.login_file):
            return f"{table.login_file} cannot be written: make its folder, or use sudo."
        return await _refusal(client, table)
    except (RateLimited, Transient):
        return "Microsoft does not answer, or asks to be left alone: try again in a while."
    except BackendError as error:
        return sentence_for(table, error)
    finally:
        await client.aclose()


async def _refusal(client: "GraphClient", table: "GraphTable") -> str | None:
    """Why this account is not the room's; its login is not kept then. Raises BackendError."""
    from kiosk.doctor.refusals import sentence_for
    from kiosk.sync.backend import NoCalendar, PermissionDenied
    from kiosk.system.private_file import erase

    assert table.login_file is not None
    try:
        await client.probe()
    except (PermissionDenied, NoCalendar) as error:
        erase(table.login_file)
        return f"That account is not let in, and its login is not kept. {sentence_for(table, error)}"
    return None
