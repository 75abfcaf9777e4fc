"""`kiosk run`."""

import argparse
import os
import sys

from kiosk.commands.configuration import add_config, loaded
from kiosk.system.lifetime import START_ANEW, start_anew
from kiosk.system.own_folder import FolderRefused, own_folder


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
    parser.add_argument("--self-test", action="store_true", help="start everything, draw one frame, say what worked")
    parser.add_argument("--demo", action="store_true", help="paint the light round the window; number keys are told")


def run(options: argparse.Namespace) -> int:
    config = loaded(options.config)  # a mistake in it is told before Qt is imported
    os.umask(0o077)
    try:
        with own_folder(config.state.dir):
            from kiosk import app

            code = app.run(config, demo=options.demo, tests_itself=options.self_test)
    except FolderRefused as refused:
        print(f"kiosk: {refused}", file=sys.stderr)
        return 1
    return start_anew() if code == START_ANEW else code
