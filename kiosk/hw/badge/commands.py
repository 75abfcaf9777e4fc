"""`kiosk badge`: who is on the list. Badges go in and out by being held to a reader; nothing tells whose they are.

Exit codes: 0 done, 1 something was refused.
"""

import getpass
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from kiosk.hw.badge.files import Missing, Unusable, change_list, make_key, panel_key, read_key, read_list
from kiosk.hw.badge.number import KEY_BYTES, LEAST, MOST, BadgeNumber, typed
from kiosk.system import private_file

KEY_NAME: Final = "badge.key"
LIST_NAME: Final = "badges"
_ID_DIGITS: Final = 12
_NO_NUMBER: Final = f"That is no badge number: it has {LEAST} to {MOST} letters and digits."

Numbers = Iterable[BadgeNumber | None]
"""Badges as they are held to the reader; None for a line that is no number."""


def add(key_file: Path, file: Path, numbers: Numbers, panel: str = "") -> int:
    """Put every badge on the list, of the one `panel` or of them all; without a key, make one."""
    try:
        known = set(_hashes(file))
        key = _of(panel, _key_for(key_file, known))
        refused = False
        for number in numbers:
            badge = number.hashed(key) if number else None
            if badge is None or badge in known:
                refused = True
                _complain(_NO_NUMBER if badge is None else f"Already on the list: {_id(badge)}")
                continue
            change_list(file, add=[badge])
            known.add(badge)
            print(f"Added {_id(badge)}")
    except (Unusable, OSError) as error:
        return _complain(_sentence(error))
    return int(refused)


def show(file: Path) -> int:
    """Print the ids of the badges on the list, and how many they are."""
    try:
        badges = _hashes(file)
    except Unusable as error:
        return _complain(str(error))
    print(*sorted(_id(badge) for badge in badges), _counted(badges), sep="\n")
    return 0


def remove(file: Path, wanted: str) -> int:
    """Take the badge with this id off the list."""
    try:
        found = [badge for badge in _hashes(file) if _id(badge) == wanted.lower() or badge.hex() == wanted.lower()]
        return _take_off(file, found)
    except (Unusable, OSError) as error:
        return _complain(_sentence(error))


def remove_held(key_file: Path, file: Path, numbers: Numbers, panel: str = "") -> int:
    """Take every badge that is held to the reader off the list."""
    refused = 0
    try:
        key = _of(panel, read_key(key_file))
        for number in numbers:
            badge = number.hashed(key) if number else None
            found = [badge] if badge in _hashes(file) else []
            refused |= _complain(_NO_NUMBER) if badge is None else _take_off(file, found)
    except (Unusable, OSError) as error:
        return _complain(_sentence(error))
    return refused


def export(key_file: Path, file: Path, panel: str, folder: Path) -> int:
    """What one panel needs, into a folder: its own key, and its list. The site's key stays here."""
    try:
        key, badges = _of(panel, read_key(key_file)), read_list(file).hashes
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        private_file.write(folder / KEY_NAME, key)
        (folder / LIST_NAME).unlink(missing_ok=True)
        change_list(folder / LIST_NAME, add=sorted(badges))
    except (Unusable, OSError) as error:
        return _complain(_sentence(error))
    print(f"For {panel}: {folder / KEY_NAME} and {folder / LIST_NAME}, of {_counted(badges)}. Both go into /etc/kiosk.")
    return 0


def held() -> Iterator[BadgeNumber | None]:
    """The badges held to the reader that types on standard input. On a terminal nothing of it is seen, and Enter alone
    is the end.
    """
    if not sys.stdin.isatty():
        yield from (typed(line) for line in sys.stdin if line.strip())
        return
    try:
        while line := getpass.getpass("Hold a badge to the reader (Enter alone ends): "):
            yield typed(line)
    except (EOFError, KeyboardInterrupt):
        print(file=sys.stderr)


def _key_for(key_file: Path, known: set[bytes]) -> bytes:
    try:
        return read_key(key_file)
    except Missing as missing:
        if known:
            raise Unusable(missing.fault, f"The badges on the list were hashed with a key that is not here: copy it to "
                           f"{key_file}, or remove the list and begin anew.") from None  # fmt: skip
    key = make_key(key_file)
    print(f"Made the site's key, {KEY_BYTES} random bytes: {key_file}. Keep it at this desk: see --panel.")
    return key


def _of(panel: str, site: bytes) -> bytes:
    """The key of the panel; the site's own where it goes for every panel."""
    return panel_key(site, panel) if panel else site


def _take_off(file: Path, badges: list[bytes]) -> int:
    if len(badges) != 1:
        return _complain("No such badge is on the list." if not badges else "Two badges have this id: give all of it.")
    change_list(file, remove=badges)
    print(f"Removed {_id(badges[0])}")
    return 0


def _hashes(file: Path) -> frozenset[bytes]:
    try:
        return read_list(file).hashes
    except Missing:
        return frozenset()


def _counted(badges: frozenset[bytes]) -> str:
    return f"{len(badges)} badge{'' if len(badges) == 1 else 's'}"


def _id(badge: bytes) -> str:
    return badge.hex()[:_ID_DIGITS]


def _sentence(error: Unusable | OSError) -> str:
    return str(error) if isinstance(error, Unusable) else f"{error.filename or 'The list'}: {error.strerror}."


def _complain(sentence: str) -> int:
    print(f"kiosk badge: {sentence}", file=sys.stderr)
    return 1
