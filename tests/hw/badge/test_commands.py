"""`kiosk badge`, as processes: the list grows and shrinks by badges that are held up; nothing says whose they are."""

import hashlib
import hmac
import os
import pty
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from support.waiting import PATIENCE_S

ID_DIGITS = 12
NUMBERS = ["04A1B2C3", "99999999", "0012345678"]


@dataclass
class Desk:
    """A machine with a key and a list of its own."""

    folder: Path

    def __post_init__(self) -> None:
        self.key, self.badges, self.config = (self.folder / name for name in ("key", "badges", "kiosk.toml"))
        self.config.write_text(f'[badge]\nfile = "{self.badges}"\nkey_file = "{self.key}"\n')

    def does(self, *words: str, held: str = "") -> tuple[int, list[str], list[str]]:
        """Exit code, what it printed, what it complained about."""
        done = subprocess.run(
            [sys.executable, "-m", "kiosk", "badge", *words, "--config", str(self.config)],
            input=held,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        for number in NUMBERS:
            assert number not in done.stdout + done.stderr
        return done.returncode, done.stdout.splitlines(), done.stderr.splitlines()

    def hash(self, number: str) -> str:
        return self.hash_under(self.key.read_bytes(), number)

    def hash_under(self, key: bytes, number: str) -> str:
        return hashlib.scrypt(number.encode(), salt=key, n=2**14, r=8, p=1, maxmem=2**26, dklen=32).hex()

    def id(self, number: str) -> str:
        return self.hash(number)[:ID_DIGITS]

    def listed(self) -> set[str]:
        return {line for line in self.badges.read_text().splitlines() if not line.startswith("#")}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_the_first_badge_makes_the_key_and_the_list(desk: Desk) -> None:
    code, said, complaints = desk.does("add", held="04:a1:b2:c3\n")
    assert (code, complaints) == (0, [])
    assert said == [
        f"Made the site's key, 32 random bytes: {desk.key}. Keep it at this desk: see --panel.",
        f"Added {desk.id('04A1B2C3')}",
    ]
    assert desk.listed() == {desk.hash("04A1B2C3")}
    assert oct(desk.key.stat().st_mode)[-3:] == "600"
    assert oct(desk.badges.stat().st_mode)[-3:] == "640"


def test_a_batch_is_one_number_a_line_and_what_is_refused_stops_nobody(desk: Desk) -> None:
    desk.does("add", held="99999999\n")
    code, said, complaints = desk.does("add", held="04A1B2C3\n\n99999999\n12\n0012345678\n")
    assert code == 1
    assert said == [f"Added {desk.id('04A1B2C3')}", f"Added {desk.id('0012345678')}"]
    assert complaints == [
        f"kiosk badge: Already on the list: {desk.id('99999999')}",
        "kiosk badge: That is no badge number: it has 6 to 64 letters and digits.",
    ]
    assert desk.listed() == {desk.hash(number) for number in NUMBERS}


def test_the_list_is_told_by_ids(desk: Desk) -> None:
    assert desk.does("list") == (0, ["0 badges"], [])
    desk.does("add", held="04A1B2C3\n")
    assert desk.does("list") == (0, [desk.id("04A1B2C3"), "1 badge"], [])
    desk.does("add", held="99999999\n")
    assert desk.does("list") == (0, [*sorted(desk.id(number) for number in NUMBERS[:2]), "2 badges"], [])


def test_a_badge_goes_by_its_id_or_by_being_held_up(desk: Desk) -> None:
    desk.does("add", held="\n".join(NUMBERS))
    first, second, third = NUMBERS
    assert desk.does("remove", desk.id(first).upper()) == (0, [f"Removed {desk.id(first)}"], [])
    assert desk.does("remove", held=f"{second}\n") == (0, [f"Removed {desk.id(second)}"], [])
    assert desk.listed() == {desk.hash(third)}
    assert desk.does("remove", desk.hash(third))[0] == 0
    assert desk.listed() == set()


@pytest.mark.parametrize(("words", "held"), [(["deadbeef0123"], ""), (["0"], ""), ([], "77777777\n")])
def test_a_badge_that_is_not_listed_cannot_go(desk: Desk, words: list[str], held: str) -> None:
    desk.does("add", held="04A1B2C3\n")
    before = desk.badges.read_bytes()
    assert desk.does("remove", *words, held=held) == (1, [], ["kiosk badge: No such badge is on the list."])
    assert desk.badges.read_bytes() == before


def test_two_badges_with_one_id_are_not_mistaken_for_each_other(desk: Desk) -> None:
    twins = [12 * "a" + 52 * digit for digit in "bc"]
    desk.badges.write_text("\n".join(twins))
    assert desk.does("remove", 12 * "a") == (1, [], ["kiosk badge: Two badges have this id: give all of it."])
    assert desk.does("remove", twins[0])[0] == 0
    assert desk.listed() == {twins[1]}


def test_no_second_key_is_made_under_a_list(desk: Desk) -> None:
    desk.does("add", held="04A1B2C3\n")
    desk.key.unlink()
    code, said, complaints = desk.does("add", held="99999999\n")
    assert (code, said) == (1, [])
    assert f"copy it to {desk.key}" in complaints[0]
    assert not desk.key.exists()


@pytest.mark.parametrize("words", [["add"], ["list"], ["remove", 12 * "a"], ["remove"]])
def test_files_open_to_others_are_refused(desk: Desk, words: list[str]) -> None:
    desk.does("add", held="04A1B2C3\n")
    desk.badges.chmod(0o666)
    code, said, complaints = desk.does(*words, held="99999999\n")
    assert (code, said, len(complaints)) == (1, [], 1)
    assert "run chmod 640 on it" in complaints[0]


def test_where_nothing_can_be_written_it_says_so(desk: Desk) -> None:
    nowhere = desk.folder / "none" / "key"
    code, said, complaints = desk.does("add", "--key-file", str(nowhere), held="99999999\n")
    assert (code, said, complaints) == (1, [], [f"kiosk badge: {nowhere}: No such file or directory."])


def test_files_can_be_named_on_any_machine(desk: Desk) -> None:
    other = desk.folder / "others"
    assert desk.does("add", "--file", str(other), held="99999999\n")[0] == 0
    assert desk.does("list", "--file", str(other))[1][-1] == "1 badge"
    assert not desk.badges.exists()


def test_a_bad_configuration_is_78_and_bad_words_are_2(desk: Desk) -> None:
    assert desk.does()[0] == 2
    assert desk.does("lend")[0] == 2
    desk.config.write_text('[badge]\nowner = "a"\n')
    code, _, complaints = desk.does("list")
    assert (code, "badge.owner is not a setting" in complaints[0]) == (78, True)
    desk.config.unlink()
    assert desk.does("list")[0] == 78


def test_on_a_terminal_nothing_of_a_number_is_seen(desk: Desk) -> None:
    near, far = pty.openpty()
    words = ["add", "--config", str(desk.config)]
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", "badge", *words],
        stdin=far, stdout=subprocess.PIPE, stderr=far, text=True, start_new_session=True,
        preexec_fn=lambda: os.close(os.open(os.ttyname(0), os.O_RDWR)),  # the terminal becomes its own
    )  # fmt: skip
    os.close(far)
    seen = ""
    for line in ("04A1B2C3\n", "04A1B2C3\n", "\n"):
        while not seen.endswith("(Enter alone ends): "):
            seen += os.read(near, 1000).decode()
        os.write(near, line.encode())
        seen += " "
    out, _ = process.communicate(timeout=PATIENCE_S)
    while True:
        try:
            seen += os.read(near, 1000).decode()
        except OSError:
            break
    assert process.returncode == 1
    assert out.splitlines()[1:] == [f"Added {desk.id('04A1B2C3')}"]
    assert f"Already on the list: {desk.id('04A1B2C3')}" in seen
    assert "04A1" not in seen
    assert desk.listed() == {desk.hash("04A1B2C3")}


