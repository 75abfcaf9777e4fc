"""A finger and an eye for a panel on the stage: real touches, and what can be read."""

import asyncio
from collections.abc import Callable, Iterable

from kiosk.demo.stage import Stage

from .waiting import LOOK_EVERY_S, in_time


async def touch(built: Stage, *names: str) -> None:
    """Touch these controls one after the other, as soon as each is there."""

    async def touches(name: str) -> None:
        while not (await built.panel.tell(f"touch {name}"))["done"]:
            await asyncio.sleep(LOOK_EVERY_S)

    for name in names:
        await in_time(f"{name} to touch", touches(name))


async def hold(built: Stage, name: str) -> None:
    """Press this control for as long as nobody does by accident."""
    assert (await built.panel.tell(f"hold {name}"))["done"]


async def sees(built: Stage, word: str) -> None:
    """Wait until exactly this stands somewhere on the screen."""
    await reads(built, f"{word!r} on the screen", lambda said: said == word)


async def reads(built: Stage, what: str, so: Callable[[str], bool], *, touching: str = "") -> str:
    """Wait for `what`, a text on the screen for which `so` holds; that text. Meanwhile touch a control, where one is
    named, as somebody does to whom nothing seems to happen.
    """

    async def looks() -> str:
        while True:
            for said in (await built.panel.tell("look"))["words"]:
                if so(said):
                    return str(said)
            if touching:
                await built.panel.tell(f"touch {touching}")
            await asyncio.sleep(LOOK_EVERY_S)

    return await in_time(what, looks())


async def shows(built: Stage, controls: Iterable[str], words: Iterable[str]) -> None:
    """Wait until these controls can be pressed, and these words stand somewhere on the screen."""
    controls, words = set(controls), list(words)

    async def looks() -> None:
        while True:
            look = await built.panel.tell("look")
            said = " ".join(look["words"])
            if controls <= set(look["controls"]) and all(word in said for word in words):
                return
            await asyncio.sleep(LOOK_EVERY_S)

    await in_time(f"{controls} and {words} on the screen", looks())
