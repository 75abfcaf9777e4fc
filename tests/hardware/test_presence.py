"""A presence sensor on a real kernel's line: edges reach the panel, a lost line is silence, the lights do not mind."""

import pytest
from hw_daemon import Client, HwDaemon, client_of
from simulated_chip import CHIP, LIVE, PIR, levels, pull
from support.waiting import PATIENCE_S

from kiosk.hw.daemon.presence_watch import REPORT_S
from kiosk.hw.protocol.fault import Fault
from kiosk.hw.protocol.message import Health, LightStatus, Message, PresenceSeen, SetLight, decode, encode
from kiosk.room.pattern import LightPattern
from kiosk.system.boot_clock import boottime


@pytest.fixture
def sensing(daemon: HwDaemon) -> HwDaemon:
    pull(PIR, up=False)
    with daemon.config.open("a") as config:
        config.write(f'[presence]\ndriver = "gpiod"\nchip = "{CHIP}"\nline = "pir"\noccupancy = true\n')
    return daemon


def heard(panel: Client, within_s: float = PATIENCE_S) -> Message:
    assert panel.dealer.poll(1000 * within_s), "nothing was said"
    return decode(panel.dealer.recv())


def said(panel: Client) -> PresenceSeen:
    """What is next heard of the sensor."""
    while True:
        message = heard(panel)
        if isinstance(message, PresenceSeen):
            return message


def listen(panel: Client) -> None:
    panel.send(encode(SetLight(1, LightPattern.FREE, boottime(), 60.0)))


def test_an_edge_reaches_every_panel_at_once(sensing: HwDaemon) -> None:
    sensing.start()
    with client_of(sensing.socket) as one, client_of(sensing.socket) as other:
        for panel in (one, other):
            listen(panel)
            assert not said(panel).present
        for somebody in (True, False):
            pull(PIR, up=somebody)
            for panel in (one, other):
                heard = said(panel)
                assert (heard.present, heard.occupancy) == (somebody, True)
                assert heard.for_s < REPORT_S  # an edge, not the report of every minute
        assert levels() == (0, 1, 0)


def test_a_chip_that_is_pulled_out_is_silence_and_its_return_is_news(sensing: HwDaemon) -> None:
    sensing.start()
    with client_of(sensing.socket) as panel:
        listen(panel)
        assert not said(panel).present
        LIVE.write_text("0")
        try:
            # A kernel need not wake who waits for a line that is gone: the next report shows it.
            assert heard(panel, REPORT_S + PATIENCE_S) == Health(sensor=Fault.ABSENT)
            with client_of(sensing.socket) as late:
                listen(late)
                assert isinstance(heard(late), LightStatus)
                assert heard(late) == Health(sensor=Fault.ABSENT)
                assert not late.dealer.poll(2000)
        finally:
            LIVE.write_text("1")
        assert said(panel).for_s < REPORT_S
        pull(PIR, up=True)
        assert said(panel).present
    assert "the presence sensor works again" in sensing.end()[2]
