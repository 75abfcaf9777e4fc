"""What the checks look at, gathered once: the configuration, the running panel, the calendar server, the machine."""

import asyncio
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit

from kiosk.backends import open_store
from kiosk.config import Config
from kiosk.config_reader import parse
from kiosk.control.local_socket import ask
from kiosk.doctor.write_trial import Trial, race, try_writes
from kiosk.settings.document import Document, read_document
from kiosk.settings.mistake import BadSettings, Mistake
from kiosk.state_table import folders_named
from kiosk.sync.backend import BackendError, Capabilities, Transient
from kiosk.sync.reader import DAYS_AHEAD
from kiosk.system.clock import Clock, SystemClock

ANSWERS_WITHIN: Final = 8.0
"""Seconds for everything that is asked over the network."""
_COPIED_WITHIN: Final = 60.0
"""The same for a feed, which is read whole."""
_LOOK_AT: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class CalendarAnswer:
    """What the calendar server did when it was asked as the panel asks it."""

    capabilities: Capabilities | None = None
    refused: BackendError | None = None
    server_time: datetime | None = None
    wall_time: datetime | None = None
    """Of this machine, when that answer came."""
    booked_ahead: bool | None = None
    """Of a copy: whether it holds anything in the days that a panel reads."""


@dataclass(frozen=True, slots=True)
class Examined:
    """`document` is None where the file cannot be read, `config` where something in it is wrong."""

    path: Path
    document: Document | None
    config: Config | None
    mistakes: Sequence[Mistake] = ()
    status: Mapping[str, Any] | None = None
    """What the running panel says; None: none answers."""
    calendar: CalendarAnswer | None = None
    clock: Clock = field(default_factory=SystemClock)
    root: Path = Path("/")
    """Where the machine's own files are looked for."""
    trial: Trial | BackendError | None = None
    """What the calendar did with what was written into it, or how it refused; None: nothing was written."""

    @property
    def server(self) -> SplitResult | None:
        """The calendar's address, in its parts."""
        return None if self.config is None else urlsplit(self.config.backend.addresses[0])


async def examine(path: Path) -> Examined:
    """Reads, asks and changes nothing."""
    document: Document | None = None
    try:
        document = read_document(path)
        config = parse(document.tables, document.lines)
    except BadSettings as error:  # a panel may run by the settings before it
        _, run_dir = folders_named(document.tables if document else {})
        return Examined(path, document, None, error.mistakes, await _status(run_dir))
    return replace(await examine_running(config), path=path, document=document)


async def examine_running(config: Config) -> Examined:
    """A panel by the settings that are in force in it, whatever stands in their file by now."""
    status, calendar = await asyncio.gather(_status(config.state.run_dir), _asked(config))
    return Examined(Path(), None, config, status=status, calendar=calendar)


async def tried(seen: Examined, rounds: int = 0) -> Examined:
    """With what the calendar does when it is written into, and when two panels book in it at once, so many times."""
    if seen.config is None:
        return seen
    opened = partial(open_store, seen.config, secrets.token_bytes())
    try:
        store = opened()
    except OSError:
        return seen
    try:
        trial = await try_writes(store)
        return replace(seen, trial=replace(trial, raced=await race(opened, rounds)) if rounds else trial)
    except BackendError as refused:
        return replace(seen, trial=refused)
    finally:
        await store.aclose()


async def _status(run_dir: Path) -> Mapping[str, Any] | None:
    with suppress(OSError):
        async with asyncio.timeout(ANSWERS_WITHIN):
            return await ask(run_dir, ["status"])
    return None


async def _asked(config: Config) -> CalendarAnswer | None:
    clock = SystemClock()
    try:
        store = open_store(config, secrets.token_bytes())
    except OSError:  # the file of the password, of which `secret.rights` speaks
        return None
    lag, now = config.backend.lag, clock.now()
    try:
        async with asyncio.timeout(_COPIED_WITHIN if lag else ANSWERS_WITHIN):
            capabilities = await store.probe()
            look = await store.busy(now, now + (timedelta(days=DAYS_AHEAD) if lag else _LOOK_AT))
            booked_ahead = bool(look.entries) if lag else None
            return CalendarAnswer(capabilities, None, look.server_time, clock.now(), booked_ahead)
    except TimeoutError:
        return CalendarAnswer(refused=Transient())
    except BackendError as refused:
        return CalendarAnswer(refused=refused)
    finally:
        await store.aclose()
