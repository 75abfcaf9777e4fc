"""PURE: an address as a QR code (ISO/IEC 18004), drawn as a path."""

from dataclasses import dataclass
from functools import cache
from typing import Final


@dataclass(frozen=True, slots=True)
class QrCode:
    """`path` is SVG path data: each dark module a unit square. `modules` is its width without the quiet zone."""

    path: str = ""
    modules: int = 0


EMPTY: Final = QrCode()


@cache  # one address at each door, and a page that is derived anew every second while it closes
def qr_code(address: str) -> QrCode:
    """Error correction level M: what a hand's shadow on the glass takes away is still read."""
    import segno

    code = segno.make_qr(address, error="m", boost_error=False)
    dark = ((x, y) for y, row in enumerate(code.matrix) for x, module in enumerate(row) if module)
    return QrCode("".join(f"M{x} {y}h1v1h-1z" for x, y in dark), len(code.matrix))
