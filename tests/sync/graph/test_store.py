"""The store for Microsoft 365 keeps both contracts."""

from contextlib import AbstractAsyncContextManager

import pytest
from support.declining_contract import DecliningBookingContract, DecliningStoreContract
from vendors.graph.world import GraphWorld, graph_world


class TestEventsInGraph(DecliningStoreContract):
    @pytest.fixture
    def world(self, graph_url: str) -> AbstractAsyncContextManager[GraphWorld]:
        return graph_world(graph_url)


class TestGraph(DecliningBookingContract):
    @pytest.fixture
    def world(self, graph_url: str) -> AbstractAsyncContextManager[GraphWorld]:
        return graph_world(graph_url)
