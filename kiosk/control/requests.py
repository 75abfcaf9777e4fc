"""What is answered over the local socket: `status`, and `tap` where the settings allow it."""

import os
import time
from collections.abc import Mapping
from typing import Any, Protocol

from kiosk import __version__
from kiosk.config import PRODUCTION, Config
from kiosk.control import tap
from kiosk.control.status import reports_status, status
from kiosk.reports.report import Undelivered
from kiosk.room.access import Who
from kiosk.room.intent import Intent, Outcome
from kiosk.room.panel_state import PanelState
from kiosk.system.clock import Clock


class Answering(Protocol):
    """The panel, as the socket knows it."""

    @property
    def state(self) -> PanelState: ...

    def who_may(self, intent: Intent) -> Who: ...

    async def perform(self, intent: Intent) -> Outcome: ...


class DeviceHealth(Protocol):
    @property
    def health(self) -> Mapping[str, str]: ...


class ReportsHealth(Protocol):
    @property
    def undelivered(self) -> Undelivered: ...


class SettingsHealth(Protocol):
    mistakes: int


class DrawnScreen(Protocol):
    @property
    def frame_age_s(self) -> float: ...
    @property
    def renderer(self) -> str: ...


class LightTest(Protocol):
    def test_light(self) -> None: ...


class ControlRequests:
    """Answers the words of one request. Without `reports` nothing can be reported here, without `settings` nobody
    follows their file.
    """

    def __init__(
        self,
        config: Config,
        panel: Answering,
        devices: DeviceHealth,
        clock: Clock,
        reports: ReportsHealth | None,
        settings: SettingsHealth | None = None,
        screen: DrawnScreen | None = None,
        lights: LightTest | None = None,
    ) -> None:
        self._panel = panel
        self._devices = devices
        self._reports = reports
        self._clock = clock
        self._room = config.room.id
        self._revision = config.revision
        self._settings = settings
        self._screen = screen
        self._lights = lights
        self._taps = config.debug.remote_tap and config.site.name != PRODUCTION
        self._started = time.monotonic()

    async def answer(self, words: list[str]) -> dict[str, Any]:
        match words:
            case ["status"]:
                return self._status()
            case ["lights"] if self._lights is not None:
                self._lights.test_light()
                return {"light": "tested"}
            case ["tap", *_] if not self._taps:
                return _refused("This panel takes no taps from outside: debug.remote_tap is off.")
            case ["tap", *action]:
                return await self._tap(action)
            case _:
                return {}

    def _status(self) -> dict[str, Any]:
        told = status(self._panel.state, self._room, self._clock.now())
        uptime = round(time.monotonic() - self._started, 1)
        process = {"version": __version__, "uptime_s": uptime, "pid": os.getpid(), "settings": self._revision}
        process["settings_mistakes"] = 0 if self._settings is None else self._settings.mistakes
        screen = self._screen
        process["frame_age_s"] = None if screen is None else round(screen.frame_age_s, 1)
        process["renderer"] = None if screen is None else screen.renderer
        reports = reports_status(Undelivered() if self._reports is None else self._reports.undelivered)
        return told | {"devices": dict(self._devices.health), "reports": reports} | process

    async def _tap(self, action: list[str]) -> dict[str, Any]:
        try:
            intent = tap.intent_of(action, self._panel.state.resolution)
        except tap.NotOffered as refused:
            return _refused(str(refused))
        who = self._panel.who_may(intent)
        if who is not Who.ANYONE:
            return _refused(f"The panel asks for a {who} first.")
        return tap.answer(await self._panel.perform(intent))


def _refused(says: str) -> dict[str, Any]:
    return {"confirmed": False, "says": says}
