"""What Microsoft refuses, and how: one error each, and nothing believed that was not whole."""

import asyncio
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from support.booking_contract import NOW, WINDOW, Foreign, at, idem, times
from vendors.graph.mailbox import LAG_S, Refusal
from vendors.graph.quirks import SOURCES, Quirk
from vendors.graph.world import GraphWorld, graph_world, of_people_asked_for

from kiosk.room.schedule import Schedule
from kiosk.sync.backend import (
    AppBlocked,
    AuthError,
    BackendError,
    Conflict,
    Gone,
    NoCalendar,
    PermissionDenied,
    PolicyRefused,
    ProtocolError,
    RateLimited,
    Show,
    StaleVersion,
    Transient,
    Window,
)
from kiosk.sync.graph import marks
from kiosk.sync.graph.client import NotServed, RequestRepeated, meaning


def test_every_quirk_has_its_source() -> None:
    assert set(SOURCES) == set(Quirk)


@pytest.mark.parametrize(
    ("status", "code", "message", "means"),
    [
        (404, "ErrorItemNotFound", "", Gone),
        (404, "erroritemnotfound", "", Gone),
        (404, "ErrorInvalidUser", "", NoCalendar),
        (404, "ResourceNotFound", "", NoCalendar),
        (404, "MailboxNotEnabledForRESTAPI", "", NoCalendar),
        (404, "", "", ProtocolError),
        (410, "SyncStateNotFound", "", ProtocolError),
        (409, "ErrorIrresolvableConflict", "", StaleVersion),
        (409, "", "", StaleVersion),
        (400, "ErrorDuplicateTransactionId", "", RequestRepeated),
        (409, "ErrorDuplicateTransactionId", "", RequestRepeated),
        (400, "ErrorOccurrenceCrossingBoundary", "", PolicyRefused),
        (400, "ErrorInvalidProperty", "", NotServed),
        (500, "ErrorInternalServerError", "", NotServed),
        (403, "ErrorAccessDenied", "Access to OData is disabled.", AppBlocked),
    ],
)
def test_each_code_means_one_thing(status: int, code: str, message: str, means: type[BackendError]) -> None:
    known = meaning(status, {"error": {"code": code, "message": message}}, ProtocolError())
    assert type(known) is means


@pytest.mark.parametrize("body", [{}, {"error": None}, {"error": []}, {"error": {"code": None, "message": 1}}], ids=str)
def test_without_a_code_the_status_speaks(body: dict[str, Any]) -> None:
    for failure in (AuthError(), PermissionDenied(), RateLimited(1), Transient(answered=True), StaleVersion()):
        assert meaning(400, body, failure) is failure


async def read(world: GraphWorld) -> Schedule:
    return (await world.panel().sync(WINDOW, None)).schedule


@pytest.mark.parametrize(
    ("quirk", "error"),
    [
        (Quirk.NEXT_LINK_ENDLESS, ProtocolError),
        (Quirk.THROTTLED, RateLimited),
        (Quirk.THROTTLED_ONE_SECOND, RateLimited),
        (Quirk.THROTTLED_TEN_MINUTES, RateLimited),
        (Quirk.ACCESS_DENIED, PermissionDenied),
        (Quirk.ODATA_DISABLED, AppBlocked),
        (Quirk.NOT_FOR_REST, NoCalendar),
        (Quirk.NO_SUCH_USER, NoCalendar),
    ],
)
async def test_each_refusal_of_a_read_is_one_error(graph_url: str, quirk: Quirk, error: type[BackendError]) -> None:
    async with graph_world(graph_url, quirk) as world:
        await world.add(Foreign(0, 30))
        with pytest.raises(error) as caught:
            await read(world)
        assert type(caught.value) is error
        assert "CANARY" not in repr(caught.value)


async def test_a_token_goes_to_no_other_server(graph_url: str) -> None:
    async with graph_world(graph_url, Quirk.NEXT_LINK_ELSEWHERE, Quirk.PAGES_OF_TEN) as world:
        for start in range(0, 110, 10):
            await world.add(Foreign(start, start + 10))
        with pytest.raises(ProtocolError):
            await read(world)


