"""One process at a time, and nobody else's eyes."""

from pathlib import Path

import pytest

from kiosk.system.own_folder import FolderRefused, own_folder


def test_it_is_made_for_its_user_alone_and_free_again_afterwards(tmp_path: Path) -> None:
    for _ in range(2):
        with own_folder(tmp_path / "a" / "state"):
            assert oct((tmp_path / "a" / "state").stat().st_mode)[-3:] == "700"


def test_a_second_process_is_refused(tmp_path: Path) -> None:
    with (
        own_folder(tmp_path / "state"),
        pytest.raises(FolderRefused, match="Another panel runs on"),
        own_folder(tmp_path / "state"),
    ):
        pass


@pytest.mark.parametrize("mode", [0o750, 0o705, 0o755, 0o777])
def test_a_folder_that_others_may_look_into_is_refused(tmp_path: Path, mode: int) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state").chmod(mode)
    with pytest.raises(FolderRefused, match="run chmod 700"), own_folder(tmp_path / "state"):
        pass


def test_what_is_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("")
    with pytest.raises(FolderRefused, match=r"correct state\.dir"), own_folder(tmp_path / "state"):
        pass
