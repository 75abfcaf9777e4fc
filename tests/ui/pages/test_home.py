"""What the screen says in every state, as tables; and that it says it until `next_tick`."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from ui_scenes import SCENES, Scene
from ui_scenes.find_room import IN_LEK, ROOMS
from ui_scenes.home import INVITATION, READ_ONLY, offline, outcome
from ui_scenes.scene import BOOKED, KEY_C, POLICY, checked, local, span

from kiosk.room.intent import Book, CheckIn, End, Extend, Intent, LetGo, Reason, Refused, RoomId, Undo
from kiosk.room.panel_state import BackendHealth
from kiosk.room.schedule import Abilities, Doubt, EventKey, Span
from kiosk.ui.actions import Act, Ending
from kiosk.ui.comfort import Comfort
from kiosk.ui.headline import NO_LINE, Line, LineKind, Tone, Word
from kiosk.ui.interaction import Interaction
from kiosk.ui.pages.home import HOME, NO_MARK, HomeView, Mark
from kiosk.ui.pages.page import Inputs
from kiosk.ui.prompt import Prompt, Speech

SCENE = {scene.name: scene for scene in SCENES}
VISIT = Interaction("en")


def view(scene: Scene, interaction: Interaction = VISIT, now: datetime | None = None) -> HomeView:
    seen: HomeView = HOME.derive(
        Inputs(scene.published(), scene.labels, scene.at_door(), interaction, now or scene.now)
    )
    return seen


def at(hour: int, minute: int, second: int = 0, **more: object) -> HomeView:
    return view(Scene("", local(hour, minute, second), **more))  # type: ignore[arg-type]


def lines(seen: HomeView) -> list[Line]:
    """The large one, then the quiet ones from the top."""
    return [line for line in (seen.lead, seen.quiet, seen.then, *seen.more) if line != NO_LINE]


@pytest.mark.parametrize(
    ("name", "tone", "word", "said"),
    [
        ("free", Tone.FREE, Word.FREE, [Line(LineKind.UNTIL, "13:30"), Line(LineKind.LEFT, hours=1, minutes=18)]),
        ("free-rest-of-day", Tone.FREE, Word.FREE, [Line(LineKind.REST_OF_DAY)]),
        ("free-nothing-booked", Tone.FREE, Word.FREE, [Line(LineKind.REST_OF_DAY)]),
        ("free-short", Tone.FREE, Word.FREE, [Line(LineKind.NEXT_AT, "13:30"), Line(LineKind.LEFT, minutes=3)]),
        (
            "busy",
            Tone.BUSY,
            Word.BUSY,
            [Line(LineKind.UNTIL, "15:00"), Line(LineKind.LEFT, minutes=54), Line(LineKind.THEN_FREE_UNTIL, "16:00")],
        ),
        (
            "busy-run",
            Tone.BUSY,
            Word.BUSY,
            [
                Line(LineKind.UNTIL, "15:00"),
                Line(LineKind.LEFT, hours=1, minutes=10),
                Line(LineKind.FREE_FROM, "16:30"),
            ],
        ),
        ("busy-all-day", Tone.BUSY, Word.BUSY, [Line(LineKind.REST_OF_DAY)]),
        (
            "busy-stale",
            Tone.BUSY,
            Word.BUSY,
            [
                Line(LineKind.UNTIL, "15:00"),
                Line(LineKind.LEFT, minutes=54),
                Line(LineKind.THEN_FREE_UNTIL, "16:00"),
                Line(LineKind.AS_OF, "13:57", minutes=9),
            ],
        ),
        ("held", Tone.HELD, Word.HELD, [Line(LineKind.UNTIL, "12:45"), Line(LineKind.UNCONFIRMED)]),
        (
            "maybe-free",
            Tone.UNKNOWN,
            Word.MAYBE_FREE,
            [Line(LineKind.PROBABLY_UNTIL, "13:30"), Line(LineKind.AS_OF, "11:58", minutes=14)],
        ),
        (
            "maybe-busy",
            Tone.UNKNOWN,
            Word.MAYBE_BUSY,
            [
                Line(LineKind.PROBABLY_UNTIL, "15:00"),
                Line(LineKind.AS_OF, "11:45", hours=2, minutes=21),
            ],
        ),
        (
            "free-until-doubt",
            Tone.FREE,
            Word.FREE,
            [
                Line(LineKind.UNTIL, "14:00"),
                Line(LineKind.LEFT, hours=1, minutes=48),
                Line(LineKind.UNSURE_FROM, "14:00"),
            ],
        ),
        ("doubted", Tone.UNKNOWN, Word.MAYBE_FREE, [Line(LineKind.UNTIL, "13:00"), Line(LineKind.DOUBTED)]),
        ("doubted-all-day", Tone.UNKNOWN, Word.MAYBE_FREE, [Line(LineKind.UNTIL, "13:30"), Line(LineKind.DOUBTED)]),
        (
            "doubted-stale",
            Tone.UNKNOWN,
            Word.MAYBE_FREE,
            [
                Line(LineKind.PROBABLY_UNTIL, "13:00"),
                Line(LineKind.AS_OF, "11:58", minutes=14),
                Line(LineKind.DOUBTED),
            ],
        ),
        (
            "busy-then-doubt",
            Tone.BUSY,
            Word.BUSY,
            [Line(LineKind.UNTIL, "15:00"), Line(LineKind.LEFT, minutes=54), Line(LineKind.UNSURE_FROM, "15:00")],
        ),
        ("unknown-start", Tone.UNKNOWN, Word.UNKNOWN, [Line(LineKind.STARTING)]),
        ("unknown-login", Tone.UNKNOWN, Word.UNKNOWN, [Line(LineKind.NOTHING_KNOWN)]),
        ("unknown-clock", Tone.UNKNOWN, Word.UNKNOWN, [Line(LineKind.CLOCK_WRONG)]),
        (
            "out-of-service",
            Tone.OUT_OF_SERVICE,
            Word.OUT_OF_SERVICE,
            [Line(LineKind.UNTIL, "Wednesday 25 November, 17:00")],
        ),
    ],
)
def test_the_word_and_the_lines_under_it(name: str, tone: Tone, word: Word, said: list[Line]) -> None:
    seen = view(SCENE[name])
    assert (seen.tone, seen.word, lines(seen)) == (tone, word, said)


def test_two_phrases_share_a_line_and_a_sentence_has_its_own() -> None:
    busy, doubted = view(SCENE["busy"]), view(SCENE["doubted-stale"])
    assert (busy.then.says, busy.more) == (LineKind.THEN_FREE_UNTIL, ())
    assert (doubted.then, [line.says for line in doubted.more]) == (NO_LINE, [LineKind.DOUBTED])


def test_a_booking_checked_into_before_its_start_says_when_it_begins() -> None:
    seen = at(13, 25, spans=checked("c"))
    assert lines(seen)[:2] == [Line(LineKind.UNTIL, "15:00"), Line(LineKind.STARTS_AT, "13:30")]


def test_a_run_into_midnight_and_a_last_booking() -> None:
    night = (*checked("c"), span("n", local(15), local(1, day=24)))
    assert lines(at(14, 6, spans=night))[-1] == Line(LineKind.BOOKED_REST)
    assert lines(at(14, 6, spans=checked("c")[:3]))[-1] == Line(LineKind.THEN_FREE_REST)


@pytest.mark.parametrize(
    ("doubt", "line"),
    [
        (Doubt(local(15, 30), local(18)), Line(LineKind.THEN_FREE_UNTIL, "15:30")),
        (Doubt(local(15), local(18)), Line(LineKind.UNSURE_FROM, "15:00")),
        (Doubt(local(13), local(15)), Line(LineKind.THEN_FREE_UNTIL, "16:00")),
        (Doubt(local(16), local(18)), Line(LineKind.THEN_FREE_UNTIL, "16:00")),
        (Doubt(local(9, day=24), local(18, day=24)), Line(LineKind.THEN_FREE_UNTIL, "16:00")),
    ],
)
def test_what_comes_after_a_booking_is_never_called_free_while_in_doubt(doubt: Doubt, line: Line) -> None:
    assert lines(at(14, 6, spans=checked("c"), doubts=(doubt,)))[-1] == line


def test_nor_is_what_comes_after_a_run() -> None:
    run = (*checked("c"), span("n", local(15), local(16)))
    assert lines(at(14, 6, spans=run, doubts=(Doubt(local(17), local(18)),)))[-1] == Line(LineKind.FREE_FROM, "16:30")
    assert lines(at(14, 6, spans=run, doubts=(Doubt(local(16), local(17)),)))[-1] == Line(LineKind.UNSURE_FROM, "16:30")


def test_a_few_minutes_before_a_doubt_nothing_is_said_of_a_booking() -> None:
    seen = at(12, 12, spans=(), doubts=(Doubt(local(12, 15), local(13)),))
    assert lines(seen) == [
        Line(LineKind.UNTIL, "12:15"),
        Line(LineKind.LEFT, minutes=3),
        Line(LineKind.UNSURE_FROM, "12:15"),
    ]
    assert (buttons(seen), seen.prompt.speech) == ([(Act.OTHER, 0, "13:00")], Speech.NOTHING)


def test_old_data_is_told_in_days_when_hours_mean_nothing() -> None:
    assert lines(at(12, 12, old=timedelta(days=3, hours=2)))[1] == Line(
        LineKind.AS_OF_DAYS, "20\u00a0Nov\u00a010:12", hours=3
    )


def test_a_check_in_waiting_to_be_sent_says_so() -> None:
    assert Line(LineKind.UNSENT) in lines(view(SCENE["busy-unsent"]))


@pytest.mark.parametrize(
    ("minute", "second", "share", "text"),
    [
        (30, 0, 1.0, "10"),
        (30, 1, 1.0, "10"),
        (33, 0, 0.7, "7"),
        (37, 59, 0.3, "3"),
        (38, 0, 0.2, "2:00"),
        (38, 1, 0.2, "2:00"),
        (38, 42, 80 / 600, "1:20"),
        (39, 55, 10 / 600, "0:10"),
        (40, 0, 0.0, ""),
    ],
)
def test_the_ring_empties_by_minutes_then_by_tens_of_seconds(minute: int, second: int, share: float, text: str) -> None:
    seen = at(13, minute, second)
    assert seen.tone is (Tone.DUE_LAST if ":" in text else Tone.DUE)
    assert (seen.ring, seen.ring_text, seen.ring_minutes) == (pytest.approx(share), text, text.isdigit())


def test_the_last_two_minutes_turn_the_colours_and_count_down() -> None:
    seen = at(13, 38, 42)
    assert (seen.tone, seen.word) == (Tone.DUE_LAST, Word.CHECK_IN)
    assert [line.says for line in lines(seen)] == [LineKind.COUNTDOWN, LineKind.SPAN]
    assert seen.lead.at == "1:20"


@pytest.mark.parametrize(("minute", "share"), [(10, 1.0), (15, 1.0), (16, 14 / 15), (27, 0.2)])
def test_a_free_time_that_is_almost_over_is_an_arc_of_what_is_left(minute: int, share: float) -> None:
    seen = at(13, minute)
    assert (seen.tone, seen.ring, seen.ring_text) == (Tone.FREE, pytest.approx(share), "")


def test_nothing_counts_down_where_nothing_is_released() -> None:
    kept = view(SCENE["due-kept"])
    assert (kept.ring, kept.ring_text) == (1.0, "?")
    assert lines(kept)[1] == Line(LineKind.KEPT_NOT_ALLOWED)
    off = at(13, 36, old=timedelta(minutes=4), report=offline(local(13, 33)))
    assert Line(LineKind.KEPT_OFFLINE) in lines(off)


def buttons(seen: HomeView) -> list[tuple[Act, int, str]]:
    return [(action.act, action.minutes, action.at) for action in seen.actions]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "free",
            [
                (Act.BOOK, 15, "12:30"),
                (Act.BOOK, 30, "12:45"),
                (Act.BOOK, 60, "13:15"),
                (Act.BOOK, 0, "13:30"),
                (Act.OTHER, 0, ""),
            ],
        ),
        ("free-short", [(Act.OTHER, 0, "15:00")]),
        ("free-early-check-in", [(Act.CHECK_IN_EARLY, 0, "13:30"), (Act.BOOK, 0, "13:30"), (Act.OTHER, 0, "")]),
        (
            "busy",
            [(Act.EXTEND, 15, "15:15"), (Act.EXTEND, 30, "15:30"), (Act.EXTEND, 60, "16:00"), (Act.END, 0, "")],
        ),
        ("busy-run", [(Act.END, 0, "")]),
        ("busy-early-next", [(Act.CHECK_IN_EARLY, 0, "13:30"), (Act.END, 0, "")]),
        ("busy-stale", []),
        ("due", [(Act.CHECK_IN, 0, ""), (Act.NOT_NEEDED, 0, "")]),
        ("due-kept", [(Act.CHECK_IN, 0, "")]),
        ("held", [(Act.LET_GO, 0, "")]),
        (
            "maybe-free",
            [(Act.HOLD, 15, "12:30"), (Act.HOLD, 30, "12:45"), (Act.HOLD, 60, "13:15"), (Act.HOLD, 0, "13:30")],
        ),
        ("maybe-busy", [(Act.CHECK_IN, 0, "")]),
        (
            "free-until-doubt",
            [
                (Act.BOOK, 15, "12:30"),
                (Act.BOOK, 30, "12:45"),
                (Act.BOOK, 60, "13:15"),
                (Act.BOOK, 0, "14:00"),
                (Act.OTHER, 0, ""),
            ],
        ),
        ("doubted", [(Act.OTHER, 0, "13:00")]),
        ("doubted-early-check-in", [(Act.CHECK_IN_EARLY, 0, "13:30"), (Act.OTHER, 0, "")]),
        ("doubted-stale", []),
        ("busy-then-doubt", [(Act.END, 0, "")]),
        ("free-read-only", []),
        ("busy-read-only", []),
        ("unknown-start", []),
        ("out-of-service", []),
    ],
)
def test_the_buttons(name: str, expected: list[tuple[Act, int, str]]) -> None:
    assert buttons(view(SCENE[name])) == expected


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)
def test_at_most_five_buttons_and_at_most_one_that_stands_out(scene: Scene) -> None:
    seen = view(scene)
    assert len(seen.actions) <= 5
    assert sum(action.strong for action in seen.actions) <= 1


def test_a_pending_button_says_so_and_the_others_wait() -> None:
    seen = view(SCENE["free-booking"])
    assert [action.pending for action in seen.actions] == [False, True, False, False, False]
    assert not any(action.ready for action in seen.actions)
    assert [action.strong for action in seen.actions] == [False, True, False, False, False]


def test_while_something_is_pending_nothing_else_stands_out() -> None:
    seen = at(12, 12, report={"pending": Book(local(12, 12), local(12, 30))})
    assert not any(action.strong for action in seen.actions)


@pytest.mark.parametrize(
    ("name", "gives", "shares", "parted"),
    [
        ("free", [False] * 5, 5, False),
        ("free-early-check-in", [False] * 3, 4, False),
        ("busy", [False, False, False, True], 4, True),
        ("busy-run", [True], 1, False),
        ("due", [False, True], 2, False),
        ("held", [True], 1, False),
    ],
)
def test_what_gives_the_room_back_is_apart_and_a_check_in_is_wide(
    name: str, gives: list[bool], shares: int, parted: bool
) -> None:
    seen = view(SCENE[name])
    assert ([action.gives for action in seen.actions], seen.shares, seen.parted) == (gives, shares, parted)


@pytest.mark.parametrize(
    ("name", "screen", "kept"),
    [
        ("free", {}, [(Act.BOOK, 15), (Act.BOOK, 30), (Act.BOOK, 60)]),
        ("free", {"small": True}, [(Act.BOOK, 15), (Act.BOOK, 30)]),
        ("busy", {}, [(Act.EXTEND, 15), (Act.EXTEND, 30), (Act.END, 0)]),
        ("busy", {"small": True}, [(Act.EXTEND, 15), (Act.END, 0)]),
        ("busy", {"upright": True}, [(Act.EXTEND, 15), (Act.END, 0)]),
        ("free-early-check-in", {"small": True}, [(Act.CHECK_IN_EARLY, 0), (Act.BOOK, 0)]),
    ],
)
def test_large_text_leaves_room_for_the_buttons_that_matter_most(
    name: str, screen: dict[str, bool], kept: list[tuple[Act, int]]
) -> None:
    scene = SCENE[name]
    large = replace(scene.at_door(), comforts=frozenset({Comfort.LARGE_TEXT}))
    seen = HOME.derive(Inputs(scene.published(), scene.labels, large, VISIT, scene.now, **screen))
    assert [(action.act, action.minutes) for action in seen.actions] == kept


def test_with_lower_controls_nothing_above_them_has_to_be_touched() -> None:
    scene = SCENE["free"]
    low = replace(scene.at_door(), comforts=frozenset({Comfort.LOW_CONTROLS}))
    assert view(scene).may_choose
    assert not HOME.derive(Inputs(scene.published(), scene.labels, low, VISIT, scene.now)).may_choose


@pytest.mark.parametrize(
    ("report", "speech", "said"),
    [
        ({}, Speech.BOOK_NOW, ""),
        (outcome(BOOKED, Reason.TAKEN, local(12, 30)), Speech.REFUSED, "12:30"),
        (outcome(Book(local(15, 0), local(15, 30))), Speech.BOOKED_LATER, "15:00 – 15:30"),
        (outcome(BOOKED), Speech.DONE, "12:45"),
        (outcome(Extend(KEY_C, local(15, 30))), Speech.DONE, "15:30"),
        (outcome(CheckIn(KEY_C)), Speech.DONE, ""),
        ({"pending": BOOKED}, Speech.NOTHING, ""),
        ({"pending": LetGo()}, Speech.BOOK_NOW, ""),
    ],
)
def test_the_most_urgent_thing_is_said(report: dict[str, object], speech: Speech, said: str) -> None:
    prompt = at(12, 12, report=report).prompt
    assert (prompt.speech, prompt.at) == (speech, said)


@pytest.mark.parametrize(
    ("report", "speech", "said", "room", "floor"),
    [
        ({"pending": IN_LEK}, Speech.BOOKING_ELSEWHERE, "", "Lek", ""),
        (outcome(IN_LEK), Speech.BOOKED_ELSEWHERE, "14:40", "Lek", "2"),
        (
            outcome(replace(IN_LEK, start=local(14, 15), end=local(14, 45))),
            Speech.BOOKED_ELSEWHERE_LATER,
            "14:15 – 14:45",
            "Lek",
            "2",
        ),
        (outcome(replace(IN_LEK, room=RoomId("gone"))), Speech.BOOKED_ELSEWHERE, "14:40", "gone", ""),
        (outcome(IN_LEK, Reason.TAKEN, local(14, 20)), Speech.REFUSED, "14:20", "", ""),
    ],
)
def test_what_became_of_another_room_is_said_by_its_name(
    report: dict[str, object], speech: Speech, said: str, room: str, floor: str
) -> None:
    scene = Scene("", local(14, 6), checked("c"), nearby=ROOMS, report=report)
    seen = HOME.derive(Inputs(scene.published(), scene.labels, scene.at_door(), VISIT, scene.now, nearby=ROOMS))
    plain = str.maketrans("", "", "\u2068\u2069\u2060\u2009\u2005")
    prompt = seen.prompt
    told = (prompt.at, prompt.room, prompt.floor)
    assert prompt.speech is speech
    assert [text.translate(plain).replace("–", " – ").replace("  ", " ") for text in told] == [said, room, floor]


def test_only_what_just_happened_is_said_aloud() -> None:
    loud = {scene.name for scene in SCENES if view(scene).prompt.loud}
    elsewhere = {"busy-booked-elsewhere", "large-booked-elsewhere"}
    done = {"free-undo", "busy-booked", "large-free-undo", "large-busy-booked"} | elsewhere
    assert loud == {"free-refused", "large-refused", "busy-vacating", "due-refused", "busy-refused-elsewhere"} | done
    assert {scene.name for scene in SCENES if view(scene).prompt.warns} == loud - done


@pytest.mark.parametrize(
    ("name", "speech", "time"),
    [
        ("busy", Speech.STAY_LONGER, ""),
        ("busy-run", Speech.NO_LONGER, "15:00"),
        ("busy-stale", Speech.LATER_AGAIN, ""),
        ("busy-all-day", Speech.NOTHING, ""),
    ],
)
def test_a_taken_room_says_what_can_be_done_about_it(name: str, speech: Speech, time: str) -> None:
    prompt = view(SCENE[name]).prompt
    assert (prompt.speech, prompt.at) == (speech, time)


PROLONGED = (*INVITATION, span("c+", local(15), local(15, 30), own=True, base="c"))


@pytest.mark.parametrize(
    ("now", "spans", "asks", "said"),
    [
        (local(14, 6), INVITATION, True, Speech.DECLINES),
        (local(13, 32), tuple(replace(one, checked_in=False) for one in INVITATION), True, Speech.DECLINES),
        (local(14, 6), INVITATION, False, Speech.STAY_LONGER),
        (local(14, 6), checked("c"), True, Speech.STAY_LONGER),
        (local(14, 59), PROLONGED, True, Speech.DECLINES),
        (local(15), PROLONGED, True, Speech.STAY_LONGER),
    ],
    ids=["asked", "not checked in", "not asked", "shortened", "prolonged", "in what prolongs it"],
)
def test_the_question_says_where_ending_declines_an_invitation(
    now: datetime, spans: tuple[Span, ...], asks: bool, said: Speech
) -> None:
    interaction = VISIT.having(Ending.asked(KEY_C, now)) if asks else VISIT
    prompt = view(Scene("", now, spans), interaction).prompt
    assert prompt.speech is said
    assert (prompt.loud, prompt.warns) == ((said is Speech.DECLINES,) * 2)


def test_a_refusal_does_not_take_the_undo_away() -> None:
    scene = replace(SCENE["free-undo"], report=outcome(Undo(EventKey("x")), Reason.OFFLINE))
    assert view(scene).prompt.undo


@pytest.mark.parametrize("more", [{}, {"spans": checked("c")}, {"old": timedelta(minutes=14)}])
@pytest.mark.parametrize("moment", [(12, 12), (13, 33), (13, 44), (14, 6)])
def test_a_calendar_that_may_only_be_read_says_so_and_offers_nothing(
    moment: tuple[int, int], more: dict[str, object]
) -> None:
    seen = at(*moment, facts=READ_ONLY, **more)
    assert (seen.actions, seen.prompt.speech, seen.prompt.loud) == ((), Speech.ONLY_SHOWS, False)
    assert seen.tone is not Tone.DUE


def test_a_copy_of_a_calendar_says_how_old_it_may_be() -> None:
    seen = view(SCENE["free-copy"])
    assert (seen.actions, seen.prompt) == ((), Prompt(Speech.SHOWS_COPY, minutes=5))


@pytest.mark.parametrize(("lag_s", "minutes"), [(1, 1), (60, 1), (61, 2), (1800, 30)])
def test_of_a_copys_age_a_minute_that_has_begun_counts(lag_s: int, minutes: int) -> None:
    seen = at(11, 0, facts=READ_ONLY, door={"policy": replace(POLICY, lag=timedelta(seconds=lag_s))})
    assert seen.prompt == Prompt(Speech.SHOWS_COPY, minutes=minutes)


@pytest.mark.parametrize(
    ("name", "mark", "others"),
    [
        ("free", NO_MARK, 0),
        ("free-ill", Mark("unreachable", "12:11"), 2),
        ("free-ailing", Mark("light"), 2),
        ("unknown-start", NO_MARK, 0),
        ("unknown-login", Mark("refused", "09:02"), 0),
        ("free-unread", Mark("unread", count=1), 0),
        ("free-unread-ill", Mark("unread", count=3), 2),
        ("free-overfull", Mark("overfull"), 0),
        ("maybe-free", NO_MARK, 0),
        ("busy-stale", NO_MARK, 0),
    ],
)
def test_one_mark_says_what_is_ill_and_since_when_unless_it_is_said_already(name: str, mark: Mark, others: int) -> None:
    seen = view(SCENE[name])
    assert (seen.mark, seen.other_marks) == (mark, others)


@pytest.mark.parametrize("health", BackendHealth)
def test_every_health_but_good_and_starting_has_a_mark(health: BackendHealth) -> None:
    mark = at(12, 12, report={"health": health}).mark
    assert (mark != NO_MARK) is (health not in (BackendHealth.OK, BackendHealth.STARTING))


@pytest.mark.parametrize(
    ("name", "other"),
    [
        *(("free", False), ("free-short", True), ("free-early-check-in", False), ("free-read-only", False)),
        *(("busy", True), ("due", False), ("held", True)),
    ],
)
def test_where_the_room_is_taken_or_will_be_in_no_time_another_is_suggested(name: str, other: bool) -> None:
    assert view(SCENE[name]).suggests_other is other
    assert view(SCENE["maybe-busy"]).suggests_other
    assert view(SCENE["out-of-service"]).suggests_other


@pytest.mark.parametrize("reason", Reason)
@pytest.mark.parametrize("intent", [BOOKED, CheckIn(KEY_C), Extend(KEY_C, local(16)), End(KEY_C), Undo(KEY_C)])
def test_every_refusal_of_every_wish_is_said(reason: Reason, intent: Intent) -> None:
    prompt = at(12, 12, report={"outcome": Refused(intent, reason)}).prompt
    assert (prompt.speech, prompt.reason, prompt.loud) == (Speech.REFUSED, reason.value, True)


def test_what_may_not_be_ended_has_no_such_button() -> None:
    may = Abilities(end=False, extend=False)
    foreign = at(14, 6, spans=tuple(replace(one, may=may) for one in checked("c")))
    assert buttons(foreign) == []
    assert foreign.prompt.speech is Speech.NOTHING


def test_the_clock_is_not_shown_when_it_is_wrong() -> None:
    assert view(SCENE["unknown-clock"]).clock == ""
    assert not view(SCENE["unknown-clock"]).day.known


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", ("12:12 pm", "1:30 pm", "11 am")), ("nl", ("12:12", "13:30", "11:00"))],
)
def test_twelve_hour_clocks_where_the_language_has_them(language: str, said: tuple[str, str, str]) -> None:
    seen = view(SCENE["free-12h"], Interaction(language))
    assert (seen.clock, seen.lead.at, seen.day.hours[0].text) == said
