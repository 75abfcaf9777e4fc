"""PURE: the page of a site's message, until somebody says that it was read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from kiosk.notice.words import NoticeText
from kiosk.room.intent import PutAway
from kiosk.ui.pages.page import ActionResult, Inputs, Page


@dataclass(frozen=True, slots=True)
class MessageView:
    """`lines` are one text with line breaks."""

    sender: str
    since: str
    title: str
    lines: str


def derive(inputs: Inputs) -> MessageView:
    words, times, now = inputs.words, inputs.times, inputs.now
    text = (*words.in_order(inputs.interaction.language, inputs.door.language), NoticeText())[0]
    return MessageView(
        sender=str(words.sender),
        since=times.moment(words.since, now) if words.since else "",
        title=str(text.title),
        lines="\n".join(text.lines),
    )


def opens_when(inputs: Inputs) -> bool:
    return inputs.state.resolution.notice_open


def edges(_inputs: Inputs) -> Iterable[datetime]:
    return ()


def put_away(_view: MessageView, inputs: Inputs) -> ActionResult:
    return ActionResult(inputs.interaction, PutAway())


MESSAGE = Page("message", MessageView, derive, opens_when, edges, (put_away,), "MessagePage.qml")
