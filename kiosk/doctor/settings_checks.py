"""The configuration and the secrets it names."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kiosk.doctor.examined import Examined
from kiosk.doctor.finding import NO_PANEL, CheckId, Finding, failure, skipped, warning
from kiosk.doctor.spans import ago
from kiosk.settings.mistake import dotted
from kiosk.settings.secret_file import named_secrets
from kiosk.settings.values import is_private

_MOST_TOLD: Final = 5
_IN_FORCE_WITHIN: Final = 10.0
"""Seconds after which a panel obeys a file that is right."""
_VALID: Final = CheckId.CONFIG_VALID.value


def valid(seen: Examined) -> Iterator[Finding]:
    for mistake in seen.mistakes[:_MOST_TOLD]:
        if mistake.path:
            where = f"Line {mistake.line} of {seen.path}" if mistake.line else seen.path
            yield failure(f"{where}: {mistake.sentence}")
        else:
            yield failure(f"{seen.path} {mistake.says}.")
    if len(seen.mistakes) > _MOST_TOLD:
        yield failure(f"{len(seen.mistakes) - _MOST_TOLD} more mistakes: mend these first.")
    if seen.mistakes and seen.status is not None:
        yield warning("The panel still runs on the settings before it.")


def current(seen: Examined) -> Iterator[Finding]:
    """Whether the running panel obeys the file as it is now."""
    if seen.status is None:
        yield NO_PANEL
        return
    runs = f"the panel runs revision {seen.status.get('settings')}"
    if not seen.path.exists():
        yield warning(f"The file is gone; {runs}, and does not start without one: put it back.")
    elif seen.document is None or seen.status.get("settings") != seen.document.revision:
        changed = seen.clock.now().timestamp() - seen.path.stat().st_mtime
        if seen.mistakes or seen.status.get("settings_mistakes"):
            yield warning(f"The file was changed {ago(changed)} and refused; {runs}: mend what {_VALID} tells.")
        elif changed > _IN_FORCE_WITHIN:
            yield warning(f"The file was changed {ago(changed)}; {runs}: systemctl restart kiosk.")


def secrets_kept(seen: Examined) -> Iterator[Finding]:
    """Every secret that the file names, whether or not its table is right."""
    if seen.document is None:
        yield skipped("The configuration cannot be read.")
        return
    for secret in named_secrets(seen.document.tables):
        yield from _kept(dotted(secret.path), secret.file)


def _kept(key: str, file: Path) -> Iterator[Finding]:
    try:
        if not is_private(file):
            yield failure(f"The file of {key} can be read by other users: chmod 600 {file}.")
        if not os.access(file, os.R_OK):
            yield failure(f"The file of {key} cannot be read by this user: chown it to the panel's, {file}.")
        elif not file.read_bytes().strip():
            yield failure(f"The file of {key} is empty: write the secret into {file}.")
    except OSError as error:
        yield failure(f"The file of {key} is not there ({error.strerror}): make {file}.")
