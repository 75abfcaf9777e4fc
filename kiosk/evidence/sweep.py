"""Looks for secrets in everything a process left behind, in every dress they may have put on."""

import base64
import html
import json
import os
import quopri
import urllib.parse
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_NOT_BY_CHANCE: Final = 8
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Hit:
    token: str
    where: str


def dresses(token: str) -> frozenset[bytes]:
    """The token as the encodings a program may write it in; of those, what is long enough not to be there by chance."""
    plain = token.encode()
    found = {
        plain,
        token.lower().encode(),
        token.upper().encode(),
        token.encode("utf-16-le"),
        token.encode("utf-16-be"),
    }
    found |= {token.encode("utf-32-le"), plain.hex().encode(), plain.hex().upper().encode(), plain[::-1]}
    found |= {urllib.parse.quote(token, safe="").encode(), html.escape(token).encode(), quopri.encodestring(plain)}
    found |= {json.dumps(token)[1:-1].encode(), token.replace("-", "\\-").encode()}
    for shift in range(3):  # base64 of a text that holds the token, wherever it stands in it
        middle = base64.b64encode(b"\0" * shift + plain)[(4 if shift else 0) :]
        found.add(middle.rstrip(b"=")[:-2])
    return frozenset(dress for dress in found if len(dress) >= min(len(plain), _NOT_BY_CHANCE))


def sweep(tokens: Iterable[str], places: Iterable[Path], texts: Iterable[tuple[str, bytes]] = ()) -> list[Hit]:
    """Every token found in a file's bytes or name below `places`, or in one of the named `texts`."""
    wanted = [(token, dresses(token)) for token in tokens]
    pieces = [*texts, *(piece for place in places for piece in _files(place))]
    return [
        Hit(token, where)
        for where, data in pieces
        for body in (data, *_unpacked(data))
        for token, forms in wanted
        if any(form in body for form in forms)
    ]


def _files(place: Path) -> Iterator[tuple[str, bytes]]:
    for folder, folders, names in os.walk(place):
        for name in (*folders, *names):
            path = Path(folder, name)
            yield f"name of {path}", os.fsencode(name)
            if path.is_file() and not path.is_symlink():
                yield str(path), path.read_bytes()


def _unpacked(data: bytes) -> Iterator[bytes]:
    for window in (zlib.MAX_WBITS | 32, -zlib.MAX_WBITS):
        try:
            yield zlib.decompressobj(window).decompress(data, 10_000_000)
        except zlib.error:
            continue
