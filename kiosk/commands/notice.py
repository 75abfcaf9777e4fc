"""`kiosk notice check`."""

import argparse
import sys
from datetime import UTC
from pathlib import Path

from kiosk.commands.configuration import tell
from kiosk.notice.notice_file import read_notice
from kiosk.notice.notice_watch import content_of
from kiosk.settings.mistake import BadSettings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(required=True)
    check = actions.add_parser("check", help="whether a panel would show it, before it is put in its place")
    check.add_argument("file", type=Path, metavar="FILE")


def run(options: argparse.Namespace) -> int:
    content, written = content_of(options.file)
    if not isinstance(content, bytes):
        print(f"kiosk: {options.file} {content or 'is not there: name another'}.", file=sys.stderr)
        return 1
    try:
        posted = read_notice(content, UTC, written)
    except BadSettings as error:
        tell(options.file, error.mistakes)
        return 1
    languages = ", ".join(posted.words.texts) or "no language"
    print(f"A panel shows it: {posted.notice.kind}, in {languages}.")
    return 0
