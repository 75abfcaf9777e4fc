"""A table in a class: each field by its rule, all mistakes at once, one of several kinds by its tag."""

from dataclasses import dataclass, field
from typing import Annotated, Any

import pytest

from kiosk.settings.mistake import MOST_TOLD, Wrong
from kiosk.settings.table import OnPanel, Table, TableReader
from kiosk.settings.values import FullPath, Percent, Server, Switch, private_file


@dataclass(frozen=True, slots=True)
class Shade(Table):
    dark: Percent = 10
    light: Percent = 90


@dataclass(frozen=True, slots=True)
class Blind(Table):
    height: Percent = 50
    up: Switch = True
    shade: Shade = field(default_factory=Shade)

    def check(self) -> None:
        if self.up and self.height == 1:
            raise Wrong("is low", "lower it", "height")


@dataclass(frozen=True, slots=True)
class Curtain(Table):
    server: Server
    secret: Annotated[FullPath, OnPanel(private_file)] = ""
    up: Switch = False


@dataclass(frozen=True, slots=True)
class Nothing(Table):
    pass


KINDS: dict[str, type[Table]] = {"none": Nothing, "blind": Blind, "curtain": Curtain}


def read(given: Any) -> tuple[Table, list[tuple[str, str]]]:
    reader = TableReader({"blind": given})
    made = reader.table("blind", Blind)
    return made, [(mistake.key, mistake.says) for mistake in reader.mistakes]


def read_tagged(given: Any, *, panel: bool = False) -> tuple[Table, list[tuple[str, str]]]:
    reader = TableReader({"window": given}, panel=panel)
    made = reader.tagged("window", "kind", "a kind of window", KINDS)
    return made, [(mistake.key, mistake.says) for mistake in reader.mistakes]


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ({}, Blind()),
        ({"height": 3, "up": False}, Blind(3, False)),
        ({"shade": {"dark": 1}}, Blind(shade=Shade(1))),
    ],
)
def test_what_is_not_said_has_its_default(given: dict[str, Any], made: Table) -> None:
    assert read(given) == (made, [])
    assert TableReader({}).table("blind", Blind) == Blind()


@pytest.mark.parametrize(
    ("given", "mistakes"),
    [
        (1, [("blind", "is not a table: write [blind] and its settings below it")]),
        ({"shade": 1}, [("blind.shade", "is not a table: write [blind.shade] and its settings below it")]),
        ({"heigth": 3}, [("blind.heigth", "is not a setting: did you mean height")]),
        ({"shade": {"x": 3}}, [("blind.shade.x", "is not a setting: take it out, or use one of dark, light")]),
        (
            {"up": 1, "height": 0, "shade": {"dark": "x"}},
            [
                ("blind.up", "is neither on nor off: write true or false"),
                ("blind.height", "is not a percentage: write a whole number from 1 to 100"),
                ("blind.shade.dark", "is not a percentage: write a whole number from 1 to 100"),
            ],
        ),
        ({"height": 1}, [("blind.height", "is low: lower it")]),
        ({"height": 1, "up": 0}, [("blind.up", "is neither on nor off: write true or false")]),
    ],
)
def test_every_mistake_is_told_and_the_defaults_stand_in(given: Any, mistakes: list[tuple[str, str]]) -> None:
    assert read(given) == (Blind(), mistakes)


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ({}, Nothing()),
        ({"kind": "none"}, Nothing()),
        ({"kind": "blind", "height": 3}, Blind(3)),
        ({"kind": "curtain", "server": "here", "up": True}, Curtain("here", up=True)),
    ],
)
def test_the_tag_says_which_kind_it_is(given: dict[str, Any], made: Table) -> None:
    assert read_tagged(given) == (made, [])


@pytest.mark.parametrize(
    ("given", "key", "says"),
    [
        (1, "window", "is not a table: write [window] and its settings below it"),
        ({"kind": "door", "height": 0}, "window.kind", "is not a kind of window: use one of none, blind, curtain"),
        ({"kind": []}, "window.kind", "is not a kind of window: use one of none, blind, curtain"),
        ({"kind": "curtain"}, "window.server", 'is missing: write it like "host:8883"'),
        (
            {"kind": "curtain", "server": "a", "height": 3},
            "window.height",
            'is not read by the kind curtain: take it out, or write kind = "blind"',
        ),
        ({"up": 3}, "window.up", 'is not read by the kind none: take it out, or write kind = "blind" or "curtain"'),
        ({"kind": "blind", "hight": 3}, "window.hight", "is not a setting: did you mean height"),
    ],
)
def test_a_key_of_another_kind_is_refused_with_its_reader(given: Any, key: str, says: str) -> None:
    assert read_tagged(given) == (Nothing(), [(key, says)])


def test_what_is_the_panels_own_is_looked_at_by_the_panel_alone() -> None:
    given = {"kind": "curtain", "server": "a", "secret": "/nonexistent/secret"}
    assert read_tagged(given) == (Curtain("a", "/nonexistent/secret"), [])
    says = "names no file: make the file, or correct the path"
    assert read_tagged(given, panel=True) == (Nothing(), [("window.secret", says)])
    no_path = read_tagged(given | {"secret": "x"}, panel=True)[1]
    assert no_path == [("window.secret", 'is not a full path: write it in quotes, beginning with "/"')]


def test_of_another_file_not_everything_is_told() -> None:
    assert len(read({f"k{number}": 1 for number in range(5000)})[1]) == MOST_TOLD
