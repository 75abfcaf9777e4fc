"""Every quirk of a feed, alone: the day is read as it is, or it is said what is wrong; never a shorter day."""

import pytest
from support.booking_contract import WINDOW, times
from support.feeds import BUSY, HEADER, feed_store, published_day
from vendors.ical.quirks import QUIRKS

from kiosk.sync.backend import BackendError, PermissionDenied, ProtocolError, Transient

REFUSED: dict[str, type[BackendError]] = {
    "known_programs_only": PermissionDenied,
    "login_page": ProtocolError,
    "moved_away": ProtocolError,
    "moved_for_ever": ProtocolError,
    "gzip": ProtocolError,
    "gzip_bomb": ProtocolError,
    "drip": Transient,
    "cut_short": ProtocolError,
    "cut_unnoticed": ProtocolError,
    "padded": ProtocolError,
}
LONG = ("large", "padded")


@pytest.mark.parametrize(
    "quirk", [pytest.param(name, marks=[pytest.mark.long] if name in LONG else []) for name in QUIRKS]
)
@pytest.mark.logs("^not read: ")
async def test_the_day_is_read_whole_or_refused(quirk: str) -> None:
    async with published_day(quirk) as server:
        deadline = 0.5 if quirk == "drip" else 20.0
        store = feed_store(server.url, deadline=deadline, location="Room 1.23" if quirk == "building" else "")
        try:
            if quirk in REFUSED:
                with pytest.raises(REFUSED[quirk]):
                    await store.sync(WINDOW, None)
                return
            first = await store.sync(WINDOW, None)
            again = await store.sync(WINDOW, first.cursor)
        finally:
            await store.aclose()
    assert times(first.schedule) == times(again.schedule) == BUSY
    assert not first.schedule.doubts


@pytest.mark.logs("^not read: ")
@pytest.mark.parametrize(
    "quirks",
    [
        ("windows_zones_undefined", "same_uid", "mixed_line_ends", "new_stamps"),
        ("floating_times", "junk_lines", "byte_order_mark", "moved_here"),
        ("customized_zone", "changing_uids", "folded_in_characters", "no_validators"),
    ],
    ids=" ".join,
)
async def test_several_at_once(quirks: tuple[str, ...]) -> None:
    async with published_day(*quirks) as server:
        store = feed_store(server.url)
        try:
            assert times((await store.sync(WINDOW, None)).schedule) == BUSY
        finally:
            await store.aclose()


async def test_a_header_of_the_sites_opens_what_asks_for_it() -> None:
    async with published_day("known_programs_only") as server:
        store = feed_store(server.url, header=HEADER)
        try:
            assert times((await store.sync(WINDOW, None)).schedule) == BUSY
        finally:
            await store.aclose()
    assert server.asked[0].headers["user-agent"] == "room-kiosk"
    assert server.asked[0].headers["accept-encoding"] == "identity"
