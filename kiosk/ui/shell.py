"""The screen of one door: shows what was published, posts what was tapped, sleeps in between."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from PySide6.QtCore import QLocale, QTimer, QTranslator, QUrl
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QWindow
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from shiboken6 import Shiboken

from kiosk.nearby.rooms import NOWHERE, Nearby
from kiosk.notice.words import NO_WORDS, NoticeWords
from kiosk.privacy.personal import NO_LABELS, Labels
from kiosk.reports.report import NO_REPORTS, ReportFault, ReportsState
from kiosk.room.administration import CLOSED, AdminGesture, AdminState
from kiosk.room.intent import Posted, Touched
from kiosk.room.panel_state import PanelState
from kiosk.room.pattern import LightPattern
from kiosk.room.state import Resolution, State
from kiosk.ui import ink, renderer, surroundings
from kiosk.ui import interaction as interactions
from kiosk.ui.door import Door
from kiosk.ui.interaction import Interaction
from kiosk.ui.keyboard import Keyboard
from kiosk.ui.network import NoNetworkFactory
from kiosk.ui.pages.page import Inputs, Page, PageAction, next_tick
from kiosk.ui.pages.table import PAGES, open_page, settled
from kiosk.ui.surroundings import ShellViewModel
from kiosk.ui.timeline import still_named
from kiosk.ui.times import locale_of
from kiosk.ui.view_model import VIEW_MODELS, ViewModel, view_model_of

QML = Path(__file__).parent.parent / "qml"
FONTS = (
    *("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "InterDisplay-Bold.otf"),
    *("NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf"),
)
SMALL = 600
"""Pixels of the short side."""
TOUCHED_EVERY = timedelta(seconds=5)
Given = Posted | ReportFault | AdminGesture
"""What a finger gives."""

for _page in PAGES:
    view_model_of(_page.view, _page.actions)
ink.register()


def make_app(argv: Sequence[str]) -> QGuiApplication:
    """The one application, with the shipped fonts, that outlives its window. No plug-in or style of the machine's."""
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    renderer.choose()
    QGuiApplication.setApplicationName("kiosk")
    app = QGuiApplication(list(argv))
    app.setQuitOnLastWindowClosed(False)
    for font in FONTS:
        QFontDatabase.addApplicationFont(str(QML / "fonts" / font))
    for latin in ("Inter", "Inter Display"):
        QFont.insertSubstitution(latin, "Noto Sans Arabic")
    return app


