"""The page of an emergency."""

from kiosk.room.facts import NoticeKind
from ui_scenes.notices import noticed, words
from ui_scenes.scene import LARGE, Scene, changed, local

EVACUATION = words(
    (
        "Ontruiming",
        "Verlaat het gebouw door de dichtstbijzijnde uitgang.",
        "Gebruik de lift niet. Verzamel op het plein.",
    ),
    ("Evacuation", "Leave the building by the nearest exit.", "Do not use the lift. Gather on the square."),
    "Bedrijfshulpverlening",
)
LONG_CALL = "Verlaat de verdieping rustig door trappenhuis noordwest nu.."
LONG_EMERGENCY = words(
    ("Waterschade Wg", LONG_CALL, LONG_CALL),
    ("Mass emergency", LONG_CALL, LONG_CALL),
    "Hoofd bedrijfshulpverlening Noordwest XII",
)

ORDINARY = (
    Scene("emergency", local(12, 12), facts=noticed(NoticeKind.EMERGENCY), words=EVACUATION),
    Scene("emergency-one-language", local(14, 6), facts=noticed(NoticeKind.EMERGENCY), words=words(("Ontruiming",))),
    Scene("emergency-long", local(14, 6), facts=noticed(NoticeKind.EMERGENCY), words=LONG_EMERGENCY),
)
SCENES = (*ORDINARY, *changed("large", ORDINARY, ("emergency",), **LARGE))
