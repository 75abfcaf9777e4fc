"""`kiosk init`: a panel's first settings, asked on a terminal, taken from flags, or from a medium."""

import argparse
import asyncio
import getpass
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.backend_tables import feed_url, header_line
from kiosk.commands import doctor
from kiosk.commands.configuration import add_config
from kiosk.config import UiTable, load
from kiosk.panel.store.identity import settle
from kiosk.qml.languages import LANGUAGES
from kiosk.settings.addresses import certificate_fingerprint
from kiosk.settings.mistake import Wrong
from kiosk.setup import answers as setup
from kiosk.setup.account import calendars_of
from kiosk.setup.answers import Answers, settings_of
from kiosk.setup.batch import TEMPLATE, has_batch, read_batch, wipe
from kiosk.setup.console import tell_on_console
from kiosk.setup.feed import look_at_feed
from kiosk.setup.install import install
from kiosk.setup.refused import SetupRefused
from kiosk.sync.caldav.client import Login
from kiosk.sync.ical_feed.client import FeedAddress
from kiosk.system.board import this_board

_LOCALTIME: Final = Path("/etc/localtime")
_NOT_SET_UP: Final = (
    "This panel is not set up: run `sudo kiosk init` here, or put in a stick labelled ROOMKIOSK with the settings."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
    parser.add_argument("--kind", choices=list(_BACKENDS), default="caldav", help="of calendar; ical is a feed")
    parser.add_argument("--url", help="the calendar, or its server, where the calendars of the account are looked for")
    parser.add_argument("--url-file", type=Path, metavar="FILE", help="the address of a feed; without, it is asked for")
    parser.add_argument("--header-file", type=Path, metavar="FILE", help="one more line of each request for a feed")
    parser.add_argument("--location", default="", metavar="PLACE", help="of the room, in a feed of many rooms")
    parser.add_argument("--username", metavar="NAME", help="the login of the room, or of the panel")
    parser.add_argument("--password-file", type=Path, metavar="FILE", help="its password; without, it is asked for")
    parser.add_argument(
        "--ca-file", type=Path, metavar="FILE", help="who signed the server's certificate, if nobody known"
    )
    parser.add_argument("--fingerprint", default="", help="of the server's certificate, to trust this one alone")
    parser.add_argument("--room", metavar="ID", help="small letters, digits and hyphens; with --from: which row it is")
    parser.add_argument("--name", help="of the room, as it stands at the door")
    parser.add_argument("--timezone", metavar="ZONE", help="of the room, like Europe/Amsterdam")
    parser.add_argument("--language", choices=list(LANGUAGES), help="of the screen")
    parser.add_argument(
        "--from", type=Path, action="append", dest="folders", metavar="DIR", help="a batch; the first one there is"
    )
    parser.add_argument(
        "--replace", action="store_true", help="also where there are settings, which are kept as .before"
    )
    parser.add_argument("--no-doctor", action="store_true", help="do not look at the panel afterwards")
    parser.add_argument(
        "--console", type=Path, metavar="FILE", help="write what is missing there, for the login's screen"
    )


def run(options: argparse.Namespace) -> int:
    """1 where nothing was written; otherwise what the doctor ends with."""
    try:
        if options.folders:
            _from_batch(options)
        else:
            _from_answers(options)
    except SetupRefused as refused:
        for sentence in refused.sentences:
            print(f"kiosk init: {sentence}", file=sys.stderr)
        tell_on_console(options.console, refused.sentences)
        return 1
    tell_on_console(options.console, ())
    settle(load(options.config).state.dir)
    print(f"The settings are in {options.config}. A panel that runs takes them up; start one: systemctl start kiosk.")
    if options.no_doctor:
        return 0
    return doctor.tell(options.config)


def _from_batch(options: argparse.Namespace) -> None:
    folder = next(filter(has_batch, options.folders), None)
    if folder is None:
        raise SetupRefused(_NOT_SET_UP if options.console else f"There is no {TEMPLATE} there: write one.")
    batch = read_batch(folder, this_board(), options.room or "", options.config.parent)
    install(batch.text, batch.files, options.config, source=TEMPLATE, replace=options.replace)
    wipe(batch.to_wipe)


def _from_answers(options: argparse.Namespace) -> None:
    if options.config.exists() and not options.replace:
        raise SetupRefused(f"{options.config} is there already: add --replace, which keeps it as .before.")
    if not os.access(options.config.parent, os.W_OK):  # before anybody has answered six questions
        raise SetupRefused(f"{options.config} cannot be written by this user: use sudo.")
    chosen = _BACKENDS[options.kind](options)
    room = _answer(options.room, "room", "Id of the room", chosen.room, setup.wrong_room)
    name = _answer(options.name, "name", "Name of the room", room.capitalize(), setup.wrong_name)
    zone = _answer(options.timezone, "timezone", "Time zone of the room", _machines_zone(), setup.wrong_timezone)
    language = _answer(options.language, "language", "Language", UiTable().language, setup.wrong_language)
    backend, files = {"kind": options.kind, **chosen.settings}, dict(chosen.files)
    if options.ca_file is not None:
        backend["ca_file"] = options.config.with_name("ca.pem")
        files[backend["ca_file"]] = _content(options.ca_file)
    answers = Answers(backend, room, name, zone, language)
    install(settings_of(answers), files, options.config, source=str(options.config), replace=options.replace)


@dataclass(frozen=True, slots=True)
class _ChosenBackend:
    """Settings of `[backend]`, what is in the files that they name, and which id of the room they suggest."""

    settings: Mapping[str, str | Path]
    files: Mapping[Path, bytes]
    room: str = ""


def _caldav(options: argparse.Namespace) -> _ChosenBackend:
    url = setup.address_of(_answer(options.url, "url", "Address of the calendar server", "", _wrong_address))
    username = _answer(options.username, "username", "User name", "", _anything)
    fingerprint = _fingerprint(options.fingerprint)
    password = _password(options.password_file)
    login = Login(url, username, password, options.ca_file, fingerprint)
    calendar = _chosen(asyncio.run(calendars_of(login)))
    file = options.config.with_name("password")
    settings = {"url": calendar, "username": username, "password_file": file, "fingerprint": fingerprint}
    return _ChosenBackend(settings, {file: password.encode() + b"\n"}, setup.room_of(username))


def _ical(options: argparse.Namespace) -> _ChosenBackend:
    """Its address, a secret, goes into a file of its own."""
    given = options.url
    if options.url_file is not None:
        given = _content(options.url_file).decode("utf-8", "replace").strip()
    url = _answer(given, "url-file", "Address of the feed", "", setup.wrong_feed)
    settings: dict[str, str | Path] = {"url_file": options.config.with_name("feed"), "location": options.location}
    files, header = {options.config.with_name("feed"): url.encode() + b"\n"}, None
    if options.header_file is not None:
        settings["header_file"] = options.config.with_name("header")
        files[options.config.with_name("header")] = content = _content(options.header_file)
        header = _header(content.decode("utf-8", "replace").strip())
    asyncio.run(look_at_feed(FeedAddress(feed_url(url), header, options.ca_file), options.location))
    return _ChosenBackend(settings, files)


_BACKENDS: Final[Mapping[str, Callable[[argparse.Namespace], _ChosenBackend]]] = {"caldav": _caldav, "ical": _ical}
"""What is asked for each kind."""


def _answer(given: str | None, flag: str, question: str, default: str, wrong: Callable[[str], str]) -> str:
    """Of the flag, or of the person; without either the default. Raises SetupRefused."""
    if given is None and sys.stdin.isatty():
        return _asked(question, default, wrong)
    value = default if given is None else given
    if not value:
        raise SetupRefused(f"--{flag} is missing: there is no terminal to ask on.")
    if told := wrong(value):
        raise SetupRefused(f"--{flag}: {told}")
    return value


def _asked(question: str, default: str, wrong: Callable[[str], str]) -> str:
    while True:
        value = _line(f"{question} [{default}]: " if default else f"{question}: ") or default
        told = wrong(value) if value else "Write something."
        if not told:
            return value
        print(told)


def _fingerprint(given: str) -> str:
    try:
        return certificate_fingerprint(given) if given else ""
    except Wrong as wrong:
        raise SetupRefused(f"--fingerprint {wrong}.") from None


def _header(line: str) -> tuple[str, str]:
    try:
        return header_line(line)
    except Wrong as wrong:
        raise SetupRefused(f"--header-file {wrong}.") from None


def _password(file: Path | None) -> str:
    if file is not None:
        password = _content(file).decode("utf-8", "replace").strip()
    elif sys.stdin.isatty():
        password = _line("Password: ", getpass.getpass)
    else:
        raise SetupRefused("--password-file is missing: there is no terminal to ask on.")
    if not password:
        raise SetupRefused("The password is empty: name a file that holds it with --password-file.")
    return password


def _chosen(calendars: tuple[str, ...]) -> str:
    if len(calendars) == 1:
        return calendars[0]
    if not sys.stdin.isatty():
        raise SetupRefused(f"There are {len(calendars)} calendars: name one with --url: {', '.join(calendars)}.")
    print(*(f"{number:3} {calendar}" for number, calendar in enumerate(calendars, 1)), sep="\n")

    def wrong(value: str) -> str:
        there = value.isascii() and value.isdigit() and 1 <= int(value) <= len(calendars)
        return "" if there else f"Write a number from 1 to {len(calendars)}."

    return calendars[int(_asked("Which of them", "1", wrong)) - 1]


def _line(prompt: str, read: Callable[[str], str] = input) -> str:
    try:
        return read(prompt).strip()
    except (EOFError, KeyboardInterrupt):
        raise SetupRefused("Nothing was changed: run it again.") from None


def _wrong_address(value: str) -> str:
    return setup.wrong_url(setup.address_of(value))


def _anything(_value: str) -> str:
    return ""


def _machines_zone() -> str:
    name = str(_LOCALTIME.resolve()).rpartition("zoneinfo/")[2]
    return "" if setup.wrong_timezone(name) else name


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SetupRefused(f"{path} cannot be read ({error.strerror}): name another, or use sudo.") from None
