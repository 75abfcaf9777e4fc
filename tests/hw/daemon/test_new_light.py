"""A light is added by what `kiosk.hw.light.driver` says: a module and a row, and the daemon drives it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hw_daemon import ROOT, HwDaemon, client_of

from kiosk.hw.protocol.message import LightStatus
from kiosk.room.pattern import LightPattern

LANTERN = '''\
"""A lantern: a file that holds its colour."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.hw.light.settings import DimmableLightSettings
from kiosk.hw.look.patterns import Colour
from kiosk.room.pattern import LightPattern
from kiosk.settings.values import FullPath


@dataclass(frozen=True, slots=True)
class LanternSettings(DimmableLightSettings):
    """`driver = "lantern"`."""

    wick: FullPath = "/run/kiosk/wick"


class Lantern:
    def __init__(self, settings: LanternSettings) -> None:
        self._wick = Path(settings.wick)

    def show(self, pattern: LightPattern, colour: Colour) -> None:
        self._wick.write_text(f"{pattern} {colour}")

    def close(self) -> None:
        self._wick.unlink()
'''
IMPORT = "from kiosk.hw.light.lantern import Lantern, LanternSettings\n"
ROW = '    "lantern": LightDriver(LanternSettings, Lantern),\n'
IMPORT_ABOVE = "from kiosk.hw.light.settings import"
ROW_BELOW = '    "none": LightDriver(NoLightSettings, lambda _: NoLight()),\n'


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the package, with a lantern."""
    shutil.copytree(ROOT / "kiosk", tmp_path / "kiosk", ignore=shutil.ignore_patterns("__pycache__", "qml"))
    folder = tmp_path / "kiosk" / "hw" / "light"
    (folder / "lantern.py").write_text(LANTERN)
    drivers = (folder / "driver.py").read_text()
    assert drivers.count(IMPORT_ABOVE) == drivers.count(ROW_BELOW) == 1
    drivers = drivers.replace(IMPORT_ABOVE, IMPORT + IMPORT_ABOVE).replace(ROW_BELOW, ROW_BELOW + ROW)
    (folder / "driver.py").write_text(drivers)
    return tmp_path


@pytest.fixture
def daemon(short_dir: Path, tree: Path) -> Iterator[HwDaemon]:
    daemon = HwDaemon(short_dir, tree)
    yield daemon
    daemon.kill()


def test_the_daemon_drives_it(daemon: HwDaemon, short_dir: Path) -> None:
    wick = short_dir / "wick"
    daemon.configure("lantern", wick=str(wick), night_brightness=50)
    daemon.start()
    assert wick.read_text() == "unknown #0000ff"
    with client_of(daemon.socket) as panel:
        assert panel.ask(LightPattern.FREE, dim=True) == LightStatus(1, LightPattern.FREE)
    assert wick.read_text() == "free #008000"
    assert daemon.end()[0] == 0
    assert not wick.exists()


@pytest.mark.parametrize(
    ("driver", "key", "reader"), [("simulated", "wick", "lantern"), ("lantern", "file", "simulated")]
)
def test_its_settings_are_refused_to_others_and_the_others_to_it(
    daemon: HwDaemon, driver: str, key: str, reader: str
) -> None:
    daemon.configure(driver, **{key: "/run/here"})
    code, log = daemon.attempt()
    assert code == 1
    assert f'light.{key} is not read by the driver {driver}: take it out, or write driver = "{reader}".' in log
