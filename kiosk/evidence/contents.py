"""Every file of the evidence, by its name: a new one is a function and a row here."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kiosk.config import Config
from kiosk.doctor import report
from kiosk.doctor.finding import Checked
from kiosk.events.security_event import Events
from kiosk.evidence import data_map, dpia, machine, sbom
from kiosk.evidence.assets import assets
from kiosk.evidence.privacy_promises import RULES
from kiosk.evidence.promise import table
from kiosk.evidence.promises import ALL
from kiosk.evidence.settings_in_force import settings_in_force


@dataclass(frozen=True, slots=True)
class Subject:
    """The panel that evidence is given of. `root`: where the machine's own files are looked for."""

    config: Config
    doctor: Sequence[Checked]
    events: Events
    root: Path = Path("/")


def _privacy(seen: Subject) -> bytes:
    return data_map.privacy_text(seen.config) + f"\n## Rules\n\n{table(RULES)}".encode()


def _invariants(_seen: Subject) -> bytes:
    head = (
        "# What is promised\n\nEach test below is run before a version is built: it does not leave where one fails.\n\n"
    )
    return f"{head}{table(ALL)}".encode()


def _events_summary(seen: Subject) -> bytes:
    """How often each kind was in the weeks that are kept; no times but the first and the last day."""
    counts: Counter[str] = Counter()
    for one in seen.events:
        counts[one.event.value] += one.count
    days = sorted(f"{one.at:%Y-%m-%d}" for one in seen.events)
    span = {"from": days[0], "to": days[-1]} if days else None
    return data_map.as_json({"days": span, "events": dict(sorted(counts.items()))})


def _assessment(variant: str, language: str) -> Callable[[Subject], bytes]:
    return lambda seen: dpia.assessment(seen.config, variant, language)


FILES: Final[Mapping[str, Callable[[Subject], bytes]]] = {
    "assets.csv": lambda seen: assets(seen.config, seen.root).encode(),
    "config.toml": lambda seen: settings_in_force(seen.config),
    "data-map.json": lambda seen: data_map.data_map(seen.config),
    "destinations.json": lambda seen: data_map.destinations(seen.config),
    "doctor.json": lambda seen: data_map.as_json(report.as_object(seen.doctor)),
    **{f"dpia-{one}.{told}.md": _assessment(one, told) for one in dpia.VARIANTS for told in dpia.LANGUAGES},
    "events-summary.json": _events_summary,
    "invariants.md": _invariants,
    "package.json": lambda seen: data_map.as_json(machine.package(seen.root)),
    "privacy.md": _privacy,
    "register.csv": lambda seen: data_map.register(seen.config),
    "retention.json": lambda _seen: data_map.retention(),
    "sandbox.json": lambda seen: data_map.as_json(machine.sandbox(seen.root)),
    "sbom.cdx.json": lambda _seen: sbom.bill_of(sbom.installed()),
    "threat-model.md": lambda _seen: (dpia.TEXTS / "threat-model.md").read_bytes(),
}


def contents(seen: Subject) -> dict[str, bytes]:
    """All of them. Blocking; asks nobody."""
    return {name: made(seen) for name, made in FILES.items()}
