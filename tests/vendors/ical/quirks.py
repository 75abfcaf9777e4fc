"""What is odd about real feeds, each by its name: all of it off by default, each with where it was seen.

A quirk changes what the feed says (`text`: its bytes, and how many answers there were before) or how it is sent
(`reply`). `issue` = a bug report of a calendar program; `docs` = the vendor's own page.
"""

import gzip
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final


@dataclass(frozen=True)
class Asked:
    """One request. `path` is within the server, `number` how many there were before it."""

    method: str
    path: str
    headers: Mapping[str, str]
    number: int


@dataclass(frozen=True)
class Reply:
    """`stops_at`: so many bytes of the body are sent and the connection ends. `drips`: a byte at a time, for ever."""

    status: int
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    stops_at: int | None = None
    says_length: bool = True
    drips: bool = False

    def saying(self, **headers: str) -> "Reply":
        return replace(self, headers={**self.headers, **{key.replace("_", "-"): of for key, of in headers.items()}})


Text = Callable[[bytes, int], bytes]
Send = Callable[[Asked, Reply], Reply]


@dataclass(frozen=True)
class Quirk:
    row: str
    """Of the table of what goes wrong with feeds."""
    source: str
    text: Text = lambda feed, _number: feed
    reply: Send = lambda _asked, reply: reply


def served(feed: bytes, number: int, quirks: Iterable[str]) -> bytes:
    """What the feed says with all of these quirks."""
    for name in quirks:
        feed = QUIRKS[name].text(feed, number)
    return feed


def sent(asked: Asked, reply: Reply, quirks: Iterable[str]) -> Reply:
    for name in quirks:
        reply = QUIRKS[name].reply(asked, reply)
    return reply


# What a feed says

_ZONES: Final = re.compile(rb"BEGIN:VTIMEZONE.*?END:VTIMEZONE\r\n", re.DOTALL)
_WINDOWS: Final = b"W. Europe Standard Time"


def zones_called(name: bytes, *, defined: bool) -> Text:
    """Every zone is called that, and defined in the feed or not."""

    def text(feed: bytes, _number: int) -> bytes:
        feed = feed.replace(b"TZID=Europe/Amsterdam:", b"TZID=" + name + b":")
        return feed.replace(b"TZID:Europe/Amsterdam", b"TZID:" + name) if defined else _ZONES.sub(b"", feed)

    return text


def floating(feed: bytes, _number: int) -> bytes:
    feed = _ZONES.sub(b"", feed).replace(b";TZID=Europe/Amsterdam:", b":")
    return feed.replace(b"VERSION:2.0\r\n", b"VERSION:2.0\r\nX-WR-TIMEZONE:Europe/Amsterdam\r\n")


def numbered(name: bytes, value: Callable[[int, int], str]) -> Text:
    """Another value of that property on each of its lines, by number of line and of answer."""

    def text(feed: bytes, number: int) -> bytes:
        lines = iter(range(len(feed)))
        return re.sub(
            rb"(?m)^" + name + rb":[^\r\n]*", lambda _: name + b":" + value(next(lines), number).encode(), feed
        )

    return text


def without(*names: bytes) -> Text:
    return lambda feed, _number: re.sub(rb"(?m)^(" + b"|".join(names) + rb")[:;][^\r\n]*\r\n", b"", feed)


def junk(feed: bytes, number: int) -> bytes:
    """Lines that nobody can read, in every event; an event of nothing else; no UID and no DTSTAMP."""
    lines = b'ATTENDEE;;;=:\r\nX-Link\r\n:no name\r\nDTSTART\r\nATTENDEE;CN="half:mailto:x\r\n'
    feed = without(b"UID", b"DTSTAMP")(feed, number).replace(b"END:VEVENT\r\n", lines + b"END:VEVENT\r\n")
    return feed.replace(b"END:VCALENDAR", b"BEGIN:VEVENT\r\n" + lines + b"END:VEVENT\r\nEND:VCALENDAR")


