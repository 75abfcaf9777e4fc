"""Qt, less what nothing of ours loads: what stays is written down, its libraries follow from what it needs."""

from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from deb.elf import all_compiled

KEPT: Final = (
    ("PySide6/__init__.py", "the package"),
    ("PySide6/_*.py", "what it says of itself"),
    ("PySide6/support/*.py", "what its modules import"),
    ("PySide6/py.typed", "what it says of itself"),
    ("PySide6/QtCore.abi3.so", "the event loop"),
    ("PySide6/QtGui.abi3.so", "windows, fonts, pictures"),
    ("PySide6/QtQml.abi3.so", "the page's language"),
    ("PySide6/QtQuick.abi3.so", "what it paints with"),
    ("PySide6/QtNetwork.abi3.so", "imported by QtQml; what denies it every request"),
    ("PySide6/QtOpenGL.abi3.so", "imported by QtQuick"),
    ("PySide6/QtTest.abi3.so", "the finger of `kiosk demo`"),
    ("PySide6/QtWidgets.abi3.so", "imported by QtTest"),
    ("PySide6/Qt/plugins/platforms/libqwayland.so", "the session of a panel"),
    ("PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so", "its window"),
    ("PySide6/Qt/plugins/wayland-graphics-integration-client/libqt-plugin-wayland-egl.so", "its GL"),
    ("PySide6/Qt/plugins/platforms/libqxcb.so", "a window on somebody's desk"),
    ("PySide6/Qt/plugins/xcbglintegrations/*.so", "its GL"),
    ("PySide6/Qt/plugins/platforms/libqoffscreen.so", "the self-test"),
    ("PySide6/Qt/plugins/imageformats/libqjpeg.so", "photos of rooms; PNG needs no plugin"),
    ("PySide6/Qt/plugins/imageformats/libqwebp.so", "photos of rooms"),
    ("PySide6/Qt/qml/QtQml/qmldir", "imported by QtQuick"),
    ("PySide6/Qt/qml/QtQml/libqmlplugin.so", "imported by QtQuick"),
    ("PySide6/Qt/qml/QtQml/Models/*", "imported by QtQml"),
    ("PySide6/Qt/qml/QtQml/WorkerScript/*", "imported by QtQml"),
    ("PySide6/Qt/qml/QtQuick/qmldir", "every page"),
    ("PySide6/Qt/qml/QtQuick/libqtquick2plugin.so", "every page"),
    ("PySide6/Qt/qml/QtQuick/Shapes/*", "glyphs and the day's shapes"),
    ("shiboken6/*.py", "what PySide6 stands on"),
    ("shiboken6/*.so*", "what PySide6 stands on"),
    ("shiboken6/py.typed", "what it says of itself"),
)
"""Patterns (fnmatch, where * matches no /) and why. All else goes: translations (ours are in the app), designer,
linguist and the other tools, SQL, printing, Qt Quick Controls, its styles and dialogs, the platforms vnc, linuxfb,
eglfs and vkkhrdisplay, the QML debugger, TLS (Python's is used), type stubs, headers.
"""
_NEVER: Final = ("*.qmltypes", "*.pyi")
"""For tools alone."""


def is_kept(name: str) -> bool:
    """Whether a pattern keeps the file; `name` is relative to the folder of wheels."""
    depth = name.count("/")
    return not any(fnmatchcase(name, never) for never in _NEVER) and any(
        pattern.count("/") == depth and fnmatchcase(name, pattern) for pattern, _ in KEPT
    )


def trim(lib: Path) -> int:
    """Remove what is not kept nor needed by what is kept; how many bytes that were. `lib` holds the unpacked wheels."""
    files = {path for top in ("PySide6", "shiboken6") for path in (lib / top).rglob("*") if path.is_file()}
    elves = {path.name: (path, about) for path, about in all_compiled(lib / "PySide6").items()}
    kept = {path for path in files if is_kept(path.relative_to(lib).as_posix())}
    todo = [path.name for path in kept]
    while todo:
        path, about = elves.get(todo.pop(), (None, None))
        if about is not None and path is not None:
            kept.add(path)
            todo += [name for name in about.needed if name in elves and elves[name][0] not in kept]
    gone = files - kept
    size = sum(path.stat().st_size for path in gone)
    for path in gone:
        path.unlink()
    for folder in sorted((lib / "PySide6").rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return size
