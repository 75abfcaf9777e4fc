"""PURE: the first page: the state of the room, what can be done here, the day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kiosk.notice.words import NoticeText
from kiosk.room.administration import AdminAct
from kiosk.room.facts import NoticeKind
from kiosk.room.intent import End, Undo
from kiosk.room.panel_state import BackendHealth, PanelState
from kiosk.room.state import Resolution, State
from kiosk.room.unread import UnreadEvents
from kiosk.ui.actions import Act, Action, Ending, actions_of, fewer, only_later
from kiosk.ui.comfort import Comfort
from kiosk.ui.countdown import next_steps, ring_of
from kiosk.ui.headline import Line, Tone, Word, lines_of, tone_of, word_of
from kiosk.ui.interaction import pending_of
from kiosk.ui.pages import find_room as room_search
from kiosk.ui.pages import more, other_time, today
from kiosk.ui.pages.page import ActionResult, Inputs, Page, post_intent
from kiosk.ui.prompt import Prompt, prompt_of
from kiosk.ui.timeline import Day, axis_lines, day_of, title_of
from kiosk.ui.times import Times


@dataclass(frozen=True, slots=True)
class Mark:
    """Something is not as it should be, said quietly. `what`: a `BackendHealth`, "unread", "overfull", "light", a
    device's name, "disk", "notice", "notice_file"; `at` is a time, or the title of the notice that was put away;
    `count` is how many events are unread.
    """

    what: str
    at: str = ""
    count: int = 0


NO_MARK: Final = Mark("")


@dataclass(frozen=True, slots=True)
class HomeView:
    tone: Tone
    word: Word
    clock: str
    title: str
    notice: str
    """Why the room is out of service, where the site says so."""
    lead: Line
    """The large line under the state word."""
    quiet: Line
    then: Line
    """On the same line as `quiet`."""
    more: tuple[Line, ...]
    ring: float
    """What is left of the time to check in, or to be free, 0 to 1."""
    ring_text: str
    ring_minutes: bool
    prompt: Prompt
    actions: tuple[Action, ...]
    shares: int
    """How many widths of an ordinary button all actions need."""
    parted: bool
    """What gives the room back stands apart."""
    mark: Mark
    other_marks: int
    day: Day
    may_choose: bool
    """A finger on the day chooses a time; its twin is the button "other"."""
    finds_rooms: bool
    suggests_other: bool
    """Another room is what the person at the door needs."""


def derive(inputs: Inputs) -> HomeView:
    state, interaction, times, now = inputs.state, inputs.interaction, inputs.times, inputs.now
    resolution, tone = state.resolution, tone_of(state.resolution, now)
    ring, lines = ring_of(resolution, times, now), lines_of(state, times, now)
    actions, marks = actions_of(state, interaction, tone, times, now), _marks(inputs)
    if inputs.helps(Comfort.LARGE_TEXT):
        actions = fewer(actions, 2 if inputs.small or inputs.upright else 3)
    return HomeView(
        tone=tone,
        word=word_of(resolution),
        clock=times.clock(now) if resolution.clock_trusted else "",
        title=title_of(resolution.current, inputs.labels, inputs.door),
        notice=_why_out_of_service(inputs),
        lead=lines.lead,
        quiet=lines.quiet,
        then=lines.then,
        more=lines.more,
        ring=ring.share,
        ring_text=ring.text,
        ring_minutes=ring.minutes,
        prompt=prompt_of(state, interaction, tone, times, now, inputs.reports.told, inputs.nearby),
        actions=actions,
        shares=sum(action.shares for action in actions),
        parted=tone is Tone.BUSY and len(actions) > 1 and actions[-1].gives,
        mark=marks[0] if marks else NO_MARK,
        other_marks=max(0, len(marks) - 1),
        day=day_of(
            resolution,
            inputs.labels,
            times,
            now,
            lines=axis_lines(low=inputs.small or (inputs.upright and not inputs.slender)),
        ),
        may_choose=resolution.may_book_later and not inputs.helps(Comfort.LOW_CONTROLS),
        finds_rooms=bool(inputs.nearby.rooms),
        suggests_other=_suggests_other(resolution, tone),
    )


def _suggests_other(resolution: Resolution, tone: Tone) -> bool:
    if tone is Tone.FREE:
        return only_later(resolution)
    return tone in (Tone.BUSY, Tone.HELD, Tone.OUT_OF_SERVICE) or resolution.believed is State.BUSY


def opens_when(_inputs: Inputs) -> bool:
    return True


def edges(inputs: Inputs) -> Iterable[datetime]:
    ending, undo = inputs.interaction.of(Ending), inputs.state.resolution.undo
    if ending:
        yield from (ending.begins, ending.ends)
    if undo:
        yield undo.until
    yield from next_steps(inputs.state.resolution, inputs.now)


def keeps(inputs: Inputs) -> Ending | None:
    """The first of two taps, as long as the second is waited for."""
    ending = inputs.interaction.of(Ending)
    return ending if ending and inputs.now < ending.ends else None


def act(view: HomeView, inputs: Inputs, number: int) -> ActionResult | None:
    """Do what the button says; ending takes a second tap; a button that is not ready does nothing."""
    if not 0 <= number < len(view.actions) or not view.actions[number].ready:
        return None
    action, ending = view.actions[number], inputs.interaction.of(Ending)
    if action.act is Act.OTHER:
        return other_time.opened(inputs)
    if isinstance(action.intent, End) and (ending is None or ending.key != action.intent.key):
        return ActionResult(inputs.interaction.having(Ending.asked(action.intent.key, inputs.now)))
    return post_intent(inputs, action.intent) if action.intent else None


def undo(_view: HomeView, inputs: Inputs) -> ActionResult | None:
    offer = inputs.state.resolution.undo
    if offer is None or pending_of(inputs.interaction, inputs.state) is not None:
        return None
    return post_intent(inputs, Undo(offer.key))


def find_room(_view: HomeView, inputs: Inputs) -> ActionResult | None:
    return room_search.opened(inputs)


def choose_language(_view: HomeView, inputs: Inputs) -> ActionResult:
    return more.opened(inputs, languages=True)


def open_today(_view: HomeView, inputs: Inputs) -> ActionResult:
    return today.opened(inputs)


def open_more(_view: HomeView, inputs: Inputs) -> ActionResult:
    return more.opened(inputs)


def open_admin(_view: HomeView, inputs: Inputs) -> ActionResult:
    """Whether there is such a page is not the screen's to know."""
    return ActionResult(inputs.interaction, AdminAct.ENTER)


