"""What a notice file may say, and what a mistake in it is answered with."""

from contextlib import suppress
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.notice.notice_file import (
    LONGEST_CALL,
    LONGEST_SENTENCE,
    LONGEST_TITLE,
    LONGEST_WORD,
    read_notice,
)
from kiosk.notice.words import NoticeText, PostedNotice
from kiosk.privacy.display_text import DisplayText
from kiosk.room.facts import Notice, NoticeKind
from kiosk.settings.document import MOST_BYTES
from kiosk.settings.mistake import BadSettings

ZONE = ZoneInfo("Europe/Amsterdam")
WRITTEN = datetime(2026, 11, 25, 13, 2, tzinfo=UTC)
EMERGENCY = """\
[notice]
kind = "emergency"
until = 2026-11-25T17:00:00
sender = "Emergency response"
[notice.nl]
title = "Ontruiming"
lines = ["Verlaat het gebouw.", "Gebruik de lift niet."]
[notice.en]
title = "Evacuation"
"""


def read(text: str) -> PostedNotice:
    return read_notice(text.encode(), ZONE, WRITTEN)


def mistakes(text: str) -> list[str]:
    with pytest.raises(BadSettings) as caught:
        read(text)
    return [str(mistake) for mistake in caught.value.mistakes]


def message(lines: str = "", *, title: str = "The lift", head: str = "") -> str:
    return f'[notice]\nkind = "message"\n{head}[notice.en]\ntitle = "{title}"\n{lines}'


def test_an_emergency_in_two_languages() -> None:
    posted = read(EMERGENCY)
    assert posted.notice == Notice(NoticeKind.EMERGENCY, datetime(2026, 11, 25, 16, 0, tzinfo=UTC))
    assert posted.words.since == WRITTEN
    assert posted.words.sender == DisplayText("Emergency response")
    dutch = NoticeText(
        DisplayText("Ontruiming"), (DisplayText("Verlaat het gebouw."), DisplayText("Gebruik de lift niet."))
    )
    assert posted.words.in_order("en") == (NoticeText(DisplayText("Evacuation")), dutch)
    assert posted.words.in_order("fr", "nl")[0] == posted.words.in_order()[0] == dutch


def test_out_of_service_may_say_nothing_and_says_one_sentence() -> None:
    assert read('[notice]\nkind = "out_of_service"\n').words.texts == {}
    said = read('[notice]\nkind = "out_of_service"\n[notice.en]\nlines = ["The screen is being replaced."]\n')
    assert said.words.in_order("en") == (NoticeText(lines=(DisplayText("The screen is being replaced."),)),)


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("2026-11-25T17:00:00", datetime(2026, 11, 25, 16, tzinfo=UTC)),
        ("2026-07-25 17:00:00", datetime(2026, 7, 25, 15, tzinfo=UTC)),
        ("2026-11-25T17:00:00Z", datetime(2026, 11, 25, 17, tzinfo=UTC)),
        ("2026-11-25T17:00:00-05:00", datetime(2026, 11, 25, 22, tzinfo=UTC)),
    ],
)
def test_a_time_is_the_rooms_unless_it_says_another(written: str, utc: datetime) -> None:
    posted = read(message(head=f"until = {written}\nsince = {written}\n"))
    assert (posted.notice.until, posted.words.since) == (utc, utc)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "notice is missing: write [notice] and its settings, or remove the file to end the notice."),
        ("notice = 3", "line 1: notice is not a table: write [notice] and its settings below it."),
        ("[notice]\n", "line 1: notice.kind is missing: use one of message, out_of_service, emergency."),
        (
            '[notice]\nkind = "fire"',
            "line 2: notice.kind is not a kind of notice: use one of message, out_of_service, emergency.",
        ),
        (
            '[notice]\nkind = "message"',
            "line 1: notice says nothing: write [notice.nl] and its text below it.",
        ),
        (
            message(head='until = "tonight"\n'),
            "line 3: notice.until is not a date and a time: write it without quotes, like 2026-11-25T17:00:00.",
        ),
        (
            message(head="until = 0001-01-01T00:00:00+05:00\n"),
            "line 3: notice.until is not a date and a time: write it without quotes, like 2026-11-25T17:00:00.",
        ),
        (
            message("lines = []"),
            'line 5: notice.en.lines is not a list of texts: write it like ["A sentence."].',
        ),
        (
            message('lines = ["1", "2", "3", "4", "5"]'),
            "line 5: notice.en.lines has 5 lines: write it in at most 4.",
        ),
        (
            message("lines = [1]"),
            f"line 5: notice.en.lines is not a text: write it in quotes, at most {LONGEST_SENTENCE} characters.",
        ),
        (
            message(title="\\u202e\\u0000"),
            f"line 4: notice.en.title is not a text: write it in quotes, at most {LONGEST_TITLE} characters.",
        ),
        (
            message("titel = 3"),
            "line 5: notice.en.titel is not a setting: did you mean title.",
        ),
        (message() + "[notce]\n", "line 5: notce is not a setting: did you mean notice."),
        (
            '[notice]\nkind = "out_of_service"\n[notice.en]\n',
            'line 3: notice.en.lines is missing: write it like ["A sentence."].',
        ),
        ("[notice", "The file is not valid TOML: Expected ']' at the end of a table declaration (at end of document)."),
    ],
)
def test_a_mistake_is_told_with_its_line_and_the_mend(text: str, says: str) -> None:
    assert mistakes(text) == [says]


def test_all_mistakes_are_told_at_once() -> None:
    assert len(mistakes(message("lines = 3\nmore = 1", head="until = 1\n"))) == 3


@pytest.mark.parametrize(
    ("kind", "key", "most"),
    [
        ("emergency", "title", LONGEST_WORD),
        ("emergency", "lines", LONGEST_CALL),
        ("message", "title", LONGEST_TITLE),
        ("message", "lines", LONGEST_SENTENCE),
        ("out_of_service", "lines", LONGEST_SENTENCE),
    ],
)
def test_a_text_has_room_for_so_many_characters(kind: str, key: str, most: int) -> None:
    def text(length: int) -> str:
        said = f'"{"w" * length}"'
        title = 'title = "Word"\n' if key == "lines" and kind != "out_of_service" else ""
        value = said if key == "title" else f"[{said}]"
        return f'[notice]\nkind = "{kind}"\n[notice.en]\n{title}{key} = {value}\n'

    assert read(text(most)).notice.kind.value == kind
    assert f"notice.en.{key} has {most + 1} characters: write it in at most {most}." in mistakes(text(most + 1))[0]


def test_hostile_text_is_made_safe_or_refused() -> None:
    posted = read(message(title="a\\u202e\\u0000b\\u001b[31m\\u2066"))
    assert posted.words.in_order()[0].title == DisplayText("ab[31m")
    assert len(mistakes(message(title="e\\u0301\\u0301\\u0301\\u0301\\u0301\\u0301" * 100))) == 1
    assert mistakes(message("\n".join(f"k{n} = 1" for n in range(5000)))[:MOST_BYTES])


@given(st.binary(max_size=300))
def test_any_bytes_are_a_notice_or_a_mistake(content: bytes) -> None:
    with suppress(BadSettings):
        assert isinstance(read_notice(content, ZONE, WRITTEN), PostedNotice)
