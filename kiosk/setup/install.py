"""Settings and the files they name, put in their places: all of them looked at before anything is replaced."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from kiosk.config import Config
from kiosk.config_reader import parse
from kiosk.settings import secret_file
from kiosk.settings.document import Document, parse_document
from kiosk.settings.mistake import BadSettings
from kiosk.setup.refused import SetupRefused, mistaken
from kiosk.system import private_file
from kiosk.system.accounts import DAEMON_USER, LINK_GROUP, PANEL_USER

_OWNERS: Final[Mapping[tuple[str, ...], tuple[str, str | None]]] = {
    ("badge", "file"): (PANEL_USER, LINK_GROUP),
    ("badge", "key_file"): (DAEMON_USER, None),
}
"""Whose a named file becomes, and which group reads it too, by the key that names it; others are the panel's alone."""
_NAMING: Final = {*secret_file.KEYS, "ca_file", "certificate_file", "photo"} - {"login_file"}
"""Keys that name a file which a panel only reads, in any table."""


def files_named(tables: Mapping[str, Any]) -> dict[Path, tuple[str, ...]]:
    """The files that settings name, and by which key."""
    return {Path(value): key for key, value in _values(tables, ()) if _names_a_file(key)}


def install(
    text: str,
    files: Mapping[Path, bytes],
    to: Path,
    *,
    source: str,
    replace: bool,
    look: Callable[[Config], None] = lambda _settings: None,
) -> None:
    """Write the settings to `to`, and the files they name. `source` names them where they are refused.

    `look` is given the settings before anything is written, and refuses what it does not like. What stood there before
    is kept as `.before`. Raises SetupRefused.
    """
    if to.exists() and not replace:
        raise SetupRefused(f"{to} is there already: add --replace, which keeps it as {to.name}.before.")
    try:
        document = parse_document(text.encode())
        _check(document, files, to.parent, look)
        owners = files_named(document.tables)
        for path, content in files.items():
            owner, group = _OWNERS.get(owners[path], (PANEL_USER, None))
            private_file.write(path, content, owner=owner, group=group)
        if to.exists():
            private_file.write(to.with_name(f"{to.name}.before"), to.read_bytes())
        private_file.write(to, text.encode(), group=LINK_GROUP)
    except BadSettings as error:
        raise mistaken(source, error.mistakes) from None
    except OSError as error:
        raise SetupRefused(f"{error.filename} cannot be written ({error.strerror}): use sudo.") from None


def _check(document: Document, files: Mapping[Path, bytes], folder: Path, look: Callable[[Config], None]) -> None:
    """Read the settings as a panel will, with each new file where it lies until then. Raises BadSettings, OSError,
    SetupRefused.
    """
    with tempfile.TemporaryDirectory(prefix=".new.", dir=folder) as name:
        drafts = {str(path): str(Path(name, str(number))) for number, path in enumerate(files)}
        for path, content in files.items():
            private_file.write(Path(drafts[str(path)]), content)
        look(parse(_renamed(document.tables, drafts), document.lines))


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(inner, names) for key, inner in value.items()}
    if isinstance(value, list):
        return [_renamed(inner, names) for inner in value]
    return names.get(value, value) if isinstance(value, str) else value


def _values(value: Any, key: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text, and the way to it."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _values(inner, (*key, name))
    elif isinstance(value, list):
        for inner in value:
            yield from _values(inner, key)
    elif isinstance(value, str):
        yield key, value


def _names_a_file(key: tuple[str, ...]) -> bool:
    return key[-1] in _NAMING or key in _OWNERS
