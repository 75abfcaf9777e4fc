"""What is sent: four things, and no room for a fifth."""

import inspect
import json
import re
from datetime import UTC, datetime
from email import message_from_bytes, policy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.reports.faults import CHOICES, Asset, FaultChoice, FaultItem
from kiosk.reports.message import json_body, mail_of
from kiosk.reports.report import FaultReport
from kiosk.reports.settings import mail_address

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
ID = 32 * "a"
ALL = [
    FaultReport(FaultItem(asset, 3 * (asset is Asset.EQUIPMENT)), choice, NOON)
    for asset, choices in CHOICES.items()
    for choice in choices
]
DARK = FaultReport(FaultItem(Asset.SCREEN), FaultChoice.DOES_NOT_START, NOON)
MAIL = """\
Room: waalzaal
Item: screen
Fault: does not start
Hour: 2026-11-23T11:00Z
"""


@pytest.mark.parametrize("report", ALL, ids=lambda report: f"{report.item.code}-{report.choice}")
def test_the_body_is_room_asset_choice_and_hour_and_nothing_else(report: FaultReport) -> None:
    assert json.loads(json_body("waalzaal", report)) == {
        "room": "waalzaal",
        "asset": report.item.code,
        "choice": str(report.choice),
        "hour": "2026-11-23T11:00Z",
    }


def test_a_mail_says_the_same_in_words() -> None:
    mail = mail_of("waalzaal", DARK, ID, sender="panels@example.org", to="facilities@example.org")
    assert dict(mail.items()) == {
        "Subject": "waalzaal: screen, does not start",
        "From": "panels@example.org",
        "To": "facilities@example.org",
        "Date": "Mon, 23 Nov 2026 11:00:00 +0000",
        "Message-ID": f"<{ID}@example.org>",
        "Auto-Submitted": "auto-generated",
        "Content-Type": 'text/plain; charset="utf-8"',
        "Content-Transfer-Encoding": "7bit",
        "MIME-Version": "1.0",
    }
    assert mail.get_content() == MAIL


def test_neither_takes_anything_else() -> None:
    assert list(inspect.signature(json_body).parameters) == ["room_id", "report"]
    assert list(inspect.signature(mail_of).parameters) == ["room_id", "report", "report_id", "sender", "to"]


_ADDRESSES = st.from_regex(re.compile(r"[\w+.-]{1,64}@[\w.-]{1,180}", re.ASCII), fullmatch=True)


def _passes(address: str) -> bool:
    try:
        return bool(mail_address(address))
    except ValueError:
        return False


@given(_ADDRESSES.filter(_passes))
def test_an_address_that_the_settings_take_stays_what_it_is(address: str) -> None:
    mail = mail_of("a", DARK, ID, sender=address, to=address)
    read = message_from_bytes(mail.as_bytes(), policy=policy.default)
    assert (read["From"].addresses[0].addr_spec, read["To"].addresses[0].addr_spec) == (address, address)
    assert len(read.keys()) == 9
