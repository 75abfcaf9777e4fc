"""A signed apt repository of the packages that were made, and the package with the key by which a panel knows it."""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
SUITE: Final = "stable"
KEYRING: Final = Path("usr/share/keyrings/room-kiosk-archive-keyring.gpg")
SOURCES: Final = Path("etc/apt/sources.list.d/room-kiosk.sources")
_DISTRIBUTIONS: Final = """\
Origin: Room Kiosk
Label: Room Kiosk
Codename: {suite}
Architectures: amd64 arm64
Components: main
SignWith: {key}
"""
_CONTROL: Final = """\
Package: room-kiosk-archive-keyring
Version: {version}
Architecture: all
Maintainer: The Room Kiosk authors <room-kiosk@localhost>
Section: misc
Priority: optional
Description: where the packages of Room Kiosk come from
 The key they are signed with, and the address of their repository.
"""
_SOURCE: Final = """\
Types: deb
URIs: {url}
Suites: {suite}
Components: main
Signed-By: /{keyring}
"""
_NO_KEY: Final = """\
make repo: there is no secret key {key!r} to sign with. Make one, on a machine that stays yours:

    gpg --quick-generate-key "Room Kiosk packages" ed25519 sign never

and name it: make repo KEY=FINGERPRINT URL=https://packages.example.org/room-kiosk
"""


def main(argv: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--key", default="", help="fingerprint of the key to sign with, in gpg's keyring")
    parser.add_argument("--url", required=True, help="where panels will find the repository")
    parser.add_argument("--packages", type=Path, default=ROOT / "build" / "deb", metavar="DIR")
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "repo", metavar="DIR")
    options = parser.parse_args(argv)
    said = subprocess.run(["gpg", "--batch", "--list-secret-keys", options.key], capture_output=True, check=False)
    if not options.key or said.returncode != 0:
        print(_NO_KEY.format(key=options.key), file=sys.stderr)
        return 1
    packages = sorted(options.packages.glob("room-kiosk_*.deb"))
    if not packages:
        print(f"make repo: there is no package in {options.packages}: make deb makes one.", file=sys.stderr)
        return 1
    keyring = keyring_package(options.key, options.url, options.packages)
    publish([*packages, keyring], options.key, options.out)
    print(options.out)
    return 0


def publish(packages: list[Path], key: str, out: Path) -> None:
    """Take the packages into the repository, which is made where there is none; older versions leave it."""
    (out / "conf").mkdir(parents=True, exist_ok=True)
    (out / "conf" / "distributions").write_text(_DISTRIBUTIONS.format(suite=SUITE, key=key))
    command = ["reprepro", "--silent", "--basedir", str(out), "includedeb", SUITE]
    subprocess.run([*command, *map(str, packages)], check=True)


def keyring_package(key: str, url: str, out: Path) -> Path:
    """The public half of the key and the address. The same key and address make the same package, and version."""
    public = subprocess.run(["gpg", "--batch", "--export", key], capture_output=True, check=True).stdout
    source = _SOURCE.format(url=url, suite=SUITE, keyring=KEYRING)
    created = subprocess.run(
        ["gpg", "--batch", "--with-colons", "--list-keys", key], capture_output=True, text=True, check=True
    ).stdout
    epoch = next(line.split(":")[5] for line in created.splitlines() if line.startswith("pub:"))
    version = f"{epoch}.{int(hashlib.sha256(public + source.encode()).hexdigest()[:8], 16)}"
    with tempfile.TemporaryDirectory(prefix="room-kiosk-") as name:
        stage = Path(name) / "stage"
        files = {
            KEYRING: public,
            SOURCES: source.encode(),
            Path("DEBIAN/control"): _CONTROL.format(version=version).encode(),
            Path("DEBIAN/conffiles"): f"/{SOURCES}\n".encode(),
        }
        for path, content in files.items():
            (stage / path).parent.mkdir(parents=True, exist_ok=True)
            (stage / path).write_bytes(content)
        for path in (stage, *stage.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
            os.utime(path, (int(epoch), int(epoch)))
        package = out / f"room-kiosk-archive-keyring_{version}_all.deb"
        command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(stage), str(package)]
        environ = {**os.environ, "SOURCE_DATE_EPOCH": epoch}
        subprocess.run(command, check=True, env=environ, stdout=subprocess.DEVNULL)
    return package


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
