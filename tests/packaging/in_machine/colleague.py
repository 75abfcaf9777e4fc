"""Somebody else's program, on the same calendar: PUT has the room taken from an hour ago until in two, DELETE for
nothing any more.
"""

import base64
import re
import ssl
import sys
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

SERVER, CALENDAR = "https://127.0.0.1:5232", "/waalzaal/calendar/"
OBJECT = "\r\n".join(
    (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//another//EN"),
        *("BEGIN:VEVENT", "UID:meeting", "DTSTAMP:{0}", "DTSTART:{0}", "DTEND:{1}", "SUMMARY:Meeting", "END:VEVENT"),
        *("END:VCALENDAR", ""),
    )
)
(method,) = sys.argv[1:]
begin, end = (f"{datetime.now(UTC) + timedelta(hours=hours):%Y%m%dT%H%M%SZ}" for hours in (-1, 2))
password = Path("/var/lib/kiosk-serve/waalzaal.password").read_text().strip()
login = {"Authorization": "Basic " + base64.b64encode(f"waalzaal:{password}".encode()).decode()}
trust = ssl.create_default_context(cafile="/var/lib/kiosk-serve/certificate.pem")
trust.check_hostname = False  # the server is known by its certificate, which has no name


def asks(method: str, path: str, content: bytes | None = None, **headers: str) -> str:
    request = urllib.request.Request(f"{SERVER}{path}", content, login | headers, method=method)
    with urllib.request.urlopen(request, context=trust) as answer:
        return answer.read().decode()


if method == "PUT":
    asks("PUT", f"{CALENDAR}meeting.ics", OBJECT.format(begin, end).encode(), **{"Content-Type": "text/calendar"})
else:
    for path in re.findall(r"<href>([^<]+\.ics)</href>", asks("PROPFIND", CALENDAR, Depth="1")):
        asks("DELETE", path)