class Screen:
    """`post` gets all that a finger gives; `now` is aware UTC. `on_number_key` hears the keys 0 to 9, in the demo only;
    `has_drawn` says that a frame was swapped, `on_frame` is called when one is, `on_gone` when the window is hidden or
    minimised, by whatever and without `close`.
    """

    def __init__(self, door: Door, post: Callable[[Given], None], now: Callable[[], datetime]) -> None:
        self._door, self._post, self._now = door, post, now
        self.on_number_key: Callable[[int], None] | None = None
        self.on_frame: Callable[[], None] | None = None
        self.on_gone: Callable[[], None] | None = None
        self._state, self._labels, self._words, self._reports = _starting(now()), NO_LABELS, NO_WORDS, NO_REPORTS
        self._nearby, self._administration = NOWHERE, CLOSED
        self._own_language = door.language
        self._photos: frozenset[str] = frozenset()
        self._interaction = Interaction(door.language)
        self._tall = self._slender = self._small = False
        self.has_drawn = False
        self._frame_at = monotonic()
        self._told_touch: datetime | None = None
        self._tick = QTimer()
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self._refresh)
        self._translator = QTranslator()
        self._translate()
        # children of the engine: they outlive what QML binds to them
        self.engine = QQmlApplicationEngine()
        self._view_models: dict[str, ViewModel] = {}
        inputs = self._inputs(now())
        page = open_page(inputs)
        self.shell = ShellViewModel(surroundings.derive(inputs, page), self._shown(page, inputs), self, self.engine)
        self.window = self._load(self.engine)
        self._keyboard = Keyboard(self.window, self.touched)

    def publish(self, state: PanelState, labels: Labels = NO_LABELS, words: NoticeWords = NO_WORDS) -> None:
        """Show this from now on; re-derived by itself as time passes."""
        self._state, self._labels, self._words = state, labels, words
        self._refresh()

    def publish_reports(self, reports: ReportsState) -> None:
        """What can be reported from now on, and what was."""
        self._reports = reports
        self._refresh()

    def publish_admin(self, state: AdminState) -> None:
        """What is open and known behind the page of who looks after the panel, and which language this door speaks."""
        self._administration = state
        self._door = replace(self._door, language=state.language or self._own_language)
        self._refresh()

    def publish_nearby(self, nearby: Nearby) -> None:
        """What is known of the other rooms from now on."""
        self._nearby = nearby
        self._refresh()

    def publish_photos(self, photos: frozenset[str]) -> None:
        """The addresses of the pictures that can be shown from now on."""
        self._photos = photos
        self._refresh()

    def show(self, fullscreen: bool = False) -> None:
        if fullscreen:
            self.window.showFullScreen()
        else:
            self.window.show()

    def draw(self) -> None:
        """Draw a frame, also where nothing has changed."""
        self.window.update()

    def close(self) -> None:
        """Take the window and all of QML down; the screen is of no use afterwards."""
        self._tick.stop()
        QGuiApplication.removeTranslator(self._translator)
        self.on_gone = None
        self.window.hide()
        Shiboken.delete(self.engine)

    # what fingers and keys do

    def touched(self) -> None:
        now = self._now()
        self._interaction = interactions.touch(self._interaction, now)
        if self._told_touch is None or not timedelta() <= now - self._told_touch < TOUCHED_EVERY:
            self._told_touch = now
            self._post(Touched())
        self._refresh()

    def is_touched(self, within: timedelta) -> bool:
        """Whether somebody did something no longer ago."""
        at = self._interaction.touched_at
        return at is not None and timedelta() <= self._now() - at < within

    def key(self, number: int) -> None:
        if self._door.demo and self.on_number_key and 0 <= number <= 9:
            self.on_number_key(number)

    # how it is done

    def _perform(self, page: Page, action: PageAction, view: Any, *given: Any) -> None:
        """Carry out what a finger, a key or a screen reader did; the last has touched nothing before. A page that has
        just closed may still be under one; it does nothing.
        """
        self.touched()
        inputs = self._inputs(self._now())
        step = action(view, inputs, *given) if open_page(inputs) is page else None
        if step is None:
            return
        self._interaction = step.interaction
        self._refresh()
        if step.post is not None:
            self._post(step.post)

    def _refresh(self) -> None:
        now = self._now()
        self._labels = still_named(self._labels, self._state.resolution.bookings, now)
        inputs = settled(self._inputs(now))
        self._interaction = inputs.interaction
        if self._interaction.language != self.shell.view.language:
            self._translate()
            self.engine.retranslate()
        page = open_page(inputs)
        self.shell.open(surroundings.derive(inputs, page), self._shown(page, inputs))
        wait = next_tick(page, inputs) - inputs.now
        self._tick.start(max(1, int(wait / timedelta(milliseconds=1)) + 1))

    def _shown(self, page: Page, inputs: Inputs) -> ViewModel:
        """The view model of a page, made when it is first opened, with the page as it is now."""
        view = page.derive(inputs)
        if page.name in self._view_models:
            self._view_models[page.name].show(view)
        else:
            self._view_models[page.name] = VIEW_MODELS[page.view](view, self.engine, partial(self._perform, page))
        return self._view_models[page.name]

    def _inputs(self, now: datetime) -> Inputs:
        return Inputs(
            self._state,
            self._labels,
            self._door,
            self._interaction,
            now,
            upright=self._upright(),
            slender=self._slender,
            small=self._small,
            words=self._words,
            reports=self._reports,
            administration=self._administration,
            nearby=self._nearby,
            photos=self._photos,
        )

    def _upright(self) -> bool:
        """Whether the day stands between state and actions."""
        if self._door.orientation != "auto":
            return self._door.orientation == "portrait"
        return self._tall

    def _resized(self) -> None:
        self._tall = self.window.height() > self.window.width()
        self._slender = 9 * self.window.height() >= 16 * self.window.width()
        self._small = min(self.window.height(), self.window.width()) < SMALL
        self._refresh()

    def _translate(self) -> None:
        QGuiApplication.removeTranslator(self._translator)
        language = self._interaction.language
        QLocale.setDefault(locale_of(language))  # in whose digits QML writes numbers
        self._translator.load(QLocale(language), "kiosk", "_", str(QML / "i18n"))
        QGuiApplication.installTranslator(self._translator)

    def _load(self, engine: QQmlApplicationEngine) -> QQuickWindow:
        self._no_network = NoNetworkFactory()
        engine.setNetworkAccessManagerFactory(self._no_network)
        engine.addImportPath(str(QML.parent.parent))
        engine.setInitialProperties({"shell": self.shell, "firstPage": self.shell.view.page})
        engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
        roots = engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the screen's QML does not load; Qt's messages above say why")
        roots[0].frameSwapped.connect(self._frame_swapped)
        roots[0].widthChanged.connect(self._resized)
        roots[0].heightChanged.connect(self._resized)
        roots[0].visibilityChanged.connect(self._visibility_changed)
        return roots[0]

    def _visibility_changed(self, visibility: QWindow.Visibility) -> None:
        if visibility in (QWindow.Visibility.Hidden, QWindow.Visibility.Minimized) and self.on_gone:
            self.on_gone()

    @property
    def frame_age_s(self) -> float:
        """Seconds since the last frame was swapped."""
        return monotonic() - self._frame_at

    @property
    def renderer(self) -> str:
        """What paints the window."""
        return renderer.name_of(self.window)

    def _frame_swapped(self) -> None:
        self.has_drawn = True
        self._frame_at = monotonic()
        if self.on_frame:
            self.on_frame()


def _starting(now: datetime) -> PanelState:
    """Before anything was published: nothing is known, and the light says so."""
    return PanelState(Resolution(state=State.UNKNOWN, light=LightPattern.UNKNOWN, next_change_at=now))
