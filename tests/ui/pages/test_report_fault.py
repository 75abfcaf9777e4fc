"""Reporting a fault: a piece, one of its choices, one button; nothing twice, and no way to say more."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ui_scenes import Scene
from ui_scenes.scene import DOOR, local

from kiosk.privacy.display_text import DisplayText
from kiosk.reports.faults import CHOICES, Asset, FaultChoice, FaultItem, items_of
from kiosk.reports.report import NO_REPORTS, FaultReport, ReportFault, ReportsState, Told
from kiosk.ui.comfort import Comfort
from kiosk.ui.door import KNOWN_EQUIPMENT
from kiosk.ui.headline import Tone
from kiosk.ui.interaction import HOME_AFTER, Interaction
from kiosk.ui.pages.more import MORE, MoreOpened, WayKind, open_way
from kiosk.ui.pages.more import opened as more_opened
from kiosk.ui.pages.page import ActionResult, Inputs, PageAction
from kiosk.ui.pages.report_fault import (
    MOST_TILES,
    REPORT_FAULT,
    FaultDraft,
    ReportFaultView,
    choose,
    choose_item,
    go_back,
    more_items,
    opened,
    report,
)
from kiosk.ui.pages.table import open_page, settled
from kiosk.ui.prompt import Prompt, Speech, prompt_of

NOW = local(12, 12)
SCENE = Scene("", NOW)
EQUIPMENT = ("screen", "video", "<b>Flipchart</b>")
REPORTS = ReportsState(items_of(EQUIPMENT))
SCREEN = FaultItem(Asset.SCREEN)
DARK = ReportFault(SCREEN, FaultChoice.DOES_NOT_START)


def before(reports: ReportsState = REPORTS, equipment: tuple[str, ...] = EQUIPMENT) -> Inputs:
    """Home, with somebody before it."""
    door = replace(DOOR, equipment=equipment)
    return Inputs(SCENE.published(), {}, door, Interaction("en"), NOW, reports=reports)


def after(step: ActionResult | None, inputs: Inputs) -> Inputs:
    return inputs if step is None else settled(replace(inputs, interaction=step.interaction))


def page(reports: ReportsState = REPORTS, equipment: tuple[str, ...] = EQUIPMENT) -> Inputs:
    home = before(reports, equipment)
    return after(opened(home), home)


def seen(inputs: Inputs) -> ReportFaultView:
    view: ReportFaultView = REPORT_FAULT.derive(inputs)
    return view


def does(action: PageAction, inputs: Inputs, *given: int) -> Inputs:
    return after(action(seen(inputs), inputs, *given), inputs)


def drafted(*pressed: int) -> Inputs:
    """After a piece, and perhaps an option of it, were chosen."""
    inputs = page()
    for action, number in zip((choose_item, choose), pressed, strict=False):
        inputs = does(action, inputs, number)
    return inputs


def known(*asked: ReportFault) -> frozenset[FaultReport]:
    return frozenset(FaultReport.made(each, NOW) for each in asked)


def test_where_nothing_can_be_reported_it_does_not_open() -> None:
    assert opened(before(NO_REPORTS)) is None
    assert open_page(page()).name == "report_fault"


def test_it_is_a_row_of_more_where_something_can_be_reported_and_back_leads_there() -> None:
    home = before()
    more = after(more_opened(home), home)
    assert WayKind.REPORT_FAULT in [way.kind for way in MORE.derive(more).ways]
    inputs = after(open_way(MORE.derive(more), more, "report_fault"), more)
    assert open_page(inputs).name == "report_fault"
    assert open_page(after(go_back(seen(inputs), inputs), inputs)).name == "more"
    home = before(NO_REPORTS)
    more = after(more_opened(home), home)
    assert WayKind.REPORT_FAULT not in [way.kind for way in MORE.derive(more).ways]


def test_the_pieces_stand_in_their_order_and_a_sites_own_name_is_laid_out_safely() -> None:
    tiles = seen(page()).tiles
    assert [tile.asset for tile in tiles] == [item.asset for item in REPORTS.items]
    assert [tile.note for tile in tiles if tile.note] == [DisplayText("<b>Flipchart</b>")]
    assert not any(tile.chosen or tile.already for tile in tiles)


def test_a_piece_and_one_of_its_choices_make_a_report_and_close_the_page() -> None:
    inputs = drafted(0, 1)
    view = seen(inputs)
    assert (view.asset, view.choice) == (Asset.SCREEN, FaultChoice.NO_PICTURE)
    assert [option.chosen for option in view.options] == [False, True, False, False]
    inputs = replace(inputs, interaction=inputs.interaction.having(MoreOpened()))
    step = report(view, inputs)
    assert step is not None
    assert step.post == ReportFault(SCREEN, FaultChoice.NO_PICTURE)
    assert open_page(after(step, inputs)).name == "home"


@pytest.mark.parametrize("pressed", [(), (0,)])
def test_nothing_is_reported_before_both_are_chosen(pressed: tuple[int, ...]) -> None:
    inputs = drafted(*pressed)
    assert report(seen(inputs), inputs) is None


def test_another_piece_begins_anew() -> None:
    view = seen(does(choose_item, drafted(0, 1), 4))
    assert (view.asset, view.choice) == (Asset.TEMPERATURE, None)


def test_what_was_reported_already_says_so_and_cannot_be_reported_again() -> None:
    inputs = does(choose_item, page(replace(REPORTS, waiting=known(DARK))), 0)
    view = seen(inputs)
    assert [tile.already for tile in view.tiles] == [True, *[False] * 8]
    assert [option.already for option in view.options] == [True, False, False, False]
    assert choose(view, inputs, 0) is None
    assert choose(view, inputs, 1) is not None


def test_a_choice_that_another_finger_reported_meanwhile_is_let_go() -> None:
    inputs = drafted(0, 0)
    assert seen(settled(replace(inputs, reports=replace(REPORTS, delivered=known(DARK))))).choice is None


def test_it_closes_when_nobody_is_there_or_the_site_wants_no_more_reports() -> None:
    inputs = drafted(0)
    assert open_page(settled(replace(inputs, now=NOW + HOME_AFTER - timedelta(seconds=1)))).name == "report_fault"
    assert open_page(settled(replace(inputs, now=NOW + HOME_AFTER))).name == "home"
    assert open_page(settled(replace(inputs, reports=NO_REPORTS))).name == "home"


EVERYTHING = tuple(sorted(KNOWN_EQUIPMENT))


@pytest.mark.parametrize("pieces", range(14))
def test_every_piece_can_be_reached(pieces: int) -> None:
    equipment = tuple(f"own {number}" for number in range(pieces))
    inputs, reached = page(ReportsState(items_of(equipment)), equipment), list[tuple[Asset, str]]()
    sheets = 0
    while (sheets := sheets + 1) == 1 or inputs.interaction.of(FaultDraft) != FaultDraft():
        view = seen(inputs)
        assert len(view.tiles) + view.more <= MOST_TILES
        reached += [(tile.asset, tile.note) for tile in view.tiles]
        inputs = does(more_items, inputs)
    assert len(reached) == len(set(reached)) == pieces + 6


@given(st.lists(st.tuples(st.sampled_from((choose_item, choose, more_items)), st.integers(-1, 10)), max_size=30))
def test_whatever_is_pressed_only_what_is_offered_is_reported(presses: list[tuple[PageAction, int]]) -> None:
    reports = ReportsState(items_of(EVERYTHING), waiting=known(DARK))
    inputs = page(reports, EVERYTHING)
    for action, number in presses:
        inputs = does(action, inputs, *(() if action is more_items else (number,)))
        step = report(seen(inputs), inputs)
        if step is not None:
            assert isinstance(step.post, ReportFault)
            assert step.post.item in reports.items
            assert step.post.choice in CHOICES[step.post.item.asset]
            assert step.post != DARK


@pytest.mark.parametrize(
    ("told", "prompt"),
    [
        (Told.SENDING, Prompt(Speech.FAULT_SENDING)),
        (Told.REPORTED, Prompt(Speech.FAULT_REPORTED, loud=True)),
        (Told.KEPT, Prompt(Speech.FAULT_KEPT, loud=True)),
        (Told.REFUSED, Prompt(Speech.FAULT_REFUSED, loud=True, warns=True)),
    ],
)
def test_home_says_what_became_of_it(told: Told, prompt: Prompt) -> None:
    home = before()
    assert prompt_of(home.state, home.interaction, Tone.FREE, home.times, NOW, told) == prompt


@pytest.mark.parametrize("comfort", [Comfort.LARGE_TEXT, Comfort.LOW_CONTROLS])
def test_where_there_is_no_room_for_both_back_leads_from_the_options_to_the_pieces(comfort: Comfort) -> None:
    home = replace(before(), interaction=before().interaction.toggled(comfort))
    chosen = does(choose_item, after(opened(home), home), 0)
    assert seen(chosen).in_steps
    again = does(go_back, chosen)
    assert (seen(again).asset, open_page(again).name) == (None, "report_fault")
    assert open_page(does(go_back, again)).name == "home"


def test_elsewhere_back_closes_the_page_whatever_was_chosen() -> None:
    assert not seen(drafted(0)).in_steps
    assert open_page(does(go_back, drafted(0))).name == "home"