def choose_at(_view: HomeView, inputs: Inputs, place: float) -> ActionResult | None:
    """A finger on the day's axis; `place` is a fraction of it."""
    return other_time.opened(inputs, place)


def marks_of(state: PanelState, times: Times, now: datetime) -> tuple[Mark, ...]:
    """The most urgent first. That there is no connection is not told twice: it stands under the state's word once what
    is shown is old.
    """
    marks: list[Mark] = []
    told = (
        state.health is BackendHealth.UNREACHABLE and state.resolution.stale and state.resolution.synced_at is not None
    )
    if state.health not in (BackendHealth.OK, BackendHealth.STARTING) and not told:
        marks.append(Mark(state.health.value, times.moment(state.health_since, now) if state.health_since else ""))
    marks += _unread(state.unread)
    if not state.light_ok:
        marks.append(Mark("light"))
    marks += [Mark(device) for device in sorted(state.ailing)]
    if not state.disk_ok:
        marks.append(Mark("disk"))
    if state.notice_mistakes:
        marks.append(Mark("notice_file"))
    return tuple(marks)


def _marks(inputs: Inputs) -> tuple[Mark, ...]:
    return (*_notice_put_away(inputs), *marks_of(inputs.state, inputs.times, inputs.now))


def _why_out_of_service(inputs: Inputs) -> str:
    if inputs.state.resolution.notice is not NoticeKind.OUT_OF_SERVICE:
        return ""
    return "\n".join(line for text in _texts(inputs)[:1] for line in text.lines)


def _notice_put_away(inputs: Inputs) -> list[Mark]:
    """The message that was read and still stands."""
    read = inputs.state.resolution.notice is NoticeKind.MESSAGE and not inputs.state.resolution.notice_open
    return [Mark("notice", str(text.title)) for text in _texts(inputs)[:1]] if read else []


def _texts(inputs: Inputs) -> tuple[NoticeText, ...]:
    return inputs.words.in_order(inputs.interaction.language, inputs.door.language)


def _unread(unread: UnreadEvents | None) -> list[Mark]:
    """How many events are unread; where there are more than anybody counted, only that."""
    if unread is None:
        return []
    return [Mark("overfull")] if unread.overfull else [Mark("unread", count=len(unread.events))]


HOME = Page(
    "home",
    HomeView,
    derive,
    opens_when,
    edges,
    (act, undo, choose_at, find_room, choose_language, open_today, open_more, open_admin),
    "HomePage.qml",
    keeps,
)
