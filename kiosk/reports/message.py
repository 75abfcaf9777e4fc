"""PURE: a report as it is sent: which room, which item, which choice, which hour, and nothing else."""

import json
from email.message import EmailMessage
from email.utils import format_datetime

from kiosk.reports.report import FaultReport


def json_body(room_id: str, report: FaultReport) -> bytes:
    """What a webhook gets."""
    said = {"room": room_id, "asset": report.item.code, "choice": report.choice, "hour": _hour(report)}
    return json.dumps(said).encode("ascii")


def mail_of(room_id: str, report: FaultReport, report_id: str, *, sender: str, to: str) -> EmailMessage:
    """What a mailbox gets. Its date is the report's hour, for no other time is anybody's business; a repeat has the
    same Message-ID (RFC 5322 section 3.6.4).
    """
    item, choice = _words(report.item.code), _words(report.choice)
    mail = EmailMessage()
    mail["Subject"] = f"{room_id}: {item}, {choice}"
    mail["From"] = sender
    mail["To"] = to
    mail["Date"] = format_datetime(report.hour)
    mail["Message-ID"] = f"<{report_id}@{sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"  # RFC 3834: no automatic answers
    mail.set_content(f"Room: {room_id}\nItem: {item}\nFault: {choice}\nHour: {_hour(report)}\n")
    return mail


def _hour(report: FaultReport) -> str:
    return report.hour.strftime("%Y-%m-%dT%H:%MZ")


def _words(code: str) -> str:
    return code.replace("_", " ")
