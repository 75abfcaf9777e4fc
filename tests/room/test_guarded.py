"""What is guarded can be used by who knows how, and nothing general can be done with it."""

import copy
import dataclasses
import json
import logging
import pickle
import traceback
from collections.abc import Callable

import pytest
from pydantic import ConfigDict, TypeAdapter

from kiosk.hw.badge.number import BadgeNumber
from kiosk.privacy.personal import Personal
from kiosk.room.guarded import Guarded
from kiosk.room.pin import Pin

CANARY = "2719"


@dataclasses.dataclass
class Holder:
    value: Guarded


KINDS: dict[str, Callable[[], Guarded]] = {
    "<personal>": lambda: Personal(CANARY),
    "<pin>": lambda: Pin(CANARY),
    "<badge>": lambda: BadgeNumber(bytearray(CANARY, "ascii")),
}
each_kind = pytest.mark.parametrize(("shown", "make"), KINDS.items(), ids=KINDS)


def logged(value: Guarded) -> str:
    return logging.Formatter().format(logging.LogRecord("door", logging.INFO, __file__, 1, "%s", (value,), None))


@each_kind
def test_it_prints_as_what_it_is(shown: str, make: Callable[[], Guarded]) -> None:
    value = make()
    assert {str(value), repr(value), f"{value}", f"{value:>40}", "%s" % value, logged(value)} == {shown}  # noqa: UP031
    assert repr(Holder(value)) == f"Holder(value={shown})"


@each_kind
@pytest.mark.parametrize(
    "keep",
    [
        *[lambda value, protocol=protocol: pickle.dumps(value, protocol) for protocol in range(6)],
        copy.copy,
        copy.deepcopy,
        json.dumps,
        vars,
        bytes,
        list,
        lambda value: dataclasses.asdict(Holder(value)),
        lambda value: TypeAdapter(type(value)),
        lambda value: TypeAdapter(type(value), config=ConfigDict(arbitrary_types_allowed=True)),
        lambda value: type("Heir", (type(value),), {}),
        lambda value: type("Heir", (type(value), Guarded), {}),
    ],
)
def test_it_is_not_kept(shown: str, make: Callable[[], Guarded], keep: Callable[[Guarded], object]) -> None:
    with pytest.raises(TypeError) as caught:
        keep(make())
    assert CANARY not in "".join(traceback.format_exception(caught.value)), shown


@each_kind
def test_it_equals_only_itself(shown: str, make: Callable[[], Guarded]) -> None:
    value = make()
    assert value == value, shown
    assert value not in (make(), CANARY)
    assert hash(value) == object.__hash__(value)
