"""Partial responses (`fields=kind,items(id,start/dateTime)`): what is left of an answer."""

from typing import Any

Mask = dict[str, "Mask"]
"""What is kept of each property that is; empty: all of it."""


def mask(text: str) -> Mask:
    """Raises ValueError for what is not one."""
    found, rest = _list(text)
    if rest:
        raise ValueError(rest)
    return found


def kept(value: Any, wanted: Mask) -> Any:
    if isinstance(value, list):
        return [kept(one, wanted) for one in value]
    if not wanted or not isinstance(value, dict):
        return value
    return {name: kept(value[name], part) for name, part in wanted.items() if name in value}


def _list(text: str) -> tuple[Mask, str]:
    found: Mask = {}
    while True:
        path, text = _path(text)
        part: Mask = {}
        if text.startswith("("):
            part, text = _list(text[1:])
            if not text.startswith(")"):
                raise ValueError(text)
            text = text[1:]
        inner = found
        for name in path[:-1]:
            inner = inner.setdefault(name, {})
        inner[path[-1]] = part
        if not text.startswith(","):
            return found, text
        text = text[1:]


def _path(text: str) -> tuple[list[str], str]:
    end = next((place for place, sign in enumerate(text) if sign in ",()"), len(text))
    path = text[:end].split("/")
    if not all(name.isalnum() for name in path):
        raise ValueError(text)
    return path, text[end:]
