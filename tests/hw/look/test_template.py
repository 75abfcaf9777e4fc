"""What is sent to a light's own service: a colour takes its place, and nothing else can."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hw.look.patterns import AMBER, GREEN
from kiosk.hw.look.template import fill, shows_colour, unknown_placeholder


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("http://127.0.0.1/led?r={r}&g={g}&b={b}", "http://127.0.0.1/led?r=255&g=120&b=0"),
        ("https://panel/%23{hex}/{ttl}", "https://panel/%23ff7800/10"),
        ('{"color":"#{hex}","for":{ttl}}', '{"color":"#ff7800","for":10}'),
        ('{"rgb":[{r},{g},{b}],"x":{}}', '{"rgb":[255,120,0],"x":{}}'),
        ("{R}{{r}}", "{R}{255}"),
    ],
)
def test_the_colour_takes_its_place(template: str, filled: str) -> None:
    assert fill(template, AMBER, 10) == filled


def test_a_body_that_is_json_stays_json() -> None:
    assert json.loads(fill('{"a":{"r":{r}},"c":"{hex}"}', GREEN, 10)) == {"a": {"r": 0}, "c": "00ff00"}


@pytest.mark.parametrize(
    ("template", "name"), [("{hex}{ttl}", None), ("{title}", "title"), ('{"r":{r},"x":{}}', None), ("{r}{Hex}", "Hex")]
)
def test_a_name_that_stands_for_nothing_is_found(template: str, name: str | None) -> None:
    assert unknown_placeholder(template) == name


@pytest.mark.parametrize(
    ("templates", "whole"),
    [(("{hex}",), True), (("{r}", "{g}{b}"), True), (("{r}{g}",), False), (("{ttl}", ""), False)],
)
def test_every_part_of_the_colour_has_to_travel(templates: tuple[str, ...], whole: bool) -> None:
    assert shows_colour(*templates) is whole


@given(st.text())
def test_any_text_can_be_filled(template: str) -> None:
    fill(template, AMBER, 10)
