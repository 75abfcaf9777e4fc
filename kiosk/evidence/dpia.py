"""The data protection impact assessment of a door (GDPR art. 35): the program's part of the 17 points, filled in."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from string import Template
from typing import Final

from kiosk.config import Config
from kiosk.events.security_event import KEPT_FOR as EVENTS_KEPT_FOR
from kiosk.panel.store.schedule_cache import KEPT_FOR
from kiosk.reports.queue_file import GIVEN_UP_AFTER

TEXTS: Final = Path(__file__).parent / "texts"
LANGUAGES: Final = ("en", "nl")
VARIANTS: Final = ("default", "names")
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "default": "no names at the door",
        "names": "names at the door",
        "title": "the title",
        "organizer": "who made it",
        "either": "the title, or who made it",
        "nobody": "**[site]** ([privacy] controller)",
    },
    "nl": {
        "default": "geen namen bij de deur",
        "names": "namen bij de deur",
        "title": "het onderwerp",
        "organizer": "wie haar maakte",
        "either": "het onderwerp, of wie haar maakte",
        "nobody": "**[organisatie]** ([privacy] controller)",
    },
}


def assessment(config: Config, variant: str, language: str) -> bytes:
    """Lines that begin with [default] or [names] are those of that variant alone."""
    own, others = f"[{variant}] ", tuple(f"[{one}] " for one in VARIANTS if one != variant)
    lines = (TEXTS / f"dpia.{language}.md").read_text("utf-8").splitlines(keepends=True)
    kept = (line.removeprefix(own) for line in lines if not line.startswith(others))
    words = _WORDS[language]
    return (
        Template("".join(kept))
        .substitute(
            variant=words[variant],
            shown=words.get(config.policy.show, words["either"]),
            controller="[privacy] controller, contact" if config.privacy.controller else words["nobody"],
            schedule_hours=KEPT_FOR // timedelta(hours=1),
            report_days=GIVEN_UP_AFTER.days,
            event_days=EVENTS_KEPT_FOR.days,
        )
        .encode()
    )
