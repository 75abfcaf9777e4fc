"""The settings of a light that a service of its own drives over HTTP. The panel talks to that service
(`kiosk.hw.panel.http_light`): the daemon has no network.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from kiosk.hw.light.settings import DimmableLightSettings
from kiosk.hw.look.template import BodyTemplate, UrlTemplate, shows_colour
from kiosk.settings.mistake import Wrong
from kiosk.settings.table import OnPanel
from kiosk.settings.values import FullPath, Switch, one_of, private_file


class Method(StrEnum):
    GET = "GET"
    PUT = "PUT"
    POST = "POST"


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpLightSettings(DimmableLightSettings):
    """`driver = "http"`. `url` and `body` have placeholders for the colour (`kiosk.hw.look.template`)."""

    url: UrlTemplate
    """What is asked for each colour: {hex} or {r}, {g} and {b} stand for it."""
    method: Annotated[Method, one_of(Method, "a way to send")] = Method.GET
    """How it is asked."""
    body: BodyTemplate = ""
    """What is sent along, with the same placeholders."""
    token_file: Annotated[FullPath, OnPanel(private_file)] = ""
    """Holds what the service wants as a bearer token."""
    blink: Switch = False
    """It flashes, one request a step; otherwise each pattern is a steady colour."""

    def check(self) -> None:
        if self.body and self.method is Method.GET:
            raise Wrong("is not sent with GET", 'add method = "PUT" or "POST"', "body")
        if not shows_colour(self.url, self.body):
            what, mend = "and light.body leave a part of the colour out", "put in {hex}, or {r}, {g} and {b}"
            raise Wrong(what, mend, "url")
        DimmableLightSettings.check(self)
