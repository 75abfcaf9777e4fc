"""A site notice and its words. They are the site's own, and the screen alone takes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from kiosk.privacy.display_text import DisplayText
from kiosk.room.facts import Notice

NO_TEXT: Final = DisplayText()


@dataclass(frozen=True, slots=True)
class NoticeText:
    """What a notice says in one language. `title` is empty where the kind has none."""

    title: DisplayText = NO_TEXT
    lines: tuple[DisplayText, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """What a notice says, by the code of the language, in the order of its file. `since` is aware UTC."""

    since: datetime | None = None
    sender: DisplayText = NO_TEXT
    texts: Mapping[str, NoticeText] = field(default_factory=dict)

    def in_order(self, *preferred: str) -> tuple[NoticeText, ...]:
        """The texts, those of the preferred languages first."""
        codes = dict.fromkeys((*preferred, *self.texts))
        return tuple(self.texts[code] for code in codes if code in self.texts)


NO_WORDS: Final = NoticeWords()


@dataclass(frozen=True, slots=True)
class PostedNotice:
    """A notice as its file says it."""

    notice: Notice
    words: NoticeWords


@dataclass(frozen=True, slots=True)
class NoticeInForce:
    """`posted` is None where no notice is. `mistakes` counts those of the file as it is, which then is not in force."""

    posted: PostedNotice | None = None
    mistakes: int = 0
