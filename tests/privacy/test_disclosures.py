"""P11: what leaves the program says so: a type with something personal, and a module that writes or sends."""

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

import kiosk
from kiosk.config_reader import parse
from kiosk.hw.badge.number import BadgeNumber
from kiosk.panel.store.schedule_cache import KEPT_FOR, Kept
from kiosk.privacy.personal import Label, Personal
from kiosk.room.disclosure import Card, Disclosed, Disclosure, disclosures_of
from kiosk.room.guarded import Guarded
from kiosk.room.pin import Pin
from kiosk.statement import SENTENCES, sentence, statement_of

ROOT = Path(kiosk.__file__).parent
OPTIONAL = {"evdev", "gpiod", "busylight_core", "hidraw"}
"""What hangs at a door may be missing on this machine."""
PANEL = {"room": {"id": "r"}, "backend": {"kind": "caldav", "url": "http://127.0.0.1/"}}


def modules() -> Iterator[str]:
    for found in pkgutil.walk_packages([str(ROOT)], "kiosk."):
        if not found.name.startswith(("kiosk.__main__", "kiosk.demo", "kiosk.server")):
            yield found.name


def classes() -> set[type]:
    """Every class of the program."""
    found: set[type] = set()
    for name in modules():
        try:
            module = importlib.import_module(name)
        except ModuleNotFoundError as error:
            assert error.name in OPTIONAL, error  # noqa: PT017
            continue
        found |= {kind for _, kind in inspect.getmembers(module, inspect.isclass) if kind.__module__ == name}
    return found


# What is personal


def undisclosed(kind: type) -> list[str]:
    """The fields of a dataclass that hold something guarded and do not say what becomes of it."""
    hints = typing.get_type_hints(kind, include_extras=True)
    return [f"{kind.__name__}.{f.name}" for f in dataclasses.fields(kind) if not _says(hints[f.name])]  # type: ignore[arg-type]


def _says(hint: typing.Any) -> bool:
    if any(isinstance(said, Disclosed) for said in getattr(hint, "__metadata__", ())):
        return True
    if inspect.isclass(hint) and issubclass(hint, Guarded) and hint is not Guarded:
        return bool(disclosures_of(hint))
    return all(_says(inner) for inner in typing.get_args(hint))


def test_every_field_with_something_personal_says_what_becomes_of_it() -> None:
    found = [kind for kind in classes() if dataclasses.is_dataclass(kind)]
    assert {Label, Kept} <= set(found)
    assert len(found) > 80
    assert [field for kind in found for field in undisclosed(kind)] == []


def test_a_field_that_says_nothing_is_found() -> None:
    bare = dataclasses.make_dataclass("bare", [("name", Personal), ("names", dict[str, Personal | None]), ("n", int)])
    said = dataclasses.make_dataclass("said", [("name", typing.Annotated[Personal, Disclosed(Disclosure.TITLES)])])
    assert undisclosed(bare) == ["bare.name", "bare.names"]
    assert undisclosed(said) == []


@pytest.mark.parametrize("kind", [Pin, BadgeNumber])
def test_a_pin_and_a_badge_say_it_themselves(kind: type) -> None:
    assert disclosures_of(kind)


# What is written and sent

OUTWARD = {
    "write",
    "write_text",
    "write_bytes",
    "writelines",
    "send",
    "send_multipart",
    "send_feature_report",
    "sendall",
    "sendto",
    "stream",
    "execute",
    "executemany",
}
SAYS_NOTHING_OF_PEOPLE = {
    "admin/choices_file.py": "a language, whether the room is out of service, the number of a time step",
    "commands/evidence.py": "what tests/evidence looks through for anything personal",
    "control/local_socket.py": "what the types above say, to whoever may open the panel's own socket",
    "evidence/canary.py": "made-up words, into a scratch folder, to see that they are found",
    "hw/daemon/backlight.py": "a brightness",
    "hw/light/simulated.py": "a pattern, where there is no light",
    "hw/light/sysfs.py": "a colour",
    "hw/light/usb.py": "a colour",
    "hw/panel/http_light.py": "a colour, which SetLight discloses",
    "hw/panel/mqtt.py": "that it listens",
    "hw/protocol/peer_auth.py": "who may talk to the daemon",
    "metrics.py": "whether the panel is well, in steps that no booking and no touch moves",
    "panel/store/checked_settings.py": "the same settings as kept_settings, as they were read",
    "panel/store/identity.py": "keyed hashes of the board's serial and addresses",
    "panel/store/installation_secret.py": "random bytes",
    "panel/store/kept_settings.py": "the site's own settings, in which no secret stands",
    "setup/console.py": "what is missing before a panel can start",
    "setup/install.py": "the settings, and the secrets beside them, as they were given",
    "sync/caldav/challenge.py": "a step of the login",
    "sync/graph/sign_in.py": "a token by which the room's own account is let in, into its file",
    "sync/http.py": "what the stores make of the types that they take",
    "system/private_file.py": "what its callers disclose",
    "system/sqlite_file.py": "what its callers disclose",
    "system/systemd.py": "that the panel lives",
}


