"""`kiosk status`."""

import argparse
import json

from kiosk.commands.configuration import add_config
from kiosk.commands.running_panel import answer_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
    parser.add_argument("--json", action="store_true", help="as one JSON object")


def run(options: argparse.Namespace) -> int:
    answer = answer_of(options.config, ["status"])
    if answer is None:
        return 1
    if options.json:
        print(json.dumps(answer))
    else:
        print(*(f"{key:15} {value}" for key, value in answer.items()), sep="\n")
    return 0 if answer.get("backend") == "ok" else 1
