"""Why a calendar is not read, in a sentence with its mend, as each kind of backend has it: a row for each."""

from collections.abc import Mapping
from typing import Final

from kiosk.backend_tables import BackendTable, CaldavTable, GoogleTable, IcalTable
from kiosk.sync.backend import AuthError, BackendError, Gone, NotHere, PermissionDenied, ProtocolError

OF_A_KIND: Final[Mapping[type[BackendTable], Mapping[type[BackendError], str]]] = {
    CaldavTable: {
        AuthError: "The calendar refuses the user name or the password: correct backend.username, or write the "
        "password anew into backend.password_file.",
        PermissionDenied: "The account may not read this calendar: give it the right to read and to write.",
        Gone: "There is no calendar at backend.url: correct the address.",
        ProtocolError: "What is at backend.url does not answer as a calendar does: correct the address.",
    },
    GoogleTable: {
        AuthError: "Google does not let the service account in: ask who runs the Cloud project whether its key still "
        "counts, and with backend.subject the Workspace administrator whether it may speak for that user.",
        PermissionDenied: "Google refuses the account: ask who runs the Cloud project to switch the Google Calendar "
        "API on, and who manages the room to share its calendar with the account (make changes to events).",
        Gone: "The account sees no calendar backend.calendar: correct the id, or ask who manages the room to share its "
        "calendar with the account (make changes to events).",
        ProtocolError: "What is at backend.url does not answer as the Google Calendar API does: take backend.url out, "
        "or ask who runs the network whether it answers in its place.",
    },
    IcalTable: {
        AuthError: "Who publishes the feed asks for a login: write its Authorization line into backend.header_file.",
        PermissionDenied: "The feed is refused: have it published again, or a User-Agent of room-kiosk let in.",
        Gone: "There is no feed at its address: have it published again, and write the new address down.",
        NotHere: "No event of the feed is at backend.location: write the place as the feed does.",
        ProtocolError: "What is at the feed's address is no whole iCalendar file from that very server: open it in a "
        "browser that is not signed in, and correct the address.",
    },
}


def sentence_for(backend: BackendTable, refused: BackendError) -> str:
    """Of the most particular error that has one."""
    told = OF_A_KIND[type(backend)]
    return next(told[kind] for kind in type(refused).__mro__ if kind in told)
