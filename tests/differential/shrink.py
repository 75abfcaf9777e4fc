"""A smaller case with the same fault: lines, parts of rules and values of lists are left out while it stays."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from differential.generator import Case

MOST_TRIES = 300


def smallest(case: Case, still: Callable[[Case], bool]) -> Case:
    """The smallest case found in some hundred tries for which `still` holds; it holds for the case given."""
    tries, attempts = 0, _smaller(case.text)
    while tries < MOST_TRIES:
        one = next((replace(case, data=data.encode()) for data in attempts), None)
        if one is None:
            break
        tries += 1
        if len(one.data) < len(case.data) and still(one):
            case, attempts = one, _smaller(one.text)
    return case


def _smaller(text: str) -> Iterator[str]:
    yield re.sub(r"\r\n[ \t]", "", text)
    lines = text.splitlines(keepends=True)
    for begin, line in enumerate(lines):
        if line.startswith(("BEGIN:V", "BEGIN:X")):
            ends = [at for at in range(begin, len(lines)) if lines[at].strip() == "END:" + line.strip()[6:]]
            if ends and begin:
                yield "".join(lines[:begin] + lines[ends[0] + 1 :])
    zones = _in_zones(lines)
    for at in range(len(lines)):
        if at not in zones:
            yield "".join(lines[:at] + lines[at + 1 :])
    for at, line in enumerate(lines):
        if at not in zones and line.startswith(("RRULE", "EXDATE", "RDATE", "EXRULE")):
            for found in re.finditer(r"[;,][^;,:\r\n]*", line):
                yield "".join([*lines[:at], line[: found.start()] + line[found.end() :], *lines[at + 1 :]])
            for found in re.finditer(r"(?<=[:=])[^;,:\r\n]*,", line):
                yield "".join([*lines[:at], line[: found.start()] + line[found.end() :], *lines[at + 1 :]])


def _in_zones(lines: list[str]) -> set[int]:
    """The places within definitions of zones: half a definition is another fault."""
    begins = [at for at, line in enumerate(lines) if line.startswith("BEGIN:VTIMEZONE")]
    ends = [at for at, line in enumerate(lines) if line.startswith("END:VTIMEZONE")]
    return {at for begin, end in zip(begins, ends, strict=False) for at in range(begin, end + 1)}
