"""`kiosk hwd`."""

import argparse

from kiosk.commands.configuration import add_config, hardware_of
from kiosk.hw.daemon import daemon


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)


def run(options: argparse.Namespace) -> int:
    return daemon.run(hardware_of(options.config))
