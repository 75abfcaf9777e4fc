"""`kiosk demo`."""

import argparse
from pathlib import Path

from kiosk.demo import show


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--tour", action="store_true", help="the tour, also where there is a display")
    parser.add_argument("--pictures", type=Path, default=Path("build/tour"), metavar="DIR")


def run(options: argparse.Namespace) -> int:
    return show.run(options.pictures, always_tour=options.tour)
