"""`kiosk`: arguments in, exit code out."""

import argparse
import sys
from collections.abc import Sequence

from kiosk.commands.table import COMMANDS, command
from kiosk.system.core_dumps import leave_no_dump


def main(argv: Sequence[str] | None = None) -> int:
    """What `kiosk` on the command line runs. Only the module of the command that was named is imported."""
    given = sys.argv[1:] if argv is None else argv
    parser = argparse.ArgumentParser("kiosk", description="The door panel of one meeting room.")
    commands = parser.add_subparsers(dest="command", required=True)
    named = next((word for word in given if not word.startswith("-")), None)
    for name, row in COMMANDS.items():
        arguments = commands.add_parser(name, help=row.help)
        if name == named:
            if row.knows_secrets:
                leave_no_dump()
            command(name).add_arguments(arguments)
    options = parser.parse_args(given)
    return command(options.command).run(options)
