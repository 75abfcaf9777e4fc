"""What is measured is what is installed."""

import re
from pathlib import Path

import pytest

from .moments import NOT_IN_THE_PACKAGE

PACKAGED = Path(__file__).parents[2] / "packaging" / "requirements.txt"


@pytest.mark.parametrize("name", NOT_IN_THE_PACKAGE)
def test_what_a_measured_panel_goes_without_is_in_no_package(name: str) -> None:
    packaged = re.findall(r"^([a-z0-9-]+)==", PACKAGED.read_text(encoding="ascii"), re.MULTILINE)
    assert "httpx" in packaged
    assert name not in packaged
