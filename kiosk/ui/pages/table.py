"""PURE: the pages of the screen, the most urgent first: the first that opens is shown."""

from dataclasses import replace

from kiosk.ui import interaction as interactions
from kiosk.ui.pages.admin import ADMIN
from kiosk.ui.pages.emergency import EMERGENCY
from kiosk.ui.pages.find_room import FIND_ROOM
from kiosk.ui.pages.home import HOME
from kiosk.ui.pages.message import MESSAGE
from kiosk.ui.pages.more import MORE
from kiosk.ui.pages.night import NIGHT
from kiosk.ui.pages.other_time import OTHER_TIME
from kiosk.ui.pages.page import Inputs, Page
from kiosk.ui.pages.privacy import PRIVACY
from kiosk.ui.pages.report_fault import REPORT_FAULT
from kiosk.ui.pages.room_card import ROOM_CARD
from kiosk.ui.pages.today import TODAY
from kiosk.ui.pages.unlock import UNLOCK

PAGES: tuple[Page, ...] = (
    EMERGENCY,
    UNLOCK,
    ADMIN,
    REPORT_FAULT,
    PRIVACY,
    ROOM_CARD,
    FIND_ROOM,
    OTHER_TIME,
    TODAY,
    MORE,
    MESSAGE,
    NIGHT,
    HOME,
)


def open_page(inputs: Inputs) -> Page:
    return next(page for page in PAGES if page.opens_when(inputs))


def settled(inputs: Inputs) -> Inputs:
    """The same with the interaction as time and what was published left it."""
    expired = interactions.expire(inputs.interaction, inputs.door.language, inputs.now)
    inputs = replace(inputs, interaction=interactions.settle(expired, inputs.state, inputs.now))
    kept = [state for page in PAGES if (state := page.keeps(inputs)) is not None]
    return replace(inputs, interaction=replace(inputs.interaction, pages={type(state): state for state in kept}))