async def test_what_stands_on_later_pages_counts(graph_url: str) -> None:
    """Occurrences come last, ten on a page, some of them twice."""
    async with graph_world(graph_url, Quirk.PAGES_OF_TEN, Quirk.SAME_EVENT_TWICE) as world:
        await world.do("invite_series", start=at(0), end=at(30), days=5)
        for start in range(60, 180, 10):
            await world.add(Foreign(start, start + 10))
        assert len(times(await read(world))) == 17


@pytest.mark.parametrize("quirk", [Quirk.SOMETIMES_503, Quirk.SOMETIMES_504, Quirk.SOMETIMES_HTML])
async def test_a_page_that_fails_fails_the_whole(graph_url: str, quirk: Quirk) -> None:
    """Never a shorter day: each read is all of it or none."""
    async with graph_world(graph_url, quirk, Quirk.PAGES_OF_TEN) as world:
        panel = world.panel()
        for start in range(0, 300, 10):
            await world.add(Foreign(start, start + 10))
        seen = 0
        for _ in range(8):
            try:
                seen += 1
                assert len((await panel.sync(WINDOW, None)).schedule.spans) == 30
            except (Transient, ProtocolError):
                seen -= 1
        assert 0 < seen < 8


async def test_declined_and_cancelled_meetings_that_are_kept_keep_nobody_out(graph_url: str) -> None:
    async with graph_world(graph_url, Quirk.CANCELLED_KEPT, Quirk.DECLINED_KEPT) as world:
        cancelled, panel = await world.add(Foreign(0, 30)), world.panel()
        await world.do("cancel", event_id=cancelled)
        await world.add(Foreign(40, 60))
        (span,) = (await panel.sync(WINDOW, None)).schedule.spans
        await panel.end(span.key, at(40))
        assert (await panel.sync(WINDOW, None)).schedule == Schedule()
        assert await world.count() == 2


async def test_a_meeting_is_declined_once_however_long_that_takes(graph_url: str) -> None:
    async with graph_world(graph_url, Quirk.DECLINE_TAKES_A_WHILE) as world:
        panel = world.panel()
        await world.add(Foreign(0, 30))
        (span,) = (await panel.sync(WINDOW, None)).schedule.spans
        await panel.auto_release(span.key, at(10))
        assert len((await world.told())["declined"]) == 1
        assert (await panel.sync(WINDOW, None)).schedule == Schedule()


async def test_what_was_written_straight_into_the_calendar_is_shortened(world: GraphWorld) -> None:
    """Nobody was invited, so there is nobody to decline to."""
    panel = world.panel()
    await world.write(at(-5), at(30))
    (span,) = (await panel.sync(WINDOW, None)).schedule.spans
    await panel.end(span.key, at(10))
    assert times((await panel.sync(WINDOW, None)).schedule) == [(-5, 10)]
    assert not (await world.told())["declined"]


async def test_one_occurrence_is_declined_and_its_series_stays(world: GraphWorld) -> None:
    panel = world.panel()
    await world.do("invite_series", start=at(0), end=at(30), days=3)
    first = (await panel.sync(WINDOW, None)).schedule.spans[0]
    await panel.check_in(first.key)
    spans = (await panel.sync(WINDOW, None)).schedule.spans
    assert [span.checked_in for span in spans] == [True, False, False]
    await panel.end(first.key, at(10))
    assert [span.key for span in (await panel.sync(WINDOW, None)).schedule.spans] == [span.key for span in spans[1:]]


async def test_a_series_that_is_edited_leaves_no_occurrence_released(world: GraphWorld) -> None:
    """An occurrence has its series' version: any edit of the series is a doubt."""
    panel = world.panel()
    await world.do("invite_series", start=at(0), end=at(30), days=3)
    first = (await panel.sync(WINDOW, None)).schedule.spans[0]
    (master,) = [one["id"] for one in (await world.told())["events"] if one["kind"] == "seriesMaster"]
    await world.do("update_series", master_id=master, subject="CANARY")
    with pytest.raises(StaleVersion):
        await panel.auto_release(first.key, at(10))


@pytest.mark.parametrize(
    "quirk", [None, Quirk.REPEAT_IS_400, Quirk.REPEAT_IS_409, Quirk.REPEAT_AFTER_DELETE_REFUSED], ids=str
)
async def test_what_was_taken_away_can_be_booked_again_under_its_id(graph_url: str, quirk: Quirk | None) -> None:
    async with graph_world(graph_url, *([quirk] if quirk else [])) as world:
        panel, request = world.panel(), idem()
        key = await panel.book(at(5), at(30), request)
        await panel.end(key, at(5))
        assert await world.count() == 0
        await panel.undo(key)
        assert await world.panel().find(request) == key


