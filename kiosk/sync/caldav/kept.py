"""What is known of each object of a calendar, and what is still to be asked for.

An object is asked for until it is given, or until neither the server's own answer nor a listing names it any more. One
that is named and not given keeps the times it had, is asked for again at later reads, and costs nobody else: where one
is refused, another that is known tells whether the server refuses them all.
"""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from kiosk.room.schedule import Doubt
from kiosk.sync.backend import BackendError, Window
from kiosk.sync.caldav.client import DavClient
from kiosk.sync.caldav.fetch import AT_ONCE, CalendarObject, get, is_about_one_object, multiget, parsed
from kiosk.sync.icalendar.parse import Parsed, Reading

READS_FOR: Final = 30.0
"""Seconds after which a read asks for no further object: the next read goes on where it stopped."""
_LATER_AT_ONCE: Final = 1000
"""Objects outside the window that one read asks for; the first read of all waits for none of them."""
_TRIED_AGAIN: Final = 8
"""Withheld objects that one read asks for again, each in its turn."""
_REFUSED_IN_A_ROW: Final = 20
"""Refusals without one object given, after which it is asked whether the server gives anything at all."""


@dataclass(frozen=True, slots=True)
class Held:
    etag: str | None
    parsed: Parsed
    known: Window
    times: tuple[tuple[datetime, datetime], ...]
    """Everything of it that keeps the room busy, or may."""

    def touches(self, start: datetime, end: datetime) -> bool:
        """Whether the room is, or may be, taken by it at some time in `[start, end)`."""
        return any(first < end and start < last for first, last in self.times)

    @property
    def notable(self) -> bool:
        """Whether more is to be done with it than to show its times."""
        parsed = self.parsed
        claim = any(one.claimed_at is not None for one in parsed.found)
        return parsed.recurs or claim or bool(parsed.doubts) or bool(parsed.unread)

    def covers(self, start: datetime, end: datetime) -> bool:
        """Whether everything it says of `[start, end)` is known."""
        return not self.parsed.recurs or (self.known.start <= start and end <= self.known.end)


