"""`kiosk assets`: this panel as a row of a list (F13). Forty of them, one below the other, are the list of forty."""

import argparse

from kiosk.commands.configuration import add_config, loaded
from kiosk.evidence.assets import assets


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
    parser.add_argument("--no-head", action="store_true", help="without the names of the columns")


def run(options: argparse.Namespace) -> int:
    print(assets(loaded(options.config), head=not options.no_head), end="")
    return 0
