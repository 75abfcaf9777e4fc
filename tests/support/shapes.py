"""The shape of an answer: its keys at every depth, and nothing of what they hold."""

from typing import Any

Shape = dict[str, Any]


def keys(words: str, **deeper: Any) -> Shape:
    """Of an object: what holds a plain value by its words, what holds more by its own shape."""
    return {**dict.fromkeys(words.split()), **deeper}


def shape(value: Any) -> Any:
    """Of a list: the shapes in it, each once."""
    match value:
        case dict():
            return {name: shape(one) for name, one in value.items()}
        case list():
            found: list[Any] = []
            for one in map(shape, value):
                if one not in found:
                    found.append(one)
            return found
        case _:
            return None
