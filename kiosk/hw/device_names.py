"""How the kernel names devices: the rules for settings that name one. Each raises Wrong."""

from typing import Annotated, Any, Final

from kiosk.settings.mistake import Wrong

LINE_LIMIT: Final = 31
"""Bytes of a GPIO line's name: GPIO_MAX_NAME_SIZE less its NUL (linux/gpio.h)."""
LED_LIMIT: Final = 63
"""Bytes of an LED's name: LED_MAX_NAME_SIZE less its NUL (linux/leds.h)."""
INPUT_LIMIT: Final = 255
"""Bytes of an input device's name: what EVIOCGNAME is asked for, less its NUL."""


def gpio_line(value: Any) -> str | int:
    if type(value) is int and 0 <= value < 2**16:
        return value
    if isinstance(value, str) and _is_name(value, LINE_LIMIT):
        return value
    raise Wrong("is not a GPIO line", "write its name in quotes, or its number on the chip")


def led(value: Any) -> str:
    if isinstance(value, str) and _is_folder(value):
        return value
    raise Wrong("is not an LED", "write the name it has under /sys/class/leds, in quotes")


def screen(value: Any) -> str:
    if isinstance(value, str) and _is_folder(value):
        return value
    raise Wrong("is not a screen", 'write the name it has under /sys/class/backlight, "auto" or "none"')


def input_device(value: Any) -> str:
    if isinstance(value, str) and _is_name(value, INPUT_LIMIT):
        return value
    raise Wrong("is not an input device", "write its name as /proc/bus/input/devices tells it, or its path, in quotes")


def _is_folder(value: str) -> bool:
    return _is_name(value, LED_LIMIT) and "/" not in value and value not in {".", ".."}


def _is_name(value: str, limit: int) -> bool:
    return 0 < len(value.encode()) <= limit and value.isprintable()


GpioLine = Annotated[str | int, gpio_line]
Led = Annotated[str, led]
Screen = Annotated[str, screen]
InputDevice = Annotated[str, input_device]
