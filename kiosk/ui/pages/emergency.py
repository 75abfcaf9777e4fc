"""PURE: the page of an emergency: the site's words and nothing else, in two languages where there are two."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.notice.words import NoticeText
from kiosk.room.facts import NoticeKind
from kiosk.ui.pages.page import Inputs, Page


@dataclass(frozen=True, slots=True)
class EmergencyView:
    """`lines` are one text with line breaks. The second language is empty where the site wrote only one."""

    sender: str
    since: str
    title: str
    lines: str
    second_title: str
    second_lines: str


def derive(inputs: Inputs) -> EmergencyView:
    words, times = inputs.words, inputs.times
    texts = words.in_order(inputs.interaction.language, inputs.door.language)
    first, second = (*texts, NoticeText(), NoticeText())[:2]
    return EmergencyView(
        sender=str(words.sender),
        since=times.moment(words.since, inputs.now) if words.since else "",
        title=str(first.title),
        lines="\n".join(first.lines),
        second_title=str(second.title),
        second_lines="\n".join(second.lines),
    )


def opens_when(inputs: Inputs) -> bool:
    return inputs.state.resolution.notice is NoticeKind.EMERGENCY


def edges(_inputs: Inputs) -> Iterable[datetime]:
    return ()


EMERGENCY = Page("emergency", EmergencyView, derive, opens_when, edges, (), "EmergencyPage.qml")
