"""What paints the window: the GPU where this user may use one, otherwise Qt's software renderer.

A GPU that is emulated costs more than painting without one: in start, in memory and until a touch is seen.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

_API = QSGRendererInterface.GraphicsApi
_DRI: Final = Path("/dev/dri")
_CHOSEN: Final = ("QT_QUICK_BACKEND", "QSG_RHI_BACKEND")
"""Environment by which somebody chose already (Qt Quick, "Scene Graph Adaptations")."""


def choose() -> None:
    """For every window, before the first is made."""
    if needs_none(_DRI, os.environ):
        QQuickWindow.setGraphicsApi(_API.Software)


def needs_none(dri: Path, environ: Mapping[str, str]) -> bool:
    """Whether to paint without a GPU: nobody chose, and there is none, by the render nodes of the kernel (drm-uapi)."""
    chosen = any(environ.get(name) for name in _CHOSEN)
    return not chosen and not any(os.access(node, os.R_OK | os.W_OK) for node in dri.glob("renderD*"))


def name_of(window: QQuickWindow) -> str:
    """`software`, `opengl`, `vulkan`, ...; `unknown` before it was painted."""
    return window.rendererInterface().graphicsApi().name.lower()
