"""What the panel shows, keeps and sends."""

from datetime import timedelta

from kiosk.privacy.display_text import DisplayText
from kiosk.room.disclosure import Disclosed, Disclosure
from kiosk.ui.pages import privacy
from kiosk.ui.pages.table import open_page
from kiosk.ui.shell import Screen
from ui_scenes.scene import LARGE, Scene, changed, checked, local
from ui_scenes.touches import turn_over

ABOUT_US: dict[str, object] = {
    "statement": (
        *(Disclosed(says) for says in (Disclosure.STATE, Disclosure.TIMES, Disclosure.NO_NAMES, Disclosure.BUSY)),
        Disclosed(Disclosure.CHECK_IN_KEPT, timedelta(hours=24)),
        *(Disclosed(says) for says in (Disclosure.PROMISES, Disclosure.BOOKING, Disclosure.CHECK_IN_SENT)),
        *(Disclosed(says) for says in (Disclosure.LIGHT, Disclosure.NOTHING_ELSE)),
    ),
    "controller": DisplayText("Voorbeeld B.V."),
    "contact": DisplayText("privacy@voorbeeld.example"),
}
ALL_ABOUT_US: dict[str, object] = {
    "statement": tuple(
        Disclosed(says, timedelta(hours=24))
        for says in Disclosure
        if says not in (Disclosure.NO_NAMES, Disclosure.NOTHING)
    ),
    "controller": DisplayText("Rijksdienst voor Voorbeelden, directie Bedrijfsvoering"),
    "contact": DisplayText("functionaris.gegevensbescherming@voorbeeld.example"),
    "statement_url": "https://www.example.org/privacy",
}


LONG_ADDRESS = DisplayText(
    "functionaris.gegevensbescherming.en.informatiebeveiliging@ministerie.van.voorbeelden.rijksoverheid.example"
)


def read_about_privacy(screen: Screen) -> None:
    """As the page with everything else on it opens it."""
    screen._perform(open_page(screen._inputs(screen._now())), lambda _view, inputs: privacy.opened(inputs), None)


ORDINARY = (
    Scene("privacy", local(12, 12), door=ABOUT_US, taps=read_about_privacy),
    Scene("privacy-all", local(14, 6), checked("c"), door=ALL_ABOUT_US, taps=read_about_privacy),
    Scene("privacy-next", local(14, 6), checked("c"), door=ALL_ABOUT_US, taps=turn_over(read_about_privacy)),
    Scene("privacy-contact", local(14, 6), checked("c"), door=ALL_ABOUT_US, taps=turn_over(read_about_privacy, 2)),
    Scene(
        "privacy-long-contact",
        local(14, 6),
        checked("c"),
        door={**ALL_ABOUT_US, "contact": LONG_ADDRESS},
        taps=turn_over(read_about_privacy, 2),
    ),
)
SCENES = (*ORDINARY, *changed("large", ORDINARY, ("privacy",), **LARGE))
