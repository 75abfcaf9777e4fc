"""The screen of one door: shows what was published, posts what was tapped, sleeps in between."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QLocale, QTimer, QTranslator, QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication, QWindow
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from shiboken6 import Shiboken

from kiosk.privacy.display_text import DisplayText
from kiosk.privacy.personal import NO_LABELS, Labels
from kiosk.room.intent import Book, End, EnterPin, Gesture, Intent, Touched, Undo, Withdraw
from kiosk.room.panel_state import PanelState
from kiosk.room.pattern import LightPattern
from kiosk.room.pin import Pin
from kiosk.room.state import Resolution, State
from kiosk.settings.choices import LANGUAGES
from kiosk.ui import choice as choices
from kiosk.ui import interaction as interactions
from kiosk.ui.door import KNOWN_EQUIPMENT, Door
from kiosk.ui.interaction import Interaction
from kiosk.ui.network import NoNetworkFactory
from kiosk.ui.pages.home import derive, next_tick
from kiosk.ui.pages.other_time import chosen_at, derive_other_time, gaps_of, stepped
from kiosk.ui.pages.unlock import derive_unlock, may_type
from kiosk.ui.view import Act, Fact, HomeView, ShellView, Topic
from kiosk.ui.view_model import HomeViewModel, OtherTimeViewModel, ShellViewModel, UnlockViewModel

QML = Path(__file__).parent.parent / "qml"
FONTS = ("Inter-Regular", "Inter-Medium", "Inter-SemiBold", "InterDisplay-Bold")
TOUCHED_EVERY = timedelta(seconds=5)


def make_app(argv: Sequence[str]) -> QGuiApplication:
    """The one application, with the shipped fonts, that outlives its window. No plug-in or style of the machine's."""
    os.environ.setdefault("QT_QUICK_CONTROLS_STYLE", "Basic")
    QGuiApplication.setApplicationName("kiosk")
    app = QGuiApplication(list(argv))
    app.setQuitOnLastWindowClosed(False)
    for font in FONTS:
        QFontDatabase.addApplicationFont(str(QML / "fonts" / f"{font}.otf"))
    return app


