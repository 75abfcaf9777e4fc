"""The program in the tree this lies in, with the libraries of the Python that runs it: no other module is found."""

import sys
from pathlib import Path

TREE = Path(__file__).resolve().parent.parent
UNKNOWN_PYTHON = 70


def main() -> int:
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    own = TREE / f"lib-cp{version.replace('.', '')}"
    if not own.is_dir():
        there = " and ".join(f"3.{folder.name.removeprefix('lib-cp3')}" for folder in sorted(TREE.glob("lib-cp3*")))
        print(
            f"kiosk: this machine's python3 is {version}, and the package has libraries for {there}:"
            " install the package of this Debian release.",
            file=sys.stderr,
        )
        return UNKNOWN_PYTHON
    sys.path[:0] = [str(TREE / "app"), str(own), str(TREE / "lib")]
    from kiosk.cli import main as kiosk

    return kiosk()


if __name__ == "__main__":
    sys.exit(main())
