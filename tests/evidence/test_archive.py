"""The evidence as one file: its sums are right, and it is the same whenever it is made."""

import hashlib
import io
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st

from kiosk.evidence.archive import SUMS, packed

NAMES = st.text("abcdefgh-.", min_size=1, max_size=12)


@given(st.dictionaries(NAMES, st.binary(max_size=200), max_size=8))
def test_what_goes_in_comes_out_with_its_sum(files: dict[str, bytes]) -> None:
    with ZipFile(io.BytesIO(packed(files))) as archive:
        assert {name: archive.read(name) for name in archive.namelist() if name != SUMS} == files
        sums = dict(reversed(line.split("  ")) for line in archive.read(SUMS).decode().splitlines())
    assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def test_the_order_in_which_files_were_made_is_not_in_it() -> None:
    assert packed({"a": b"1", "b": b"2"}) == packed({"b": b"2", "a": b"1"})
