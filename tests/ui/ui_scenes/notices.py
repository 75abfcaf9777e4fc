"""What the site says, for the pages that show it."""

from datetime import datetime

from kiosk.notice.words import NoticeText, NoticeWords
from kiosk.privacy.display_text import DisplayText
from kiosk.room.facts import Notice, NoticeKind
from ui_scenes.scene import local


def words(nl: tuple[str, ...], en: tuple[str, ...] = (), sender: str = "") -> NoticeWords:
    """A title and lines in each language."""
    said = {"nl": nl, "en": en} if en else {"nl": nl}
    texts = {
        code: NoticeText(DisplayText(title), tuple(map(DisplayText, lines))) for code, (title, *lines) in said.items()
    }
    return NoticeWords(local(12, 2), DisplayText(sender), texts)


def noticed(kind: NoticeKind, until: datetime | None = None, **more: object) -> dict[str, object]:
    return {"notice": Notice(kind, until), **more}
