"""Fixtures, to be named in a conftest: the fake is started once and shared; every test has a mailbox of its own."""

from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager

import pytest
from vendors.graph.world import GraphWorld, fake_graph, graph_world


@pytest.fixture(scope="session")
def graph_url() -> Iterator[str]:
    with fake_graph() as url:
        yield url


@pytest.fixture
def world(graph_url: str) -> AbstractAsyncContextManager[GraphWorld]:
    return graph_world(graph_url)
