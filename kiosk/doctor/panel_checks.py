"""The running panel, and what hangs beside it, by what it says of them itself."""

from collections.abc import Iterator, Mapping
from typing import Final

from kiosk.doctor.examined import Examined
from kiosk.doctor.finding import NO_PANEL, Finding, failure, skipped, warning
from kiosk.hw.light.settings import NoLightSettings
from kiosk.panel.store.identity import FOREIGN_CARD

_SAYS: Final[Mapping[str, str]] = {
    "sensor": "The sensor does not answer",
    "badge_reader": "The badge reader does not answer",
}


def runs(seen: Examined) -> Iterator[Finding]:
    if seen.status is None:
        yield warning("No panel answers here: start it (systemctl start kiosk), or run this as its user.")


def card(seen: Examined) -> Iterator[Finding]:
    """Whether what the panel runs from was set up at this door."""
    if seen.config is None:
        yield skipped("The configuration cannot be read.")
        return
    marker = seen.config.state.dir / FOREIGN_CARD
    try:
        if marker.lstat():
            yield warning(
                "This card was set up in another panel, and is a new one here: give it this door's room and a login of "
                f"its own (sudo kiosk init --replace). If it has them: sudo rm {marker}."
            )
    except FileNotFoundError:
        pass
    except OSError:
        yield skipped("Only the panel's user and root may look at what it keeps.")


def light(seen: Examined) -> Iterator[Finding]:
    if seen.config is None or isinstance(seen.config.light, NoLightSettings):
        yield skipped("No light is configured.")
    elif seen.status is None:
        yield NO_PANEL
    elif not seen.status["light"]["ok"]:
        yield failure("The light does not answer: look at its cable, and at systemctl status kiosk-hwd.")


def devices(seen: Examined) -> Iterator[Finding]:
    if seen.status is None:
        yield NO_PANEL
        return
    for device, health in seen.status.get("devices", {}).items():
        if health != "ok":
            yield warning(f"{_SAYS[device]} ({health}): look at its cable, and at systemctl status kiosk-hwd.")
