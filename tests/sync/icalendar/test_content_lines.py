"""Lines and components, however they are written: nothing that is an event is passed over."""

import pytest
from support.objects import intervals, reading

from kiosk.sync.icalendar.content_lines import read
from kiosk.sync.icalendar.parse import read_object

FIRST = "UID:a\nDTSTART:20250325T090000Z\nDTEND:20250325T100000Z\n"
SECOND = "UID:b\nDTSTART:20250326T090000Z\nDTEND:20250326T100000Z\n"
BOTH = [("03-25 09:00", "03-25 10:00"), ("03-26 09:00", "03-26 10:00")]
PLAIN = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\n{FIRST}END:VEVENT\nBEGIN:VEVENT\n{SECOND}END:VEVENT\nEND:VCALENDAR\n"


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.replace("\n", "\r"),
        PLAIN.replace("\n", "\r\n"),
        PLAIN.replace("\n", "\r\r\n"),
        PLAIN.replace("\n", "\n\n"),
        PLAIN.replace("BEGIN", "begin").replace("END:V", "end:V"),
        PLAIN.replace("VEVENT", "vevent"),
        PLAIN.replace(":VEVENT", ": VEVENT "),
        PLAIN.replace("DTSTART:", "DTST\n ART:"),
        PLAIN.replace("T090000Z", "T0900\n\t00Z"),
        "\ufeff" + PLAIN,
        "<p>Notice: undefined index</p>\n" + PLAIN + "</html>\n",
        PLAIN.replace("BEGIN:VEVENT\nUID:b", "END:VCALENDAR\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:b"),
        PLAIN.replace("END:VEVENT\n", ""),
        PLAIN.replace("END:VEVENT\n", "BEGIN:VALARM\nTRIGGER:-PT5M\n"),
        PLAIN.replace("END:VCALENDAR\n", ""),
        PLAIN.replace("BEGIN:VCALENDAR\n", ""),
        PLAIN.replace("END:VEVENT\nBEGIN:VEVENT\nUID:b", "END:VEVENT\nEND:VCALENDAR\nBEGIN:VEVENT\nUID:b"),
        PLAIN.replace("BEGIN:VEVENT\nUID:a", "BEGIN:VTIMEZONE\nTZID:x\nBEGIN:VEVENT\nUID:a"),
        PLAIN.replace("BEGIN:VEVENT\nUID:a", "BEGIN:X\n" * 30 + "BEGIN:VEVENT\nUID:a"),
        PLAIN.replace("BEGIN:VEVENT\nUID:b", "ATTACH;ENCODING=BASE64:" + "QUJD\n " * 400_000 + "\nBEGIN:VEVENT\nUID:b"),
    ],
)
def test_every_event_counts_wherever_it_stands(text: str) -> None:
    assert intervals(read_object(text.encode(), reading())) == BOTH


def test_utf_16_that_says_so_is_read() -> None:
    assert intervals(read_object(PLAIN.encode("utf-16"), reading())) == BOTH


@pytest.mark.parametrize("text", [PLAIN, PLAIN.replace("\n", "\r\n"), "\ufeff" + PLAIN])
def test_what_is_wellformed_may_be_changed(text: str) -> None:
    assert read(text.encode()).sound


@pytest.mark.parametrize(
    "text",
    [
        PLAIN.replace("\n", "\r"),
        "words\n" + PLAIN,
        PLAIN + PLAIN,
        PLAIN.replace("END:VEVENT\n", ""),
        PLAIN.replace("END:VCALENDAR\n", ""),
        PLAIN.replace("BEGIN:VCALENDAR\n", ""),
        PLAIN.replace("UID:a", "no name"),
        PLAIN.replace("BEGIN:VEVENT\nUID:a", "BEGIN:X\n" * 30 + "BEGIN:VEVENT\nUID:a"),
        "",
    ],
)
def test_anything_else_is_read_and_never_changed(text: str) -> None:
    assert not read(text.encode()).sound


def test_an_object_of_more_lines_than_are_looked_at_says_so() -> None:
    known = read((PLAIN + "X:1\n" * 250_000).encode())
    assert known.cut
    assert not known.sound
    parsed = read_object(("X:1\n" * 250_000 + PLAIN).encode(), reading())
    assert [one.kind.value for one in parsed.unread] == ["too_many"]
    assert parsed.found == ()


@pytest.mark.parametrize(
    ("line", "params", "value"),
    [
        ('X;A="b:c;d";E=f:g', {"A": "b:c;d", "E": "f"}, "g"),
        ("X;A=^n^'^^:g", {"A": '\n"^'}, "g"),
        ('X;A="open:g', {"A": "open"}, "g"),
        ("X:", {}, ""),
    ],
)
def test_parameters(line: str, params: dict[str, str], value: str) -> None:
    (found,) = read(f"BEGIN:VCALENDAR\n{line}\nEND:VCALENDAR\n".encode()).calendar.lines("X")
    assert (dict(found.params), found.value) == (params, value)
