"""Whether a badge is known, with files that change while nobody is told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.hw.badge.files import change_list, make_key
from kiosk.hw.badge.number import BadgeNumber, typed
from kiosk.hw.badge.register import Register
from kiosk.hw.protocol.fault import Fault


@dataclass
class Site:
    """A key, a list, and what is said about them."""

    folder: Path
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.key, self.badges = self.folder / "key", self.folder / "badges"
        make_key(self.key)
        self.register = Register(self.key, self.badges, self.said.append)

    def list(self, *lines: str) -> None:
        for line in lines:
            change_list(self.badges, add=[number(line).hashed(self.key.read_bytes())])

    def knows(self, line: str) -> bool:
        return self.register.knows(number(line))


def number(line: str) -> BadgeNumber:
    badge = typed(line)
    assert badge
    return badge


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_who_is_on_the_list_is_known_and_nobody_else(site: Site) -> None:
    site.list("111111", "222222")
    assert [site.knows(line) for line in ("111111", "222222", "333333", "111111")] == [True, True, False, True]
    assert (site.said, site.register.fault) == ([], None)


def test_without_a_list_nobody_is_known_which_is_said_once(site: Site) -> None:
    assert [site.knows("111111") for _ in range(3)] == [False] * 3
    assert site.said == [f"There is no list of badges at {site.badges}: nobody is known; `kiosk badge add` makes it."]
    assert site.register.fault is None


def test_a_list_that_changes_counts_from_then_on(site: Site) -> None:
    assert not site.knows("111111")
    site.list("111111")
    assert site.knows("111111")
    change_list(site.badges, remove=[number("111111").hashed(site.key.read_bytes())])
    assert not site.knows("111111")
    site.list("111111")
    site.badges.unlink()
    assert not site.knows("111111")


def test_rights_count_from_when_they_change(site: Site) -> None:
    site.list("111111")
    assert site.knows("111111")
    site.badges.chmod(0o666)
    assert not site.knows("111111")
    assert site.register.fault is Fault.DENIED
    site.badges.chmod(0o640)
    assert site.knows("111111")
    assert site.register.fault is None
    assert len(site.said) == 1


def test_without_a_key_nobody_is_known_and_that_is_a_fault(site: Site) -> None:
    site.list("111111")
    key = site.key.read_bytes()
    site.key.unlink()
    assert not site.knows("111111")
    assert site.register.fault is Fault.ABSENT
    site.key.write_bytes(b"none")
    site.key.chmod(0o600)
    assert not site.knows("111111")
    assert site.register.fault is Fault.ABSENT
    site.key.write_bytes(key)
    assert site.knows("111111")
    assert site.register.fault is None
    assert len(site.said) == 2


def test_another_key_knows_nobody(site: Site) -> None:
    site.list("111111")
    site.key.unlink()
    make_key(site.key)
    assert not site.knows("111111")


def test_lines_that_are_no_hash_are_counted_and_never_quoted(site: Site) -> None:
    site.list("111111")
    site.badges.write_text(site.badges.read_text() + "canary\n*\n")
    assert [site.knows("111111"), site.knows("222222")] == [True, False]
    assert site.said == ["The list of badges has lines that are no hash: left out 2."]


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.chmod(0o606), lambda path: path.write_bytes(b"")])
@pytest.mark.parametrize("which", ["key", "badges"])
def test_the_number_is_gone_whatever_became_of_it(site: Site, which: str, damage: Callable[[Path], None]) -> None:
    site.list("111111")
    damage(getattr(site, which))
    badge = number("111111")
    assert not site.register.knows(badge)
    with pytest.raises(ValueError, match="serves once"):
        badge.hashed(b"key")
