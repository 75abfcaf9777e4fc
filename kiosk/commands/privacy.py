"""`kiosk privacy`."""

import argparse

from kiosk.commands.configuration import add_config, loaded
from kiosk.statement import told


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
    parser.add_argument("--json", action="store_true", help="as one JSON object")


def run(options: argparse.Namespace) -> int:
    print(told(loaded(options.config), as_json=options.json))
    return 0
