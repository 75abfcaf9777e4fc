"""What dpkg is told of the package."""

import hashlib
from email.parser import BytesHeaderParser
from pathlib import Path
from typing import Final

from deb.elf import debian_packages
from deb.targets import Target

NAME: Final = "room-kiosk"
_CONTROL: Final = """\
Package: {name}
Version: {version}
Architecture: {arch}
Maintainer: {maintainer}
Installed-Size: {kib}
Depends: {depends}
Recommends: cage, seatd
Section: misc
Priority: optional
Description: door panel of a meeting room
 Shows at the door of a meeting room whether it is free, books, checks in and
 frees it, and lights up. It works with any CalDAV server, and keeps nothing
 personal.
"""
_MAINTAINER: Final = "The Room Kiosk authors <room-kiosk@localhost>"
_COPYRIGHT: Final = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: room-kiosk

Files: *
Copyright: the Room Kiosk authors
License: Apache-2.0
 On Debian systems the text is in /usr/share/common-licenses/Apache-2.0.
Comment:
 Below /opt/room-kiosk/lib* lie other people's packages, unmodified, with their
 licences beside them. PySide6 and Qt are shared libraries under the LGPL-3
 (/usr/share/common-licenses/LGPL-3): each may be replaced by another build.
 Files that nothing here loads were left out. Radicale is GPL-3
 (/usr/share/common-licenses/GPL-3), and runs as a process of its own.
 .
{packages}
"""


def control(target: Target, version: str, stage: Path) -> str:
    """DEBIAN/control of what is staged."""
    first, last = min(target.minors), max(target.minors)
    depends = [f"python3 (>= 3.{first})", f"python3 (<< 3.{last + 1})", f"libc6 (>= 2.{target.glibcs[0]})"]
    depends += [package for _, package in target.from_debian]
    depends += ["init-system-helpers", "systemd", "udev", "ca-certificates", "openssl", *debian_packages(stage)]
    size = sum(path.lstat().st_size for path in stage.rglob("*") if path.is_file())
    return _CONTROL.format(
        name=NAME,
        version=version,
        arch=target.arch,
        maintainer=_MAINTAINER,
        kib=size // 1024,
        depends=", ".join(depends),
    )


def md5sums(stage: Path) -> str:
    """DEBIAN/md5sums, by which `dpkg --verify` finds what was changed."""
    files = sorted(path for path in stage.rglob("*") if path.is_file() and not path.is_symlink())
    lines = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(stage)}\n"
        for path in files
        if path.relative_to(stage).parts[0] != "DEBIAN"
    ]
    return "".join(lines)


def copyright_file(stage: Path) -> str:
    """Ours, and a line for each package of others: what its own metadata say."""
    lines = set()
    for metadata in stage.rglob("*.dist-info/METADATA"):
        told = BytesHeaderParser().parsebytes(metadata.read_bytes())
        licence = told["License-Expression"] or told["License"] or _classified(told.get_all("Classifier", []))
        lines.add(f" {told['Name']} {told['Version']}: {licence.splitlines()[0] if licence else 'see its metadata'}")
    return _COPYRIGHT.format(packages="\n".join(sorted(lines)))


def _classified(classifiers: list[str]) -> str:
    return ", ".join(line.rpartition(" :: ")[2] for line in classifiers if line.startswith("License :: "))
