"""The canary sweep: a panel goes by a calendar in which each field is a word that stands nowhere else, and afterwards
none of the words may be in anything that it kept or told.

Nothing of the site's own is used: calendar server, hardware daemon and panel run in a scratch folder, which goes with
them. The names are shown, which a site has to opt in to: what leaks without them leaks with them.
"""

import asyncio
import json
import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from icalendar import vCalAddress

from kiosk.demo.calendars import OwnCalendars
from kiosk.demo.rooms import ROOMS, Planned, planned
from kiosk.demo.stage import Stage, stage, utc_now
from kiosk.evidence.sweep import Hit, sweep
from kiosk.room.day import floor_minute

ROOM: Final = ROOMS[0]
HERE: Final = ZoneInfo("Europe/Amsterdam")
FIELDS: Final = ("uid", "summary", "description", "location", "url", "comment", "contact", "categories", "x-private")
PERSON: Final = ("name", "mail")
PASSWORD: Final = "password"
WITHIN_S: Final = 120.0
"""For all of it."""
_LOOK_EVERY_S: Final = 0.1
_SETTINGS: Final = """\
show = "organizer"
[metrics]
file = "{metrics}"
"""

Pieces = list[tuple[str, bytes]]
"""Where it was found, and what stands there."""


class CanaryFailed(Exception):
    """The panel did not do what it was run for, so nothing is proved."""


@dataclass(frozen=True, slots=True)
class Swept:
    """`found`: what was found where nothing may be. `shown`: how many of the words were on the screen, where they are
    to be. `planted`: places where a word was put, to see that it is found; and in how many it was.
    """

    words: int
    searched: int
    found: tuple[Hit, ...]
    shown: int
    planted: int
    planted_found: int

    @property
    def well(self) -> bool:
        """Nothing was found, by a search that finds."""
        return not self.found and self.shown > 0 and self.planted_found == self.planted > 0


def canaries() -> dict[str, str]:
    """A word for each field, which stands nowhere else."""
    return {name: f"canary-{number}-{os.urandom(6).hex()}" for number, name in enumerate((*FIELDS, *PERSON))}


def event(words: Mapping[str, str], suffix: str, start_min: int, length_min: int) -> Planned:
    """With a word in each field; it begins so many minutes from now."""
    start = floor_minute(utc_now()) + timedelta(minutes=start_min)
    person = vCalAddress(f"mailto:{words['mail']}@example.org")
    person.params["CN"] = words["name"]
    fields = {name: words[name] for name in FIELDS if name not in ("uid", "url")}
    people = {"attendee": person, "organizer": person}
    address = f"https://x/{words['url']}"
    return planned(words["uid"] + suffix, start, timedelta(minutes=length_min), HERE, url=address, **people, **fields)


async def canary_sweep() -> Swept:
    """Raises CanaryFailed."""
    with tempfile.TemporaryDirectory(prefix="kiosk-canary-") as scratch:
        home, metrics = Path(scratch, "home"), Path(scratch, "kiosk.prom")
        home.mkdir()
        environment: dict[str, Any] = {"HOME": str(home), "XDG_CACHE_HOME": str(home), "XDG_RUNTIME_DIR": str(home)}
        environment |= {"TMPDIR": str(home), "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
        try:
            async with asyncio.timeout(WITHIN_S), stage(_SETTINGS.format(metrics=metrics), **environment) as built:
                return await _swept(built, home, metrics)
        except (OSError, TimeoutError):
            raise CanaryFailed from None


async def _swept(built: Stage, home: Path, metrics: Path) -> Swept:
    words = canaries()
    told, shown = await _lived(built, words, metrics)
    assert isinstance(built.server, OwnCalendars)
    words[PASSWORD] = built.server.password_file(ROOM.id).read_text("ascii").strip()
    kept = [built.folder / ROOM.id, home]
    told += [(path.name, path.read_bytes()) for path in built.folder.iterdir() if path.suffix == ".log"]
    found = sweep(words.values(), kept, told)
    searched = len(told) + sum(path.is_file() for place in kept for path in place.rglob("*"))
    leaks = [place / "leak" for place in kept]
    for leak, word in zip(leaks, words.values(), strict=False):
        leak.write_text(f"a {word} b")
    planted = {hit.where for hit in sweep(words.values(), kept)} & {str(leak) for leak in leaks}
    fields = {word: name for name, word in words.items()}
    return Swept(
        words=len(words),
        searched=searched,
        found=tuple(Hit(fields[hit.token], hit.where) for hit in found),
        shown=len({hit.token for hit in sweep(words.values(), [], shown)}),
        planted=len(leaks),
        planted_found=len(planted),
    )


async def _lived(built: Stage, words: Mapping[str, str], metrics: Path) -> tuple[Pieces, Pieces]:
    """What the panel told while it was used, as anybody at the door would; and what it showed."""
    await built.put(ROOM, event(words, "", -5, 60), event(words, "-later", 70, 30))
    panel = await built.start_panel(ROOM)
    await _until(built, lambda status: bool(status["state"] == "check_in_due"))
    shown = [("the screen", json.dumps(await panel.tell("look")).encode())]
    told: Pieces = []
    for action in (["check-in"], ["end"], ["undo"], ["end"], ["book", "15"]):
        await built.tap(*action)
        told.append(("status", json.dumps(await built.status()).encode()))
    while not metrics.exists():
        await asyncio.sleep(_LOOK_EVERY_S)
    told.append(("metrics", metrics.read_bytes()))
    await panel.stop()
    return told, shown


async def _until(built: Stage, so: Callable[[dict[str, Any]], bool]) -> None:
    while not ((status := await built.status()) and so(status)):
        await asyncio.sleep(_LOOK_EVERY_S)