class Screen:
    """`post` gets every wish; `now` is aware UTC. `on_room_key` hears the keys 1 to 9, in the demo only; `on_gone` is
    called when the window is hidden or minimised, by whatever and without `close`.
    """

    def __init__(self, door: Door, post: Callable[[Intent | Gesture], None], now: Callable[[], datetime]) -> None:
        self._door, self._post, self._now = door, post, now
        self.on_room_key: Callable[[int], None] | None = None
        self.on_first_frame: Callable[[], None] | None = None
        self.on_gone: Callable[[], None] | None = None
        self._report, self._labels = _starting(now()), NO_LABELS
        self._interaction = Interaction(door.language)
        self._tall = False
        self._told_touch: datetime | None = None
        self._tick = QTimer()
        self._tick.setSingleShot(True)
        self._tick.timeout.connect(self._refresh)
        self._translator = QTranslator()
        self._translate()
        moment = now()
        other = derive_other_time(self._report, self._labels, door, self._interaction, moment)
        # children of the engine: they outlive what QML binds to them
        self.engine = QQmlApplicationEngine()
        self.home = HomeViewModel(self._home(moment), self, self.engine)
        self.other = OtherTimeViewModel(other, self, self.engine)
        self.unlock = UnlockViewModel(derive_unlock(self._report, door, self._interaction, moment), self, self.engine)
        self.shell = ShellViewModel(self._shell(self.home.view), self, self.engine)
        self.window = self._load(self.engine)

    def publish(self, report: PanelState, labels: Labels = NO_LABELS) -> None:
        """Show this from now on; re-derived by itself as time passes."""
        self._report, self._labels = report, labels
        self._refresh()

    def show(self, fullscreen: bool = False) -> None:
        if fullscreen:
            self.window.showFullScreen()
        else:
            self.window.show()

    def close(self) -> None:
        """Take the window and all of QML down; the screen is of no use afterwards."""
        self._tick.stop()
        QGuiApplication.removeTranslator(self._translator)
        self.on_gone = None
        self.window.hide()
        Shiboken.delete(self.engine)

    # what fingers do

    def touched(self) -> None:
        now = self._now()
        self._interaction = interactions.touch(self._interaction, now)
        if self._told_touch is None or not timedelta() <= now - self._told_touch < TOUCHED_EVERY:
            self._told_touch = now
            self._post(Touched())
        self._refresh()

    def key(self, number: int) -> None:
        if self._door.demo and self.on_room_key and 1 <= number <= 9:
            self.on_room_key(number)

    def switch_language(self) -> None:
        following = LANGUAGES[(LANGUAGES.index(self._interaction.language) + 1) % len(LANGUAGES)]
        self._interaction = interactions.touch(replace(self._interaction, language=following), self._now())
        self._refresh()

    def act(self, number: int) -> None:
        """Do what the button says; ending takes a second tap; a button that is not ready does nothing."""
        actions = self.home.view.actions
        if not 0 <= number < len(actions) or not actions[number].ready:
            return
        action, now = actions[number], self._now()
        if action.act is Act.OTHER:
            self._open_other_time(None)
        elif isinstance(action.intent, End) and self._interaction.ending != action.intent.key:
            self._interaction = interactions.ask_end(self._interaction, action.intent.key, now)
            self._refresh()
        elif action.intent is not None:
            self._wish(action.intent)

    def undo(self) -> None:
        offer = self._report.resolution.undo
        if offer and interactions.pending_of(self._interaction, self._report) is None:
            self._wish(Undo(offer.key))

    def choose_at(self, place: float) -> None:
        if self._interaction.choice is None:
            self._open_other_time(place)
        else:
            self._choose(chosen_at(self._interaction.choice, place, self._report, self._door, self._now()))

    def choose(self, step: str) -> None:
        if self._interaction.choice is not None:
            self._choose(stepped(self._interaction.choice, step, self._report, self._door, self._now()))

    def book_choice(self) -> None:
        choice = self._interaction.choice
        if choice and self.other.view.possible and interactions.pending_of(self._interaction, self._report) is None:
            self._wish(Book(choice.start, choice.end))

    def go_home(self) -> None:
        self._interaction = replace(self._interaction, choice=None)
        self._refresh()

    def type_digit(self, digit: int) -> None:
        self._typed(self._interaction.pin.typed(digit))

    def rub_out(self) -> None:
        self._typed(self._interaction.pin.rubbed_out())

    def enter_pin(self) -> None:
        if self.unlock.view.can_enter:
            pin = self._interaction.pin
            self._typed(Pin())
            self._post(EnterPin(pin))

    def withdraw(self) -> None:
        self._post(Withdraw())

    # how it is done

    def _typed(self, pin: Pin) -> None:
        if may_type(self._report.challenge):
            self._interaction = replace(self._interaction, pin=pin)
            self._refresh()

    def _wish(self, intent: Intent) -> None:
        self._interaction = interactions.post(self._interaction, intent, self._report, self._now())
        self._refresh()
        self._post(intent)

    def _open_other_time(self, place: float | None) -> None:
        now = self._now()
        if not self._report.resolution.may_book_later:
            return
        if place is None:
            choice = choices.first(gaps_of(self._report, self._door, now), self._door.policy)
        else:
            choice = chosen_at(None, place, self._report, self._door, now)
        self._interaction = interactions.touch(replace(self._interaction, choice=choice), now)
        self._refresh()

    def _choose(self, choice: choices.Choice | None) -> None:
        if choice:
            self._interaction = replace(self._interaction, choice=choice)
            self._refresh()

    def _refresh(self) -> None:
        now = self._now()
        self._interaction = self._brought_up_to_date(now)
        if self._interaction.language != self.shell.view.language:
            self._translate()
            self.engine.retranslate()
        home = self._home(now)
        self.home.show(home)
        self.other.show(derive_other_time(self._report, self._labels, self._door, self._interaction, now))
        self.unlock.show(derive_unlock(self._report, self._door, self._interaction, now))
        self.shell.show(self._shell(home))
        wait = next_tick(self._report, self._interaction, now) - now
        self._tick.start(max(1, int(wait / timedelta(milliseconds=1)) + 1))

    def _brought_up_to_date(self, now: datetime) -> Interaction:
        interaction = interactions.settle(
            interactions.expire(self._interaction, self._door.language, now), self._report, now
        )
        if interaction.choice is None:
            return interaction
        free = gaps_of(self._report, self._door, now)
        return replace(interaction, choice=choices.kept(interaction.choice, free, self._door.policy))

    def _home(self, now: datetime) -> HomeView:
        return derive(self._report, self._labels, self._door, self._interaction, now, self._upright())

    def _shell(self, home: HomeView) -> ShellView:
        door = self._door
        return ShellView(
            name=str(door.name),
            site=str(door.site_mark),
            facts=_facts(door),
            upright=self._upright(),
            palette=door.palette,
            still=door.reduced_motion,
            demo=door.demo,
            page="unlock" if self._report.challenge else "other" if self._interaction.choice else "home",
            tone=home.tone,
            light=self._report.resolution.light.value,
            language=self._interaction.language,
        )

    def _upright(self) -> bool:
        """Whether the day stands between state and actions."""
        if self._door.orientation != "auto":
            return self._door.orientation == "portrait"
        return self._tall

    def _resized(self) -> None:
        self._tall = self.window.height() > self.window.width()
        self._refresh()

    def _translate(self) -> None:
        QGuiApplication.removeTranslator(self._translator)
        self._translator.load(QLocale(self._interaction.language), "kiosk", "_", str(QML / "i18n"))
        QGuiApplication.installTranslator(self._translator)

    def _load(self, engine: QQmlApplicationEngine) -> QQuickWindow:
        self._no_network = NoNetworkFactory()
        engine.setNetworkAccessManagerFactory(self._no_network)
        engine.addImportPath(str(QML.parent.parent))
        pages = {"home": self.home, "other": self.other, "unlock": self.unlock}
        engine.setInitialProperties({"shell": self.shell, **pages})
        engine.load(QUrl.fromLocalFile(str(QML / "Main.qml")))
        roots = engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise RuntimeError("the screen's QML does not load; Qt's messages above say why")
        roots[0].frameSwapped.connect(self._first_frame)
        roots[0].widthChanged.connect(self._resized)
        roots[0].heightChanged.connect(self._resized)
        roots[0].visibilityChanged.connect(self._visibility_changed)
        return roots[0]

    def _visibility_changed(self, visibility: QWindow.Visibility) -> None:
        if visibility in (QWindow.Visibility.Hidden, QWindow.Visibility.Minimized) and self.on_gone:
            self.on_gone()

    def _first_frame(self) -> None:
        self.window.frameSwapped.disconnect(self._first_frame)
        if self.on_first_frame:
            self.on_first_frame()


def _facts(door: Door) -> tuple[Fact, ...]:
    facts = [Fact(Topic.FLOOR, str(door.floor))] if door.floor else []
    facts += [Fact(Topic.ZONE, str(door.zone_label))] if door.zone_label else []
    facts += [Fact(Topic.SEATS, count=door.seats)] if door.seats else []
    pieces = (piece if piece in KNOWN_EQUIPMENT else str(DisplayText(piece)) for piece in door.equipment)
    return (*facts, *(Fact(Topic.EQUIPMENT, piece) for piece in pieces))


def _starting(now: datetime) -> PanelState:
    """Before anything was published: nothing is known, and the light says so."""
    return PanelState(Resolution(state=State.UNKNOWN, light=LightPattern.UNKNOWN, next_change_at=now))
