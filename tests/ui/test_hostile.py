"""S1 at the screen: what an invitation may carry is laid out as letters; nothing is fetched, nothing falls over."""

import socket
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtQml import QQmlApplicationEngine
from shiboken6 import Shiboken
from support.waiting import PATIENCE_S
from ui_hand import Hand, runs
from ui_look import faults, rich
from ui_scenes import Scene
from ui_scenes.scene import DAY, KEY_C, checked, local

from kiosk.privacy.display_text import DisplayText
from kiosk.privacy.personal import Label, Personal
from kiosk.ui.network import NoNetworkFactory

HOSTILE = {
    "img": '<img src="http://127.0.0.1:{port}/a.png">',
    "img in a link": '<a href="http://127.0.0.1:{port}/b"><img src=http://127.0.0.1:{port}/c.png width=9999></a>',
    "style": '<style>@import url("http://127.0.0.1:{port}/d.css");</style><b>bold</b>',
    "svg": '<svg onload="x"><image href="http://127.0.0.1:{port}/e.svg"/></svg>',
    "markdown": "![x](http://127.0.0.1:{port}/f.png) **bold** [a](http://127.0.0.1:{port}/g)",
    "bidi": "\u202egnp.exe\u202c \u2067right\u2069 שלום",
    "zero width": "a\u200b\u200d\ufeff\u2060" * 40,
    "zalgo": "Z" + "\u0301\u0327\u0335\u0489" * 60,
    "a megabyte": "W" * 1_000_000,
    "one long word": "Hottentottententententoonstelling" * 6,
    "nul": "a\0b\0<img src=http://127.0.0.1:{port}/h>",
    "surrogates": "\ud800x\udfff",
    "ansi": "\x1b[31mred\x1b]8;;http://127.0.0.1:{port}/i\x07",
    "lines": "one\r\ntwo\u2028three\u2029four\v",
    "percent": "%1 %n %L1 &amp; &#60;img&#62;",
    "emoji and scripts": "👩‍👩‍👧‍👦 会議室 غرفة ห้อง",
}


@pytest.fixture
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A server on loopback that writes down whoever knocks."""
    knocks: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        done = threading.Event()

        def listen() -> None:
            while not done.is_set():
                try:
                    with server.accept()[0] as visitor:
                        knocks.append(visitor.recv(200))
                except TimeoutError:
                    continue

        thread = threading.Thread(target=listen)
        thread.start()
        yield server.getsockname()[1], knocks
        done.set()
        thread.join()


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("size", [(800, 480), (800, 1280)], ids=str)
def test_hostile_text_is_only_text(
    at_the_door: type[Hand], listener: tuple[int, list[bytes]], name: str, size: tuple[int, int]
) -> None:
    port, knocks = listener
    text = HOSTILE[name].replace("{port}", str(port))
    labels = {KEY_C: Label(Personal(text), Personal(text))}
    named = {"name": DisplayText(text), "floor": DisplayText(text), "equipment": (text,), "site": DisplayText(text)}
    scene = Scene("", local(14, 6), checked("c"), labels=labels, door={"show": "title", **named})
    hand = at_the_door(scene, *size, language="en")
    runs(0.02)
    assert knocks == []
    assert rich(hand.screen.window) == []
    assert [f for f in faults(hand.screen.window) if not f.startswith(("elided", "overlap"))] == []
    assert {"Reserved", "until 15:00", "+15 min"} <= {*hand.texts(), *hand.labels()}


def test_titles_and_organisers_stay_hidden_unless_the_room_opted_in(at_the_door: type[Hand]) -> None:
    labels = {KEY_C: Label(Personal("Secret title"), Personal("Secret person"))}
    shown = {
        show: " ".join(at_the_door(Scene("", local(14, 6), DAY, labels=labels), show=show).texts())
        for show in ("reserved", "title", "organizer")
    }
    assert "Secret" not in shown["reserved"]
    assert "Secret title" in shown["title"]
    assert "Secret person" not in shown["title"]
    assert "Secret person" in shown["organizer"]


@pytest.mark.parametrize("allowed", [True, False], ids=["without the guard", "with the guard"])
def test_even_a_text_that_is_not_plain_fetches_nothing(
    qapp: QCoreApplication,
    listener: tuple[int, list[bytes]],
    allowed: bool,
    nothing_to_complain_about: list[str],
) -> None:
    """The positive control: without the guard the very same text does knock."""
    port, knocks = listener
    engine, factory = QQmlApplicationEngine(), NoNetworkFactory()
    if not allowed:
        engine.setNetworkAccessManagerFactory(factory)
    rich_text = f'Text {{ textFormat: Text.RichText; text: "<img src=http://127.0.0.1:{port}/x.png>" }}'
    engine.loadData(f"import QtQuick\nWindow {{ visible: true; {rich_text} }}".encode())
    runs(PATIENCE_S, until=lambda: bool(nothing_to_complain_about))  # that the picture could not be had
    Shiboken.delete(engine)
    assert bool(knocks) is allowed
    assert len(nothing_to_complain_about) == 1
    nothing_to_complain_about.clear()


def test_layout_of_the_longest_title_is_quick_enough_to_draw(at_the_door: type[Hand]) -> None:
    """200 code points, whatever was sent: the bound that keeps layout short is in the text, not in a clock."""
    hand = at_the_door(
        Scene("", local(14, 6), labels={KEY_C: Label(Personal("W" * 1_000_000))}, door={"show": "title"})
    )
    assert max(len(text) for text in hand.texts()) <= 202


def test_what_is_shown_follows_the_labels(at_the_door: type[Hand]) -> None:
    hand = at_the_door(Scene("", local(14, 6), DAY), show="title")
    hand.screen.publish(replace(hand.report), {KEY_C: Label(Personal("New title"))})
    hand.settle()
    assert any("New title" in text for text in hand.texts())
