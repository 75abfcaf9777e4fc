"""PURE: a site's notice file, TOML: bytes in, a notice and its words out, or every mistake with its line and the mend.

[notice]
kind = "emergency"                    # or "message", "out_of_service"
until = 2026-11-25T17:00:00           # in the room's zone, unless it says another; without it: until taken away
since = 2026-11-25T14:02:00           # without it: the time at which the file was written
sender = "Facilities"

[notice.en]                           # a table per language, at least one
title = "Evacuation"                  # of an emergency at most 14 characters; out of service has none
lines = ["Leave the building by the nearest exit.", "Do not use the lift."]
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, make_dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Annotated, Any, Final

from kiosk.notice.words import NO_TEXT, NoticeText, NoticeWords, PostedNotice
from kiosk.privacy.display_text import DisplayText
from kiosk.qml.languages import LANGUAGES
from kiosk.room.facts import Notice, NoticeKind
from kiosk.room.schedule import EARLIEST, LATEST
from kiosk.settings.document import parse_document
from kiosk.settings.mistake import BadSettings, Mistake, Wrong, not_a_setting
from kiosk.settings.table import Table, TableReader

LONGEST_WORD: Final = 14
LONGEST_TITLE: Final = 30
LONGEST_SENDER: Final = 40
LONGEST_SENTENCE: Final = 90
LONGEST_CALL: Final = 60
"""Characters of one line in an emergency."""
MOST_LINES: Final = 4
MOST_CALLS: Final = 2
_ONE_DAY: Final = timedelta(days=1)


def read_notice(content: bytes, zone: tzinfo, written: datetime) -> PostedNotice:
    """`zone` is the room's; `written` (aware UTC) is when the file was. Raises BadSettings with every mistake in it."""
    document = parse_document(content)
    reader = TableReader(document.tables)
    mistakes = list(_strangers(document.tables))
    settings = None if mistakes else reader.tagged("notice", "kind", "a kind of notice", _KINDS)
    mistakes += reader.mistakes
    if settings is None or mistakes:
        raise BadSettings(document.lines.placed(mistakes))
    return _posted(settings, NoticeKind(document.tables["notice"]["kind"]), zone, written)


def _strangers(tables: Mapping[str, Any]) -> Iterator[Mistake]:
    """What stands beside the notice, and the want of one: a file that says nothing takes no notice away."""
    yield from (Mistake((name,), str(not_a_setting(name, ["notice"]))) for name in tables if name != "notice")
    notice = tables.get("notice")
    if notice is None:
        yield Mistake(("notice",), "is missing: write [notice] and its settings, or remove the file to end the notice")
    elif isinstance(notice, Mapping) and "kind" not in notice:
        yield Mistake(("notice", "kind"), f"is missing: use one of {', '.join(NoticeKind)}")


def _posted(settings: Any, kind: NoticeKind, zone: tzinfo, written: datetime) -> PostedNotice:
    texts = {code: getattr(settings, code) for code in LANGUAGES}
    said = {code: NoticeText(text.title, text.lines) for code, text in texts.items() if text is not None}
    since = written if settings.since is None else _aware(settings.since, zone)
    until = None if settings.until is None else _aware(settings.until, zone)
    return PostedNotice(Notice(kind, until), NoticeWords(since, settings.sender, said))


def _aware(moment: datetime, zone: tzinfo) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=zone)).astimezone(UTC)


# What a setting may be


def _moment(value: Any) -> datetime:
    if not isinstance(value, datetime) or not EARLIEST + _ONE_DAY <= _aware_or_utc(value) <= LATEST - _ONE_DAY:
        raise Wrong("is not a date and a time", "write it without quotes, like 2026-11-25T17:00:00")
    return value


def _aware_or_utc(value: datetime) -> datetime:
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _text(most: int) -> Callable[[Any], DisplayText]:
    """The rule for a text of at most so many characters, as the screen counts them."""

    def rule(value: Any) -> DisplayText:
        shown = DisplayText(value) if isinstance(value, str) else NO_TEXT
        if not shown:
            raise Wrong("is not a text", f"write it in quotes, at most {most} characters")
        if len(shown) - 2 > most:  # the two isolates are none
            raise Wrong(f"has {len(shown) - 2} characters", f"write it in at most {most}")
        return shown

    return rule


def _texts(most: int, longest: int) -> Callable[[Any], tuple[DisplayText, ...]]:
    line = _text(longest)

    def rule(value: Any) -> tuple[DisplayText, ...]:
        if not isinstance(value, list) or not value:
            raise Wrong("is not a list of texts", 'write it like ["A sentence."]')
        if len(value) > most:
            raise Wrong(f"has {len(value)} lines", f"write it in at most {most}")
        return tuple(line(one) for one in value)

    return rule


@dataclass(frozen=True, slots=True)
class _MessageText(Table):
    title: Annotated[DisplayText, _text(LONGEST_TITLE)]
    lines: Annotated[tuple[DisplayText, ...], _texts(MOST_LINES, LONGEST_SENTENCE)] = ()


@dataclass(frozen=True, slots=True)
class _EmergencyText(Table):
    title: Annotated[DisplayText, _text(LONGEST_WORD)]
    lines: Annotated[tuple[DisplayText, ...], _texts(MOST_CALLS, LONGEST_CALL)] = ()


@dataclass(frozen=True, slots=True)
class _OutOfServiceText(Table):
    lines: Annotated[tuple[DisplayText, ...], _texts(1, LONGEST_SENTENCE)]

    @property
    def title(self) -> DisplayText:
        return NO_TEXT


@dataclass(frozen=True, slots=True)
class _Common(Table):
    until: Annotated[datetime | None, _moment] = None
    since: Annotated[datetime | None, _moment] = None
    sender: Annotated[DisplayText, _text(LONGEST_SENDER)] = NO_TEXT


def _kind(name: str, text: type[Table], *, silent: bool = False) -> type[Table]:
    """The settings of one kind of notice: a table of its text for each language there is. `silent`: it may be none."""

    def check(notice: Any) -> None:
        if not silent and all(getattr(notice, code) is None for code in LANGUAGES):
            raise Wrong("says nothing", f"write [notice.{next(iter(LANGUAGES))}] and its text below it")

    languages = [(code, text, field(default=None)) for code in LANGUAGES]
    return make_dataclass(name, languages, bases=(_Common,), namespace={"check": check}, frozen=True, slots=True)


_KINDS: Final[Mapping[str, type[Table]]] = {
    NoticeKind.MESSAGE: _kind("_MessageTable", _MessageText),
    NoticeKind.OUT_OF_SERVICE: _kind("_OutOfServiceTable", _OutOfServiceText, silent=True),
    NoticeKind.EMERGENCY: _kind("_EmergencyTable", _EmergencyText),
}
