"""Which USB devices are taken for lights. What lights show is in tests/hardware, on a real kernel's raw devices."""

import pytest
from busylight_core.hardware import Hardware

from kiosk.hw.light.usb import ANYBODYS, kind_of


def device(ids: tuple[int, int], product: str | None = "") -> Hardware:
    told = {"path": b"/dev/hidraw0", "vendor_id": ids[0], "product_id": ids[1], "product_string": product}
    return Hardware.from_hid(told | {"serial_number": "", "manufacturer_string": ""})


@pytest.mark.parametrize(
    ("ids", "product", "name"),
    [
        ((0x27BB, 0x3BCD), "", "BusylightOmega"),
        ((0x2C0D, 0x0001), "", "Blynclight"),
        ((0x20A0, 0x42DB), "", "MuteMeMini"),
        ((0x340B, 0xF001), "", "DNDOmega"),
        ((0x047F, 0xD005), "", "StatusIndicator"),
        ((0x04D8, 0xF372), "LUXAFOR FLAG", "Flag"),  # these two are told apart by name
        ((0x04D8, 0xF372), "LUXAFOR ORB", "Orb"),
    ],
)
def test_a_light_is_known_by_its_ids(ids: tuple[int, int], product: str, name: str) -> None:
    assert kind_of(device(ids, product)).__name__ == name


@pytest.mark.parametrize("ids", [(0x046D, 0xC31C), ANYBODYS])
def test_a_keyboard_is_none_not_even_one_with_the_ids_of_a_light(ids: tuple[int, int]) -> None:
    assert kind_of(device(ids)) is None


@pytest.mark.parametrize("name", ["", None])
def test_without_its_name_nobody_can_tell(name: str | None) -> None:
    assert kind_of(device((0x04D8, 0xF372), name)) is None
