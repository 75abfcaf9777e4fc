"""`kiosk demo`."""

import argparse
from pathlib import Path

from kiosk.demo import show
from kiosk.demo.backends import DEMO_BACKENDS


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--backend", choices=list(DEMO_BACKENDS), default="caldav", help="the kind of calendar")
    parser.add_argument("--tour", action="store_true", help="the tour, also where there is a display")
    parser.add_argument("--pictures", type=Path, default=Path("build/tour"), metavar="DIR")


def run(options: argparse.Namespace) -> int:
    return show.run(options.pictures, kind=options.backend, always_tour=options.tour)
