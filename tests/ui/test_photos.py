"""Photos: what can be shown is looked at by its first bytes; anything else is a line in the log, never a stall."""

import os
import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from kiosk.ui import photos
from kiosk.ui.photos import MOST_BYTES, Photo, shown_photos, what_is_wrong


@pytest.fixture(autouse=True)
def _application(qapp: object) -> None:
    """Qt finds its picture formats by way of the application."""


def picture(path: Path, width: int = 80, height: int = 60) -> Path:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    assert image.save(str(path))
    return path


def huge_png(path: Path, width: int, height: int) -> Path:
    """A picture that says how large it is and holds nothing."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b""))
    return path


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "ä b.jpeg"])
def test_a_picture_can_be_shown(tmp_path: Path, name: str) -> None:
    path = picture(tmp_path / name)
    assert what_is_wrong(path) == ""
    assert shown_photos([Photo("lek", path.as_uri())]) == {path.as_uri()}


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/hostname"/></svg>'


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "no JPEG, PNG or WebP"),
        (b"no picture at all", "no JPEG, PNG or WebP"),
        (SVG.encode(), "no JPEG, PNG or WebP"),
        (b"GIF89a\x01\x00\x01\x00\x00\x00\x00;", "no JPEG, PNG or WebP"),
    ],
    ids=["empty", "text", "svg", "gif"],
)
def test_what_is_no_picture_is_said_by_the_rooms_id(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, content: bytes, says: str
) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(content)
    assert_refused(path, says, caplog)


def assert_refused(path: Path, says: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("WARNING", photos.__name__):
        assert shown_photos([Photo("lek", path.as_uri())]) == frozenset()
    (record,) = caplog.records
    caplog.clear()
    assert record.getMessage().startswith("the photo of lek is not shown: ")
    assert any(part in record.getMessage() for part in says.split("|"))
    assert str(path) not in record.getMessage()


def test_a_picture_without_a_size_is_none(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, nothing_to_complain_about: list[str]
) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"\xff\xd8\xff\xe0")
    assert_refused(path, "cut off", caplog)
    assert nothing_to_complain_about
    nothing_to_complain_about.clear()  # Qt says so too


def test_what_is_missing_no_file_or_not_to_be_read_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    for odd in (tmp_path / "none.jpg", tmp_path, Path("/dev/zero"), tmp_path / ("x" * 300)):
        assert_refused(odd, "there is no such file|it cannot be read", caplog)
    pipe = tmp_path / "pipe.jpg"
    os.mkfifo(pipe)
    assert_refused(pipe, "there is no such file", caplog)


def test_what_is_too_large_is_not_opened(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    large = tmp_path / "large.jpg"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert_refused(large, "larger than 20 MB", caplog)


@pytest.mark.parametrize(
    ("width", "height", "fits"), [(10_000, 5_000, True), (10_000, 5_001, False), (60_000, 60_000, False)]
)
def test_pixels_are_counted_before_any_is_made(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, width: int, height: int, fits: bool
) -> None:
    path = huge_png(tmp_path / "huge.png", width, height)
    if fits:
        assert what_is_wrong(path) == ""
    else:
        assert_refused(path, "more than 50 million pixels", caplog)


def test_a_room_without_a_photo_says_nothing() -> None:
    assert shown_photos([Photo("lek", "")]) == frozenset()
