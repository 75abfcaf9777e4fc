"""How a scene is drawn: size, language, palette."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from typing import get_args

from ui_hand import Hand
from ui_scenes import Scene

from kiosk.qml.languages import LANGUAGES
from kiosk.settings.choices import Palette
from looks.look import Look
from looks.sizes import PANELS

IN_EVERY_PALETTE = ("nl", "ar")
"""A palette moves nothing: one language of each direction tells what it can do to a text."""


@dataclass(frozen=True)
class Variant:
    size: tuple[int, int] = (1280, 800)
    language: str = "nl"
    palette: str = "standard"

    @property
    def name(self) -> str:
        return f"{self.size[0]}x{self.size[1]}-{self.language}-{self.palette}"

    @contextmanager
    def of(self, scene: Scene) -> Iterator[Look]:
        """The scene, drawn so, for as long as it is looked at."""
        hand = Hand(scene, *self.size, language=self.language, palette=self.palette)
        try:
            yield Look.of(hand)
        finally:
            hand.close()


VARIANTS = tuple(
    Variant(size, language, palette)
    for size, palette, language in product(PANELS, get_args(Palette), LANGUAGES)
    if palette == "standard" or language in IN_EVERY_PALETTE
)
"""What the gallery draws of every scene."""
