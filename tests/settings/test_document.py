"""A file as it is read: its tables and their lines, or one sentence that repeats nothing of what it holds."""

from contextlib import suppress
from pathlib import Path

import pytest

from kiosk.settings.document import MOST_BYTES, read_document
from kiosk.settings.mistake import BadSettings


def test_tables_come_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_text("[room]\nid = 'é'\n", encoding="utf-8")
    document = read_document(path)
    assert document.tables == {"room": {"id": "é"}}
    assert document.lines.of(("room", "id")) == 2


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b'\npassword = "canary\n', "is not valid TOML: .*at line 2"),
        (b"canary = canary", "is not valid TOML: .*at line 1"),
        (b"canary", "is not valid TOML: .*at end of document"),
        (b"\xffcanary", "is not UTF-8: save it as UTF-8"),
        (b"canary = " + b"[" * 20_000, "tables too deep to read: write it shorter"),
        (b"canary = " + b"9" * 10_000, "a number too long"),
        (b"a = 'canary'\n" + b"#\n" * MOST_BYTES, r"cannot be read \(File too large\): name another with --config"),
    ],
    ids=lambda value: value[:20] if isinstance(value, bytes) else "",
)
def test_a_broken_file_is_refused_without_quoting_it(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "kiosk.toml"
    path.write_bytes(content)
    with pytest.raises(BadSettings, match=f"^The file .*{says}") as caught:
        read_document(path)
    assert "canary" not in str(caught.value)
    assert caught.value.__context__ is None


def test_a_file_that_is_hardly_too_deep_is_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "kiosk.toml"
    for depth in range(50, 500):
        path.write_text("a = " + "[" * depth + "]" * depth)
        with suppress(BadSettings):
            assert read_document(path).lines.of(("a",)) == 1


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    for odd in (tmp_path, tmp_path / "none", tmp_path / ("x" * 300), Path("/dev/zero")):
        with pytest.raises(BadSettings, match="cannot be read"):
            read_document(odd)
