"""What connections to the same kind of server share."""

from pathlib import Path

import pytest

from kiosk.sync import http


def test_who_is_trusted_is_read_once_for_hundreds_of_connections(tmp_path: Path) -> None:
    assert http._context(None) is http._context(None)
    with pytest.raises(FileNotFoundError):
        http._context(tmp_path / "none.pem")
