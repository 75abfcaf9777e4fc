"""`kiosk tap`."""

import argparse
import sys

from kiosk.commands.configuration import add_config
from kiosk.commands.running_panel import answer_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
    actions = "book MINUTES | check-in | extend MINUTES | end | undo"
    parser.add_argument("action", nargs="+", metavar="ACTION", help=actions)


def run(options: argparse.Namespace) -> int:
    answer = answer_of(options.config, ["tap", *options.action])
    if answer is None:
        return 1
    if not answer.get("confirmed"):
        print(answer.get("says") or f"Refused: {answer.get('reason')}", file=sys.stderr)
        return 1
    return 0
