"""The page of what the site says."""

from kiosk.room.facts import NoticeKind
from ui_scenes.notices import noticed, words
from ui_scenes.scene import LARGE, Scene, changed, checked, local
from ui_scenes.touches import turn_over

LIFT = words(
    ("De lift is buiten gebruik", "Neem vandaag de trap of de lift in de noordvleugel.", "Donderdag werkt alles weer."),
    (
        "The lift is out of order",
        "Please take the stairs, or the lift in the north wing.",
        "It works again on Thursday.",
    ),
    "Facilitair bedrijf",
)
LONG_LINE = "Neem vandaag de trap of de lift in de noordvleugel, want deze wordt tot donderdag hersteld"
LONG_MESSAGE = words(("Lift 2 is deze week niet open.", *[LONG_LINE] * 4), sender="Facilitair bedrijf")

ORDINARY = (
    Scene("message", local(12, 12), facts=noticed(NoticeKind.MESSAGE), words=LIFT),
    Scene("message-long", local(14, 6), checked("c"), facts=noticed(NoticeKind.MESSAGE), words=LONG_MESSAGE),
    Scene(
        "message-next",
        local(14, 6),
        checked("c"),
        facts=noticed(NoticeKind.MESSAGE),
        words=LONG_MESSAGE,
        taps=turn_over(lambda _screen: None),
    ),
)
SCENES = (*ORDINARY, *changed("large", ORDINARY, ("message",), **LARGE))
