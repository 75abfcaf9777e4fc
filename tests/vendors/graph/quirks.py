"""What mailboxes in Microsoft 365 were seen or said to do otherwise: by name, off by default, each with its source.

`graph-docs#N` is an issue of microsoftgraph/microsoft-graph-docs on GitHub. A quirk under which everything must still
work is *bearable*; under the others a panel may say no, or that it does not know.
"""

from dataclasses import dataclass
from enum import StrEnum


class Quirk(StrEnum):
    PAGES_OF_TEN = "pages of ten"
    SAME_EVENT_TWICE = "same event twice"
    NEXT_LINK_ELSEWHERE = "next link elsewhere"
    NEXT_LINK_ENDLESS = "next link endless"
    ETAG_DRIFTS = "etag drifts"
    IF_MATCH_IGNORED = "if-match ignored"
    CONFLICT_409 = "conflict is 409"
    REPEAT_IS_400 = "repeat is 400"
    REPEAT_IS_409 = "repeat is 409"
    REPEAT_AFTER_DELETE_REFUSED = "repeat after delete refused"
    POST_ANSWER_LOST = "post answer lost"
    POST_LATE = "post late"
    POST_503_AFTER_COMMIT = "post 503 after commit"
    VIEW_LAGS = "view lags"
    THROTTLED = "throttled"
    THROTTLED_ONE_SECOND = "throttled for one second"
    THROTTLED_TEN_MINUTES = "throttled for ten minutes"
    THROTTLED_AFTER_500 = "throttled after a 500"
    MAILBOX_CONCURRENCY = "mailbox concurrency"
    SOMETIMES_503 = "sometimes 503"
    SOMETIMES_504 = "sometimes 504"
    SOMETIMES_HTML = "sometimes html"
    SOMETIMES_401 = "sometimes 401"
    ACCESS_DENIED = "access denied"
    ODATA_DISABLED = "odata disabled"
    NOT_FOR_REST = "mailbox not enabled for rest"
    NO_SUCH_USER = "no such user"
    CANCELLED_KEPT = "cancelled kept"
    DECLINED_KEPT = "declined kept"
    EXPAND_DROPPED = "expand dropped"
    EXPAND_IS_500 = "expand is 500"
    FILTER_IS_500 = "filter is 500"
    DECLINE_TAKES_A_WHILE = "decline takes a while"
    FOREIGN_END_IGNORED = "foreign end ignored"
    FOREIGN_END_REFUSED = "foreign end refused"
    SERIES_UPDATE_DROPS_MARKS = "series update drops marks"
    PATCH_DROPS_PROPERTIES = "patch drops properties"
    ICALUID_SHARED = "icaluid shared"
    EMPTY_ONCE = "empty once"


@dataclass(frozen=True)
class Source:
    told_by: str
    bearable: bool = True


SOURCES: dict[Quirk, Source] = {
    Quirk.PAGES_OF_TEN: Source("default page of 10, occurrences last: Softeria/ms-365-mcp-server#367"),
    Quirk.SAME_EVENT_TWICE: Source("graph-docs#16500"),
    Quirk.NEXT_LINK_ELSEWHERE: Source("no page promises that the link leads to the same host", bearable=False),
    Quirk.NEXT_LINK_ENDLESS: Source("graph-docs#3657, #6499; msgraph-sdk-dotnet#3082", bearable=False),
    Quirk.ETAG_DRIFTS: Source("recorded: an etag moves within a second of the POST, no write between"),
    Quirk.IF_MATCH_IGNORED: Source("no page documents If-Match on events"),
    Quirk.CONFLICT_409: Source("ErrorIrresolvableConflict, recorded as 409 and as 412: msgraph-sdk-dotnet#1201"),
    Quirk.REPEAT_IS_400: Source("ErrorDuplicateTransactionId: alcionai/corso#2490"),
    Quirk.REPEAT_IS_409: Source("ErrorDuplicateTransactionId with @event.existingEventId: odoo/odoo#229646"),
    Quirk.REPEAT_AFTER_DELETE_REFUSED: Source("no retention time of a transactionId is published"),
    Quirk.POST_ANSWER_LOST: Source("any network"),
    Quirk.POST_LATE: Source("any network: the request was answered by a proxy's time-out and committed later"),
    Quirk.POST_503_AFTER_COMMIT: Source("any gateway"),
    Quirk.VIEW_LAGS: Source("a view may be behind the writes; no page promises that it is not"),
    Quirk.THROTTLED: Source("429 without Retry-After: msgraph-sdk-dotnet#250", bearable=False),
    Quirk.THROTTLED_ONE_SECOND: Source("Retry-After is always 1: graph-docs#8266", bearable=False),
    Quirk.THROTTLED_TEN_MINUTES: Source("name of the header in small letters: graph-docs-contrib#1060", bearable=False),
    Quirk.THROTTLED_AFTER_500: Source("outlook-dev-docs#144", bearable=False),
    Quirk.MAILBOX_CONCURRENCY: Source("ApplicationThrottled at the fifth at once: calcom/cal.diy#343", bearable=False),
    Quirk.SOMETIMES_503: Source("every service", bearable=False),
    Quirk.SOMETIMES_504: Source("msgraph-sdk-dotnet#3082", bearable=False),
    Quirk.SOMETIMES_HTML: Source("a sign-in page of the building's network, with 200", bearable=False),
    Quirk.SOMETIMES_401: Source("a token that ends early: MeetEasier 1.8.18"),
    Quirk.ACCESS_DENIED: Source("ErrorAccessDenied: the scope of the app's role", bearable=False),
    Quirk.ODATA_DISABLED: Source("'Access to OData is disabled': graph-docs#10103", bearable=False),
    Quirk.NOT_FOR_REST: Source("MailboxNotEnabledForRESTAPI: a mailbox on premises", bearable=False),
    Quirk.NO_SUCH_USER: Source("ErrorInvalidUser", bearable=False),
    Quirk.CANCELLED_KEPT: Source("Set-CalendarProcessing: RemoveCanceledMeetings is false by default"),
    Quirk.DECLINED_KEPT: Source("a declined meeting may be left in the calendar"),
    Quirk.EXPAND_DROPPED: Source("graph-docs#13385"),
    Quirk.EXPAND_IS_500: Source("graph-docs-contrib#6058"),
    Quirk.FILTER_IS_500: Source("msgraph-sdk-dotnet#2375"),
    Quirk.DECLINE_TAKES_A_WHILE: Source("event-decline answers 202: it is taken as an order"),
    Quirk.FOREIGN_END_IGNORED: Source("graph-docs#5008: the room's copy is not the organiser's"),
    Quirk.FOREIGN_END_REFUSED: Source("graph-docs-contrib#6121"),
    Quirk.SERIES_UPDATE_DROPS_MARKS: Source("an update of a series replaces the room's copies of it"),
    Quirk.PATCH_DROPS_PROPERTIES: Source("no page says that a PATCH of one property leaves the others"),
    Quirk.ICALUID_SHARED: Source("a comment in graph-docs#4447, against the documentation"),
    Quirk.EMPTY_ONCE: Source("MeetEasier 1.8.19: booked rooms intermittently come back empty", bearable=False),
}

BEARABLE = [quirk for quirk in Quirk if SOURCES[quirk].bearable]
