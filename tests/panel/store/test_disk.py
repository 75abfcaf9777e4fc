"""Whether the disk takes what is written is known in one place."""

from collections.abc import Callable

import pytest

from kiosk.panel.store.disk import Disk


async def at_once(call: Callable[[], object]) -> object:
    return call()


def fails() -> None:
    raise OSError("full")


async def test_the_last_write_counts_and_everyone_hears_of_it() -> None:
    disk, heard = Disk(at_once), []
    assert disk.ok
    disk.listen(lambda: heard.append(disk.ok))
    with pytest.raises(OSError, match="full"):
        await disk.write(fails)
    assert not disk.ok
    await disk.write(lambda: None)
    assert disk.ok
    assert heard == [False, True]
