"""What is wrong with a configuration: one sentence each, with the line and the mend. Pure."""

import difflib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

KeyPath = tuple[str | int, ...]
"""The way to a key: the tables it is in, the number of an element in an array, its name."""
MOST_TOLD: Final = 50
"""Mistakes that one reader tells at once: more is another file."""


class Wrong(ValueError):
    """What is wrong with a setting, and the mend: `str` gives the rest of a sentence that begins with the key.

    `path` leads from the table or value that was looked at to the key that is meant, where that is another.
    """

    def __init__(self, what: str, mend: str, *path: str) -> None:
        super().__init__(f"{what}: {mend}")
        self.mend = mend
        self.path = path


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong. `path` is empty where it is the whole file, `line` None where nothing of it stands."""

    path: KeyPath
    says: str
    """The rest of a sentence that begins with the key."""
    line: int | None = None

    @property
    def key(self) -> str:
        return dotted(self.path)

    @property
    def sentence(self) -> str:
        return f"{self.key or 'The file'} {self.says}."

    def __str__(self) -> str:
        return f"line {self.line}: {self.sentence}" if self.line else self.sentence


class BadSettings(Exception):
    """The configuration cannot be used; `mistakes` says why, one by one. The text is one sentence a line."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("\n".join(map(str, mistakes)))
        self.mistakes = mistakes


def dotted(path: KeyPath) -> str:
    """The key as TOML writes it."""
    bare = re.compile(r"[\w-]+", re.ASCII)
    return ".".join(str(part) if bare.fullmatch(str(part)) else json.dumps(part) for part in path)


def not_a_setting(name: str, known: Iterable[str]) -> Wrong:
    """For a key that nothing reads. `known` are the ones that could have been meant."""
    names = list(known)
    others = f", or use one of {', '.join(names)}" if names else ""
    return Wrong("is not a setting", did_you_mean(name, names) or f"take it out{others}")


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The mend that offers the one of `known` that looks most like `word`; empty where none does."""
    close = difflib.get_close_matches(word, known, 1)
    return f"did you mean {close[0]}" if close else ""


def unread(name: str, tag: str, chosen: str, kinds: Mapping[str, Iterable[str]]) -> Wrong:
    """For a key that the `chosen` one of several kinds does not read. `kinds` are the keys that each of them reads."""
    readers = [f'"{kind}"' for kind, keys in kinds.items() if name in keys]
    if not readers:
        return not_a_setting(name, [tag, *kinds[chosen]])
    return Wrong(f"is not read by the {tag} {chosen}", f"take it out, or write {tag} = {' or '.join(readers)}")


def not_a_table(path: KeyPath) -> Wrong:
    table = f"[[{dotted(path[:-1])}]]" if isinstance(path[-1], int) else f"[{dotted(path)}]"
    return Wrong("is not a table", f"write {table} and its settings below it")
