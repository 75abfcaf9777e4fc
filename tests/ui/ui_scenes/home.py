"""Home: every state of the room, and all that may stand in it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from kiosk.hw.look.patterns import PROGRAMS
from kiosk.privacy.display_text import DisplayText
from kiosk.privacy.personal import Label, Labels, Personal
from kiosk.reports.report import Told
from kiosk.room.facts import Hold, Notice, NoticeKind, Presence, UndoOffer
from kiosk.room.intent import CheckIn, Confirmed, End, Extend, Intent, Outcome, Reason, Refused
from kiosk.room.panel_state import BackendHealth
from kiosk.room.policy import PresenceUse
from kiosk.room.schedule import Abilities, Doubt, EventKey
from kiosk.room.unread import Unread, UnreadEvents, UnreadKind
from kiosk.ui.configured_door import painted
from kiosk.ui.shell import Screen
from ui_scenes.find_room import IN_LEK, ROOMS
from ui_scenes.message import LIFT
from ui_scenes.notices import noticed, words
from ui_scenes.report_fault import REPORTS
from ui_scenes.scene import BOOKED, DAY, KEY_C, LARGE, LONG_NAME, LOW, POLICY, Scene, changed, checked, local, span

OWN = (*DAY[:2], span("w", local(12, 12), local(12, 45), own=True, walk_up=True, checked_in=True), *DAY[2:])
RADAR = {"presence": Presence(False, local(14, 0), local(14, 16), occupancy=True)}
TITLES: Labels = {
    KEY_C: Label(
        Personal("Voortgang herinrichting vierde verdieping met de ondernemingsraad"), Personal("Huisvesting")
    ),
    EventKey("d"): Label(Personal("Sollicitatiegesprek"), Personal("Personeelszaken")),
}
SHORT = tuple(
    span(f"s{i}", local(11) + i * timedelta(minutes=15), local(11, 15) + i * timedelta(minutes=15)) for i in range(6)
)
SERIES = Unread(UnreadKind.SERIES, local(9, day=2), "0123456789ab")
DEMO: dict[str, object] = {"demo": True, "lamp": painted(PROGRAMS)}
READ_ONLY: dict[str, object] = {"may_book": False}
INVITATION = tuple(replace(one, may=Abilities(undo=False, declines=True)) for one in checked("c"))
COPY: dict[str, object] = {"policy": replace(POLICY, lag=timedelta(minutes=5))}
CROWD = (
    *checked("c"),
    span("e", local(13), local(14, 30)),
    span("f", local(14), local(17)),
    span("g", local(6, 15), local(7, 45)),
    span("h", local(20), local(22, 30)),
)
PACKED = tuple(
    span(f"p{i}", local(9) + i * timedelta(minutes=1), local(9, 1) + i * timedelta(minutes=1)) for i in range(600)
)
FORTY = (
    *(span(f"q{i}", local(8) + i * timedelta(minutes=20), local(8, 15) + i * timedelta(minutes=20)) for i in range(28)),
    *(span(f"t{i}", local(13, 35), local(14, 35) + i * timedelta(minutes=5), checked_in=i == 0) for i in range(12)),
)
"""Bookings of one day, of which twelve are at once."""
EACH_NAMED: Labels = {one.key: TITLES[KEY_C] for one in FORTY}
REPLACED = words(("", "De schermen worden vervangen; vanaf woensdag kunt u hier weer vergaderen, met twee camera's."))


def offline(since: datetime) -> dict[str, object]:
    return {"health": BackendHealth.UNREACHABLE, "health_since": since}


def outcome(intent: Intent, reason: Reason | None = None, until: datetime | None = None) -> dict[str, Outcome]:
    return {"outcome": Confirmed(intent) if reason is None else Refused(intent, reason, until)}


def unread(*events: Unread) -> dict[str, object]:
    return {"unread": UnreadEvents(local(8), events)}


def last_button(screen: Screen) -> None:
    page: Any = screen.shell.opened
    page.act(len(page.view.actions) - 1)


ORDINARY = (
    Scene("free", local(12, 12)),
    Scene("free-rest-of-day", local(17, 5), DAY),
    Scene("free-short", local(13, 27), (*DAY[:2], span("c", local(13, 30), local(15), exempt=True), DAY[3])),
    Scene("free-early-check-in", local(13, 22)),
    Scene("free-nothing-booked", local(9, 41), ()),
    Scene("free-booking", local(12, 12), report={"pending": BOOKED}),
    Scene("free-refused", local(12, 12), report=outcome(BOOKED, Reason.TAKEN, local(12, 30))),
    Scene("free-undo", local(12, 12), facts={"undo": UndoOffer(EventKey("x"), local(12, 12, 9), local(13))}),
    Scene("free-ill", local(12, 12), report={**offline(local(12, 11)), "light_ok": False, "disk_ok": False}),
    Scene("free-ailing", local(12, 12), report={"ailing": frozenset({"sensor", "badge_reader"}), "light_ok": False}),
    Scene("free-test-site", local(12, 12), door={"site": DisplayText("acceptance"), **DEMO}),
    Scene(
        "free-long-name",
        local(12, 12),
        door={"name": LONG_NAME, "equipment": ("screen", "video", "whiteboard", "phone", "hearing_loop", "step_free")},
    ),
    Scene("free-12h", local(12, 12), door={"clock": "12h"}),
    Scene("free-short-bookings", local(10, 20), (*DAY[:2], *SHORT)),
    Scene("free-until-doubt", local(12, 12), DAY[:2], (Doubt(local(14), local(17)),), report=unread(SERIES)),
    Scene("free-unread", local(12, 12), report=unread(Unread(UnreadKind.NO_TIME))),
    Scene("free-unread-ill", local(12, 12), report={**unread(*[SERIES] * 3), "light_ok": False, "disk_ok": False}),
    Scene("free-overfull", local(12, 12), report=unread(SERIES, Unread(UnreadKind.TOO_MANY))),
    Scene("free-read-only", local(12, 12), facts=READ_ONLY),
    Scene("doubted", local(12, 12), doubts=(Doubt(local(9), local(13)),), report=unread(SERIES)),
    Scene("doubted-all-day", local(12, 12), doubts=(Doubt(local(0), local(0, day=24)),), report=unread(SERIES)),
    Scene("doubted-early-check-in", local(13, 22), doubts=(Doubt(local(13), local(17)),), report=unread(SERIES)),
    Scene(
        "doubted-stale",
        local(12, 12),
        doubts=(Doubt(local(12), local(13)),),
        old=timedelta(minutes=14),
        report={**unread(SERIES), **offline(local(11, 58))},
    ),
    Scene("busy", local(14, 6), checked("c")),
    Scene("busy-then-doubt", local(14, 6), checked("c"), (Doubt(local(14, 30), local(16, 30)),), report=unread(SERIES)),
    Scene("busy-read-only", local(14, 6), checked("c"), facts=READ_ONLY),
    Scene("busy-packed", local(14, 6), PACKED),
    Scene("busy-now-in-short", local(11, 7), SHORT),
    Scene("free-forty", local(9, 16), FORTY),
    Scene("busy-forty", local(14, 6), FORTY),
    Scene("busy-forty-named", local(14, 6), FORTY, labels=EACH_NAMED, door={"show": "title"}),
    Scene("busy-booked", local(12, 13), OWN, report=outcome(BOOKED)),
    Scene("busy-ending", local(14, 6), checked("c"), taps=last_button),
    Scene("busy-declining", local(14, 6), INVITATION, taps=last_button),
    Scene("busy-extending", local(14, 6), checked("c"), report={"pending": Extend(KEY_C, local(15, 30))}),
    Scene("busy-run", local(13, 50), (*checked("c"), span("n", local(15), local(16)))),
    Scene("busy-all-day", local(12, 12), (span("all", local(0), local(0, day=24), all_day=True),)),
    Scene("busy-crowd", local(14, 20), CROWD),
    Scene("busy-title", local(14, 6), checked("c"), labels=TITLES, door={"show": "title"}),
    Scene("busy-stale", local(14, 6), checked("c"), old=timedelta(minutes=9), report=offline(local(13, 57))),
    Scene(
        "busy-vacating",
        local(14, 16),
        checked("c"),
        facts=RADAR,
        door={"policy": replace(POLICY, presence=PresenceUse.CHECK_IN_AND_RELEASE)},
    ),
    Scene(
        "busy-unsent",
        local(13, 36),
        facts={"unsent_check_ins": frozenset({KEY_C})},
        old=timedelta(minutes=4),
        report={"pending": CheckIn(KEY_C), **offline(local(13, 33))},
    ),
    Scene(
        "busy-early-next",
        local(13, 25),
        (*checked("c")[:2], span("p", local(12), local(13, 30), checked_in=True), *DAY[2:]),
    ),
    Scene("due", local(13, 33)),
    Scene("due-last", local(13, 38, 42)),
    Scene("due-kept", local(13, 44), tuple(replace(one, may=Abilities(end=False)) for one in DAY)),
    Scene("due-refused", local(13, 33), report=outcome(End(KEY_C), Reason.NOT_ALLOWED)),
    Scene(
        "held",
        local(12, 20),
        facts={"hold": Hold(local(12, 12), local(12, 45))},
        old=timedelta(minutes=14),
        report=offline(local(12, 6)),
    ),
    Scene("maybe-free", local(12, 12), old=timedelta(minutes=14), report=offline(local(11, 58))),
    Scene("maybe-busy", local(14, 6), old=timedelta(hours=2, minutes=21), report=offline(local(11, 45))),
    Scene("unknown-start", local(12, 12), None, report={"health": BackendHealth.STARTING}),
    Scene("unknown-login", local(12, 12), None, report={"health": BackendHealth.REFUSED, "health_since": local(9, 2)}),
    Scene("unknown-clock", local(12, 12), facts={"clock_trusted": False}),
    Scene("free-fault-sending", local(12, 12), reports=replace(REPORTS, told=Told.SENDING)),
    Scene("free-fault-reported", local(12, 12), reports=replace(REPORTS, told=Told.REPORTED)),
    Scene("free-fault-kept", local(12, 12), reports=replace(REPORTS, told=Told.KEPT)),
    Scene("free-fault-refused", local(12, 12), reports=replace(REPORTS, told=Told.REFUSED)),
    Scene("out-of-service", local(12, 12), facts={"notice": Notice(NoticeKind.OUT_OF_SERVICE, local(17, 0, day=25))}),
    Scene(
        "out-of-service-why",
        local(12, 12),
        facts=noticed(NoticeKind.OUT_OF_SERVICE, local(17, 0, day=25)),
        words=REPLACED,
    ),
    Scene(
        "free-message-read",
        local(12, 12),
        facts=noticed(NoticeKind.MESSAGE, put_away_at=local(12, 10)),
        report={"notice_mistakes": 1},
        words=LIFT,
    ),
    Scene("busy-booking-elsewhere", local(14, 6), checked("c"), nearby=ROOMS, report={"pending": IN_LEK}),
    Scene("busy-booked-elsewhere", local(14, 6), checked("c"), nearby=ROOMS, report=outcome(IN_LEK)),
    Scene(
        "busy-refused-elsewhere",
        local(14, 6),
        checked("c"),
        nearby=ROOMS,
        report=outcome(IN_LEK, Reason.TAKEN, local(14, 20)),
    ),
    Scene("free-copy", local(12, 12), facts=READ_ONLY, door=COPY),
    Scene("large-maybe-free", local(12, 12), old=timedelta(minutes=14), door=LARGE),
    Scene("large-refused", local(12, 12), report=outcome(BOOKED, Reason.TAKEN, local(12, 30)), door=LARGE),
    Scene(
        "large-booked-elsewhere",
        local(14, 6),
        checked("c"),
        nearby=ROOMS,
        report=outcome(IN_LEK),
        door=LARGE,
    ),
)
IN_LARGE_TEXT = (
    *("free", "busy", "due", "due-last", "held", "unknown-clock"),
    *("out-of-service-why", "busy-booked", "busy-declining", "free-undo", "free-long-name"),
)
SCENES = (
    *ORDINARY,
    *changed("large", ORDINARY, IN_LARGE_TEXT, **LARGE),
    *changed("low", ORDINARY, ("free", "busy", "due"), **LOW),
)