class KeptObjects:
    """One calendar's. Paths are in normal form (`dav.path_within`)."""

    def __init__(self, client: DavClient) -> None:
        self._client = client
        self._held: dict[str, Held] = {}
        self._notable: dict[str, Held] = {}
        self._due: dict[str, bool] = {}
        """To be asked for in this read; whether the server named it just now."""
        self._later: dict[str, None] = {}
        """To be asked for when nothing else is: the server says they do not touch the window."""
        self._withheld: dict[str, None] = {}
        """Named and not given; who was asked for last stands last."""
        self._refused: dict[str, BackendError] = {}
        """The same, in this read."""
        self._given = False
        self._missing: set[str] = set()
        self._has_read = False
        self.goes_on = False
        """Whether the next read will find more that nobody has to change for it."""
        self._ends = 0.0

    @property
    def held(self) -> Mapping[str, Held]:
        return self._held

    @property
    def notable(self) -> Mapping[str, Held]:
        """Those of the held that are (`Held.notable`): few, where the held are many."""
        return self._notable

    @property
    def withheld(self) -> Iterable[str]:
        return self._withheld

    @property
    def incomplete(self) -> bool:
        """Whether objects that may matter have not been asked for yet."""
        return bool(self._due)

    def has(self, path: str, etag: str | None) -> bool:
        held = self._held.get(path)
        return held is not None and etag is not None and held.etag == etag

    def begin(self) -> None:
        """A new read."""
        self._ends = asyncio.get_running_loop().time() + READS_FOR
        self._refused.clear()
        self._missing.clear()
        self._given = False

    # What the server says

    def named(self, paths: Iterable[str]) -> None:
        """These are there, new or changed."""
        self._due.update((path, True) for path in paths if path not in self._withheld)

    def named_elsewhere(self, paths: Iterable[str]) -> None:
        """These are there, new or changed, and touch the window by no word of the server's."""
        self._later.update((path, None) for path in paths if path not in self._withheld)

    def doubted(self, paths: Iterable[str]) -> None:
        """These may have changed or gone: nobody has named them."""
        for path in paths:
            if path not in self._withheld:
                self._due.setdefault(path, False)

    def only(self, listed: Mapping[str, str | None], window: Window) -> None:
        """Nothing but these was listed. What else keeps the room busy in the window is doubted, not dropped."""
        self._due, self._later = {}, {}
        for path in (self._held.keys() | self._withheld.keys()) - listed.keys():
            held = self._held.get(path)
            if held is not None and held.touches(window.start, window.end):
                self._withheld.pop(path, None)
                self.doubted([path])
            else:
                self.forget(path)

    def forget(self, path: str) -> None:
        for kept in (self._held, self._notable, self._due, self._later, self._withheld, self._refused):
            kept.pop(path, None)

    def withhold(self, path: str) -> None:
        """It is named and not given."""
        self._due.pop(path, None)
        self._later.pop(path, None)
        self._withheld.pop(path, None)
        self._withheld[path] = None

    async def hold(self, given: Mapping[str, CalendarObject], reading: Reading) -> None:
        """What the server has just given of these."""
        contents = await parsed((one.data for one in given.values()), reading)
        for (path, one), content in zip(given.items(), contents, strict=True):
            self.forget(path)
            self._held[path] = held = _held(one.etag, content, reading.window)
            if held.notable:
                self._notable[path] = held
            self._given = True

    # What is asked for

    async def fetch(self, reading: Reading) -> frozenset[str]:
        """Ask for what is due, as long as the read lasts; the paths that were answered with a 404 although the server
        named them. Raises what concerns the server as a whole.
        """
        again = list(islice(self._withheld, _TRIED_AGAIN))
        await self._ask(list(self._due), reading)
        await self._ask(again, reading)
        if self._has_read:
            await self._ask(list(islice(self._later, _LATER_AT_ONCE)), reading)
        await self._judge_refusals()
        self.goes_on = bool(self._later) and (self._given or not self._has_read)
        self._has_read = True
        return frozenset(self._missing)

    async def _ask(self, wanted: list[str], reading: Reading) -> None:
        for index in range(0, len(wanted), AT_ONCE):
            if self._is_over():
                break
            await self._ask_for(wanted[index : index + AT_ONCE], reading)

    async def _ask_for(self, some: list[str], reading: Reading) -> None:
        answer = await multiget(self._client, some)
        await self.hold(answer.given, reading)
        for path in some:
            if path in answer.gone and self._due.get(path) is False:
                self.forget(path)
            elif path not in answer.given and not self._is_over():
                await self._ask_for_one(path, reading)

    async def _ask_for_one(self, path: str, reading: Reading) -> None:
        try:
            one = await get(self._client, path)
        except BackendError as error:
            if not is_about_one_object(error):
                raise
            self._refused[path] = error
            if len(self._refused) == _REFUSED_IN_A_ROW:
                await self._judge_refusals()
            return
        if one is not None:
            await self.hold({path: one}, reading)
        elif path in self._withheld:
            self.withhold(path)  # only a listing without it tells that it is gone
        else:
            self._due.pop(path, None)
            self._later.pop(path, None)
            self._missing.add(path)

    def _is_over(self) -> bool:
        return asyncio.get_running_loop().time() >= self._ends

    async def _judge_refusals(self) -> None:
        """Set the refused apart, provided that the server gives others. Raises the last refusal otherwise."""
        if not self._refused:
            return
        news = any(path not in self._withheld for path in self._refused)
        if not self._given and (news or not self._held):
            await self._prove_that_others_are_given()
        for path in self._refused:
            self.withhold(path)
        self._refused.clear()

    async def _prove_that_others_are_given(self) -> None:
        last = list(self._refused.values())[-1]
        other = next((path for path in self._held if path not in self._refused and path not in self._withheld), None)
        if other is None:
            if len(self._refused.keys() | self._withheld.keys()) > 1:
                raise last
            return
        try:
            await get(self._client, other)
        except BackendError as error:
            raise (last if is_about_one_object(error) else error) from None
        self._given = True

    # What is known

    def outgrown(self, window: Window) -> list[str]:
        """Series that are not known for all of the window."""
        return [path for path, held in self._notable.items() if not held.covers(window.start, window.end)]

    def doubts(self, window: Window) -> Iterator[Doubt]:
        """When the room may be taken within the window and nobody can say."""
        for held in self._notable.values():
            yield from held.parsed.doubts
        if self.incomplete:
            yield Doubt(window.start, window.end)
        for path in self._withheld.keys() & self._held.keys():
            held = self._held[path]
            if not held.covers(window.start, window.end):
                yield Doubt(max(held.known.end, window.start), window.end)


def _held(etag: str | None, parsed: Parsed, known: Window) -> Held:
    times = [(one.span.start, one.span.end) for one in parsed.found]
    times += [(one.start, one.end) for one in parsed.doubts]
    return Held(etag, parsed, known, tuple(times))
