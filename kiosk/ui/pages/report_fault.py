"""PURE: the page on which somebody says what does not work: a piece, then one of its choices."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kiosk.privacy.display_text import DisplayText
from kiosk.reports.faults import CHOICES, Asset, FaultChoice, FaultItem
from kiosk.reports.report import ReportFault
from kiosk.ui.comfort import Comfort
from kiosk.ui.interaction import last_seconds, leaves, leaving, left_alone, touch
from kiosk.ui.pages.page import ActionResult, Inputs, Page

MOST_TILES: Final = 9
"""Places for pieces on the page; where there are more, the last place leads on."""


@dataclass(frozen=True, slots=True)
class FaultDraft:
    """What is being said: which piece, what of it; `sheet` counts the pages of pieces from 0."""

    item: FaultItem | None = None
    choice: FaultChoice | None = None
    sheet: int = 0


@dataclass(frozen=True, slots=True)
class FaultTile:
    """One piece; `note` is its name where only the site has one."""

    asset: Asset
    note: str
    chosen: bool
    already: bool
    """Something of it was reported already."""


@dataclass(frozen=True, slots=True)
class FaultOption:
    """One thing that can be wrong with the chosen piece."""

    choice: FaultChoice
    chosen: bool
    already: bool
    """It was reported already."""


@dataclass(frozen=True, slots=True)
class ReportFaultView:
    tiles: tuple[FaultTile, ...]
    more: bool
    """There are more pieces than there are places."""
    asset: Asset | None
    """Of the chosen piece; None before one is chosen."""
    note: str
    options: tuple[FaultOption, ...]
    choice: FaultChoice | None
    in_steps: bool
    """There is no room for pieces and options at once: what can be wrong with a piece takes the place of the pieces."""
    leaving: float
    """What is left of the last ten seconds before the page closes, 0 to 1; 0 before them."""


def derive(inputs: Inputs) -> ReportFaultView:
    draft = _drafted(inputs)
    item = draft.item
    return ReportFaultView(
        tiles=tuple(_tile(each, inputs) for each in _sheet(inputs)),
        more=len(inputs.reports.items) > MOST_TILES,
        asset=None if item is None else item.asset,
        note="" if item is None else _note(item, inputs),
        options=() if item is None else tuple(_option(item, choice, inputs) for choice in CHOICES[item.asset]),
        choice=draft.choice,
        in_steps=inputs.helps(Comfort.LARGE_TEXT) or inputs.helps(Comfort.LOW_CONTROLS),
        leaving=leaving(leaves(inputs.interaction), inputs.now),
    )


def opens_when(inputs: Inputs) -> bool:
    return inputs.interaction.of(FaultDraft) is not None


def edges(inputs: Inputs) -> Iterable[datetime]:
    return last_seconds(leaves(inputs.interaction))


def keeps(inputs: Inputs) -> FaultDraft | None:
    """What is being said, as long as somebody is there and it can be reported here; without what was reported since."""
    draft = inputs.interaction.of(FaultDraft)
    if draft is None or not inputs.reports.items or left_alone(inputs.interaction, inputs.now):
        return None
    if draft.item not in inputs.reports.items:
        return FaultDraft(sheet=draft.sheet if draft.sheet < _sheets(inputs) else 0)
    taken = draft.choice is not None and _already(draft.item, draft.choice, inputs)
    return replace(draft, choice=None) if taken else draft


def opened(inputs: Inputs) -> ActionResult | None:
    """The page, opened from another one; None where nothing can be reported."""
    if not inputs.reports.items:
        return None
    return ActionResult(touch(inputs.interaction, inputs.now).having(FaultDraft()))


def choose_item(_view: ReportFaultView, inputs: Inputs, number: int) -> ActionResult | None:
    """The piece on the tile of that number."""
    shown, draft = _sheet(inputs), _drafted(inputs)
    if not 0 <= number < len(shown) or shown[number] == draft.item:
        return None
    return _now(FaultDraft(shown[number], sheet=draft.sheet), inputs)


def more_items(_view: ReportFaultView, inputs: Inputs) -> ActionResult | None:
    """The pieces that had no place; after the last of them the first."""
    draft = _drafted(inputs)
    return _now(FaultDraft(sheet=(draft.sheet + 1) % _sheets(inputs)), inputs)


def choose(view: ReportFaultView, inputs: Inputs, number: int) -> ActionResult | None:
    """One of the chosen piece's options; what was reported already cannot be chosen."""
    if not 0 <= number < len(view.options) or view.options[number].already:
        return None
    return _now(replace(_drafted(inputs), choice=view.options[number].choice), inputs)


def report(_view: ReportFaultView, inputs: Inputs) -> ActionResult | None:
    """Home says what becomes of it."""
    draft = _drafted(inputs)
    if draft.item is None or draft.choice is None or _already(draft.item, draft.choice, inputs):
        return None
    return ActionResult(replace(inputs.interaction, pages={}), ReportFault(draft.item, draft.choice))


def go_back(view: ReportFaultView, inputs: Inputs) -> ActionResult:
    """To the pieces where they had to make room for the options, else to the page before."""
    if view.in_steps and view.asset is not None:
        return _now(FaultDraft(sheet=_drafted(inputs).sheet), inputs)
    return ActionResult(inputs.interaction.without(FaultDraft))


def _drafted(inputs: Inputs) -> FaultDraft:
    draft = inputs.interaction.of(FaultDraft)
    assert draft is not None
    return draft


def _now(draft: FaultDraft, inputs: Inputs) -> ActionResult:
    return ActionResult(inputs.interaction.having(draft))


def _places(inputs: Inputs) -> int:
    """Pieces on one sheet."""
    return MOST_TILES if len(inputs.reports.items) <= MOST_TILES else MOST_TILES - 1


def _sheets(inputs: Inputs) -> int:
    return -(-len(inputs.reports.items) // _places(inputs))


def _sheet(inputs: Inputs) -> tuple[FaultItem, ...]:
    """The pieces that are shown."""
    first = _drafted(inputs).sheet * _places(inputs)
    return inputs.reports.items[first : first + _places(inputs)]


def _tile(item: FaultItem, inputs: Inputs) -> FaultTile:
    already = any(_already(item, choice, inputs) for choice in CHOICES[item.asset])
    return FaultTile(item.asset, _note(item, inputs), item == _drafted(inputs).item, already)


def _option(item: FaultItem, choice: FaultChoice, inputs: Inputs) -> FaultOption:
    return FaultOption(choice, choice is _drafted(inputs).choice, _already(item, choice, inputs))


def _already(item: FaultItem, choice: FaultChoice, inputs: Inputs) -> bool:
    return inputs.reports.has(ReportFault(item, choice), inputs.now, inputs.door.zone)


def _note(item: FaultItem, inputs: Inputs) -> str:
    return str(DisplayText(inputs.door.equipment[item.place - 1])) if item.place else ""


REPORT_FAULT = Page(
    "report_fault",
    ReportFaultView,
    derive,
    opens_when,
    edges,
    (choose_item, more_items, choose, report, go_back),
    "ReportFaultPage.qml",
    keeps,
)
