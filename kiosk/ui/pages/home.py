"""PURE: from what the panel published to what is on the screen, and when to look again."""

from datetime import datetime

from kiosk.privacy.personal import Labels
from kiosk.room.day import MINUTE, floor_minute
from kiosk.room.panel_state import BackendHealth, PanelState
from kiosk.room.state import Resolution, State
from kiosk.room.unread import UnreadEvents
from kiosk.ui.actions import actions_of
from kiosk.ui.door import Door
from kiosk.ui.headline import LAST_STEPS, STEP, lines_of, ring_of, tone_of, word_of
from kiosk.ui.interaction import Interaction, edges
from kiosk.ui.pages import unlock
from kiosk.ui.prompt import prompt_of
from kiosk.ui.timeline import LINES, LINES_UPRIGHT, day_of, title_of
from kiosk.ui.times import Times
from kiosk.ui.view import HomeView, Mark


def derive(
    report: PanelState, labels: Labels, door: Door, interaction: Interaction, now: datetime, upright: bool = False
) -> HomeView:
    """Everything home shows at `now` (aware UTC); nothing of it changes before `next_tick`."""
    resolution, times, tone = report.resolution, Times(door, interaction.language), tone_of(report.resolution)
    ring, ring_text = ring_of(resolution, door.policy, now)
    return HomeView(
        tone=tone,
        word=word_of(resolution),
        clock=times.clock(now) if resolution.clock_trusted else "",
        title=title_of(resolution.current, labels, door),
        lines=lines_of(report, times, now),
        ring=ring,
        ring_text=ring_text,
        prompt=prompt_of(report, interaction, tone, times, now),
        actions=actions_of(report, interaction, tone, times, now),
        marks=marks_of(report, times, now),
        day=day_of(resolution, labels, times, now, lines=LINES_UPRIGHT if upright else LINES),
    )


def marks_of(report: PanelState, times: Times, now: datetime) -> tuple[Mark, ...]:
    marks: list[Mark] = []
    if report.health not in (BackendHealth.OK, BackendHealth.STARTING):
        marks.append(Mark(report.health.value, times.moment(report.health_since, now) if report.health_since else ""))
    marks += _unread(report.unread)
    if not report.light_ok:
        marks.append(Mark("light"))
    marks += [Mark(device) for device in sorted(report.ailing)]
    if not report.disk_ok:
        marks.append(Mark("disk"))
    return tuple(marks)


def _unread(unread: UnreadEvents | None) -> list[Mark]:
    """How many events are unread; where there are more than anybody counted, only that."""
    if unread is None:
        return []
    return [Mark("overfull")] if unread.overfull else [Mark("unread", count=len(unread.events))]


def next_tick(report: PanelState, interaction: Interaction, now: datetime) -> datetime:
    """The first instant after `now` at which `derive` could differ although nothing was published or touched."""
    found = [floor_minute(now) + MINUTE, *edges(interaction, now), *unlock.edges(report, now)]
    found += _countdown(report.resolution, now)
    undo = report.resolution.undo
    if undo and undo.until > now:
        found.append(undo.until)
    return min(found)


def _countdown(resolution: Resolution, now: datetime) -> list[datetime]:
    """The next step of the check-in ring: minutes, then tens of seconds."""
    if resolution.state is not State.CHECK_IN_DUE or resolution.release is None or now >= resolution.release.at:
        return []
    left = resolution.release.at - now
    step = STEP if left <= LAST_STEPS else MINUTE
    return [now + (left % step or step)]