def among_many(feed: bytes, _number: int) -> bytes:
    """Twenty thousand events of other days stand before the others."""
    day = datetime(2020, 1, 1, 9, tzinfo=UTC)
    others = (
        f"BEGIN:VEVENT\r\nUID:old-{number}\r\nDTSTART:{day + timedelta(hours=number):%Y%m%dT%H%M%SZ}\r\n"
        f"DURATION:PT1H\r\nSUMMARY:Busy\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY\r\nEND:VEVENT\r\n"
        for number in range(20_000)
    )
    return feed.replace(b"BEGIN:VEVENT", "".join(others).encode() + b"BEGIN:VEVENT", 1)


def of_the_building(feed: bytes, _number: int) -> bytes:
    """Every event is at Room 1.23, which some write in small letters; as many are next door at the same time."""
    here = feed.replace(b"END:VEVENT", b"LOCATION:Main  Building\\, room 1.23\r\nEND:VEVENT")
    events = re.findall(rb"BEGIN:VEVENT.*?END:VEVENT\r\n", feed, re.DOTALL)
    there = b"".join(
        re.sub(rb"T\d\d(\d{4})", rb"T15\1", one)
        .replace(b"UID:", b"UID:next-")
        .replace(b"END:VEVENT", b"LOCATION:Room 1.2\r\nEND:VEVENT")
        for one in events
    )
    return here.replace(b"END:VCALENDAR", there + b"END:VCALENDAR")


def mixed_line_ends(feed: bytes, _number: int) -> bytes:
    ends = [b"\r\n", b"\n", b"\n\n", b"\r"]
    lines = feed.split(b"\r\n")
    return b"".join(line + ends[number % len(ends)] for number, line in enumerate(lines))


def folded_in_characters(feed: bytes, _number: int) -> bytes:
    """Folds after every ten bytes, also in the middle of a character (RFC 5545 section 3.1 says octets)."""
    feed = feed.replace(b"SUMMARY:", "SUMMARY:Überprüfung der Räume ".encode())
    return b"\r\n".join(
        b"\r\n ".join(line[at : at + 10] for at in range(0, len(line), 10)) if len(line) > 30 else line
        for line in feed.split(b"\r\n")
    )


# How it is sent


def html(_asked: Asked, _reply: Reply) -> Reply:
    page = b"<!DOCTYPE html><title>Sign in</title><p>BEGIN:VEVENT</p>"
    return Reply(200, page, {"Content-Type": "text/calendar; charset=utf-8"})


def for_known_programs(asked: Asked, reply: Reply) -> Reply:
    known = "mozilla" in asked.headers.get("user-agent", "").lower() or "x-feed-key" in asked.headers
    return reply if known else Reply(403, b"Forbidden")


def without_validators(_asked: Asked, reply: Reply) -> Reply:
    return replace(reply, headers={"Content-Type": "text/calendar"})


def unconditional(asked: Asked, reply: Reply) -> Reply:
    """Its ETag is another one each time, and nothing is ever unchanged."""
    return reply.saying(ETag=f'"{asked.number}"', Last_Modified="")


def moved_to(place: str) -> Send:
    def reply(asked: Asked, reply: Reply) -> Reply:
        there = place.format(number=asked.number)
        return reply if asked.path.startswith("/moved/") else Reply(302, headers={"Location": there})

    return reply


def never_changed(asked: Asked, reply: Reply) -> Reply:
    return Reply(304) if "if-none-match" in asked.headers else reply


def packed(_asked: Asked, reply: Reply) -> Reply:
    return replace(reply, body=gzip.compress(reply.body)).saying(Content_Encoding="gzip")


def bomb(_asked: Asked, reply: Reply) -> Reply:
    return replace(reply, body=gzip.compress(bytes(64 * 1024 * 1024))).saying(Content_Encoding="gzip")


def cut_at(share: float, *, says_length: bool) -> Send:
    """Only so much of the body comes; with its whole length before it or without any."""

    def reply(_asked: Asked, reply: Reply) -> Reply:
        return replace(reply, stops_at=int(len(reply.body) * share), says_length=says_length)

    return reply