async def test_an_invitation_that_comes_over_a_claim_wins(world: GraphWorld) -> None:
    await world.do("invite", start=NOW, end=at(30), after=0.0)
    with pytest.raises(Conflict):
        await world.panel().book(NOW, at(30), idem())
    assert await world.count() == 1


@pytest.mark.parametrize("quirk", [Quirk.POST_ANSWER_LOST, Quirk.POST_LATE, Quirk.POST_503_AFTER_COMMIT])
async def test_a_claim_that_was_not_answered_is_seen_or_withdrawn(graph_url: str, quirk: Quirk) -> None:
    async with graph_world(graph_url, quirk) as world:
        key = await world.panel().book(NOW, at(30), request := idem())
        assert await world.panel().find(request) == key
        assert await world.count() == 1


@pytest.mark.parametrize(("asked_for_its_marks", "shown"), [(False, 1), (True, 0)])
async def test_what_a_late_view_shows_may_be_gone_by_now(graph_url: str, asked_for_its_marks: bool, shown: int) -> None:
    """The calendar is read all the same."""
    quirks = {Quirk.EXPAND_IS_500} if asked_for_its_marks else set()
    async with graph_world(graph_url, Quirk.VIEW_LAGS, *quirks) as world:
        made = await world.write(at(0), at(30), properties={marks.OWN: "0" * 32 + " own"})
        await asyncio.sleep(2 * LAG_S)
        await world.remove(made)
        assert len((await read(world)).spans) == shown


@pytest.mark.parametrize(
    ("show", "given"), [(Show.RESERVED, set()), (Show.TITLE, {"subject"}), (Show.ORGANIZER, {"organizer"})]
)
async def test_no_request_asks_for_more_than_is_shown(world: GraphWorld, show: Show, given: set[str]) -> None:
    """PR3: what a panel of this room asks for on a whole day."""
    panel = world.panel(show=show)
    await world.add(Foreign(0, 30))
    await world.add(Foreign(60, 90, private=True))
    fetched = await panel.sync(WINDOW, None)
    assert len(fetched.labels) == (show is not Show.RESERVED)
    assert "CANARY" not in repr(fetched)
    first, _ = fetched.schedule.spans
    await panel.check_in(first.key)
    await panel.extend(first.key, at(45), idem())
    await panel.book(at(100), at(110), idem())
    await panel.sync(WINDOW, fetched.cursor)
    assert of_people_asked_for((await world.told())["requests"]) == given


async def test_only_the_days_near_by_are_read_every_time(world: GraphWorld) -> None:
    """The rest is kept, and read again after a while."""
    now = datetime.now(UTC).replace(microsecond=0)
    window = Window(now - timedelta(days=1), now + timedelta(days=14))
    store, hour = world.store(), timedelta(hours=1)
    for day in (0, 7):
        await world.do("invite", start=now + day * 24 * hour, end=now + day * 24 * hour + hour)
    first = await store.sync(window, None)
    asked = len((await world.told())["requests"])
    second = await store.sync(window, first.cursor)
    assert (first.reconciled, second.reconciled) == (True, False)
    assert first.schedule == second.schedule
    (near,) = [one for one in (await world.told())["requests"][asked:] if "calendarView" in one]
    assert f"{now + 36 * hour:%Y-%m-%dT%H}" in near


@pytest.fixture
def refusing(graph_url: str) -> AbstractAsyncContextManager[GraphWorld]:
    return graph_world(graph_url, Quirk.MAILBOX_CONCURRENCY)


async def test_one_panel_asks_one_thing_at_a_time(refusing: GraphWorld) -> None:
    """R9: Exchange refuses the fifth request at once to a mailbox."""
    panel = refusing.panel()
    await refusing.add(Foreign(0, 30))
    await panel.sync(WINDOW, None)
    await panel.book(at(60), at(90), idem())
    assert (await refusing.told())["most_at_once"] == 1


def test_a_refusal_of_the_fake_is_one() -> None:
    assert Refusal(404, "ErrorItemNotFound").status == 404
