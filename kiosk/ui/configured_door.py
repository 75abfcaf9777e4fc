"""From the configuration to the door."""

from zoneinfo import ZoneInfo

from kiosk.config import Config, UiTable
from kiosk.hw.light.settings import NoLightSettings
from kiosk.hw.look.patterns import Programs, programs
from kiosk.nearby.configured import card_of
from kiosk.privacy.display_text import DisplayText
from kiosk.room.disclosure import Statement
from kiosk.settings.table import names_of
from kiosk.ui.comfort import Comfort
from kiosk.ui.door import Door
from kiosk.ui.lamp import LampLooks, LampStep


def door_of(config: Config, *, demo: bool = False, statement: Statement = ()) -> Door:
    """What the screen has to know of the configuration; the table of the screen's own settings as it is."""
    card, has_no_lamp = card_of(config.room), isinstance(config.light, NoLightSettings) and not demo
    return Door(
        name=card.name,
        zone=ZoneInfo(config.room.timezone),
        policy=config.to_policy(),
        floor=card.floor,
        zone_label=card.zone,
        seats=card.seats,
        equipment=card.equipment,
        door_cm=card.door_cm,
        house_rules=card.house_rules,
        photo=card.photo,
        site=DisplayText(config.site.name),
        show=config.policy.show,
        statement=statement,
        controller=DisplayText(config.privacy.controller),
        contact=DisplayText(config.privacy.contact),
        statement_url=config.privacy.statement_url,
        demo=demo,
        lamp={} if has_no_lamp else painted(programs(config.light.look.colours)),
        room_page=config.site.room_page.replace("{room}", config.room.id),
        comforts=frozenset({Comfort.LARGE_TEXT} if config.ui.large_text else ()),
        **{own: getattr(config.ui, own) for own in names_of(UiTable) if own != "large_text"},
    )


def painted(look: Programs) -> LampLooks:
    """What a light plays, as the screen draws it."""
    return {
        pattern: tuple(LampStep(str(step.colour), step.seconds) for step in program)
        for pattern, program in look.items()
    }
