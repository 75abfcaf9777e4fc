"""The contracts hold whatever a mailbox does otherwise, as long as that can be borne."""

from contextlib import AbstractAsyncContextManager

import pytest
from support.declining_contract import DecliningBookingContract, DecliningStoreContract
from vendors.graph.quirks import BEARABLE, Quirk
from vendors.graph.world import GraphWorld, graph_world

pytestmark = pytest.mark.long
LATE = {Quirk.VIEW_LAGS}
"""A look may be behind, which the contracts know nothing of: the races prove what becomes of it."""
UNANSWERED = {Quirk.POST_ANSWER_LOST, Quirk.POST_LATE, Quirk.POST_503_AFTER_COMMIT}
"""A single write may not be answered; what is booked is right all the same."""
UNSEARCHED = {Quirk.FILTER_IS_500}
"""What another panel made is known when it was read."""
UNMARKED = {Quirk.EXPAND_DROPPED}
"""What others marked may be nobody's until this panel has marked something: the room is taken all the same, and nothing
is released without a look at the event itself.
"""


class TestEventsUnderEachQuirk(DecliningStoreContract):
    @pytest.fixture(params=[quirk for quirk in BEARABLE if quirk not in LATE | UNANSWERED | UNSEARCHED | UNMARKED])
    def world(self, graph_url: str, request: pytest.FixtureRequest) -> AbstractAsyncContextManager[GraphWorld]:
        return graph_world(graph_url, request.param)


class TestGraphUnderEachQuirk(DecliningBookingContract):
    @pytest.fixture(params=[quirk for quirk in BEARABLE if quirk not in LATE | UNSEARCHED | UNMARKED])
    def world(self, graph_url: str, request: pytest.FixtureRequest) -> AbstractAsyncContextManager[GraphWorld]:
        return graph_world(graph_url, request.param)
