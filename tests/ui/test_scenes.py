"""Where a scene stands: in the table of the page it opens."""

import pytest
from sampling import named
from ui_hand import Hand
from ui_scenes import SCENES_OF, Scene

from kiosk.ui.interaction import Interaction
from kiosk.ui.pages.page import Inputs
from kiosk.ui.pages.table import PAGES, open_page

STANDS = [(page, scene) for page, scenes in SCENES_OF.items() for scene in scenes]
UNTOUCHED = Interaction("nl")


def test_every_page_has_a_table() -> None:
    assert set(SCENES_OF) == {page.name for page in PAGES}


@pytest.mark.parametrize(("page", "scene"), [one for one in STANDS if one[1].taps], ids=named)
def test_a_scene_that_is_touched_opens_its_page(at_the_door: type[Hand], page: str, scene: Scene) -> None:
    assert at_the_door(scene, shown=False).page == page


@pytest.mark.parametrize(("page", "scene"), [one for one in STANDS if not one[1].taps], ids=named)
def test_a_scene_that_nobody_touches_opens_its_page(page: str, scene: Scene) -> None:
    inputs = Inputs(scene.published(), scene.labels, scene.at_door(), UNTOUCHED, scene.now, administration=scene.admin)
    assert open_page(inputs).name == page
