"""`kiosk wipe`."""

import argparse
import sys
from pathlib import Path
from typing import Any

from kiosk import wipe
from kiosk.commands.configuration import add_config, tell
from kiosk.commands.refusal import refused
from kiosk.settings.document import read_document
from kiosk.settings.mistake import BadSettings

STILL_THERE = """\
Left here: the program (apt purge room-kiosk removes it), the system's log (journalctl), in which nothing is personal,
and one line in {state} that says when this was. A stick that the panel was set up with keeps its own copy. A card or an
SSD may keep what was overwritten, where only a laboratory reads it: times when the room was taken, no name, and the
credentials."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask first")


def run(options: argparse.Namespace) -> int:
    tables = _tables(options.config)
    state, run_dir = wipe.state_of(tables)
    if wipe.is_running(run_dir):
        return refused("wipe", "a panel runs here: stop it first, with systemctl disable --now kiosk.")
    if not_its_own := wipe.somebody_elses(state) or wipe.somebody_elses(run_dir):
        return refused("wipe", f"{not_its_own}: correct [state], or empty it by hand.")
    if not options.yes and (refusal := _refusal(state)):
        return refused("wipe", f"{refusal}.")
    removed = wipe.remove(wipe.to_remove(options.config, tables))
    try:
        wipe.leave_note(state)
    except OSError as error:
        removed.kept[state] = error.strerror or str(error)
    print(f"Removed {removed.files} files, {removed.size} bytes.")
    print(STILL_THERE.format(state=state))
    if revoke := wipe.to_revoke(tables):
        print("What was removed still opens doors to whoever has a copy. At the server:", *revoke, sep="\n- ")
    for path, why in removed.kept.items():
        print(f"kiosk: {path} was not removed: {why}.", file=sys.stderr)
    return 1 if removed.kept else 0


def _tables(config: Path) -> dict[str, Any]:
    """Of a configuration that may have mistakes; none where it cannot be read, which is told."""
    try:
        return read_document(config).tables
    except BadSettings as error:
        tell(config, error.mistakes)
        print("kiosk: what it names is not known: the panel's usual places are wiped.", file=sys.stderr)
        return {}


def _refusal(state: Path) -> str | None:
    if not sys.stdin.isatty():
        return "it asks before it removes anything: run it on a terminal, or add --yes"
    print(f"Everything that this panel knows is going to be removed: {state}, its secrets, its configuration.")
    return None if input("It cannot be brought back. Type yes to go on: ").strip() == "yes" else "nothing was removed"
