"""A room's calendar in Google Workspace as the configuration means it, signed in."""

from kiosk.backend_tables import GoogleTable
from kiosk.sync.access_token import AccessToken
from kiosk.sync.backend import Show
from kiosk.sync.google.client import GoogleCalendar, meaning
from kiosk.sync.google.sign_in import GoogleSignIn, ServiceAccount
from kiosk.sync.json_api import JsonApi


def calendar(table: GoogleTable, calendar_id: str, show: Show) -> GoogleCalendar:
    """The key is read when it is needed: one that was replaced counts from the next sign-in on."""
    sign_in = GoogleSignIn(lambda: ServiceAccount.read(table.read_key()), table.subject or "", table.ca_file)
    api = JsonApi(table.url, token=AccessToken(sign_in), meaning=meaning, ca_file=table.ca_file)
    return GoogleCalendar(api, calendar_id, show)
