"""Every look of the screen, made by the real rules: the gallery draws them, the layout tests measure them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from admin_states import ADMIN_STATES
from PySide6.QtCore import QMetaObject
from PySide6.QtQuick import QQuickItem

from kiosk.hw.look.patterns import PROGRAMS
from kiosk.nearby.rooms import NOWHERE, Nearby, NearbyRoom, RoomCard, RoomReading, SeenRoom
from kiosk.notice.words import NO_WORDS, NoticeText, NoticeWords
from kiosk.privacy.display_text import DisplayText
from kiosk.privacy.personal import NO_LABELS, Label, Labels, Personal
from kiosk.reports.faults import Asset, FaultChoice, FaultItem, items_of
from kiosk.reports.report import NO_REPORTS, FaultReport, ReportFault, ReportsState, Told
from kiosk.room.access import Challenge, Who
from kiosk.room.administration import CLOSED, AdminState
from kiosk.room.disclosure import Disclosed, Disclosure
from kiosk.room.facts import Facts, Hold, Notice, NoticeKind, Presence, UndoOffer
from kiosk.room.intent import (
    Book,
    BookElsewhere,
    CheckIn,
    Confirmed,
    End,
    Extend,
    Intent,
    Outcome,
    Reason,
    Refused,
    RoomId,
)
from kiosk.room.panel_state import BackendHealth, PanelState
from kiosk.room.policy import Policy, PresenceUse
from kiosk.room.schedule import Abilities, Doubt, EventKey, Schedule, Span
from kiosk.room.state import resolve
from kiosk.room.unread import Unread, UnreadEvents, UnreadKind
from kiosk.ui.comfort import Comfort
from kiosk.ui.configured_door import painted
from kiosk.ui.door import Door
from kiosk.ui.pages import other_time, privacy
from kiosk.ui.pages.table import open_page
from kiosk.ui.shell import Screen

ZONE = ZoneInfo("Europe/Amsterdam")
POLICY = Policy(ZONE)
DOOR = Door(
    name=DisplayText("Waalzaal"),
    zone=ZONE,
    policy=POLICY,
    floor=DisplayText("3"),
    zone_label=DisplayText("Noord"),
    seats=8,
    equipment=("screen", "video"),
)
LONG_NAME = DisplayText("Vergaderzaal Burgemeester Oud van Nieuwenhuijzen-Zuidoost 12")
assert len(LONG_NAME) == 62  # sixty and the two isolates


def local(hour: int, minute: int = 0, second: int = 0, day: int = 23) -> datetime:
    """A moment of Monday 23 November 2026 at the door."""
    return datetime(2026, 11, day, hour, minute, second, tzinfo=ZONE).astimezone(UTC)


def span(key: str, begins: datetime, ends: datetime, **more: object) -> Span:
    return Span(EventKey(key), begins, ends, **more)  # type: ignore[arg-type]


DAY = (
    span("a", local(8, 30), local(9, 30), checked_in=True),
    span("b", local(10), local(11), checked_in=True),
    span("c", local(13, 30), local(15)),
    span("d", local(16), local(16, 30)),
)


@dataclass(frozen=True)
class Scene:
    """`spans`, the moment, and what else differs from an ordinary day."""

    name: str
    now: datetime
    spans: tuple[Span, ...] | None = DAY
    doubts: tuple[Doubt, ...] = ()
    facts: dict[str, object] = field(default_factory=dict)
    report: dict[str, object] = field(default_factory=dict)
    door: dict[str, object] = field(default_factory=dict)
    labels: Labels = field(default_factory=lambda: NO_LABELS)
    words: NoticeWords = NO_WORDS
    old: timedelta = timedelta(seconds=20)
    nearby: Nearby = NOWHERE
    photos: frozenset[str] = frozenset()
    taps: Callable[[Screen], None] | None = None
    reports: ReportsState = NO_REPORTS
    admin: AdminState = CLOSED

    def published(self) -> PanelState:
        synced = None if self.spans is None else self.now - self.old
        schedule = None if self.spans is None else Schedule(self.spans, self.doubts)
        facts: dict[str, object] = {
            "schedule": schedule if schedule is None or self.facts.get("may_book", True) else schedule.only_shown(),
            "synced_at": synced,
            "fresh_until": None if synced is None else synced + POLICY.fresh,
        }
        resolution = resolve(Facts(**{**facts, **self.facts}), self.at_door().policy, self.now)  # type: ignore[arg-type]
        return PanelState(resolution, **{"health": BackendHealth.OK, **self.report})  # type: ignore[arg-type]

    def at_door(self) -> Door:
        return replace(DOOR, **self.door)  # type: ignore[arg-type]


def offline(since: datetime) -> dict[str, object]:
    return {"health": BackendHealth.UNREACHABLE, "health_since": since}


def checked(*keys: str) -> tuple[Span, ...]:
    return tuple(replace(s, checked_in=True) if s.key in keys else s for s in DAY)


def outcome(intent: Intent, reason: Reason | None = None, until: datetime | None = None) -> dict[str, Outcome]:
    return {"outcome": Confirmed(intent) if reason is None else Refused(intent, reason, until)}


def unread(*events: Unread) -> dict[str, object]:
    return {"unread": UnreadEvents(local(8), events)}


LATE = local(23)


def challenge(intent: Intent, who: Who = Who.PIN, until: datetime = LATE, **more: object) -> dict[str, object]:
    return {"challenge": Challenge(intent, who, until, **more)}  # type: ignore[arg-type]


KEY_C = EventKey("c")
BOOKED = Book(local(12, 12), local(12, 45))
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


def another(name: str, floor: str, *spans: Span, known: bool = True, has_login: bool = True, **card: Any) -> SeenRoom:
    """A room of the list, read just now."""
    room = NearbyRoom(RoomId(name.lower()), RoomCard(DisplayText(name), DisplayText(floor), **card), has_login)
    fresh = {"fresh_until": local(23, 59), "writable": True, "trusted": True}
    return SeenRoom(room, RoomReading.of(Schedule(spans), POLICY, local(12), **fresh) if known else None, not known)


ROOMS = Nearby(
    (
        another(
            "Maaszaal",
            "3",
            span("m", local(15, 30), local(17, 15)),
            seats=10,
            equipment=("screen", "video", "step_free"),
        ),
        another("IJsselkamer", "3", span("i", local(14, 25), local(15, 30)), seats=4, equipment=("whiteboard",)),
        another("Lek", "2", seats=6, equipment=("screen",), has_login=False),
        another(
            "Rijnzaal",
            "4",
            span("r", local(12), local(14, 15)),
            span("s", local(16), local(17, 30)),
            seats=12,
            equipment=("screen", "video"),
        ),
        another("Merwede", "1", span("w", local(16), local(19)), seats=6, equipment=("step_free",)),
        another("Amstel", "1", known=False, seats=8, equipment=("projector",)),
        another("Dommel", "0", span("d", local(12), local(18)), seats=8),
    )
)
TAKEN = Nearby((another("Lek", "2", span("l", local(12), local(14, 45))), another("Amstel", "1", known=False)))
SILENT = Nearby((another("Amstel", "1", known=False), another("Lek", "2", known=False)))
LONG_ROOMS = Nearby(
    tuple(
        another(
            f"{LONG_NAME} {n}", "Begane grond", seats=120, equipment=("screen", "video", "whiteboard", "hearing_loop")
        )
        for n in range(9)
    )
)
RULES = (DisplayText("Laat de tafel leeg achter."), DisplayText("Koffie en thee mogen, lunchen niet."))
FULL_CARD: dict[str, object] = {
    "equipment": ("screen", "video", "whiteboard", "step_free", "hearing_loop"),
    "door_cm": 95,
    "house_rules": RULES,
}
FULLER_CARD: dict[str, object] = {
    "name": LONG_NAME,
    "equipment": ("screen", "video", "audio", "phone", "whiteboard", "projector", "step_free", "hearing_loop"),
    "door_cm": 95,
    "house_rules": tuple(DisplayText("Koffie en thee mogen, maar lunchen toch niet.") for _ in range(3)),
}
MOST_ROOMS = Nearby(tuple(another(f"Kamer {n}", str(n // 50), seats=4 + n % 9) for n in range(500)))
IN_LEK = BookElsewhere(RoomId("lek"), local(14, 6), local(14, 40))


def find_room(screen: Screen) -> None:
    home: Any = screen.shell.opened
    screen.touched()
    home.findRoom()


def about_this_room(screen: Screen) -> None:
    home: Any = screen.shell.opened
    screen.touched()
    home.openMore()
    more: Any = screen.shell.opened
    more.openWay("room_card")


def look_at_lek(screen: Screen) -> None:
    find_room(screen)
    page: Any = screen.shell.opened
    page.book(2)


def last_button(screen: Screen) -> None:
    page: Any = screen.shell.opened
    page.act(len(page.view.actions) - 1)


def another_time(screen: Screen) -> None:
    """As the page with that button on it opens it."""
    screen.touched()
    screen._perform(open_page(screen._inputs(screen._now())), lambda _view, inputs: other_time.opened(inputs), None)


def type_three(screen: Screen) -> None:
    page: Any = screen.shell.opened
    for digit in (2, 7, 1):
        page.typeDigit(digit)


def choose_its_language(screen: Screen) -> None:
    admin: Any = screen.shell.opened
    admin.openLanguages()


def restart(screen: Screen) -> None:
    admin: Any = screen.shell.opened
    admin.restart()


def more(screen: Screen) -> None:
    home: Any = screen.shell.opened
    home.openMore()


def languages(screen: Screen) -> None:
    home: Any = screen.shell.opened
    home.chooseLanguage()


def today(screen: Screen) -> None:
    home: Any = screen.shell.opened
    home.openToday()


ON_A_PHONE: dict[str, object] = {"room_page": "https://rooms.example.org/waalzaal"}
LARGE: dict[str, object] = {"comforts": frozenset({Comfort.LARGE_TEXT})}


def touch_the_day_then_tomorrow(screen: Screen) -> None:
    home: Any = screen.shell.opened
    home.chooseAt(0.3)
    other_time: Any = screen.shell.opened
    other_time.choose("tomorrow")


def words(nl: tuple[str, ...], en: tuple[str, ...] = (), sender: str = "") -> NoticeWords:
    """A title and lines in each language."""
    said = {"nl": nl, "en": en} if en else {"nl": nl}
    texts = {
        code: NoticeText(DisplayText(title), tuple(map(DisplayText, lines))) for code, (title, *lines) in said.items()
    }
    return NoticeWords(local(12, 2), DisplayText(sender), texts)


def noticed(kind: NoticeKind, until: datetime | None = None, **more: object) -> dict[str, object]:
    return {"notice": Notice(kind, until), **more}


EVACUATION = words(
    (
        "Ontruiming",
        "Verlaat het gebouw door de dichtstbijzijnde uitgang.",
        "Gebruik de lift niet. Verzamel op het plein.",
    ),
    ("Evacuation", "Leave the building by the nearest exit.", "Do not use the lift. Gather on the square."),
    "Bedrijfshulpverlening",
)
LONG_CALL = "Verlaat de verdieping rustig door trappenhuis noordwest nu.."
LONG_EMERGENCY = words(
    ("Waterschade Wg", LONG_CALL, LONG_CALL),
    ("Mass emergency", LONG_CALL, LONG_CALL),
    "Hoofd bedrijfshulpverlening Noordwest XII",
)
LIFT = words(
    ("De lift is buiten gebruik", "Neem vandaag de trap of de lift in de noordvleugel.", "Donderdag werkt alles weer."),
    (
        "The lift is out of order",
        "Please take the stairs, or the lift in the north wing.",
        "It works again on Thursday.",
    ),
    "Facilitair bedrijf",
)
LONG_LINE = "Neem vandaag de trap of de lift in de noordvleugel, want deze wordt tot donderdag hersteld"
LONG_MESSAGE = words(("Lift 2 is deze week niet open.", *[LONG_LINE] * 4), sender="Facilitair bedrijf")
REPLACED = words(("", "De schermen worden vervangen; vanaf woensdag kunt u hier weer vergaderen, met twee camera's."))


def read_about_privacy(screen: Screen) -> None:
    """As the page with everything else on it opens it."""
    screen._perform(open_page(screen._inputs(screen._now())), lambda _view, inputs: privacy.opened(inputs), None)


def turn_over(open_the_page: Callable[[Screen], None], times: int = 1) -> Callable[[Screen], None]:
    """As a finger on "Next" does, on a page that keeps its sheet to itself."""

    def taps(screen: Screen) -> None:
        open_the_page(screen)
        screen.window.grabWindow()
        for _ in range(times):
            found = [item for item in _below(screen.window.contentItem()) if item.objectName() == "next"]
            for button in found[-1:]:
                if button.isVisible():
                    QMetaObject.invokeMethod(button, "tapped")

    return taps


def _below(item: QQuickItem) -> Iterator[QQuickItem]:
    for child in item.childItems():
        if isinstance(child, QQuickItem):  # PySide may hand out a stale wrapper of what was there before
            yield child
            yield from _below(child)


ABOUT_US: dict[str, object] = {
    "statement": (
        *(Disclosed(says) for says in (Disclosure.STATE, Disclosure.TIMES, Disclosure.NO_NAMES, Disclosure.BUSY)),
        Disclosed(Disclosure.CHECK_IN_KEPT, timedelta(hours=24)),
        *(Disclosed(says) for says in (Disclosure.PROMISES, Disclosure.BOOKING, Disclosure.CHECK_IN_SENT)),
        *(Disclosed(says) for says in (Disclosure.LIGHT, Disclosure.NOTHING_ELSE)),
    ),
    "controller": DisplayText("Voorbeeld B.V."),
    "contact": DisplayText("privacy@voorbeeld.example"),
}
ALL_ABOUT_US: dict[str, object] = {
    "statement": tuple(Disclosed(says, timedelta(hours=24)) for says in Disclosure if says is not Disclosure.NO_NAMES),
    "controller": DisplayText("Rijksdienst voor Voorbeelden, directie Bedrijfsvoering"),
    "contact": DisplayText("functionaris.gegevensbescherming@voorbeeld.example"),
    "statement_url": "https://www.example.org/privacy",
}


def report_a_fault(*pressed: int) -> Callable[[Screen], None]:
    """Opens the page, and chooses a piece and an option of it by their numbers."""

    def taps(screen: Screen) -> None:
        more(screen)
        opened: Any = screen.shell.opened
        opened.openWay("report_fault")
        page: Any = screen.shell.opened
        for choose, number in zip((page.chooseItem, page.choose), pressed, strict=False):
            choose(number)

    return taps


REPORTS = ReportsState(items_of(("screen", "video", "whiteboard")))
FAULT_DOOR: dict[str, object] = {"equipment": ("screen", "video", "whiteboard")}
DARK = ReportFault(FaultItem(Asset.SCREEN), FaultChoice.DOES_NOT_START)
MANY = (
    *("video", "screen", "Digitaal flip-over met de lange naam van de leverancier erachter"),
    *("audio", "phone", "projector", "hearing_loop", "step_free"),
)

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
    Scene("fault-open", local(12, 12), reports=REPORTS, door=FAULT_DOOR, taps=report_a_fault()),
    Scene("fault", local(12, 12), reports=REPORTS, door=FAULT_DOOR, taps=report_a_fault(0, 1)),
    Scene("fault-busy", local(14, 6), checked("c"), reports=REPORTS, door=FAULT_DOOR, taps=report_a_fault(4, 0)),
    Scene(
        "fault-already",
        local(12, 12),
        reports=replace(REPORTS, waiting=frozenset({FaultReport.made(DARK, local(12, 1))})),
        door=FAULT_DOOR,
        taps=report_a_fault(0),
    ),
    Scene(
        "fault-many",
        local(12, 12),
        reports=ReportsState(items_of(MANY)),
        door={"equipment": MANY},
        taps=report_a_fault(0, 0),
    ),
    Scene(
        "fault-own",
        local(12, 12),
        reports=ReportsState(items_of(MANY)),
        door={"equipment": MANY},
        taps=report_a_fault(2, 0),
    ),
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
    Scene("emergency", local(12, 12), facts=noticed(NoticeKind.EMERGENCY), words=EVACUATION),
    Scene("emergency-one-language", local(14, 6), facts=noticed(NoticeKind.EMERGENCY), words=words(("Ontruiming",))),
    Scene("emergency-long", local(14, 6), facts=noticed(NoticeKind.EMERGENCY), words=LONG_EMERGENCY),
    Scene("message", local(12, 12), facts=noticed(NoticeKind.MESSAGE), words=LIFT),
    Scene("message-long", local(14, 6), checked("c"), facts=noticed(NoticeKind.MESSAGE), words=LONG_MESSAGE),
    Scene(
        "message-next",
        local(14, 6),
        checked("c"),
        facts=noticed(NoticeKind.MESSAGE),
        words=LONG_MESSAGE,
        taps=turn_over(lambda _screen: None),
    ),
    Scene(
        "free-message-read",
        local(12, 12),
        facts=noticed(NoticeKind.MESSAGE, put_away_at=local(12, 10)),
        report={"notice_mistakes": 1},
        words=LIFT,
    ),
    Scene("privacy", local(12, 12), door=ABOUT_US, taps=read_about_privacy),
    Scene("privacy-all", local(14, 6), checked("c"), door=ALL_ABOUT_US, taps=read_about_privacy),
    Scene("privacy-next", local(14, 6), checked("c"), door=ALL_ABOUT_US, taps=turn_over(read_about_privacy)),
    Scene("privacy-contact", local(14, 6), checked("c"), door=ALL_ABOUT_US, taps=turn_over(read_about_privacy, 2)),
    Scene("other-time", local(12, 12), taps=another_time),
    Scene("pin", local(12, 12), report=challenge(BOOKED), taps=type_three),
    Scene("pin-wrong", local(14, 6), checked("c"), report=challenge(Extend(KEY_C, local(15, 30)), wrong=True)),
    Scene("pin-locked", local(13, 32), report=challenge(CheckIn(KEY_C), locked_until=local(13, 36, 10))),
    Scene("pin-closing", local(14, 6), checked("c"), report=challenge(End(KEY_C), until=local(14, 6, 6))),
    Scene("badge", local(13, 32), report=challenge(CheckIn(KEY_C), who=Who.BADGE)),
    Scene(
        "badge-wrong",
        local(12, 12),
        report=challenge(Book(local(9, day=24), local(10, day=24)), who=Who.BADGE, wrong=True),
    ),
    *(Scene(f"admin-{name}", local(12, 12), admin=state) for name, state in ADMIN_STATES.items()),
    Scene("admin-languages", local(12, 12), admin=ADMIN_STATES["page"], taps=choose_its_language),
    Scene("admin-restarting", local(14, 6), checked("c"), admin=ADMIN_STATES["well"], taps=restart),
    Scene("more", local(12, 12), taps=more, door=ON_A_PHONE),
    Scene("more-languages", local(14, 6), checked("c"), taps=languages),
    Scene("large-more-code", local(14, 6), checked("c"), taps=languages, door={**LARGE, **ON_A_PHONE}),
    *(
        Scene(f"large-{scene}", *what, door=LARGE, **more)
        for scene, what, more in (
            ("free", (local(12, 12),), {}),
            ("busy", (local(14, 6), checked("c")), {}),
            ("booked-elsewhere", (local(14, 6), checked("c")), {"nearby": ROOMS, "report": outcome(IN_LEK)}),
            ("due", (local(13, 33),), {}),
            ("maybe-free", (local(12, 12),), {"old": timedelta(minutes=14)}),
            ("refused", (local(12, 12),), {"report": outcome(BOOKED, Reason.TAKEN, local(12, 30))}),
            ("today", (local(12, 12),), {"taps": today}),
        )
    ),
    Scene("night-free", local(21, 47)),
    Scene("night-busy", local(21, 47), (span("n", local(21), local(23), checked_in=True),)),
    Scene("night-unknown", local(23, 5), old=timedelta(hours=3)),
    Scene("other-time-12h", local(12, 12), taps=another_time, door={"clock": "12h"}),
    Scene("find-room", local(14, 6), checked("c"), nearby=ROOMS, taps=find_room),
    Scene("find-room-long", local(14, 6), checked("c"), nearby=LONG_ROOMS, taps=find_room),
    Scene("find-room-most", local(14, 6), checked("c"), nearby=MOST_ROOMS, taps=turn_over(find_room, 3)),
    Scene("find-room-none", local(14, 6), checked("c"), nearby=TAKEN, taps=find_room),
    Scene("find-room-unknown", local(14, 6), checked("c"), nearby=SILENT, taps=find_room),
    Scene("find-room-looking", local(14, 6), nearby=Nearby((replace(TAKEN.rooms[0], reading=None),)), taps=find_room),
    Scene("busy-booking-elsewhere", local(14, 6), checked("c"), nearby=ROOMS, report={"pending": IN_LEK}),
    Scene("busy-booked-elsewhere", local(14, 6), checked("c"), nearby=ROOMS, report=outcome(IN_LEK)),
    Scene(
        "busy-refused-elsewhere",
        local(14, 6),
        checked("c"),
        nearby=ROOMS,
        report=outcome(IN_LEK, Reason.TAKEN, local(14, 20)),
    ),
    Scene("room-card", local(12, 12), door=FULL_CARD, taps=about_this_room),
    Scene("room-card-full", local(12, 12), door=FULLER_CARD, taps=about_this_room),
    Scene("room-card-next", local(12, 12), door=FULLER_CARD, reports=REPORTS, taps=turn_over(about_this_room)),
    Scene("room-card-other", local(14, 6), checked("c"), nearby=ROOMS, taps=look_at_lek),
    Scene("other-time-tomorrow", local(14, 6), checked("c"), taps=touch_the_day_then_tomorrow),
)


def among(scenes: tuple[Scene, ...], name: str) -> Scene:
    return next(scene for scene in scenes if scene.name == name)


def changed(prefix: str, names: tuple[str, ...], **door: object) -> tuple[Scene, ...]:
    """Ordinary scenes at a door that differs in this."""
    found = (among(ORDINARY, name) for name in names)
    return tuple(replace(scene, name=f"{prefix}-{scene.name}", door={**scene.door, **door}) for scene in found)


def at(prefix: str, name: str, *states: str) -> tuple[Scene, ...]:
    """The page of an ordinary scene while the room is in the states of others."""
    page = among(ORDINARY, name)
    found = (among(ORDINARY, state) for state in states)
    return tuple(replace(state, name=f"{prefix}-{state.name}", door=page.door, taps=page.taps) for state in found)


SCENES = (
    *ORDINARY,
    *changed(
        "large",
        (
            *("due-last", "held", "unknown-clock", "out-of-service-why", "busy-booked", "free-undo", "free-long-name"),
            *(
                "find-room",
                "room-card",
                "fault",
                "more",
                "privacy",
                "pin",
                "admin-pin",
                "admin-page",
                "admin-languages",
                "badge",
                "message",
                "emergency",
                "night-free",
            ),
        ),
        comforts=frozenset({Comfort.LARGE_TEXT}),
    ),
    *changed(
        "low",
        ("free", "busy", "due", "other-time", "find-room", "fault", "more", "pin", "admin-page"),
        comforts=frozenset({Comfort.LOW_CONTROLS}),
    ),
    *at("more", "more", "due", "due-last", "held", "unknown-clock", "out-of-service"),
    replace(among(ORDINARY, "out-of-service"), name="night-out-of-service", now=local(21, 47)),
    *changed("long-name", ("night-free", "more"), name=LONG_NAME),
    Scene("free-copy", local(12, 12), facts=READ_ONLY, door=COPY),
)


def scene_named(name: str) -> Scene:
    return among(SCENES, name)
