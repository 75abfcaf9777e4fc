"""`kiosk badge`: add, list, remove."""

import argparse
from pathlib import Path

from kiosk.commands.configuration import DEFAULT_CONFIG, add_config, hardware_of
from kiosk.hw.badge import commands
from kiosk.hw.badge.files import key_path
from kiosk.hw.settings import BadgeSettings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    files = argparse.ArgumentParser(add_help=False)
    add_config(files)
    files.add_argument("--file", type=Path, metavar="FILE", help="the list of badges; default: badge.file")
    files.add_argument("--key-file", type=Path, metavar="FILE", help="the site's key; default: badge.key_file")
    actions = parser.add_subparsers(dest="action", required=True)
    actions.add_parser("add", parents=[files], help="hold badges to the reader, or one number a line on stdin")
    actions.add_parser("list", parents=[files], help="the ids of the badges on the list; nobody's name")
    remove = actions.add_parser("remove", parents=[files], help="by its id, or by holding it to the reader")
    remove.add_argument("id", nargs="?", metavar="ID")


def run(options: argparse.Namespace) -> int:
    anywhere = options.config == DEFAULT_CONFIG and not DEFAULT_CONFIG.exists()
    chosen = BadgeSettings() if anywhere else hardware_of(options.config).badge
    file = options.file or Path(chosen.file)
    key_file = options.key_file or key_path(chosen.key_file)
    match options.action:
        case "add":
            return commands.add(key_file, file, commands.held())
        case "list":
            return commands.show(file)
        case _ if options.id:
            return commands.remove(file, options.id)
        case _:
            return commands.remove_held(key_file, file, commands.held())
