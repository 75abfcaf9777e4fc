"""What the compiled files of a tree need: each other, or a library of Debian's."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from elftools.common.exceptions import ELFError
from elftools.elf.dynamic import DynamicSection
from elftools.elf.elffile import ELFFile

_GLIB: Final = "libglib2.0-0t64 | libglib2.0-0"  # Debian 13 renamed it

PACKAGE_OF: Final = {
    **dict.fromkeys(("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libresolv.so.2"), ""),
    **dict.fromkeys(("ld-linux-x86-64.so.2", "ld-linux-aarch64.so.1", "libutil.so.1"), ""),
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": _GLIB,
    "libgthread-2.0.so.0": _GLIB,
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libICE.so.6": "libice6",
    "libSM.so.6": "libsm6",
    "libstdc++.so.6": "libstdc++6",
    "libudev.so.1": "libudev1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
"""Debian's package of a library, as `Depends:` names it; none for those of libc6, which stands there with a version."""


class UnknownLibrary(Exception):
    """A file needs what is neither in the tree nor in `PACKAGE_OF`."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """`machine` as elf(5) calls it; `needed` are the names of libraries."""

    machine: str
    needed: frozenset[str]


def compiled(path: Path) -> Compiled | None:
    """What an ELF file says of itself; None for every other file."""
    with path.open("rb") as file:
        if file.read(4) != b"\x7fELF":
            return None
        try:
            elf = ELFFile(file)
            dynamic = next((part for part in elf.iter_sections() if isinstance(part, DynamicSection)), None)
            tags = dynamic.iter_tags("DT_NEEDED") if dynamic else ()
            return Compiled(elf["e_machine"], frozenset(tag.needed for tag in tags))
        except ELFError as error:
            raise ValueError(f"{path} is no ELF file: {error}") from None


def all_compiled(tree: Path) -> dict[Path, Compiled]:
    """Every ELF file below `tree`."""
    files = (path for path in sorted(tree.rglob("*")) if path.is_file())
    return {path: about for path in files if (about := compiled(path)) is not None}


def debian_packages(tree: Path) -> list[str]:
    """What must be installed for every compiled file of the tree to load. Raises UnknownLibrary."""
    files = all_compiled(tree)
    inside, packages = {path.name for path in files}, set()
    for path, about in files.items():
        for name in about.needed - inside:
            if name not in PACKAGE_OF:
                raise UnknownLibrary(f"{path.relative_to(tree)} needs {name}: which Debian package has it?")
            packages.add(PACKAGE_OF[name])
    return sorted(packages - {""})
