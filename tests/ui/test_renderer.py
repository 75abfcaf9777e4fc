"""What paints the window where there is a GPU, where there is none, and where somebody chose."""

from pathlib import Path

import pytest
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from kiosk.ui import renderer


@pytest.mark.parametrize(
    ("nodes", "environ", "software"),
    [
        ((), {}, True),
        (("card0",), {}, True),  # a screen without anything that renders
        (("card0", "renderD128"), {}, False),
        ((), {"QT_QUICK_BACKEND": ""}, True),
        ((), {"QSG_RHI_BACKEND": "vulkan"}, False),
        ((), {"QT_QUICK_BACKEND": "software"}, False),
    ],
)
def test_the_gpu_paints_where_there_is_one(
    tmp_path: Path, nodes: tuple[str, ...], environ: dict[str, str], software: bool
) -> None:
    for node in nodes:
        (tmp_path / node).touch()
    assert renderer.needs_none(tmp_path, environ) is software


def test_a_gpu_that_this_user_may_not_use_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "renderD128").touch()
    monkeypatch.setattr(renderer.os, "access", lambda *_asked: False)
    assert renderer.needs_none(tmp_path, {})


@pytest.mark.usefixtures("qapp")
def test_its_name_is_told() -> None:
    assert renderer.name_of(QQuickWindow()) in {api.name.lower() for api in QSGRendererInterface.GraphicsApi}
