"""A finger and an eye for a panel in the demo: lines on standard input become real touch events on the real window.

    touch           press and release in the middle of the window
    touch NAME      the same in the middle of the control of that name
    hold NAME       press there and stay, and release after four seconds
    picture FILE    write what the window shows
    look            the page that is open, the names of the controls that can be pressed now, the words that can be
                    read, and the files of the photos that can be seen

Each line is answered by one JSON object on standard output. It exists in `kiosk run --demo` only.
"""

import asyncio
import json
import sys
from collections.abc import Callable, Iterator
from typing import Any, Final

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.ui.shell import Screen

_HELD_S: Final = 4.0


async def play(screen: Screen, stop: asyncio.Event) -> None:
    """The demo's window can be closed, tells its number keys, and has a finger on standard input."""
    screen.on_number_key = lambda number: print(f"key {number}", flush=True)
    screen.window.closing.connect(stop.set)
    await Finger(screen).listen()
    await stop.wait()


class Finger:
    """Touches one screen. Qt spins its own events while it does, so every touch is made outside any coroutine."""

    def __init__(self, screen: Screen) -> None:
        self._screen, self._window = screen, screen.window
        self._device = QTest.createTouchDevice()

    async def listen(self) -> None:
        """Obey standard input until it ends."""
        loop = asyncio.get_running_loop()
        lines: asyncio.Queue[str] = asyncio.Queue()
        loop.add_reader(sys.stdin, lambda: lines.put_nowait(sys.stdin.readline()))
        try:
            while line := await lines.get():
                print(json.dumps(await self._do(line.split())), flush=True)
        finally:
            loop.remove_reader(sys.stdin)

    async def _do(self, words: list[str]) -> dict[str, Any]:
        match words:
            case ["touch"]:
                return {"done": await self._press(QPoint(self._window.width() // 2, self._window.height() // 2))}
            case ["touch", name]:
                return {"done": await self._touch(name)}
            case ["hold", name]:
                return {"done": await self._touch(name, _HELD_S)}
            case ["picture", path]:
                return {"done": await _outside(lambda: self._window.grabWindow().save(path))}
            case ["look"]:
                return dict(await _outside(self._look))
            case _:
                return {"done": False}

    async def _touch(self, name: str, held_s: float = 0.0) -> bool:
        point = await _outside(lambda: self._middle(name))
        return point is not None and await self._press(point, held_s)

    async def _press(self, point: QPoint, held_s: float = 0.0) -> bool:
        await _outside(lambda: QTest.touchEvent(self._window, self._device).press(0, point, self._window).commit())
        await asyncio.sleep(held_s)
        await _outside(lambda: QTest.touchEvent(self._window, self._device).release(0, point, self._window).commit())
        return True

    def _middle(self, name: str) -> QPoint | None:
        items = _visible(self._window.contentItem())
        item = next((one for one in items if one.objectName() == name and one.isEnabled()), None)
        return None if item is None else item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def _look(self) -> dict[str, Any]:
        items = list(_visible(self._window.contentItem()))
        words = (str(item.property("text") or "") for item in items)
        return {
            "page": self._screen.shell.view.page,
            "controls": [item.objectName() for item in items if item.objectName()],
            "words": [word for word in words if word],
            "photos": [item.property("source").fileName() for item in items if _is_photo(item)],
        }


def _is_photo(item: QQuickItem) -> bool:
    """And has been loaded."""
    return item.inherits("QQuickImage") and item.property("paintedWidth") > 0


async def _outside(action: Callable[[], Any]) -> Any:
    """Run `action` from the event loop itself, not from within a task."""
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Any] = loop.create_future()

    def act() -> None:
        if not done.cancelled():
            done.set_result(action())

    loop.call_soon(act)
    return await done


def _visible(item: QQuickItem) -> Iterator[QQuickItem]:
    # PySide may hand out a stale wrapper of another type for an item made where a dead object was
    if isinstance(item, QQuickItem) and item.isVisible() and item.opacity() > 0:
        yield item
        for child in item.childItems():
            yield from _visible(child)
