"""Where and how the tests' Qt draws: offscreen, in software, with the shipped fonts alone. Imported before Qt."""

import os
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["FONTCONFIG_FILE"] = str(Path(__file__).parent / "fonts.conf")
