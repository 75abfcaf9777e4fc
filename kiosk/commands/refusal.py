"""What a command says where it does not do what it was asked for."""

import sys


def refused(command: str, why: str) -> int:
    """On stderr; the exit code."""
    print(f"kiosk {command}: {why}", file=sys.stderr)
    return 1
