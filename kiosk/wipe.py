"""`kiosk wipe`: everything that one panel knows is removed (PR12, P12), the secret first, the configuration last.

Each file is overwritten before its name is removed. On flash that proves nothing: the card writes elsewhere, and a
laboratory may read what was there. It is nothing personal by construction, but the credentials among it let whoever has
them in, until the server knows them no more: hence `to_revoke`.
"""

import os
import pwd
import socket
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kiosk.control.local_socket import NAME as SOCKET
from kiosk.events import event_file
from kiosk.events.security_event import LoggedEvent, SecurityEvent
from kiosk.hw.settings import BadgeSettings
from kiosk.settings.addresses import host_of
from kiosk.settings.mistake import dotted
from kiosk.settings.secret_file import NamedSecret, named_secrets
from kiosk.state_table import folders_named
from kiosk.system.accounts import PANEL_USER
from kiosk.system.clock import SystemClock
from kiosk.system.private_file import erase

PACKAGE_FOLDER: Final = Path("/etc/kiosk")
"""Nothing but a panel's settings and secrets is in it."""
BOOT_FOLDERS: Final = (Path("/boot/firmware/room-kiosk"), Path("/boot/room-kiosk"))
"""From which a panel without settings is set up again (packaging/systemd/kiosk-init.service)."""
_SERVER_KEYS: Final = ("url", "broker", "server")


@dataclass(slots=True)
class Removed:
    """What became of it. `kept` says of a path why it is still there."""

    files: int = 0
    size: int = 0
    kept: dict[Path, str] = field(default_factory=dict)


def state_of(tables: Mapping[str, Any]) -> tuple[Path, Path]:
    """The folders of state and sockets; the usual ones where the configuration does not say, or cannot be read. Of a
    path that is not full nobody knows here where it began.
    """
    (state, run), (usual_state, usual_run) = folders_named(tables), folders_named({})
    return state if state.is_absolute() else usual_state, run if run.is_absolute() else usual_run


def is_running(run_dir: Path) -> bool:
    """Whether a panel has its socket there, also one that stands still."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as tried:
        try:
            tried.connect(str(run_dir / SOCKET))
        except PermissionError:
            return True
        except OSError:
            return False
        return True


def somebody_elses(folder: Path) -> str | None:
    """Why the folder is not the panel's own alone, where it is not: a slip in the configuration empties no home."""
    try:
        found = folder.lstat()
    except OSError:
        return None
    if any(Path(user.pw_dir) == folder for user in pwd.getpwall() if user.pw_name != PANEL_USER):
        return f"{folder} is somebody's home"
    if not stat.S_ISDIR(found.st_mode) or found.st_mode & 0o077:
        return f"{folder} is no folder of the panel's own, or others may read it"
    return None


def to_remove(config: Path, tables: Mapping[str, Any]) -> Iterator[Path]:
    """Files and folders, in the order in which they go: what was interrupted can be begun again."""
    state, run = state_of(tables)
    yield state / "secret"
    yield from (state, run, *_qt_caches())
    yield from (secret.file for secret in named_secrets(tables))
    for table, key in (("badge", "file"), ("metrics", "file")):
        named = tables.get(table)
        if isinstance(named, dict) and isinstance(named.get(key), str):
            yield Path(named[key])
    if config.parent == PACKAGE_FOLDER:
        yield from (path for path in sorted(PACKAGE_FOLDER.glob("*")) if path != config)
        yield from BOOT_FOLDERS
    else:
        yield from (config.with_name(f"{config.name}.before"), Path(BadgeSettings().file))
    yield config


def _qt_caches() -> Iterator[Path]:
    """Of this user's panel, and of the service's."""
    homes = [Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")]
    with suppress(KeyError):
        homes.append(Path(pwd.getpwnam(PANEL_USER).pw_dir) / ".cache")
    yield from (home / "kiosk" for home in homes)


def remove(paths: Iterable[Path]) -> Removed:
    """Overwritten and removed, folders with all that is in them. What cannot be is kept, and said."""
    removed = Removed()
    for path in paths:
        try:
            _remove(path, removed)
        except OSError as error:
            removed.kept[path] = error.strerror or str(error)
    return removed


def _remove(path: Path, removed: Removed) -> None:
    try:
        found = path.lstat()
    except FileNotFoundError:
        return
    if stat.S_ISDIR(found.st_mode):
        _empty(path, removed)
    else:
        _erase(path, found, removed)


def _empty(folder: Path, removed: Removed) -> None:
    """The folder itself stays where the system makes it: what is in it goes."""
    for inside in sorted(folder.iterdir()):
        try:
            found = inside.lstat()
            if stat.S_ISDIR(found.st_mode):
                _empty(inside, removed)
                inside.rmdir()
            else:
                _erase(inside, found, removed)
        except OSError as error:
            removed.kept[inside] = error.strerror or str(error)


def _erase(path: Path, found: os.stat_result, removed: Removed) -> None:
    """A link is removed, not followed; so is one of several names of a file."""
    if stat.S_ISREG(found.st_mode) and found.st_nlink == 1:
        erase(path)
    else:
        path.unlink()
    removed.files += 1
    removed.size += found.st_size


def leave_note(state: Path) -> None:
    """That it was wiped stands in a new log, of whoever owns the folder. Raises OSError."""
    if not state.is_dir():
        return
    path, owner = state / event_file.NAME, state.stat()
    event_file.save(path, (LoggedEvent.seen(SecurityEvent.WIPE, SystemClock().now()),))
    if os.geteuid() == 0:
        os.chown(path, owner.st_uid, owner.st_gid)


def to_revoke(tables: Mapping[str, Any]) -> list[str]:
    """What a server, or another panel, goes on believing: one sentence each."""
    return list(dict.fromkeys(_revoke(secret) for secret in named_secrets(tables)))


def _revoke(secret: NamedSecret) -> str:
    key, table = secret.path[-1], dotted(secret.path[:-1])
    where = next((host_of(secret.table[name]) for name in _SERVER_KEYS if isinstance(secret.table.get(name), str)), "")
    at = f" at {where}" if where else ""
    match key:
        case "password_file":
            return f"Give the account {secret.table.get('username', '')} another password{at} ({table})."
        case "token_file":
            return f"Revoke the token{at} ({table})."
        case "key_file" if secret.table.get("kind") == "google":
            return f"Delete the key of the service account in the Cloud console ({table})."
        case "key_file" if table == "backend":
            return f"Take the certificate of this panel out of its app registration ({table})."
        case "login_file":
            return f"Sign the room's account out everywhere{at} ({table})."
        case "key_file":
            return f"Make another badge key, and lists with it: kiosk badge ({table})."
        case "url_file" | "header_file":
            return f"Have the feed published under another address ({table})."
        case "code_file":
            return f"Set up another one-time code on the other panels that share it ({table})."
        case _:
            return f"Choose another PIN for the other doors that have this one ({table})."
