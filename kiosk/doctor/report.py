"""What `kiosk doctor` prints: what is not well, and the verdict as its last line. Pure."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from kiosk.doctor.finding import Checked, CheckId, Outcome, troubles
from kiosk.doctor.write_trial import Trial

_WIDTH: Final = 100
_CANNOT: Final[Mapping[CheckId, str]] = {
    CheckId.CONFIG_VALID: "its configuration has a mistake",
    CheckId.SECRET_RIGHTS: "a secret of it is not kept as one",
    CheckId.NET_LINK: "no network is connected",
    CheckId.NET_DNS: "nobody knows the address of the calendar",
    CheckId.TLS_PEER: "the calendar's certificate does not prove who it is",
    CheckId.BACKEND_REACHED: "the calendar does not answer",
    CheckId.BACKEND_LOGIN: "the calendar refuses its login",
    CheckId.BACKEND_RIGHTS: "it may not read the calendar",
    CheckId.BACKEND_ROOM: "there is no calendar at its address",
    CheckId.BACKEND_CONFLICT: "no booking in the calendar can be relied on",
    CheckId.CLOCK_TRUSTED: "its clock is wrong",
    CheckId.DATA_FRESH: "its schedule is old",
    CheckId.SCREEN_OUTPUT: "its screen shows nothing",
    CheckId.LIGHT_ANSWER: "its light does not answer",
    CheckId.DISK_HEALTH: "its disk cannot be written",
    CheckId.SANDBOX_PORTS: "something of it listens to the network",
}
"""Why a panel cannot do its work, by the check that fails."""


_MARKS: Final[Mapping[Outcome, str]] = {
    Outcome.OK: "ok",
    Outcome.SKIPPED: "skipped",
    Outcome.WARN: "WARN",
    Outcome.FAIL: "FAIL",
}


def verdict(results: Sequence[Checked]) -> str:
    """One sentence over all of it."""
    failed = list(troubles(results, Outcome.FAIL))
    if failed:
        return f"This panel cannot do its work: {_CANNOT[failed[0].check]}."
    care = len(list(troubles(results, Outcome.WARN)))
    if care:
        return f"This panel works; {care} {'thing needs' if care == 1 else 'things need'} care."
    return "This panel is well."


def exit_code(results: Sequence[Checked]) -> int:
    """1 where something fails."""
    return 1 if any(troubles(results, Outcome.FAIL)) else 0


def text(results: Sequence[Checked], *, everything: bool) -> str:
    """With `everything` also what is well, and what was left out and why."""
    shown = (Outcome.FAIL, Outcome.WARN, *((Outcome.OK, Outcome.SKIPPED) if everything else ()))
    lines = [line for one in results if one.outcome in shown for line in _lines(one)]
    return "\n".join([*lines, verdict(results)])


def as_object(results: Sequence[Checked]) -> dict[str, Any]:
    """For scripts: the same keys for ever."""
    checks = [
        {
            "id": one.check.value,
            "outcome": one.outcome.value,
            "findings": [{"outcome": f.outcome.value, "says": f.says} for f in one.findings if f.says],
        }
        for one in results
    ]
    return {"well": exit_code(results) == 0, "verdict": verdict(results), "checks": checks}


def trial_text(trial: Trial) -> str:
    """What a calendar did with what was written into it: it tells what kind of server it is."""
    says = {True: "yes", False: "no", None: "not tried"}
    lines = [f"  {case.value.replace('_', ' '):24}{says[held]}" for case, held in trial.cases.items()]
    if (raced := trial.raced) is not None:
        lines.append(f"  two booked at once      {raced.rounds} times: both {raced.both}, neither {raced.neither}")
    return "\n".join(["Tried in 1970, and taken away again. The calendar", *lines])


def trial_object(trial: Trial) -> dict[str, Any]:
    """The same for scripts, with the same keys for ever."""
    raced = None if trial.raced is None else asdict(trial.raced)
    return {"cases": {case.value: held for case, held in trial.cases.items()}, "left": trial.left, "raced": raced}


def _lines(one: Checked) -> Iterator[str]:
    """Its outcome, its id and what it says, in columns; a detail that is well is not told."""
    head = f"{_MARKS[one.outcome]:8}{one.check:17}"
    for says in [finding.says for finding in one.findings if finding.says] or [""]:
        yield textwrap.fill(head + says, _WIDTH, subsequent_indent=" " * len(head), break_on_hyphens=False)
        head = " " * len(head)
