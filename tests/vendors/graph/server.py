"""Microsoft Graph and its sign-in on the loopback, for tests: `python -m vendors.graph.server`, which prints its port.

`/v1.0/users/…` is the calendar, `/{tenant}/oauth2/…` the sign-in; below `/fake/` a test makes mailboxes and is whoever
else has something to do with them.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from aiohttp import web
from vendors.graph import schema
from vendors.graph.answers import changes_of, event_json, properties_json
from vendors.graph.mailbox import DECLINE_TAKES_S, Mailbox, Refusal, StoredEvent
from vendors.graph.quirks import Quirk
from vendors.graph.sign_in import SignIn

HOST = "127.0.0.1"
_FILTER = re.compile(
    r"singleValueExtendedProperties/Any\(ep: ep/id eq '(?P<name>[^']+)' "
    r"and (?:ep/value ne null|startswith\(ep/value,'(?P<begins>[^']+)'\))\)"
)
_EXPAND = re.compile(r"id eq '([^']+)'")
_CONTEXT = "https://graph.microsoft.com/v1.0/$metadata#x"
_SOMETIMES = 7
"""Every so many requests a quirk that is there sometimes is there."""
_LATE_S = 1.5
Handler = Callable[[web.Request, Mailbox], Awaitable[web.StreamResponse]]
routes = web.RouteTableDef()


class Fake:
    """All of it: the mailboxes, who may ask, and what was said that the metadata does not know."""

    def __init__(self) -> None:
        self.mailboxes: dict[str, Mailbox] = {}
        self.sign_in = SignIn()
        self.complaints: list[str] = []
        self.late: set[asyncio.Task[None]] = set()

    def later(self, seconds: float, call: Callable[[], object]) -> None:
        async def waits() -> None:
            await asyncio.sleep(seconds)
            call()

        task = asyncio.create_task(waits())
        self.late.add(task)
        task.add_done_callback(self.late.discard)


FAKE = web.AppKey("fake", Fake)


def graph(handler: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """A request to the calendar: who asks, which mailbox, and what becomes of a refusal."""

    async def handles(request: web.Request) -> web.StreamResponse:
        fake = request.app[FAKE]
        mailbox = fake.mailboxes.get(request.match_info["mailbox"].lower())
        if mailbox is None:
            return _refused(Refusal(404, "ErrorInvalidUser", "The requested user is invalid."))
        mailbox.requests.append(f"{request.method} {request.raw_path}")
        mailbox.at_once += 1
        mailbox.most_at_once = max(mailbox.most_at_once, mailbox.at_once)
        try:
            fake.sign_in.check(request.headers.get("Authorization", ""), mailbox.address)
            _moods(request, mailbox)
            await asyncio.sleep(0)
            return await handler(request, mailbox)
        except Refusal as refusal:
            return _refused(refusal)
        finally:
            mailbox.at_once -= 1

    return handles


def _moods(request: web.Request, mailbox: Mailbox) -> None:
    """What keeps a request from being answered at all. Raises Refusal."""
    always = {
        Quirk.ACCESS_DENIED: Refusal(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again."),
        Quirk.ODATA_DISABLED: Refusal(403, "ErrorAccessDenied", "Access to OData is disabled."),
        Quirk.NOT_FOR_REST: Refusal(404, "MailboxNotEnabledForRESTAPI", "REST API is not yet supported."),
        Quirk.NO_SUCH_USER: Refusal(404, "ErrorInvalidUser", "The requested user is invalid."),
        Quirk.THROTTLED: _throttled(),
        Quirk.THROTTLED_ONE_SECOND: _throttled({"Retry-After": "1"}),
        Quirk.THROTTLED_TEN_MINUTES: _throttled({"retry-after": "600"}),
    }
    sometimes = {
        Quirk.SOMETIMES_503: Refusal(503, "ServiceUnavailable"),
        Quirk.SOMETIMES_504: Refusal(504, "UnknownError"),
        Quirk.SOMETIMES_HTML: Refusal(200, "html"),
        Quirk.SOMETIMES_401: Refusal(401, "InvalidAuthenticationToken", "Access token has expired."),
    }
    for quirk, refusal in always.items():
        if mailbox.has(quirk):
            raise refusal
    count = mailbox.counts["all"] = mailbox.counts.get("all", 0) + 1
    for quirk, refusal in sometimes.items():
        if mailbox.has(quirk) and count % _SOMETIMES == 0:
            raise refusal
    if mailbox.has(Quirk.THROTTLED_AFTER_500):
        raise Refusal(500, "ErrorInternalServerError") if count == 1 else _throttled()
    if mailbox.has(Quirk.MAILBOX_CONCURRENCY) and mailbox.at_once > 4:
        raise _throttled({"Retry-After": "1"})


def _throttled(headers: dict[str, str] | None = None) -> Refusal:
    return Refusal(429, "ApplicationThrottled", "over its MailboxConcurrency limit", {"headers": headers or {}})


def _refused(refusal: Refusal) -> web.Response:
    if refusal.code == "html":
        return web.Response(text="<html><title>Sign in to CANARY</title></html>", content_type="text/html")
    more = dict(refusal.more)
    headers = more.pop("headers", {})
    inner = {"date": f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S}", "request-id": str(uuid4())}
    error = {"code": refusal.code, "message": refusal.message, "innerError": inner, **more}
    return web.json_response({"error": error}, status=refusal.status, headers=headers)


def _checked(request: web.Request, name: str, found: list[str]) -> None:
    request.app[FAKE].complaints += [*found, *schema.query_complaints(name, dict(request.query))]


def _event_answer(request: web.Request, mailbox: Mailbox, event: StoredEvent) -> dict[str, Any]:
    return {"@odata.context": _CONTEXT, **_event(request, mailbox, event)}


def _event(request: web.Request, mailbox: Mailbox, event: StoredEvent, *, view: bool = False) -> dict[str, Any]:
    select, expand = request.query.get("$select"), request.query.get("$expand", "")
    asked = None if select is None else set(select.split(","))
    body = event_json(mailbox, event, request.headers.get("Prefer", ""), asked)
    if expand and not (view and mailbox.has(Quirk.EXPAND_DROPPED)):
        body |= properties_json(event, set(_EXPAND.findall(expand)))
    request.app[FAKE].complaints += schema.complaints("microsoft.graph.event", body)
    return body


@routes.get("/v1.0/users/{mailbox}/calendar")
@graph
async def calendar(request: web.Request, _mailbox: Mailbox) -> web.Response:
    _checked(request, "calendar", [])
    return web.json_response({"id": "calendar"})


@routes.get("/v1.0/users/{mailbox}/calendarView")
@graph
async def calendar_view(request: web.Request, mailbox: Mailbox) -> web.Response:
    query = request.query
    _checked(request, "calendarView", [])
    if query.get("$expand") and mailbox.has(Quirk.EXPAND_IS_500):
        raise Refusal(500, "ErrorInternalServerError")
    start, end = (datetime.fromisoformat(query[name]) for name in ("startDateTime", "endDateTime"))
    found = [one for one in mailbox.visible().values() if one.kind != "seriesMaster"]
    found = [one for one in found if one.start < end and start < one.end]
    found.sort(key=lambda one: (one.kind != "singleInstance", one.start))
    if mailbox.has(Quirk.EMPTY_ONCE) and found and not mailbox.emptied:
        mailbox.emptied, found = True, []
    return web.json_response(_page(request, mailbox, found))


def _page(request: web.Request, mailbox: Mailbox, found: list[StoredEvent]) -> dict[str, Any]:
    query = request.query
    size, skip = min(1000, int(query.get("$top", "10"))), int(query.get("$skip", "0"))
    if mailbox.has(Quirk.PAGES_OF_TEN):
        size = min(size, 10)
    begin = max(0, skip - 1) if mailbox.has(Quirk.SAME_EVENT_TWICE) else skip
    body: dict[str, Any] = {"@odata.context": _CONTEXT}
    body["value"] = [_event(request, mailbox, one, view=True) for one in found[begin : skip + size]]
    if skip + size < len(found) or mailbox.has(Quirk.NEXT_LINK_ENDLESS):
        host = "elsewhere.example" if mailbox.has(Quirk.NEXT_LINK_ELSEWHERE) else request.host
        words = {**query, "$skip": str(skip + size)}
        following = "&".join(f"{quote(name, safe='$')}={quote(value, safe='')}" for name, value in words.items())
        body["@odata.nextLink"] = f"http://{host}{request.rel_url.raw_path}?{following}"
    return body


@routes.get("/v1.0/users/{mailbox}/events")
@graph
async def events(request: web.Request, mailbox: Mailbox) -> web.Response:
    """Only the search for an extended property by how it begins, in capitals or not."""
    _checked(request, "events", [])
    if mailbox.has(Quirk.FILTER_IS_500):
        raise Refusal(500, "ErrorInternalServerError")
    asked = _FILTER.fullmatch(request.query.get("$filter", ""))
    if asked is None:
        raise Refusal(400, "ErrorInvalidUrlQuery", "The fake knows one filter.")
    having = [one for one in mailbox.visible().values() if asked["name"] in one.properties]
    begins = (asked["begins"] or "").lower()
    found = [one for one in having if one.properties[asked["name"]].lower().startswith(begins)]
    return web.json_response(_page(request, mailbox, found))


@routes.post("/v1.0/users/{mailbox}/events")
@graph
async def create(request: web.Request, mailbox: Mailbox) -> web.Response:
    body = await request.json()
    _checked(request, "event", schema.complaints("microsoft.graph.event-create", body))
    changes, properties = changes_of(body)
    event_id = mailbox.new_id()
    event = StoredEvent(event_id, f"040000008200E{event_id[36:56]}", properties=properties or {}, **changes)
    if mailbox.has(Quirk.POST_LATE) and _every_other(mailbox):
        request.app[FAKE].later(_LATE_S, lambda: mailbox.create(event))
        raise Refusal(504, "UnknownError")
    made = mailbox.create(event)
    if mailbox.has(Quirk.POST_ANSWER_LOST) and _every_other(mailbox):
        _hang_up(request)
    if mailbox.has(Quirk.POST_503_AFTER_COMMIT) and _every_other(mailbox):
        raise Refusal(503, "ServiceUnavailable")
    return web.json_response(_event_answer(request, mailbox, made), status=201)


def _every_other(mailbox: Mailbox) -> bool:
    count = mailbox.counts["post"] = mailbox.counts.get("post", 0) + 1
    return count % 2 == 1


def _hang_up(request: web.Request) -> None:
    assert request.transport is not None
    request.transport.abort()


@routes.get("/v1.0/users/{mailbox}/events/{event}")
@graph
async def read(request: web.Request, mailbox: Mailbox) -> web.Response:
    _checked(request, "event", [])
    return web.json_response(_event_answer(request, mailbox, mailbox.get(request.match_info["event"])))


@routes.patch("/v1.0/users/{mailbox}/events/{event}")
@graph
async def change(request: web.Request, mailbox: Mailbox) -> web.Response:
    body = await request.json()
    _checked(request, "event", schema.patch_complaints(body))
    event = mailbox.get(request.match_info["event"])
    mailbox.check(event, request.headers.get("If-Match"))
    return web.json_response(_event_answer(request, mailbox, mailbox.change(event, *changes_of(body))))


@routes.delete("/v1.0/users/{mailbox}/events/{event}")
@graph
async def delete(request: web.Request, mailbox: Mailbox) -> web.Response:
    event = mailbox.get(request.match_info["event"])
    mailbox.check(event, request.headers.get("If-Match"))
    mailbox.remove(event.id)
    return web.Response(status=204)


@routes.post("/v1.0/users/{mailbox}/events/{event}/decline")
@graph
async def decline(request: web.Request, mailbox: Mailbox) -> web.Response:
    _checked(request, "event", schema.complaints("decline", await request.json()))
    event = mailbox.get(request.match_info["event"])
    mailbox.decline(event)
    if mailbox.has(Quirk.DECLINE_TAKES_A_WHILE):
        request.app[FAKE].later(DECLINE_TAKES_S, lambda: mailbox.take_out(event.id))
    else:
        mailbox.take_out(event.id)
    return web.Response(status=202)


# What a test does


@routes.post("/fake/mailboxes")
async def make_mailbox(request: web.Request) -> web.Response:
    """`address`, `quirks`; the answer is a token for it."""
    fake, body = request.app[FAKE], await request.json()
    fake.mailboxes[body["address"]] = Mailbox(body["address"], frozenset(Quirk(one) for one in body["quirks"]))
    return web.json_response({"token": fake.sign_in.issue(body["address"], 3600)})


@routes.post("/fake/mailboxes/{mailbox}/{do}")
async def act(request: web.Request) -> web.Response:
    """A method of `Mailbox` with these arguments; what it makes, by its ids. `after`: seconds until it is done."""
    fake = request.app[FAKE]
    mailbox, body = fake.mailboxes[request.match_info["mailbox"]], await request.json()
    times = {key: datetime.fromisoformat(body[key]) for key in ("start", "end", "created", "original") if key in body}
    wait, arguments = body.pop("after", None), {**body, **times}
    if "organizer" in arguments and arguments["organizer"] is not None:
        arguments["organizer"] = tuple(arguments["organizer"])
    if wait is not None:
        fake.later(wait, lambda: getattr(mailbox, request.match_info["do"])(**arguments))
        return web.json_response([])
    made = getattr(mailbox, request.match_info["do"])(**arguments)
    return web.json_response([one.id for one in (made if isinstance(made, list) else [made]) if one is not None])


@routes.patch("/fake/mailboxes/{mailbox}/{event}")
async def edit(request: web.Request) -> web.Response:
    """The organiser changes one event."""
    mailbox, body = request.app[FAKE].mailboxes[request.match_info["mailbox"]], await request.json()
    event = mailbox.get(request.match_info["event"])
    times = {key: datetime.fromisoformat(body[key]) for key in ("start", "end") if key in body}
    mailbox.put(StoredEvent(**{**vars(event), **body, **times}))
    return web.Response()


@routes.get("/fake/mailboxes/{mailbox}")
async def tell(request: web.Request) -> web.Response:
    """Everything a judge wants to know, and what the metadata does not know of what was said since."""
    fake = request.app[FAKE]
    mailbox = fake.mailboxes[request.match_info["mailbox"]]
    told = [
        {key: value.isoformat() if isinstance(value, datetime) else value for key, value in vars(event).items()}
        for event in mailbox.events.values()
    ]
    complaints, fake.complaints = fake.complaints, []
    return web.json_response(
        {
            "events": told,
            "requests": mailbox.requests,
            "declined": mailbox.declined,
            "most_at_once": mailbox.most_at_once,
            "complaints": complaints,
        }
    )


def application() -> web.Application:
    app = web.Application(client_max_size=1_000_000)
    app[FAKE] = Fake()
    app.add_routes(routes)
    app.add_routes(app[FAKE].sign_in.routes())
    return app


async def main() -> None:
    runner = web.AppRunner(application(), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, HOST, 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
