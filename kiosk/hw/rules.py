"""What a single setting may be: each function takes what the file holds and gives the value, or raises Wrong."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final, TypeVar

from kiosk.hw.look.colours import colour_of
from kiosk.hw.look.patterns import DARK, Colour
from kiosk.hw.look.template import PLACEHOLDERS, fill, unknown_placeholder
from kiosk.settings.addresses import checked_url, host_and_port

SOCKET_LIMIT: Final = 99
"""Bytes of a socket's path: sun_path holds 108 (unix(7)), and some are needed beside it."""
LINE_LIMIT: Final = 31
"""Bytes of a GPIO line's name: GPIO_MAX_NAME_SIZE less its NUL (linux/gpio.h)."""
LED_LIMIT: Final = 63
"""Bytes of an LED's name: LED_MAX_NAME_SIZE less its NUL (linux/leds.h)."""
INPUT_LIMIT: Final = 255
"""Bytes of an input device's name: what EVIOCGNAME is asked for, less its NUL."""
TEXT_LIMIT: Final = 1000
"""Characters of a topic, an address or what is sent to a light."""
_LIGHT_URL: Final = "http://127.0.0.1:8080/led?rgb={hex}"
_Choice = TypeVar("_Choice", bound=StrEnum)


class Wrong(ValueError):
    """Its text is the rest of a sentence that begins with the key."""


def one_of(kind: type[_Choice], what: str) -> Callable[[Any], _Choice]:
    """The rule for a setting that is one of the words of `kind`, each of them a `what`."""

    def rule(value: Any) -> _Choice:
        try:
            return kind(value)
        except ValueError:
            raise Wrong(f"is not {what}: use one of {', '.join(kind)}.") from None

    return rule


def path(value: Any) -> str:
    if not isinstance(value, str) or not value.startswith("/") or "\0" in value:
        raise Wrong('is not a full path: write it in quotes, beginning with "/".')
    return value


def socket(value: Any) -> str:
    full = path(value)
    if len(full.encode()) > SOCKET_LIMIT:
        raise Wrong(f"is longer than {SOCKET_LIMIT} bytes, which a socket cannot be: choose a shorter path.")
    return full


def line(value: Any) -> str | int:
    if type(value) is int and 0 <= value < 2**16:
        return value
    if isinstance(value, str) and _is_name(value, LINE_LIMIT):
        return value
    raise Wrong("is not a GPIO line: write its name in quotes, or its number on the chip.")


def player(value: Any) -> str | int:
    return value if isinstance(value, str) and _is_led(value) else line(value)


def led(value: Any) -> str:
    if isinstance(value, str) and _is_led(value):
        return value
    raise Wrong("is not an LED: write the name it has under /sys/class/leds, in quotes.")


def screen(value: Any) -> str:
    if isinstance(value, str) and _is_led(value):
        return value
    raise Wrong('is not a screen: write the name it has under /sys/class/backlight, "auto" or "none".')


def _is_led(value: str) -> bool:
    return _is_name(value, LED_LIMIT) and "/" not in value and value not in {".", ".."}


def _is_name(value: str, limit: int) -> bool:
    return 0 < len(value.encode()) <= limit and value.isprintable()


def input_device(value: Any) -> str:
    if isinstance(value, str) and _is_name(value, INPUT_LIMIT):
        return value
    raise Wrong("is not an input device: write its name as /proc/bus/input/devices tells it, or its path, in quotes.")


def percent(value: Any) -> int:
    if type(value) is not int or not 1 <= value <= 100:
        raise Wrong("is not a percentage: write a whole number from 1 to 100.")
    return value


def colour(value: Any) -> Colour:
    shown = colour_of(value) if isinstance(value, str) else None
    if shown is None:
        raise Wrong('is not a colour, or is dark: write it like "#00c853".')
    return shown


def url(value: Any) -> str:
    address = template(value)
    if "{" in address.split("?", 1)[0].removeprefix("https://").removeprefix("http://").split("/", 1)[0]:
        raise Wrong("has a placeholder for its server: name the server.")
    try:
        checked_url(fill(address, DARK, 0), _LIGHT_URL, carries="its token", login="token_file")
    except ValueError as error:
        raise Wrong(f"{error}.") from None
    return address


def template(value: Any) -> str:
    words = text(value)
    if unknown_placeholder(words):
        raise Wrong(f"has something in braces that stands for nothing: use {', '.join(PLACEHOLDERS)}.")
    return words


def broker(value: Any) -> str:
    if not isinstance(value, str) or host_and_port(value) is None:
        raise Wrong('is not a server: write it like "host:8883".')
    return value


def topic(value: Any) -> str:
    words = text(value)
    if not words or set(words) & {"+", "#"}:
        raise Wrong('is not one topic: write it like "zigbee2mqtt/waalzaal", without + and #.')
    return words


def text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > TEXT_LIMIT or not value.isprintable():
        raise Wrong(f"is not a text: write it in quotes, on one line, at most {TEXT_LIMIT} characters.")
    return value


def switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise Wrong("is neither on nor off: write true or false.")
    return value
