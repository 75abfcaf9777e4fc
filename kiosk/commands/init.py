"""`kiosk init`: a panel's first settings, asked on a terminal, taken from flags, or from a medium."""

import argparse
import os
import sys
from pathlib import Path
from typing import Final

from kiosk.commands import doctor, login
from kiosk.commands.configuration import add_config
from kiosk.config import Config, UiTable
from kiosk.config_reader import load
from kiosk.doctor.finding import Outcome
from kiosk.panel.store.identity import settle
from kiosk.qml.languages import LANGUAGES
from kiosk.room_tables import RoomTable
from kiosk.setup import backend_choice
from kiosk.setup.answers import Answers, settings_of, wrong_in
from kiosk.setup.batch import TEMPLATE, has_batch, read_batch, wipe
from kiosk.setup.console import tell_on_console
from kiosk.setup.install import install
from kiosk.setup.questions import answer, content, is_terminal
from kiosk.setup.refused import SetupRefused
from kiosk.system.board import this_board

_LOCALTIME: Final = Path("/etc/localtime")
_WRONG_TIMEZONE: Final = wrong_in(RoomTable, "timezone", id="room")
_NOT_SET_UP: Final = (
    "This panel is not set up: run `sudo kiosk init` here, or put in a stick labelled ROOMKIOSK with the settings."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
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
    backend_choice.add_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """1 where nothing was written, or nobody signed in; otherwise what the doctor ends with."""
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
    config = load(options.config)
    settle(config.state.dir)
    print(f"The settings are in {options.config}. A panel that runs takes them up; start one: systemctl start kiosk.")
    if login.is_awaited(config):
        if not is_terminal():
            print("Sign the room's account in: sudo kiosk login")
        elif login.run(options):
            return 1
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
    chosen = backend_choice.BACKENDS[options.kind](options)
    room = answer(options.room, "room", "Id of the room", chosen.room, wrong_in(RoomTable, "id"))
    wrong_name = wrong_in(RoomTable, "name", id="room")
    name = answer(options.name, "name", "Name of the room", room.capitalize(), wrong_name)
    zone = answer(options.timezone, "timezone", "Time zone of the room", _machines_zone(), _WRONG_TIMEZONE)
    wrong_language = wrong_in(UiTable, "language")
    language = answer(options.language, "language", "Language", UiTable().language, wrong_language)
    backend, files = {"kind": options.kind, **chosen.settings}, dict(chosen.files)
    if options.ca_file is not None:
        backend["ca_file"] = options.config.with_name("ca.pem")
        files[backend["ca_file"]] = content(options.ca_file)
    text = settings_of(Answers(backend, room, name, zone, language))
    install(text, files, options.config, source=str(options.config), replace=options.replace, look=_look)


def _look(settings: Config) -> None:
    """At the calendar, as the doctor does. Raises SetupRefused where a panel could not read it."""
    if login.is_awaited(settings):
        return
    found = [finding for one in doctor.found_at_calendar(settings) for finding in one.findings]
    failed = [finding.says for finding in found if finding.outcome is Outcome.FAIL]
    if failed:
        raise SetupRefused(*failed)


def _machines_zone() -> str:
    name = str(_LOCALTIME.resolve()).rpartition("zoneinfo/")[2]
    return "" if _WRONG_TIMEZONE(name) else name
