"""What a tenant of Google Workspace may do that the plain fake does not; each off until it is asked for.

Sources: "errors" is the page "Handle API errors" of the Calendar API; "events" its reference of the Events resource.
"""

from enum import StrEnum
from typing import Final


class Quirk(StrEnum):
    """The value is how a calendar is told of it."""

    SMALL_PAGES = "small_pages"
    EMPTY_PAGE_FIRST = "empty_page_first"
    CANCELLED_LISTED = "cancelled_listed"
    OTHER_TYPES = "other_types"
    DECLINED_VANISHES = "declined_vanishes"
    EMPTY_MARKS_DROPPED = "empty_marks_dropped"
    TOKEN_EXPIRES = "token_expires"
    # The disturbing ones.
    STALE_AT_FIRST = "stale_at_first"
    SHARED_ID = "shared_id"
    COARSE_ETAGS = "coarse_etags"
    ETAG_DRIFTS = "etag_drifts"
    LISTS_LATE = "lists_late"
    OTHER_ORDERS = "other_orders"
    ANSWER_LOST = "answer_lost"
    # The refusing ones.
    EXPIRED = "expired"
    RATE_LIMIT = "rate_limit"
    USER_RATE_LIMIT = "user_rate_limit"
    QUOTA = "quota"
    TOO_MANY = "too_many"
    FORBIDDEN = "forbidden"
    NOT_CONFIGURED = "not_configured"
    NARROW_SCOPE = "narrow_scope"
    UNSHARED = "unshared"
    READER = "reader"
    NOT_MODIFIED = "not_modified"
    SERVER_ERROR = "server_error"
    SIGN_IN_PAGE = "sign_in_page"
    EMPTY_ANSWER = "empty_answer"
    PAGES_NEVER_END = "pages_never_end"
    SAME_PAGE_AGAIN = "same_page_again"
    SECOND_PAGE_FAILS = "second_page_fails"
    NO_DATE = "no_date"


TABLE: Final = {
    Quirk.SMALL_PAGES: "events.list: a page may have fewer events than maxResults, and more may follow",
    Quirk.EMPTY_PAGE_FIRST: "events.list: a page may be empty although more follow",
    Quirk.CANCELLED_LISTED: "events, status: cancelled ones may have only an id",
    Quirk.OTHER_TYPES: "events, eventType and transparency",
    Quirk.SHARED_ID: "events, id: collisions are not always noticed",
    Quirk.STALE_AT_FIRST: "errors, 412 conditionNotMet",
    Quirk.DECLINED_VANISHES: "declined events may be hidden by a setting of the calendar",
    Quirk.EMPTY_MARKS_DROPPED: "from memory: an extended property without a value may go",
    Quirk.COARSE_ETAGS: "recorded: an etag is the time of the last change",
    Quirk.ETAG_DRIFTS: "an etag may move without a change that one sees",
    Quirk.LISTS_LATE: "from memory: a list may be seconds behind",
    Quirk.OTHER_ORDERS: "events, id: a globally distributed system; two readers see two writes in two orders",
    Quirk.ANSWER_LOST: "errors, 500 backendError: the write may have been made",
    Quirk.TOKEN_EXPIRES: "errors, 401 authError",
    Quirk.EXPIRED: "errors, 410 fullSyncRequired",
    Quirk.RATE_LIMIT: "errors, 403 rateLimitExceeded",
    Quirk.USER_RATE_LIMIT: "errors, 403 userRateLimitExceeded",
    Quirk.QUOTA: "errors, 403 quotaExceeded: writes alone",
    Quirk.TOO_MANY: "errors, 429 rateLimitExceeded, without Retry-After",
    Quirk.FORBIDDEN: "errors, 403 forbidden",
    Quirk.NOT_CONFIGURED: "403 accessNotConfigured: the API is not switched on; its domain is usageLimits too",
    Quirk.NARROW_SCOPE: "403 insufficientPermissions: the token's scope is too narrow",
    Quirk.UNSHARED: "errors, 404 notFound: the calendar is not shared with the account",
    Quirk.READER: "events.list, accessRole reader: shared to be read alone",
    Quirk.NOT_MODIFIED: "a 304 that nobody asked for",
    Quirk.SERVER_ERROR: "errors, 503 backendError",
    Quirk.SIGN_IN_PAGE: "the building's network: HTML with status 200",
    Quirk.EMPTY_ANSWER: "an empty JSON object with status 200",
    Quirk.PAGES_NEVER_END: "every page names another",
    Quirk.SAME_PAGE_AGAIN: "a page names itself",
    Quirk.SECOND_PAGE_FAILS: "errors, 503 in the middle of a list",
    Quirk.NO_DATE: "an intermediary may take the Date header away",
}
"""Where each comes from."""

_ALL: Final = tuple(Quirk)
HARMLESS: Final = _ALL[: _ALL.index(Quirk.STALE_AT_FIRST)]
"""With these the seam's contract holds to the letter."""
DISTURBING: Final = _ALL[_ALL.index(Quirk.STALE_AT_FIRST) : _ALL.index(Quirk.EXPIRED)]
"""With these a write may fail or be in doubt, and a look may be late; what is told at the door is so all the same."""
REFUSING: Final = _ALL[_ALL.index(Quirk.EXPIRED) :]
"""With these a read or a write fails, and the panel says why."""
