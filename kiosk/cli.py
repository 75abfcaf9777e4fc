"""`kiosk`: arguments in, exit code out. 0 done, 1 refused or unhealthy, 2 usage, 78 bad configuration."""

import argparse
import asyncio
import getpass
import json
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.system.core_dumps import leave_no_dump

if TYPE_CHECKING:
    from kiosk.hw.settings import Settings

BAD_CONFIG = 78
DEFAULT_CONFIG = Path("/etc/kiosk/kiosk.toml")
DEFAULT_PIN = Path("/etc/kiosk/pin")
_KNOWS_SECRETS = ("run", "hwd", "badge", "pin")


def main(argv: Sequence[str] | None = None) -> int:
    """What `kiosk` on the command line runs. Each command imports its own part of the program."""
    options = _parser().parse_args(argv)
    if options.command in _KNOWS_SECRETS:
        leave_no_dump()
    commands = {
        "run": _run,
        "hwd": _hwd,
        "badge": _badge,
        "serve": _serve,
        "demo": _demo,
        "status": _status,
        "tap": _tap,
        "pin": _pin,
        "notice": _notice,
        "privacy": _privacy,
        "doctor": _doctor,
    }
    return commands[options.command](options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("kiosk", description="The door panel of one meeting room.")
    commands = parser.add_subparsers(dest="command", required=True)
    config = argparse.ArgumentParser(add_help=False)
    config.add_argument("--config", type=Path, default=DEFAULT_CONFIG, metavar="FILE")

    run = commands.add_parser("run", parents=[config], help="the panel itself")
    run.add_argument("--self-test", action="store_true", help="start everything, draw one frame, say what worked")
    run.add_argument("--demo", action="store_true", help="paint the light round the window; number keys are told")
    commands.add_parser("hwd", parents=[config], help="the hardware daemon, which owns the light")
    _add_badge(commands.add_parser("badge", help="which badges the panel's reader knows"), config)
    status = commands.add_parser("status", parents=[config], help="what the running panel shows")
    status.add_argument("--json", action="store_true", help="as one JSON object")
    tap = commands.add_parser("tap", parents=[config], help="tap the running panel (not on a production site)")
    tap.add_argument(
        "action", nargs="+", metavar="ACTION", help="book MINUTES | check-in | extend MINUTES | end | undo"
    )
    pin = commands.add_parser("pin", help="the PIN that [access] can ask for").add_subparsers(required=True)
    pin_set = pin.add_parser("set", help="choose it; on a terminal nothing of it is shown")
    pin_set.add_argument("--file", type=Path, default=DEFAULT_PIN, metavar="FILE", help="access.pin_file")
    notice = commands.add_parser("notice", help="what the site says at its doors").add_subparsers(required=True)
    check = notice.add_parser("check", help="whether a panel would show it, before it is put in its place")
    check.add_argument("file", type=Path, metavar="FILE")
    privacy = commands.add_parser("privacy", parents=[config], help="what this panel shows, keeps and sends")
    privacy.add_argument("--json", action="store_true", help="as one JSON object")
    doctor = commands.add_parser("doctor", parents=[config], help="what is wrong with this panel, and the mend")
    doctor.add_argument("-v", "--verbose", action="store_true", help="also what is well, and what was left out and why")
    doctor.add_argument("--json", action="store_true", help="as one JSON object")
    serve = commands.add_parser("serve", help="a small calendar server for trying out and for a few rooms")
    serve.add_argument("--dir", type=Path, required=True, metavar="DIR", help="where calendars and passwords are kept")
    serve.add_argument("--port", type=int, default=5232)
    serve.add_argument("--room", action="append", default=[], metavar="ID=NAME", help="a room; repeat for each")
    demo = commands.add_parser("demo", help="four rooms to try; without a display, a tour with pictures")
    demo.add_argument("--tour", action="store_true", help="the tour, also where there is a display")
    demo.add_argument("--pictures", type=Path, default=Path("build/tour"), metavar="DIR")
    return parser


def _add_badge(badge: argparse.ArgumentParser, config: argparse.ArgumentParser) -> None:
    files = argparse.ArgumentParser(add_help=False)
    files.add_argument("--file", type=Path, metavar="FILE", help="the list of badges; default: badge.file")
    files.add_argument("--key-file", type=Path, metavar="FILE", help="the site's key; default: badge.key_file")
    actions = badge.add_subparsers(dest="action", required=True)
    actions.add_parser("add", parents=[config, files], help="hold badges to the reader, or one number a line on stdin")
    actions.add_parser("list", parents=[config, files], help="the ids of the badges on the list; nobody's name")
    remove = actions.add_parser("remove", parents=[config, files], help="by its id, or by holding it to the reader")
    remove.add_argument("id", nargs="?", metavar="ID")


def _run(options: argparse.Namespace) -> int:
    from kiosk.config import load
    from kiosk.settings.mistake import BadSettings

    try:
        config = load(options.config)
    except BadSettings as error:
        return _bad_config(options.config, error.mistakes)
    from kiosk import app

    return app.run(config, demo=options.demo, tests_itself=options.self_test)


def _hwd(options: argparse.Namespace) -> int:
    from kiosk.hw.daemon import daemon

    return daemon.run(_hw_settings(options.config))


def _badge(options: argparse.Namespace) -> int:
    from kiosk.hw.badge import commands
    from kiosk.hw.badge.files import key_path
    from kiosk.hw.settings import BadgeSettings

    anywhere = options.config == DEFAULT_CONFIG and not DEFAULT_CONFIG.exists()
    chosen = BadgeSettings() if anywhere else _hw_settings(options.config).badge
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


def _hw_settings(path: Path) -> "Settings":
    from kiosk.hw.settings import read_settings
    from kiosk.settings.mistake import BadSettings

    try:
        return read_settings(path)
    except BadSettings as error:
        raise SystemExit(_bad_config(path, error.mistakes)) from None


def _serve(options: argparse.Namespace) -> int:
    from kiosk.server import embedded

    try:
        rooms = [embedded.EmbeddedRoom(*(room.split("=", 1) if "=" in room else (room, room))) for room in options.room]
    except ValueError as error:
        print(f"kiosk serve: {error}", file=sys.stderr)
        return 2
    if not rooms:
        print("kiosk serve: name at least one room, like --room waalzaal=Waalzaal", file=sys.stderr)
        return 2
    return asyncio.run(embedded.serve(options.dir, options.port, rooms, partial(print, flush=True)))


def _demo(options: argparse.Namespace) -> int:
    from kiosk.demo import show

    return show.run(options.pictures, always_tour=options.tour)


def _status(options: argparse.Namespace) -> int:
    answer = _ask(options, ["status"])
    if answer is None:
        return 1
    if options.json:
        print(json.dumps(answer))
    else:
        print(*(f"{key:15} {value}" for key, value in answer.items()), sep="\n")
    return 0 if answer.get("backend") == "ok" else 1


def _tap(options: argparse.Namespace) -> int:
    answer = _ask(options, ["tap", *options.action])
    if answer is None:
        return 1
    if not answer.get("confirmed"):
        print(answer.get("says") or f"Refused: {answer.get('reason')}", file=sys.stderr)
        return 1
    return 0


def _pin(options: argparse.Namespace) -> int:
    from kiosk.panel.store import pin_file
    from kiosk.room.pin import Pin

    pin = Pin(_hidden("New PIN: "))
    refusal = pin_file.weakness(pin)
    if refusal is None and sys.stdin.isatty() and _hidden("Once more: ") != pin.secret():
        refusal = "The two are not the same: try again."
    try:
        if refusal is None:
            pin_file.write(options.file, pin)
    except OSError as error:
        refusal = f"{options.file} cannot be written ({error.strerror}): name another with --file, or use sudo."
    if refusal is not None:
        print(f"kiosk pin: {refusal}", file=sys.stderr)
        return 1
    print(f"The PIN is in {options.file}, as a hash. A panel that runs uses it from the next try on.")
    return 0


def _notice(options: argparse.Namespace) -> int:
    from datetime import UTC

    from kiosk.notice.notice_file import read_notice
    from kiosk.notice.notice_watch import content_of
    from kiosk.settings.mistake import BadSettings

    content, written = content_of(options.file)
    if not isinstance(content, bytes):
        print(f"kiosk: {options.file} {content or 'is not there: name another'}.", file=sys.stderr)
        return 1
    try:
        posted = read_notice(content, UTC, written)
    except BadSettings as error:
        _bad_config(options.file, error.mistakes)
        return 1
    languages = ", ".join(posted.words.texts) or "no language"
    print(f"A panel shows it: {posted.notice.kind}, in {languages}.")
    return 0


def _privacy(options: argparse.Namespace) -> int:
    from kiosk.config import load
    from kiosk.settings.mistake import BadSettings
    from kiosk.statement import told

    try:
        config = load(options.config)
    except BadSettings as error:
        return _bad_config(options.config, error.mistakes)
    print(told(config, as_json=options.json))
    return 0


def _doctor(options: argparse.Namespace) -> int:
    from kiosk.doctor import command

    return command.run(options.config, as_json=options.json, everything=options.verbose)


def _hidden(prompt: str) -> str:
    """A line that is not shown as it is typed; the first line of a pipe."""
    return getpass.getpass(prompt) if sys.stdin.isatty() else sys.stdin.readline().strip()


def _ask(options: argparse.Namespace, words: list[str]) -> dict[str, object] | None:
    from kiosk.config import load
    from kiosk.control.local_socket import ask
    from kiosk.settings.mistake import BadSettings

    try:
        run_dir = load(options.config).state.run_dir
    except BadSettings as error:
        raise SystemExit(_bad_config(options.config, error.mistakes)) from None
    try:
        return asyncio.run(ask(run_dir, words))
    except OSError:
        print(f"kiosk: no panel answers in {run_dir}; is `kiosk run` running?", file=sys.stderr)
        return None


def _bad_config(path: Path, mistakes: Sequence[object]) -> int:
    for mistake in mistakes:
        print(f"kiosk: {path}: {mistake}", file=sys.stderr)
    return BAD_CONFIG
