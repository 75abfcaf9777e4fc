"""A smaller case with the same fault: lines, parts of rules and values of lists are left out while it stays."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from differential.generator import Case


def smallest(case: Case, still: Callable[[Case], bool]) -> Case:
    """The smallest case found for which `still` holds; it holds for the case given."""
    shrunk = True
    while shrunk:
        shrunk = False
        for data in _smaller(case.text):
            one = replace(case, data=data.encode())
            if len(one.data) < len(case.data) and still(one):
                case, shrunk = one, True
                break
    return case


def _smaller(text: str) -> Iterator[str]:
    lines = text.splitlines(keepends=True)
    for begin, line in enumerate(lines):
        if line.startswith(("BEGIN:V", "BEGIN:X")):
            ends = [at for at in range(begin, len(lines)) if lines[at].strip() == "END:" + line.strip()[6:]]
            if ends and begin:
                yield "".join(lines[:begin] + lines[ends[0] + 1 :])
    zone = False
    for at in range(len(lines)):
        zone = (zone or lines[at].startswith("BEGIN:VTIMEZONE")) and not lines[at - 1].startswith("END:VTIMEZONE")
        if not zone:
            yield "".join(lines[:at] + lines[at + 1 :])
    for at, line in enumerate(lines):
        if line.startswith(("RRULE", "EXDATE", "RDATE", "EXRULE")):
            for found in re.finditer(r"[;,][^;,:\r\n]*", line):
                yield "".join([*lines[:at], line[: found.start()] + line[found.end() :], *lines[at + 1 :]])
            for found in re.finditer(r"(?<=[:=])[^;,:\r\n]*,", line):
                yield "".join([*lines[:at], line[: found.start()] + line[found.end() :], *lines[at + 1 :]])
