"""PySide reads the source of every module that is imported after it, and looks for its own name there: whether one asks
for `__feature__`, names in another case. Nothing here does, and the text of all modules stayed in memory.
"""

import sys


def leave_sources_unread() -> None:
    """From now on. Nothing where PySide does not do it any more."""
    import PySide6.QtCore  # noqa: F401 - before it there is nothing to turn off

    feature = sys.modules.get("shibokensupport.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        vars(feature)["_mod_uses_pyside"] = lambda _module: False
