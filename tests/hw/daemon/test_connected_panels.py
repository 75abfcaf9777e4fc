"""Who hears about the sensor: the panels that spoke lately, and never an endless crowd."""

from kiosk.hw.daemon.connected_panels import GONE_S, MOST, ConnectedPanels


class Hall:
    def __init__(self) -> None:
        self.now = 50.0
        self.panels = ConnectedPanels(lambda: self.now)


def test_a_panel_is_new_once() -> None:
    hall = Hall()
    assert [hall.panels.heard(panel) for panel in (b"a", b"a", b"b", b"a")] == [True, False, True, False]
    assert hall.panels.present() == (b"b", b"a")


def test_who_is_silent_is_gone_and_new_when_it_comes_back() -> None:
    hall = Hall()
    hall.panels.heard(b"a")
    hall.now += GONE_S - 0.1
    hall.panels.heard(b"b")
    assert set(hall.panels.present()) == {b"a", b"b"}
    hall.now += 0.1
    assert hall.panels.present() == (b"b",)
    assert hall.panels.heard(b"a")


def test_a_crowd_pushes_out_who_spoke_longest_ago() -> None:
    hall = Hall()
    for number in range(MOST + 3):
        hall.panels.heard(b"%d" % number)
    assert hall.panels.present() == tuple(b"%d" % number for number in range(3, MOST + 3))
