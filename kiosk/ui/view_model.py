"""The objects QML binds to: one per page, each a frozen view behind one signal. Their slots only pass wishes on."""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import Any, ClassVar, Protocol, get_args, get_type_hints

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import qmlRegisterUncreatableType

from kiosk.ui.rows import RowsModel, plain
from kiosk.ui.view import Day, HomeView, OtherTimeView, Prompt, ShellView, UnlockView

QML_MODULE = "kiosk.ui"
MADE_IN_PYTHON = "made in Python"


class Hands(Protocol):
    """What a finger can do to the screen."""

    def touched(self) -> None: ...
    def key(self, number: int) -> None: ...
    def switch_language(self) -> None: ...
    def act(self, number: int) -> None: ...
    def undo(self) -> None: ...
    def choose_at(self, place: float) -> None: ...
    def choose(self, step: str) -> None: ...
    def book_choice(self) -> None: ...
    def go_home(self) -> None: ...
    def type_digit(self, digit: int) -> None: ...
    def rub_out(self) -> None: ...
    def enter_pin(self) -> None: ...
    def withdraw(self) -> None: ...


def camel(name: str) -> str:
    head, *rest = name.split("_")
    return head + "".join(word.capitalize() for word in rest)


def _properties(view_type: type, changed: Signal) -> Iterator[tuple[str, Property]]:
    """One QML property per field. They are put into the class body, because Qt reads a class once, when it is made."""
    hints = get_type_hints(view_type)
    for field in fields(view_type):
        hint = hints[field.name]
        if get_args(hint):
            yield camel(field.name), Property(QObject, _part(field.name), constant=True)
        elif is_dataclass(hint):
            yield camel(field.name), Property(VIEW_MODELS[hint], _part(field.name), constant=True)
        else:
            kind = str if issubclass(hint, StrEnum) else hint
            yield camel(field.name), Property(kind, _value(field.name), notify=changed)


def _part(name: str) -> Callable[[Any], Any]:
    return lambda face: face.parts[name]


def _value(name: str) -> Callable[[Any], Any]:
    return lambda face: plain(getattr(face.view, name))


class ViewModel(QObject):
    """Shows one view at a time: `show` swaps it and tells QML once."""

    view_type: ClassVar[type]
    changed: Signal

    def __init__(self, view: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.parts: dict[str, Any] = {}
        for name, hint in get_type_hints(self.view_type).items():
            value = getattr(view, name)
            if get_args(hint):
                self.parts[name] = RowsModel(get_args(hint)[0], self)
                self.parts[name].show(value)
            elif is_dataclass(hint):
                self.parts[name] = VIEW_MODELS[hint](value, self)

    def show(self, view: Any) -> None:
        if view == self.view:
            return
        self.view = view
        for name, part in self.parts.items():
            part.show(getattr(view, name))
        self.changed.emit()


VIEW_MODELS: dict[Any, type[ViewModel]] = {}


class DayViewModel(ViewModel):
    view_type = Day
    changed = Signal()
    vars().update(_properties(Day, changed))


class PromptViewModel(ViewModel):
    view_type = Prompt
    changed = Signal()
    vars().update(_properties(Prompt, changed))


VIEW_MODELS.update({Day: DayViewModel, Prompt: PromptViewModel})


class ShellViewModel(ViewModel):
    """What surrounds every page."""

    view_type = ShellView
    changed = Signal()
    vars().update(_properties(ShellView, changed))

    def __init__(self, view: ShellView, hands: Hands, parent: QObject) -> None:
        super().__init__(view, parent)
        self._hands = hands

    @Slot()
    def touched(self) -> None:
        self._hands.touched()

    @Slot(int)
    def key(self, number: int) -> None:
        self._hands.key(number)

    @Slot()
    def switchLanguage(self) -> None:  # noqa: N802
        self._hands.switch_language()


class HomeViewModel(ViewModel):
    view_type = HomeView
    changed = Signal()
    vars().update(_properties(HomeView, changed))

    def __init__(self, view: HomeView, hands: Hands, parent: QObject) -> None:
        super().__init__(view, parent)
        self._hands = hands

    @Slot(int)
    def act(self, number: int) -> None:
        self._hands.act(number)

    @Slot()
    def undo(self) -> None:
        self._hands.undo()

    @Slot(float)
    def chooseAt(self, place: float) -> None:  # noqa: N802
        self._hands.choose_at(place)


class OtherTimeViewModel(ViewModel):
    view_type = OtherTimeView
    changed = Signal()
    vars().update(_properties(OtherTimeView, changed))

    def __init__(self, view: OtherTimeView, hands: Hands, parent: QObject) -> None:
        super().__init__(view, parent)
        self._hands = hands

    @Slot(float)
    def chooseAt(self, place: float) -> None:  # noqa: N802
        self._hands.choose_at(place)

    @Slot(str)
    def choose(self, step: str) -> None:
        self._hands.choose(step)

    @Slot()
    def book(self) -> None:
        self._hands.book_choice()

    @Slot()
    def goHome(self) -> None:  # noqa: N802
        self._hands.go_home()


class UnlockViewModel(ViewModel):
    view_type = UnlockView
    changed = Signal()
    vars().update(_properties(UnlockView, changed))

    def __init__(self, view: UnlockView, hands: Hands, parent: QObject) -> None:
        super().__init__(view, parent)
        self._hands = hands

    @Slot(int)
    def typeDigit(self, digit: int) -> None:  # noqa: N802
        self._hands.type_digit(digit)

    @Slot()
    def rubOut(self) -> None:  # noqa: N802
        self._hands.rub_out()

    @Slot()
    def enter(self) -> None:
        self._hands.enter_pin()

    @Slot()
    def withdraw(self) -> None:
        self._hands.withdraw()


for _face in (DayViewModel, PromptViewModel, ShellViewModel, HomeViewModel, OtherTimeViewModel, UnlockViewModel):
    qmlRegisterUncreatableType(_face, QML_MODULE, 1, 0, _face.__name__, MADE_IN_PYTHON)  # type: ignore[arg-type]  # the stub says bytes; Qt takes str