def outward(source: str) -> bool:
    """Whether it writes to a file or a socket."""
    calls = (node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return any(
        isinstance(call, ast.Attribute) and (call.attr in OUTWARD or ast.unparse(call) == "private_file.create")
        for call in calls
    )


def test_what_writes_or_sends_takes_a_type_that_says_so() -> None:
    saying = {kind.__name__ for kind in classes() if disclosures_of(kind)}
    silent = set()
    for path in ROOT.rglob("*.py"):
        name, source = str(path.relative_to(ROOT)), path.read_text("utf-8")
        if name.startswith(("demo/", "server/")) or not outward(source):
            continue
        names = {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
        if not names & saying:
            silent.add(name)
    assert silent == SAYS_NOTHING_OF_PEOPLE.keys()


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("path.write_text(title)", True),
        ("os.write(1, title)", True),
        ("client.stream('POST', url)", True),
        ("database.execute('INSERT', row)", True),
        ("private_file.create(path, key)", True),
        ("path.read_text()", False),
        ("store.create(own)", False),
    ],
)
def test_what_goes_out_is_found(source: str, found: bool) -> None:
    assert outward(source) is found


# The statement

FEED = {"kind": "ical", "url": "https://x.example/a.ics"}
EVERYTHING = {
    **PANEL,
    "light": {"driver": "http", "url": "http://127.0.0.1/{hex}"},
    "presence": {"driver": "mqtt", "broker": "localhost", "topic": "t"},
    "badge": {"reader": "Reader", "file": "/nowhere/badges", "key_file": "/nowhere/key"},
    "reports": {"kind": "webhook", "url": "http://127.0.0.1/faults"},
}


def said(**changes: typing.Any) -> set[Disclosure]:
    return {one.says for one in statement_of(parse({**PANEL, **changes}))}


def test_every_disclosure_is_said_at_some_door(tmp_path: Path) -> None:
    pin = tmp_path / "pin"
    pin.touch(mode=0o600)
    access = {"access": {"book": "pin", "pin_file": str(pin)}}
    everywhere = said(**EVERYTHING, **access) | said(policy={"show": "title"}) | said(policy={"show": "organizer"})
    assert everywhere | said(backend=FEED) == set(Disclosure)
    declared = {one.says for kind in classes() for one in disclosures_of(kind)}
    names = {Disclosure.TITLES, Disclosure.ORGANIZERS}
    absent = {Disclosure.NO_NAMES, Disclosure.PRIVATE, Disclosure.NOTHING_ELSE, Disclosure.NOTHING}
    assert set(Disclosure) - declared == names | absent


def test_a_door_says_what_it_has_and_no_more() -> None:
    assert said() & {Disclosure.LIGHT, Disclosure.BADGE, Disclosure.BADGES, Disclosure.SENSOR, Disclosure.PIN} == set()
    assert {Disclosure.LIGHT, Disclosure.BADGE, Disclosure.BADGES, Disclosure.SENSOR} <= said(**EVERYTHING)


def test_a_door_at_which_nobody_can_check_in_says_nothing_of_check_ins() -> None:
    """A feed is only read."""
    light = {"light": EVERYTHING["light"]}
    assert said(**light) - said(backend=FEED, **light) == {
        *(Disclosure.PROMISES, Disclosure.BOOKING),
        *(Disclosure.CHECK_IN_SENT, Disclosure.CHECK_IN_KEPT),
    }


def test_nothing_else_is_said_only_beside_something() -> None:
    nothings = {Disclosure.NOTHING, Disclosure.NOTHING_ELSE}
    assert said() & nothings == {Disclosure.NOTHING_ELSE}
    assert said(backend=FEED) & nothings == {Disclosure.NOTHING}
    assert said(backend=FEED, light=EVERYTHING["light"]) & nothings == {Disclosure.NOTHING_ELSE}


@pytest.mark.parametrize(
    ("show", "first"),
    [("reserved", Disclosure.STATE), ("title", Disclosure.TITLES), ("organizer", Disclosure.ORGANIZERS)],
)
def test_names_come_first_where_the_site_shows_them(show: str, first: Disclosure) -> None:
    statement = statement_of(parse({**PANEL, "policy": {"show": show}}))
    assert statement[0].says is first
    assert (Disclosure.NO_NAMES in {one.says for one in statement}) is (show == "reserved")


def test_a_limit_is_the_one_that_the_program_obeys() -> None:
    (kept,) = (one for one in statement_of(parse(PANEL)) if one.says is Disclosure.CHECK_IN_KEPT)
    assert kept.at_most is KEPT_FOR
    assert "24 hours" in sentence(kept)


def test_every_sentence_fits_its_card() -> None:
    assert SENTENCES.keys() == set(Disclosure)
    assert max(len(text.format(hours=24, days=7)) for text in SENTENCES.values()) <= 60
    assert [card for card in Card if not any(says.card is card for says in Disclosure)] == []