def test_a_panel_gets_a_key_and_a_list_of_its_own_and_the_sites_key_stays_at_the_desk(desk: Desk) -> None:
    desk.does("add", "--panel", "waalzaal", held="\n".join(NUMBERS[:2]))
    desk.does("add", "--panel", "lek", held=NUMBERS[2])
    lists = {}
    for panel, known in (("waalzaal", NUMBERS[:2]), ("lek", NUMBERS[2:])):
        folder = desk.folder / "out" / panel
        assert desk.does("export", "--panel", panel, str(folder))[0] == 0
        key = (folder / "badge.key").read_bytes()
        assert key == hmac.digest(desk.key.read_bytes(), b"panel " + panel.encode(), "sha256")
        lists[panel] = set((folder / "badges").read_text().splitlines()[1:])
        assert lists[panel] == {desk.hash_under(key, number) for number in known}
        assert {oct(file.stat().st_mode)[-3:] for file in folder.iterdir()} == {"600", "640"}
        assert all(desk.key.read_bytes() not in file.read_bytes() for file in folder.iterdir())
    assert desk.does("remove", "--panel", "waalzaal", held=NUMBERS[0])[0] == 0
    assert len(desk.does("list", "--panel", "waalzaal")[1]) == 2
    assert desk.does("list", "--panel", "lek")[1][-1] == "1 badge"


def test_an_export_is_of_one_panel_that_can_be_one(desk: Desk) -> None:
    desk.does("add", held=NUMBERS[0])
    for words in (("export", "out"), ("add", "--panel", "../lek"), ("list", "--panel", "Lek")):
        assert desk.does(*words)[0] == 2
    code, _, complaints = desk.does("export", "--panel", "lek", str(desk.folder / "out"))
    assert code == 1
    assert complaints[0].startswith("kiosk badge: There is no list of badges at")
