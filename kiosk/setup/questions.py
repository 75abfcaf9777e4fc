"""What a person is asked on a terminal, where no flag says it; and files that a flag names."""

import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.setup.refused import SetupRefused


def answer(given: str | None, flag: str, question: str, default: str, wrong: Callable[[str], str]) -> str:
    """Of the flag, or of the person; without either the default. `wrong` says what is wrong with one, or nothing.

    Raises SetupRefused.
    """
    if given is None and is_terminal():
        return asked(question, default, wrong)
    value = default if given is None else given
    if not value:
        raise SetupRefused(f"--{flag} is missing: there is no terminal to ask on.")
    if told := wrong(value):
        raise SetupRefused(f"--{flag}: {told}")
    return value


def asked(question: str, default: str, wrong: Callable[[str], str]) -> str:
    """Again, until nothing is wrong. Raises SetupRefused where the person leaves."""
    while True:
        value = line(f"{question} [{default}]: " if default else f"{question}: ") or default
        told = wrong(value) if value else "Write something."
        if not told:
            return value
        print(told)


def line(prompt: str, read: Callable[[str], str] = input) -> str:
    """Raises SetupRefused where the person leaves."""
    try:
        return read(prompt).strip()
    except (EOFError, KeyboardInterrupt):
        raise SetupRefused("Nothing was changed: run it again.") from None


def is_terminal() -> bool:
    return sys.stdin.isatty()


def anything(_value: str) -> str:
    """Nothing is wrong."""
    return ""


def content(path: Path) -> bytes:
    """Raises SetupRefused."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise SetupRefused(f"{path} cannot be read ({error.strerror}): name another, or use sudo.") from None


def words(path: Path) -> str:
    """The same as text, without what surrounds it. Raises SetupRefused."""
    return content(path).decode("utf-8", "replace").strip()
