"""What leaves a panel's memory: shown, kept and sent, from the types that do it and the settings in force. Pure."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import timedelta
from typing import Any, Final, get_type_hints

from kiosk.config import Config
from kiosk.events.security_event import KEPT_FOR as EVENTS_KEPT_FOR
from kiosk.hw.light.http import HttpLightSettings
from kiosk.hw.settings import MqttSensorSettings
from kiosk.panel.store.schedule_cache import KEPT_FOR
from kiosk.reports.queue_file import GIVEN_UP_AFTER
from kiosk.reports.settings import MailSettings, WebhookSettings
from kiosk.room.disclosure import Card, Disclosed
from kiosk.settings.addresses import host_and_port, origin
from kiosk.statement import HEADINGS, said_of, sentence, statement_of, types_of

SITE: Final = "(the site)"
"""What only the organisation can fill in."""
RETENTION: Final[tuple[tuple[str, str, timedelta | None], ...]] = (
    ("schedule.sqlite", "when the room is taken, and that somebody checked in to what is not over", KEPT_FOR),
    ("outbox.sqlite", "that somebody checked in, which could not be sent", KEPT_FOR),
    ("outbox.sqlite", "times that were to be booked, until the calendar says what became of it", None),
    ("reports.sqlite", "a reported fault: item, choice, hour", GIVEN_UP_AFTER),
    ("events.jsonl", "security events: kind, minute or hour, how often", EVENTS_KEPT_FOR),
    ("tries.json", "wrong tries at the door: how many, when the last one was since the machine started", None),
    ("admin.json", "what was chosen on the admin page: language, out of service", None),
    ("settings.toml", "the settings in force last, in which no secret stands", None),
    ("settings.checked", "the same as they were checked, and what was looked at for it", None),
    ("secret", "32 random bytes that make the keys of events meaningless elsewhere", None),
    ("board", "keyed hashes of the board that the card belongs to", None),
)
"""Each file of the state, what is in it, and for how long; None: as long as it says, or until `kiosk wipe`."""


def as_json(value: object) -> bytes:
    return json.dumps(value, indent=1, ensure_ascii=False).encode() + b"\n"


def data_map(config: Config) -> bytes:
    """Each type whose values leave the memory, with its fields and what it says of itself."""
    said = ((kind, said_of(kind, config)) for kind in types_of(config))
    return as_json([_of(kind, disclosures) for kind, disclosures in said if disclosures])


def _of(kind: type, disclosures: Iterable[Disclosed]) -> dict[str, Any]:
    hints = get_type_hints(kind) if is_dataclass(kind) else {}
    return {
        "type": f"{kind.__module__}.{kind.__qualname__}",
        "fields": {one.name: _named(hints[one.name]) for one in fields(kind)} if is_dataclass(kind) else {},
        "says": [
            {
                "id": one.says.value,
                "card": one.says.card.value,
                "sentence": sentence(one),
                "at_most_hours": one.hours or None,
            }
            for one in disclosures
        ],
    }


def _named(hint: Any) -> str:
    return hint.__name__ if isinstance(hint, type) else str(hint).replace("typing.", "")


def privacy_text(config: Config) -> bytes:
    """What the page at the door says, in English."""
    lines = ["# Privacy at this door", "", "Made from the program's types and the settings in force.", ""]
    for card in Card:
        lines += [f"## {HEADINGS[card]}", ""]
        lines += [f"- {sentence(one)}" for one in statement_of(config) if one.says.card is card]
        lines.append("")
    return "\n".join(lines).encode()


def retention() -> bytes:
    """The constants that the program itself obeys."""
    return as_json(
        [
            {"file": file, "holds": holds, "at_most_hours": None if most is None else most // timedelta(hours=1)}
            for file, holds, most in RETENTION
        ]
    )


def destinations(config: Config) -> bytes:
    """Whom the panel talks to; it answers nobody (S5)."""
    told = [{"host": host, "port": port, "for": what} for host, port, what in sorted(set(_destinations(config)))]
    return as_json({"may_connect_to": told, "listens_on": []})


def _destinations(config: Config) -> Iterator[tuple[str, int, str]]:
    yield from ((*_address(url), "the room's calendar") for url in config.backend.addresses)
    yield from ((*_address(room.url), "the calendar of another room") for room in config.rooms if room.url)
    if isinstance(config.light, HttpLightSettings):
        yield (*_address(config.light.url), "the light")
    if isinstance(config.presence, MqttSensorSettings):
        host, port = host_and_port(config.presence.broker) or ("", None)
        yield host, port or 8883, "the sensor"
    match config.reports:
        case WebhookSettings(url=url):
            yield (*_address(url), "reports of faults")
        case MailSettings() as mail:
            yield mail.host, mail.port, "reports of faults"


def _address(url: str) -> tuple[str, int]:
    _, host, port = origin(url)
    return host or "", port or 0


_COLUMNS: Final = (
    *("activity", "purpose", "data subjects", "data", "recipients", "transfer outside the EU", "time limit"),
    *("security", "controller"),
)
_SECURITY: Final = "TLS; a user, a sandbox and a secret per panel; no name on disk (privacy.md, threat-model.md)"


def register(config: Config) -> bytes:
    """Rows for the record of processing activities (GDPR art. 30); what the site has to say is marked."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(_COLUMNS)
    hosts = ", ".join(sorted({host for host, _, _ in _destinations(config)}))
    recipients = {Card.SHOWS: "whoever passes the door", Card.KEEPS: "nobody", Card.SENDS: hosts}
    for one in statement_of(config):
        activity, to = f"room panel: {one.says.card}", recipients[one.says.card]
        limit = f"{one.hours} hours" if one.hours else SITE if one.says.card is Card.KEEPS else "not kept on the panel"
        rows.writerow((activity, "use of meeting rooms", SITE, sentence(one), to, SITE, limit, _SECURITY, SITE))
    return written.getvalue().encode()
