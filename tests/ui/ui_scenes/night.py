"""The screen while the building sleeps."""

from dataclasses import replace
from datetime import timedelta

from ui_scenes import home
from ui_scenes.scene import LARGE, LONG_NAME, Scene, among, changed, local, span

ORDINARY = (
    Scene("night-free", local(21, 47)),
    Scene("night-busy", local(21, 47), (span("n", local(21), local(23), checked_in=True),)),
    Scene("night-unknown", local(23, 5), old=timedelta(hours=3)),
    replace(among(home.SCENES, "out-of-service"), name="night-out-of-service", now=local(21, 47)),
)
SCENES = (
    *ORDINARY,
    *changed("large", ORDINARY, ("night-free",), **LARGE),
    *changed("long-name", ORDINARY, ("night-free",), name=LONG_NAME),
)
