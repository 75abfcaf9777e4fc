"""The sweep itself: what it must find, in whatever dress. (A sweep that finds nothing proves nothing.)"""

import base64
import gzip
import html
import json
import urllib.parse
import zlib
from pathlib import Path

import pytest

from kiosk.evidence.sweep import Hit, sweep

TOKEN = "canary-7f3a <ü>"


@pytest.mark.parametrize(
    "dressed",
    [
        TOKEN.encode(),
        TOKEN.upper().encode(),
        TOKEN.encode("utf-16"),
        TOKEN.encode("utf-32"),
        TOKEN.encode().hex().encode(),
        base64.b64encode(TOKEN.encode()),
        base64.b64encode(f"user:{TOKEN}:more".encode()),
        base64.b64encode(f"users:{TOKEN}".encode()),
        base64.b64encode(f"user7:{TOKEN}".encode()),
        urllib.parse.quote(TOKEN, safe="").encode(),
        html.escape(TOKEN).encode(),
        json.dumps(TOKEN).encode(),
        gzip.compress(TOKEN.encode(), mtime=0),
        zlib.compress(b"before " + TOKEN.encode() + b" after"),
    ],
    ids=repr,
)
def test_a_token_is_found_in_every_dress(tmp_path: Path, dressed: bytes) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(b"something " * 0 + dressed)
    assert Hit(TOKEN, str(tmp_path / "deep" / "file")) in sweep([TOKEN], [tmp_path])


def test_a_token_is_found_in_names_and_texts_and_nothing_where_there_is_nothing(tmp_path: Path) -> None:
    (tmp_path / "x-canary-77-y").mkdir()
    (tmp_path / "innocent").write_bytes(b"canary-7")
    assert {hit.where for hit in sweep(["canary-77"], [tmp_path], [("log", b"a canary-77")])} == {
        "log",
        f"name of {tmp_path / 'x-canary-77-y'}",
    }
    assert not sweep(["canary-88"], [tmp_path])


def test_a_short_token_is_found_as_it_is() -> None:
    assert sweep(["SECRET-"], [], [("log", b"a SECRET-token")]) == [Hit("SECRET-", "log")]
