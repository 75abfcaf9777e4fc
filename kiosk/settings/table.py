"""A table of settings, read into the class that declares it: a frozen dataclass. The type of each field is Annotated
with the field's rule (`kiosk.settings.values`), or is such a class itself. A field without a default is required.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from typing import Any, TypeVar, get_type_hints

from kiosk.settings.mistake import MOST_TOLD, KeyPath, Mistake, Wrong, not_a_setting, not_a_table, unread
from kiosk.settings.values import one_of


@dataclass(frozen=True, slots=True)
class Table:
    """What every such class derives from."""

    def check(self) -> None:
        """Raise Wrong, with the key it is about, where values that are right by themselves do not fit each other."""


@dataclass(frozen=True, slots=True)
class OnPanel:
    """A further rule of a field, for a file that is the panel's own: nobody else looks at it."""

    rule: Callable[[str], None]


_Settings = TypeVar("_Settings", bound=Table)


class TableReader:
    """Reads tables and gathers the mistakes in them. Where a table has one, its defaults stand in for all of it.

    `panel`: the rules that are for the panel only count too.
    """

    def __init__(self, tables: Mapping[str, Any], *, panel: bool = False) -> None:
        self._tables = tables
        self._panel = panel
        self.mistakes: list[Mistake] = []

    def table(self, name: str, kind: type[_Settings]) -> _Settings:
        return self._read((name,), kind, self._tables.get(name, {})) or kind()

    def tagged(self, name: str, tag: str, what: str, kinds: Mapping[str, type[_Settings]]) -> _Settings:
        """A table of one of several kinds: its setting `tag` says which, and without it, it is the first. A key that
        only another kind reads is refused. `what` stands for a kind in the sentence: "a kind of light".
        """
        first = next(iter(kinds))
        given = self._tables.get(name, {})
        if not isinstance(given, Mapping):
            return self.table(name, kinds[first])
        chosen = self._value((name, tag), one_of(kinds, what), given.get(tag, first))
        if chosen is None:
            return kinds[first]()
        settings = {key: value for key, value in given.items() if key != tag}
        known = {word: list(_rules(kind)) for word, kind in kinds.items()}
        made = self._read((name,), kinds[chosen], settings, lambda key: unread(key, tag, chosen, known))
        return made or kinds[first]()

    def _read(
        self, path: KeyPath, kind: type[_Settings], given: Any, refused: Callable[[str], Wrong] | None = None
    ) -> _Settings | None:
        """None where there was a mistake. `refused` says what is wrong with a key that `kind` does not have."""
        if not isinstance(given, Mapping):
            self._tell(path, not_a_table(path))
            return None
        before, rules = len(self.mistakes), _rules(kind)
        values: dict[str, Any] = {}
        for key, value in given.items():
            if key in rules:
                values[key] = self._setting((*path, key), rules[key], value)
            elif len(self.mistakes) < MOST_TOLD:
                self._tell((*path, key), refused(key) if refused else not_a_setting(key, rules))
        for key in [key for key in _required(kind) if key not in given]:
            self._tell((*path, key), _missing(rules[key]))
        if len(self.mistakes) > before:
            return None
        return self._checked(path, kind(**values))

    def _setting(self, path: KeyPath, rules: Sequence[Any], value: Any) -> Any:
        rule, *further = rules
        if isinstance(rule, type):
            return self._read(path, rule, value)
        made = self._value(path, rule, value)
        if self._panel and made is not None:
            for panels in further:
                self._value(path, panels.rule, made)
        return made

    def _value(self, path: KeyPath, rule: Callable[[Any], Any], value: Any) -> Any:
        try:
            return rule(value)
        except Wrong as wrong:
            self._tell(path, wrong)
            return None

    def _checked(self, path: KeyPath, made: _Settings) -> _Settings | None:
        try:
            made.check()
        except Wrong as wrong:
            self._tell(path, wrong)
            return None
        return made

    def _tell(self, path: KeyPath, wrong: Wrong) -> None:
        self.mistakes.append(Mistake((*path, *wrong.path), str(wrong)))


def _rules(kind: type[Table]) -> dict[str, Sequence[Any]]:
    """Of each field: its rules, or the class of the table that it is."""
    hints = get_type_hints(kind, include_extras=True)
    return {entry.name: getattr(hints[entry.name], "__metadata__", [hints[entry.name]]) for entry in fields(kind)}


def names_of(kind: type) -> list[str]:
    """The settings of a table, or the tables of a configuration, in their order."""
    return [entry.name for entry in fields(kind) if entry.init]


def _required(kind: type[Table]) -> list[str]:
    return [entry.name for entry in fields(kind) if entry.default is entry.default_factory is MISSING]


def _missing(rules: Sequence[Any]) -> Wrong:
    """With the mend of the first rule, which every value has that does not keep to it."""
    try:
        rules[0](None)
    except Wrong as wrong:
        return Wrong("is missing", wrong.mend)
    raise TypeError("a rule that takes None, which TOML cannot say")
