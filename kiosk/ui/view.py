"""What one look at the screen consists of: numbers, words from closed lists, times already written out."""

from dataclasses import dataclass
from enum import StrEnum

from kiosk.room.intent import Intent


class Tone(StrEnum):
    """The colour, shape and pattern of the whole screen."""

    FREE = "free"
    BUSY = "busy"
    DUE = "due"
    HELD = "held"
    UNKNOWN = "unknown"
    OUT_OF_SERVICE = "out_of_service"


class Word(StrEnum):
    """The one word that rules the screen."""

    FREE = "free"
    BUSY = "busy"
    CHECK_IN = "check_in"
    HELD = "held"
    MAYBE_FREE = "maybe_free"
    MAYBE_BUSY = "maybe_busy"
    UNKNOWN = "unknown"
    OUT_OF_SERVICE = "out_of_service"


class LineKind(StrEnum):
    """What a line under the state word says."""

    UNTIL = "until"
    SPAN = "span"
    NEXT_AT = "next_at"
    AS_OF = "as_of"
    REST_OF_DAY = "rest_of_day"
    LEFT = "left"
    STARTS_AT = "starts_at"
    FREE_FROM = "free_from"
    BOOKED_REST = "booked_rest"
    THEN_FREE_UNTIL = "then_free_until"
    THEN_FREE_REST = "then_free_rest"
    RELEASED_AT = "released_at"
    KEPT_OFFLINE = "kept_offline"
    KEPT_NOT_ALLOWED = "kept_not_allowed"
    AGE = "age"
    AGE_DAYS = "age_days"
    PROBABLY_UNTIL = "probably_until"
    UNSURE_FROM = "unsure_from"
    DOUBTED = "doubted"
    UNCONFIRMED = "unconfirmed"
    UNSENT = "unsent"
    CLOCK_WRONG = "clock_wrong"
    NOTHING_KNOWN = "nothing_known"
    STARTING = "starting"


@dataclass(frozen=True, slots=True)
class Line:
    """`lead` is the large one. `at` is a time; hours and minutes are a duration (days in `hours` for AGE_DAYS)."""

    says: LineKind
    at: str = ""
    hours: int = 0
    minutes: int = 0
    lead: bool = False


class Act(StrEnum):
    """What a button does."""

    BOOK = "book"
    HOLD = "hold"
    OTHER = "other"
    EXTEND = "extend"
    END = "end"
    NOT_NEEDED = "not_needed"
    CHECK_IN = "check_in"
    CHECK_IN_EARLY = "check_in_early"


@dataclass(frozen=True, slots=True)
class Action:
    """One button. `minutes` 0 is "until the next booking"; `at` is the time it is about."""

    act: Act
    intent: Intent | None = None
    minutes: int = 0
    at: str = ""
    strong: bool = False
    pending: bool = False
    confirming: bool = False
    ready: bool = True


class Speech(StrEnum):
    """What the panel says above the buttons."""

    NOTHING = "nothing"
    BOOK_NOW = "book_now"
    TOO_SHORT = "too_short"
    HOLD_OFFER = "hold_offer"
    HELD = "held"
    THIS_BOOKING = "this_booking"
    ONLY_SHOWS = "only_shows"
    ARE_YOU_HERE = "are_you_here"
    VACATING = "vacating"
    ENDED = "ended"
    DONE = "done"
    BOOKED_LATER = "booked_later"
    PENDING = "pending"
    STILL_TRYING = "still_trying"
    REFUSED = "refused"


class Wish(StrEnum):
    """The kind of intent a sentence is about."""

    NONE = ""
    BOOK = "book"
    CHECK_IN = "check_in"
    EXTEND = "extend"
    END = "end"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Prompt:
    """`wish` and `reason` choose the sentence, `at` is the time in it; `undo` puts the button beside it."""

    speech: Speech = Speech.NOTHING
    wish: Wish = Wish.NONE
    reason: str = ""
    at: str = ""
    loud: bool = False
    undo: bool = False


class Tag(StrEnum):
    """What a block of the day is called where no title is shown."""

    RESERVED = "reserved"
    NOT_CHECKED_IN = "not_checked_in"
    CHECKED_IN = "checked_in"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Block:
    """A booking on the day's axis: `place` and `share` are fractions of it, `lane` of `lanes` side by side."""

    place: float
    share: float
    tag: Tag
    start: str
    end: str
    title: str = ""
    lane: int = 0
    lanes: int = 1
    past: bool = False
    current: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time on the day's axis of which nobody can say whether it is free, in fractions of it."""

    place: float
    share: float


@dataclass(frozen=True, slots=True)
class Hour:
    """A line of the axis, at a fraction of it."""

    place: float
    text: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Something is not as it should be, said quietly. `what`: a `BackendHealth`, "unread", "overfull", "light", a
    device's name, "disk"; `count` is how many events are unread.
    """

    what: str
    at: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Day:
    """The day's axis. `now` is a fraction of it, negative where it is elsewhere."""

    known: bool = True
    date: str = ""
    now: float = -1.0
    blocks: tuple[Block, ...] = ()
    unsure: tuple[Stretch, ...] = ()
    hours: tuple[Hour, ...] = ()


@dataclass(frozen=True, slots=True)
class HomeView:
    """The first page."""

    tone: Tone
    word: Word
    clock: str
    title: str
    lines: tuple[Line, ...]
    ring: float
    """What is left of the time to check in, 0 to 1."""
    ring_text: str
    prompt: Prompt
    actions: tuple[Action, ...]
    marks: tuple[Mark, ...]
    day: Day


class Topic(StrEnum):
    """What a fact about the room is about."""

    FLOOR = "floor"
    ZONE = "zone"
    SEATS = "seats"
    EQUIPMENT = "equipment"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know about the room."""

    topic: Topic
    note: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class ShellView:
    """What surrounds every page."""

    name: str
    site: str
    facts: tuple[Fact, ...]
    upright: bool
    palette: str
    still: bool
    """No motion."""
    demo: bool
    page: str
    tone: Tone
    light: str
    language: str


@dataclass(frozen=True, slots=True)
class OtherTimeView:
    """The page on which another time is chosen. Without `possible` there is nothing left to choose."""

    possible: bool
    clock: str
    day: Day
    tomorrow: bool = False
    start: str = ""
    end: str = ""
    hours: int = 0
    minutes: int = 0
    can_earlier: bool = False
    can_later: bool = False
    can_shorter: bool = False
    can_longer: bool = False
    can_today: bool = False
    can_tomorrow: bool = False
    leaving: float = 0.0
    """What is left of the last ten seconds before the page closes, 0 to 1; 0 before them."""


@dataclass(frozen=True, slots=True)
class UnlockView:
    """The page that asks for a PIN or a badge before a wish goes further."""

    who: str
    """"pin" or "badge"; "" while nothing is asked for."""
    wish: Wish = Wish.NONE
    at: str = ""
    """The time the wish is about."""
    digits: int = 0
    """How many have been typed."""
    can_enter: bool = False
    wrong: bool = False
    checking: bool = False
    locked_until: str = ""
    leaving: float = 0.0
    """As on the other-time page."""
