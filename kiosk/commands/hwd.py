"""`kiosk hwd`."""

import argparse

from kiosk.commands.configuration import add_config, hardware_of
from kiosk.hw.daemon import daemon
from kiosk.system.lifetime import START_ANEW, start_anew


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_config(parser)


def run(options: argparse.Namespace) -> int:
    code = daemon.run(hardware_of(options.config), options.config)
    return start_anew() if code == START_ANEW else code
