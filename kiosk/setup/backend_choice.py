"""What is asked for each kind of calendar: a new kind is a function and a row here."""

import argparse
import asyncio
import getpass
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kiosk.backend_tables import CaldavTable, GoogleTable, GraphTable, IcalTable
from kiosk.settings.addresses import certificate_fingerprint
from kiosk.settings.mistake import Wrong
from kiosk.setup.account import calendars_of
from kiosk.setup.answers import address_of, room_of, wrong_in
from kiosk.setup.questions import answer, anything, asked, content, is_terminal, line, words
from kiosk.setup.refused import SetupRefused
from kiosk.state_table import StateTable
from kiosk.sync.caldav.client import Login

_LOGIN: Final = StateTable().dir / "microsoft-login"


@dataclass(frozen=True, slots=True)
class BackendChoice:
    """Settings of `[backend]`, what is in the files that they name, and which id of the room they suggest."""

    settings: Mapping[str, str | Path]
    files: Mapping[Path, bytes] = field(default_factory=dict)
    room: str = ""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--kind", choices=list(BACKENDS), default="caldav", help="of calendar; ical is a feed")
    parser.add_argument("--url", help="the calendar, or its server, where the calendars of the account are looked for")
    parser.add_argument(
        "--ca-file", type=Path, metavar="FILE", help="who signed the server's certificate, if nobody known"
    )
    caldav = parser.add_argument_group("caldav")
    caldav.add_argument("--username", metavar="NAME", help="the login of the room, or of the panel")
    caldav.add_argument("--password-file", type=Path, metavar="FILE", help="its password; without, it is asked for")
    caldav.add_argument("--fingerprint", default="", help="of the server's certificate, to trust this one alone")
    ical = parser.add_argument_group("ical")
    ical.add_argument("--url-file", type=Path, metavar="FILE", help="the address of a feed; without, it is asked for")
    ical.add_argument("--header-file", type=Path, metavar="FILE", help="one more line of each request for a feed")
    ical.add_argument("--location", default="", metavar="PLACE", help="of the room, in a feed of many rooms")
    cloud = parser.add_argument_group("graph (Microsoft 365) and google (Workspace)")
    cloud.add_argument("--calendar", metavar="ADDRESS", help="the room's mailbox, or the id of its calendar at Google")
    cloud.add_argument("--key-file", type=Path, metavar="FILE", help="the app's key, or the service account's")
    graph = parser.add_argument_group("graph")
    graph.add_argument("--tenant", metavar="ID", help="directory (tenant) id")
    graph.add_argument("--client-id", metavar="ID", help="application (client) id")
    graph.add_argument(
        "--certificate-file", type=Path, metavar="FILE", help="of the key; without both the room's account signs in"
    )
    graph.add_argument("--sign-in-url", default="", metavar="URL", help="of a national cloud")
    google = parser.add_argument_group("google")
    google.add_argument("--subject", default="", metavar="ADDRESS", help="the user for whom the account speaks")


def caldav(options: argparse.Namespace) -> BackendChoice:
    """The calendars of the account are looked for. Raises SetupRefused, as the others do."""
    url = address_of(answer(options.url, "url", "Address of the calendar server", "", _wrong_address))
    username = answer(options.username, "username", "User name", "", anything)
    fingerprint = _fingerprint(options.fingerprint)
    password = _password(options.password_file)
    login = Login(url, username, password, options.ca_file, fingerprint)
    calendar = _chosen(asyncio.run(calendars_of(login)))
    file = options.config.with_name("password")
    settings = {"url": calendar, "username": username, "password_file": file, "fingerprint": fingerprint}
    return BackendChoice(settings, {file: password.encode() + b"\n"}, room_of(username))


def google(options: argparse.Namespace) -> BackendChoice:
    calendar = answer(options.calendar, "calendar", "Id of the room's calendar", "", wrong_in(GoogleTable, "calendar"))
    key_file = answer(_name(options.key_file), "key-file", "File with the service account's key", "", anything)
    file = options.config.with_name("google.json")
    settings = {"calendar": calendar, "key_file": file, "subject": options.subject, "url": options.url or ""}
    return BackendChoice(settings, {file: content(Path(key_file))})


def graph(options: argparse.Namespace) -> BackendChoice:
    """Signed in by a key and its certificate, or by the room's own account, with `kiosk login`."""
    mailbox = answer(options.calendar, "calendar", "Mail address of the room", "", wrong_in(GraphTable, "mailbox"))
    tenant = answer(options.tenant, "tenant", "Directory (tenant) id", "", wrong_in(GraphTable, "tenant"))
    client_id = answer(options.client_id, "client-id", "Application (client) id", "", wrong_in(GraphTable, "client_id"))
    settings: dict[str, str | Path] = {"mailbox": mailbox, "tenant": tenant, "client_id": client_id}
    settings |= {"url": options.url or "", "sign_in_url": options.sign_in_url}
    given = {"key_file": options.key_file, "certificate_file": options.certificate_file}
    named = {key: options.config.with_name(name) for key, name in _GRAPH_FILES.items() if given[key] is not None}
    files = {file: content(given[key]) for key, file in named.items()}
    by = named or {"login_file": _LOGIN}
    return BackendChoice({**settings, **by}, files, room_of(mailbox))


_GRAPH_FILES: Final[Mapping[str, str]] = {"key_file": "graph.key", "certificate_file": "graph.cer"}


def ical(options: argparse.Namespace) -> BackendChoice:
    """Its address, a secret, goes into a file of its own."""
    given = options.url if options.url_file is None else words(options.url_file)
    url = answer(given, "url-file", "Address of the feed", "", wrong_in(IcalTable, "url"))
    feed, header = options.config.with_name("feed"), options.config.with_name("header")
    settings: dict[str, str | Path] = {"url_file": feed, "location": options.location}
    files = {feed: url.encode() + b"\n"}
    if options.header_file is not None:
        settings["header_file"] = header
        files[header] = content(options.header_file)
    return BackendChoice(settings, files)


BACKENDS: Final[Mapping[str, Callable[[argparse.Namespace], BackendChoice]]] = {
    "caldav": caldav,
    "graph": graph,
    "google": google,
    "ical": ical,
}
"""By the word that `backend.kind` says."""


def _name(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _fingerprint(given: str) -> str:
    try:
        return certificate_fingerprint(given) if given else ""
    except Wrong as wrong:
        raise SetupRefused(f"--fingerprint {wrong}.") from None


def _password(file: Path | None) -> str:
    if file is not None:
        password = words(file)
    elif is_terminal():
        password = line("Password: ", getpass.getpass)
    else:
        raise SetupRefused("--password-file is missing: there is no terminal to ask on.")
    if not password:
        raise SetupRefused("The password is empty: name a file that holds it with --password-file.")
    return password


def _chosen(calendars: tuple[str, ...]) -> str:
    if len(calendars) == 1:
        return calendars[0]
    if not is_terminal():
        raise SetupRefused(f"There are {len(calendars)} calendars: name one with --url: {', '.join(calendars)}.")
    print(*(f"{number:3} {calendar}" for number, calendar in enumerate(calendars, 1)), sep="\n")

    def wrong(value: str) -> str:
        there = value.isascii() and value.isdigit() and 1 <= int(value) <= len(calendars)
        return "" if there else f"Write a number from 1 to {len(calendars)}."

    return calendars[int(asked("Which of them", "1", wrong)) - 1]


def _wrong_address(value: str) -> str:
    return wrong_in(CaldavTable, "url")(address_of(value))
