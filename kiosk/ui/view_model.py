"""The objects QML binds to, generated from the views: each shows a frozen view behind one signal."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import is_dataclass
from inspect import signature
from types import new_class
from typing import Any, ClassVar, get_args, get_origin, get_type_hints

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import qmlRegisterUncreatableType

from kiosk.ui.pages.page import PageAction
from kiosk.ui.rows import RowsModel, camel, plain

QML_MODULE = "kiosk.ui"
MADE_IN_PYTHON = "made in Python"
VIEW_MODELS: dict[Any, type["ViewModel"]] = {}
"""The class of each view, once QML knows it."""

Perform = Callable[..., None]
"""`perform(action, view, ...)`: an action, the view on the screen, and what QML gave."""


class ViewModel(QObject):
    """Shows one view at a time: `show` swaps it and notifies QML once."""

    view_type: ClassVar[type]
    changed: Signal

    def __init__(self, view: Any, parent: QObject, perform: Perform | None = None) -> None:
        super().__init__(parent)
        self.view, self.perform = view, perform
        self.parts: dict[str, Any] = {}
        for name, hint in get_type_hints(self.view_type).items():
            value = getattr(view, name)
            if get_origin(hint) is tuple:
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


def view_model_of(view_type: type, actions: Iterable[PageAction] = ()) -> type[ViewModel]:
    """The class for a view, in QML too: DayViewModel for Day, and without a second "View". A field is a property, an
    action a slot. All of them are in the class's body, because Qt reads a class once, when it is made.
    """
    changed = Signal()
    name = view_type.__name__.removesuffix("View") + "ViewModel"
    properties = dict(properties_of(view_type, changed))
    body = {"view_type": view_type, "changed": changed, **properties, **dict(_slots(actions))}
    return known_to_qml(new_class(name, (ViewModel,), exec_body=lambda namespace: namespace.update(body)))


def known_to_qml(view_model: type[ViewModel]) -> type[ViewModel]:
    qmlRegisterUncreatableType(view_model, QML_MODULE, 1, 0, view_model.__name__, MADE_IN_PYTHON)  # type: ignore[arg-type]  # the stub says bytes; Qt takes str
    VIEW_MODELS[view_model.view_type] = view_model
    return view_model


def properties_of(view_type: type, changed: Signal) -> Iterator[tuple[str, Property]]:
    """One QML property per field."""
    for name, hint in get_type_hints(view_type).items():
        if get_origin(hint) is tuple:
            yield camel(name), Property(QObject, _part(name), constant=True)
        elif is_dataclass(hint):
            part = VIEW_MODELS.get(hint) or view_model_of(hint)  # type: ignore[arg-type]  # it is no instance
            yield camel(name), Property(part, _part(name), constant=True)
        else:
            yield camel(name), Property(hint if hint in (bool, int, float) else str, _value(name), notify=changed)


def _part(name: str) -> Callable[[Any], Any]:
    return lambda view_model: view_model.parts[name]


def _value(name: str) -> Callable[[Any], Any]:
    return lambda view_model: plain(getattr(view_model.view, name))


def _slots(actions: Iterable[PageAction]) -> Iterator[tuple[str, Any]]:
    """A slot takes what its action takes after the view and the inputs."""
    for action in actions:
        given = list(signature(action).parameters.values())[2:]
        name = camel(action.__name__)
        yield name, Slot(*(parameter.annotation for parameter in given), name=name)(_performing(action))


def _performing(action: PageAction) -> Callable[..., None]:
    return lambda view_model, *given: view_model.perform(action, view_model.view, *given)
