"""`kiosk run`."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.commands.configuration import add_config, tell
from kiosk.settings.mistake import BadSettings
from kiosk.system import start
from kiosk.system.lifetime import START_ANEW, start_anew
from kiosk.system.own_folder import FolderRefused, own_folder

if TYPE_CHECKING:
    from kiosk.config import Config


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
    parser.add_argument("--self-test", action="store_true", help="start everything, draw one frame, say what worked")
    parser.add_argument("--demo", action="store_true", help="paint the light round the window; number keys are told")


def run(options: argparse.Namespace) -> int:
    start.keep_all()
    config = _loaded(options.config)  # a mistake in it is told before Qt is imported
    os.umask(0o077)
    try:
        with own_folder(config.state.dir):
            from kiosk.ui.source_search import leave_sources_unread

            leave_sources_unread()
            from kiosk import app

            code = app.run(config, demo=options.demo, tests_itself=options.self_test)
    except FolderRefused as refused:
        print(f"kiosk: {refused}", file=sys.stderr)
        return 1
    return start_anew() if code == START_ANEW else code


def _loaded(path: Path) -> "Config":
    """Of a file with a mistake the settings before it, where there were any; otherwise as `configuration.loaded`. What
    was checked before is not checked again.
    """
    from kiosk.panel.store.checked_settings import recalled

    if (checked := recalled(path)) is not None:
        return checked
    from kiosk.config_reader import load
    from kiosk.panel.store.kept_settings import load_kept

    try:
        return load(path)
    except BadSettings as error:
        kept, code = load_kept(path), tell(path, error.mistakes)
    if kept is None:
        raise SystemExit(code)
    print(f"kiosk: {path}: The panel runs on the settings before it, revision {kept.revision}.", file=sys.stderr)
    return kept
