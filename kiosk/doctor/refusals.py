"""Why a calendar is not read, in a sentence with its mend, as each kind of backend has it: a row for each."""

from collections.abc import Mapping
from typing import Final

from kiosk.backend_tables import BackendTable, CaldavTable, GoogleTable, GraphTable, IcalTable
from kiosk.sync.backend import (
    AppBlocked,
    AuthError,
    BackendError,
    Gone,
    NoCalendar,
    NotHere,
    PermissionDenied,
    ProtocolError,
    SignInRefused,
)

OF_A_KIND: Final[Mapping[type[BackendTable], Mapping[type[BackendError], str]]] = {
    CaldavTable: {
        AuthError: "The calendar refuses the user name or the password: correct backend.username, or write the "
        "password anew into backend.password_file.",
        PermissionDenied: "The account may not read this calendar: give it the right to read and to write.",
        Gone: "There is no calendar at backend.url: correct the address.",
        ProtocolError: "What is at backend.url does not answer as a calendar does: correct the address.",
    },
    GraphTable: {
        AuthError: "Microsoft does not let this panel in: ask who registered the app whether it is still there.",
        AppBlocked: "Exchange lets only listed programs in (Access to OData is disabled): have room-kiosk added to the "
        "organisation's EwsAllowList.",
        PermissionDenied: "The app may not use this mailbox: give it the role Application Calendars.ReadWrite there. A "
        "new right counts after two hours at the latest.",
        **dict.fromkeys(
            (Gone, NoCalendar),
            "Microsoft 365 has no mailbox backend.mailbox: correct the address, or move the mailbox there from the "
            "Exchange server on site.",
        ),
        ProtocolError: "What is at backend.url does not answer as Microsoft Graph does: correct the address, or ask "
        "which proxy answers in its place.",
    },
    GoogleTable: {
        AuthError: "Google does not let the service account in: ask who runs the Cloud project whether its key still "
        "counts, and with backend.subject the Workspace administrator whether it may speak for that user.",
        AppBlocked: "The Google Calendar API is switched off in the account's project: ask who runs the Cloud project "
        "to switch it on.",
        PermissionDenied: "The account may not use this calendar: ask who manages the room to share its calendar with "
        "the account (make changes to events).",
        **dict.fromkeys(
            (Gone, NoCalendar),
            "The account sees no calendar backend.calendar: correct the id, or ask who manages the room to share its "
            "calendar with the account (make changes to events).",
        ),
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


_SIGN_IN: Final[Mapping[int | str, str]] = {
    "no_key": "backend.key_file and backend.certificate_file are no RSA key and its certificate: make both anew.",
    "no_login": "Nobody has signed the room's account in: run kiosk login.",
    "invalid_grant": "The login of the room's account has ended: run kiosk login again.",
    "authorization_declined": "Somebody said no to the sign-in: run kiosk login again.",
    "expired_token": "Nobody typed the code in time: run kiosk login again.",
    50034: "The tenant has no such account: correct backend.tenant, or sign in with the room's account.",
    50057: "The room's account is disabled: have its sign-in allowed.",
    53003: "A rule of the tenant (Conditional Access) forbids this sign-in: use a certificate, or have it excepted.",
    70043: "The login of the room's account has ended: run kiosk login again.",
    90002: "There is no tenant backend.tenant: correct it.",
    700016: "The tenant has no app backend.client_id: copy the application (client) id from the app registration.",
    700027: "The app registration has another certificate: upload backend.certificate_file there.",
    700082: "The login of the room's account has ended: run kiosk login again.",
    7000215: "The app registration has another certificate: upload backend.certificate_file there.",
    7000222: "The certificate has ended: make another, and upload it to the app registration.",
}
"""By Microsoft's code (AADSTS…), or where there is none by the error."""


def sentence_for(backend: BackendTable, refused: BackendError) -> str:
    """Of the most particular error that has one."""
    if isinstance(refused, SignInRefused):
        told = _SIGN_IN.get(refused.number or "") or _SIGN_IN.get(refused.error)
        if told is not None:
            return told
        if refused.number is not None:
            return f"Microsoft refuses the sign-in with AADSTS{refused.number}: look that code up on Microsoft's pages."
    kinds = OF_A_KIND[type(backend)]
    return next(kinds[kind] for kind in type(refused).__mro__ if kind in kinds)
