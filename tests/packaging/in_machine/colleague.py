"""Somebody else's program, on the same calendar: PUT has the room taken from an hour ago until in two, DELETE free."""

import base64
import ssl
import sys
import urllib.request
from datetime import UTC, datetime, timedelta
from pathlib import Path

SERVER = "https://127.0.0.1:5232"
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
request = urllib.request.Request(f"{SERVER}/waalzaal/calendar/meeting.ics", method=method)
request.add_header("Authorization", "Basic " + base64.b64encode(f"waalzaal:{password}".encode()).decode())
if method == "PUT":
    request.data = OBJECT.format(begin, end).encode()
    request.add_header("Content-Type", "text/calendar")
trust = ssl.create_default_context(cafile="/var/lib/kiosk-serve/certificate.pem")
trust.check_hostname = False  # the server is known by its certificate, which has no name
urllib.request.urlopen(request, context=trust).close()
