"""`kiosk badge`: add, list, remove, export."""

import argparse
import re
from pathlib import Path
from typing import Any, Final

from kiosk.commands.configuration import DEFAULT_CONFIG, add_config, hardware_of
from kiosk.hw.badge import commands
from kiosk.hw.badge.files import key_path
from kiosk.hw.settings import BadgeSettings

_ROOM_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    files = argparse.ArgumentParser(add_help=False)
    add_config(files)
    files.add_argument("--file", type=Path, metavar="FILE", help="the list of badges; default: badge.file")
    files.add_argument("--key-file", type=Path, metavar="FILE", help="the site's key; default: badge.key_file")
    one: dict[str, Any] = {
        "type": _room_id,
        "metavar": "ID",
        "help": "the list of this one panel, under a key of its own",
    }
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("add", parents=[files], help="hold badges to the reader, or one number a line on stdin")
    actions.add_parser("list", parents=[files], help="the ids of the badges on the list; nobody's name")
    remove = actions.add_parser("remove", parents=[files], help="by its id, or by holding it to the reader")
    remove.add_argument("id", nargs="?", metavar="ID")
    export = actions.add_parser("export", parents=[files], help="what one panel needs: its key and its list")
    export.add_argument("folder", type=Path, metavar="FOLDER")
    for name, action in actions.choices.items():
        action.add_argument("--panel", required=name == "export", **one)


def _room_id(text: str) -> str:
    if not _ROOM_ID.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not the id of a room: small letters, digits and hyphens")
    return text


def run(options: argparse.Namespace) -> int:
    anywhere = options.config == DEFAULT_CONFIG and not DEFAULT_CONFIG.exists()
    chosen = BadgeSettings() if anywhere else hardware_of(options.config).badge
    file = options.file or Path(f"{chosen.file}.{options.panel}" if options.panel else chosen.file)
    key_file = options.key_file or key_path(chosen.key_file)
    match options.action:
        case "add":
            return commands.add(key_file, file, commands.held(), options.panel or "")
        case "export":
            return commands.export(key_file, file, options.panel, options.folder)
        case "list":
            return commands.show(file)
        case _ if options.id:
            return commands.remove(file, options.id)
        case _:
            return commands.remove_held(key_file, file, commands.held(), options.panel or "")
