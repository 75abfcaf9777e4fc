"""Why a panel was not set up: sentences for whoever does it, each with its mend."""

from collections.abc import Iterable

from kiosk.settings.mistake import Mistake


class SetupRefused(Exception):
    """Nothing was changed. The text is one sentence a line."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def mistaken(file: str, mistakes: Iterable[Mistake]) -> SetupRefused:
    """Of what stands in `file`."""
    return SetupRefused(*(f"{file}, {mistake}" if mistake.line else f"{file}: {mistake}" for mistake in mistakes))