def padded(_asked: Asked, reply: Reply) -> Reply:
    """50 MB, all of it between two events."""
    lines = b"X-PADDING:" + b"x" * 1000 + b"\r\n"
    padding = lines * (50 * 1024 * 1024 // len(lines))
    return replace(reply, body=reply.body.replace(b"END:VCALENDAR", padding + b"END:VCALENDAR"))


def dripping(_asked: Asked, reply: Reply) -> Reply:
    return replace(reply, drips=True)


CORE: Final = "issue home-assistant/core#"
QUIRKS: Final[Mapping[str, Quirk]] = {
    "windows_zones": Quirk("I1", f"{CORE}142164", zones_called(_WINDOWS, defined=True)),
    "windows_zones_undefined": Quirk("I1", f"{CORE}179613; t4t5/caldir#24", zones_called(_WINDOWS, defined=False)),
    "customized_zone": Quirk(
        "I2", f"allenporter/ical#468; {CORE}149773", zones_called(b"Customized Time Zone", defined=True)
    ),
    "customized_zone_undefined": Quirk(
        "I2", "phw198/OGCS#2148", zones_called(b"tzone://Microsoft/Custom", defined=False)
    ),
    "floating_times": Quirk("I3", "issue ulsklyc/yuvomi#818; Excigma/Userscripts#5", floating),
    "same_uid": Quirk("I4", "issue matrusp/matrusp#98; gt-scheduler/website#141", numbered(b"UID", lambda *_: "0")),
    "counted_uids": Quirk("I4", "issue hyperschedule#114", numbered(b"UID", lambda line, _: str(line))),
    "changing_uids": Quirk("I5", "issue HsxMark/MySUES#33", numbered(b"UID", lambda line, answer: f"{answer}-{line}")),
    "junk_lines": Quirk("I6", f"{CORE}146716; {CORE}142122", junk),
    "large": Quirk("I7", f"{CORE}148315; {CORE}143141", among_many),
    "known_programs_only": Quirk("I8", f"{CORE}141675; franc6/ics_calendar#184", reply=for_known_programs),
    "login_page": Quirk("I9", "portals answer whoever is not signed in with their page and a 200", reply=html),
    "no_validators": Quirk("I10", "RFC 9110 section 8.8: validators are optional", reply=without_validators),
    "new_etags": Quirk("I10", "feeds made for each answer", reply=unconditional),
    "new_stamps": Quirk(
        "I10",
        "RFC 5545 section 3.8.7.2: DTSTAMP is when the feed was made",
        numbered(b"DTSTAMP", lambda _, answer: f"20250101T{answer % 24:02}0000Z"),
        unconditional,
    ),
    "availability_only": Quirk(
        "I11",
        "docs Set-MailboxCalendarFolder: DetailLevel AvailabilityOnly",
        lambda feed, _: re.sub(rb"(?m)^SUMMARY[^\r\n]*", b"SUMMARY:Busy\r\nX-MICROSOFT-CDO-BUSYSTATUS:BUSY", feed),
    ),
    "building": Quirk("I13", "timetable offices publish a building as one feed", of_the_building),
    "moved_here": Quirk("I14", "publishers move feeds within their host", reply=moved_to("/moved/feed.ics?key=1")),
    "moved_away": Quirk(
        "I14", "a redirect takes a secret address elsewhere", reply=moved_to("http://localhost:9/feed.ics")
    ),
    "moved_for_ever": Quirk("I14", "RFC 9110 section 15.4: cycles", reply=moved_to("/round/{number}.ics")),
    "never_changed": Quirk("I10", "a cache in between that never asks again", reply=never_changed),
    "gzip": Quirk("I16", "RFC 9110 section 8.4: a coding nobody asked for", reply=packed),
    "gzip_bomb": Quirk("I16", "64 MB in 64 kB", reply=bomb),
    "drip": Quirk("I7", "feeds made while they are sent", reply=dripping),
    "cut_short": Quirk("I9", "a connection that breaks", reply=cut_at(0.6, says_length=True)),
    "cut_unnoticed": Quirk(
        "I9", "a proxy that ends what broke off as if it were whole", reply=cut_at(0.6, says_length=False)
    ),
    "byte_order_mark": Quirk("I16", "files saved on Windows", lambda feed, _: b"\xef\xbb\xbf" + feed),
    "mixed_line_ends": Quirk("I16", "feeds joined of several", mixed_line_ends),
    "folded_in_characters": Quirk("I16", "RFC 5545 section 3.1", folded_in_characters),
    "padded": Quirk("I7", "50 MB", reply=padded),
}
