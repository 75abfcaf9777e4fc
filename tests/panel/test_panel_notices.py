"""What a site says at a door: published with its words, put away by a finger, and what an emergency puts off."""

import asyncio
from datetime import datetime, timedelta
from itertools import groupby

import pytest
from support.door import Door

from kiosk.notice.words import NO_WORDS, NoticeInForce, NoticeText, NoticeWords, PostedNotice
from kiosk.privacy.display_text import DisplayText
from kiosk.room.facts import Notice, NoticeKind
from kiosk.room.intent import PutAway
from kiosk.room.state import State

WORDS = NoticeWords(texts={"en": NoticeText(DisplayText("The lift"))})


def saying(kind: NoticeKind, until: datetime | None = None, words: NoticeWords = WORDS) -> NoticeInForce:
    return NoticeInForce(PostedNotice(Notice(kind, until), words))


async def test_state_and_words_are_published_together(door: Door) -> None:
    published: list[tuple[NoticeKind | None, NoticeWords]] = []
    await door.until(1)
    door.panel.subscribe(lambda state, _labels, words: published.append((state.resolution.notice, words)))
    door.panel.notice_changed(saying(NoticeKind.MESSAGE))
    await door.until(1.1)
    door.panel.notice_changed(saying(NoticeKind.EMERGENCY, words=NO_WORDS))
    await door.until(1.2)
    door.panel.notice_changed(NoticeInForce())
    await door.until(1.3)
    assert [one for one, _ in groupby(published)] == [
        (None, NO_WORDS),
        (NoticeKind.MESSAGE, WORDS),
        (NoticeKind.EMERGENCY, NO_WORDS),
        (None, NO_WORDS),
    ]


async def test_other_words_of_the_same_kind_are_published(door: Door) -> None:
    published: list[NoticeWords] = []
    door.panel.notice_changed(saying(NoticeKind.MESSAGE))
    await door.until(1)
    door.panel.subscribe(lambda _state, _labels, words: published.append(words))
    door.panel.notice_changed(saying(NoticeKind.MESSAGE, words=NO_WORDS))
    for _ in range(3):
        await asyncio.sleep(0)
    assert published == [WORDS, NO_WORDS]


async def test_a_message_that_was_read_is_away_for_half_an_hour_on_this_panel(door: Door) -> None:
    door.panel.notice_changed(saying(NoticeKind.MESSAGE))
    await door.until(1)
    assert door.report.resolution.notice_open
    door.panel.post(PutAway())
    await door.until(30.9)
    assert (door.report.resolution.notice, door.report.resolution.notice_open) == (NoticeKind.MESSAGE, False)
    await door.until(31.1)
    assert door.report.resolution.notice_open


async def test_another_message_was_not_read(door: Door) -> None:
    door.panel.notice_changed(saying(NoticeKind.MESSAGE))
    await door.until(1)
    door.panel.post(PutAway())
    await door.until(2)
    assert not door.report.resolution.notice_open
    door.panel.notice_changed(saying(NoticeKind.MESSAGE, words=NO_WORDS))
    await door.until(2.1)
    assert door.report.resolution.notice_open


async def test_a_mistake_in_the_file_brings_no_read_message_back(door: Door) -> None:
    standing = saying(NoticeKind.MESSAGE)
    door.panel.notice_changed(standing)
    door.panel.post(PutAway())
    door.panel.notice_changed(NoticeInForce(standing.posted, mistakes=2))
    await door.until(1)
    assert door.report.notice_mistakes == 2
    assert not door.report.resolution.notice_open


@pytest.mark.parametrize("says_its_end", [True, False])
async def test_after_an_emergency_people_have_their_whole_time_to_check_in(door: Door, says_its_end: bool) -> None:
    door.meeting(5)
    until = door.began + timedelta(minutes=30) if says_its_end else None
    await door.until(6)
    assert door.state is State.CHECK_IN_DUE
    door.panel.notice_changed(saying(NoticeKind.EMERGENCY, until))
    await door.until(29.9)
    assert door.state is State.CHECK_IN_DUE
    if not says_its_end:
        await door.until(30)
        door.panel.notice_changed(NoticeInForce())
    await door.until(39.5)
    assert door.state is State.CHECK_IN_DUE
    await door.until(41)
    assert door.state is State.FREE
