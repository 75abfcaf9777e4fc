"""A code that a phone reads: the right modules, drawn as squares."""

import re

import segno

from kiosk.ui.qr_code import qr_code

ADDRESS = "https://rooms.example.org/waalzaal"


def test_the_path_draws_every_dark_module_and_no_other() -> None:
    code = qr_code(ADDRESS)
    squares = {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", code.path)}
    matrix = segno.make_qr(ADDRESS, error="m", boost_error=False).matrix
    assert squares == {(x, y) for y, row in enumerate(matrix) for x, dark in enumerate(row) if dark}
    assert code.modules == len(matrix)
    assert re.sub(r"M\d+ \d+h1v1h-1z", "", code.path) == ""
