"""A panel of which evidence is given, whose every free text holds the same word."""

from pathlib import Path

import pytest

from kiosk.config import Config
from kiosk.config_reader import parse
from kiosk.doctor.finding import Checked, CheckId, Finding, Outcome
from kiosk.events.security_event import LoggedEvent, SecurityEvent
from kiosk.evidence.contents import Subject
from kiosk.system.clock import EPOCH

CANARY = "canary-4f1d9a7e"


@pytest.fixture
def canary() -> str:
    return CANARY


@pytest.fixture
def config(tmp_path: Path) -> Config:
    for name in (f"{CANARY}-password", f"{CANARY}-pin", f"{CANARY}-token"):
        (tmp_path / name).write_text(CANARY)
        (tmp_path / name).chmod(0o600)
    password = {"username": CANARY, "password_file": str(tmp_path / f"{CANARY}-password")}
    rooms = [{"id": "b", "house_rules": [CANARY], "url": f"https://other.example.org/{CANARY}/", **password}]
    return parse(
        {
            "site": {"name": "trial", "room_page": f"https://rooms.example.org/{CANARY}/{{room}}"},
            "room": {
                "id": "a",
                "name": "Waalzaal",
                "house_rules": [CANARY],
                "address": f"{CANARY}@example.org",
                "equipment": ["screen"],
            },
            "backend": {"kind": "caldav", "url": f"https://calendar.example.org:8443/{CANARY}/", **password},
            "access": {"book": "pin", "pin_file": str(tmp_path / f"{CANARY}-pin")},
            "privacy": {"controller": CANARY, "contact": CANARY, "statement_url": f"https://www.example.org/{CANARY}"},
            "light": {"driver": "http", "url": f"https://light.example.org/{CANARY}/{{hex}}"},
            "presence": {"driver": "mqtt", "broker": "broker.example.org", "topic": CANARY, **password},
            "badge": {"reader": "none", "file": f"/etc/kiosk/{CANARY}"},
            "reports": {
                "kind": "mail",
                "server": "mail.example.org",
                "sender": f"{CANARY}@example.org",
                "to": f"{CANARY}@example.org",
                **password,
            },
            "state": {"dir": f"/var/lib/{CANARY}"},
            "rooms": rooms,
        }
    )


@pytest.fixture
def subject(config: Config, tmp_path: Path) -> Subject:
    doctor = [Checked(CheckId.BACKEND_LOGIN, (Finding(Outcome.FAIL, "The calendar refuses the password."),))]
    events = tuple(LoggedEvent(event, EPOCH, 3) for event in (SecurityEvent.WRONG_PIN, SecurityEvent.START))
    return Subject(config, doctor, events, tmp_path / "machine")
