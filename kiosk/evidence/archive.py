"""A ZIP file with its sums: the same bytes for the same content, whenever and wherever it is made. Pure."""

import hashlib
import io
from collections.abc import Mapping
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

SUMS: Final = "SHA256SUMS"
_THEN: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file knows."""


def packed(files: Mapping[str, bytes]) -> bytes:
    """With SHA256SUMS, as `sha256sum --check` reads it."""
    sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    packing = io.BytesIO()
    with ZipFile(packing, "w") as archive:
        for name, content in sorted({**files, SUMS: sums.encode()}.items()):
            entry = ZipInfo(name, _THEN)
            entry.compress_type = ZIP_DEFLATED
            entry.create_system = 3  # Unix, whose rights are in external_attr
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return packing.getvalue()
