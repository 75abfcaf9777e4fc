"""What a panel that is not set up says on its screen: what the console's login prints above its prompt (issue(5))."""

import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import Final

_WIDTH: Final = 76


def tell_on_console(file: Path | None, sentences: Sequence[str]) -> None:
    """Nothing to say: nothing stands there. What cannot be written is in the journal anyway."""
    if file is None:
        return
    if not sentences:
        file.unlink(missing_ok=True)
        return
    told = ["", "Room Kiosk", "", *(line for sentence in sentences for line in textwrap.wrap(_plain(sentence), _WIDTH))]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("\n".join([*told, "", ""]), "ascii")


def _plain(sentence: str) -> str:
    """Without what agetty or a terminal would take for an order."""
    return "".join(
        letter if letter.isascii() and letter.isprintable() and letter != "\\" else "?" for letter in sentence
    )
