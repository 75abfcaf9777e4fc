"""`kiosk hwd` with settings that are wrong: told, and not five times a second."""

import time
from argparse import Namespace
from pathlib import Path

import pytest

from kiosk.commands import hwd
from kiosk.commands.configuration import BAD_CONFIG


@pytest.mark.parametrize(("environment", "waits"), [({}, []), ({"NOTIFY_SOCKET": "@none"}, [hwd.MENDED_WITHIN_S])])
def test_wrong_settings_are_not_read_again_at_once(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    environment: dict[str, str],
    waits: list[float],
) -> None:
    slept: list[float] = []
    monkeypatch.setattr(time, "sleep", slept.append)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    config = tmp_path / "kiosk.toml"
    config.write_text('[light]\ndriver = "lava"\n')
    with pytest.raises(SystemExit) as ended:
        hwd.run(Namespace(config=config))
    assert (ended.value.code, slept) == (BAD_CONFIG, waits)
    assert "light.driver" in capsys.readouterr().err
