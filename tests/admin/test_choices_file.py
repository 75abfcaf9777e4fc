"""What was chosen on the admin page survives, and a file that is damaged costs itself."""

import stat
from pathlib import Path

import pytest

from kiosk.admin.choices_file import AdminChoices, load, save

CHOSEN = AdminChoices("de", "19ab", True, 59_000_000)


def test_what_was_chosen_is_what_is_read_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "admin.json"
    assert load(path) == AdminChoices()
    save(path, CHOSEN)
    assert (load(path), stat.S_IMODE(path.stat().st_mode)) == (CHOSEN, 0o600)


@pytest.mark.parametrize(
    "content",
    [
        *("", "{", "[]", "{}", "[" * 4000),
        '{"language": "tlh", "settings": "", "out_of_service": false, "code_step": 0}',
        '{"language": "de", "settings": "", "out_of_service": 1, "code_step": 0}',
        '{"language": "de", "settings": "", "out_of_service": true, "code_step": "x"}',
    ],
)
@pytest.mark.logs("cannot be read and is forgotten")
def test_what_cannot_be_read_is_forgotten_and_said(tmp_path: Path, content: str) -> None:
    (tmp_path / "admin.json").write_text(content)
    assert load(tmp_path / "admin.json") == AdminChoices()


def test_a_language_is_of_the_settings_it_was_chosen_under() -> None:
    assert (CHOSEN.language_for("19ab"), CHOSEN.language_for("20cd")) == ("de", "")
